"""The quicker writer gives what Python-Markdown's own gives."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Comment, Element, ProcessingInstruction, QName, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.serializers import to_xhtml_string
from markdown.util import AtomicString

from tremplin.markdown.writing import written

texts = st.none() | st.text(st.sampled_from("ab é<>&\"'\n;#1"), max_size=6) | st.just(AtomicString("&amp;"))
tags = st.sampled_from(["p", "em", "br", "BR", "img", "script", "STYLE", "div", "a:b"])


def element(tag: str, attributes: dict[str, Any], text: Any, tail: Any, children: list[Element]) -> Element:
    made = Element(tag, attributes)
    made.text, made.tail = text, tail
    made.extend(children)
    return made


attributes = st.dictionaries(st.sampled_from(["id", "alt", "checked", "a&b"]), texts, max_size=3)
leaves = st.builds(element, tags, attributes, texts, texts, st.just([]))
trees = st.recursive(
    leaves,
    lambda inner: st.builds(element, tags, attributes, texts, texts, st.lists(inner, max_size=3)),
    max_leaves=8,
)


@given(trees)
def test_any_tree_is_written_alike(root: Element) -> None:
    assert written(root) == to_xhtml_string(root)


@pytest.mark.parametrize(
    "odd", [Comment("a & b"), ProcessingInstruction("a", "b"), Element(QName("u", "v")), Element(None)]
)  # type: ignore[arg-type]
def test_what_is_seldom_there_is_written_alike(odd: Element) -> None:
    root = Element("p", {"id": "<"})
    SubElement(root, "em").text = "a > b"
    odd.tail = "&"
    root.append(odd)
    assert written(root) == to_xhtml_string(root)


def test_a_deep_tree_is_written() -> None:
    root = inner = Element("div")
    for _ in range(5000):
        inner = SubElement(inner, "div")
    assert written(root) == to_xhtml_string(root)


def test_what_is_no_text_is_refused_alike() -> None:
    root = element("p", {}, 1, None, [])
    for write in (written, to_xhtml_string):
        with pytest.raises(TypeError):
            write(root)

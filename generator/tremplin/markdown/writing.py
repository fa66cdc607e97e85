"""Elements written as XHTML, as `markdown.serializers.to_xhtml_string` does, in fewer steps."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import serializers

_stock: Any = serializers
_escaped, _escaped_value = _stock._escape_cdata, _stock._escape_attrib_html


def written(root: Element) -> str:
    pieces: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            pieces.append(element)
            continue
        tag, text, tail = element.tag, element.text, element.tail
        attributes = _attributes(element) if element.attrib else ""
        if type(tag) is not str or attributes is None:
            return serializers.to_xhtml_string(root)  # comments and the like, which Markdown does not make
        is_empty, is_code = _nature(tag)
        if is_empty:
            pieces.append(f"<{tag}{attributes} />")
        else:
            if text and not is_code:
                text = _escaped(text)
            if len(element):
                pieces.append(f"<{tag}{attributes}>{text or ''}")
                stack.append(f"</{tag}>{_escaped(tail) if tail else ''}")
                stack.extend(reversed(element))
                continue
            pieces.append(f"<{tag}{attributes}>{text or ''}</{tag}>")
        if tail:
            pieces.append(_escaped(tail))
    return "".join(pieces)


def _attributes(element: Element) -> str | None:
    """None when one of them is not made of texts."""
    items = element.items()
    if not all(type(name) is str and isinstance(value, str) for name, value in items):
        return None
    return "".join([f' {name}="{_escaped_value(value)}"' for name, value in sorted(items)])


@lru_cache(maxsize=256)
def _nature(tag: str) -> tuple[bool, bool]:
    """Whether an element has no inside, and whether its text is not HTML."""
    return tag.lower() in HTML_EMPTY, tag.lower() in ("script", "style")

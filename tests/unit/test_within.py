"""Every sign of a text in YAML is found where it is written, however it is written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tremplin.diagnostics import Report, Span
from tremplin.sources.nodes import Mapping, Scalar, Source
from tremplin.sources.source import compose
from tremplin.sources.within import Within


def value(written: str, line: int = 1, column: int = 1) -> Scalar:
    """The value of the only key of a YAML text."""
    node = compose(Source("q.yml", written, line, column), Report())
    assert isinstance(node, Mapping)
    found = node.entries[0][1]
    assert isinstance(found, Scalar)
    return found


def place(written: str, words: str, line: int = 1, column: int = 1) -> str:
    """Where the first `words` of the value are told to be: line, column and length."""
    node = value(written, line, column)
    text = node.text or ""
    start = text.index(words)
    span = Within(node, text).between(start, start + len(words))
    return f"{span.line}:{span.column}+{span.length}"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a: ici", "1:4+3"),
        ("a: 'l''un ici'", "1:11+3"),
        ('a: "\\u00e9t\\xe9 \\"ici\\""', "1:19+3"),
        ("a: |\n  un\n\n  deux ici", "4:8+3"),
        ("a: |2-  # remarque\n    un\n  ici", "3:3+3"),
        ("a: >\n  un\n  deux ici\n\n    ici", "3:8+3"),
        ("a: >\n\n\n  ici", "4:3+3"),
        ("a: un\n  deux\n\n  trois ici", "4:9+3"),
        ("a: 'un\n  l''autre\n\n  ici'", "4:3+3"),
        ('a: "un\\n\\\n  deux \\\n  \\ ici"', "3:5+3"),
        ("a:\n  ici", "2:3+3"),
    ],
)
def test_the_words_of_a_value_have_their_place(written: str, told: str) -> None:
    assert place(written, "ici") == told


def test_the_place_of_the_text_around_counts() -> None:
    assert place("a: |\n  un\n  ici", "ici", line=10, column=5) == "12:7+3"


def test_words_that_go_on_in_the_next_line_end_with_theirs() -> None:
    assert place("a: un\n  deux\n  trois", "deux trois") == "2:3+4"


def test_a_text_that_the_value_does_not_hold_is_at_the_value() -> None:
    node = value("a: bonjour")
    assert Within(node, "autre").span(1) == node.span
    assert Within(node, "jour").span(1, 1, 4) == Span("q.yml", 1, 7, 4)


_WORDS = st.text(st.sampled_from("ab'\"\\é:# \n-[](){}"), min_size=1, max_size=60)


@given(_WORDS, st.sampled_from(["|", ">", "'", '"', None]), st.integers(8, 40))
def test_each_sign_is_where_it_is_told(text: str, style: Any, width: int) -> None:
    # what ends a text, and what begins one, are spaces that styles say in ways of their own
    text = f"x{text}x"
    written = yaml.dump({"a": text}, default_style=style, width=width, allow_unicode=True)
    node = value(written)
    assert node.text == text
    lines = written.split("\n")
    for n, sign in enumerate(text):
        span = Within(node, text).between(n, n + 1)
        found = lines[span.line - 1][span.column - 1 :]
        if not sign.isspace():
            assert found.startswith((sign, f"\\{sign}"))

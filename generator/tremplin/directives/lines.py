"""The lines of a Markdown text: those of code and comments, those where a directive may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_FENCE = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+)?(?P<fence>`{3,}|~{3,})")
_OPENERS = re.compile(r"(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^|:\s|///)")


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[list[str], list[int], list[tuple[int, str]]]:
    """The lines of a text, the indexes of the readable ones, and what is left open at its end.

    A page is asked for twice in a row.
    """
    lines = text.split("\n")
    if "```" not in text and "~~~" not in text and "<!--" not in text:
        return lines, list(range(len(lines))), []
    open_: list[tuple[int, str]] = []
    return lines, list(_readable(lines, open_)), open_


def unclosed(text: str) -> tuple[int, str, str] | None:
    """Where code or a comment begins that nothing ends, what it is, and what would end it."""
    if not (open_ := lines_of(text)[2]):
        return None
    index, end = open_[0]
    return index, "Ce commentaire" if end == "-->" else "Ce bloc de code", end


def _readable(lines: list[str], open_: list[tuple[int, str]]) -> Iterator[int]:
    """The indexes of the lines outside fenced code and comments.

    `open_` gets the index of what is left open at the end, and what would end it.
    """
    fence, comment, start = "", False, 0
    for index, line in enumerate(lines):
        opening = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            if opening and opening["fence"].startswith(fence) and not line.strip(" `~>"):
                fence = ""
            continue
        if comment or line.lstrip().startswith("<!--"):
            start = start if comment else index
            comment = "-->" not in line
            continue
        if opening and "`" not in line[opening.end() :]:
            fence, start = opening["fence"], index
            continue
        yield index
    if fence or comment:
        open_.append((start, fence or "-->"))


def held(lines: list[str]) -> list[bool]:
    """Of each line, whether a directive may stand there: an indent of four or more is code, unless a list, a
    note or a tab holds the line.
    """
    held: list[bool] = []
    around: list[tuple[int, bool]] = []
    """Indents of the filled lines that hold what is under them, and whether they let a directive stand."""
    for line in lines:
        bare = line.lstrip()
        indent = len(line) - len(bare)
        if not bare:
            held.append(False)
            continue
        while around and around[-1][0] >= indent:
            around.pop()
        held.append(indent < 4 or (bool(around) and around[-1][1]))
        lets = bool(_OPENERS.match(bare)) or (indent >= 4 and held[-1])
        around.append((indent, lets))
    return held

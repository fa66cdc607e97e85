"""The page of help of each code, in French: a Markdown file of its name, all of one shape.

An example that names its file (`title="courses/…"`) can be written there as it is: a test does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WRONG, RIGHT, WHY, HOW = "À ne pas écrire", "À écrire", "Pourquoi", "Comment faire"
EXAMPLE = re.compile(r'^(`{3,})\w+(?: title="([^"]+)")?\n(.*?)^\1$', re.M | re.S)
"""Its fence, the file that it belongs to, and its lines."""
_HEADING = re.compile(f"^## ({'|'.join((WRONG, RIGHT, WHY, HOW))})\n", re.M)


@dataclass(frozen=True)
class Help:
    """`meaning` says what the code tells; it and the sections, by heading and in order, are Markdown."""

    code: str
    title: str
    meaning: str
    sections: Mapping[str, str]


@cache
def help_of(code: str) -> Help:
    """The help of a code of `RULES`."""
    text = files(__package__).joinpath(f"{code}.md").read_text(encoding="utf-8")
    start, *rest = _HEADING.split(text)
    title, _, meaning = start.removeprefix("# ").partition("\n")
    sections = {heading: body.strip() for heading, body in zip(rest[::2], rest[1::2], strict=True)}
    return Help(code, title, meaning.strip(), sections)

"""The title of a text: the heading of level 1 that it begins with, which its page writes itself.

A text that begins with something else is named after its first one, wherever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from tremplin.directives.base import Directive
from tremplin.directives.parser import prose
from tremplin.sources.source import Source
from tremplin.tex import in_line
from tremplin.text.tags import without_tags

# blank lines, comments, definitions of links and of abbreviations show nothing
_NOTHING = re.compile(r"(?:\s*\n|<!--.*?-->[ \t]*(?=\n|\Z)|\*?\[(?!\^)[^\]\n]+\]:[^\n]*(?:\n|\Z))*+", re.S)
_TITLE = re.compile(
    r"#(?!#)(?P<atx>(?:\\.|[^\\\n])*?)#*(?:\n|\Z)"
    r"|(?P<setext>[^\n]+)\n=[=-]*[ ]*(?:\n|\Z)"
    r"|<h1\b[^>]*>(?P<tag>.*?)</h1>",
    re.S | re.I,
)
_ATTRIBUTES = re.compile(r" +\{:? *[^}\n ][^\n]*\} *\Z")
_CODE = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_MARKUP = (
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<img\b[^>]*?\balt=\"([^\"]*)\"[^>]*>", re.I), r"\1"),
    (re.compile(r"<([a-z]+:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>", re.I), r"\1"),
    (re.compile(r"(?<!\\)(\*{1,3}|~{1,2}|==|\^{1,2})(?=\S)(.+?)(?<=[^\s\\])\1"), r"\2"),
    (re.compile(r"(?<![\\\w])(_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)

LONGEST = 500
"""Characters of a title that are read."""


def title(source: Source, directives: Iterable[Directive]) -> str | None:
    """Its words without markup; `directives` are those of the text."""
    start = _NOTHING.match(source.text)
    found = _TITLE.match(source.text, start.end() if start else 0)
    if found is None:
        lines = (line for _, line in prose(source, directives) if line.startswith("# "))
        found = _TITLE.match(next(lines, ""))
    if found is None:
        return None
    words = _ATTRIBUTES.sub("", next(filter(None, found.groups()), "").strip())[:LONGEST]
    # pieces of code, at every third place, stay as they are
    pieces = _CODE.split(words)
    plain = "".join(
        piece.strip() if rank % 3 == 2 else _plain(in_line(piece))
        for rank, piece in enumerate(pieces)
        if rank % 3 != 1
    )
    return " ".join(plain.split()) or None


def _plain(text: str) -> str:
    text = without_tags(text)
    for pattern, kept in _MARKUP:
        while (shorter := pattern.sub(kept, text)) != text:
            text = shorter
    return unescape(text)

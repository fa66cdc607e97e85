"""Where in its source each mark of a text is written. Python-Markdown keeps no place: they are found again.

That is seldom asked: only when something is to be told of a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from tremplin.diagnostics import Span
from tremplin.directives.base import Directive
from tremplin.directives.parser import prose
from tremplin.markdown.marks import Mark
from tremplin.sources.within import Placed


def places(source: Placed, directives: Sequence[Directive], marks: Sequence[Mark]) -> list[Span]:
    """The place of each of `marks`, in their order; `directives` are those of the text.

    What no sign of the text tells is at the line that includes another file, else at its words, else at the
    line of the mark before it.
    """
    finder = _Finder(source, directives)
    return [finder.place(mark) for mark in marks]


class _Written(NamedTuple):
    """A sign of the source that may have made a mark: `words` are its label as written."""

    start: int
    end: int
    kind: str
    words: str = ""
    many: bool = False
    """Whether several marks can come of it."""


# possessive or bounded, so that what is left open costs one pass
_CODE = re.compile(r"(?<![`\\])(`++)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_INCLUDE = re.compile(r"^[ \t]*-+8<-+.*$", re.M)
_HEADING = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<atx>(?P<signs>#{1,6})(?!#)(?P<atx_words>[^\n]*))$"
    r"|^[ \t>]*(?P<setext>(?P<setext_words>[^\s>][^\n]*)\n[ \t>]*(?P<line>=|-)[=-]*[ \t]*)$"
    r"|(?P<tag><h(?P<level>[1-6])\b[^>]*>(?P<tag_words>.{0,500}?)</h)",
    re.M | re.S | re.I,
)
_KINDS = {"a": "link", "img": "image"}
_SYNTAX = (
    r"(?:(?P<inline>\]\(\s*<?\s*)|(?P<definition>\]:\s*<?)|(?P<auto><)"
    r"|(?P<attribute>\b(?i:href|poster|src)\s*=\s*[\"']?\s*))(?P<target>{target})(?=[\s)>\"']|\Z)"
)
_REST = re.compile(r">?\s*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')?\s*\)")
_LONGEST_LABEL = 2_000


class _Finder:
    def __init__(self, source: Placed, directives: Sequence[Directive]) -> None:
        self.source, self.directives = source, list(directives)
        self.text = source.text
        self.read = _without_code(source, directives)
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self.used: set[int] = set()
        self.cursor = 0
        self.known: dict[str, list[_Written]] = {}

    def place(self, mark: Mark) -> Span:
        if mark.kind == "directive":
            for rank, directive in enumerate(self.directives):
                if (directive.spec.name, directive.argument) == (mark.label, mark.target):
                    del self.directives[rank]
                    self.cursor = max(self.cursor, self.starts[directive.first])
                    return directive.span
        if mark.kind in ("title", "heading"):
            found = self._chosen(mark, f"h{mark.level}", self._headings())
        elif mark.kind != "directive":
            found = self._chosen(mark, mark.kind, self._targets(mark.target))
        else:
            found = None
        if found is None:
            return self._guess(mark)
        self.used.add(found.start)
        if not found.many:
            self.cursor = found.start
        return self._span(found.start, found.end)

    def _chosen(self, mark: Mark, kind: str, written: list[_Written]) -> _Written | None:
        """The sign that has the words of `mark`, else the next one that made no mark yet."""
        words = _letters(mark.label)
        return min(
            (sign for sign in written if sign.many or sign.kind == kind),
            key=lambda sign: (
                not sign.many and sign.start in self.used,
                sign.many or _letters(sign.words) != words,
                sign.start,
            ),
            default=None,
        )

    def _headings(self) -> list[_Written]:
        if "#" not in self.known:
            self.known["#"] = [self._heading(found) for found in _HEADING.finditer(self.read)]
        return self.known["#"]

    def _heading(self, found: re.Match[str]) -> _Written:
        group = next(name for name in ("atx", "setext", "tag") if found[name])
        level = found["level"] or str(len(found["signs"] or ("=" if found["line"] == "=" else "--")))
        words = self.text[slice(*found.span(f"{group}_words"))]
        return _Written(*found.span(group), f"h{level}", words)

    def _targets(self, target: str) -> list[_Written]:
        key = f" {target}"
        if key not in self.known:
            pattern = re.compile(_SYNTAX.format(target=_spelled(target)))
            self.known[key] = [sign for found in pattern.finditer(self.read) if (sign := self._sign(found))]
        return self.known[key]

    def _sign(self, found: re.Match[str]) -> _Written | None:
        start, end = found.span("target")
        if found["definition"]:
            return _Written(start, end, "", many=True)
        if found["auto"]:
            return _Written(found.start(), end + 1, "link", found["target"])
        if found["attribute"]:
            tag = self.read.rfind("<", 0, start)
            name = re.match(r"<(\w+)[^>]*\Z", self.read[tag:start]) if tag >= 0 else None
            if name is None:
                return _Written(start, end, "", many=True)  # of an attribute list
            close = self.read.find(">", end) + 1
            inner = re.match(r"[^<]*", self.read[close:])
            words = inner[0] if inner else ""
            return _Written(tag, close or end, _KINDS.get(name[1].lower(), "media"), words)
        opening = self._opening(found.start())
        if opening is None:
            return None
        words = self.text[opening + 1 : found.start()]
        rest = _REST.match(self.read, end)
        stop = rest.end() if rest else end
        is_image = self.read[max(0, opening - 1) : opening] == "!"
        return _Written(opening - is_image, stop, "image" if is_image else "link", words)

    def _opening(self, closing: int) -> int | None:
        """The « [ » of the « ] » at `closing`, none of them escaped."""
        depth = 0
        for place in range(closing, max(-1, closing - _LONGEST_LABEL), -1):
            sign = self.read[place]
            if sign in "[]" and not (place and self.read[place - 1] == "\\"):
                depth += 1 if sign == "]" else -1
                if depth == 0:
                    return place
                if depth < 0:
                    return None
            elif place == closing:
                return None
        return None

    def _guess(self, mark: Mark) -> Span:
        includes = [found.span() for found in _INCLUDE.finditer(self.text)]
        if includes:
            return self._span(*next((i for i in includes if i[0] >= self.cursor), includes[-1]))
        for words in filter(None, (mark.target, mark.label)):
            for begin in (self.cursor, 0):
                if (start := self.read.find(words, begin)) >= 0:
                    return self._span(start, start + len(words))
        start = self.text.rfind("\n", 0, self.cursor) + 1
        return self._span(start, len(self.text))

    def _span(self, start: int, end: int) -> Span:
        """The place in the file, which ends with its line."""
        line_end = self.text.find("\n", start)
        end = min(end, line_end if line_end >= 0 else len(self.text))
        line = self.text.count("\n", 0, start) + 1
        return self.source.span(line, start - self.text.rfind("\n", 0, start), max(1, end - start))


def _without_code(source: Placed, directives: Sequence[Directive]) -> str:
    """The text with spaces for code, comments and the YAML of quizzes: every place stays."""
    lines = [" " * len(line) for line in source.text.split("\n")]
    for index, line in prose(source, directives):
        lines[index] = line
    text = _CODE.sub(_blank, "\n".join(lines))
    return _COMMENT.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _spelled(target: str) -> str:
    """A pattern of the ways to write `target`: with its signs escaped, or as entities."""
    return "".join(map(_sign_spelled, target))


def _sign_spelled(sign: str) -> str:
    if sign.isascii() and sign.isalnum():
        return sign
    if sign.isspace():
        return r"\s"
    return rf"(?:&#?\w+;|\\?{re.escape(sign)})"


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", unescape(words))

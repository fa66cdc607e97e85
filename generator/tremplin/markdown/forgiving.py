"""What authors write for other tools, or nearly as it is asked, made what they mean.

Notes, folds and tabs whose title is between other quotation marks, or whose text is not indented; lists
glued to their paragraph; names of emojis; texts of one line, which hold no list, no title and no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from tremplin.directives.lines import held
from tremplin.markdown import fences, literal, outline
from tremplin.text.classes import NOTES, classes
from tremplin.text.slots import OPEN
from tremplin.text.tags import shown

# ---- notes, folds and tabs

_LINES = re.compile(r"^ *(?:!!!|\?\?\?|===)", re.M)
_OPENER = re.compile(r"(?P<indent> *)(?P<mark>!!!|\?\?\?\+?|===(?:\+!|!\+|\+|!)?)(?P<rest>(?:[ \w\"“„«].*)?)")
_QUOTE = re.compile(r"(?:^|(?<=\s))[\"“”‟„«'‘’]|[“„«]")
_CLOSING = tuple("\"“”»'’")
_APOSTROPHES = tuple("'‘’")
_KINDS = re.compile(r"(?:[\w-]+(?: +[\w-]+)*)?")
_SIDES = ("inline", "end")
_QUOTES = re.compile('["“”]')
_BREAKS = re.compile(r" *(?:#{1,6} |:::|[*_-]{3,} *$)")


def forgiven(text: str) -> str:
    """A text without its fenced code, with notes, folds and tabs as Markdown wants them."""
    if not may_open(text):
        return text
    lines = text.split("\n")
    for index, opener in _openers(text, lines):
        head = _head(opener, _is_indented(lines, index, opener))
        if head is None:
            # a sentence that begins with these signs
            sign = opener["mark"][0]
            lines[index] = f"{opener['indent']}&#{ord(sign)};{lines[index].lstrip()[1:]}"
            continue
        lines[index] = f"{opener['indent']}{opener['mark']}{head}"
        _indent(lines, index, len(opener["indent"]))
    return "\n".join(lines)


def may_open(text: str) -> bool:
    """Whether a note, a fold or a tab may be in `text`."""
    return "!!!" in text or "???" in text or "===" in text


def empty(text: str) -> Iterator[int]:
    """The indexes of the lines that begin a note, a fold or a tab without a text."""
    if not may_open(text):
        return
    lines = text.split("\n")
    for index, opener in _openers(text, lines):
        has_text = _is_indented(lines, index, opener) or (index + 1 < len(lines) and lines[index + 1].strip())
        if not has_text and _head(opener, False) is not None:
            yield index


def _openers(text: str, lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    may_stand: list[bool] = []
    row = place = 0
    for begin in _LINES.finditer(text):
        row, place = row + text.count("\n", place, begin.start()), begin.start()
        found = _OPENER.fullmatch(lines[row])
        if found is None:
            continue
        if not found["rest"].strip() and (found["mark"][0] == "=" or not _is_indented(lines, row, found)):
            continue
        if len(found["indent"]) >= 4:
            may_stand = may_stand or held(text.split("\n"))
        if len(found["indent"]) < 4 or may_stand[row]:
            yield row, found


def _is_indented(lines: list[str], index: int, opener: re.Match[str]) -> bool:
    """Whether what follows is the text of this opener."""
    following = next((lines[at] for at in range(index + 1, len(lines)) if lines[at].strip()), "")
    return len(following) - len(following.lstrip()) >= len(opener["indent"]) + 4


def _head(opener: re.Match[str], is_indented: bool) -> str | None:
    """What follows the mark of an opener, as Markdown wants it; None for a sentence."""
    rest, is_tab = opener["rest"].strip(), opener["mark"][0] == "="
    if not rest:
        return " note"
    if (quoted := _quoted(rest)) is not None:
        kinds, title = quoted
        if is_tab:
            return None if kinds else f' "{title}"'
        if not kinds and opener["mark"] == "!!!":
            kinds = "note"
        return f' {kinds} "{title}"' if kinds else f' "{title}"'
    if is_tab:
        return f' "{rest}"' if is_indented and opener["rest"][0] == " " else None
    words = rest.split()
    first = words[0].rstrip(":")
    kind = first.lower()
    if len(words) == 1 or all(word in _SIDES or classes("div", word) for word in words):
        return f" {' '.join([first, *words[1:]])}" if is_indented or kind in NOTES else None
    if kind in NOTES or (is_indented and kind.isalpha()):
        title = _QUOTES.sub(
            "”", " ".join(words[1:] if kind in NOTES and re.search(r"\w", words[1]) else words)
        )
        return f' {kind} "{title}"'
    return None


def _quoted(rest: str) -> tuple[str, str] | None:
    """The words before a title between quotation marks, and the title."""
    mark = _QUOTE.search(rest)
    if mark is None or not _KINDS.fullmatch(rest[: mark.start()].rstrip()):
        return None
    title = rest[mark.end() :].strip()
    is_closed = title.endswith(_CLOSING)
    if mark[0] in _APOSTROPHES and not is_closed:
        return None
    if not (mark[0] == '"' and title.endswith('"')):
        return rest[: mark.start()].rstrip(), _QUOTES.sub("”", title[:-1].rstrip() if is_closed else title)
    return rest[: mark.start()].rstrip(), title[:-1]


def _indent(lines: list[str], index: int, outer: int) -> None:
    """Indent the text that follows an opener, where its author did not, or not enough."""
    first = lines[index + 1] if index + 1 < len(lines) else ""
    given = len(first) - len(first.lstrip())
    if not first.strip() or given >= outer + 4:
        return
    for at in range(index + 1, len(lines)):
        line = lines[at]
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            if given <= outer:
                return  # a text that is not indented ends with its paragraph
            continue
        if OPEN in line or _OPENER.fullmatch(line) or _BREAKS.match(line) or indent < min(given, outer + 1):
            return
        lines[at] = " " * (outer + 4 - given) + line


# ---- blocks

_GLUED = re.compile(
    r"\n(?= {0,3}(?:[*-]|1\.) +\S)|(?<=:)\n(?= {0,3}\+ +\S)"
    r"|\n(?= {0,3}(\d{1,4})\. +\S[^\n]*\n {0,3}(\d{1,4})\. +\S)"
)


class GluedList(BlockProcessor):
    """A list that follows a line of its paragraph, as in most other Markdowns."""

    def test(self, _parent: Element, block: str) -> bool:
        return self._place(block) is not None

    def _place(self, block: str) -> int | None:
        """Where a list begins: one that is numbered from another number than 1 has its next one too."""
        for found in _GLUED.finditer(block):
            if not found[1] or int(found[2]) == int(found[1]) + 1:
                return found.start()
        return None

    def run(self, parent: Element, blocks: list[str]) -> None:
        place = self._place(blocks[0]) or 0
        before, after = blocks[0][:place], blocks.pop(0)[place + 1 :]
        self.parser.parseBlocks(parent, [before])
        blocks.insert(0, after)


class Line(BlockProcessor):
    """A text of one line is a sentence, whatever sign begins it."""

    def __init__(self, parser: BlockParser, is_line: Callable[[], bool]) -> None:
        super().__init__(parser)
        self.is_line = is_line

    def test(self, _parent: Element, block: str) -> bool:
        return self.is_line() and bool(block.strip()) and not HTML_PLACEHOLDER_RE.match(block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0).strip()


# ---- emojis

EMOJI = re.compile(r":(?<![\w:]:)[a-z0-9+_-]{2,40}:(?![\w:])")


class Emoji(InlineProcessor):
    """« :heart: » is the sign of that name; a name that nobody knows stays as it is."""

    def handleMatch(self, m: re.Match[str], _data: str) -> Any:  # type: ignore[override]  # noqa: N802
        found = emoji(m[0])
        return (found, m.start(0), m.end(0)) if found else (None, None, None)


@cache
def emoji(name: str) -> str | None:
    """The sign called `name`, with its colons."""
    for names in _names():
        known = names.emoji.get(names.aliases.get(name, name), {})
        if codes := known.get("unicode_alt") or known.get("unicode"):
            return "".join(chr(int(code, 16)) for code in codes.split("-"))
    return None


def emojis() -> list[str]:
    """Every name of an emoji."""
    return [name for names in _names() for name in (*names.emoji, *names.aliases)]


def _names() -> tuple[Any, Any]:
    from pymdownx import emoji1_db, gemoji_db  # large, and seldom needed

    return gemoji_db, emoji1_db


class Page(Protocol):
    """The text that is converted."""

    is_line: bool
    is_phrase: bool


class Signs(Preprocessor):
    """What Markdown would not take as it is meant, once fenced code is taken out."""

    def __init__(self, md: Markdown, page: Callable[[], Page]) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        page = self.page()
        text = "\n".join(lines)
        if not page.is_line:
            text = forgiven(text)
        return shown(text, is_phrase=page.is_phrase, is_line=page.is_line).split("\n")


def register(md: Markdown, page: Callable[[], Page]) -> None:
    blocks = md.parser.blockprocessors
    md.preprocessors.register(Signs(md, page), "tremplin-signs", 22)  # after code (25), before HTML (20)
    blocks.register(Line(md.parser, lambda: page().is_line), "tremplin-line", 106)  # before notes, tabs (105)
    blocks.register(GluedList(md.parser), "tremplin-list", 12)  # before paragraphs (10)
    outline.register(md, lambda: page().is_line)
    fences.register(md)
    literal.register(md)
    md.inlinePatterns.register(Emoji(EMOJI.pattern, md), "tremplin-emoji", 76)  # before pymdownx.emoji (75)

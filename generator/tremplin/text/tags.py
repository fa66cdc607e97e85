"""Which « < » of a text begin a tag, before Markdown reads it: all others are signs that one sees.

A tag counts when it is allowed, closed, and in its place (`<td>` in a table). So neither Markdown nor the
cleaning meets one that would swallow what follows, or that would go without a word.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tremplin.text.sanitise import ATTRIBUTES, EVERYWHERE, TAGS

SIGN = "\ue002"
"""Stands for a « < » that begins no tag, until the HTML is cleaned: no author can write it."""

_VOID = frozenset("br col hr img input source track wbr".split())  # noqa: SIM905
PHRASES = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub "  # noqa: SIM905
    "sup time u var wbr audio picture source track video".split()
)
"""What a line of text may hold."""
_BREAKING = frozenset("h1 h2 h3 h4 h5 h6 hr p".split())  # noqa: SIM905
"""What begins a line, and never stands in a sentence."""
_TABLE = frozenset(["table"])
_PARENTS = {
    **dict.fromkeys(("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"), _TABLE),
    **dict.fromkeys(("dd", "dt"), frozenset(["dl", "div"])),
    **dict.fromkeys(("source", "track"), frozenset(["audio", "picture", "video"])),
    **dict.fromkeys(("rp", "rt"), frozenset(["ruby"])),
    "figcaption": frozenset(["figure"]),
    "li": frozenset(["ol", "ul"]),
    "summary": frozenset(["details"]),
}
_ENDS_BY_ITSELF = frozenset("colgroup dd dt li p rp rt tbody td tfoot th thead tr".split())  # noqa: SIM905
DROPPED = frozenset(
    "acronym address article aside basefont big blink button center fieldset font footer form header "  # noqa: SIM905
    "hgroup legend main marquee nav nobr noscript option search section select strike tt".split()
)
"""Known elements that are taken away, once told, and leave what they hold."""
_TOKEN = re.compile(
    r"(?P<code>(?<![`\\])(?P<ticks>`++)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--)"
    r"|(?P<link><(?:(?:f|ht)tps?://[^<>]*|[^<> !]+@[^@<> ]+)>|(?:\]\(|\]:)[ \t]*<[^<>\n]*>)"
    rf"|(?P<escaped>(?<!\\)\\(?:(?<!\S\\)<|<(?=/?(?:{'|'.join(sorted(TAGS))})[\s/>])))"
    r"|<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)(?=[\s/>])"
    r"(?P<rest>(?:[^<>\"'`]++|\"[^\"<\n]*+\"|'[^'<\n]*+'|[\"'])*+)>"
    r"|<(?=[a-z/!?])",
    re.I,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_LINE_START = re.compile(r"(?:[ \t>|:]|[-*+][ \t]|\d+[.)][ \t])*\Z")


class Fate(Enum):
    KEPT = "kept"
    SHOWN = "shown"
    """As it is written."""
    DROPPED = "dropped"


@dataclass
class Tag:
    """A « < » and what follows: `end` is after the tag, or after the sign where nothing closes it."""

    start: int
    end: int
    name: str = ""
    is_end: bool = False
    attributes: str = ""
    fate: Fate = Fate.SHOWN
    partner: Tag | None = None
    parent: Tag | None = None
    begins_line: bool = False
    is_escaped: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it would count if it were in its place."""
        return self.name in TAGS

    def given(self) -> dict[str, str]:
        """Its attributes."""
        return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(self.attributes)}


def shown(text: str, *, is_phrase: bool = False, is_line: bool = False) -> str:
    """`text` with `SIGN` for each « < » that begins no tag.

    A phrase holds no blocks; a line holds no comments and no titles.
    """
    if "<" not in text:
        return text
    found = [tag for tag in tags(text, is_phrase=is_phrase, is_line=is_line) if tag.fate is Fate.SHOWN]
    places = {tag.start: SIGN for tag in found} | {tag.start - 1: "" for tag in found if tag.is_escaped}
    return "".join(places.get(place, sign) for place, sign in enumerate(text)) if places else text


def without_tags(text: str) -> str:
    """A line of `text` without the tags that make no sign of it."""
    for tag in reversed(tags(text, is_line=True) if "<" in text else []):
        if tag.fate is not Fate.SHOWN:
            text = text[: tag.start] + text[tag.end :]
    return text


def tags(text: str, *, is_phrase: bool = False, is_line: bool = False) -> list[Tag]:
    """Every « < » of `text` that looks like the begin of a tag, code, comments and addresses left out."""
    found = [_read(text, match, is_phrase, is_line) for match in _matches(text, is_line)]
    open_ = _Open(text)
    for tag in found:
        if tag.fate is Fate.SHOWN:
            continue
        if tag.is_end:
            open_.end(tag)
        else:
            open_.start(tag)
    for tag in open_.stack:
        tag.fate = Fate.SHOWN
    for tag in found:
        if tag.is_end:
            lost = tag.partner is None or tag.partner.fate is Fate.SHOWN
        else:
            lost = tag.name in _PARENTS and (tag.parent is None or tag.parent.fate is Fate.SHOWN)
        if lost:
            tag.fate = Fate.SHOWN
    return found


def _matches(text: str, is_line: bool) -> Iterator[re.Match[str]]:
    place, is_open = 0, False
    while match := _TOKEN.search(text, place):
        place = match.end()
        if match["comment"] and not is_line and not is_open:
            close = text.find("-->", place)
            if close >= 0:
                place = close + 3
                continue
            is_open = True
        if match["code"] is None and match["link"] is None:
            yield match


class _Open:
    """The elements that are open at a place of `text`, the innermost last."""

    def __init__(self, text: str) -> None:
        self.stack: list[Tag] = []
        self.ranks: dict[str, list[int]] = {}
        """Name → where those that can still be ended are."""
        self.gaps = [gap.start() for gap in re.finditer(r"\n(?=[ \t]*\n)", text)]

    def start(self, tag: Tag) -> None:
        above = max(
            (self.ranks[name][-1] for name in _PARENTS.get(tag.name, ()) if self.ranks.get(name)), default=-1
        )
        tag.parent = self.stack[above] if above >= 0 else None
        if tag.name not in _VOID:
            self.ranks.setdefault(tag.name, []).append(len(self.stack))
            self.stack.append(tag)

    def end(self, tag: Tag) -> None:
        """Find what `tag` ends; what is open in it ends too where it may, else it is a text."""
        ranks = self.ranks.get(tag.name)
        if not ranks:
            return
        rank = ranks[-1]
        start = self.stack[rank]
        if tag.name in PHRASES and bisect(self.gaps, start.start) != bisect(self.gaps, tag.start):
            ranks.pop()  # a phrase ends with its paragraph
            start.fate = Fate.SHOWN
            return
        start.partner, tag.partner = tag, start
        for inner in self.stack[rank:]:
            if self.ranks[inner.name] and self.ranks[inner.name][-1] >= rank:
                self.ranks[inner.name].pop()
            if inner is not start and inner.name not in _ENDS_BY_ITSELF:
                inner.fate = Fate.SHOWN
        del self.stack[rank:]


def _read(text: str, match: re.Match[str], is_phrase: bool, is_line: bool) -> Tag:
    if match["escaped"]:
        return Tag(match.end() - 1, match.end(), is_escaped=True)
    name = (match["name"] or "").lower()
    tag = Tag(match.start(), match.end(), name, bool(match["slash"]), match["rest"] or "")
    line = text.rfind("\n", 0, tag.start) + 1
    before = text[max(line, tag.start - 200) : tag.start]
    tag.begins_line = bool(_LINE_START.match(before)) or before.rstrip().endswith(">")
    allowed = name in TAGS and (name in PHRASES or not is_phrase)
    if allowed and name in _VOID:
        allowed = not tag.is_end and _is_whole(tag)
        allowed &= name == "img" or len(text.strip()) > tag.end - tag.start or not is_phrase
    if allowed and name in _BREAKING and not tag.is_end:
        allowed = tag.begins_line and not (is_line and name[1:].isdigit())
    tag.fate = Fate.KEPT if allowed else Fate.DROPPED if name in DROPPED and not is_phrase else Fate.SHOWN
    return tag


def _is_whole(tag: Tag) -> bool:
    """Whether an element without content says what it shows."""
    if tag.name == "img":
        return "src" in tag.given()
    return tag.name != "input" or tag.given().get("type") in ("checkbox", "radio")


def removed(tag: Tag) -> list[str]:
    """The attributes of a tag that change how it looks or what it does, and that do not pass."""
    if tag.is_end or tag.fate is not Fate.KEPT or not tag.attributes.strip(" /"):
        return []
    allowed = EVERYWHERE | ATTRIBUTES.get(tag.name, set())
    return [name for name in tag.given() if name not in allowed and _acts(name)]


def _acts(name: str) -> bool:
    return name.startswith("on") or name in _LOOKS


_LOOKS = frozenset("align bgcolor border color face height size style valign width".split())  # noqa: SIM905

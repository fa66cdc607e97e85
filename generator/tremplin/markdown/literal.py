"""Signs of Markdown that an author wrote for what they are: products, powers, paths, names of programs.

Emphasis is for words. A sign that is glued to figures, or to two letters that stand for numbers, is one of
calculation, or of code: it is shown, as are the signs of a path of Windows and what no list of attributes is.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor

from tremplin.text.sanitise import ATTRIBUTES, EVERYWHERE

Found = tuple[Any, int | None, int | None]
_NONE: Found = (None, None, None)


class _Written(InlineProcessor):
    """What is shown as it is written."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return (m[0], m.start(), m.end()) if self.is_one(m, data) else _NONE

    def is_one(self, _m: re.Match[str], _data: str) -> bool:
        return True


# ---- signs of calculation

_RUN = r"(?<![*=\\])(?:\*{1,3}|==)(?![*=])"
_WORD = re.compile(r"[^\W_]+")
_SCRIPT = r"(?P<sign>[\^~])(?!(?P=sign))(?P<held>[^\s^~]+)(?P=sign)(?=[^\W_])"
_OPERATOR = re.compile(r"[-+*/=×÷−]")
_PROGRAM = (
    r"__[a-z]+(?:_[a-z]+)*__(?=\.[a-z]|\()|(?<=[\"'])__[a-z]+__(?=[\"'])"
    r"|(?<!\w)__(?:init|name|str|repr|len|eq|dict|doc|file|class|call|del|add|iter|next|enter|exit)__(?!\w)"
)


class Calculated(_Written):
    """`2*3*4`, `x**2 + y**2`, `a==b et c==d`, and the star of « (*) »."""

    def is_one(self, m: re.Match[str], data: str) -> bool:
        before, after = _around(data, m.start(), m.end())
        if after in _CLOSING and (not before or before in _OPENING):
            return bool(before and after)
        if not _is_glued(before, after) or self._ends(m, data):
            return False
        other = data.find(m[0], m.end())
        is_last = other < 0 or data[other - 1].isspace()
        is_glued = not is_last and _is_glued(*_around(data, other, other + len(m[0])))
        if is_glued and " " in data[m.end() : other]:
            return True
        is_number = before.isdigit() or after.isdigit()
        is_number |= _is_letter(data, m.start(), -1) and _is_letter(data, m.end())
        return is_number and (is_last or is_glued or (before + after).isdigit())

    def _ends(self, m: re.Match[str], data: str) -> bool:
        """Whether emphasis that begins a word ends here."""
        start = data.rfind(m[0], 0, m.start())
        before, after = _around(data, start, start + len(m[0])) if start >= 0 else ("", "")
        return start >= 0 and not before.isalnum() and bool(after) and not after.isspace()


def _around(data: str, start: int, end: int) -> tuple[str, str]:
    return data[max(0, start - 1) : start], data[end : end + 1]


_OPENING, _CLOSING = "([«", ")],;»"


def _is_glued(before: str, after: str) -> bool:
    return (
        bool(before and after) and (before.isalnum() or before in ")]") and (after.isalnum() or after == "(")
    )


def _is_letter(data: str, place: int, side: int = 1) -> bool:
    """Whether one letter, and no longer word, stands at a side of `place`."""
    near = data[place] if side > 0 else data[place - 1]
    beyond = data[place + 1 : place + 2] if side > 0 else data[max(0, place - 2) : place - 1]
    return (near.isalpha() and not beyond.isalnum()) or near in "()[]"


class Powers(_Written):
    """`x^2+y^2=z^2`: what an exponent would hold goes on after it."""

    def is_one(self, m: re.Match[str], data: str) -> bool:
        return data[m.end()].isdigit() or _OPERATOR.search(m["held"], 1) is not None


# ---- backslashes

_PATH = (
    r"(?<![\w\\/:])(?<!\]\()(?<!\]\(<)(?<!=)(?<!=[\"'])(?:[A-Za-z]:\\|\\\\(?=[\w.-]+\\))"
    r"(?:[^\s<>\"|?`*\x02\x03()\[\]]|(?<=\\)\*)*"
)
"""One of Windows, where no address is."""


class Space(_Written):
    """A backslash before a space; in an exponent, it keeps the space."""

    def is_one(self, _m: re.Match[str], data: str) -> bool:
        return "^" not in data and "~" not in data


class Break(InlineProcessor):
    """A backslash at the end of a line begins the next one."""

    def handleMatch(self, m: re.Match[str], _data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return Element("br"), m.start(), m.end()


# ---- lists of attributes

_MORE = ("align", "hidden", "markdown", "rel", "style", "target", "valign")
_NAMES = "|".join(sorted(EVERYWHERE.union(*ATTRIBUTES.values(), _MORE)))
_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)"
_ITEM = (
    r"#[^\s{}=\"']+|\.[^\W\d][^\s{}=\"']*"
    rf"|\w+-[\w-]+={_VALUE}|(?:{_NAMES}|on[a-z]+)(?:={_VALUE})?(?=[\s}}])"
)
_ATTRIBUTES = rf"\{{(?::[ ]*|[ ]*)((?:{_ITEM})(?:[ ]+(?:{_ITEM}))*)[ ]*\}}"
LIST = re.compile(_ATTRIBUTES)
"""A list of attributes; other braces are signs of the text."""


def register(md: Markdown) -> None:
    patterns = md.inlinePatterns
    patterns.register(_Written(_PATH, md), "tremplin-path", 188)  # after code (190), before escapes (180)
    patterns.register(Space(r"\\ ", md), "tremplin-space", 187)
    patterns.register(Break(r"\\\n", md), "tremplin-break", 186)
    patterns.register(_Written(_PROGRAM, md), "tremplin-program", 70)  # before emphasis (60)
    patterns.register(Calculated(_RUN, md), "tremplin-calculated", 69)
    patterns.register(Powers(_SCRIPT, md), "tremplin-powers", 68)
    for part in md.treeprocessors:
        if isinstance(part, AttrListTreeprocessor):
            vars(part).update(
                HEADER_RE=re.compile(rf"[ ]+{_ATTRIBUTES}[ ]*$"),
                BLOCK_RE=re.compile(rf"\n[ ]*{_ATTRIBUTES}[ ]*$"),
                INLINE_RE=re.compile(rf"^{_ATTRIBUTES}"),
            )

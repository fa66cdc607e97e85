"""Where the gaps of a text are: `{…}`, but not in code, formulas or links, nor after a backslash; and the
braces that make none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tremplin.questions.numbers import Range, read_range
from tremplin.text.formulas import verbatim
from tremplin.text.slots import SLOT

_TOKEN = re.compile(
    r"\\.|!\[[^\]\n]*\](?=\()|\]\([^()\n]*\)|<[A-Za-z/][^<>\n]*>|"
    r"\{(?P<gap>(?:\\.|[^{}\\])*)\}|(?P<alone>[{}])",
    re.S,
)
"""A sign as it is, a picture, the target of a link, a tag, a gap, or a brace alone."""
_AFTER, _BEFORE = re.compile(r"\{[^{}]{,20}"), re.compile(r"[^{}]{,20}\}$")
"""The words that tell which brace it is."""
_FORM = re.compile(r"(?:\\.|[^|\\])+", re.S)
_RANGE = re.compile(r"(?:entre|between)\s*:\s*(.+)", re.S)
CLOSED = re.compile(rf"{SLOT.pattern}(?P<closing>(?:[\u00a0\u202f]?[.,;:!?…»)\]]+)?)", SLOT.flags)
"""The place of a gap in HTML, and the signs after it that no line begins with."""
_ESCAPED = re.compile(r"\\([{}|~])")


@dataclass(frozen=True)
class Gap:
    """`accepted` forms, and the wrong ones offered beside them in a list (written « ~ »)."""

    id: str
    accepted: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def between(self) -> Range | None:
        """The numbers that it accepts, where it is written « {entre: 10 et 12} »."""
        found = _RANGE.fullmatch(self.accepted[0]) if self.accepted else None
        return read_range(found[1], "text") if found else None


@lru_cache(maxsize=256)
def _braces(text: str) -> tuple[re.Match[str], ...]:
    """The gaps, and the braces alone."""
    found: list[re.Match[str]] = []
    code = verbatim(text) if "{" in text or "}" in text else []
    at = 0
    while token := _TOKEN.search(text, at):
        at = next((end for start, end in code if start <= token.start() < end), 0)
        if not at:
            at = token.end()
            if token["gap"] is not None or token["alone"]:
                found.append(token)
    return tuple(found)


def _gaps(text: str) -> list[re.Match[str]]:
    return [found for found in _braces(text) if not found["alone"]]


def alone(text: str) -> str:
    """The first brace that is not closed, or closes nothing, with the words beside it; "" without one."""
    for found in _braces(text):
        if found["alone"]:
            around = _AFTER.match(text, found.start()) or _BEFORE.search(text, 0, found.end())
            return around[0].strip() if around else found[0]
    return ""


def gaps(text: str) -> list[str]:
    """What is written between the braces of each gap."""
    return [found["gap"] for found in _gaps(text)]


def parts(text: str) -> list[tuple[str, int, int]]:
    """Each gap as a part of `text`: where it begins and ends, its braces included."""
    return [(text, *found.span()) for found in _gaps(text)]


def rests(text: str) -> list[str]:
    """What follows each gap."""
    return [text[found.end() :] for found in _gaps(text)]


def filled(text: str, filling: Callable[[], str]) -> str:
    """`text` with `filling` in the place of each gap."""
    pieces, at = [], 0
    for found in _gaps(text):
        pieces += [text[at : found.start()], filling()]
        at = found.end()
    return "".join([*pieces, text[at:]])


def forms(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The right forms of a gap and its wrong ones, which « ~ » begins; « \\| » is the sign itself."""
    found = [form for part in _FORM.findall(written) if (form := part.strip())]
    wrong = (form[1:].strip() for form in found if form.startswith("~"))
    right = (form for form in found if not form.startswith("~"))
    return tuple(map(_plain, right)), tuple(_plain(form) for form in wrong if form)


def _plain(form: str) -> str:
    return _ESCAPED.sub(r"\1", form)

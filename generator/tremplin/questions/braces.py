"""Where the gaps of a text are: `{…}`, but not in code, formulas or links, nor after a backslash."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tremplin.text.formulas import verbatim
from tremplin.text.slots import SLOT

_TOKEN = re.compile(
    r"\\.|!\[[^\]\n]*\](?=\()|\]\([^()\n]*\)|<[A-Za-z/][^<>\n]*>|\{(?P<gap>(?:\\.|[^{}\\])*)\}", re.S
)
"""A sign as it is, a picture, the target of a link, a tag, or a gap."""
_FORM = re.compile(r"(?:\\.|[^|\\])+", re.S)
CLOSED = re.compile(rf"{SLOT.pattern}(?P<closing>(?:[\u00a0\u202f]?[.,;:!?…»)\]]+)?)", SLOT.flags)
"""The place of a gap in HTML, and the signs after it that no line begins with."""
_ESCAPED = re.compile(r"\\([{}|~])")


@lru_cache(maxsize=256)
def _gaps(text: str) -> tuple[re.Match[str], ...]:
    found: list[re.Match[str]] = []
    code = verbatim(text) if "{" in text else []
    at = 0
    while token := _TOKEN.search(text, at):
        at = next((end for start, end in code if start <= token.start() < end), 0)
        if not at:
            at = token.end()
            if token["gap"] is not None:
                found.append(token)
    return tuple(found)


def gaps(text: str) -> list[str]:
    """What is written between the braces of each gap."""
    return [found["gap"] for found in _gaps(text)]


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

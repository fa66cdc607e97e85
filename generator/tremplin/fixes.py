"""What mends a mistake, and which name was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file: `line` and `column` count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Edit(NamedTuple):
    """`new` is written instead of `old`, the first one on the line of `span` from its column on; without
    `old`, instead of what `span` covers.
    """

    span: Span
    old: str | None
    new: str


class Rename(NamedTuple):
    """A file or a folder takes another `name`, in the same folder."""

    file: str
    name: str


class Recode(NamedTuple):
    """A file is written in UTF-8."""

    file: str


Fix = Edit | Rename | Recode
"""What mends a mistake, where only one thing does."""


class Remedy(str):
    """Words of a message that tell a change: `new` instead of `old`, `shift` signs after the place of the
    mistake.
    """

    def __new__(cls, words: str, old: str, new: str, shift: int = 0) -> Remedy:
        remedy = super().__new__(cls, words)
        remedy.old, remedy.new, remedy.shift = old, new, shift
        return remedy

    old: str
    new: str
    shift: int

    def at(self, span: Span) -> Edit:
        return Edit(span._replace(column=span.column + self.shift), self.old, self.new)


def fold(text: str) -> str:
    """Lower case without accents: « Thèmes » → « themes »."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def near(wrong: str, *known: str) -> str | None:
    """The known name that a wrong one was probably meant to be."""
    names = {fold(name): name for name in known}
    found = get_close_matches(fold(wrong), names, n=1, cutoff=0.6)
    alike = {_bare(name): name for name in names}.get(_bare(wrong))
    return names[alike or found[0]] if alike or found else None


def _bare(name: str) -> str:
    """« Ma photo.png » and « ma-photo.png » alike."""
    return re.sub(r"[\W_]+", "-", fold(name))


def _is_sure(wrong: str, found: str, known: Iterable[str]) -> bool:
    """Whether `found`, of all that is `known`, is the only name that `wrong` can be a slip of.

    Another number is no slip, but for that which gives an order; a sign of YAML would change what is around,
    unless it was there.
    """
    is_safe = all(sign.isalnum() or sign in _PLAIN or sign in wrong for sign in found)
    is_begun = found[0].isalnum() or found[0] == wrong[:1]
    if not (is_safe and is_begun) or _numbers(wrong) != _numbers(found):
        return False
    if _bare(wrong) == _bare(found):
        return sum(_bare(name) == _bare(found) for name in known) == 1
    match = SequenceMatcher(b=fold(wrong))
    likeness = []
    for name in {fold(name) for name in known}:
        match.set_seq1(name)
        if min(match.real_quick_ratio(), match.quick_ratio()) >= _LIKE:
            likeness.append(match.ratio())
    best, second, *_ = *sorted(likeness, reverse=True), 0.0, 0.0
    return best >= _LIKE and best - second > _APART


_LIKE, _APART = 0.75, 0.04
"""How like its right name a slip is, and how much less like any other."""


_PLAIN = " ’./#+-_"
_ORDER = re.compile(r"(?:^|(?<=/))\d+[-_ ]")


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", _ORDER.sub("", name))


def suggest(
    wrong: str, known: Iterable[str], otherwise: str = "Vérifiez l’orthographe.", label: str = ""
) -> str:
    """« Vouliez-vous dire … ? » when a known name is near, else the names when they are few."""
    names = sorted(set(known))
    if found := near(wrong, *names):
        return meant(wrong, found, names)
    if label and 0 < len(names) <= 16:
        return f"{label} : {', '.join(names)}."
    return otherwise


def meant(
    wrong: str, found: str, known: Iterable[str], old: str | None = None, new: str | None = None
) -> str:
    """« Vouliez-vous dire … ? », a `Remedy` where no other name may be meant; `old` and `new`, the names as
    they are to be written.
    """
    words = f"Vouliez-vous dire « {new or found} » ?"
    return Remedy(words, old or wrong, new or found) if _is_sure(wrong, found, known) else words

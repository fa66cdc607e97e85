"""Names of files and folders that hold on every system: in UTF-8, seen whole, written alike everywhere.

A site goes onto USB keys (FAT), into archives and onto web servers; its sources, from machine to machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_PLAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*", re.A)
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{n}{i}" for n in ("com", "lpt") for i in "0123456789¹²³"),
    ]
)
_UNSEEN = {"Zl", "Zp", "Cc", "Cf", "Cs", "Co"}
"""Kinds of signs that no one sees, or that turn a text around."""


def fault(name: str) -> str | None:
    """Why `name`, of one file or folder, does not do; None when it does."""
    if name.partition(".")[0].rstrip(" ").lower() in _RESERVED:
        return f"« {name.partition('.')[0]} » est réservé par Windows"
    if _PLAIN.fullmatch(name):
        return None
    for sign in name:
        kind = unicodedata.category(sign)
        if kind == "Cs":
            return "il n’est pas écrit en UTF-8"
        if kind in _UNSEEN:
            return f"il contient un signe invisible (U+{ord(sign):04X})"
    if found := _FORBIDDEN.search(name):
        return f"« {found[0]} » est interdit sur Windows et sur les clés USB"
    if name[-1] in ". ":
        return "il finit par un point ou par une espace"
    return None


def twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of `names`, of one folder, that Windows, macOS or a USB key take for one: « Plan », « plan »."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        first = seen.setdefault(unicodedata.normalize("NFC", name.casefold()), name)
        if first != name:
            yield name, first

"""The style sheets of drawings: only what draws, and nothing that asks for another file."""

from __future__ import annotations

import re
from collections import Counter

_FUNCTIONS = frozenset(
    "rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate "  # noqa: SIM905
    "skewx skewy not is where nth-child nth-of-type cubic-bezier steps".split()
)
_RULES = frozenset(["@keyframes", "@media", "@supports"])
_REFERENCE = re.compile(r"""url\(\s*(?P<quote>["']?)#(?P<id>[\w:.-]+)(?P=quote)\s*\)""", re.I)
_CALL = re.compile(r"(?<![\w-])([\w-]*)\(")  # from the start of a word: one pass
_AT = re.compile(r"@[\w-]*")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_STRING = re.compile(r""""[^"]*"|'[^']*'""")
_PIECES = re.compile(r"([{};])")
_NAMES = re.compile(r"[.#]?-?[_a-zA-Z][\w-]*")

References = Counter[str]
"""How often things are used: « #id », and what style rules name, « tag », « .class » or « id:name »."""


def is_safe(text: str) -> bool:
    """Whether a value or a selector of a style, or of an attribute, asks for nothing outside the drawing."""
    rest = _REFERENCE.sub("", text).lower()
    if "\\" in rest or not _RULES.issuperset(_AT.findall(rest)):
        return False
    names = {name.rpartition("-webkit-")[2] for name in _CALL.findall(rest)}
    return names <= _FUNCTIONS | {""} and not {'"', "'"} & set(_STRING.sub("", rest))


def references(value: str) -> list[str]:
    """What a value uses of its own drawing: ["#id"]."""
    return [f"#{found['id']}" for found in _REFERENCE.finditer(value)]


def declarations(text: str) -> str:
    """The declarations of a style attribute that are safe."""
    return ";".join(row for row in _COMMENT.sub(" ", text).split(";") if row.strip() and is_safe(row))


def style_sheet(text: str) -> tuple[str, dict[str, References]]:
    """The safe part of a style sheet, and what its rules use: name in a selector → references.

    Read piece by piece, a piece ending at a brace or a semicolon; one with half a string is not safe, so that
    no string can hide what follows it. A rule that loses its selector is one that readers skip.
    """
    kept: list[str] = []
    used: dict[str, References] = {}
    names: list[str] = []
    pieces = _PIECES.split(_COMMENT.sub(" ", text))
    for piece, end in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        # a sheet says not on how many points of which lines its markers come
        found, safe = references(piece), is_safe(piece) and not piece.lstrip().lower().startswith("marker")
        if end == "{":
            kept += [piece, end] if safe else [end]
            # what paints everything cannot be counted
            names = [] if "*" in piece else [re.sub("^#", "id:", name) for name in _NAMES.findall(piece)]
        elif safe and (names or not found):
            kept += [piece, end]
            for name in names:
                used.setdefault(name, Counter()).update(found)
        elif end == "}":
            kept.append(end)
    return "".join(kept), used

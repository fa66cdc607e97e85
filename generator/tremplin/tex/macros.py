"""Macros of TeX that take something; they join those of `reading`."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

from tremplin.tex import signs
from tremplin.tex.nodes import (
    Accent,
    Atom,
    Enclosed,
    Fenced,
    Fraction,
    Kind,
    Node,
    Root,
    Row,
    Space,
    Stack,
)
from tremplin.tex.reading import Reader, TexError, handles, read

_LENGTH = re.compile(r"\s*([+-]?\d*[.,]?\d+)\s*(em|ex|pt|mm|cm|mu|px|in)")
_EMS = {"em": 1, "ex": 0.45, "pt": 0.1, "mm": 0.28, "cm": 2.8, "mu": 1 / 18, "px": 0.06, "in": 7.2}


@handles(*signs.NAMES)
def _name(_reader: Reader, name: str) -> list[Node]:
    return [Atom(signs.SPOKEN.get(name, name), "name")]


@handles("frac", "dfrac", "tfrac", "cfrac")
def _fraction(reader: Reader, name: str) -> list[Node]:
    over, under = reader.argument(f"\\{name}"), reader.argument(f"\\{name}")
    style = {"d": "large", "c": "large", "t": "small"}.get(name[0], "")
    return [Fraction(over, under, True, style)]  # type: ignore[arg-type]


@handles("binom", "dbinom", "tbinom")
def _binomial(reader: Reader, name: str) -> list[Node]:
    fraction = Fraction(reader.argument(f"\\{name}"), reader.argument(f"\\{name}"), False)
    return [Fenced("(", ")", (Row((fraction,)),))]


@handles("sqrt")
def _root(reader: Reader, name: str) -> list[Node]:
    index = reader.optional()
    return [Root(reader.argument(f"\\{name}"), read(index) if index else None)]


@handles(*signs.ACCENTS, *signs.WIDE, *signs.UNDER)
def _accent(reader: Reader, name: str) -> list[Node]:
    table = next(table for table in (signs.ACCENTS, signs.WIDE, signs.UNDER) if name in table)
    is_wide = table is not signs.ACCENTS
    return [Accent(reader.argument(f"\\{name}"), table[name], table is signs.UNDER, is_wide)]


@handles(*signs.FACES)
def _face(reader: Reader, name: str) -> list[Node]:
    face, reader.face = reader.face, signs.FACES[name]
    body = reader.argument(f"\\{name}")
    reader.face = face
    return [body]


@handles(*signs.CLASSES)
def _class(reader: Reader, name: str) -> list[Node]:
    body = reader.argument(f"\\{name}")
    return [replace(body, kind=signs.CLASSES[name]) if isinstance(body, Atom) else body]


@handles("left")
def _fenced(reader: Reader, _macro: str) -> list[Node]:
    signs_, parts = [reader.fence("\\left")], list[Row]()
    while True:
        parts.append(reader.row("\\middle", "\\right", ""))
        word = reader.take()
        if not word:
            raise TexError("« \\left » attend son « \\right »")
        signs_.append(reader.fence(word))
        if word == "\\right":
            return [Fenced(signs_[0], signs_[-1], tuple(parts), tuple(signs_[1:-1]))]


@handles(*(f"{size}{side}" for size in signs.SIZES for side in ("", "l", "r", "m")))
def _sized(reader: Reader, name: str) -> list[Node]:
    size = signs.SIZES[name if name in signs.SIZES else name[:-1]]
    kind: Kind = {"l": "open", "r": "close"}.get(name[-1] if name not in signs.SIZES else "", "fence")  # type: ignore[assignment]
    sign = reader.fence(f"\\{name}")
    return [Atom(sign, kind, size=size)] if sign else []


@handles("overset", "stackrel", "underset")
def _stack(reader: Reader, name: str) -> list[Node]:
    beyond, base = reader.argument(f"\\{name}"), reader.argument(f"\\{name}")
    return [Stack(base, under=beyond) if name == "underset" else Stack(base, over=beyond)]


@handles(*signs.ARROWS)
def _arrow(reader: Reader, name: str) -> list[Node]:
    under = reader.optional()
    over = reader.argument(f"\\{name}")
    return [Stack(Atom(signs.ARROWS[name], "relation"), over, read(under) if under else None)]


@handles("boxed", "fbox", "cancel", "bcancel", "xcancel", "phantom", "hphantom", "vphantom")
def _enclosed(reader: Reader, name: str) -> list[Node]:
    how = {
        "boxed": "box", "fbox": "box", "cancel": "updiagonalstrike", "bcancel": "downdiagonalstrike",
        "xcancel": "updiagonalstrike downdiagonalstrike",
    }.get(name, "phantom")  # fmt: skip
    return [Enclosed(reader.argument(f"\\{name}"), how)]


@handles("not")
def _not(reader: Reader, _macro: str) -> list[Node]:
    base = reader.argument("\\not")
    if not isinstance(base, Atom):
        raise TexError("« \\not » ne barre qu’un signe")
    return [replace(base, text=normalize("NFC", base.text + "\u0338"))]


@handles("pmod")
def _modulo(reader: Reader, _macro: str) -> list[Node]:
    body = Row((Atom("mod", "name"), reader.argument("\\pmod")))
    return [Space(0.5), Atom("(", "open"), body, Atom(")", "close")]


@handles("hspace", "hskip", "kern", "mkern", "mskip")
def _length(reader: Reader, name: str) -> list[Node]:
    written = reader.raw(f"\\{name}") if name == "hspace" else reader.tex[reader.at :]
    found = _LENGTH.match(written)
    if found is None:
        raise TexError(f"« \\{name} » demande une longueur, par exemple 1em")
    if name != "hspace":
        reader.at += found.end()
    return [Space(float(found[1].replace(",", ".")) * _EMS[found[2]])]


@handles("notag", "nonumber", "displaylimits", "label", "hline")
def _silent(reader: Reader, name: str) -> list[Node]:
    if name == "label":
        reader.raw("\\label")
    return []


@handles("tag")
def _tag(reader: Reader, name: str) -> list[Node]:
    return [Space(2), Atom(f"({reader.raw(name)})", "text")]


@handles("abs", "norm")
def _between(reader: Reader, name: str) -> list[Node]:
    if reader.peek() == "*":
        reader.take()
    sign = "|" if name == "abs" else "‖"
    return [Fenced(sign, sign, (Row((reader.argument(f"\\{name}"),)),))]

"""Macros of TeX that hold words, tables, chemistry or quantities; they join those of `reading`."""

from __future__ import annotations

import re
from unicodedata import normalize

from tremplin.tex import signs
from tremplin.tex.nodes import Atom, Node, Space, Table
from tremplin.tex.reading import Reader, TexError, handles, read

_INNER = re.compile(r"(?<!\\)\$((?:\\.|[^$\\])+)\$|\\\(((?:\\.|[^\\])+?)\\\)", re.S)
_ACCENTED = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "c": "\u0327", "~": "\u0303"}
_WORD = re.compile(r"\\(['`^\"~])\{?([a-zA-Z])\}?|\\([a-zA-Z]+)(?:\{\})?[ ]?|\\(.)|~|[{}]|--", re.S)


@handles(*(name for name in signs.TEXTS if name != "mathrm"))
def _text(reader: Reader, name: str) -> list[Node]:
    face = signs.TEXTS[name]
    pieces = _INNER.split(reader.raw(f"\\{name}"))
    found: list[Node] = []
    for rank in range(0, len(pieces), 3):
        if words := _plain(pieces[rank]):
            found.append(Atom(words, "text", face))
        if rank + 1 < len(pieces):
            found.append(read(pieces[rank + 1] or pieces[rank + 2]))
    return found


def _plain(text: str) -> str:
    """The words of a piece of text in TeX."""

    def said(found: re.Match[str]) -> str:
        accent, letter, macro, sign = found.groups()
        if accent:
            return letter + _ACCENTED[accent]
        if macro:
            if (known := signs.sign_of(macro)) is None:
                raise TexError(f"la commande « \\{macro} » n’est pas connue dans un texte", f"\\{macro}")
            return known[0]
        if sign:
            return " " if sign in ",;: !" else "\n" if sign == "\\" else sign
        return {"~": "\u00a0", "--": "–"}.get(found[0], "")

    return normalize("NFC", _WORD.sub(said, " ".join(text.split("\n"))))


@handles("operatorname")
def _operator(reader: Reader, _macro: str) -> list[Node]:
    if reader.peek() == "*":
        reader.take()
    words = reader.raw("\\operatorname")
    return [Atom(_plain(words.replace("\\,", " ")).strip() or " ", "name")]


# ---- tables


@handles("begin")
def _environment(reader: Reader, _begin: str) -> list[Node]:
    written = reader.raw("\\begin")
    name = written.rstrip("*")
    if name not in signs.FENCES and name not in signs.LINES:
        raise TexError(f"l’environnement « {written} » n’est pas connu", f"\\begin{{{written}}}")
    align = "c"
    if name == "array":
        reader.optional()
        align = re.sub("[^lcr]", "", reader.raw("\\begin{array}")) or "c"
    elif name in ("alignat", "alignedat"):
        reader.raw("\\begin{alignat}")
    elif name in signs.LINES:
        reader.optional()
    rows = reader.rows("\\end")
    reader.take()
    if (closing := reader.raw("\\end")) != written:
        raise TexError(f"« \\begin{{{written}}} » est fermé par « \\end{{{closing}}} »")
    if name in signs.LINES:
        columns = max(map(len, rows))
        return [Table(rows, align="rl" * columns if columns > 1 else "c", spacing="0.2em")]
    if name.endswith("cases"):
        align = "ll"
    return [Table(rows, *signs.FENCES[name], align, small="small" in name)]


@handles("substack")
def _lines(reader: Reader, _name: str) -> list[Node]:
    rows = read(reader.raw("\\substack"))
    return [rows]


# ---- quantities (siunitx) and chemistry (mhchem)

_UNITS = {
    "meter": "m", "metre": "m", "gram": "g", "kilogram": "kg", "second": "s", "minute": "min", "hour": "h",
    "day": "j", "ampere": "A", "kelvin": "K", "mole": "mol", "newton": "N", "pascal": "Pa", "joule": "J",
    "watt": "W", "volt": "V", "ohm": "Ω", "hertz": "Hz", "litre": "L", "liter": "L", "celsius": "°C",
    "degreeCelsius": "°C", "degree": "°", "percent": "%", "coulomb": "C", "farad": "F", "tesla": "T",
    "bar": "bar", "euro": "€", "tonne": "t", "hectare": "ha", "electronvolt": "eV",
}  # fmt: skip
_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "hecto": "h", "deca": "da", "deci": "d", "centi": "c",
    "milli": "m", "micro": "µ", "nano": "n", "pico": "p",
}  # fmt: skip
_UNIT = re.compile(r"\\(squared|cubed|per|square|cubic|[a-zA-Z]+)|[.~]|\^(?:\{(-?\d+)\}|(-?\d+))|([^\\.~^]+)")
_UP = {"squared": "2", "cubed": "3"}


def _quantity(unit: str) -> list[Node]:
    tex = raised = ""
    for macro, grouped, alone, letters in _UNIT.findall(unit):
        if macro in ("square", "cubic"):
            raised = "2" if macro == "square" else "3"
        elif macro == "per":
            tex += "/" if tex else "1/"
        elif macro in _UP or grouped or alone:
            tex += f"^{{{_UP.get(macro) or grouped or alone}}}"
        elif macro in _PREFIXES:
            tex += f"\\text{{{_PREFIXES[macro]}}}"
        elif macro and macro not in _UNITS:
            raise TexError(f"l’unité « \\{macro} » n’est pas connue", f"\\{macro}")
        elif words := _UNITS.get(macro, letters):
            is_prefix = macro in (
                "kilo",
                "mega",
                "giga",
                "hecto",
                "deca",
                "deci",
                "centi",
                "milli",
                "micro",
                "nano",
            )
            tex += f"\\text{{{words}}}" + ("" if is_prefix or not raised else f"^{{{raised}}}")
            raised = raised if is_prefix else ""
        else:
            tex += "\\cdot "
    return [*read(tex).items]


def _number(written: str) -> list[Node]:
    base, _, power = written.lower().replace(" ", "").partition("e")
    tex = base + (rf" \times 10^{{{power}}}" if power else "")
    return [*read(tex).items]


@handles("num", "ang", "SI", "qty", "si", "unit")
def _measured(reader: Reader, name: str) -> list[Node]:
    reader.optional()
    first = reader.raw(f"\\{name}")
    if name in ("si", "unit"):
        return _quantity(first)
    found = _number(first)
    if name == "ang":
        return [*found, Atom("°", "sign")]
    return found if name == "num" else [*found, Space(0.167), *_quantity(reader.raw(f"\\{name}"))]


_CHEMICAL = re.compile(
    r"(?P<arrow><=>|<->|->|<-|=>)|\^(?:\{(?P<group>[^}]*)\}|(?P<charge>\d*[+-]?))|(?P<element>[A-Z][a-z]?)"
    r"|(?P<digits>\d+)|(?P<state>\((?:aq|s|l|g)\))|(?P<plus>\s\+\s)|(?P<end>[+-](?=\s|\Z|\)|\]))|(?P<other>.)",
    re.S,
)
_REACTIONS = {"<=>": "\\rightleftharpoons ", "<->": "\\leftrightarrow ", "->": "\\rightarrow ",
              "<-": "\\leftarrow ", "=>": "\\Rightarrow "}  # fmt: skip


@handles("ce")
def _chemical(reader: Reader, name: str) -> list[Node]:
    written = reader.raw(f"\\{name}")
    tex, is_after = "", False
    """Whether a number comes after an element: it counts its atoms."""
    for found in _CHEMICAL.finditer(written):
        kind, text = found.lastgroup, found[0]
        if kind == "arrow":
            tex, is_after = tex + _REACTIONS[text], False
        elif kind in ("group", "charge"):
            tex += f"^{{{found['group'] or found['charge'] or ''}}}"
        elif kind == "element":
            tex, is_after = tex + f"\\text{{{text}}}", True
        elif kind == "digits":
            tex += f"_{{{text}}}" if is_after else text + "\\,"
        elif kind == "end":
            tex += f"^{{{text}}}"
        elif kind == "state":
            tex += f"\\text{{ {text}}}"
        elif kind == "plus":
            tex, is_after = tex + " + ", False
        else:
            is_after = text in ")]" or (is_after and not text.isspace())
            tex += text
    return [*read(tex).items]

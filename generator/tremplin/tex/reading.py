"""A formula in TeX to its parts; whatever cannot be read is told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    Script,
    Space,
    Stack,
    Style,
    Table,
)

LONGEST = 5_000
"""Characters of a formula that are read."""
DEEPEST = 40


class TexError(ValueError):
    """Why a formula cannot be read; `macro` is the one that is not known."""

    def __init__(self, reason: str, macro: str = "") -> None:
        super().__init__(reason)
        self.macro = macro


_TOKEN = re.compile(r"\\(?:[a-zA-Z]+|.)|\d+(?:[.,]\d+)*|'+|[^\W\d_]|.", re.S)
_BLANK = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))+")
_LENGTH = re.compile(r"\s*([+-]?\d*[.,]?\d+)\s*(em|ex|pt|mm|cm|mu|px|in)")
_EMS = {"em": 1, "ex": 0.45, "pt": 0.1, "mm": 0.28, "cm": 2.8, "mu": 1 / 18, "px": 0.06, "in": 7.2}


def read(tex: str) -> Row:
    """The formula whose signs `$` are taken off. TexError when it is not TeX that is known here."""
    if len(tex) > LONGEST:
        raise TexError(f"elle compte plus de {LONGEST} caractères")
    reader = Reader(tex)
    rows = reader.rows("")
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return Row((Table(rows, align="rl" if any(len(row) > 1 for row in rows) else "c", spacing="0.3em"),))


class Reader:
    def __init__(self, tex: str) -> None:
        self.tex, self.at, self.depth, self.face = tex, 0, 0, ""

    # ---- tokens

    def peek(self) -> str:
        if blank := _BLANK.match(self.tex, self.at):
            self.at = blank.end()
        found = _TOKEN.match(self.tex, self.at)
        return found[0] if found else ""

    def take(self) -> str:
        token = self.peek()
        self.at += len(token)
        return token

    def raw(self, what: str) -> str:
        """What stands between braces, as written."""
        if self.peek() != "{":
            raise TexError(f"il manque une accolade « {{ » après « {what} »")
        depth, start = 0, self.at + 1
        for found in re.finditer(r"\\.|[{}]", self.tex[self.at :], re.S):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if not depth:
                self.at += found.end()
                return self.tex[start : self.at - 1]
        raise TexError("une accolade « { » n’est pas fermée")

    def optional(self) -> str | None:
        """What stands between brackets, as written."""
        if self.peek() != "[":
            return None
        end = self.tex.find("]", self.at)
        if end < 0:
            raise TexError("un crochet « [ » n’est pas fermé")
        start, self.at = self.at + 1, end + 1
        return self.tex[start:end]

    # ---- rows

    def row(self, *ends: str) -> Row:
        """Up to one of `ends`, which stays; "" is the end of the text."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TexError(f"ses groupes s’emboîtent sur plus de {DEEPEST} niveaux")
        face, items = self.face, list[Node]()
        while (token := self.peek()) not in ends:
            self._unexpected(token)
            if token in ("^", "_") or token[0] == "'":
                items.append(self._scripted(items.pop() if items else Row(())))
            elif token in ("\\over", "\\atop", "\\choose"):
                items = [self._infix(token, items, ends)]
            elif token[1:] in signs.SWITCHES and token[0] == "\\":
                self.take()
                self.face = signs.SWITCHES[token[1:]]
            elif token in ("\\displaystyle", "\\textstyle", "\\scriptstyle"):
                self.take()
                items.append(Style(self.row(*ends), token == "\\displaystyle"))
            else:
                items += self.node()
        self.face = face
        self.depth -= 1
        return Row(tuple(items))

    def _unexpected(self, token: str) -> None:
        reasons = {
            "": "une accolade « { » n’est pas fermée",
            "}": "une accolade « } » est de trop",
            "&": "le signe « & » ne sert que dans un tableau : écrivez « \\& »",
            "\\right": "« \\right » vient sans « \\left »",
            "\\end": "« \\end » vient sans « \\begin »",
            "#": "le signe « # » s’écrit « \\# »",
        }
        if token in reasons:
            raise TexError(reasons[token])

    def rows(self, end: str) -> tuple[tuple[Row, ...], ...]:
        """Cells up to `end`, which stays."""
        found: list[list[Row]] = [[]]
        while True:
            found[-1].append(self.row("&", "\\\\", "\\cr", end))
            token = self.peek()
            if token == end:
                break
            self.take()
            if token != "&":
                if self.tex[self.at : self.at + 1] == "[":
                    self.optional()  # a height
                while self.peek() == "\\hline":
                    self.take()
                found.append([])
        if len(found) > 1 and found[-1] == [Row(())]:
            found.pop()
        return tuple(map(tuple, found))

    def _infix(self, token: str, items: list[Node], ends: tuple[str, ...]) -> Node:
        self.take()
        fraction = Fraction(Row(tuple(items)), self.row(*ends), token == "\\over")
        return Fenced("(", ")", (Row((fraction,)),)) if token == "\\choose" else fraction

    def _scripted(self, base: Node) -> Node:
        sub: Node | None = None
        sups: list[Node] = []
        is_up, limits = False, _takes_limits(base)
        while True:
            token = self.peek()
            if token in ("\\limits", "\\nolimits"):
                self.take()
                limits = token == "\\limits"
            elif token[:1] == "'":
                self.take()
                sups.insert(0, Atom("′" * len(token), "sign"))
            elif token == "^":
                if is_up:
                    raise TexError("deux exposants se suivent : groupez-les avec des accolades")
                self.take()
                sups.append(self.argument("^"))
                is_up = True
            elif token == "_":
                if sub is not None:
                    raise TexError("deux indices se suivent : groupez-les avec des accolades")
                self.take()
                sub = self.argument("_")
            else:
                break
        sup = None if not sups else sups[0] if len(sups) == 1 else Row(tuple(sups))
        if isinstance(base, Accent) and limits:
            return Stack(base, sup, sub)
        return Script(base, sub, sup, limits)

    # ---- nodes

    def argument(self, after: str) -> Node:
        """What a macro or a script takes: a group, or one sign."""
        token = self.peek()
        if token in ("", "}", "&", "^", "_", "\\\\", "\\right", "\\end"):
            raise TexError(f"il manque ce qui suit « {after} »")
        if token[0].isdigit() and len(token) > 1:
            self.at += 1
            return Atom(token[0], "number", self.face)
        self.depth += 1
        if self.depth > DEEPEST:
            raise TexError(f"ses groupes s’emboîtent sur plus de {DEEPEST} niveaux")
        found = self.node()
        self.depth -= 1
        return found[0] if len(found) == 1 else Row(tuple(found))

    def node(self) -> list[Node]:
        token = self.take()
        if token == "{":
            body = self.row("}")
            self.take()
            return [body]
        if token[0] != "\\":
            return [self._character(token)]
        name = token[1:]
        if name in signs.SPACES:
            return [Space(signs.SPACES[name])] if signs.SPACES[name] else []
        if name in _HANDLERS:
            return _HANDLERS[name](self, name)
        found = signs.sign_of(name)
        if found is None:
            raise TexError(f"la commande « {token} » n’est pas connue", token)
        return [Atom(*found, self.face)]

    def _character(self, token: str) -> Atom | Space:
        if token == "~":
            return Space(0.25)
        if token[0].isdigit():
            return Atom(token, "number", self.face)
        if token in signs.CHARACTERS:
            text, kind = signs.CHARACTERS[token]
            spaced = kind == "comma" and self.tex[self.at : self.at + 1].isspace()
            return Atom(text, kind, self.face, spaced=spaced)
        return Atom(token, "letter" if token.isalpha() else "sign", self.face)

    def fence(self, after: str) -> str:
        """The sign that follows \\left, \\big …; "" for the dot that stands for none."""
        token = self.take()
        if token == ".":
            return ""
        found = signs.sign_of(token[1:]) if token[:1] == "\\" else signs.CHARACTERS.get(token)
        if not found or found[0] in "=+":
            raise TexError(f"« {after} » demande une parenthèse, un crochet ou un trait")
        return {"<": "⟨", ">": "⟩"}.get(found[0], found[0])


def _takes_limits(base: Node) -> bool:
    if isinstance(base, Accent):
        return base.wide and base.sign in "⏞⏟⎴⎵"
    if not isinstance(base, Atom):
        return False
    return (base.kind == "big" and base.text not in signs.INTEGRALS) or (
        base.kind == "name" and base.text in signs.WITH_LIMITS | set(signs.SPOKEN.values())
    )


# ---- macros that take something

Handler = Callable[[Reader, str], list[Node]]
_HANDLERS: dict[str, Handler] = {}


def handles(*names: str) -> Callable[[Handler], Handler]:
    def kept(handler: Handler) -> Handler:
        _HANDLERS.update(dict.fromkeys(names, handler))
        return handler

    return kept


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
def _fenced(reader: Reader, name: str) -> list[Node]:
    signs_, parts = [reader.fence("\\left")], list[Row]()
    while True:
        parts.append(reader.row("\\middle", "\\right", ""))
        token = reader.take()
        if not token:
            raise TexError("« \\left » attend son « \\right »")
        signs_.append(reader.fence(token))
        if token == "\\right":
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
def _not(reader: Reader, name: str) -> list[Node]:
    base = reader.argument("\\not")
    if not isinstance(base, Atom):
        raise TexError("« \\not » ne barre qu’un signe")
    return [replace(base, text=normalize("NFC", base.text + "\u0338"))]


@handles("pmod")
def _modulo(reader: Reader, name: str) -> list[Node]:
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

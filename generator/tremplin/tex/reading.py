"""A formula in TeX to its parts; whatever cannot be read is told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable

from tremplin.tex import signs
from tremplin.tex.nodes import (
    Accent,
    Atom,
    Fenced,
    Fraction,
    Node,
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
        word = self.peek()
        self.at += len(word)
        return word

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
        while (word := self.peek()) not in ends:
            self._unexpected(word)
            if word in ("^", "_") or word[0] == "'":
                items.append(self._scripted(items.pop() if items else Row(())))
            elif word in ("\\over", "\\atop", "\\choose"):
                items = [self._infix(word, items, ends)]
            elif word[1:] in signs.SWITCHES and word[0] == "\\":
                self.take()
                self.face = signs.SWITCHES[word[1:]]
            elif word in ("\\displaystyle", "\\textstyle", "\\scriptstyle"):
                self.take()
                items.append(Style(self.row(*ends), word == "\\displaystyle"))
            else:
                items += self.node()
        self.face = face
        self.depth -= 1
        return Row(tuple(items))

    def _unexpected(self, word: str) -> None:
        reasons = {
            "": "une accolade « { » n’est pas fermée",
            "}": "une accolade « } » est de trop",
            "&": "le signe « & » ne sert que dans un tableau : écrivez « \\& »",
            "\\right": "« \\right » vient sans « \\left »",
            "\\end": "« \\end » vient sans « \\begin »",
            "#": "le signe « # » s’écrit « \\# »",
        }
        if word in reasons:
            raise TexError(reasons[word])

    def rows(self, end: str) -> tuple[tuple[Row, ...], ...]:
        """Cells up to `end`, which stays."""
        found: list[list[Row]] = [[]]
        while True:
            found[-1].append(self.row("&", "\\\\", "\\cr", end))
            word = self.peek()
            if word == end:
                break
            self.take()
            if word != "&":
                if self.tex[self.at : self.at + 1] == "[":
                    self.optional()  # a height
                while self.peek() == "\\hline":
                    self.take()
                found.append([])
        if len(found) > 1 and found[-1] == [Row(())]:
            found.pop()
        return tuple(map(tuple, found))

    def _infix(self, word: str, items: list[Node], ends: tuple[str, ...]) -> Node:
        self.take()
        fraction = Fraction(Row(tuple(items)), self.row(*ends), word == "\\over")
        return Fenced("(", ")", (Row((fraction,)),)) if word == "\\choose" else fraction

    def _scripted(self, base: Node) -> Node:
        sub: Node | None = None
        sups: list[Node] = []
        is_up, limits = False, _takes_limits(base)
        while True:
            word = self.peek()
            if word in ("\\limits", "\\nolimits"):
                self.take()
                limits = word == "\\limits"
            elif word[:1] == "'":
                self.take()
                sups.insert(0, Atom("′" * len(word), "sign"))
            elif word == "^":
                if is_up:
                    raise TexError("deux exposants se suivent : groupez-les avec des accolades")
                self.take()
                sups.append(self.argument("^"))
                is_up = True
            elif word == "_":
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
        word = self.peek()
        if word in ("", "}", "&", "^", "_", "\\\\", "\\right", "\\end"):
            raise TexError(f"il manque ce qui suit « {after} »")
        if word[0].isdigit() and len(word) > 1:
            self.at += 1
            return Atom(word[0], "number", self.face)
        self.depth += 1
        if self.depth > DEEPEST:
            raise TexError(f"ses groupes s’emboîtent sur plus de {DEEPEST} niveaux")
        found = self.node()
        self.depth -= 1
        return found[0] if len(found) == 1 else Row(tuple(found))

    def node(self) -> list[Node]:
        word = self.take()
        if word == "{":
            body = self.row("}")
            self.take()
            return [body]
        if word[0] != "\\":
            return [self._character(word)]
        name = word[1:]
        if name in signs.SPACES:
            return [Space(signs.SPACES[name])] if signs.SPACES[name] else []
        if name in _HANDLERS:
            return _HANDLERS[name](self, name)
        found = signs.sign_of(name)
        if found is None:
            raise TexError(f"la commande « {word} » n’est pas connue", word)
        return [Atom(*found, self.face)]

    def _character(self, word: str) -> Atom | Space:
        if word == "~":
            return Space(0.25)
        if word[0].isdigit():
            return Atom(word, "number", self.face)
        if word in signs.CHARACTERS:
            text, kind = signs.CHARACTERS[word]
            spaced = kind == "comma" and self.tex[self.at : self.at + 1].isspace()
            return Atom(text, kind, self.face, spaced=spaced)
        return Atom(word, "letter" if word.isalpha() else "sign", self.face)

    def fence(self, after: str) -> str:
        """The sign that follows \\left, \\big …; "" for the dot that stands for none."""
        word = self.take()
        if word == ".":
            return ""
        found = signs.sign_of(word[1:]) if word[:1] == "\\" else signs.CHARACTERS.get(word)
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

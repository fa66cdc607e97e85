"""A formula in a line of text: for those who do not see it, and where nothing can be drawn."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

from tremplin.tex.nodes import (
    Accent,
    Atom,
    Enclosed,
    Fenced,
    Fraction,
    Node,
    Root,
    Script,
    Space,
    Stack,
    Table,
)
from tremplin.tex.spacing import flat, is_product, is_sign, is_single, joined, width

Words = Callable[..., str]
"""`words("tex.vector", of="AB")`: « vecteur AB »."""

BLACKBOARD = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "P": "ℙ", "H": "ℍ"}
_UP = str.maketrans("0123456789+−=()n′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ′")
_DOWN = str.maketrans("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_MARKS = {"^": "\u0302", "~": "\u0303", "¯": "\u0304", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c",
          "´": "\u0301", "`": "\u0300", "˘": "\u0306", "˚": "\u030a"}  # fmt: skip


def line(node: Node, words: Words) -> str:
    """For example « (a + b)/(2c) », « √(x² + y²) », « (1, 2 ; 3, 4) »."""
    return _Line(words).row(node)


class _Line:
    def __init__(self, words: Words) -> None:
        self.words = words

    def row(self, node: Node, *, tight: bool = False) -> str:
        return joined(list(flat(node)), self.said, tight=tight)

    def said(self, node: Node) -> str:
        if isinstance(node, Atom):
            return BLACKBOARD.get(node.text, node.text) if node.face == "double-struck" else node.text
        if isinstance(node, Space):
            return width(node)
        if isinstance(node, Script):
            return self._script(node)
        if isinstance(node, Fraction):
            return self._fraction(node)
        if isinstance(node, Root):
            return self._root(node)
        if isinstance(node, Fenced):
            return self._fenced(node)
        if isinstance(node, Accent):
            return self._accent(node)
        if isinstance(node, Stack):
            over = f"({self.row(node.over)})" if node.over else ""
            return self.row(node.base) + over + (f"_({self.row(node.under)})" if node.under else "")
        if isinstance(node, Table):
            return self._table(node)
        if isinstance(node, Enclosed):
            return "" if node.how == "phantom" else self.row(node.body)
        return self.row(node)

    def _script(self, node: Script) -> str:
        base = self.row(node.base)
        if len(list(flat(node.base))) > 1 and not base.endswith((")", "]")):
            base = f"({base})"
        sub = self._placed("_", self.row(node.sub, tight=True), _DOWN) if node.sub else ""
        return base + sub + (self._placed("^", self.row(node.sup, tight=True), _UP) if node.sup else "")

    def _placed(self, sign: str, text: str, table: dict[int, int]) -> str:
        if text in ("∘", "°"):
            return "°"
        if text and all(ord(letter) in table for letter in text):
            return text.translate(table)
        return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"

    def _fraction(self, node: Fraction) -> str:
        over, under = self.row(node.over), self.row(node.under)
        if not node.has_line:
            return f"{over} ; {under}"
        over = over if is_product(node.over) else f"({over})"
        return f"{over}/{under if is_single(node.under) else f'({under})'}"

    def _root(self, node: Root) -> str:
        body = self.row(node.body)
        index = self.row(node.index, tight=True) if node.index else ""
        sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(index) or f"{index.translate(_UP)}√"
        return sign + (body if is_sign(node.body) else f"({body})")

    def _fenced(self, node: Fenced) -> str:
        parts = [self.row(part) for part in node.parts]
        inner = parts[0] + "".join(
            f" {sign} {part}" for sign, part in zip(node.middle, parts[1:], strict=True)
        )
        return f"{node.open}{inner}{node.close}"

    def _accent(self, node: Accent) -> str:
        body = self.row(node.body)
        if node.sign in "→←↔" and not node.under:
            return self.words("tex.vector", of=body)
        if node.under or node.sign in "⏞⎴":
            return body
        if len(body) == 1 and node.sign in _MARKS:
            return normalize("NFC", body + _MARKS[node.sign])
        name = {"^": "angle", "⏜": "arc", "~": "tilde"}.get(node.sign, "bar")
        return self.words(f"tex.{name}", of=body)

    def _table(self, node: Table) -> str:
        is_matrix = node.align == "c" or bool(node.close)
        cells = ((self.row(cell) for cell in row) for row in node.rows)
        rows = " ; ".join((", " if is_matrix else " ").join(filter(None, row)).strip() for row in cells)
        return f"{node.open}{' ' if node.open and not node.close else ''}{rows}{node.close}"

"""The parts of a formula that was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "number", "letter", "sign", "binary", "relation", "open", "close", "fence", "comma", "name", "big", "text"
]
"""`sign` is ordinary (∞); `fence` opens or closes (|); `name` is a function (sin); `big` takes limits (∑)."""


@dataclass(frozen=True, slots=True)
class Atom:
    """`face` is how letters are written (« bold », « double-struck »…; "" is by itself)."""

    text: str
    kind: Kind
    face: str = ""
    size: float = 0
    """Of a fence whose height is given, in em."""
    spaced: bool = False
    """Of a comma that a space follows."""


@dataclass(frozen=True, slots=True)
class Row:
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A body in the large form of formulas that stand alone, or not."""

    body: Row
    display: bool


@dataclass(frozen=True, slots=True)
class Space:
    width: float
    """In em."""


@dataclass(frozen=True, slots=True)
class Script:
    """Where `limits`, `sub` and `sup` are under and over the base in large formulas."""

    base: Node
    sub: Node | None
    sup: Node | None
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Fraction:
    over: Node
    under: Node
    has_line: bool = True
    style: Literal["", "large", "small"] = ""


@dataclass(frozen=True, slots=True)
class Root:
    body: Node
    index: Node | None


@dataclass(frozen=True, slots=True)
class Fenced:
    """Signs as tall as what they hold; "" for none. `parts` are between the signs `middle`."""

    open: str
    close: str
    parts: tuple[Row, ...]
    middle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accent:
    """A sign over or under the body: as wide as it where `wide`."""

    body: Node
    sign: str
    under: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    base: Node
    over: Node | None = None
    under: Node | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`align` is a letter a column, the last one being repeated."""

    rows: tuple[tuple[Row, ...], ...]
    open: str = ""
    close: str = ""
    align: str = "c"
    spacing: str = "1em"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Enclosed:
    """`how` is a notation of MathML's menclose, or « phantom »: room that nothing fills."""

    body: Node
    how: str


Node = Atom | Row | Style | Space | Script | Fraction | Root | Fenced | Accent | Stack | Table | Enclosed

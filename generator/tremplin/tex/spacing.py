"""How the parts of a row follow each other in a line of text: where spaces are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from tremplin.tex.nodes import Atom, Fraction, Node, Row, Script, Space, Style

_FACTORS = frozenset(["letter", "number", "open", "name", "big", "Root", "Accent", "Fenced", "Fraction"])
"""What multiplies what is before it."""
_NARROW, _NO_BREAK, _WIDE = "\u202f", "\u00a0", "\u2003"


def flat(node: Node) -> Iterator[Node]:
    """The parts of a row, those of the groups in it among them."""
    if isinstance(node, Row):
        for item in node.items:
            if isinstance(item, Row) and len(item.items) == 1 and isinstance(one := item.items[0], Atom):
                yield replace(one, kind="sign") if one.kind == "comma" else one  # a group takes no room
            else:
                yield from flat(item)
    elif isinstance(node, Style):
        yield from flat(node.body)
    else:
        yield node


def kind(node: Node | None) -> str:
    """What a part is among its neighbours: the kind of its first sign, or the name of its class."""
    if isinstance(node, Script):
        inner = list(flat(node.base))
        return kind(inner[0]) if len(inner) == 1 else "other"
    return node.kind if isinstance(node, Atom) else type(node).__name__ if node else ""


def joined(items: list[Node], say: Callable[[Node], str], *, tight: bool) -> str:
    """The parts of a row with spaces around relations and operations, unless it is `tight`."""
    found: list[str] = []
    previous, bars = "", 0
    for rank, item in enumerate(items):
        is_a, text = kind(item), say(item)
        following = kind(items[rank + 1]) if rank + 1 < len(items) else ""
        if is_a == "binary" and previous in ("", "binary", "relation", "open", "comma", "big"):
            found.append(text)
        elif is_a in ("binary", "relation") and not tight:
            found.append(f" {text} ")
        elif is_a in ("name", "big"):
            before = " " if previous not in ("", "open", "binary", "relation", "fence") else ""
            found.append(before + text + ("" if following in ("open", "close", "", "Fenced") else " "))
        elif isinstance(item, Atom) and is_a == "comma":
            found.append(text + (" " if item.spaced or text == ";" else ""))
        elif isinstance(item, Fraction):
            text = f"({text})" if following in _FACTORS else text
            found.append(f" {text}" if previous == "number" else text)
        else:
            found.append(text)
        bars += is_a == "fence"
        if is_a != "Space":
            previous = "open" if is_a == "fence" and bars % 2 else is_a
    return re.sub(" {2,}", " ", "".join(found)).strip(" ")


def width(space: Space) -> str:
    if space.width <= 0.05:
        return ""
    return _NARROW if space.width < 0.25 else _NO_BREAK if space.width < 0.9 else _WIDE


def is_product(node: Node) -> bool:
    """Whether a part can stand over « / » without parentheses: no sum is in it, but between its own."""
    depth = 0
    for item in flat(node):
        depth += {"open": 1, "close": -1}.get(kind(item), 0)
        if depth == 0 and kind(item) not in ("number", "letter", "sign", "text", "close"):
            return False
    return depth == 0


def is_sign(node: Node) -> bool:
    """Whether a part is one number or letter, without a power: what « √ » can stand before."""
    items = list(flat(node))
    return len(items) == 1 and isinstance(items[0], Atom)


def is_single(node: Node) -> bool:
    items = list(flat(node))
    return len(items) == 1 and kind(items[0]) in ("number", "letter", "sign", "text")

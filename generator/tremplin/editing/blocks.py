"""Where the parts of a block stand in a YAML text: dashes, indentations, the lines of an item."""

from __future__ import annotations

from collections.abc import Sequence

from tremplin.editing.refusing import EditingError
from tremplin.editing.tree import Leaf, Node, Rows, Table, line_end, line_start


def cut_in_flow(text: str, places: Sequence[tuple[int, int]], rank: int) -> str:
    if rank + 1 < len(places):
        return text[: places[rank][0]] + text[places[rank + 1][0] :]
    return text[: places[rank - 1][1]] + text[places[rank][1] :]


def regions(text: str, rows: Rows) -> list[tuple[int, int]]:
    """The lines of each item of a block list, with the remarks right above it (but for the first)."""
    found: list[tuple[int, int]] = []
    for rank, node in enumerate(rows.items):
        start = line_start(text, dash(text, rows, node))
        if rank:
            while start > found[-1][1] and text[line_start(text, start - 1) : start].lstrip().startswith("#"):
                start = line_start(text, start - 1)
        found.append((start, line_end(text, node.end)))
    return found


def dash(text: str, rows: Rows, node: Node) -> int:
    """Where the dash of an item is: in the column where its list begins, on its line or above."""
    at = column(text, rows)
    start = line_start(text, node.start)
    while text[start + at : start + at + 1] != "-" and start:
        start = line_start(text, start - 1)
    if text[start : start + at].strip(" "):
        raise EditingError("Cette liste commence sur la ligne d’une autre : changez-la dans un éditeur.")
    return start + at


def column(text: str, node: Node) -> int:
    return node.start - line_start(text, node.start)


def indent_of(text: str, outer: Node | None) -> int:
    """The spaces before the keys, or the dashes, of a block."""
    return column(text, outer) if isinstance(outer, Rows | Table) and not outer.is_flow else 0


def inner_indent(text: str, node: Leaf) -> int:
    """The spaces before the lines of a text in lines."""
    rows = [row for row in text[node.start : node.end].split("\n")[1:] if row.strip()]
    return min((len(row) - len(row.lstrip(" ")) for row in rows), default=0)


def after_sign(text: str, outer: Node | None, name: str | int, node: Node) -> int:
    """After the « : » of the key, or the « - » of the item, whose value is `node`."""
    if isinstance(outer, Table) and (entry := outer.get(name)):
        return text.index(":", entry.key.end) + 1
    assert isinstance(outer, Rows)
    return dash(text, outer, node) + 1

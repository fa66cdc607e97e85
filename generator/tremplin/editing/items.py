"""Items of a list in a YAML text: one more, one less, another order. All raise EditingError."""

from __future__ import annotations

import copy
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tremplin.editing import values
from tremplin.editing.blocks import column, cut_in_flow, regions
from tremplin.editing.edits import changed, replaced, sure, with_value
from tremplin.editing.refusing import EditingError
from tremplin.editing.tree import Leaf, Node, Path, Rows, Table, data_of, find, parse


def with_item(text: str, path: Path, rank: int, value: Any) -> str:
    """`text` with one more item at `rank` of the list at `path`."""
    tree = parse(text)
    rows = find(tree, path)
    if rows is None or isinstance(rows, Leaf):
        # a single value stands for a list of one; no list yet is one without items
        old = [] if rows is None or rows.text is None else [rows.text]
        return with_value(text, path, [*old[:rank], value, *old[rank:]])
    if isinstance(rows, Table):
        raise EditingError("Il n’y a pas de liste à cet endroit.")
    items = list(data_of(rows))
    items.insert(rank, value)
    expected = changed(data_of(tree), path, items)
    shown = values.french(value)
    if not rows.items:
        return sure(replaced(text, tree, path, rows, items), expected)
    if rows.is_flow:
        written = values.flow(shown)
        if rank < len(rows.items):
            at = rows.items[rank].start
            return sure(f"{text[:at]}{written}, {text[at:]}", expected)
        at = rows.items[-1].end
        return sure(f"{text[:at]}, {written}{text[at:]}", expected)
    places = regions(text, rows)
    indent = column(text, rows)
    added = f"{' ' * indent}-{values.item(shown, indent)}\n"
    at = places[rank][0] if rank < len(places) else places[-1][1]
    before = text[:at] if text[:at].endswith("\n") or not at else f"{text[:at]}\n"
    return sure(f"{before}{added}{text[at:]}", expected)


def without_item(text: str, path: Path, rank: int) -> str:
    """`text` without the item at `rank` of the list at `path`, and the remarks right above it."""
    tree = parse(text)
    rows = _rows(tree, path, rank)
    items = list(data_of(rows))
    del items[rank]
    expected = changed(data_of(tree), path, items)
    if len(rows.items) == 1:
        return sure(replaced(text, tree, path, rows, []), expected)
    if rows.is_flow:
        return sure(cut_in_flow(text, [(node.start, node.end) for node in rows.items], rank), expected)
    start, end = regions(text, rows)[rank]
    if rank and (blank := text[:start].endswith("\n\n")) and (text[end : end + 1] in ("\n", "")):
        start -= blank  # the empty line that parted it from the one before
    return sure(text[:start] + text[end:], expected)


def moved(text: str, path: Path, rank: int, to: int) -> str:
    """`text` with an item at another rank of its list, what stands between items staying there."""
    return _arranged(text, path, rank, to, lambda items: items.insert(to, items.pop(rank)))


def copied(text: str, path: Path, rank: int) -> str:
    """`text` with the item at `rank` a second time, below itself, its remarks too."""
    tree = parse(text)
    rows = _rows(tree, path, rank)
    items = list(data_of(rows))
    items.insert(rank + 1, copy.deepcopy(items[rank]))
    expected = changed(data_of(tree), path, items)
    if rows.is_flow:
        node = rows.items[rank]
        return sure(f"{text[: node.end]}, {text[node.start : node.end]}{text[node.end :]}", expected)
    start, end = regions(text, rows)[rank]
    piece = text[start:end]
    gap = "\n" if text[:start].endswith("\n\n") or text[end:].startswith("\n") else ""
    return sure(f"{text[:end]}{'' if piece.endswith(chr(10)) else chr(10)}{gap}{piece}{text[end:]}", expected)


def _rows(tree: Node | None, path: Path, rank: int) -> Rows:
    rows = find(tree, path)
    if not isinstance(rows, Rows) or not 0 <= rank < len(rows.items):
        raise EditingError("Cette ligne n’est plus là.")
    return rows


def _arranged(text: str, path: Path, rank: int, to: int, change: Callable[[list[Any]], None]) -> str:
    """`text` with the items of a list in another order."""
    tree = parse(text)
    rows = _rows(tree, path, rank)
    _rows(tree, path, to)
    items = list(data_of(rows))
    change(items)
    expected = changed(data_of(tree), path, items)
    places = [(node.start, node.end) for node in rows.items] if rows.is_flow else regions(text, rows)
    ended = text if rows.is_flow or text.endswith("\n") else f"{text}\n"
    places = places if rows.is_flow else regions(ended, rows)
    pieces = [ended[start:end] for start, end in places]
    gaps = [ended[one[1] : other[0]] for one, other in pairwise(places)]
    change(pieces)
    inside = "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
    return sure(ended[: places[0][0]] + inside + ended[places[-1][1] :], expected)

"""One change of a YAML text: every sign around it stays, and what it reads as is what was asked for.

A path names a part (`tree.Path`); texts have "\\n" at the end of their lines. All raise EditingError.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from tremplin.editing import values
from tremplin.editing.refusing import EditingError
from tremplin.editing.tree import Leaf, Node, Path, Rows, Table, data_of, find, line_end, line_start, parse
from tremplin.schema import keys

Order = Sequence[str]
"""The keys of a mapping in the order in which its authors are used to them."""


def with_value(text: str, path: Path, value: Any, order: Order = ()) -> str:
    """`text` with another value, None to leave it out, at a path whose last part may be a new key."""
    tree = parse(text)
    if not path:
        raise EditingError("Ce texte ne se remplace pas en entier.")
    expected = _changed(data_of(tree), path, value)
    node = find(tree, path)
    if value is None:
        return (
            text
            if node is None and not _is_there(tree, path)
            else _sure(_without(text, tree, path), expected)
        )
    if node is not None:
        return _sure(_replaced(text, tree, path, node, value), expected)
    if tree is None:
        added = values.block({_written(path): values.french(value, str(path[-1]))}, 0).lstrip("\n")
        return _sure(f"{text.rstrip()}\n{added}\n".lstrip("\n"), expected)
    return _sure(_with_key(text, tree, path, value, order), expected)


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
    expected = _changed(data_of(tree), path, items)
    shown = values.french(value)
    if not rows.items:
        return _sure(_replaced(text, tree, path, rows, items), expected)
    if rows.is_flow:
        written = values.flow(shown)
        if rank < len(rows.items):
            at = rows.items[rank].start
            return _sure(f"{text[:at]}{written}, {text[at:]}", expected)
        at = rows.items[-1].end
        return _sure(f"{text[:at]}, {written}{text[at:]}", expected)
    regions = _regions(text, rows)
    indent = _column(text, rows)
    added = f"{' ' * indent}-{values.item(shown, indent)}\n"
    at = regions[rank][0] if rank < len(regions) else regions[-1][1]
    before = text[:at] if text[:at].endswith("\n") or not at else f"{text[:at]}\n"
    return _sure(f"{before}{added}{text[at:]}", expected)


def without_item(text: str, path: Path, rank: int) -> str:
    """`text` without the item at `rank` of the list at `path`, and the remarks right above it."""
    tree = parse(text)
    rows = _rows(tree, path, rank)
    items = list(data_of(rows))
    del items[rank]
    expected = _changed(data_of(tree), path, items)
    if len(rows.items) == 1:
        return _sure(_replaced(text, tree, path, rows, []), expected)
    if rows.is_flow:
        return _sure(_cut_in_flow(text, [(node.start, node.end) for node in rows.items], rank), expected)
    start, end = _regions(text, rows)[rank]
    if rank and (blank := text[:start].endswith("\n\n")) and (text[end : end + 1] in ("\n", "")):
        start -= blank  # the empty line that parted it from the one before
    return _sure(text[:start] + text[end:], expected)


def moved(text: str, path: Path, rank: int, to: int) -> str:
    """`text` with an item at another rank of its list, what stands between items staying there."""
    return _arranged(text, path, rank, to, lambda items: items.insert(to, items.pop(rank)))


def copied(text: str, path: Path, rank: int) -> str:
    """`text` with the item at `rank` a second time, below itself, its remarks too."""
    tree = parse(text)
    rows = _rows(tree, path, rank)
    items = list(data_of(rows))
    items.insert(rank + 1, copy.deepcopy(items[rank]))
    expected = _changed(data_of(tree), path, items)
    if rows.is_flow:
        node = rows.items[rank]
        return _sure(f"{text[: node.end]}, {text[node.start : node.end]}{text[node.end :]}", expected)
    start, end = _regions(text, rows)[rank]
    piece = text[start:end]
    gap = "\n" if text[:start].endswith("\n\n") or text[end:].startswith("\n") else ""
    return _sure(
        f"{text[:end]}{'' if piece.endswith(chr(10)) else chr(10)}{gap}{piece}{text[end:]}", expected
    )


def with_key(text: str, path: Path, name: str) -> str:
    """`text` where the key at the end of `path` is called `name`."""
    tree = parse(text)
    table = find(tree, path[:-1])
    entry = table.get(path[-1]) if isinstance(table, Table) else None
    if entry is None or not isinstance(table, Table):
        raise EditingError("Ce nom n’est plus là.")
    written, is_ours = name, len(path) < 2 or path[-2] not in keys.FREE
    name = (is_ours and keys.canonical(written)) or written
    if name != entry.name and table.get(name):
        raise EditingError(f"« {written} » est déjà pris.")
    data = data_of(table)
    renamed = {name if key == entry.name else key: value for key, value in data.items()}
    expected = _changed(data_of(tree), path[:-1], renamed)
    return _sure(text[: entry.key.start] + values.key(written) + text[entry.key.end :], expected)


# ---- what is expected, and whether it came


def _sure(text: str, expected: Any) -> str:
    """`text` once it was read again, and is what was asked for."""
    if data_of(parse(text)) != expected:
        raise EditingError("Ce changement ne peut pas s’écrire ici : ouvrez le fichier dans un éditeur.")
    return text


def _changed(data: Any, path: Path, value: Any) -> Any:
    """`data` with `value` at `path`; without it, nor what it leaves empty, where it is None."""
    if not path:
        return value
    if data is None:
        data = {}
    name, rest = path[0], path[1:]
    if isinstance(data, list):
        if not isinstance(name, int) or name >= len(data):
            raise EditingError("Cette ligne n’est plus là.")
        return [_changed(one, rest, value) if rank == name else one for rank, one in enumerate(data)]
    if not isinstance(data, dict):
        raise EditingError("Il y a un texte à cet endroit, pas une suite de clés.")
    inner = _changed(data.get(name), rest, value) if rest or value is not None else None
    if inner is None or (value is None and rest and inner == {}):
        return (
            {key: one for key, one in data.items() if key != name}
            if rest == () or inner == {}
            else {**data, name: inner}
        )
    return {**data, name: inner}


# ---- the pieces


def _written(path: Path) -> str:
    """The last key of a path as authors write it."""
    name = str(path[-1])
    return name if len(path) > 1 and path[-2] in keys.FREE else keys.shown(name)


def _is_there(tree: Node | None, path: Path) -> bool:
    table = find(tree, path[:-1])
    return isinstance(table, Table) and table.get(path[-1]) is not None


def _replaced(text: str, tree: Node | None, path: Path, node: Node, value: Any) -> str:
    """`text` with another value in the place of `node`."""
    outer = find(tree, path[:-1])
    is_flow = isinstance(outer, Rows | Table) and outer.is_flow
    start, end = node.start, node.end
    indent = _indent(text, outer) + values.STEP
    if isinstance(node, Leaf) and isinstance(value, str):
        if node.style in ("|", ">") and "\n" in value:
            style, indent = "", _inner_indent(text, node) or indent
        else:
            style = node.style if node.style in ('"', "'") else ""
        written = values.scalar(value, is_flow=is_flow, indent=indent, style=style)
    else:
        shown = values.french(value, str(path[-1]))
        is_inline = is_flow or (isinstance(node, Rows | Table) and node.is_flow and value not in ([], {}))
        written = values.flow(shown) if is_inline else values.block(shown, indent)
        if not is_inline and isinstance(path[-1], int):
            written = values.item(shown, indent - values.STEP)
        if not is_inline:
            start = _after_sign(text, outer, path[-1], node)
            return text[:start] + written + text[end:]
    gap = "" if text[start - 1 : start] in (" ", "\n", "[", "{") else " "
    return text[:start] + gap + written + text[end:]


def _after_sign(text: str, outer: Node | None, name: str | int, node: Node) -> int:
    """After the « : » of the key, or the « - » of the item, whose value is `node`."""
    if isinstance(outer, Table) and (entry := outer.get(name)):
        return text.index(":", entry.key.end) + 1
    assert isinstance(outer, Rows)
    return _dash(text, outer, node) + 1


def _with_key(text: str, tree: Node, path: Path, value: Any, order: Order) -> str:
    """`text` with one more key in the mapping around it, which is made where there is none."""
    outer = find(tree, path[:-1])
    if outer is None or (isinstance(outer, Leaf) and outer.text is None):
        return with_value(text, path[:-1], {path[-1]: value})
    if not isinstance(outer, Table):
        raise EditingError("Il y a un texte à cet endroit, pas une suite de clés.")
    name = _written(path)
    shown = values.french(value, str(path[-1]))
    if outer.is_flow and not outer.entries:
        return f"{text[: outer.start]}{{{values.key(name)}: {values.flow(shown)}}}{text[outer.end :]}"
    rank = _rank(outer, str(path[-1]), order)
    before = outer.entries[rank - 1] if rank else None
    if outer.is_flow:
        written = f"{values.key(name)}: {values.flow(shown)}"
        at = before.value.end if before else outer.entries[0].key.start
        return f"{text[:at]}, {written}{text[at:]}" if before else f"{text[:at]}{written}, {text[at:]}"
    indent = _indent(text, outer)
    written = f"{values.key(name)}:{values.block(shown, indent + values.STEP)}"
    if before is None:
        at = outer.entries[0].key.start
        return f"{text[:at]}{written}\n{' ' * indent}{text[at:]}"
    at = line_end(text, max(before.value.end, before.key.end))
    gap = "" if text[:at].endswith("\n") else "\n"
    return f"{text[:at]}{gap}{' ' * indent}{written}\n{text[at:]}"


def _rank(table: Table, name: str, order: Order) -> int:
    """Where a new key goes: after those that come before it in `order`; else at the end."""
    if name not in order:
        return len(table.entries)
    earlier = set(order[: order.index(name)])
    return max((rank + 1 for rank, entry in enumerate(table.entries) if entry.name in earlier), default=0)


def _without(text: str, tree: Node | None, path: Path) -> str:
    """`text` without the key at the end of `path`, and without the mapping that it leaves empty."""
    table = find(tree, path[:-1])
    if isinstance(table, Rows) or not isinstance(table, Table):
        raise EditingError("Il n’y a pas de clé à cet endroit.")
    rank = next(rank for rank, entry in enumerate(table.entries) if entry.name == path[-1])
    if len(table.entries) == 1:
        outer = find(tree, path[:-2]) if len(path) > 1 else None
        if isinstance(outer, Table):
            return _without(text, tree, path[:-1])
        return text[: table.start] + "{}" + text[table.end :]
    entry = table.entries[rank]
    if table.is_flow:
        places = [(one.key.start, max(one.value.end, one.key.end)) for one in table.entries]
        return _cut_in_flow(text, places, rank)
    start = line_start(text, entry.key.start)
    if text[start : entry.key.start].strip():  # it follows the dash of an item
        return text[: entry.key.start] + text[table.entries[rank + 1].key.start :]
    return text[:start] + text[line_end(text, max(entry.value.end, entry.key.end)) :]


def _cut_in_flow(text: str, places: Sequence[tuple[int, int]], rank: int) -> str:
    if rank + 1 < len(places):
        return text[: places[rank][0]] + text[places[rank + 1][0] :]
    return text[: places[rank - 1][1]] + text[places[rank][1] :]


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
    expected = _changed(data_of(tree), path, items)
    places = [(node.start, node.end) for node in rows.items] if rows.is_flow else _regions(text, rows)
    ended = text if rows.is_flow or text.endswith("\n") else f"{text}\n"
    places = places if rows.is_flow else _regions(ended, rows)
    pieces = [ended[start:end] for start, end in places]
    gaps = [ended[one[1] : other[0]] for one, other in pairwise(places)]
    change(pieces)
    inside = "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
    return _sure(ended[: places[0][0]] + inside + ended[places[-1][1] :], expected)


def _regions(text: str, rows: Rows) -> list[tuple[int, int]]:
    """The lines of each item of a block list, with the remarks right above it (but for the first)."""
    found: list[tuple[int, int]] = []
    for rank, node in enumerate(rows.items):
        start = line_start(text, _dash(text, rows, node))
        if rank:
            while start > found[-1][1] and text[line_start(text, start - 1) : start].lstrip().startswith("#"):
                start = line_start(text, start - 1)
        found.append((start, line_end(text, node.end)))
    return found


def _dash(text: str, rows: Rows, node: Node) -> int:
    """Where the dash of an item is: in the column where its list begins, on its line or above."""
    column = _column(text, rows)
    start = line_start(text, node.start)
    while text[start + column : start + column + 1] != "-" and start:
        start = line_start(text, start - 1)
    if text[start : start + column].strip(" "):
        raise EditingError("Cette liste commence sur la ligne d’une autre : changez-la dans un éditeur.")
    return start + column


def _column(text: str, node: Node) -> int:
    return node.start - line_start(text, node.start)


def _indent(text: str, outer: Node | None) -> int:
    """The spaces before the keys, or the dashes, of a block."""
    return _column(text, outer) if isinstance(outer, Rows | Table) and not outer.is_flow else 0


def _inner_indent(text: str, node: Leaf) -> int:
    """The spaces before the lines of a text in lines."""
    rows = [row for row in text[node.start : node.end].split("\n")[1:] if row.strip()]
    return min((len(row) - len(row.lstrip(" ")) for row in rows), default=0)

"""A value or a key of a YAML text: every sign around it stays, and what it reads as is what was asked for.

A path names a part (`tree.Path`); texts have "\\n" at the end of their lines. All raise EditingError.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tremplin.editing import values
from tremplin.editing.blocks import after_sign, cut_in_flow, indent_of, inner_indent
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
    expected = changed(data_of(tree), path, value)
    node = find(tree, path)
    if value is None:
        return sure(_without(text, tree, path), expected) if _is_there(tree, path) else text
    if node is not None:
        return sure(replaced(text, tree, path, node, value), expected)
    if tree is None:
        added = values.block({_written(path): values.french(value, str(path[-1]))}, 0).lstrip("\n")
        return sure(f"{text.rstrip()}\n{added}\n".lstrip("\n"), expected)
    return sure(_with_key(text, tree, path, value, order), expected)


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
    expected = changed(data_of(tree), path[:-1], renamed)
    return sure(text[: entry.key.start] + values.key(written) + text[entry.key.end :], expected)


# ---- what is expected, and whether it came


def sure(text: str, expected: Any) -> str:
    """`text` once it was read again, and is what was asked for."""
    if data_of(parse(text)) != expected:
        raise EditingError("Ce changement ne peut pas s’écrire ici : ouvrez le fichier dans un éditeur.")
    return text


def changed(data: Any, path: Path, value: Any) -> Any:
    """`data` with `value` at `path`; without it, nor what it leaves empty, where it is None."""
    if not path:
        return value
    if data is None:
        data = {}
    name, rest = path[0], path[1:]
    if isinstance(data, list):
        if not isinstance(name, int) or name >= len(data):
            raise EditingError("Cette ligne n’est plus là.")
        return [changed(one, rest, value) if rank == name else one for rank, one in enumerate(data)]
    if not isinstance(data, dict):
        raise EditingError("Il y a un texte à cet endroit, pas une suite de clés.")
    inner = changed(data.get(name), rest, value) if rest else value
    if value is None and inner in (None, {}):
        return {key: one for key, one in data.items() if key != name}
    return {**data, name: inner}


# ---- the pieces


def _written(path: Path) -> str:
    """The last key of a path as authors write it."""
    name = str(path[-1])
    return name if len(path) > 1 and path[-2] in keys.FREE else keys.shown(name)


def _is_there(tree: Node | None, path: Path) -> bool:
    table = find(tree, path[:-1])
    return isinstance(table, Table) and table.get(path[-1]) is not None


def replaced(text: str, tree: Node | None, path: Path, node: Node, value: Any) -> str:
    """`text` with another value in the place of `node`."""
    outer = find(tree, path[:-1])
    is_flow = isinstance(outer, Rows | Table) and outer.is_flow
    start, end = node.start, node.end
    indent = indent_of(text, outer) + values.STEP
    if isinstance(node, Leaf) and isinstance(value, str):
        if node.style in ("|", ">") and "\n" in value:
            style, indent = "", inner_indent(text, node) or indent
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
            start = after_sign(text, outer, path[-1], node)
            return text[:start] + written + text[end:]
    gap = "" if text[start - 1 : start] in (" ", "\n", "[", "{") else " "
    return text[:start] + gap + written + text[end:]


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
    indent = indent_of(text, outer)
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
    if not isinstance(table, Table):
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
        return cut_in_flow(text, places, rank)
    start = line_start(text, entry.key.start)
    if text[start : entry.key.start].strip():  # it follows the dash of an item
        return text[: entry.key.start] + text[table.entries[rank + 1].key.start :]
    return text[:start] + text[line_end(text, max(entry.value.end, entry.key.end)) :]

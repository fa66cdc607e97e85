"""A YAML text as a tree that knows where each part begins and ends, so that one part can be replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tremplin.editing.refusing import EditingError
from tremplin.schema import keys
from tremplin.sources.commas import is_decimal
from tremplin.sources.source import NOTHING, events

Path = tuple[str | int, ...]
"""Keys by their canonical names, those that the author chose as written, and ranks in lists."""


@dataclass(frozen=True)
class Leaf:
    """A scalar, from its first sign to after its last; `text` is None for nothing."""

    start: int
    end: int
    text: str | None
    style: str
    """"" for plain, else its first sign."""


@dataclass(frozen=True)
class Entry:
    """A key of a mapping and its value."""

    name: str
    key: Leaf
    value: Node


@dataclass(frozen=True)
class Table:
    """A mapping; `is_flow` between braces."""

    start: int
    end: int
    is_flow: bool
    entries: tuple[Entry, ...]

    def get(self, name: str | int) -> Entry | None:
        return next((entry for entry in self.entries if entry.name == name), None)


@dataclass(frozen=True)
class Rows:
    """A sequence; `is_flow` between brackets."""

    start: int
    end: int
    is_flow: bool
    items: tuple[Node, ...]


Node = Leaf | Table | Rows


def parse(text: str) -> Node | None:
    """The tree of a YAML text, None where there is nothing in it. Raises EditingError if it is not read."""
    try:
        return _Parser(text).whole()
    except yaml.YAMLError as error:
        raise EditingError("Ce texte ne peut pas être lu : corrigez d’abord ce qui est signalé.") from error


def find(node: Node | None, path: Path) -> Node | None:
    """What stands at `path` under `node`."""
    for part in path:
        if isinstance(node, Table):
            entry = node.get(part)
            node = entry.value if entry else None
        elif isinstance(node, Rows) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


def walk(node: Node, path: Path = (), start: int | None = None) -> Iterator[tuple[Path, int, int]]:
    """Each part with its place, its key being of it, the outer ones first."""
    yield path, node.start if start is None else start, node.end
    if isinstance(node, Table):
        for entry in node.entries:
            yield from walk(entry.value, (*path, entry.name), entry.key.start)
    elif isinstance(node, Rows):
        for rank, item in enumerate(node.items):
            yield from walk(item, (*path, rank))


def data_of(node: Node | None) -> Any:
    """Its dicts, lists and texts; None for nothing."""
    if isinstance(node, Table):
        return {entry.name: data_of(entry.value) for entry in node.entries}
    if isinstance(node, Rows):
        return [data_of(item) for item in node.items]
    return node.text if node else None


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0]
        for line in text.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.take = events(text)

    def at(self, mark: Any) -> int:
        start: int = self.lines[min(mark.line, len(self.lines) - 1)]
        return min(start + int(mark.column), len(self.text))

    def whole(self) -> Node | None:
        self.take()
        if isinstance(self.take(), StreamEndEvent):
            return None
        node = self.node(self.take(), "")
        self.take()
        if not isinstance(self.take(), StreamEndEvent):
            raise EditingError("Ce fichier contient plusieurs documents, séparés par « --- ».")
        return None if isinstance(node, Leaf) and node.text is None else node

    def node(self, event: Any, within: str) -> Node:
        """`within` is the canonical name of the key whose value it is."""
        if isinstance(event, AliasEvent) or event.anchor or event.tag not in (None, "!"):
            raise EditingError("Ce texte a des ancres ou des étiquettes de YAML, qui ne sont pas lues.")
        start = self.at(event.start_mark)
        if isinstance(event, ScalarEvent):
            return self.leaf(event, start)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(child := self.take(), SequenceEndEvent):
                items.append(self.node(child, ""))
            end = self.at(child.end_mark) if event.flow_style else items[-1].end if items else start
            return Rows(start, end, bool(event.flow_style), tuple(items))
        return self.table(event, start, within)

    def leaf(self, event: Any, start: int) -> Leaf:
        end, style = self.at(event.end_mark), event.style or ""
        is_nothing = not style and event.value in NOTHING
        if style in ("|", ">"):  # what follows the text is not of it
            end = start + len(self.text[start:end].rstrip(" \n"))
        return Leaf(start, end, None if is_nothing else event.value, style)

    def table(self, event: Any, start: int, within: str) -> Table:
        entries: list[Entry] = []
        last: Any = None
        while not isinstance(key := self.take(), MappingEndEvent):
            name = self.node(key, "")
            value = self.take()
            if not isinstance(name, Leaf):
                raise EditingError("Ce texte a une clé qui n’est pas un mot.")
            written = (name.text or "").rstrip()
            known = None if within in keys.FREE else keys.canonical(written)
            inner = self.node(value, known or "")
            if entries and isinstance(inner, Leaf) and inner.text is None and is_decimal(last, key):
                before = entries[-1]
                assert isinstance(before.value, Leaf)
                number = f"{before.value.text},{written}"
                entries[-1] = Entry(before.name, before.key, Leaf(before.value.start, name.end, number, ""))
                last = key
                continue
            last = value
            if any(entry.name == (known or written) for entry in entries):
                raise EditingError(f"« {written} » est écrit deux fois au même endroit.")
            entries.append(Entry(known or written, name, inner))
        end = self.at(key.end_mark) if event.flow_style else _end(entries, start)
        return Table(start, end, bool(event.flow_style), tuple(entries))


def _end(entries: list[Entry], start: int) -> int:
    return entries[-1].value.end if entries else start


def line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """After the end of the line of `offset`, or the end of the text."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a place that counts from 1."""
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    return min(starts[min(line, len(starts)) - 1] + max(0, column - 1), len(text))


def line_of(text: str, offset: int) -> int:
    """The line of `offset`, from 1."""
    return text.count("\n", 0, offset) + 1

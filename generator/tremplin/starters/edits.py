"""Small changes inside files that an author wrote: every byte around them stays."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

from tremplin.diagnostics import Report, Span
from tremplin.schema.values import format_minutes, read_minutes
from tremplin.sources.source import Mapping, Node, Scalar, Sequence, Source, compose

_BOM = "\ufeff"


def lengthened(data: bytes, span: Span, minutes: int, added: int) -> bytes | None:
    """`data` with the duration of `minutes` at `span` made longer; None where it does not stand there."""
    lines = data.decode().split("\n")
    if span.line > len(lines):
        return None
    line = lines[span.line - 1]
    start = span.column - 1 + (span.line == 1 and line.startswith(_BOM))
    try:
        if read_minutes(line[start : start + span.length].strip("'\"")) != minutes:
            return None
    except PydanticCustomError:
        return None
    longer = format_minutes(minutes + added).replace("\u00a0", " ")
    lines[span.line - 1] = line[:start] + longer + line[start + span.length :]
    return "\n".join(lines).encode()


def appended(data: bytes, row: str) -> bytes | None:
    """`data`, a YAML list, alone or under a key, with one more item; None where it is no such list."""
    text = data.decode()
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(_BOM).replace("\r\n", "\n").rstrip("\n") + "\n"
    items = _items(plain)
    if items is None:
        return None
    indent = ""
    if items:
        first = plain.split("\n")[items[0].span.line - 1]
        if not (found := re.match(r"( *)- ", first)):
            return None
        indent = found[1]
    longer = (plain if plain.strip() else "") + re.sub("^(?=.)", indent, row, flags=re.M)
    if len(_items(longer) or ()) != len(items) + 1:
        return None
    return (text[: text.startswith(_BOM)] + longer.replace("\n", end)).encode()


def _items(text: str) -> tuple[Node, ...] | None:
    """Those of the list; none of a text with nothing in it, None for anything else."""
    report = Report()
    node = compose(Source("organismes.yml", text), report)
    if isinstance(node, Mapping) and len(node.entries) == 1:
        node = node.entries[0][1]
        if isinstance(node, Scalar) and node.text is None:
            return ()
    if isinstance(node, Sequence):
        return node.items
    return () if node is None and not report.diagnostics else None

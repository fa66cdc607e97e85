"""Texts with their origin, and the nodes of YAML: what is written, and where."""

from __future__ import annotations

from typing import NamedTuple

from tremplin.diagnostics import Span


class Source(NamedTuple):
    """A text and where it comes from; `line` and `column` are those of its first character."""

    file: str
    text: str
    line: int = 1
    column: int = 1

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """The span of a place given within this text (from 1)."""
        return Span(self.file, self.line + line - 1, self.column + column - 1, length)


class Scalar(NamedTuple):
    span: Span
    text: str | None
    """What is written, or None for nothing."""
    source: Source | None = None
    """The text that it begins in at `span`, where each of its signs is to be found."""


class Sequence(NamedTuple):
    span: Span
    items: tuple[Node, ...]


class Mapping(NamedTuple):
    span: Span
    entries: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Sequence | Mapping

"""Where the signs of a text in YAML are written, whose lines may be indented or joined, its signs escaped."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Protocol

from tremplin.diagnostics import Span
from tremplin.sources.nodes import Node, Scalar

_ESCAPE = re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|\n[ \t]*|.)")


class Placed(Protocol):
    """A text that knows where it is written: a `Source`, or one in YAML."""

    @property
    def text(self) -> str: ...

    def span(self, line: int, column: int = 1, length: int = 1) -> Span: ...


class Within:
    """A text that a value of YAML is, or holds; it gives places as a `Source` does."""

    def __init__(self, node: Node, text: str) -> None:
        self.node, self.text = node, text

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """The span in the file of a place given within the text (from 1), on one line of the file; that of
        the whole value where the text is not found in it.
        """
        lines = self.text.split("\n")
        start = sum(len(above) + 1 for above in lines[: line - 1]) + column - 1
        return self.between(start, start + length)

    def between(self, start: int, end: int) -> Span:
        """The same of what begins at `start` and ends before `end`."""
        places = self._places[start:end]
        source = self.node.source if isinstance(self.node, Scalar) else None
        if source is None or not places:
            return self.node.span
        first, written = places[0], source.text
        line_end = written.find("\n", first)
        stop = min(places[-1] + 1, line_end if line_end >= 0 else len(written))
        row, column = written.count("\n", 0, first) + 1, first - written.rfind("\n", 0, first)
        return source.span(row, column, max(1, stop - first))

    @cached_property
    def _places(self) -> list[int]:
        """Where each sign of the text is in the source of the value."""
        if not isinstance(self.node, Scalar):
            return []
        (_, line, column, _), value, source = self.node
        if source is None or value is None:
            return []
        begin = 0
        for _ in range(line - source.line):
            begin = source.text.index("\n", begin) + 1
        places = _places(source.text, begin + column - source.column, value)
        start = value.find(self.text)
        return places[start : start + len(self.text)] if start >= 0 else []


def _places(written: str, at: int, value: str) -> list[int]:
    """Where the signs of `value` are in `written`, which says it from `at` on.

    The same words follow each other in both: spaces alone, and the ends of lines, are more or fewer.
    """
    style = written[at]
    if style in "|>":
        at = written.index("\n", at)
    at += style in "|>\"'"
    places = []
    for sign in value:
        is_space = sign.isspace()
        while True:
            escape = _ESCAPE.match(written, at) if style == '"' else None
            is_joint = escape is not None and "\n" in escape[0]
            if escape and is_joint:
                at = escape.end()
            elif not escape and not is_space and written[at : at + 1].isspace():
                at += 1
            else:
                break
        places.append(at)
        if escape:
            at = escape.end()
        elif not is_space or written[at : at + 1].isspace():
            at += 2 if style == sign == "'" else 1
    return places

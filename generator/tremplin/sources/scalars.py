"""What YAML changes in a text without a word: lines put end to end, a backslash between double quotes, a
decimal comma between brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tremplin.fixes import Remedy


class Change(NamedTuple):
    """`row` counts lines from 0, `column` signs from 1."""

    code: str
    row: int
    column: int
    length: int
    values: dict[str, Any]
    """Those of the message; one may be a `Remedy`."""


_ITEM = re.compile(
    r"\s*(?P<mark>[-*+•]|\d{1,2}[.)])(?:[ \u00a0]+\S|(?<=-)[^\W\d])|\s*(?P<row>\|.*\|)[\"'\s]*$"
)
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(?P<written>\\[abeftvrNLP][A-Za-z]+)")
_LINE = re.compile(r"(?<!\\)(?:\\\\)*(?P<written>\\n[A-Za-z]*)")
_TEX_LINE = re.compile(r"\\n(?:abla|e|eg|eq|i|ot|otin|u)(?![A-Za-z])")
_PATH = re.compile(r"(?:^|[\s\"'«(])[A-Za-z]:\\")


def changes(event: Any, lines: Sequence[str]) -> Iterator[Change]:
    """What becomes another text in a scalar of `lines`."""
    start, end = event.start_mark, event.end_mark
    if event.style == '"':
        yield from _escapes(start, end, lines)
    if end.line > start.line and event.style != "|":
        yield from _joined(start, end, lines, is_folded=event.style == ">")


def _joined(start: Any, end: Any, lines: Sequence[str], *, is_folded: bool) -> Iterator[Change]:
    first = start.line + (2 if is_folded else 1)
    for row in range(first, min(len(lines), end.line + (end.column > 0))):
        found = _ITEM.match(lines[row])
        if not found or not lines[row - 1].strip():
            continue
        if is_folded and _indent(lines[row]) > _indent(lines[start.line + 1]):
            continue  # folding leaves these lines as they are
        yield Change("T127", row, _indent(lines[row]) + 1, 1, {"sign": found["mark"] or "|"})
        return


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _escapes(start: Any, end: Any, lines: Sequence[str]) -> Iterator[Change]:
    for row in range(start.line, min(len(lines), end.line + 1)):
        line = lines[row]
        begin = start.column if row == start.line else 0
        stop = end.column if row == end.line else len(line)
        if "\\" not in line[begin:stop]:
            continue
        is_path = _PATH.search(line, begin, stop) is not None
        found = _ESCAPE.search(line, begin, stop)
        if found is None and (line_end := _LINE.search(line, begin, stop)):
            is_tex = "$" in line[begin:stop] or "\\\\(" in line[begin:stop]
            if is_path or (is_tex and (line_end := _TEX_LINE.search(line, begin, stop))):
                found = line_end
        if found:
            written = found["written"] if "written" in found.re.groupindex else found[0]
            column = found.end() - len(written) + 1
            doubled = Remedy(written, written, f"\\{written}")
            yield Change("T128", row, column, len(written), {"written": doubled})
            return


_GLUED = re.compile(r"(?<![\d.,])\d+,\d+(?![\d.,]*\d,\d)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def decimals(start: Any, end: Any, lines: Sequence[str]) -> Iterator[Change]:
    """A number with a decimal comma, in a list between brackets whose other commas have a space."""
    if start.line != end.line:
        return
    inner = lines[start.line][start.column + 1 : end.column - 1]
    if "[" in inner or "{" in inner:
        return
    inner = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), inner)
    found = _GLUED.search(inner)
    if found and re.search(r",\s|;", inner):
        column = start.column + 2 + found.start()
        number = Remedy(found[0], found[0], f'"{found[0]}"')
        yield Change("T129", start.line, column, len(number), {"number": number})

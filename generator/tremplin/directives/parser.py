"""The `:::` directives of a Markdown text: one parser, for the checks and for the rendering.

A directive is a line alone (`::: quiz mail/joindre`) or a block closed by `:::`; code, comments and
front matter are not read.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tremplin.diagnostics import Report, Span
from tremplin.directives.base import Directive, Spec
from tremplin.directives.options import read_head, read_rows
from tremplin.sources.source import Source

_LINE = re.compile(r"(?P<indent>[ ]*):::+(?P<rest>.*)")
_CLOSE = re.compile(r"\s*:::+\s*")
_FENCE = re.compile(r"\s*(?:(?:[-*+]|\d+\.)\s+)?(?P<fence>`{3,}|~{3,})")
_OPENERS = re.compile(r"(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^|:\s|///)")


def scan(source: Source, report: Report) -> list[Directive]:
    """The directives of `source` in order of their first line, blocks before what they hold."""
    if ":::" not in source.text:
        return []
    lines, readable = _lines(source.text)
    found: list[Directive] = []
    open_blocks: list[_Block] = []
    swallow = -1  # the line of a « ::: » that follows a line-alone directive, as some write it
    position = 0
    may_stand: list[bool] = []
    closings = [i for i, line in enumerate(lines) if ":::" in line and _CLOSE.fullmatch(line)]
    while position < len(readable):
        index = readable[position]
        position += 1
        line = _LINE.fullmatch(lines[index]) if ":::" in lines[index] else None
        if line is None:
            continue
        if len(line["indent"]) >= 4:
            may_stand = may_stand or held(lines)
            if not may_stand[index]:
                continue
        column = len(line["indent"]) + 1
        span = source.span(index + 1, column, len(lines[index].rstrip()) - column + 1)
        if not line["rest"].strip():
            if index == swallow:
                if found and found[-1].first < index and not found[-1].is_container:
                    found[-1] = replace(found[-1], last=index)
                continue
            if not open_blocks:
                report.add("T404", span)
                continue
            block = open_blocks.pop()
            found[block.place] = block.close(source, lines, index)
            continue
        head = read_head(line["rest"], span, report)
        if head is None:
            # an unknown block: its closing line must not raise a second diagnostic
            swallow = _closing_line(lines, readable, position)
            continue
        spec, argument, options = head
        block = _Block(spec, argument, options, span, index, column - 1, len(found))
        if spec.body == "none" or (spec.body == "yaml" and argument):
            end = _end_of_line_block(lines, index) if not open_blocks else index
            found.append(block.close_line(lines, end, source, report))
            swallow = _next_filled(lines, index) if end == index and not open_blocks else -1
            while position < len(readable) and readable[position] <= end:
                position += 1
        elif spec.body == "yaml":
            at = bisect(closings, index)
            closing = closings[at] if at < len(closings) else None
            if closing is None:
                report.add("T403", span, name=spec.french)
            end = index if closing is None else closing
            found.append(block.close(source, lines, end))
            while position < len(readable) and readable[position] <= end:
                position += 1
        else:
            block.read_options(source, lines, report)
            found.append(block.close(source, lines, index))
            open_blocks.append(block)
    for block in open_blocks:
        report.add("T403", block.span, name=block.spec.french)
        found[block.place] = block.close(source, lines, len(lines) - 1, closed=False)
    return [_complete(d, report) for d in found]


def prose(source: Source, directives: Iterable[Directive]) -> Iterator[tuple[int, str]]:
    """(index, line) of the lines that are prose: code, comments and quiz YAML left out."""
    lines, readable = _lines(source.text)
    inline = [d for d in directives if d.spec.body == "yaml" and d.body]
    for index in readable:
        if not inline or not any(d.first <= index <= d.last for d in inline):
            yield index, lines[index]


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[list[str], list[int]]:
    """The lines of a text and the indexes of the readable ones; a page is asked for twice in a row."""
    lines = text.split("\n")
    if "```" not in text and "~~~" not in text and "<!--" not in text:
        return lines, list(range(len(lines)))
    return lines, list(_readable(lines))


def _complete(directive: Directive, report: Report) -> Directive:
    spec = directive.spec
    if directive.argument:
        return directive
    reason = "il manque sa cible" if spec.needs_argument else ""
    if spec.body == "yaml" and directive.body is None and directive.last > directive.first:
        reason = "il manque le nom d’un quiz ou ses questions"
    if reason:
        report.add("T405", directive.span, name=spec.french, reason=reason, example=spec.example)
    return directive


@dataclass
class _Block:
    spec: Spec
    argument: str
    options: dict[str, Any]
    span: Span
    first: int
    indent: int
    place: int
    body_first: int = 0

    def read_options(self, source: Source, lines: list[str], report: Report) -> None:
        """The options on the first lines of the block."""

        def span_of(index: int, key: str) -> Span:
            line = lines[self.first + 1 + index]
            return source.span(self.first + 2 + index, len(line) - len(line.lstrip()) + 1, len(key))

        count, options = read_rows(self.spec, lines[self.first + 1 :], span_of, report)
        self.body_first = self.first + 1 + count
        self.options.update(options)

    def close_line(self, lines: list[str], last: int, source: Source, report: Report) -> Directive:
        """A directive of one line; text under it is a question to ask, or has no place there."""
        under = " ".join(line.strip() for line in lines[self.first + 1 : last]).strip()
        if under and self.spec.takes_text and not self.argument:
            self.argument = under
        elif under:
            report.add("T407", self.span, name=self.spec.french, example=self.spec.example)
        return replace(self.close(source, lines, last), body=None)

    def close(self, source: Source, lines: list[str], last: int, *, closed: bool = True) -> Directive:
        body_first = self.body_first or self.first + 1
        stop = last if closed else last + 1
        body = None
        if stop > body_first:
            text = "\n".join(line[self.indent :] for line in lines[body_first:stop])
            body = Source(source.file, text, source.line + body_first, source.column + self.indent)
        return Directive(
            self.spec, self.argument, self.options, body, self.span,
            self.first, last, self.indent, body_first, closed,
        )  # fmt: skip


def unclosed(text: str) -> tuple[int, str, str] | None:
    """Where code or a comment begins that nothing ends, what it is, and what would end it."""
    if "```" not in text and "~~~" not in text and "<!--" not in text:
        return None
    open_: list[tuple[int, str]] = []
    for _ in _readable(text.split("\n"), open_):
        pass
    if not open_:
        return None
    index, end = open_[0]
    return index, "Ce commentaire" if end == "-->" else "Ce bloc de code", end


def _readable(lines: list[str], open_: list[tuple[int, str]] | None = None) -> Iterator[int]:
    """The indexes of the lines outside fenced code and comments.

    `open_` gets the index of what is left open at the end, and what would end it.
    """
    fence, comment, start = "", False, 0
    for index, line in enumerate(lines):
        opening = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            if opening and opening["fence"].startswith(fence) and not line.strip(" `~>"):
                fence = ""
            continue
        if comment or line.lstrip().startswith("<!--"):
            start = start if comment else index
            comment = "-->" not in line
            continue
        if opening and "`" not in line[opening.end() :]:
            fence, start = opening["fence"], index
            continue
        yield index
    if open_ is not None and (fence or comment):
        open_.append((start, fence or "-->"))


def held(lines: list[str]) -> list[bool]:
    """Of each line, whether a directive may stand there: an indent of four or more is code, unless a list, a
    note or a tab holds the line.
    """
    held: list[bool] = []
    around: list[tuple[int, bool]] = []
    """Indents of the filled lines that hold what is under them, and whether they let a directive stand."""
    for line in lines:
        bare = line.lstrip()
        indent = len(line) - len(bare)
        if not bare:
            held.append(False)
            continue
        while around and around[-1][0] >= indent:
            around.pop()
        held.append(indent < 4 or (bool(around) and around[-1][1]))
        lets = bool(_OPENERS.match(bare)) or (indent >= 4 and held[-1])
        around.append((indent, lets))
    return held


def _end_of_line_block(lines: list[str], index: int) -> int:
    """The « ::: » that ends the text written right under a directive of one line, or the line itself."""
    for at in range(index + 1, len(lines)):
        if not lines[at].strip() or (":::" in lines[at] and not _CLOSE.fullmatch(lines[at])):
            break
        if _CLOSE.fullmatch(lines[at]):
            return at
    return index


def _next_filled(lines: list[str], index: int) -> int:
    return next((i for i in range(index + 1, len(lines)) if lines[i].strip()), -1)


def _closing_line(lines: list[str], readable: list[int], position: int) -> int:
    """The « ::: » that closes an unknown block, when one comes before any other directive."""
    for at in range(position, len(readable)):
        index = readable[at]
        if line := _LINE.fullmatch(lines[index]):
            return index if not line["rest"].strip() else -1
    return -1

"""The `:::` directives of a Markdown text: one parser, for the checks and for the rendering.

A directive is a line alone (`::: quiz mail/joindre`) or a block closed by `:::`; code, comments and
front matter are not read.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tremplin.diagnostics import Report, Span
from tremplin.directives.base import Directive, Spec
from tremplin.directives.lines import held, lines_of
from tremplin.directives.options import is_known, read_head, read_rows
from tremplin.fixes import Edit
from tremplin.sources.slips import SPACES
from tremplin.sources.source import Source
from tremplin.sources.within import Placed

_BLANK = rf"[ \t{SPACES}]"
_LINE = re.compile(
    rf"(?P<indent>{_BLANK}*)(?P<before>(?:(?:[-*+>]|\d+[.)]){_BLANK}*)*)(?P<sign>:::+|::|: : :)(?P<rest>.*)"
)
_LATER = re.compile(
    r"(?P<indent>\s*)(?P<before>[^`\s][^`]*?\s)(?P<sign>:::+)(?P<rest>\s*\w+\s+[\w./#-]+/[\w./#-]+\s*)"
)
"""A target after a text, on one line."""
_CLOSE = re.compile(rf"{_BLANK}*(?:>{_BLANK}*)*:::+{_BLANK}*")


def scan(source: Source, report: Report) -> list[Directive]:
    """The directives of `source` in order of their first line, blocks before what they hold.

    One that something keeps from being read is told, and is there: its target is not without use.
    """
    if "::" not in source.text and ": : :" not in source.text:
        return []
    written, readable, _ = lines_of(source.text)
    # tabs are those of Python-Markdown
    lines = [line.expandtabs(4) for line in written] if "\t" in source.text else written
    found: list[Directive] = []
    open_blocks: list[_Block | None] = []
    """None for a block of an unknown name, whose end is no second mistake."""
    swallow = -1  # the line of a « ::: » that follows a line-alone directive, as some write it
    position = 0
    may_stand: list[bool] = []
    closings = [i for i, line in enumerate(lines) if ":::" in line and _CLOSE.fullmatch(line)]
    while position < len(readable):
        index = readable[position]
        position += 1
        line = _line(lines[index])
        if line is None:
            continue
        if len(line["indent"]) >= 4:
            may_stand = may_stand or held(lines)
            if not may_stand[index]:
                continue
        bare = written[index].lstrip(f" \t{SPACES}")
        column = len(written[index]) - len(bare) + 1
        span = source.span(index + 1, column, len(bare.rstrip()))
        if not line["rest"].strip(f" {SPACES}"):
            if index == swallow:
                if found and found[-1].first < index and not found[-1].is_container:
                    found[-1] = replace(found[-1], last=index)
            elif open_blocks:
                if block := open_blocks.pop():
                    found[block.place] = block.close(source, lines, index)
                else:
                    for outer in filter(None, open_blocks):
                        outer.is_excused = True
            elif not line["before"]:
                report.add("T404", span)
            continue
        if reason := _misplaced(line):
            fix = None if line["before"].strip() else Edit(span, line["sign"], ":::")
            report.add("T133", span, fix, directive=line["rest"].strip(), reason=reason)
        head = read_head(line["rest"], span, report)
        if head is None:
            open_blocks.append(None)
            continue
        spec, argument, options = head
        block = _Block(spec, argument, options, span, index, len(line["indent"]), len(found))
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
            has_rows = block.body_first > index + 1
            if spec.body == "markdown" or has_rows or _ends(lines, readable[position:], len(open_blocks)):
                open_blocks.append(block)
    for block in filter(None, open_blocks):
        if not block.is_excused:
            report.add("T403", block.span, name=block.spec.french)
        found[block.place] = block.close(source, lines, len(lines) - 1, closed=False)
    return [_complete(d, report) for d in found]


_CODE = re.compile(r"^(?: {4}| {0,3}\t)[ \t]*:::", re.M)


def indented(source: Source) -> Iterator[tuple[Span, str]]:
    """The lines that would show a quiz and that their indent alone makes code: place and target."""
    if not _CODE.search(source.text):
        return
    lines, readable, _ = lines_of(source.text.expandtabs(4))
    stands = held(lines)
    for index in readable:
        line = _line(lines[index])
        if line is None or len(line["indent"]) < 4 or stands[index] or _misplaced(line):
            continue
        if (head := read_head(line["rest"], Span(""), Report())) and head[0].shows_bank and head[1]:
            bare = source.text.split("\n")[index]
            column = len(bare) - len(bare.lstrip()) + 1
            yield source.span(index + 1, column, len(bare.strip())), head[1]


def _line(line: str) -> re.Match[str] | None:
    """What makes `line` a directive, or one but for what is written before it."""
    if "::" not in line and ": : :" not in line:
        return None
    found = _LINE.fullmatch(line) or _LATER.fullmatch(line)
    if found and _misplaced(found) and found["rest"].strip(f" {SPACES}") and not is_known(found["rest"]):
        return None
    return found if found and (found["sign"].startswith(":::") or found["rest"].strip()) else None


def _misplaced(line: re.Match[str]) -> str:
    """Why a line is not read as a directive, or nothing."""
    if before := line["before"].strip():
        return f"« {before} » est écrit devant" if len(before) < 4 else "du texte est écrit devant"
    return "" if line["sign"].startswith(":::") else "il faut trois deux-points, sans espace"


def prose(source: Placed, directives: Iterable[Directive]) -> Iterator[tuple[int, str]]:
    """(index, line) of the lines that are prose: code, comments and quiz YAML left out."""
    lines, readable, _ = lines_of(source.text)
    inline = [d for d in directives if d.spec.body == "yaml" and d.body]
    for index in readable:
        if not inline or not any(d.first <= index <= d.last for d in inline):
            yield index, lines[index]


def _complete(directive: Directive, report: Report) -> Directive:
    spec = directive.spec
    report.extend(spec.flaws(directive))
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
    is_excused: bool = False
    """Whether what may be its end was taken for that of an unknown block inside it."""

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


def _end_of_line_block(lines: list[str], index: int) -> int:
    """The « ::: » that ends the text written right under a directive of one line, or the line itself."""
    for at in range(index + 1, len(lines)):
        if not lines[at].strip() or (":::" in lines[at] and not _CLOSE.fullmatch(lines[at])):
            break
        if _CLOSE.fullmatch(lines[at]):
            return at
    return index


def _ends(lines: list[str], below: list[int], depth: int) -> bool:
    """Whether a « ::: » below closes a block whose body is optional: one that would close nothing else.

    `depth` is how many blocks are around it. Its body holds no directive.
    """
    is_next = True
    for index in below:
        line = _line(lines[index])
        if line is None:
            continue
        if not line["rest"].strip(f" {SPACES}"):
            depth -= 1
            if depth < 0:
                return True
        elif is_next:
            return False
        else:
            depth += _begins_block(lines, index, line["rest"])
        is_next = False
    return False


def _begins_block(lines: list[str], index: int, rest: str) -> bool:
    head = read_head(rest, Span(""), Report())
    if head is None:
        return True  # as `scan` takes it
    spec, argument, _ = head
    if spec.body == "optional":
        return index + 1 < len(lines) and bool(lines[index + 1].strip(" :"))
    return spec.body == "markdown" or (spec.body == "yaml" and not argument)


def _next_filled(lines: list[str], index: int) -> int:
    return next((i for i in range(index + 1, len(lines)) if lines[i].strip()), -1)

"""The `:::` directives of a Markdown text: one parser, for the checks and for the rendering.

A directive is a line alone (`::: quiz mail/joindre`) or a block closed by `:::`; code, comments and
front matter are not read. Options are written `clé=valeur` or `clé="des mots"` on the line, with or
without braces, or `clé: valeur` on the first lines of the block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError

from tremplin.diagnostics import Report, Span, fold, suggest
from tremplin.schema import values
from tremplin.source import Source


@dataclass(frozen=True)
class Spec:
    """One directive: `body` is none | markdown | yaml; `yaml` only when there is no argument."""

    name: str
    french: str
    body: str
    example: str
    options: Mapping[str, Option] = field(default_factory=dict)
    needs_argument: bool = False


@dataclass(frozen=True)
class Option:
    french: str
    read: Callable[[str], Any]


SPECS: tuple[Spec, ...] = (
    Spec("quiz", "quiz", "yaml", "::: quiz mail/joindre"),
    Spec("keypoints", "retenir", "markdown", "::: retenir"),
    Spec(
        "download",
        "télécharger",
        "none",
        "::: télécharger modele.pdf",
        {"title": Option("titre", str)},
        needs_argument=True,
    ),
    Spec(
        "activity",
        "activité",
        "markdown",
        '::: activité Préparer son message durée="10 min" mode=individuel',
        {
            "title": Option("titre", str),
            "duration": Option("durée", values._minutes),
            "mode": Option("mode", lambda v: values.choose(values.ActivityMode, v)),
            "material": Option("matériel", str),
        },
    ),
    Spec("question", "question", "none", "::: question Un doute sur votre CV ?"),
    Spec("session", "session", "none", "::: session"),
)
_BY_NAME = {fold(form): spec for spec in SPECS for form in (spec.name, spec.french)}


@dataclass(frozen=True)
class Directive:
    """`first` and `last` are line indexes (from 0) in the text, both included; `span` is in the file."""

    spec: Spec
    argument: str
    options: Mapping[str, Any]
    body: Source | None
    span: Span
    first: int
    last: int
    indent: int
    body_first: int

    @property
    def is_container(self) -> bool:
        return self.spec.body == "markdown"


_LINE = re.compile(r"(?P<indent>[ ]*):::+(?P<rest>.*)")
_NAME = re.compile(r"\s*\{?\.?\s*(?P<name>[^\W\d][\w-]*)")
_OPTION = re.compile(
    r"(?:(?<=[\s{])|^)(?P<key>[^\W\d][\w-]*)=(?:\"(?P<q>[^\"]*)\"|«\s*(?P<f>[^»]*?)\s*»|(?P<v>[^\s}]+))"
)
_BODY_OPTION = re.compile(r"(?P<key>[^\W\d][\w -]*?)\s*:\s+(?P<v>\S.*)")
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
    while position < len(readable):
        index = readable[position]
        position += 1
        line = _LINE.fullmatch(lines[index]) if ":::" in lines[index] else None
        if line is None or not _is_block_level(lines, index, len(line["indent"])):
            continue
        column = len(line["indent"]) + 1
        span = source.span(index + 1, column, len(lines[index].rstrip()) - column + 1)
        if not line["rest"].strip():
            if index == swallow:
                continue
            if not open_blocks:
                report.add("T404", span)
                continue
            block = open_blocks.pop()
            found[block.place] = block.close(source, lines, index)
            continue
        head = _head(line["rest"], span, report)
        if head is None:
            # an unknown block: its closing line must not raise a second diagnostic
            swallow = _closing_line(lines, readable, position)
            continue
        spec, argument, options = head
        block = _Block(spec, argument, options, span, index, column - 1, len(found))
        if spec.body == "none" or (spec.body == "yaml" and argument):
            found.append(block.close(source, lines, index))
            swallow = _next_filled(lines, index) if not open_blocks else -1
        elif spec.body == "yaml":
            end = next((i for i in range(index + 1, len(lines)) if lines[i].strip() == ":::"), None)
            if end is None:
                report.add("T403", span, name=spec.french)
                end = index
            found.append(block.close(source, lines, end))
            while position < len(readable) and readable[position] <= end:
                position += 1
        else:
            block.read_body_options(source, lines, report)
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
        if not any(d.first <= index <= d.last for d in inline):
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

    def read_body_options(self, source: Source, lines: list[str], report: Report) -> None:
        """`clé: valeur` lines at the top of a block, when every one of them is an option."""
        self.body_first = index = self.first + 1
        rows = []
        while index < len(lines) and (row := _BODY_OPTION.fullmatch(lines[index].strip())):
            rows.append((index, row))
            index += 1
        names = {fold(o.french) for o in self.spec.options.values()} | set(self.spec.options)
        if not rows or not all(fold(row["key"]) in names for _, row in rows):
            return
        self.body_first = index
        for at, row in rows:
            span = source.span(at + 1, self.indent + 1, len(lines[at].strip()))
            _option(self.spec, row["key"], row["v"].strip("\"' "), span, self.options, report)

    def close(self, source: Source, lines: list[str], last: int, *, closed: bool = True) -> Directive:
        body_first = self.body_first or self.first + 1
        stop = last if closed else last + 1
        body = None
        if stop > body_first:
            text = "\n".join(line[self.indent :] for line in lines[body_first:stop])
            body = Source(source.file, text, source.line + body_first, source.column + self.indent)
        return Directive(
            self.spec, self.argument, self.options, body, self.span, self.first, last, self.indent, body_first
        )


def _head(rest: str, span: Span, report: Report) -> tuple[Spec, str, dict[str, Any]] | None:
    name = _NAME.match(rest)
    spec = _BY_NAME.get(fold(name["name"])) if name else None
    if name is None or spec is None:
        written = name["name"] if name else rest.strip()
        remedy = suggest(written, [s.french for s in SPECS], label="Directives possibles")
        report.add("T401", span, name=written, remedy=remedy)
        return None
    options: dict[str, Any] = {}
    tail = rest[name.end() :]
    tail_start = span.length - len(rest.rstrip()) + name.end()
    for match in _OPTION.finditer(tail):
        value = next(v for v in (match["q"], match["f"], match["v"]) if v is not None)
        at = span.column + tail_start + match.start()
        place = Span(span.file, span.line, at, len(match[0]))
        _option(spec, match["key"], value, place, options, report)
    argument = _OPTION.sub("", tail).strip("{} \t").strip('"').strip()
    return spec, argument, options


def _option(
    spec: Spec, written: str, value: str, span: Span, options: dict[str, Any], report: Report
) -> None:
    known = {fold(o.french): name for name, o in spec.options.items()} | {n: n for n in spec.options}
    name = known.get(fold(written))
    if name is None:
        shown = [o.french for o in spec.options.values()]
        remedy = suggest(written, shown, "Cette directive n’a pas d’option.", label="Options possibles")
        report.add("T402", span, name=spec.french, option=written, remedy=remedy)
        return
    try:
        options[name] = spec.options[name].read(value)
    except PydanticCustomError as error:
        context = error.context or {}
        report.add("T406", span, option=written, reason=context["reason"], remedy=context["remedy"])


def _readable(lines: list[str]) -> Iterator[int]:
    """The indexes of the lines outside fenced code and comments."""
    fence, comment = "", False
    for index, line in enumerate(lines):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening["fence"].startswith(fence) and not line.strip(" `~>"):
                fence = ""
            continue
        if comment or line.lstrip().startswith("<!--"):
            comment = "-->" not in line
            continue
        if opening and "`" not in line[opening.end() :]:
            fence = opening["fence"]
            continue
        yield index


def _is_block_level(lines: list[str], index: int, indent: int) -> bool:
    """An indent of four or more is code, unless a list, a note or a tab holds the line."""
    if indent < 4:
        return True
    for line in reversed(lines[:index]):
        bare = line.lstrip()
        if bare and len(line) - len(bare) < indent:
            return bool(_OPENERS.match(bare)) or (
                _is_block_level(lines, lines.index(line), len(line) - len(bare))
                and len(line) - len(bare) >= 4
            )
    return False


def _next_filled(lines: list[str], index: int) -> int:
    return next((i for i in range(index + 1, len(lines)) if lines[i].strip()), -1)


def _closing_line(lines: list[str], readable: list[int], position: int) -> int:
    """The « ::: » that closes an unknown block, when one comes before any other directive."""
    for index in readable[position:]:
        if line := _LINE.fullmatch(lines[index]):
            return index if not line["rest"].strip() else -1
    return -1

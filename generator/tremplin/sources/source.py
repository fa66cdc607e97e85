"""Texts with positions: files, front matter, and YAML built from events.

Every YAML scalar stays the text that the author wrote; the schema gives it a type. That is the YAML 1.2
core schema seen from a typed reader: `no`, `12:30:45` and `010` never turn into something else, and
only an empty or `null` value is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tremplin.diagnostics import Report, Span
from tremplin.fixes import Edit, Recode
from tremplin.sources.commas import Commas
from tremplin.sources.listing import Listing
from tremplin.sources.nodes import Mapping as Mapping
from tremplin.sources.nodes import Node as Node
from tremplin.sources.nodes import Scalar as Scalar
from tremplin.sources.nodes import Sequence as Sequence
from tremplin.sources.nodes import Source as Source
from tremplin.sources.refusals import refusal
from tremplin.sources.remarks import Remarks
from tremplin.sources.scalars import Change, changes, decimals
from tremplin.sources.slips import Slip, conflicts, first, start
from tremplin.sources.syntax import unreadable
from tremplin.text.slots import REFUSED, SIGNS

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PARSER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else _LOADER  # type: ignore[attr-defined]
MAX_DEPTH = 20
MAX_NODES = 100_000
MAX_BYTES = 2_000_000
FEW = 10
"""Keys of one mapping that are told one by one."""


def read(name: str, files: Listing, report: Report) -> Source | None:
    """The file `name` of `files` as a `Source`; one that cannot be read is a diagnostic, told once."""
    if name in files.refused:
        return None
    place, draft = files.place(name), files.drafts.get(name)
    try:
        data = place.read(MAX_BYTES + 1) if draft is None else draft
    except OSError as error:
        remedy = "Vérifiez le nom et les droits du fichier."
        report.add("T101", Span(name), reason=refusal(error), remedy=remedy)
        return None
    if len(data) > MAX_BYTES:
        report.add("T106", Span(name), what="long")
        return None
    if b"\0" in data[:2]:  # UTF-16 without its mark (YAML 1.2, 5.2)
        report.add("T102", Span(name, 1, 1), Recode(name))
        return None
    try:
        text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        report.add("T102", Span(name, data.count(b"\n", 0, error.start) + 1, 1), Recode(name))
        return None
    report.texts[name] = place if draft is None else text
    # the reader of YAML tells the control signs of its files itself (T103)
    if found := (REFUSED if name.endswith(".md") else SIGNS).search(text):
        start = found.start()
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        text = _without_signs(text, Span(name, line, column), report)
    return Source(name, text)


def _without_signs(text: str, span: Span, report: Report) -> str:
    """`text` without the signs that it may not hold; they are told once, at `span`."""
    if found := REFUSED.search(text):
        report.add("T114", span, Edit(span, found[0], ""), sign=f"U+{ord(found[0]):04X}")
        return REFUSED.sub("\ufffd", text)
    return text


class _RefusedError(Exception):
    """A construct that ends the reading of one YAML text; its diagnostic is already reported."""


class _Builder:
    """Nodes from the events of one YAML text; `take` gives the next event."""

    def __init__(self, source: Source, report: Report, take: Callable[[], Any]) -> None:
        self.source, self.report, self.take = source, report, take
        self.count = 0
        self.is_plain = "\\" not in source.text
        """Whether scalars hold no other signs than the text: an escape brings some."""
        self.remarks = Remarks(source.text)
        self.lines = source.text.split("\n")

    def refuse(self, code: str, span: Span, **values: object) -> _RefusedError:
        self.report.add(code, span, None, **values)
        return _RefusedError()

    def span(self, event: Any) -> Span:
        file, _, line, column = self.source
        start, end = event.start_mark, event.end_mark
        row, place = start.line, start.column
        length = end.column - place if end.line == row else 1
        return Span(file, line + row, column + place, length if length > 1 else 1)

    def node(self, event: Any, depth: int) -> Node:
        self.count += 1
        span = self.span(event)
        if (
            depth > MAX_DEPTH
            or self.count > MAX_NODES
            or isinstance(event, AliasEvent)
            or event.anchor
            or event.tag
        ):
            self.check(event, span, depth)
        if isinstance(event, ScalarEvent):
            text = event.value if self.is_plain else _without_signs(event.value, span, self.report)
            is_nothing = text in NOTHING and not event.style
            if self.remarks.rows and not event.style:
                self.remarks.tell(text, event.end_mark, self.source.span, self.report)
            start, end = event.start_mark, event.end_mark
            if (start and end and end.line > start.line) or (event.style == '"' and not self.is_plain):
                self.tell(changes(event, self.lines))
            return Scalar(span, None if is_nothing else text, self.source)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(child := self.take(), SequenceEndEvent):
                items.append(self.node(child, depth + 1))
            if event.flow_style:
                self.tell(decimals(event.start_mark, child.end_mark, self.lines))
            return Sequence(span, tuple(items))
        return self.mapping(span, depth)

    def tell(self, changed: Iterable[Change]) -> None:
        for code, row, column, length, values in changed:
            self.report.add(code, self.source.span(row + 1, column, length), **values)

    def start(self, key: Scalar) -> Slip | None:
        """What is wrong in the sign that begins the line of a key."""
        row = key.span.line - self.source.line
        return start(row, self.lines)

    def check(self, event: Any, span: Span, depth: int) -> None:
        """Refuse what is not read: too much, aliases, anchors, tags."""
        if depth > MAX_DEPTH:
            raise self.refuse("T106", span, what="imbriqué")
        if self.count > MAX_NODES:
            raise self.refuse("T106", span, what="long")
        if isinstance(event, AliasEvent):
            raise self.refuse(
                "T105", span, sign=f"*{event.anchor}", reason="les renvois YAML ne sont pas lus"
            )
        if event.anchor:
            raise self.refuse(
                "T105", span, sign=f"&{event.anchor}", reason="les ancres YAML ne sont pas lues"
            )
        written = self.lines[event.start_mark.line][event.start_mark.column :]
        if event.tag == "!" and written.startswith("! "):
            reason, remedy = first("!", self.lines[event.start_mark.line])
            raise self.refuse("T103", span, reason=reason, remedy=remedy)
        if event.tag != "!":
            sign = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self.refuse("T105", span, sign=sign, reason="les étiquettes YAML ne sont pas lues")

    def mapping(self, span: Span, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        again = 0
        commas = Commas(self.lines)
        while not isinstance(event := self.take(), MappingEndEvent):
            key = self.node(event, depth + 1)
            after = self.take()
            value = self.node(after, depth + 1)
            if entries and value[1] is None:
                owner, before = entries[-1]
                if whole := commas.whole(str(owner.text), before, event, after):
                    entries[-1] = owner, Scalar(*whole)
                    continue
            commas.last = after
            if not isinstance(key, Scalar) or key.text is None:
                self.report.add("T107", key.span, expected="un nom de clé", remedy="Écrivez « clé: valeur ».")
                continue
            name = key.text
            if not name.isascii():
                name = name.rstrip()  # the no-break space that French puts before « : »
                key = key._replace(text=name)
            if (name[:1] in _DASHES or name[:1].isspace()) and (told := self.start(key)):
                raise self.refuse("T103", key.span, reason=told.reason, remedy=told.remedy)
            if name in seen:
                again += 1
                if again <= FEW:
                    self.report.add("T104", key.span, key=name, first=seen[name])
                continue
            seen[name] = key.span.line
            entries.append((key, value))
        commas.tell(self.report)
        if again > FEW:
            self.report.add("T203", span, count=again - FEW)
        return Mapping(span, tuple(entries))


_DASHES = tuple("-–—•")
NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
"""Plain scalars that are nothing."""


def events(text: str) -> Callable[[], Any]:
    """What gives the next event of a YAML text."""
    return cast(Callable[[], Any], _PARSER(_BREAKS.sub(" ", text)).get_event)


def compose(source: Source, report: Report) -> Node | None:
    """The YAML of `source` as nodes, or None after a diagnostic or when there is nothing in it."""
    if told_conflicts(source, report):
        return None
    try:
        take = events(source.text)
        builder = _Builder(source, report, take)
        take()  # the start
        if isinstance(take(), StreamEndEvent):
            return None
        node = builder.node(take(), 0)
        take()
        if isinstance(extra := take(), DocumentStartEvent):
            raise builder.refuse(
                "T105", builder.span(extra), sign="---", reason="un fichier contient un seul document"
            )
        return None if isinstance(node, Scalar) and node.text is None else node
    except yaml.YAMLError as error:
        _report_syntax(source, error, report)
    except _RefusedError:
        pass
    return None


def told_conflicts(source: Source, report: Report, lines: Iterable[tuple[int, str]] | None = None) -> bool:
    """Whether git left two versions of `source`, which is told at each mark; `lines` are those to look at."""
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return False
    found = conflicts(enumerate(source.text.split("\n")) if lines is None else lines)
    for row, line in found:
        report.add("T130", source.span(row + 1, 1, len(line)), mark=line[:40].rstrip())
    return bool(found)


# signs that YAML 1.1 reads as ends of lines, which no editor counts as such
_BREAKS = re.compile("[\x85\u2028\u2029]")


def compose_any(source: Source, report: Report) -> yaml.Node | None:
    """The nodes of the library itself, tags and anchors allowed: for the host's files; None for nothing."""
    if told_conflicts(source, report):
        return None
    try:
        return yaml.compose(source.text, Loader=_LOADER)
    except yaml.YAMLError as error:
        _report_syntax(source, error, report)
        return None


def _report_syntax(source: Source, error: yaml.YAMLError, report: Report) -> None:
    told = unreadable(source.text, error)
    report.add("T103", source.span(told.row + 1, told.column), reason=told.reason, remedy=told.remedy)

"""What is checked: a project, and what its texts publish."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple
from urllib.parse import unquote

from tremplin.diagnostics import Diagnostic, Span
from tremplin.directives.base import Where
from tremplin.markdown.clock import at_most
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext, Syntax
from tremplin.markdown.marks import Mark
from tremplin.markdown.places import places
from tremplin.model.bank import Bank
from tremplin.model.project import Project, Text
from tremplin.schema.validate import Authored, Loc, Located
from tremplin.sources.faults import fault
from tremplin.text.addresses import parse


class Found(NamedTuple):
    """A mark, and where it is written."""

    mark: Mark
    where: Where

    @property
    def target(self) -> str:
        """Its address, as one reads it."""
        return unquote(self.mark.target)

    @property
    def path(self) -> str:
        """What its address names, without what follows « ? » and « # »."""
        return unquote(parse(self.mark.target).path)

    @property
    def is_external(self) -> bool:
        return parse(self.mark.target).leaves_site


@dataclass(frozen=True)
class Subject:
    """`marks` are those of each text of the project, by its path."""

    project: Project
    marks: Mapping[str, Sequence[Mark]]
    syntax: Syntax = field(default_factory=Syntax)
    """The Markdown of the authors."""
    _places: dict[str, list[Span]] = field(default_factory=dict, compare=False)
    _of_banks: dict[Span, list[Found]] = field(default_factory=dict, compare=False)
    faults: list[Diagnostic] = field(default_factory=list, compare=False)
    """What kept a file from being checked."""
    seen: list[str] = field(default_factory=list, compare=False)
    """The file that was asked for last, alone."""

    def of_text(self, text: Text, *kinds: str) -> Iterator[Found]:
        """The marks of these kinds, in their order."""
        self.seen[:] = [text.body.file]
        for rank, mark in enumerate(self.marks.get(text.path, ())):
            if mark.kind in kinds:
                yield Found(mark, partial(self._place, text, rank))

    def anchors(self, text: Text) -> frozenset[str] | None:
        """What links may name in a text; None when it could not be converted."""
        if text.path not in self.marks:
            return None
        found = (mark.target for mark in self.marks[text.path] if mark.kind == "anchors")
        return frozenset(next(found, "").split())

    def _place(self, text: Text, rank: int) -> Span:
        if text.path not in self._places:
            marks = self.marks[text.path]
            try:
                self._places[text.path] = places(text.body, text.directives, marks)
            except Exception as error:
                whole = Span(text.body.file)
                self.faults.append(fault(error, whole))
                self._places[text.path] = [whole] * len(marks)
        return self._places[text.path][rank]

    def of_bank(self, bank: Bank, *kinds: str) -> Iterator[Found]:
        """The marks in the Markdown of a bank, at their places."""
        self.seen[:] = [bank.file]
        if bank.span not in self._of_banks:
            try:
                with at_most():
                    self._of_banks[bank.span] = [*_in_bank(bank, self.syntax)]
            except Exception as error:
                self.faults.append(fault(error, bank.span))
                self._of_banks[bank.span] = []
        return (found for found in self._of_banks[bank.span] if found.mark.kind in kinds)


def parts_of(bank: Bank) -> list[Located[Any]]:
    """What holds the texts of a bank."""
    return [*bank.questions, *(passage for _, passage in bank.passages)]


def _in_bank(bank: Bank, syntax: Syntax) -> Iterator[Found]:
    for part in parts_of(bank):
        for loc, text in texts_of(part.value):
            if marks := _marks(text, syntax):
                spans = cache(partial(places, part.where.within(text, *loc), (), marks))
                for rank, mark in enumerate(marks):
                    yield Found(mark, partial(_nth, spans, rank))


def _nth(spans: Callable[[], Sequence[Span]], rank: int) -> Span:
    return spans()[rank]


@lru_cache(maxsize=4096)
def _marks(text: str, syntax: Syntax) -> Sequence[Mark]:
    """The marks of a text of a quiz."""
    page = PageContext("", None)
    _converter(syntax.of_quizzes).block(text, page)
    return page.marks


_converter = lru_cache(maxsize=4)(Converter)


_MAY_MARK = re.compile(r"[\[<]")


def texts_of(value: Any, wanted: re.Pattern[str] = _MAY_MARK, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a question that has what is `wanted`, with its place."""
    if isinstance(value, str):
        if wanted.search(value):
            yield loc, value
    elif isinstance(value, Authored):
        for name, inner in vars(value).items():
            if inner and name != "image" and name not in value.verbatim:
                yield from texts_of(inner, wanted, (*loc, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_of(inner, wanted, (*loc, name))
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from texts_of(inner, wanted, (*loc, n))

"""What every directive shares: what is written, and the seam `Spec`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from tremplin.diagnostics import Diagnostic, Span
from tremplin.schema.catalogue import CourseInfo, FaceToFaceSession
from tremplin.schema.validate import Located
from tremplin.sources.source import Source


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
    closed: bool = True

    @property
    def is_container(self) -> bool:
        return self.spec.body == "markdown" or (self.spec.body == "optional" and self.last > self.first)


Shown = tuple[Literal["image", "media"], str]
"""What a directive names besides its argument or shows as it is: its kind, and its path from the page."""

Where = Callable[[], Span]
"""A place, looked for only when something is to be told there."""


class Course(Protocol):
    """What a directive asks of the course of its page."""

    @property
    def info(self) -> Located[CourseInfo]: ...

    def session(self, target: str) -> FaceToFaceSession | None: ...


class Maker(Protocol):
    """What makes the content of the page that holds a directive."""

    @property
    def course(self) -> Course | None: ...

    def ask(self, kind: str, argument: str = "") -> Any:
        """A fact of the project, written down as one that the page rests on."""

    def need(self, feature: str) -> None:
        """Let the page have a feature of the theme."""

    def link(self, file: str) -> str:
        """Where a file is, which the text names from its own folder, seen from the address of the page."""

    def quiz(self, directive: Directive) -> Mapping[str, object] | None:
        """What the templates of quizzes need; None when there is no such quiz."""

    def seen(self, measured: Any) -> tuple[int, int] | None:
        """Width and height of a picture that the page shows, from the fact about it; None when unknown."""

    def entries(self) -> Sequence[object]:
        """The terms of the glossaries of the page, as templates need them."""


class Checker(Protocol):
    """What checks the target of a directive, from the page that holds it."""

    @property
    def course(self) -> Course | None: ...

    @property
    def has_terms(self) -> bool:
        """Whether there is a glossary for the course."""

    def bank(self, target: str, where: Where) -> Iterable[Diagnostic]:
        """What is wrong when `target` has to be a quiz or one of its questions."""

    def file(self, code: str, target: str, where: Where) -> Iterable[Diagnostic]:
        """What is wrong when `target` has to be a file, as the diagnostic `code`."""


def _nothing(_directive: Directive, _maker: Maker) -> Mapping[str, object] | None:
    return {}


def _no_time(_options: Mapping[str, Any]) -> int:
    return 0


def _flawless(_directive: Directive) -> Iterable[Diagnostic]:
    return ()


def _nothing_more(_directive: Directive) -> Iterable[Shown]:
    return ()


def _sound(_target: str, _where: Where, _checker: Checker) -> Iterable[Diagnostic]:
    return ()


@dataclass(frozen=True)
class Option:
    french: str
    read: Callable[[str], Any]


@dataclass(frozen=True)
class Spec:
    """One directive; its template is directives/<name>.html."""

    name: str
    french: str
    body: Literal["none", "markdown", "optional", "yaml"]
    """What is written under its line; `yaml` only when there is no argument, `optional` Markdown only where a
    « ::: » closes it.
    """
    example: str
    options: Mapping[str, Option] = field(default_factory=dict)
    needs_argument: bool = False
    takes_text: bool = False
    """Whether text under its line is its argument."""
    shows_bank: bool = False
    """Whether it shows the bank that its argument or its body is."""
    lists_messages: bool = False
    """Whether it leads to the help of the messages of Tremplin, which is then on the site."""
    context: Callable[[Directive, Maker], Mapping[str, object] | None] = _nothing
    """What its template needs besides the directive and its options; None when nothing is to be shown."""
    check: Callable[[str, Where, Checker], Iterable[Diagnostic]] = _sound
    """What is wrong with its target (empty without one)."""
    minutes: Callable[[Mapping[str, Any]], int] = _no_time
    """What it adds, by its options, to the time that the learner spends at a distance."""
    flaws: Callable[[Directive], Iterable[Diagnostic]] = _flawless
    """What is wrong with it by itself."""
    shows: Callable[[Directive], Iterable[Shown]] = _nothing_more
    """The files that it shows, which must be there."""

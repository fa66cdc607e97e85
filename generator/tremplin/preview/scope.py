"""What a page of the preview stands for: a step, a module or a course, and the files that make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from tremplin.diagnostics import Span
from tremplin.model.project import Course, Project, Segment
from tremplin.pages import course, module, segment
from tremplin.pages.base import Page


@dataclass(frozen=True)
class Scope:
    """All files are named from the root of the project."""

    title: str
    place: str
    """Said of what is there."""
    files: tuple[Span, ...]
    """What one edits to change it."""
    besides: Set[str] = frozenset()
    """Other files that it is made of."""
    folders: tuple[str, ...] = ()
    """Those whose files all belong to it; each ends with "/"."""
    segments: tuple[Segment, ...] = ()
    goals: tuple[str, ...] = ()
    """Ids of objectives."""
    course: Course | None = None
    """The course that it is, or is a part of."""

    def holds(self, file: str) -> bool:
        is_own = file in self.besides or any(span.file == file for span in self.files)
        return is_own or file.startswith(self.folders)


def scope_of(project: Project, page: Page, pictures: Iterable[str] = ()) -> Scope:
    """That of a page, which shows `pictures`; the page alone where it is no step, module or course."""
    if page.kind is course.KIND:
        return course_scope(project, page.subject)
    own = (page.origin,) if page.origin else ()
    if page.kind is module.KIND:
        every, where = page.subject.segments, page.subject.info.where.at()
        named = (id_ for step in every for id_ in step.info.value.objectives)
        return Scope(
            "Ce module",
            "Dans ce module",
            _files(where, *own),
            frozenset(_banks(project, every)),
            (_folder(where.file),),
            every,
            page.subject.info.value.objectives or tuple(dict.fromkeys(named)),
            page.course,
        )
    if page.kind is segment.KIND:
        shown = page.subject.segment
        banks = frozenset(_banks(project, [shown]))
        there = sorted(banks.intersection(project.files.files))
        files = _files(*own, *map(Span, there))
        goals = shown.info.value.objectives
        return Scope(
            "Cette étape", "Sur cette page", files, banks.union(pictures), (), (shown,), goals, page.course
        )
    return Scope("Cette page", "Sur cette page", _files(*own), frozenset(pictures))


def course_scope(project: Project, course: Course) -> Scope:
    where, text = course.info.where.at(), course.text
    return Scope(
        "Ce cours",
        "Dans ce cours",
        _files(where, *([Span(text.body.file)] if text else [])),
        frozenset(_banks(project, course.segments)),
        (_folder(where.file), f"{_quizzes(project)}/{course.id}/"),
        course.segments,
        tuple(course.info.value.objectives),
        course,
    )


def _files(*spans: Span) -> tuple[Span, ...]:
    """Each file once, as a whole."""
    return tuple(map(Span, dict.fromkeys(span.file for span in spans)))


def _banks(project: Project, segments: Sequence[Segment]) -> Iterator[str]:
    """The files of the quizzes that steps name, be they readable or not."""
    for text in (step.text for step in segments):
        for directive in text.directives:
            if bank := project.bank_of(directive, text):
                yield bank.file
            elif directive.spec.shows_bank and directive.body is None:
                name = directive.argument.partition("#")[0].removesuffix(".yml")
                yield f"{_quizzes(project)}/{name}.yml"


def _quizzes(project: Project) -> str:
    return project.quizzes_dir.relative_to(project.root).as_posix()


def _folder(file: str) -> str:
    return f"{PurePosixPath(file).parent.as_posix()}/"

"""What a page of the preview stands for: a step, a module or a course, and the files that make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from tremplin.model.project import Course, Project, Segment
from tremplin.pages import course, module, segment
from tremplin.pages.base import Page


@dataclass(frozen=True)
class Scope:
    """`folders` end with "/"; both they and `files` are named from the root of the project."""

    title: str
    place: str
    """Said of what is there."""
    segments: tuple[Segment, ...] = ()
    goals: tuple[str, ...] = ()
    """Ids of objectives."""
    folders: tuple[str, ...] = ()
    files: Set[str] = frozenset()

    def holds(self, file: str) -> bool:
        return file in self.files or file.startswith(self.folders)


def scope_of(project: Project, page: Page) -> Scope:
    """That of a page; the file of the page alone where it is neither a step, a module nor a course."""
    if page.kind is course.KIND:
        return course_scope(project, page.subject)
    own = {page.origin.file} if page.origin else set()
    if page.kind is module.KIND:
        every, folders = page.subject.segments, (_folder(page.text.body.file),) if page.text else ()
        named = (id_ for step in every for id_ in step.info.value.objectives)
        goals = page.subject.info.value.objectives or tuple(dict.fromkeys(named))
        files = own | set(_banks(project, every))
        return Scope("Ce module", "Dans ce module", every, goals, folders, files)
    if page.kind is segment.KIND:
        shown = page.subject.segment
        files = own | set(_banks(project, [shown]))
        return Scope("Cette étape", "Sur cette page", (shown,), shown.info.value.objectives, files=files)
    return Scope("Cette page", "Sur cette page", files=own)


def course_scope(project: Project, course: Course) -> Scope:
    folders = _folder(course.info.where.at().file), f"{_quizzes(project)}/{course.id}/"
    files, goals = set(_banks(project, course.segments)), tuple(course.info.value.objectives)
    return Scope("Ce cours", "Dans ce cours", course.segments, goals, folders, files)


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

"""« Relevé de formation »: what a learner declares to have done in a course, to print."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind
from tremplin.text.words import words_of


def address(course: str) -> str:
    return f"{space.address()}releve/{course}/"


def pages(project: Project) -> Iterator[Page]:
    """One for each course that has steps."""
    for course in project.courses:
        if course.segments:
            words = words_of(course.info.value.language)
            title = words("statement.of", title=course.title)
            yield Page(KIND, address(course.id), title, subject=course, course=course)


KIND = PageKind(
    "statement",
    pages,
    address,
    features=("statement",),
    origin=lambda page: page.subject.info.where.at(),
    is_found=False,
)

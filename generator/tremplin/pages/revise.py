"""The questions of a course, of which the page shows those that are to be revised today."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.model.revision import revised
from tremplin.pages import revision
from tremplin.pages.base import Content, Maker, Page, PageKind
from tremplin.text.words import words_of


def address(course: str) -> str:
    return f"{revision.address()}{course}/"


def pages(project: Project) -> Iterator[Page]:
    """One for each course that has questions to revise."""
    for course in project.courses:
        if revised(project, course):
            title = words_of(course.info.value.language)("revision.of", title=course.title)
            yield Page(KIND, address(course.id), title, subject=course, course=course)


def content(maker: Maker, _page: Page) -> Content:
    return maker.revision()


KIND = PageKind(
    "revise",
    pages,
    address,
    content,
    features=("revision",),
    origin=lambda page: page.subject.info.where.at(),
    is_found=False,
)

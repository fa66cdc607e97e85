"""What a course says of itself, and its programme."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, Place


def address(course: str) -> str:
    return f"{course}/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        info = course.info.value
        yield Page(KIND, course.url, info.title, info.summary, course.text, course, course)


def place(page: Page) -> Place:
    return ((page.url, page.title),), None


KIND = PageKind(
    "course",
    pages,
    address,
    features=("catalogue", "keep"),
    place=place,
    origin=lambda page: page.subject.info.where.at(),
)

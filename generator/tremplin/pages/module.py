"""The presentation of a module that has one."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, Place


def address(module: str) -> str:
    return f"{module}/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        for module in course.modules:
            if module.text:
                info = module.info.value
                yield Page(KIND, module.text.url, info.title, info.summary, module.text, module, course)


def place(page: Page) -> Place:
    assert page.course is not None
    return ((page.course.url, page.course.title), (page.subject.id, page.title)), None


KIND = PageKind(
    "module",
    pages,
    address,
    features=("tremplin",),
    place=place,
    origin=lambda page: page.subject.info.where.at(),
)

"""The terms of a course, or of the whole catalogue, explained."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.diagnostics import Span
from tremplin.model.project import Project
from tremplin.pages.base import Content, Maker, Page, PageKind, Place, site_word
from tremplin.text.words import words_of


def address(course: str = "") -> str:
    return f"{course}/glossaire/" if course else "glossaire/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        if course.glossary:
            title = words_of(course.info.value.language)("titles.glossary")
            yield Page(KIND, course.glossary.url, title, subject=course.glossary, course=course)
    if project.glossary:
        yield Page(KIND, project.glossary.url, site_word("glossary"), subject=project.glossary)


def content(maker: Maker, page: Page) -> Content:
    return maker.terms(page.subject)


def place(page: Page) -> Place:
    return ((page.course.url, page.course.title),) if page.course else (), page.title


KIND = PageKind(
    "glossary",
    pages,
    address,
    content,
    features=("tremplin", "glossary"),
    place=place,
    origin=lambda page: Span(page.subject.file),
)

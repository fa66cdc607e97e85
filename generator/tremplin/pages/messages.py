"""The messages of Tremplin explained: a page a family of codes, for who writes courses."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import help
from tremplin.pages.base import Content, Maker, Page, PageKind
from tremplin.rules import FAMILIES, Family, family_of


def address(code: str = "") -> str:
    """Of the help of a code; without one, of the list of families."""
    return f"{_of(family_of(code))}#{code}" if code else f"{help.address()}messages/"


def _of(family: Family) -> str:
    return f"{address()}{family.name}/"


def every() -> Iterator[Page]:
    yield Page(KIND, address(), "Comprendre un message", "Les messages de Tremplin, un par un.")
    for family in FAMILIES:
        title = f"Messages : {family.title[0].lower()}{family.title[1:]}"
        yield Page(KIND, _of(family), title, subject=family)


def pages(project: Project) -> Iterator[Page]:
    return every() if project.explains else iter(())


def content(maker: Maker, page: Page) -> Content:
    return maker.messages(page.subject) if page.subject else Content()


KIND = PageKind("messages", pages, address, content)

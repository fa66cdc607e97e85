"""A bank on paper: its questions, then its answers on another page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tremplin.model.bank import Bank
from tremplin.model.project import Project, Text
from tremplin.pages.base import Content, Maker, Page, PageKind


@dataclass(frozen=True)
class Paper:
    """A bank, and the page where it is answered."""

    bank: Bank
    home: Text


def address(bank: str) -> str:
    return f"papier/{bank}/"


def pages(project: Project) -> Iterator[Page]:
    """Each bank that has a page to print, for the first page that shows it."""
    if not any(bank.info.value.paper for bank in project.banks.values()):
        return
    seen: set[str] = set()
    for course, text in [(c, t) for c in project.courses for t in c.texts()]:
        for directive in text.directives:
            bank = project.bank_of(directive, text)
            if bank and bank.info.value.paper and bank.id in project.banks and bank.id not in seen:
                seen.add(bank.id)
                title = bank.info.value.title or text.title
                yield Page(KIND, address(bank.id), title, subject=Paper(bank, text), course=course)


def content(maker: Maker, page: Page) -> Content:
    return maker.bank(page.subject.bank, "parts/sheet.html")


KIND = PageKind(
    "paper",
    pages,
    address,
    content,
    features=("paper",),
    origin=lambda page: page.subject.bank.span,
    has_scripts=False,
    is_found=False,
)

"""The help, unless the publisher writes another at its address."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return "aide/"


def pages(project: Project) -> Iterator[Page]:
    if not any(text.url == address() for text in project.free_pages):
        yield Page(KIND, address(), site_word("help"), site_word("help_summary"))


KIND = PageKind("help", pages, address, place=alone)

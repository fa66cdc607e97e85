"""Pages outside the courses: legal notices and the like."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, alone


def address(path: str) -> str:
    return f"{path}/"


def pages(project: Project) -> Iterator[Page]:
    for text in project.free_pages:
        yield Page(KIND, text.url, text.title, text.summary, text)


KIND = PageKind("free", pages, address, place=alone)

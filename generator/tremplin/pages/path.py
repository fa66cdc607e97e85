"""A learning path: ordered courses towards a goal or an occupation."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, site_word


def address(path: str) -> str:
    return f"parcours/{path}/"


def pages(project: Project) -> Iterator[Page]:
    for path in project.paths:
        value = path.value
        yield Page(KIND, address(value.id), value.title, value.summary, subject=value)


KIND = PageKind(
    "path",
    pages,
    address,
    features=("catalogue",),
    place=lambda page: ((("parcours", site_word("paths")),), page.title),
)

"""The home page: the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind


def address() -> str:
    return ""


def pages(project: Project) -> Iterator[Page]:
    home = project.home
    yield Page(KIND, address(), home.title if home else "Accueil", home.summary if home else None, home)


KIND = PageKind(
    "home",
    pages,
    address,
    features=("catalogue",),
    place=lambda _page: ((), "Catalogue"),
    title=lambda page, _site: page.title,
)

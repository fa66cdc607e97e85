"""The home page: the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, site_word


def address() -> str:
    return ""


def pages(project: Project) -> Iterator[Page]:
    home = project.home
    title = home.title if home else site_word("home")
    yield Page(KIND, address(), title, home.summary if home else None, home)


KIND = PageKind(
    "home",
    pages,
    address,
    features=("catalogue",),
    place=lambda _page: ((), site_word("catalogue")),
    title=lambda page, _site: page.title,
    is_found=False,
)

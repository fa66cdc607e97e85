"""The page of errors, served at any depth: its links start from the site's address, it holds its style."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, site_word


def address() -> str:
    return "404.html"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("notfound"))


KIND = PageKind("notfound", pages, address, has_address=False, is_found=False)

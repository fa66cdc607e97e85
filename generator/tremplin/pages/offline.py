"""« Hors ligne »: shown without a line for a page that is not on the device; it lists those that are."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, site_word


def address() -> str:
    return "hors-ligne/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("offline"))


KIND = PageKind("offline", pages, address, features=("offline",), is_found=False)

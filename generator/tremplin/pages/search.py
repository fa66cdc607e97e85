"""« Chercher »: in all courses or in one; without JavaScript, the list of courses."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return "chercher/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("search"), site_word("search_summary"))


KIND = PageKind("search", pages, address, features=("search",), place=alone, is_found=False)

"""« Qui apprend ? »: the profiles of a shared device, and sessions of guests."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return f"{space.address()}profils/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("profiles"), site_word("profiles_summary"))


KIND = PageKind("profiles", pages, address, features=("profiles",), place=alone, is_tool=True)

"""« Mes notes »: what a learner noted and the steps to come back to, on this device."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return f"{space.address()}notes/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("notes"), site_word("notes_summary"))


KIND = PageKind("notes", pages, address, features=("notes",), place=alone, is_tool=True)

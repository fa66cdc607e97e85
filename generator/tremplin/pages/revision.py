"""« Réviser »: five questions a day, chosen from all the courses."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return f"{space.address()}reviser/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("revision"), site_word("revision_summary"))


KIND = PageKind("revision", pages, address, features=("catalogue", "revision"), place=alone, is_tool=True)

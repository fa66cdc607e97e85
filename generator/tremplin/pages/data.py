"""« Mes données »: what the device keeps of a learner, to take along or to erase."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return f"{space.address()}donnees/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("data"), site_word("data_summary"))


KIND = PageKind("data", pages, address, features=("data",), place=alone, is_tool=True)

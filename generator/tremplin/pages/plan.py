"""« Mon plan »: the steps that are left, over the days that the learner has."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return f"{space.address()}plan/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("plan"), site_word("plan_summary"))


KIND = PageKind("plan", pages, address, features=("plan",), place=alone, is_tool=True)

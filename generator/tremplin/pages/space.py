"""« Mon espace »: the learner's progress on this device."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return "mon-espace/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("space"), site_word("space_summary"))


KIND = PageKind("space", pages, address, features=("catalogue", "keep"), place=alone)

"""« Mon espace »: the learner's progress on this device."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, alone


def address() -> str:
    return "mon-espace/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), "Mon espace", "Vos cours et votre progression sur cet appareil.")


KIND = PageKind("space", pages, address, features=("catalogue",), place=alone)

"""« Continuer sur un autre appareil »: a learner's progress leaves and comes, by a code, a link or a file."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import space
from tremplin.pages.base import Page, PageKind, alone, site_word


def address() -> str:
    return f"{space.address()}transfert/"


def pages(_project: Project) -> Iterator[Page]:
    yield Page(KIND, address(), site_word("transfer"), site_word("transfer_summary"))


KIND = PageKind("transfer", pages, address, features=("catalogue", "transfer"), place=alone, is_tool=True)

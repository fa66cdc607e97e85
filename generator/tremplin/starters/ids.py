"""Ids and addresses from the names that people give."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tremplin.diagnostics import fold
from tremplin.model.project import Project
from tremplin.pages import authoring, messages, pages
from tremplin.schema.ids import short
from tremplin.sources.names import fault

COURSE = "cours"


def id_of(name: str, kind: str) -> str:
    """« L’été à l’école » → « ete-a-ecole »; `kind` is the id of a name without letters, and begins one that
    is a word of Windows, or, of a course, an address of the site or a number of order.
    """
    if not re.search("[a-z0-9]", fold(name)):
        return kind
    id_ = short(name)
    # a course has its address at the top of the site, and its folder may have a number of order
    is_taken = kind == COURSE and (id_ in _addresses() or re.match(r"\d+-", id_))
    return f"{kind}-{id_}" if is_taken or fault(id_) else id_


@cache
def _addresses() -> frozenset[str]:
    """First parts of the addresses that every site has, and of those that hold its files."""
    nowhere = Path()
    every = (*pages(Project(nowhere, nowhere, nowhere)), *messages.every())
    return frozenset({page.url.partition("/")[0] for page in every}) | {
        authoring.address().rstrip("/"),
        "assets",
        "outils",
        "templates",
    }

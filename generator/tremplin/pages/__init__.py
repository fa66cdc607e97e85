"""The kinds of pages: one file of its name each, and a template. `PAGE_KINDS` is the seam.

The order is that of the navigation.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

from tremplin.model.project import Project
from tremplin.pages import (
    course,
    data,
    free,
    glossary,
    help,
    home,
    messages,
    module,
    notes,
    notfound,
    offline,
    paper,
    path,
    placement,
    plan,
    profiles,
    provider,
    revise,
    revision,
    search,
    segment,
    session,
    space,
    statement,
    transfer,
)
from tremplin.pages.base import Page, PageKind

PAGE_KINDS: tuple[PageKind, ...] = (
    home.KIND,
    course.KIND,
    module.KIND,
    segment.KIND,
    session.KIND,
    placement.KIND,
    glossary.KIND,
    path.KIND,
    provider.KIND,
    paper.KIND,
    space.KIND,
    revision.KIND,
    revise.KIND,
    plan.KIND,
    transfer.KIND,
    profiles.KIND,
    notes.KIND,
    statement.KIND,
    data.KIND,
    search.KIND,
    free.KIND,
    help.KIND,
    messages.KIND,
    offline.KIND,
    notfound.KIND,
)
AT = SimpleNamespace(**{kind.name: kind.address for kind in PAGE_KINDS})
"""The addresses: `AT.course("courriel")`."""


def pages(project: Project) -> Iterator[Page]:
    """Every page of the site."""
    for kind in PAGE_KINDS:
        yield from kind.pages(project)


def is_kept_always(page: Page) -> bool:
    """Whether who keeps a course on a device has this page too."""
    always = (home.KIND, space.KIND, search.KIND, offline.KIND)
    return page.kind.is_tool or page.kind in always or page.url == help.address()


def tools(project: Project) -> list[Page]:
    """Those that « Mon espace » lists."""
    return [page for kind in PAGE_KINDS if kind.is_tool for page in kind.pages(project)]

"""A training body and its courses."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, site_word


def address(provider: str) -> str:
    return f"organismes/{provider}/"


def pages(project: Project) -> Iterator[Page]:
    for body in project.providers:
        value = body.value
        yield Page(KIND, address(value.id), value.name, value.description, subject=value)


KIND = PageKind(
    "provider",
    pages,
    address,
    features=("catalogue",),
    place=lambda page: ((("organismes", site_word("providers")),), page.title),
)

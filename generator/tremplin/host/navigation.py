"""The navigation of hosts' themes that show one: home, courses with their modules, other pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.utils import dirname_to_title

from tremplin.model.places import address_of, unnumbered
from tremplin.pages import free
from tremplin.pages.base import Heading, Page
from tremplin.text.sanitise import plain_text


def navigation(every: Iterable[Page]) -> list[Any]:
    """`nav` as MkDocs reads it, for themes that do not escape titles."""
    top: list[Any] = []
    sections: dict[tuple[str, ...], list[Any]] = {(): top}

    def section(ids: tuple[str, ...], title: str) -> list[Any]:
        if ids not in sections:
            sections[ids] = []
            sections[ids[:-1]].append({plain_text(title): sections[ids]})
        return sections[ids]

    for page in every:
        if page.kind.place is None:
            continue
        headings, label = page.kind.place(page)
        if page.kind is free.KIND:
            headings = _folders(page.source)
        rows = top
        ids: tuple[str, ...] = ()
        for id_, title in headings:
            ids = (*ids, id_)
            rows = section(ids, title)
        rows.append(page.source if label is None else {plain_text(label): page.source})
        # modules stand in the order of the course, whichever has a page of its own
        if page.course and page.subject is page.course:
            for module in page.course.modules:
                section((*ids, module.id), module.info.value.title)
    return top


def _folders(path: str) -> tuple[Heading, ...]:
    """The sections of a page outside the courses: its folders, under the names that the host gives them."""
    names = path.split("/")[:-1]
    return tuple(
        (address_of("/".join((*names[:rank], name, "index.md"))), dirname_to_title(unnumbered(name)))
        for rank, name in enumerate(names)
    )

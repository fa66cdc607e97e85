"""A site as it will be published: what outputs are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from tremplin.model.project import Course, Project
from tremplin.pages import pages
from tremplin.pages.base import Content, Page
from tremplin.quality.course import Quality, quality_of
from tremplin.render.assets import Resources
from tremplin.render.contents import Contents
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer


class Offer(NamedTuple):
    """A course to take away: the name of the edition, where its file is, bytes."""

    edition: str
    address: str
    weight: int


@dataclass(frozen=True)
class Site:
    """`made` holds the content of each page that has one, by address; `offers` what a page offers to take."""

    project: Project
    renderer: Renderer
    made: Mapping[str, Content]
    offers: Mapping[str, Sequence[Offer]] = field(default_factory=dict)

    @property
    def identity(self) -> Identity:
        return self.renderer.identity

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(pages(self.project))

    @cached_property
    def addresses(self) -> frozenset[str]:
        return frozenset(page.url for page in self.pages)

    @cached_property
    def contents(self) -> Contents:
        return Contents(self.project, self.renderer.assets, self.made)

    def resources(self, page: Page) -> Resources:
        """The files that a page shows by itself, and those that a tap on it asks for."""
        return self.contents.resources(page)

    def quality_of(self, course: Course) -> Quality:
        """That of a course, measured once."""
        if course.id not in self._measured:
            self._measured[course.id] = quality_of(self.project, self.made, course)
        return self._measured[course.id]

    @cached_property
    def _measured(self) -> dict[str, Quality]:
        return {}

    def document(self, page: Page, notice: str = "") -> bytes:
        """The file of `page`; `notice` (trusted HTML) goes on top of it."""
        offers = self.offers.get(page.url, ())
        return self.renderer.document(page, self.contents, notice, offers=offers).encode()


Lost = Mapping[str, Site | None]
"""Pages that authors have written and that cannot be read, by address: the last site that had each."""


def lost(site: Site, before: Site | None = None, earlier: Lost = MappingProxyType({})) -> Lost:
    """What `site` has lost, `before` and `earlier` being what was there and what was lost already."""
    found: dict[str, Site | None] = {}
    for address in site.project.written():
        if address not in site.addresses:
            has_it = before is not None and address in before.addresses
            found[address] = before if has_it else earlier.get(address)
    return found

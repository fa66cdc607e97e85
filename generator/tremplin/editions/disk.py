"""What a site is where nothing serves it: its files, and the page that says what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from tremplin.editions.base import Order, next_one, version
from tremplin.editions.inside import without
from tremplin.outputs import calendars, documents, media, search, theme
from tremplin.outputs.base import Entries, Output
from tremplin.pages import home, offline
from tremplin.pages.base import Page
from tremplin.render.site import Site

README = "LISEZMOI.html"
_ON_A_DISK = (theme.outputs, media.outputs, calendars.outputs, search.outputs, documents.outputs)
"""What a host does not need to serve."""


def on_a_disk(site: Site) -> Site:
    """The site where nothing is kept for the time without a line: all of it is there."""
    renderer = site.renderer
    return replace(site, renderer=renderer.of(replace(renderer.identity, offline=False)))


def held(order: Order) -> Iterator[Output]:
    """The files of the site without what a host does."""
    site = on_a_disk(order.site)
    return here(order, [output for make in _ON_A_DISK for output in make(site) if _is_there(output.page)])


def here(order: Order, found: list[Output]) -> Iterator[Output]:
    """These files, which are alone there: where courses were left out, no link leads to them."""
    there, site = frozenset(output.address for output in found), order.site.identity.url
    for output in found:
        if output.page and order.is_part:
            output = output._replace(content=partial(_without, output, there, site))
        yield output


def _is_there(page: Page | None) -> bool:
    return page is None or (page.kind.has_address and page.kind is not offline.KIND)


def _without(output: Output, there: frozenset[str], site: str | None) -> bytes:
    """A page whose links may lead to courses that are not there."""
    return without(output.data().decode(), output.address, there, site).encode()


def read_me(name: str, site: Site, written: Entries, context: Mapping[str, Any]) -> bytes:
    """How to use the edition `name`, what it is an edition of, and the sums of its files."""
    page = next(page for page in site.pages if page.kind is home.KIND)
    courses = [(course, version(site, course), next_one(site, course)) for course in site.project.courses]
    html = site.renderer.render(
        f"editions/{name}.html",
        page,
        site.project,
        {
            "courses": courses,
            "version": version(site, *site.project.courses),
            "weight": sum(entry.size for entry in written.values()),
            "sums": sorted((address, entry.digest) for address, entry in written.items()),
            **context,
        },
    )
    return html.encode()

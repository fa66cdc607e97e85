"""usb: a folder that opens with a double click, on a key or any disk: the site without what a host does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tremplin.editions.base import Edition, Order, next_one, version
from tremplin.editions.inside import without
from tremplin.editions.writing import SUMS
from tremplin.outputs import calendars, documents, media, search, theme
from tremplin.outputs.base import Entries, Output
from tremplin.pages import home, offline
from tremplin.pages.base import Page
from tremplin.render.site import Site

README = "LISEZMOI.html"
_ON_A_DISK = (theme.outputs, media.outputs, calendars.outputs, search.outputs, documents.outputs)
"""What a host does not need to serve."""


def outputs(order: Order, written: Entries) -> Iterator[Output]:
    site = on_a_disk(order.site)
    found = [output for make in _ON_A_DISK for output in make(site) if _is_there(output.page)]
    there = frozenset(output.address for output in found)
    for output in found:
        if output.page and order.is_part:
            content = partial(_without, output, there, site.identity.url)
            output = output._replace(content=content)
        yield output
    yield Output(README, partial(_readme, site, written))


def _is_there(page: Page | None) -> bool:
    return page is None or (page.kind.has_address and page.kind is not offline.KIND)


def _without(output: Output, there: frozenset[str], site: str | None) -> bytes:
    """A page whose links may lead to courses that are not on the disk."""
    return without(output.data().decode(), output.address, there, site).encode()


def on_a_disk(site: Site) -> Site:
    """The site where nothing is kept for the time without a line: all of it is there."""
    renderer = site.renderer
    return replace(site, renderer=renderer.of(replace(renderer.identity, offline=False)))


def _readme(site: Site, written: Entries) -> bytes:
    """How to use the folder, what it is an edition of, and the sums of its files."""
    page = next(page for page in site.pages if page.kind is home.KIND)
    courses = [(course, version(site, course), next_one(site, course)) for course in site.project.courses]
    html = site.renderer.render(
        "editions/usb.html",
        page,
        site.project,
        {
            "courses": courses,
            "version": version(site, *site.project.courses),
            "weight": sum(entry.size for entry in written.values()),
            "commands": ("tremplin export usb --verify", f"sha256sum -c {SUMS}"),
            "sums": sorted((name, entry.digest) for name, entry in written.items()),
        },
    )
    return html.encode()


EDITION = Edition("usb", "un dossier pour une clé USB, qui s’ouvre d’un double clic", outputs)

"""What a device needs to keep the site: lists of files, each with its size and its SHA-256.

One list a course, one for « Chercher », one for « Mon espace », and one for the rest, so that a change in a
course costs nothing in the others; `editions.json` names the edition of each, by the digest of its list.
docs/offline.md describes them.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from tremplin.model.project import Course
from tremplin.outputs import search
from tremplin.outputs.base import Entries, Output
from tremplin.pages import is_kept_always, space
from tremplin.pages import search as pages_search
from tremplin.pages.base import Page
from tremplin.render.site import Site
from tremplin.render.versions import version_of

LIST = "fichiers.json"
EDITIONS = "editions.json"
SEARCH, SPACE = (kind.address().rstrip("/") for kind in (pages_search.KIND, space.KIND))
"""Lists apart, for a change in any course changes them: they are followed where their pages are opened. No
course is called so, for the pages are there (T312).
"""
_SAFE = "/~()!*',;:@&=+$"
"""What browsers leave as it is in a path (WHATWG URL standard)."""


def outputs(site: Site, entries: Entries) -> Iterator[Output]:
    if not site.identity.offline:
        return
    lists = {"": partial(_rest, site, entries)}
    lists |= {course.id: partial(_course, site, entries, course) for course in site.project.courses}
    lists |= {SEARCH: partial(_search, site, entries), SPACE: partial(_space, site, entries)}
    made: dict[str, Callable[[], bytes]] = {name: cache(make) for name, make in lists.items()}
    for name, make in made.items():
        yield Output(f"{name}/{LIST}".lstrip("/"), make)
    yield Output(EDITIONS, partial(_editions, made))


def _editions(lists: Mapping[str, Callable[[], bytes]]) -> bytes:
    return _json({name: _digest(sha256(make()).digest())[:16] for name, make in lists.items()})


def _rest(site: Site, entries: Entries) -> bytes:
    """The theme's files that pages use, and the pages of no list; `core` are kept with every course."""
    pages = [page for page in site.pages if _list_of(page) == "" and page.kind.has_address]
    core = [quote(page.file, _SAFE) for page in pages if is_kept_always(page)]
    used = {address for page in site.pages for part in site.resources(page) for address in part}
    theme = [address for address in used if _is_theme(site, address)]
    return _list(site, entries, pages, theme, core=core)


def _course(site: Site, entries: Entries, course: Course) -> bytes:
    """Its pages wherever they are, what they show, and its calendars."""
    beside = [address for address in entries if address.startswith(course.url) and address.endswith(".ics")]
    return _list(site, entries, [page for page in site.pages if _list_of(page) == course.id], beside)


def _search(site: Site, entries: Entries) -> bytes:
    """The page, and the file of each course, which is kept with it."""
    pages = [page for page in site.pages if _list_of(page) == SEARCH]
    courses = map(search.address_of, site.project.courses)
    return _list(site, entries, pages, courses, core=[page.file for page in pages])


def _space(site: Site, entries: Entries) -> bytes:
    """« Mon espace » and its tools; what it has of a course is kept with that course."""
    pages = [page for page in site.pages if _list_of(page) == SPACE]
    return _list(site, entries, pages, (), core=[page.file for page in pages if page.course is None])


def _list_of(page: Page) -> str:
    """The list that a page is in: "" is that of the rest."""
    folder = page.url.partition("/")[0]
    return folder if folder in (SEARCH, SPACE) else page.course.id if page.course else ""


def _is_theme(site: Site, address: str) -> bool:
    return address.startswith(f"{site.renderer.assets.FOLDER}/")


def _list(
    site: Site, entries: Entries, pages: Iterable[Page], others: Iterable[str], **more: object
) -> bytes:
    """`files`: address → size, digest, then the ranks of what the page needs by itself, and on a tap.

    Ranks are those of `files`, then of `shared`: files of the theme, which are in the list of the rest.
    """
    needs = {page.file: site.resources(page) for page in pages if page.file in entries}
    shown = {address for its in needs.values() for part in its for address in part if address in entries}
    beside = {*others, *(address for address in shown if not _is_theme(site, address))}
    own = [*needs, *sorted(beside - needs.keys())]
    shared = sorted(shown - set(own))
    ranks = {name: rank for rank, name in enumerate([*own, *shared])}

    def row(name: str) -> list[Any]:
        entry = entries[name]
        found: list[Any] = [entry.size, _digest(bytes.fromhex(entry.digest))]
        if its := needs.get(name):
            found += [sorted(ranks[other] for other in part if other in ranks) for part in its]
        return found

    return _json({"files": {_named(site, name): row(name) for name in own}, "shared": shared, **more})


def _named(site: Site, address: str) -> str:
    """The address as pages give it."""
    version = version_of(site.project, address)
    return quote(address, _SAFE) + (f"?{version}" if version else "")


def _digest(digest: bytes) -> str:
    return b64encode(digest).decode().rstrip("=")


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()

"""sitemap.xml, without the day of the build: the same courses give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from urllib.parse import quote

from tremplin.outputs.base import Entries, Output
from tremplin.render.site import Site

_PAGE = "index.html"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def outputs(site: Site, entries: Entries) -> Iterator[Output]:
    yield Output("sitemap.xml", partial(_sitemap, site.identity.url, entries))


def _sitemap(address: str | None, entries: Entries) -> bytes:
    """The pages that are published, other plugins' too, when the site's address is known."""
    base = f"{address.rstrip('/')}/" if address else ""
    pages = sorted(name[: -len(_PAGE)] for name in entries if f"/{name}".endswith(f"/{_PAGE}") and base)
    rows = "".join(f"\n<url><loc>{escape(base + quote(page))}</loc></url>" for page in pages)
    return f"{_HEAD}{rows}\n</urlset>".encode()

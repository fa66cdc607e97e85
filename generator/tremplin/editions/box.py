"""box: a folder for an offline box, a small computer whose Wi-Fi leads to the courses and nowhere else: the
site as a host serves it, and the files that tell nginx or Caddy how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from tremplin.editions.base import Edition, Order
from tremplin.editions.disk import README, here, read_me
from tremplin.editions.inside import readdressed
from tremplin.editions.writing import SUMS
from tremplin.outputs import outputs as served
from tremplin.outputs import summaries
from tremplin.outputs.base import Entries, Entry, Output
from tremplin.render.identity import HEADERS
from tremplin.render.site import Site
from tremplin.text.addresses import Address

SITE = "site/"
PLACE = "/srv/tremplin"
"""Where the folder is on the box, as its README says."""
_SETTINGS = ("nginx.conf", "Caddyfile")
_STEPS = {
    "place": PLACE,
    "nginx": {
        "file": "nginx.conf",
        "place": "/etc/nginx/conf.d/tremplin.conf",
        "other": "/etc/nginx/sites-enabled/default",
        "command": "nginx -t && systemctl reload nginx",
    },
    "caddy": {
        "file": "Caddyfile",
        "place": "/etc/caddy/Caddyfile",
        "command": "systemctl reload caddy",
    },
    "check": f"sha256sum --quiet -c {SUMS}",
}
"""What its README has one do, where Debian has things."""


def outputs(order: Order, written: Entries) -> Iterator[Output]:
    site = _at_the_top(order.site)
    found = list(here(replace(order, site=site), list(served(site))))
    entries = _Site(written, [output.address for output in found])
    for output in (*found, *summaries(site, entries)):
        yield output._replace(address=f"{SITE}{output.address}")
    for name in _SETTINGS:
        yield Output(name, partial(_settings, site, name))
    yield Output(README, partial(_readme, order.site, written))


def _at_the_top(site: Site) -> Site:
    """The address of a box is not known, and the site is at its root."""
    renderer = site.renderer
    return replace(site, renderer=renderer.of(replace(renderer.identity, url=None)))


class _Site(Mapping[str, Entry]):
    """What is written of the site, by address."""

    def __init__(self, written: Entries, addresses: list[str]) -> None:
        self.written, self.addresses = written, addresses

    def __getitem__(self, address: str) -> Entry:
        return self.written[f"{SITE}{address}"]

    def __iter__(self) -> Iterator[str]:
        return iter(self.addresses)

    def __len__(self) -> int:
        return len(self.addresses)


def _readme(site: Site, written: Entries) -> bytes:
    """It stands above the pages that it leads to."""

    def leads(address: Address, target: str) -> str:
        return f"{SITE}{target}{address.anchor}" if target else str(address)

    html = read_me("box", site, written, _STEPS).decode()
    return readdressed(html, README, leads).encode()


def _settings(site: Site, name: str) -> bytes:
    template = site.renderer.env[site.pages[0].language].get_template(f"editions/box/{name}")
    return template.render(headers=HEADERS, root=f"{PLACE}/{SITE.rstrip('/')}").encode()


EDITION = Edition("box", "un dossier pour une borne Wi-Fi sans réseau, avec nginx ou Caddy", outputs)

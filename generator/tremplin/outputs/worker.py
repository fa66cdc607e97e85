"""The service worker; where the publisher wants none, what withdraws the one of before."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.outputs.base import File, Output
from tremplin.render.site import Site
from tremplin.sources.listing import stamp_of
from tremplin.sources.place import Place

ADDRESS = "sw.js"


def outputs(site: Site) -> Iterator[Output]:
    folder = site.renderer.parts[0] / "worker"
    place = Place(folder, "worker.js" if site.identity.offline else "withdrawn.js")
    yield Output(ADDRESS, File(place, stamp_of(place.path.stat())))

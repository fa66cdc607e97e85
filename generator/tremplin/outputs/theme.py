"""The theme's scripts and styles, under names that carry their digest."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.outputs.base import File, Output
from tremplin.render.site import Site
from tremplin.sources.listing import stamp_of
from tremplin.sources.place import Place


def outputs(site: Site) -> Iterator[Output]:
    for asset in site.renderer.assets.all().values():
        yield Output(asset.url, File(Place(asset.path.parent, asset.path.name), stamp_of(asset.path.stat())))

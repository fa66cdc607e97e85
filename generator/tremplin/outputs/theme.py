"""The theme's scripts and styles, under names that carry their digest."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.outputs.base import File, Output
from tremplin.render.site import Site
from tremplin.sources.listing import stamp_of


def outputs(site: Site) -> Iterator[Output]:
    for asset in site.renderer.assets.all().values():
        yield Output(asset.url, File(asset.path, stamp_of(asset.path.stat())))

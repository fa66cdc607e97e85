"""The theme's files under names with their digest, and what they weigh."""

from __future__ import annotations

import brotli

from tremplin.publish.record import theme_dir
from tremplin.render.assets import Assets


def test_each_file_weighs_what_was_noted_when_it_was_built() -> None:
    assets = Assets(theme_dir()).all()
    weights = {name: len(brotli.compress(asset.path.read_bytes())) for name, asset in assets.items()}
    assert {name: asset.weight for name, asset in assets.items()} == weights

"""Where the theme that ships is."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def theme_dir() -> Path:
    spec = find_spec("tremplin_theme")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent

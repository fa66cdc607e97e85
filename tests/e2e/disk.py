"""Pages of a disk."""

from __future__ import annotations

from pathlib import Path


def on_disk(folder: Path, address: str) -> str:
    return (folder / address / "index.html").as_uri()

"""Writing examples: all of them or none, over nothing that is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path


class TakenError(Exception):
    """Something is there under that name, or under one that Windows or macOS takes for it."""


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write `files`, named from `root`; raises TakenError before anything is written, and OSError."""
    for name in files:
        if found := taken(root, name):
            raise TakenError(found)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)


def taken(root: Path, name: str) -> str | None:
    """What stands in the way of the file `name`: itself, a twin of it or of one of its folders."""
    folder, *parts = root, *name.split("/")
    for rank, part in enumerate(parts):
        if not folder.is_dir():
            return None
        inside = [path.name for path in folder.iterdir()]
        if part not in inside:
            twin = next((other for other in inside if _folded(other) == _folded(part)), None)
            return "/".join([*parts[:rank], twin]) if twin else None
        folder /= part
    return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())

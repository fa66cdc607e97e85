"""Writing examples: all of them or none, over nothing that is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from tremplin.repairs.writing import beside


class TakenError(Exception):
    """Something is there under that name, or under one that Windows or macOS takes for it."""


def write(root: Path, files: Mapping[str, str | bytes], changed: Mapping[str, bytes] | None = None) -> None:
    """Write `files`, named from `root`, and a file that is there as it is `changed`; raises TakenError before
    anything is written, and OSError, nothing being left.
    """
    for name in files:
        if found := taken(root, name):
            raise TakenError(found)
    with ExitStack() as back:
        for name, content in files.items():
            create(root / name, content.encode() if isinstance(content, str) else content, back)
        for name, data in (changed or {}).items():
            path = (root / name).resolve()
            beside(path, data).replace(path)
        back.pop_all()


def create(path: Path, data: bytes, back: ExitStack) -> None:
    """A file that is not there yet, with its folders, of which `back` leaves nothing; raises OSError."""
    for folder in reversed([folder for folder in path.parents if not folder.exists()]):
        folder.mkdir(exist_ok=True)
        back.callback(_remove, folder.rmdir)
    with path.open("xb") as stream:
        back.callback(_remove, path.unlink)
        stream.write(data)


def _remove(call: Callable[[], None]) -> None:
    with suppress(OSError):  # a folder where someone else wrote meanwhile
        call()


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

"""What an edition was made of, kept beside the caches: for the next keys, nothing is made again.

One archive: the files that were made, and the names of those that are copied as they are. It can be deleted
at any time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from tremplin.outputs.base import File, Output
from tremplin.sources.place import Place

_COPIED = "/"
"""The name of the list of those that are copied: no file of an edition has it."""


class Keeping:
    """Keeps outputs at `path` as they are made, once `end` is told; a disk that refuses keeps nothing."""

    def __init__(self, path: Path) -> None:
        self.path, self.fresh = path, path.with_suffix(f".{os.getpid()}")
        self.copied: dict[str, tuple[str, str, object]] = {}
        self.archive: ZipFile | None = None
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            self.archive = ZipFile(self.fresh, "w")

    def keep(self, outputs: Iterable[Output]) -> Iterator[Output]:
        for output in outputs:
            if isinstance(output.content, File):
                place, stamp = output.content
                self.copied[output.address] = (str(place.fence), place.name, stamp)
                yield output
            else:
                yield output._replace(content=partial(self._made, output))

    def _made(self, output: Output) -> bytes:
        data = output.data()
        self._write(output.address, data)
        return data

    def _write(self, name: str, data: bytes) -> None:
        try:
            if self.archive:
                self.archive.writestr(ZipInfo(name), data)
        except OSError:
            self.drop()

    def end(self) -> None:
        self._write(_COPIED, json.dumps(self.copied).encode())
        if self.archive:
            with suppress(OSError):
                self.archive.close()
                self.fresh.replace(self.path)

    def drop(self) -> None:
        """Leave nothing of what is not whole."""
        with suppress(OSError):
            if self.archive:
                self.archive.close()
        self.archive = None
        with suppress(OSError):
            self.fresh.unlink(missing_ok=True)


def kept(archive: ZipFile) -> Iterator[Output]:
    """The outputs that were kept."""
    for address, (fence, name, stamp) in json.loads(archive.read(_COPIED)).items():
        yield Output(address, File(Place(Path(fence), name), tuple(stamp)))
    for address in archive.namelist():
        if address != _COPIED:
            yield Output(address, partial(archive.read, address))

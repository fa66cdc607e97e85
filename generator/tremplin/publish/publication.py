"""A site file by file: what is the same as last time is kept, and the whole takes its place at once."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

from tremplin.diagnostics import Report, Span
from tremplin.outputs import base
from tremplin.outputs.base import Entries, Entry, File
from tremplin.publish.record import Output, published
from tremplin.publish.staging import link_or_copy, staging
from tremplin.sources.faults import fault
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place


class Publication:
    """Takes every file of the new site with `put` and `copy`; `finish` puts the site in place.

    Files that have the content they had are kept, with their times; when all are kept and none is gone,
    the published folder is not touched. `stack` throws the new site away when the build fails.
    """

    def __init__(self, site: Path, known: Mapping[str, Output], stack: ExitStack) -> None:
        self.site, self.stack = site.resolve(), stack
        self.there = dict(published(self.site, known)) if known else {}
        self.known = {name: o for name, o in known.items() if self.there.get(name) == o[1:3]}
        self.outputs: dict[str, Output] = {}
        self.changed: set[str] = set()
        self.folder: Path | None = None
        self.made: set[str] = set()

    def take(self, outputs: Iterable[base.Output], report: Report) -> None:
        """Every output that is not there yet: some pages come from the processes that made their contents.

        What cannot be made is reported.
        """
        for output in outputs:
            if output.address in self.outputs:
                continue
            if isinstance(output.content, File):
                self.copy(output.address, output.content.place, output.content.stamp)
                continue
            try:
                data = output.data()
            except Exception as error:
                report.extend([fault(error, output.origin or Span(output.address))])
            else:
                self.put(output.address, data)

    @property
    def entries(self) -> Entries:
        """What is published so far, by address."""
        return {name: Entry(digest, size) for name, (digest, size, *_) in self.outputs.items()}

    def put(self, name: str, data: bytes) -> None:
        """The file `name` of the site has the content `data`."""
        digest = sha256(data).hexdigest()
        if not self._is_kept(name, digest, None):
            path = self._place(name)
            path.write_bytes(data)
            self._written(name, path, digest, None)

    def copy(self, name: str, source: Place, stamp: Stamp) -> None:
        """The file `name` of the site is a copy of `source`."""
        known = self.known.get(name)
        if known and known[3] == stamp:
            self.outputs[name] = known
            return
        with source.open() as file:
            hashed = sha256()
            while piece := file.read(1 << 20):
                hashed.update(piece)
            digest = hashed.hexdigest()
            if not self._is_kept(name, digest, stamp):
                path = self._place(name)
                file.seek(0)
                with path.open("wb") as copy:
                    shutil.copyfileobj(file, copy)
                self._written(name, path, digest, stamp)

    def finish(self) -> None:
        """Bring in the files that are kept; the published folder then changes when `stack` ends."""
        if self.folder is None and self.outputs.keys() == self.there.keys():
            return
        for name in self.outputs.keys() - self.changed:
            old, new = self.site / name, self._place(name)
            link_or_copy(str(old), str(new))
            found = new.stat()
            if (found.st_size, found.st_mtime_ns) != self.outputs[name][1:3]:
                raise OSError(errno.EBUSY, "une autre construction vient de publier ici", str(old))

    def _is_kept(self, name: str, digest: str, stamp: Stamp | None) -> bool:
        known = self.known.get(name)
        if known is None or known[0] != digest:
            return False
        self.outputs[name] = (*known[:3], stamp)
        return True

    def _place(self, name: str) -> Path:
        if self.folder is None:
            self.folder = self.stack.enter_context(staging(self.site))
        path = self.folder / name
        parent = name.rpartition("/")[0]
        if parent not in self.made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(parent)
        return path

    def _written(self, name: str, path: Path, digest: str, stamp: Stamp | None) -> None:
        found = path.stat()
        self.outputs[name] = (digest, found.st_size, found.st_mtime_ns, stamp)
        self.changed.add(name)

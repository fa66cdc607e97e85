"""Writing an edition where it is asked: only what changed, all of it or nothing.

New files are written into a folder of their own beside those that they replace, and take their places once
all are there: a disk that is full, or pulled out, leaves what was there as it was.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tremplin.diagnostics import Diagnostic, Span
from tremplin.outputs.base import Entries, Entry, File, Output, Packed
from tremplin.sources.faults import fault

SUMS = "SHA256SUMS.txt"
"""Lists the files of an edition that is a folder, each after its SHA-256: `sha256sum -c` reads it."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
STAGE = ".tremplin-en-cours"
_PACKED = "paquet"
_PIECE = 1 << 20


class ForeignFilesError(Exception):
    """Files that no export wrote have names of the edition."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class DamagedError(Exception):
    """Files do not read as they were written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class NotMadeError(Exception):
    """A file of the edition could not be made: `told` says why, at its author's file."""

    def __init__(self, told: Diagnostic) -> None:
        super().__init__(told.message)
        self.told = told


class Written(NamedTuple):
    """Files in all, files that were written, among them those that the disk had damaged; bytes in all."""

    files: int
    fresh: int
    mended: int
    weight: int


def write(
    make: Callable[[Entries], Iterable[Output]],
    folder: Path,
    progress: Callable[[int, int], None],
    *,
    is_whole: bool,
    reads_back: bool = False,
) -> Written:
    """Write the outputs that `make` gives into `folder`.

    `is_whole`: the folder is the edition. It lists its files, those that are gone go, no other is touched:
    ForeignFilesError comes before. `reads_back`: what is there is read, not taken for what the list says, and
    so is what was written; raises DamagedError. Raises OSError and NotMadeError, the folder being as it was.
    """
    listed = _listed(folder) if is_whole else {}
    with _staging(folder) as stage:
        new = _New(folder, stage, listed, {}, reads_back)
        outputs = list(make(new.entries))
        for n, output in enumerate(outputs, 1):
            new.take(output)
            progress(n, len(outputs))
        if is_whole and new.foreign:
            raise ForeignFilesError(new.foreign)
        _sync()
        if is_whole:
            sums = {name: entry.digest for name, entry in new.entries.items()}
            _list({**sums, **listed}, stage, folder)  # should this end midway
            _settle(new.files, folder)
            _remove(listed.keys() - sums.keys(), folder)
            _list(sums, stage, folder)
        else:
            _settle(new.files, folder)
    _sync()
    if reads_back and (bad := [name for name in new.files if not new.is_there(name)]):
        raise DamagedError(bad)
    weight = sum(entry.size for entry in new.entries.values())
    return Written(len(new.entries), len(new.files), new.mended, weight)


@dataclass
class _New:
    """What an export writes: `entries` of all, `files` of those that are not there yet, by their names."""

    folder: Path
    stage: Path
    listed: Mapping[str, str]
    entries: dict[str, Entry]
    reads_back: bool
    files: dict[str, Path] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    """Names among these under which there is a file that no export wrote."""
    mended: int = 0

    def take(self, output: Output) -> None:
        name = output.address
        with _opened(output, self.stage) as content:
            entry = self.entries[name] = _entry(content)
            if self._is_kept(name, entry):
                return
            if name not in self.listed and os.path.lexists(self.folder / name):
                self.foreign.append(name)
            self.mended += self.reads_back and self.listed.get(name) == entry.digest
            content.seek(0)
            # no folders in the stage: a disk takes its time to remove them
            path = self.stage / str(len(self.files))
            _save(content, path, name)
        self.files[name] = path

    def _is_kept(self, name: str, entry: Entry) -> bool:
        if _size(self.folder / name) != entry.size:
            return False
        if self.reads_back or name not in self.listed:
            return self.is_there(name)
        return self.listed[name] == entry.digest

    def is_there(self, name: str) -> bool:
        """Whether the disk holds the very file, and not only the memory of the system."""
        path = self.folder / name
        if not path.is_file():
            return False
        with path.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return _entry(file) == self.entries[name]


@contextmanager
def _opened(output: Output, stage: Path) -> Iterator[BinaryIO]:
    """What an output holds, to be read: an author's film is never in memory."""
    content: BinaryIO
    try:
        if isinstance(output.content, File):
            content = output.content.place.open()
        elif isinstance(output.content, Packed):
            output.content.into(stage / _PACKED)
            content = (stage / _PACKED).open("rb")
        else:
            content = BytesIO(output.data())
    except ImportError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        raise NotMadeError(fault(error, output.origin or Span(output.address))) from error
    with content:
        yield content


def _entry(content: BinaryIO) -> Entry:
    hashed, size = sha256(), 0
    while piece := content.read(_PIECE):
        hashed.update(piece)
        size += len(piece)
    return Entry(hashed.hexdigest(), size)


def _size(path: Path) -> int | None:
    with suppress(OSError):
        return path.stat().st_size
    return None


def _save(content: BinaryIO, path: Path, name: str) -> None:
    try:
        with path.open("wb") as file:
            shutil.copyfileobj(content, file, _PIECE)
    except OSError as error:
        error.filename = name
        raise


def _sync() -> None:
    """Wait until the disk has all: who reads « done » may pull it out."""
    if hasattr(os, "sync"):  # elsewhere, a key is written through
        os.sync()


def _settle(files: Mapping[str, Path], folder: Path) -> None:
    """Bring the new files to their places: what pages need comes before them, the home page last."""
    made = set()
    for name in sorted(files, key=lambda name: (name.endswith(".html"), name == "index.html", name)):
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        files[name].replace(path)


def _remove(names: Iterable[str], folder: Path) -> None:
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, folder)


def _remove_empty(inner: Path, folder: Path) -> None:
    with suppress(OSError):  # the first one that is not empty
        while inner != folder:
            inner.rmdir()
            inner = inner.parent


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder in `folder`, on its disk, for what is not yet whole; no folder is left that was not there."""
    above = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)  # of an export that was killed
    try:
        stage.mkdir(parents=True)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        _remove_empty(folder, above)


# ---- the list of what a folder holds


def _list(sums: Mapping[str, str], stage: Path, folder: Path) -> None:
    text = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    _save(BytesIO(text.encode()), stage / SUMS, SUMS)
    _settle({SUMS: stage / SUMS}, folder)


def _listed(folder: Path) -> dict[str, str]:
    """Name → digest of the files that an export wrote into `folder`."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    rows = (line.partition("  ") for line in lines)
    return {name: digest for digest, sign, name in rows if sign and _is_inside(name)}


def _is_inside(name: str) -> bool:
    """Whether a name that was read from a disk leads nowhere else."""
    return not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in name.split("/")

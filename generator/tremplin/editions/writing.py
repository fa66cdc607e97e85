"""Writing an edition where it is asked: only what changed, all of it or nothing.

New files are written into a folder of their own beside those that they replace, and take their places once all
are there: a disk that is full, or pulled out, leaves what was there as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tremplin.diagnostics import Diagnostic, Span
from tremplin.outputs.base import Entries, Entry, File, Output
from tremplin.sources.faults import fault

SUMS = "SHA256SUMS.txt"
"""Lists the files of an edition that is a folder, each after its SHA-256: `sha256sum -c` reads it."""
_STAGE = ".tremplin-en-cours"
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

    `is_whole`: the folder is the edition. It lists its files, those that are gone go, and no other is touched:
    ForeignFilesError is raised before. `reads_back`: what is there is read, not taken for what the list says,
    and so is what was written; raises DamagedError. Raises OSError, whose `filename` is set, and NotMadeError.
    """
    listed = _listed(folder) if is_whole else {}
    entries: dict[str, Entry] = {}
    fresh: list[str] = []
    foreign: list[str] = []
    mended = 0
    with _staging(folder) as stage:
        outputs = list(make(entries))
        for n, output in enumerate(outputs):
            name, path = output.address, folder / output.address
            with _opened(output) as content:
                entry = entries[name] = _entry(content)
                is_known = name in listed
                there = listed.get(name) if is_known and not reads_back else _digest(path)
                if there == entry.digest and _size(path) == entry.size:
                    progress(n + 1, len(outputs))
                    continue
                if is_whole and not is_known and os.path.lexists(path):
                    foreign.append(name)
                    continue
                mended += reads_back and listed.get(name) == entry.digest
                content.seek(0)
                _save(content, stage / name)
            fresh.append(name)
            progress(n + 1, len(outputs))
        if foreign:
            raise ForeignFilesError(foreign)
        if is_whole:
            sums = {name: entry.digest for name, entry in entries.items()}
            _list({**sums, **listed}, stage, folder)  # should this end midway
            _settle(fresh, stage, folder)
            _remove(listed.keys() - sums.keys(), folder)
            _list(sums, stage, folder)
        else:
            _settle(fresh, stage, folder)
    if reads_back and (bad := [name for name in fresh if _digest(folder / name) != entries[name].digest]):
        raise DamagedError(bad)
    return Written(len(entries), len(fresh), mended, sum(entry.size for entry in entries.values()))


@contextmanager
def _opened(output: Output) -> Iterator[BinaryIO]:
    """What an output holds, to be read: an author's film is never in memory."""
    try:
        content = output.content.place.open() if isinstance(output.content, File) else BytesIO(output.data())
    except ImportError:
        raise
    except Exception as error:
        raise NotMadeError(fault(error, output.origin or Span(output.address))) from error
    with content:
        yield content


def _entry(content: BinaryIO) -> Entry:
    hashed, size = sha256(), 0
    while piece := content.read(_PIECE):
        hashed.update(piece)
        size += len(piece)
    return Entry(hashed.hexdigest(), size)


def _digest(path: Path) -> str | None:
    """Of what the disk holds, not of what the system remembers of it; None where there is no file."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return _entry(file).digest


def _size(path: Path) -> int | None:
    with suppress(OSError):
        return path.stat().st_size
    return None


def _save(content: BinaryIO, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            shutil.copyfileobj(content, file, _PIECE)
    except OSError as error:
        error.filename = error.filename or path.name
        raise


def _settle(names: Iterable[str], stage: Path, folder: Path) -> None:
    """Bring the new files to their places, once the disk has them: what pages need first, the home page last."""
    if hasattr(os, "sync"):  # where there is none, a key is written through
        os.sync()
    for name in sorted(names, key=lambda name: (name.endswith(".html"), name == "index.html", name)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(folder / name)


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
    """A folder in `folder`, on its disk, for what is not yet whole; nothing is left of either that was not there."""
    above = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    stage = folder / _STAGE
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
    _save(BytesIO(text.encode()), stage / SUMS)
    _settle([SUMS], stage, folder)


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

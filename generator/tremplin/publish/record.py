"""What the last publication was made of: it tells that nothing has changed, and which files to keep.

Imports nothing heavy: a build that has nothing to do ends here.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tremplin import __version__
from tremplin.sources.listing import SETTLED, Stamp, stamp_of, walk
from tremplin.text.theme import theme_dir as theme_dir

FOLDER = ".tremplin"
"""The folder of caches, beside the configuration; it can be deleted at any time."""

Output = tuple[str, int, int, Stamp | None]
"""Of a published file: digest of its content, size in bytes, time of change in nanoseconds; and the
stamp of the file that it is a copy of."""


def engine() -> list[Any]:
    """What changes when Tremplin or a library is changed: names and stamps of its files."""
    rows: list[Any] = [__version__, sys.version]
    for folder in (Path(__file__).parent.parent, theme_dir()):
        listing = walk(folder.parent, folder.name, is_trusted=True)
        rows += sorted([n, *stamp] for n, stamp in listing.files.items() if "__pycache__" not in n)
    libraries = sysconfig.get_path("purelib")
    return [*rows, libraries, Path(libraries).stat().st_mtime_ns]


@dataclass(frozen=True)
class Record:
    """One publication: `folders` are those of the project that it depends on, named from the root."""

    site: str
    root: str
    config: tuple[str, Stamp]
    folders: tuple[str, ...]
    inputs: dict[str, Stamp]
    engine: list[Any]
    day: str
    taken: int
    """When the inputs were listed, in nanoseconds."""
    summary: dict[str, int] = field(default_factory=dict)
    report: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)

    def is_current(self) -> bool:
        """Whether building again would give the same site."""
        try:
            is_same = stamp_of(Path(self.config[0]).stat()) == self.config[1] and self.engine == engine()
        except OSError:
            return False
        if not is_same or self.day != date.today().isoformat():  # a course may expire overnight
            return False
        # an entry that would be refused is seen too: it is no file that was read
        listing = walk(Path(self.root), *self.folders, is_trusted=True)
        return (
            dict(listing.files) == self.inputs
            and not listing.refused
            and not any(
                max(stamp[1:3]) > self.taken - SETTLED for stamp in (self.config[1], *self.inputs.values())
            )
        )

    def is_intact(self) -> bool:
        """Whether the published files are as they were left, and no other is there."""
        return dict(published(Path(self.site), self.outputs)) == {
            name: output[1:3] for name, output in self.outputs.items()
        }


def published(site: Path, known: Collection[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Names of the files of a site, with size and time of change.

    What is hidden at its top is not ours, but for what `known` names.
    """
    root = f"{site}{os.sep}"
    hidden = {name.partition("/")[0] for name in known if name.startswith(".")}
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if folder == root and entry.name.startswith(".") and entry.name not in hidden:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{folder}{entry.name}{os.sep}")
            else:
                name = f"{folder}{entry.name}"[len(root) :].replace(os.sep, "/")
                if name.startswith(".") and name not in known:
                    continue
                found = entry.stat(follow_symlinks=False)
                yield name, (found.st_size, found.st_mtime_ns)


def cache_folder(config: Path) -> Path:
    return config.parent / FOLDER


def path_of(config: Path, target: str) -> Path:
    """Where the record of what was made for `target` is."""
    name = blake2b(f"{config}\0{target}".encode(errors="surrogateescape"), digest_size=8).hexdigest()
    return cache_folder(config) / f"{name}.json"


def recall(config: Path, target: str) -> Record | None:
    """The record of the last publication from `config`, or None when there is none that can be read.

    `target` is the folder asked for, "" for that of the configuration.
    """
    try:
        data = json.loads(path_of(config, target).read_bytes())
        return Record(
            **{
                **data,
                "config": (data["config"][0], tuple(data["config"][1])),
                "folders": tuple(data["folders"]),
                "inputs": {name: tuple(stamp) for name, stamp in data["inputs"].items()},
                "outputs": {
                    name: (digest, size, changed, tuple(stamp) if stamp else None)
                    for name, (digest, size, changed, stamp) in data["outputs"].items()
                },
            }
        )
    except Exception:
        return None  # lost, truncated, of another version, or anything else


def remember(record: Record, target: str) -> None:
    """Keep `record`; a disk that refuses costs only a slower build next time."""
    path = path_of(Path(record.config[0]), target)
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        fresh.write_text(json.dumps(asdict(record)), encoding="ascii")  # names may not be in UTF-8
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)

"""What the authors' folders hold: one walk of the disk, every later question answered from memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of change of the content and of the entry in nanoseconds, inode."""

ROOT_FOLDER = "_racine"
"""The folder of the courses whose files are published at the top of the site, hidden ones too."""

SETTLED = 100_000_000
"""Nanoseconds after which another change of a file surely shows in its stamp."""


def stamp_of(found: os.stat_result) -> Stamp:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


@dataclass(frozen=True)
class Listing:
    """The files and folders under some folders of `root`, named from it with "/", hidden ones left out.

    Linked folders are not entered. `outside` are linked files that lead out of the folder they are in.
    """

    root: Path
    files: Mapping[str, Stamp] = field(default_factory=dict)
    folders: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    """Folder → names of its folders and of its files, sorted."""
    outside: frozenset[str] = frozenset()

    def name(self, path: Path) -> str | None:
        """`path` as the listing names it, or None when it is not under the root."""
        text, root = os.fspath(path), f"{self.root}{os.sep}"
        return text[len(root) :].replace(os.sep, "/") if text.startswith(root) else None

    def size(self, name: str) -> int:
        return self.files[name][0]

    def has(self, path: Path) -> bool:
        """Whether a file that may be published is at `path`: there, and not led to from outside."""
        name = self.name(path)
        return name is not None and name in self.files and name not in self.outside

    def below(self, folder: str) -> Iterator[str]:
        """Names of all the files under `folder`, folder by folder, sorted."""
        folders, files = self.folders.get(folder, ((), ()))
        for file in files:
            yield f"{folder}/{file}"
        for inner in folders:
            yield from self.below(f"{folder}/{inner}")


def walk(root: Path, *folders: str) -> Listing:
    """The listing of `folders` of `root`; what cannot be listed is left out."""
    files: dict[str, Stamp] = {}
    tree: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    outside: set[str] = set()
    for top in folders:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            inner: list[str] = []
            names: list[str] = []
            try:
                entries = list(os.scandir(root / folder))
            except OSError:
                continue
            for entry in entries:
                if entry.name.startswith(".") and f"/{ROOT_FOLDER}/" not in f"{folder}/":
                    continue
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    inner.append(entry.name)
                    waiting.append(name)
                    continue
                try:
                    is_file = entry.is_file()
                    stamp = stamp_of(entry.stat()) if is_file else (0, 0, 0, 0)
                except OSError:  # a link to itself
                    is_file, stamp = True, (0, 0, 0, 0)
                if not is_file:
                    continue
                names.append(entry.name)
                files[name] = stamp
                if entry.is_symlink() and not _leads_inside(root / name, root / top):
                    outside.add(name)
            tree[folder] = (tuple(sorted(inner)), tuple(sorted(names)))
    return Listing(root, files, tree, frozenset(outside))


def _leads_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False

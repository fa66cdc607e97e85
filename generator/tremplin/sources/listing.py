"""What the authors' folders hold: one walk of the disk, every later question answered from memory.

Training bodies do not trust each other: what a body's folder holds stays in it. A link that leaves it, a
pipe, a device are no files of the project: the walk refuses them; `Place` opens nothing but a regular file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from tremplin.sources.names import fault, twins
from tremplin.sources.place import Place
from tremplin.text.endings import is_scrap

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of change of the content and of the entry in nanoseconds, inode."""

ROOT_FOLDER = "_racine"
"""The folder of the courses whose files are published at the top of the site, hidden ones too."""

SETTLED = 100_000_000
"""Nanoseconds after which another change of a file surely shows in its stamp."""


def stamp_of(found: os.stat_result) -> Stamp:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class Refusal(NamedTuple):
    """Why an entry is no file of the project: the code of a rule, and what its text needs."""

    code: str
    reason: str
    remedy: str = "Vérifiez ses droits."


@dataclass(frozen=True)
class Listing:
    """The files and folders under the folders `tops` of `root`, named from it with "/", without hidden ones
    and those that programs left.
    """

    root: Path
    files: Mapping[str, Stamp] = field(default_factory=dict)
    folders: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    """Folder → names of its folders and of its files, sorted."""
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    """Entries that are never opened, nor entered."""
    tops: tuple[str, ...] = ()
    drafts: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are read as they would be, once saved."""

    def drafted(self, drafts: Mapping[str, bytes]) -> Listing:
        """The same with `drafts` in the place of some of its files."""
        stamps = {name: (len(data), 0, 0, hash(data)) for name, data in drafts.items() if name in self.files}
        return replace(self, files={**self.files, **stamps}, drafts=drafts)

    def name(self, path: Path) -> str | None:
        """`path` as the listing names it, or None when it is not under the root."""
        text, root = os.fspath(path), f"{self.root}{os.sep}"
        return text[len(root) :].replace(os.sep, "/") if text.startswith(root) else None

    def size(self, name: str) -> int:
        return self.files[name][0]

    def find(self, path: Path) -> str | None:
        """The file of the project at `path`, however its accents are written (macOS takes them apart)."""
        name = self.name(path)
        if name is None or name in self.files:
            return name
        return None if name.isascii() else self._composed.get(normalize("NFC", name))

    @cached_property
    def twins(self) -> Mapping[str, str]:
        """Entries that some disks take for another of their folder → the name of that one."""
        return {
            f"{folder}/{name}": first
            for folder, (folders, files) in self.folders.items()
            for name, first in twins([*folders, *files])
        }

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {normalize("NFC", name): name for name in self.files if not name.isascii()}

    def has(self, path: Path) -> bool:
        """Whether a file of the project is at `path`."""
        return self.find(path) is not None

    def is_refused(self, path: Path) -> bool:
        """Whether what is at `path`, or a folder on the way to it, was refused."""
        return any(self.name(part) in self.refused for part in (path, *path.parents))

    def knows(self, path: Path) -> bool:
        """Whether something is at `path`, be it refused: that is told there."""
        return self.has(path) or self.is_refused(path)

    def place(self, name: str) -> Place:
        """Where the file `name` is, and which folder it may not leave."""
        if top := max((t for t in self.tops if name.startswith(f"{t}/")), key=len, default=None):
            return Place(*fence_of(self.root / top, name[len(top) + 1 :]))
        real = Path(os.path.realpath(self.root / name))  # the publisher's own, who may keep it anywhere
        return Place(real.parent, real.name)

    def below(self, folder: str) -> Iterator[str]:
        """Names of all the files under `folder`, folder by folder, sorted."""
        folders, files = self.folders.get(folder, ((), ()))
        for file in files:
            yield f"{folder}/{file}"
        for inner in folders:
            yield from self.below(f"{folder}/{inner}")


def fence_of(top: Path, name: str) -> tuple[Path, str]:
    """The folder that the file `name` of `top` may not leave, that of its course, and its name from there.

    What lies at the top itself is the publisher's, and may lead to any course.
    """
    course, sign, inner = name.partition("/")
    return (top / course, inner) if sign else (top, name)


def walk(root: Path, *folders: str, is_trusted: bool = False, only: Collection[str] = ()) -> Listing:
    """The listing of `folders` of `root`; those of the publisher, `is_trusted`, may link anywhere.

    With `only`, the first of them holds nothing but these files and folders, named from the root.
    """
    files: dict[str, Stamp] = {}
    tree: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    refused: dict[str, Refusal] = {}
    for top in folders:
        top_folder = root / top
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            inner: list[str] = []
            names: list[str] = []
            try:
                entries = list(os.scandir(root / folder))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                refused[folder] = Refusal("T101", "la lecture de ce dossier est interdite")
                continue
            for entry in entries:
                if entry.name.startswith(".") and not f"{folder}/".startswith(f"{top}/{ROOT_FOLDER}/"):
                    continue
                if is_scrap(entry.name) and not is_trusted:
                    continue
                name = f"{folder}/{entry.name}"
                if only and top == folders[0] and not _is_within(name, only):
                    continue
                try:
                    found = entry.stat(follow_symlinks=False)
                    if refusal := _refusal(entry, found.st_mode, None if is_trusted else top_folder):
                        refused[name] = refusal
                    elif stat.S_ISDIR(found.st_mode):
                        inner.append(entry.name)
                        waiting.append(name)
                    else:
                        names.append(entry.name)
                        files[name] = stamp_of(entry.stat() if stat.S_ISLNK(found.st_mode) else found)
                except FileNotFoundError:  # removed meanwhile
                    continue
                except OSError:
                    refused[name] = Refusal("T101", "la lecture en est interdite")
            tree[folder] = (tuple(sorted(inner)), tuple(sorted(names)))
    for folder, (within, named) in tree.items():
        tree[folder] = (
            tuple(n for n in within if f"{folder}/{n}" in tree),
            named,
        )  # those that could be listed
    return Listing(root, files, tree, refused, folders)


def _is_within(name: str, only: Collection[str]) -> bool:
    """Whether `name` is one of `only`, in it, or on the way to it."""
    return any(f"{name}/".startswith(f"{kept}/") or kept.startswith(f"{name}/") for kept in only)


_KINDS = (
    (stat.S_ISFIFO, "c’est un tube nommé"),
    (stat.S_ISSOCK, "c’est une prise de communication"),
    (stat.S_ISCHR, "c’est un périphérique"),
    (stat.S_ISBLK, "c’est un périphérique"),
)


def _refusal(entry: os.DirEntry[str], mode: int, top: Path | None) -> Refusal | None:
    """Why an entry is no file nor folder of the project; without `top`, the publisher's own."""
    if top and (reason := fault(entry.name)):
        return Refusal("T110", reason)
    if stat.S_ISDIR(mode):
        return _folder_for_a_file(entry.name) if top else None
    if stat.S_ISLNK(mode):
        try:
            mode = entry.stat().st_mode
            if top:
                Place(*fence_of(top, os.path.relpath(entry.path, top).replace(os.sep, "/"))).target()
        except PermissionError:
            return Refusal("T109", "c’est un lien qui sort du dossier")
        except OSError:
            return Refusal("T109", "c’est un lien qui ne mène nulle part")
        if stat.S_ISDIR(mode):
            return Refusal("T109", "c’est un lien vers un dossier")
    if not stat.S_ISREG(mode):
        reason = next((reason for is_kind, reason in _KINDS if is_kind(mode)), "ce n’est pas un fichier")
        return Refusal("T109", reason)
    if top and not os.access(entry.path, os.R_OK):
        return Refusal("T101", "la lecture en est interdite")
    return None


def _folder_for_a_file(name: str) -> Refusal | None:
    stem, sign, ending = name.rpartition(".")
    if not sign or ending.lower() not in ("md", "yml", "yaml"):
        return None
    remedy = f"Renommez-le « {stem} », ou mettez le fichier « {name} » à sa place."
    return Refusal("T101", f"c’est un dossier, sous le nom d’un fichier « .{ending} »", remedy)

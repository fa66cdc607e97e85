"""A copy of the authors' folders, where mistakes are mended until none is left that can be."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tremplin.diagnostics import Diagnostic
from tremplin.fixes import Edit, Recode, Rename
from tremplin.model.places import unnumbered
from tremplin.repairs.edits import edited
from tremplin.repairs.encodings import utf8
from tremplin.repairs.repair import Change, Repair, may_rename, renamed
from tremplin.sources.listing import ROOT_FOLDER, Listing, walk
from tremplin.sources.source import MAX_BYTES

TRIES = 3
"""Times that one mistake is mended at one line: what comes back is not mended."""

Wanted = Callable[[Diagnostic], bool]


class Copy:
    """Files are named as they are in the copy, from its root."""

    def __init__(self, files: Listing, root: Path) -> None:
        self.project, self.root, self.tops = files.root, root, files.tops
        self.before: dict[str, bytes] = {}
        """What each changed file held, by the name that it has in the project."""
        self.renames: list[Rename] = []
        self.mended: list[Diagnostic] = []
        self.tries: Counter[tuple[str, str, int]] = Counter()
        for top in files.tops:
            _copy(files.root / top, root / top)

    def mend(self, told: Iterable[Diagnostic], is_wanted: Wanted) -> bool:
        """Mend what is `told` of the copy; whether something changed."""
        files = walk(self.root, *self.tops)
        edits: dict[str, list[tuple[Diagnostic, Edit]]] = defaultdict(list)
        others: list[tuple[Diagnostic, Rename | Recode]] = []
        for diagnostic in told:
            fix = diagnostic.fix
            if fix is None or not is_wanted(diagnostic) or self._is_tried(diagnostic):
                continue
            if isinstance(fix, Edit):
                edits[fix.span.file].append((diagnostic, fix))
            else:
                others.append((diagnostic, fix))
        before = len(self.mended)
        for name, rows in edits.items():
            if self._may_write(files, name):
                self._edit(name, rows)
        # what is inside a folder first: its name changes theirs
        for diagnostic, fix in sorted(others, key=lambda row: -row[1].file.count("/")):
            if isinstance(fix, Recode) and self._may_write(files, fix.file):
                self._recode(diagnostic, fix)
            elif isinstance(fix, Rename) and self._rename(fix):
                self._count(diagnostic)
                if fix.file.rpartition("/")[0] == self.tops[0]:
                    self._rename(self._of_quizzes(fix))
        return len(self.mended) > before

    def _rename(self, fix: Rename) -> bool:
        if not may_rename(walk(self.root, *self.tops), fix):
            return False
        (self.root / fix.file).rename(self.root / renamed(fix.file, fix))
        self.renames.append(fix)
        return True

    def _of_quizzes(self, fix: Rename) -> Rename:
        """The same for the folder of the quizzes of a course, which has the name of its own."""
        return Rename(f"{self.tops[-1]}/{unnumbered(fix.file.rpartition('/')[2])}", unnumbered(fix.name))

    def _may_write(self, files: Listing, name: str) -> bool:
        return name in files.files and not (self.root / name).is_symlink()

    def _edit(self, name: str, rows: list[tuple[Diagnostic, Edit]]) -> None:
        data = (self.root / name).read_bytes()
        after, done = edited(data, [edit for _, edit in rows])
        if after != data:
            self._write(name, data, after)
            for n in done:
                self._count(rows[n][0])

    def _recode(self, diagnostic: Diagnostic, fix: Recode) -> None:
        data = (self.root / fix.file).read_bytes()
        after = utf8(data)
        if after not in (None, data):
            self._write(fix.file, data, after)
            self._count(diagnostic)

    def _write(self, name: str, before: bytes, after: bytes) -> None:
        self.before.setdefault(self._former(name), before)
        (self.root / name).write_bytes(after)

    def _is_tried(self, diagnostic: Diagnostic) -> bool:
        return self.tries[self._key(diagnostic)] >= TRIES

    def _count(self, diagnostic: Diagnostic) -> None:
        self.tries[self._key(diagnostic)] += 1
        self.mended.append(diagnostic)

    def _key(self, diagnostic: Diagnostic) -> tuple[str, str, int]:
        return diagnostic.code, self._former(diagnostic.span.file), diagnostic.span.line

    def _former(self, name: str) -> str:
        """The name in the project of what is `name` in the copy."""
        for fix in reversed(self.renames):
            now = renamed(fix.file, fix)
            name = renamed(name, Rename(now, fix.file.rpartition("/")[2]))
        return name

    def _now(self, name: str) -> str:
        """The name in the copy of what is `name` in the project."""
        for fix in self.renames:
            name = renamed(name, fix)
        return name

    def repair(self, config: str) -> Repair:
        """All that was done; the configuration `config` follows the new names of the pages."""
        changes = [
            Change(name, before, after)
            for name, before in sorted(self.before.items())
            if (after := (self.root / self._now(name)).read_bytes()) != before
        ]
        path = self.project / config
        if self.renames and path.is_file():
            before = path.read_bytes()
            if (after := self._renamed_in(before)) != before:
                changes.append(Change(config, before, after))
        is_changed = bool(changes or self.renames)
        return Repair(tuple(self.mended) if is_changed else (), tuple(changes), tuple(self.renames))

    def _renamed_in(self, config: bytes) -> bytes:
        """`config` with the new names of the pages that it names, from the folder of the courses."""
        top = f"{self.tops[0]}/"
        for name in walk(self.root, self.tops[0]).files:
            old, new = self._former(name).removeprefix(top), name.removeprefix(top)
            if old != new:
                whole = rb"(?<![\w/.-])" + re.escape(old.encode()) + rb"(?![\w-])"
                config = new.encode().join(re.split(whole, config))
        return config


def _copy(source: Path, target: Path) -> None:
    """A folder as it is, links and all; what is hidden is left out, as it is never read."""
    for folder, folders, files in os.walk(source):
        is_kept = ROOT_FOLDER in Path(folder).relative_to(source).parts
        folders[:] = [name for name in folders if name[0] != "." or is_kept]
        there = target / Path(folder).relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        for name in [*files, *(name for name in folders if Path(folder, name).is_symlink())]:
            if name[0] != "." or is_kept:
                _copy_file(Path(folder, name), there / name)


def _copy_file(source: Path, target: Path) -> None:
    """What cannot be copied stays something that cannot be read."""
    try:
        if source.is_symlink() or (source.is_file() and source.stat().st_size <= MAX_BYTES):
            shutil.copy2(source, target, follow_symlinks=False)
            return
        os.link(source, target)  # only texts are changed: no other needs a copy, except from disk to disk
    except OSError:
        with suppress(OSError):
            shutil.copy2(source, target, follow_symlinks=False)
        if not target.exists() and not target.is_symlink():
            target.touch(0)

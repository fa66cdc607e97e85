"""Changing the files of a project, all of them or none, so that it can be undone.

What goes in and what is replaced are kept in `.tremplin/recus/`, with a list that is written before the first
file changes: a fault, Ctrl+C, or the next command after the machine stopped, puts everything back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tremplin.parcels.arrival import Change, digest
from tremplin.parcels.base import ParcelError
from tremplin.publish.exchange import put
from tremplin.publish.record import FOLDER

KEPT = f"{FOLDER}/recus"
_LIST, _BEFORE, _AFTER = "liste.json", "avant", "apres"
_DOING, _DONE = "en cours", "fait"


@dataclass(frozen=True)
class Kept:
    """One reception: `rows` are names from the root, with the SHA-256 before and after, None for no file."""

    root: Path
    folder: Path
    state: str
    course: str
    rows: tuple[tuple[str, str | None, str | None], ...]

    def side(self, which: str, number: int) -> Path:
        return self.folder / which / str(number)

    def write(self, state: str) -> None:
        told = {"state": state, "course": self.course, "files": self.rows}
        path = self.folder / f"{_LIST}.tmp"
        with path.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        path.replace(self.folder / _LIST)

    def settle(self) -> None:
        """Bring every file to its place."""
        for number, (name, _, after) in enumerate(self.rows):
            _place(self.side(_AFTER, number) if after else None, self.root / name)

    def put_back(self) -> None:
        """Every file as it was: it may be begun again where it was cut short."""
        for number, (name, before, _) in enumerate(self.rows):
            source = self.side(_BEFORE, number) if before else None
            if source is None or source.exists():
                _place(source, self.root / name)
            if source is None:
                _remove_empty((self.root / name).parent, self.root)


def apply(root: Path, changes: Iterable[Change], course: str) -> Kept:
    """Change the files of the project at `root`; raises ParcelError and OSError, nothing being changed."""
    recover(root)
    rows = tuple(changes)
    refuse_links(root, rows)
    kept = _prepared(root, rows, course)
    try:
        kept.write(_DOING)
        kept.settle()
        kept.write(_DONE)
    except BaseException:
        kept.put_back()
        shutil.rmtree(kept.folder, ignore_errors=True)
        raise
    for change in rows:
        if change.fresh is None:
            _remove_empty((root / change.name).parent, root)
    return kept


def undo(root: Path) -> Kept:
    """Put back what the last reception replaced; raises ParcelError, and OSError with nothing changed."""
    recover(root)
    last = next((kept for kept in reversed(_all(root)) if kept.state == _DONE), None)
    if last is None:
        raise ParcelError("T969", reason="aucune réception n’est gardée", remedy=_NONE)
    for name, _, after in last.rows:
        if digest(root / name) != after:
            raise ParcelError("T969", reason=f"« {name} » a changé depuis", remedy=_CHANGED.format(file=name))
    changes = [
        Change(name, last.side(_BEFORE, number) if before else None, after)
        for number, (name, before, after) in enumerate(last.rows)
    ]
    undone = apply(root, changes, last.course)
    for kept in (undone, last):
        shutil.rmtree(kept.folder, ignore_errors=True)
    return last


_NONE = "« --undo » annule la dernière réception, une fois."
_CHANGED = "Gardez ailleurs ce que vous y avez écrit, ou remettez {file} comme il a été reçu."


def recover(root: Path) -> None:
    """Put back what a reception that was cut short had begun to change."""
    for kept in _all(root):
        if kept.state == _DOING:
            kept.put_back()
            shutil.rmtree(kept.folder, ignore_errors=True)


def _all(root: Path) -> list[Kept]:
    """In the order in which they came; what is no list is none."""
    found = []
    for path in sorted((root / KEPT).glob(f"*/{_LIST}")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            told: Any = json.loads(path.read_text(encoding="utf-8"))
            rows = tuple((str(name), before, after) for name, before, after in told["files"])
            found.append(Kept(root, path.parent, told["state"], str(told["course"]), rows))
    return found


def _prepared(root: Path, changes: tuple[Change, ...], course: str) -> Kept:
    """Both sides of each change, on the disk of the project: nothing lacks room once files change places."""
    folder = _new_folder(root / KEPT, course)
    try:
        for side in (_BEFORE, _AFTER):
            (folder / side).mkdir()
        rows = []
        for number, change in enumerate(changes):
            target, sides = root / change.name, []
            for path, side in ((target if target.is_file() else None, _BEFORE), (change.fresh, _AFTER)):
                if path:
                    shutil.copyfile(path, folder / side / str(number))
                sides.append(digest(folder / side / str(number)))
            rows.append((change.name, sides[0], sides[1]))
        _refuse_changed(root, changes)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Kept(root, folder, _DOING, course, tuple(rows))


def _new_folder(above: Path, course: str) -> Path:
    above.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    folder = above / f"{stamp}-{course}"
    folder.mkdir()
    return folder


def _place(source: Path | None, target: Path) -> None:
    """`source` takes the place of `target`, at once; without one it goes away."""
    if source is None:
        target.unlink(missing_ok=True)
        return
    put(source, target)


def refuse_links(root: Path, changes: Iterable[Change]) -> None:
    """Nothing is written through a link, which may lead out of the project; raises ParcelError."""
    for change in changes:
        path = root / change.name
        if any(part.is_symlink() for part in (path, *path.parents) if part != root and root in part.parents):
            raise ParcelError("T963", name=change.name, reason="un lien est à cette place dans votre projet")


def _refuse_changed(root: Path, changes: Iterable[Change]) -> None:
    """Authors go on writing while they are asked: what they were not shown is not replaced."""
    for change in changes:
        if digest(root / change.name) != change.before:
            raise ParcelError("T968", reason=f"« {change.name} » a changé pendant ce temps")


def _remove_empty(folder: Path, root: Path) -> None:
    with suppress(OSError):  # the first one that is not empty
        while folder.parent != root:
            folder.rmdir()
            folder = folder.parent

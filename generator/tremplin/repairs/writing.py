"""Writing what was shown, and nothing else: each file at once, in the folders of the authors."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from tremplin.fixes import Rename
from tremplin.repairs.repair import Change, Repair, renamed
from tremplin.sources.listing import Listing
from tremplin.sources.refusals import refusal
from tremplin.sources.source import MAX_BYTES


class RefusedError(Exception):
    """Why nothing, or not everything, was written, in words."""


def apply(files: Listing, repair: Repair) -> None:
    """Write `repair` into the folders that `files` lists; raises RefusedError.

    Everything is written beside its place first: a full disk, a file that changed since, or that may not be
    written, leave all as it was. That takes time, so that all is looked at again before it takes its place.
    """
    fresh: list[tuple[Path, Path]] = []
    try:
        for change in repair.changes:
            path = _checked(files, change)
            fresh.append((beside(path, change.after), path))
        for change in repair.changes:
            _checked(files, change)
        for new, path in fresh:
            new.replace(path)
    except OSError as error:
        name = Path(str(error.filename or files.root)).name
        raise RefusedError(f"« {name} » n’a pas pu être écrit : {refusal(error)}.") from None
    finally:
        for new, _ in fresh:
            new.unlink(missing_ok=True)
    for rename in repair.renames:
        _rename(files, rename)


def _checked(files: Listing, change: Change) -> Path:
    """The file of `change`, as it was read."""
    path = _inside(files, change.file)
    if not path.lstat().st_mode & stat.S_IWUSR:
        raise RefusedError(f"« {change.file} » est protégé contre l’écriture : rien n’a été changé.")
    if files.place(change.file).read(MAX_BYTES + 1) != change.before:
        raise RefusedError(
            f"« {change.file} » a changé pendant ce temps : rien n’a été écrit. Relancez la commande."
        )
    return path


def _inside(files: Listing, name: str) -> Path:
    """The file or folder `name`, reached through no link inside the authors' folders."""
    path = files.root / name
    # the configuration is beside them
    top = next((files.root / top for top in files.tops if name.startswith(f"{top}/")), path.parent)
    real = Path(os.path.realpath(top)) / path.relative_to(top)
    if Path(os.path.realpath(path)) != real:
        raise RefusedError(f"« {name} » est un lien, ou derrière un lien : rien n’a été changé.")
    return path


def beside(path: Path, data: bytes) -> Path:
    """`data` in a file of its own, with the rights of the one at `path`."""
    number, name = mkstemp(prefix=".tremplin-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, fresh)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    return fresh


def _rename(files: Listing, rename: Rename) -> None:
    """Over nothing that is there; by way of a third name, where a disk takes both for one."""
    try:
        source, target = _inside(files, rename.file), files.root / renamed(rename.file, rename)
        if target.exists() and not target.samefile(source):
            raise RefusedError(f"« {target.name} » existe déjà : « {rename.file} » garde son nom.")
        between = source.with_name(f".tremplin-{source.name}")
        source.rename(between)
        try:
            between.rename(target)
        except OSError:
            between.rename(source)
            raise
    except OSError as error:
        raise RefusedError(f"« {rename.file} » garde son nom : {refusal(error)}.") from None

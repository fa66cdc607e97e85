"""Atomic publication: the site that readers see is the old one whole, or the new one whole."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tremplin.publish.exchange import merge, swap
from tremplin.publish.ownership import MARK, files_of, mark, ours, refuse_foreign

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PREFIX = ".tremplin-"
_STAGING = re.compile(re.escape(_PREFIX) + r"\w{8}")
_INSIDE = {"new", "old"}


@contextmanager
def staging(site_dir: Path) -> Iterator[Path]:
    """A folder to build in, beside `site_dir` so that the final move stays on one disk.

    It takes the place of `site_dir` when the block ends well and is thrown away when it raises. Hidden
    files at the top of the published folder (`.git`, `.well-known`) are kept, as MkDocs does. Raises
    ForeignFilesError, nothing touched, when there are others that no build wrote.
    """
    # a link to the folder that is served stays a link
    site = site_dir.resolve()
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(20, "ce n’est pas un dossier", str(site))
    refuse_foreign(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    _sweep(site.parent)
    with _folder_beside(site) as folder:
        fresh = folder / "new"
        fresh.mkdir()
        yield fresh
        names = [*files_of(fresh)]
        mark(fresh, names)
        if not site.exists():
            try:
                fresh.rename(site)
                return
            except OSError:
                if not site.exists():
                    raise
        with _locked(site):  # another build may end now too
            refuse_foreign(site)
            former = ours(site)
            _carry(site, fresh, former)
            shutil.copymode(site, fresh)
            try:
                swap(fresh, site)
            except OSError:
                merge(fresh, names, site, former)


def _carry(site: Path, fresh: Path, former: frozenset[str]) -> None:
    """Bring what is hidden at the top of `site`, and not ours, to `fresh`."""

    def is_theirs(path: str) -> bool:
        name = Path(path).relative_to(site).as_posix()
        return name not in former and not name.startswith(MARK) and not os.path.lexists(fresh / name)

    def not_theirs(folder: str, names: list[str]) -> list[str]:
        return [n for n in names if not (Path(folder, n).is_dir() or is_theirs(f"{folder}/{n}"))]

    def bring(old: str, new: str) -> None:
        with suppress(FileNotFoundError):  # gone meanwhile
            link_or_copy(old, new)

    for kept in site.glob(".*"):
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(kept, fresh / kept.name, True, not_theirs, bring, dirs_exist_ok=True)
        elif is_theirs(str(kept)):
            shutil.copy2(kept, fresh / kept.name, follow_symlinks=False)


def link_or_copy(old: str, new: str) -> None:
    """The file `old` under the name `new` too, its times kept; a copy where a disk has no links (FAT)."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(old, new)


# ---- locks: the system gives them back when a process dies, whatever ends it


def _hold(folder: Path, *, wait: bool) -> int:
    """A descriptor that holds `folder` until it is closed.

    Raises BlockingIOError when another process holds it, another OSError where there is no such lock.
    """
    if fcntl is None:
        raise OSError(errno.ENOTSUP, "pas de verrou")
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    """One at a time takes the place of `site`."""
    while True:
        try:
            descriptor = _hold(site, wait=True)
        except OSError:
            yield
            return
        try:
            if os.path.samestat(os.fstat(descriptor), site.stat()):  # not one that was exchanged meanwhile
                yield
                return
        finally:
            os.close(descriptor)


@contextmanager
def _folder_beside(site: Path) -> Iterator[Path]:
    """A new folder, held by this process, and removed at the end."""
    folder, descriptor = _held_folder(site.parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # what cannot go now, the next build sweeps
        if descriptor is not None:
            os.close(descriptor)


def _held_folder(parent: Path) -> tuple[Path, int | None]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        try:
            descriptor = _hold(folder, wait=False)
        except (BlockingIOError, FileNotFoundError):
            continue  # another build sweeps it: it came between
        except OSError:
            return folder, None  # no locks here: nothing is swept either
        if folder.exists():
            return folder, descriptor
        os.close(descriptor)


def _sweep(parent: Path) -> None:
    """Remove what killed builds left in `parent`."""
    for folder in parent.glob(f"{_PREFIX}*"):
        if not _STAGING.fullmatch(folder.name) or folder.is_symlink():
            continue
        with suppress(OSError):  # its build lives
            descriptor = _hold(folder, wait=False)
            try:
                if {path.name for path in folder.iterdir()} <= _INSIDE:
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)

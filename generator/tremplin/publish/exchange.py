"""A new folder in the place of another: at once where the system can, else file by file."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tremplin.publish.ownership import MARK, mark

_HERE = -100  # AT_FDCWD: names are taken from the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


class PartlyPublishedError(OSError):
    """Files of the new site have taken their places, and others could not."""


def swap(one: Path, other: Path) -> None:
    """Exchange two folders: at no moment is one of the names without a folder.

    Raises OSError where the system or the disk cannot (Windows, some network shares, a mounted folder).
    """
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        status = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    elif sys.platform == "darwin":
        status = library.renamex_np(*names, _EXCHANGE)
    else:
        raise OSError(errno.ENOSYS, "échange impossible")
    if status:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def merge(fresh: Path, names: Iterable[str], site: Path, former: Iterable[str]) -> None:
    """Put the files `names` of `fresh` into `site`, and take away those of `former` that are not among them.

    Each file is replaced at once: what pages need comes first, then pages, the home page last; what is gone
    goes after them, so that a page always finds what it names. Raises PartlyPublishedError if it ends midway.
    """
    new, old = set(names), set(former)
    has_begun = False
    try:
        mark(site, new | old)  # should this end midway
        # not only `old` tells what is there: a merge that ended midway has marked more
        for name in sorted(
            new, key=lambda n: (n.endswith(".html"), (site / n).exists(), n == "index.html", n)
        ):
            has_begun |= _make_way(site / name, site)
            put(fresh / name, site / name)
            has_begun = True
        for name in old - new:
            path = site / name
            if os.path.lexists(path) and (path.is_symlink() or not path.is_dir()):
                path.unlink()
            _remove_empty(path.parent, site)
        mark(site, new)
    except OSError as error:
        if has_begun:
            raise PartlyPublishedError(error.errno, error.strerror, error.filename) from error
        raise


def _make_way(target: Path, site: Path) -> bool:
    """Remove files in the way of folders and folders in the way of a file; whether there were any."""
    former = [p for p in target.parents if p != site and p.is_relative_to(site) and p.is_file()]
    for path in former:
        path.unlink()
    if is_folder := target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    return bool(former) or is_folder


def put(source: Path, target: Path) -> None:
    """`source` takes the place of `target`, at once, also on another disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        near = target.with_name(f"{MARK}-{os.getpid()}")  # a mounted folder: first onto its disk
        try:
            shutil.copy2(source, near)
            near.replace(target)
        finally:
            near.unlink(missing_ok=True)


def _remove_empty(folder: Path, site: Path) -> None:
    with suppress(OSError):  # the first one that is not empty
        while folder != site:
            folder.rmdir()
            folder = folder.parent

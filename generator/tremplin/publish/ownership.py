"""Whose the files of a published folder are: a site names its own, so that no one else's is ever lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

MARK = ".tremplin-site"
"""Names the files of the site that it stands in, on any machine."""
_SYSTEM = frozenset([".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"])
"""What systems write into folders that are looked at."""
_OF_HOSTS = frozenset(
    (
        *(".git", ".gitattributes", ".gitignore", ".github", ".gitlab-ci.yml", ".forgejo", ".woodpecker.yml"),
        *(".domains", ".htaccess", ".htpasswd", ".nojekyll", ".user.ini", ".well-known"),
    )
)
"""What is hidden in a folder where a first site is published; any other is somebody’s (a home, a project)."""


class ForeignFilesError(Exception):
    """The folder to publish in holds files that no build wrote."""

    def __init__(self, site: Path, names: list[str]) -> None:
        super().__init__(f"{site}: {', '.join(names)}")
        self.names = names


def files_of(folder: Path) -> Iterator[str]:
    """Names of all that is in `folder` and not a folder; raises OSError when it cannot be known."""
    root = os.fspath(folder)
    for inner, folders, files in os.walk(root, onerror=_raise):
        links = [name for name in folders if Path(inner, name).is_symlink()]
        for name in (*files, *links):
            yield os.path.relpath(f"{inner}{os.sep}{name}", root).replace(os.sep, "/")


def _raise(error: OSError) -> None:
    raise error


def mark(site: Path, names: Iterable[str]) -> None:
    """Write into `site` that its files `names` are ours."""
    data = {"generator": "tremplin", "files": sorted(set(names) - {MARK})}
    fresh = site / f"{MARK}-{os.getpid()}"
    try:
        fresh.write_text(json.dumps(data, indent=0), encoding="ascii")
        fresh.replace(site / MARK)
    finally:
        fresh.unlink(missing_ok=True)


def marked(site: Path) -> frozenset[str] | None:
    """The names in the mark of `site`; None without one that can be read."""
    try:
        return frozenset(json.loads((site / MARK).read_bytes())["files"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def ours(site: Path) -> frozenset[str]:
    """Names of the files of `site` that a build wrote; all of them when it is older than the marks."""
    names = marked(site)
    if names is None and _is_former(site):
        return frozenset(name for name in files_of(site) if not name.startswith("."))
    return names or frozenset()


def _is_former(site: Path) -> bool:
    """Whether `site` was built before there were marks."""
    try:
        return (site / "assets/tremplin").is_dir() and b"assets/tremplin/" in (
            site / "index.html"
        ).read_bytes()
    except OSError:
        return False


def refuse_foreign(site: Path) -> None:
    """Raise ForeignFilesError when publishing at `site` would take away a file that is not ours.

    What is hidden at the top of a site is kept, and asks for nothing; in a folder that holds no site yet, it
    tells whose the folder is, as do its folders.
    """
    if not site.is_dir():
        return
    known = ours(site)
    others = (
        name
        for name in files_of(site)
        if name not in known and not name.startswith(".") and not _is_of_the_system(name.rpartition("/")[2])
    )
    found = sorted(islice(others, 100))
    if not found and not known:
        found = sorted(path.name for path in site.iterdir() if not _is_of_a_host(path.name))
    if found:
        raise ForeignFilesError(site, found)


def _is_of_a_host(name: str) -> bool:
    return name in _OF_HOSTS or _is_of_the_system(name)


def _is_of_the_system(name: str) -> bool:
    return name in _SYSTEM or name.startswith(("._", MARK))

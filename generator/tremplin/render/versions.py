"""Addresses that name the content of a file which authors place beside their pages: `photo.jpg?1a2b3c4d`.

So a page and what it shows are of one edition, whatever a cache holds.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import PurePosixPath
from posixpath import splitext

from tremplin.model.project import Project
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.addresses import from_root, parse
from tremplin.text.sanitise import FILMS, PICTURES, SOUNDS

_SUFFIXES = PICTURES | FILMS | SOUNDS
_ENDING = rf"(?i:{'|'.join(map(re.escape, sorted(_SUFFIXES)))})"
_NAMED = "|".join(rf"(?<=\b{name}=)" for name in ("src", "href", "poster", "srcset"))
_SHOWING = re.compile(rf"""=(?:{_NAMED})(?:"[^"]*?{_ENDING}[^"]*"|'[^']*?{_ENDING}[^']*')""")
_SHOWN = re.compile(rf"""(?<=["'\s,])[^"'\s,?#]+{_ENDING}(?=["'\s,#])""")
_LARGE = 1 << 22
"""Bytes above which a file is known by its size and its ends: a film is not read at each build."""
_END = 1 << 16


def versioned(html: str, base: str, project: Project) -> str:
    """The HTML of page `base` where the address of each picture, film or sound has its version."""

    def named(found: re.Match[str]) -> str:
        version = version_of(project, from_root(parse(unescape(found[0])), base))
        return f"{found[0]}?{version}" if version else found[0]

    return _SHOWING.sub(lambda found: _SHOWN.sub(named, found[0]), html)


def version_of(project: Project, address: str) -> str | None:
    """Eight digits that change with the picture, film or sound at `address`; None for anything else."""
    if splitext(address)[1].lower() not in _SUFFIXES:
        return None
    name = file_at(project, address)
    return _version(project.files.place(name), project.files.files[name]) if name else None


def is_film(name: str) -> bool:
    """Whether a file is a film or a sound."""
    return PurePosixPath(name).suffix.lower() in FILMS | SOUNDS


def file_at(project: Project, address: str) -> str | None:
    """The authors' file that is published at `address`, by its name from the root of the project."""
    paths = [project.docs_dir / address]
    if address.startswith("quizzes/"):
        paths.insert(0, project.quizzes_dir / address.removeprefix("quizzes/"))
    return next(filter(None, map(project.files.find, paths)), None)


@lru_cache(maxsize=4096)
def _version(place: Place, stamp: Stamp) -> str:
    with place.open() as file:
        if stamp[0] <= _LARGE:
            return sha256(file.read()).hexdigest()[:8]
        digest = sha256(str(stamp[0]).encode() + file.read(_END))
        file.seek(-_END, os.SEEK_END)
        digest.update(file.read())
        return digest.hexdigest()[:8]

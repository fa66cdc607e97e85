"""What an archive is of: a parcel that Tremplin made, or the folder of a course that someone zipped."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from tremplin.model.places import unnumbered
from tremplin.parcels.archive import Archive
from tremplin.parcels.base import (
    BODIES,
    COURSES,
    FORMAT,
    GLOSSARY,
    MANIFEST,
    QUIZZES,
    SMALL,
    ParcelError,
    is_expected,
)
from tremplin.schema.values import slugify

_COURSE = "course.yml"
FEW = 5


@dataclass(frozen=True)
class Shape:
    """`files`: the name in a parcel → the name in the archive."""

    folder: str
    """That of the course."""
    files: Mapping[str, str]
    sums: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 that a manifest says of them; nothing without one."""

    @property
    def course(self) -> str:
        return unnumbered(self.folder)

    @property
    def is_whole(self) -> bool:
        """Whether what is not there was taken away by its author: a quiz may not have been zipped."""
        return bool(self.sums)

    def save(self, archive: Archive, folder: Path) -> dict[str, Path]:
        """The files in `folder`, each under a name of ours; raises ParcelError and OSError."""
        found = {}
        for number, (name, inside) in enumerate(self.files.items()):
            path, digest = folder / str(number), sha256()
            with path.open("wb") as file:
                for piece in archive.pieces(inside):
                    digest.update(piece)
                    file.write(piece)
            if self.sums and digest.hexdigest() != self.sums[name]:
                raise ParcelError("T966", reason=f"« {name} » a changé depuis l’envoi", remedy=_AGAIN)
            found[name] = path
        return found


def shape_of(archive: Archive, stem: str, kinds: Collection[str] = ()) -> Shape:
    """How to understand an archive; `stem` is the name of its file, `kinds` the endings that the site takes
    besides the usual ones. Raises ParcelError.
    """
    names = archive.entries.keys()
    manifests = [name for name in names if name.rpartition("/")[2] == MANIFEST]
    courses = [name.rpartition("/")[0] for name in names if name.rpartition("/")[2] == _COURSE]
    if len(courses) != 1:
        raise ParcelError("T965", **_not_one(courses, names))
    folder = courses[0]
    above, _, own = folder.rpartition("/")
    base, _, last = above.rpartition("/") if above else ("", "", "")
    if last == COURSES:
        placed = {f"{COURSES}/": f"{COURSES}/", f"{QUIZZES}/": f"{QUIZZES}/"}
    else:
        base, own = above if folder else "", own or slugify(stem)
        placed = {f"{QUIZZES}/": f"{QUIZZES}/", f"{folder.rpartition('/')[2]}/": f"{COURSES}/{own}/"}
        if not folder:  # the files of the course, without its folder
            placed = {f"{QUIZZES}/": f"{QUIZZES}/", "": f"{COURSES}/{own}/"}
    prefix = f"{base}/" if base else ""
    files = _placed(prefix, placed, [name for name in names if name not in manifests], own, kinds)
    return Shape(own, files, _sums(archive, manifests, files, prefix))


_AGAIN = "Demandez à qui l’a envoyé de recommencer : tremplin send"


def _not_one(folders: list[str], names: Iterable[str]) -> dict[str, str]:
    remedy = "Demandez l’envoi d’un seul cours : tremplin send, ou son dossier compressé avec son course.yml."
    if folders:
        return {"reason": f"elle en contient {len(folders)}", "remedy": remedy}
    near = (name.rpartition("/")[2] for name in names if name.rpartition("/")[2].startswith("course."))
    if found := next(near, None):
        return {"reason": f"« {found} » n’est pas « {_COURSE} »", "remedy": "Renommez ce fichier."}
    return {"reason": f"aucun fichier « {_COURSE} » ne s’y trouve", "remedy": remedy}


def _placed(
    prefix: str, placed: Mapping[str, str], names: Iterable[str], own: str, kinds: Collection[str]
) -> dict[str, str]:
    files, lost, foreign = {}, [], []
    for name in names:
        inner = name.removeprefix(prefix)
        found = (
            next((key for key in placed if inner.startswith(key)), None) if name.startswith(prefix) else None
        )
        to = f"{placed[found]}{inner.removeprefix(found)}" if found is not None else ""
        if not to or (to.startswith(f"{COURSES}/") and to.count("/") < 2 and to not in (BODIES, GLOSSARY)):
            lost.append(name)
        elif not is_expected(to, kinds) and to != BODIES:
            foreign.append(name)
        else:
            files[to] = name
    others = {name.split("/")[1] for name in files if name.startswith(f"{COURSES}/") and name.count("/") > 1}
    lost += [f"{COURSES}/{name}" for name in sorted(others - {own})]
    if lost:
        remedy = "Ne laissez dans l’archive que le dossier du cours, et « quizzes » à côté de lui."
        raise ParcelError("T965", reason=f"elle contient aussi {few(lost)}", remedy=remedy)
    if foreign:
        raise ParcelError("T964", files=few(foreign))
    return files


def _sums(archive: Archive, manifests: list[str], files: Mapping[str, str], prefix: str) -> dict[str, str]:
    """What the manifest says of the files; raises ParcelError where it says something else than they do."""
    if not manifests:
        return {}
    if manifests != [f"{prefix}{MANIFEST}"]:
        raise ParcelError("T966", reason=f"« {MANIFEST} » n’est pas à sa place", remedy=_AGAIN)
    try:
        told: Any = json.loads(archive.read(manifests[0], SMALL))
        version, sums = told["format"], {str(name): str(sum_) for name, sum_ in told["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ParcelError("T966", reason=f"« {MANIFEST} » ne se lit pas", remedy=_AGAIN) from None
    if version != FORMAT:
        remedy = "Installez la dernière version de Tremplin, puis recommencez."
        raise ParcelError("T966", reason="il vient d’une autre version de Tremplin", remedy=remedy)
    if other := sorted(sums.keys() ^ files.keys()):
        raise ParcelError("T966", reason=f"{few(other)} y manque, ou y est en trop", remedy=_AGAIN)
    return sums


def few(names: list[str]) -> str:
    """« a.md, b.md et 3 autres »"""
    shown = ", ".join(names[:FEW])
    more = len(names) - FEW
    return f"{shown} et {more} autre{'s' if more > 1 else ''}" if more > 0 else shown

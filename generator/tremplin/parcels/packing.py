"""Making the parcel of a course: the same files give the same bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tremplin import __version__
from tremplin.model.project import Project
from tremplin.parcels.base import BYTES, FILES, FORMAT, MANIFEST, ParcelError
from tremplin.parcels.contents import bodies_of, contents
from tremplin.text.typography import format_weight

_UNSAID = "315532800"
"""What the command line says of the date for the host, where nobody gave one."""
_TEXTS = frozenset([".md", ".yml", ".yaml", ".json", ".svg", ".csv", ".txt", ".vtt"])


def packed(project: Project, course_id: str) -> bytes:
    """The parcel of a course of `project`, drafts included.

    Raises KeyError for a course that is not there, OSError, and ParcelError for one that is too large to be
    taken in.
    """
    course = project.course_by_id[course_id]
    chosen = contents(project, course)
    weight = sum(project.files.size(file) for file in chosen.files.values())
    if len(chosen.files) >= FILES:
        raise ParcelError("T962", reason=f"{len(chosen.files)} fichiers, pour {FILES} au plus")
    if weight > BYTES:
        raise ParcelError("T962", reason=f"{format_weight(weight)}, pour {format_weight(BYTES)} au plus")
    files = {name: project.files.place(file).read() for name, file in chosen.files.items()}
    files |= bodies_of(project, course)
    manifest = {
        "format": FORMAT,
        "course": {"id": course.id, "folder": course.folder, "title": course.title},
        "tremplin": __version__,
        "date": _date(project.files.files[file][1] for file in chosen.files.values()),
        "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        _add(archive, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        for name, data in sorted(files.items()):
            _add(archive, name, data)
    return out.getvalue()


def _date(changed: Iterable[int]) -> str:
    """When the files changed last, from times in nanoseconds; or as reproducible-builds.org asks."""
    said = os.environ.get("SOURCE_DATE_EPOCH", _UNSAID)
    seconds = max(changed) // 10**9 if said == _UNSAID else int(said)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o644 << 16
    info.create_system = 3
    how = ZIP_DEFLATED if PurePosixPath(name).suffix.lower() in _TEXTS else ZIP_STORED
    archive.writestr(info, data, how)

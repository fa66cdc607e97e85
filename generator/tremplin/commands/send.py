"""`tremplin send`: a course as one file, to be sent to the publisher."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile

from tremplin.commands.asking import Asked, RefusedError
from tremplin.commands.placing import place_of
from tremplin.console import Outcome
from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.parcels.base import MANIFEST, ParcelError
from tremplin.parcels.contents import contents
from tremplin.parcels.packing import packed
from tremplin.parcels.shape import few
from tremplin.sources.faults import reason_of
from tremplin.text.typography import format_weight

_WORDS = ("--course", "Quel cours", "Il n’y a pas encore de cours à envoyer : tremplin new cours")


def send(config_file: Path, course_id: str | None, to: Path | None) -> Outcome:
    try:
        place = place_of(Path.cwd(), config_file)
        known, here = place.project.course_by_id, place.course
        course = known[Asked().one_of(course_id, known, here.id if here else None, _WORDS)]
    except RefusedError as refused:
        return Outcome(2, error=str(refused))
    target = to or Path(f"{course.id}.zip")
    if target.exists() and not _is_parcel(target):
        return Outcome(2, Report([Diagnostic.of("T954", Span(str(target)), files=target.name)]))
    try:
        data = packed(place.project, course.id)
        _write(target, data)
    except ParcelError as error:
        return Outcome(2, Report([error.told(str(target))]))
    except OSError as error:
        return Outcome(1, Report([Diagnostic.of("T968", Span(str(target)), reason=reason_of(error))]))
    chosen = contents(place.project, course)
    said = [f"{target} : « {course.title} », {len(chosen.files)} fichiers, {format_weight(len(data))}."]
    if chosen.left_out:
        said.append(f"N’en font pas partie : {few([*chosen.left_out])}.")
    return Outcome(
        said="\n".join([*said, "Envoyez ce fichier à l’éditeur du catalogue, par exemple par courriel."])
    )


def _is_parcel(path: Path) -> bool:
    """Whether it is one that was sent before, which may be made anew."""
    try:
        with ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (OSError, BadZipFile):
        return False


def _write(target: Path, data: bytes) -> None:
    """Whole, or not at all."""
    with NamedTemporaryFile(dir=target.absolute().parent, prefix=".tremplin-", delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(data)
            file.close()
            os.chmod(fresh, 0o644)  # noqa: PTH101 - as any file: temporary ones are their user's alone
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)

"""`tremplin export`: an edition of the courses, written where it is asked."""

from __future__ import annotations

import errno
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tremplin.commands.opening import open_project
from tremplin.console import Outcome, progress, refuses
from tremplin.diagnostics import Diagnostic, Report, Span, harmless, suggest
from tremplin.editions import EDITIONS
from tremplin.editions.base import Edition, Order
from tremplin.editions.writing import DamagedError, ForeignFilesError, NotMadeError, Written, write
from tremplin.outputs.base import Entries, Output
from tremplin.publish.plan import Progress
from tremplin.publish.site import examine
from tremplin.render.site import Site
from tremplin.sources.faults import reason_of
from tremplin.text.typography import format_weight

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NAMES = {edition.name: edition for edition in EDITIONS}


def export(
    config_file: Path,
    name: str,
    courses: Collection[str],
    target: Path,
    *,
    is_large: bool = False,
    reads_back: bool = False,
    strict: bool = False,
    is_told: bool = True,
) -> Outcome:
    """Write the edition `name` of `courses`, of all where none is named, at `target`."""
    started = time.monotonic()
    edition = _NAMES[name]
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    place = Span(config_file.name)
    if isinstance(opened.plan, str):
        return _refused(2, Diagnostic.of("T957", place, reason=opened.plan))
    report = opened.options_report()
    with progress(is_told=is_told) as advance:
        site = _published(examine(opened.plan, report, progress=advance, is_whole=True))
    if refuses(report, strict=strict):
        return Outcome(1, report)
    known = [course.id for course in site.project.courses]
    if unknown := [_unknown(course, known, place) for course in courses if course not in known]:
        return _refused(2, *unknown)
    if _is_file(edition, target) and len(courses or known) != 1:
        return Outcome(2, error=f"« {target.name} » est un fichier : nommez son cours avec « --course ».")
    order = Order(replace(site, project=site.project.only(courses or known)), bool(courses), is_large)
    try:
        with progress(is_told=is_told, what="fichiers") as advance:
            written = _write(edition, order, target.absolute(), advance, reads_back=reads_back)
    except (OSError, ImportError, ForeignFilesError, DamagedError, NotMadeError) as error:
        return _failed(error, edition, Span(str(target)))
    return Outcome(0, report, _summary(written, time.monotonic() - started, target))


def _published(site: Site) -> Site:
    return replace(site, project=site.project.published())


def _write(edition: Edition, order: Order, target: Path, advance: Progress, *, reads_back: bool) -> Written:
    """Into the folder `target`; or under that very name, where it is that of a file for the one course."""
    make = partial(edition.outputs, order)
    if not _is_file(edition, target):
        return write(make, target, advance, is_whole=not edition.suffix, reads_back=reads_back)

    def named(entries: Entries) -> Iterator[Output]:
        return (output._replace(address=target.name) for output in make(entries))

    return write(named, target.parent, advance, is_whole=False, reads_back=reads_back)


def _is_file(edition: Edition, target: Path) -> bool:
    return bool(edition.suffix) and target.suffix == edition.suffix


def _refused(status: int, *told: Diagnostic) -> Outcome:
    return Outcome(status, Report([*told]))


def _unknown(course: str, known: Collection[str], place: Span) -> Diagnostic:
    remedy = suggest(course, known, "« --course » prend le nom d’un dossier de cours.", "Cours possibles")
    return Diagnostic.of("T951", place, course=course, remedy=remedy)


def _failed(error: Exception, edition: Edition, place: Span) -> Outcome:
    match error:
        case NotMadeError():
            return _refused(1, error.told)
        case ForeignFilesError():
            return _refused(2, Diagnostic.of("T954", place, files=_few(error.names)))
        case DamagedError():
            return _refused(1, Diagnostic.of("T956", place, files=_few(error.names)))
        case ImportError():
            return _refused(2, Diagnostic.of("T955", place, edition=edition.name, extra=edition.extra))
        case OSError(errno=number) if number in _FULL:
            return _refused(1, Diagnostic.of("T952", place, file=Path(error.filename or place.file).name))
    return _refused(1, Diagnostic.of("T953", place, reason=reason_of(error)))


def _few(names: Sequence[str]) -> str:
    """« a.html, b.html et 3 autres »"""
    shown = ", ".join(map(harmless, names[:3]))
    more = len(names) - 3
    return f"{shown} et {more} autre{'s' if more > 1 else ''}" if more > 0 else shown


def _summary(written: Written, seconds: float, target: Path) -> str:
    """« 1015 fichiers, dont 3 nouveaux, 10,7 Mo, en 1,2 s : cle »"""
    fresh = f"dont {written.fresh} écrit{'s' if written.fresh > 1 else ''}"
    if written.mended:
        fresh += f" ({written.mended} étai{'ent' if written.mended > 1 else 't'} sur un disque abîmé)"
    files = f"{written.files} fichier{'s' if written.files > 1 else ''}"
    time = f"{seconds:.1f}".replace(".", ",")
    return f"{files}, {fresh}, {format_weight(written.weight)}, en {time} s : {target}"

"""`tremplin export`: an edition of the courses, written where it is asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tremplin.commands.opening import open_project
from tremplin.console import Outcome, progress, refuses
from tremplin.diagnostics import Diagnostic, Report, Span, harmless, suggest
from tremplin.editions import EDITIONS
from tremplin.editions.base import Edition, Order
from tremplin.editions.kept import Keeping, kept
from tremplin.editions.writing import (
    FULL,
    STAGE,
    DamagedError,
    ForeignFilesError,
    NotMadeError,
    Written,
    write,
)
from tremplin.outputs.base import Entries, Output
from tremplin.publish.record import path_of, recall, remember
from tremplin.publish.site import examine, record_of
from tremplin.sources.faults import reason_of
from tremplin.sources.listing import stamp_of
from tremplin.text.typography import format_weight

_NAMES = {edition.name: edition for edition in EDITIONS}


@dataclass(frozen=True)
class _Job:
    """What is to be written, and where."""

    edition: Edition
    target: Path
    reads_back: bool
    is_told: bool

    @property
    def is_file(self) -> bool:
        """Whether the target names the file, and not the folder of such files."""
        return bool(self.edition.suffix) and self.target.suffix == self.edition.suffix

    def is_among(self, root: Path, folders: Iterable[str]) -> bool:
        """Whether it would be written among the authors' files, or around them."""
        target = self.target.resolve()
        sources = [(root / folder).resolve() for folder in folders]
        is_around = not self.edition.suffix and any(target in source.parents for source in sources)
        return is_around or any(source in (target, *target.parents) for source in sources)

    def write(self, make: Callable[[Entries], Iterable[Output]]) -> Written:
        def named(entries: Entries) -> Iterator[Output]:
            return (output._replace(address=self.target.name) for output in make(entries))

        is_whole, to = not self.edition.suffix, self.target.absolute()
        with progress(is_told=self.is_told, what="fichiers") as advance:
            if self.is_file:
                return write(named, to.parent, advance, is_whole=False, reads_back=self.reads_back)
            return write(make, to, advance, is_whole=is_whole, reads_back=self.reads_back)


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
    if wrong := _wrong_name(target, _NAMES[name]):
        return Outcome(2, error=wrong)
    job = _Job(_NAMES[name], target, reads_back, is_told)
    # a folder of all courses is written on one key after another
    asked = "" if courses or job.edition.suffix else f"export {name}"
    try:
        again = _again(job, config_file.absolute(), asked, strict=strict) if asked else None
        done = again or _anew(job, config_file, courses, asked, is_large=is_large, strict=strict)
    except (OSError, ImportError, ForeignFilesError, DamagedError, NotMadeError) as error:
        return _failed(error, job.edition, Span(str(target)))
    if isinstance(done, Outcome):
        return done
    report, written = done
    return Outcome(0, report, _summary(written, time.monotonic() - started, target))


def _wrong_name(target: Path, edition: Edition) -> str | None:
    """A folder is seldom called « cours.zip »: who writes so means a file."""
    if not edition.suffix or target.suffix == edition.suffix or target.is_dir():
        return None
    if not target.suffix[1:].isalpha():  # « 2026.11 »
        return None
    return (
        f"« {target.name} » ne finit pas par « {edition.suffix} », comme les fichiers de cette édition. "
        "Si c’est un dossier, créez-le d’abord."
    )


def _again(job: _Job, config: Path, asked: str, *, strict: bool) -> tuple[Report, Written] | None:
    """The same from what was kept, where making it again would give the same."""
    record = recall(config, asked)
    try:
        if record is None or not record.is_current() or (strict and record.report["rows"]):
            return None
        if job.is_among(Path(record.root), record.folders):
            return None
        archive = ZipFile(_archive(config, asked))
        report, outputs = Report.from_data(record.report), list(kept(archive))
    except (OSError, BadZipFile, KeyError, ValueError, TypeError):  # kept by another version, or damaged
        return None
    with archive:
        try:
            return report, job.write(lambda _: outputs)
        except NotMadeError:
            return None


def _anew(
    job: _Job, config_file: Path, courses: Collection[str], asked: str, *, is_large: bool, strict: bool
) -> tuple[Report, Written] | Outcome:
    taken, place = time.time_ns(), Span(config_file.name)
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    plan, report = opened.plan, opened.options_report()
    if isinstance(plan, str):
        return _refused(2, Diagnostic.of("T957", place, reason=plan))
    if job.is_among(plan.root, (plan.docs, plan.quizzes)):
        return _refused(2, Diagnostic.of("T958", Span(str(job.target)), edition=job.edition.name))
    stamp = stamp_of(plan.config.stat())
    with progress(is_told=job.is_told) as advance:
        site = examine(plan, report, progress=advance, is_whole=True)
    if refuses(report, strict=strict):
        return Outcome(1, report)
    published = site.project.published()
    known = [course.id for course in published.courses]
    if unknown := [_unknown(course, known, place) for course in courses if course not in known]:
        return _refused(2, *unknown)
    if not known and not job.edition.is_one and job.edition.suffix:
        return Outcome(2, report, error="Il n’y a pas encore de cours à emporter.")
    if job.is_file and not job.edition.is_one and len(courses or known) != 1:
        return Outcome(2, error=f"« {job.target.name} » est un fichier : nommez son cours avec « --course ».")
    order = Order(replace(site, project=published.only(courses or known)), bool(courses), is_large)
    make = partial(job.edition.outputs, order)
    if not asked:
        return report, job.write(make)
    keeping = Keeping(_archive(plan.config, asked))
    try:
        written = job.write(lambda entries: keeping.keep(make(entries)))
        keeping.end()
    finally:
        keeping.drop()
    remember(record_of(plan, site.project, stamp, taken, report), asked)
    return report, written


def _archive(config: Path, asked: str) -> Path:
    return path_of(config, asked).with_suffix(".zip")


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
        case OSError(errno=number) if number in FULL:
            return _refused(1, Diagnostic.of("T952", place, file=Path(error.filename or place.file).name))
        case OSError(filename=str(name)) if Path(name).name == STAGE:
            error.filename = None  # a name of ours, which is beside what is written
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

"""`tremplin receive`: a parcel taken in, once one has seen what it changes and what is wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tremplin.commands.asking import confirmed
from tremplin.commands.diff import told as told_of_records
from tremplin.commands.opening import Opened, open_project
from tremplin.console import Outcome
from tremplin.diagnostics import FORMATS, Diagnostic, Report, Span, harmless
from tremplin.host.config import identity_of, source_folders, syntax_of
from tremplin.load.loading import load
from tremplin.model.project import Project
from tremplin.model.resets import Edition
from tremplin.parcels.applying import apply, recover, refuse_links, undo
from tremplin.parcels.archive import opened as opened_archive
from tremplin.parcels.arrival import Arrival, arrival, difference, owners
from tremplin.parcels.base import ParcelError
from tremplin.parcels.shape import Shape, few, shape_of
from tremplin.publish.plan import Plan
from tremplin.publish.record import FOLDER
from tremplin.publish.site import examine
from tremplin.publish.staging import link_or_copy
from tremplin.rules import Severity
from tremplin.sources.faults import reason_of
from tremplin.text.typography import french


@dataclass(frozen=True)
class Wanted:
    """What the options say: ask nothing, change nothing, write over the course of another body."""

    is_silent: bool = False
    is_dry: bool = False
    replaces: bool = False


def receive(config_file: Path, file: Path, wanted: Wanted) -> Outcome:
    if not file.is_file():
        return Outcome(
            2, error=f"« {harmless(str(file))} » n’est pas un fichier. Vérifiez son nom et son dossier."
        )
    project = open_project(config_file)
    if isinstance(project, Outcome):
        return project
    plan = _plan(project)
    try:
        recover(plan.root)
        (plan.root / FOLDER).mkdir(exist_ok=True)
        with TemporaryDirectory(prefix="arrivee-", dir=plan.root / FOLDER) as folder:
            return _received(plan, file, Path(folder), wanted)
    except ParcelError as error:
        return Outcome(1, Report([error.told(file.name)]))
    except OSError as error:
        return Outcome(1, Report([Diagnostic.of("T968", Span(file.name), reason=reason_of(error))]))


def take_back(config_file: Path) -> Outcome:
    """Undo the last reception."""
    project = open_project(config_file)
    if isinstance(project, Outcome):
        return project
    root, _ = source_folders(project.config)
    try:
        kept = undo(root)
    except ParcelError as error:
        return Outcome(1, Report([error.told(FOLDER)]))
    except OSError as error:
        return Outcome(1, Report([Diagnostic.of("T968", Span(FOLDER), reason=reason_of(error))]))
    return Outcome(said=f"Le cours « {harmless(kept.course)} » est comme avant sa réception.")


def _plan(project: Opened) -> Plan:
    """How to look at the courses: without the other extensions of the host, where it has some."""
    if isinstance(project.plan, Plan):
        return project.plan
    root, docs = source_folders(project.config)
    config, options = project.config, project.plugin.config
    identity, syntax = identity_of(config, options), syntax_of(config)
    return Plan(root, Path(config.config_file_path or ""), docs, options.quizzes, identity, syntax)


def _received(plan: Plan, file: Path, folder: Path, wanted: Wanted) -> Outcome:
    stage = folder / "envoi"
    stage.mkdir()
    with file.open("rb") as stream, opened_archive(stream) as archive:
        shape = shape_of(archive, file.stem, plan.kinds)
        files = shape.save(archive, stage)
        ignored = archive.ignored
    before = load(plan.root, Report(), plan.docs, plan.quizzes)
    found = arrival(before, shape, files, stage)
    if not found.changes:
        return Outcome(said="Rien ne change : votre projet a déjà tout ce que contient cet envoi.")
    refuse_links(plan.root, found.changes)
    report, after = _result(plan, found, folder / "projet")
    course = after.course_by_id.get(shape.course)
    others = owners(before, shape, found.changes, course.info.value.provider if course else "")
    for line in _shown(plan, shape, found, before, after, ignored, others):
        click.echo(line)
    if report.diagnostics:
        click.echo(FORMATS["text"](report))
    else:
        click.echo(french("Vérification : tout est en ordre."))
    if wanted.is_dry:
        return Outcome(said="Rien n’a été changé (--dry-run).")
    if told := _refused(plan, folder / "avant", report, wanted):
        return Outcome(1, error=told)
    if others and not wanted.replaces:
        if wanted.is_silent:
            foreign = Diagnostic.of("T967", Span(file.name), course=shape.course, other=", ".join(others))
            return Outcome(1, Report([foreign]))
        asked = french("Pour écrire sur ce cours, tapez le nom de son organisme ({})")
        if any(click.prompt(asked.format(other), prompt_suffix=" : ") != other for other in others):
            return Outcome(1, error="Ce n’est pas ce nom : rien n’a été changé.")
    elif not wanted.is_silent and not confirmed("Prendre ce cours"):
        return Outcome(said="Rien n’a été changé.")
    apply(plan.root, found.changes, shape.course)
    return Outcome(
        said=french(f"Reçu : le cours « {shape.course} ». Pour revenir en arrière : tremplin receive --undo")
    )


def _result(plan: Plan, found: Arrival, folder: Path) -> tuple[Report, Project]:
    """What `check` would tell, were the parcel taken in: of a project beside, that shares the other files."""
    _beside(plan, folder)
    for change in found.changes:
        path = folder / change.name
        path.unlink(missing_ok=True)
        if change.fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(change.fresh, path)
    report = Report()
    moved = replace(plan, root=folder, config=folder / plan.config.name)
    after = examine(moved, report).project
    # the texts of excerpts go away with the folder
    report.texts = {d.span.file: text for d in report.diagnostics if (text := report.text(d.span.file))}
    return report, after


def _beside(plan: Plan, folder: Path) -> None:
    folder.mkdir()
    shutil.copyfile(plan.config, folder / plan.config.name)
    for inner in {plan.docs, plan.quizzes}:
        if (plan.root / inner).is_dir():
            shutil.copytree(
                plan.root / inner,
                folder / inner,
                symlinks=True,
                copy_function=link_or_copy,
                dirs_exist_ok=True,
            )


def _refused(plan: Plan, folder: Path, report: Report, wanted: Wanted) -> str:
    """Why errors keep a parcel from being taken in unseen: those that were there before do not."""
    if not (wanted.is_silent and report.failed):
        return ""
    known, _ = _result(plan, Arrival(()), folder)
    was = {(d.code, d.span.file, d.message) for d in known.diagnostics}
    fresh = [
        d for d in report if d.severity is Severity.ERROR and (d.code, d.span.file, d.message) not in was
    ]
    return (
        "Avec --yes, un cours qui apporte des erreurs n’est pas pris : rien n’a été changé." if fresh else ""
    )


def _shown(
    plan: Plan,
    shape: Shape,
    found: Arrival,
    before: Project,
    after: Project,
    ignored: tuple[str, ...],
    others: list[str],
) -> Iterator[str]:
    course = after.course_by_id.get(shape.course)
    title = f"« {course.title} » ({shape.course})" if course else f"« {shape.course} »"
    body = after.provider_by_id.get(course.info.value.provider) if course else None
    state = "change" if shape.course in before.course_by_id else "est nouveau"
    yield click.style(french(f"Le cours {harmless(title)} {state} :"), bold=True)
    if course:
        yield french(f"  organisme : {harmless(body.name if body else course.info.value.provider)}")
    for other in others:
        yield french(f"  Attention : un cours de « {harmless(other)} » serait changé par un autre organisme.")
    for change in found.changes:
        yield harmless(f"  {change.sign} {change.name}")
        yield from (f"      {line}" for line in difference(plan.root, change))
    yield "  (+ ajouté, ~ changé, - retiré)"
    if ignored:
        yield french(f"  Laissés de côté : {harmless(few([*ignored]))}.")
    yield from (f"  {harmless(line)}" for remark in found.remarks for line in remark.splitlines())
    yield ""
    yield from told_of_records(Edition(before), Edition(after), plan.docs)

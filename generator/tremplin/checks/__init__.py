"""Checks of a whole project. `CHECKS` is the seam: each takes what is checked and yields diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tremplin.checks import (
    accessibility,
    anchors,
    answers,
    banks,
    files,
    formulas,
    glossaries,
    links,
    markup,
    media,
    nearly,
    pedagogy,
    references,
    renamed,
    weight,
)
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.rules import Severity
from tremplin.sources.faults import fault

Check = Callable[[Subject], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    references.catalogue,
    references.courses,
    banks.banks,
    banks.unused,
    references.quizzes_folder,
    references.directives,
    renamed.renamed,
    links.links,
    links.quiz_links,
    links.pictures,
    links.media,
    nearly.links,
    anchors.pages,
    anchors.quizzes,
    files.files,
    files.beside_quizzes,
    files.documents,
    answers.jokers,
    formulas.formulas,
    pedagogy.durations,
    pedagogy.legal,
    pedagogy.objectives,
    pedagogy.freshness,
    pedagogy.codes,
    markup.markup,
    accessibility.images,
    accessibility.headings,
    weight.contents,
    media.weights,
    media.subtitles,
    glossaries.terms,
    glossaries.pictures,
)


def check(subject: Subject, report: Report) -> None:
    """Run every check. What is wrong in a draft is told, and stops nothing: a draft is not published."""
    project = subject.project
    for run in CHECKS:
        subject.seen[:] = [project.docs_dir.name]
        try:
            report.extend(run(subject))
        except Exception as error:
            report.extend([fault(error, Span(subject.seen[0]))])
    report.extend(subject.faults)
    drafts = tuple(
        f"{folder}/{inner}"
        for inner in project.draft_folders
        for folder in (project.docs_dir.name, project.quizzes_dir.name)
    )
    report.diagnostics = [
        replace(d, severity=Severity.WARNING)
        if d.severity is Severity.ERROR and d.span.file.startswith(drafts)
        else d
        for d in report.diagnostics
    ]

"""Checks of a whole project. `CHECKS` is the seam: each takes the project and yields diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from tremplin.checks import accessibility, links, pedagogy, references, weight
from tremplin.diagnostics import Diagnostic, Report
from tremplin.model.project import Project
from tremplin.rules import Severity

Check = Callable[[Project], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    references.catalogue,
    references.banks,
    references.directives,
    links.links,
    links.quiz_links,
    links.pictures,
    links.files,
    links.addresses,
    pedagogy.durations,
    pedagogy.legal,
    pedagogy.objectives,
    pedagogy.freshness,
    accessibility.images,
    accessibility.headings,
    weight.pictures,
    weight.contents,
)


def check(project: Project, report: Report) -> None:
    """Run every check. What is wrong in a draft is told, and stops nothing: a draft is not published."""
    for run in CHECKS:
        report.extend(run(project))
    drafts = tuple(
        f"{folder}/{course.folder}/"
        for course in project.courses
        if course.info.value.draft
        for folder in (project.docs_dir.name, project.quizzes_dir.name)
    )
    report.diagnostics = [
        replace(d, severity=Severity.WARNING) if d.span.file.startswith(drafts) else d
        for d in report.diagnostics
    ]

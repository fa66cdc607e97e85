"""Checks of a whole project. `CHECKS` is the seam: each takes the project and yields diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tremplin.checks import accessibility, links, pedagogy, references, weight
from tremplin.diagnostics import Diagnostic, Report
from tremplin.project import Project

Check = Callable[[Project], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    references.catalogue,
    references.banks,
    references.directives,
    links.links,
    links.pictures,
    links.addresses,
    pedagogy.durations,
    pedagogy.legal,
    pedagogy.objectives,
    pedagogy.freshness,
    accessibility.images,
    accessibility.headings,
    weight.pictures,
    weight.drawings,
)


def check(project: Project, report: Report) -> None:
    """Run every check."""
    for run in CHECKS:
        report.extend(run(project))

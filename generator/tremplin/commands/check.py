"""`tremplin check`: everything that a build would tell, without the publication."""

from __future__ import annotations

from pathlib import Path

from tremplin.commands.opening import examined, files_of, open_project
from tremplin.console import Outcome, refuses
from tremplin.diagnostics import Report
from tremplin.repairs.repair import for_diagnostic
from tremplin.sources.listing import Listing


def check(config_file: Path, *, strict: bool = False, is_told: bool = True) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    _, outcome = examined(opened, is_told=is_told)
    report = outcome.report
    if report is None:
        return outcome
    status = 1 if refuses(report, strict=strict) else 0
    if not report.diagnostics:
        return Outcome(status, report, report.summary())
    return Outcome(status, report, hint=mendable(files_of(opened), report))


def mendable(files: Listing, report: Report) -> str:
    """What is told of the mistakes that `--fix` mends; nothing when there is none."""
    count = sum(for_diagnostic(files, told) is not None for told in report)
    if not count:
        return ""
    if count == 1:
        return "Un de ces messages peut être corrigé : tremplin check --fix"
    return f"{count} de ces messages peuvent être corrigés : tremplin check --fix"

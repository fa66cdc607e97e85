"""`tremplin check`: everything that a build would tell, without the publication."""

from __future__ import annotations

from pathlib import Path

from tremplin.commands.opening import examined, open_project
from tremplin.console import Outcome, refuses


def check(config_file: Path, *, strict: bool = False, is_told: bool = True) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    _, outcome = examined(opened, is_told=is_told)
    report = outcome.report
    if report is None:
        return outcome
    status = 1 if refuses(report, strict=strict) else 0
    return Outcome(status, report, "" if report.diagnostics else report.summary())

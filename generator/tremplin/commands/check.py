"""`tremplin check`: everything that a build would tell, without the publication."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tremplin.commands.opening import build_through_host, open_project
from tremplin.console import Outcome, progress, refuses
from tremplin.publish.plan import Plan
from tremplin.publish.site import examine


def check(config_file: Path, *, strict: bool = False, is_told: bool = True) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    if isinstance(opened.plan, Plan):
        report = opened.options_report()
        with progress(is_told=is_told) as advance:
            examine(opened.plan, report, progress=advance)
    else:
        with TemporaryDirectory() as folder:
            outcome = build_through_host(opened, Path(folder))
        if outcome.report is None:
            return outcome
        report = outcome.report
    status = 1 if refuses(report, strict=strict) else 0
    return Outcome(status, report, "" if report.diagnostics else report.summary())

"""`tremplin check --fix`: what can be mended is shown, then written if the author agrees."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy2

import click

from tremplin.commands.check import check
from tremplin.commands.opening import Opened, examined, files_of, open_project
from tremplin.console import Outcome
from tremplin.diagnostics import Report, fold
from tremplin.host.config import source_folders
from tremplin.publish.plan import Plan
from tremplin.publish.site import examine
from tremplin.repairs.repair import Repair
from tremplin.repairs.rounds import Examine, planned
from tremplin.repairs.writing import RefusedError, apply
from tremplin.sources.refusals import refusal

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def fix(config_file: Path, *, strict: bool = False, is_agreed: bool = False, is_told: bool = True) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    files = files_of(opened)
    try:
        repair = planned(files, _examiner(opened, config_file), config_file.name)
    except OSError as error:
        return Outcome(2, error=f"Les corrections n’ont pas pu être préparées : {refusal(error)}.")
    said = "Rien ne peut être corrigé de cette façon."
    if repair.mended:
        if is_told:
            click.echo("\n".join(_coloured(repair)), err=True)
        said = f"{_counted(repair)} : ajoutez --yes pour les écrire. Rien n’a été changé."
        if is_agreed or (is_told and _agrees(repair)):
            try:
                apply(files, repair)
            except RefusedError as error:
                return Outcome(2, error=str(error))
            said = f"{_counted(repair, done=True)}."
        elif sys.stdin.isatty():
            said = "Rien n’a été changé."
    left = check(config_file, strict=strict, is_told=is_told)
    has_told = repair.mended or (left.report and left.report.diagnostics)
    return replace(left, said="\n".join(filter(None, (said if has_told else "", left.said))), hint="")


def _counted(repair: Repair, *, done: bool = False) -> str:
    count = len(repair.mended)
    written = " écrite" if done else ""
    return f"{count} correction{'s' if count > 1 else ''}{written}{'s' if done and count > 1 else ''}"


def _agrees(repair: Repair) -> bool:
    if not sys.stdin.isatty():
        return False
    count = len(repair.mended)
    asked = f"Appliquer ces {count} corrections ?" if count > 1 else "Appliquer cette correction ?"
    answer = click.prompt(f"{asked} [o/N]", default="", show_default=False, prompt_suffix=" ", err=True)
    return fold(str(answer)).strip() in ("o", "oui", "y", "yes")


def _coloured(repair: Repair) -> Iterator[str]:
    for line in repair.diff():
        is_name = line.startswith(("--- ", "+++ "))
        yield click.style(line, bold=True) if is_name else click.style(line, fg=_COLOURS.get(line[:1]))


def _examiner(opened: Opened, config_file: Path) -> Examine:
    """How the project is examined as if it were at another root."""

    def directly(root: Path) -> Report:
        assert isinstance(opened.plan, Plan)
        report = Report()
        examine(replace(opened.plan, root=root), report)
        return report

    def by_the_host(root: Path) -> Report:
        copy2(config_file, root)
        again = open_project(config_file)
        if isinstance(again, Outcome):
            return Report()
        again.config.docs_dir = str(root / source_folders(again.config)[1])
        again.config.config_file_path = str(root / config_file.name)
        return examined(again, is_told=False)[1].report or Report()

    return directly if isinstance(opened.plan, Plan) else by_the_host

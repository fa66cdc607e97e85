"""`tremplin links`: whether the pages of other sites, which links lead to, are still there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tremplin.checks.outside import Outside, outside
from tremplin.commands.opening import examined, open_project
from tremplin.commands.visits import Answer, Memory, ask_all
from tremplin.console import Outcome, progress
from tremplin.diagnostics import Diagnostic, Report
from tremplin.publish.record import cache_folder
from tremplin.publish.site import subject_of
from tremplin.text.typography import french


def links(
    config_file: Path, form: str = "text", *, strict: bool = False, is_fresh: bool = False, delay: float = 1.0
) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    site, outcome = examined(opened, is_told=form == "text")
    if site is None:
        return outcome
    found = [*outside(subject_of(site))]
    memory = Memory(cache_folder(config_file.absolute()) / "liens.json")
    every = dict.fromkeys(link.address for link in found)
    answers = {} if is_fresh else {a: known for a in every if (known := memory.fresh(a))}
    left = [address for address in every if address not in answers]
    try:
        with progress(is_told=form == "text", what="adresses") as advance:
            for done, (address, answer) in enumerate(ask_all(left, delay), 1):
                answers[address] = answer
                advance(done, len(left))
    finally:
        memory.keep(answers)
    texts = outcome.report.texts if outcome.report else {}
    report = Report([*_told(found, answers)], texts)
    refused = sum(answer.is_refused for answer in answers.values())
    said = f"Adresses : {len(every)}, dont {len(left)} demandées à l’instant."
    if refused:
        said += f" À essayer vous-même, car leur site ne répond qu’aux navigateurs : {refused}."
    broken = any(answer.fault for answer in answers.values())
    return Outcome(1 if strict and broken else 0, report, french(said))


def _told(found: list[Outside], answers: dict[str, Answer]) -> Iterator[Diagnostic]:
    for address, span in found:
        answer = answers[address]
        if answer.fault:
            yield Diagnostic.of("T341", span, target=address, reason=answer.fault)
        elif answer.moved:
            yield Diagnostic.of("T342", span, target=address, now=answer.moved)

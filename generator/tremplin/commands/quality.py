"""`tremplin quality`: how good each course is, and why; in words, as JSON or as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from tremplin.commands.opening import examined, open_project
from tremplin.console import Outcome
from tremplin.diagnostics import Report, harmless, suggest
from tremplin.quality.course import Quality
from tremplin.render.quality import quality_page
from tremplin.rules import Severity
from tremplin.sources.refusals import refusal
from tremplin.text.typography import french
from tremplin.text.words import SITE_LANGUAGE, words_of

_BAR = 20


def quality(
    config_file: Path,
    course: str | None = None,
    form: str = "text",
    to: Path | None = None,
    fail_under: int = 0,
) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    site, outcome = examined(opened, is_told=form == "text")
    if site is None:
        return outcome
    project = site.project
    if course and course not in project.course_by_id:
        remedy = suggest(course, project.course_by_id, label="Cours")
        return Outcome(2, error=french(f"Le cours « {course} » n’existe pas. {remedy}"))
    chosen = [c for c in project.courses if course in (None, c.id)]
    every = [site.quality_of(c) for c in chosen]
    built = outcome.report or Report()
    # what keeps a text from being read, without which a measure may be wrong; then the advice
    report = Report([d for d in built if d.severity is Severity.ERROR], built.texts, built.severities)
    if form == "text" and to is None:
        report.extend(told for found in every for told in found.told)
    status = 1 if built.failed or any(s < fail_under for q in every for s in q.scores.values()) else 0
    if to:
        try:
            to.write_text(quality_page(site, chosen), encoding="utf-8")
        except OSError as error:
            return Outcome(2, error=french(f"« {to} » n’a pas pu être écrit : {refusal(error)}."))
        return Outcome(status, report, french(f"La page est écrite : {to}"))
    if form == "json":
        return Outcome(status, said=json.dumps([*map(_data, every)], ensure_ascii=False, indent=2))
    said = "\n".join(line for found in every for line in _told(found))
    return Outcome(status, report, said or "Il n’y a pas encore de cours à mesurer.")


def _told(found: Quality) -> Iterator[str]:
    words = words_of(SITE_LANGUAGE)
    yield click.style(french(harmless(f"{found.course.title} ({found.course.id})")), bold=True)
    for criterion, score in found.scores.items():
        bar = "█" * round(_BAR * score / 100)
        yield f"  {words(f'quality.{criterion}'):24} {bar:░<{_BAR}} {score:3}"
        for result in found.of(criterion):
            yield french(f"    {'✓' if result.mark == 1 else '·'} {result.measure.label} : {result.said}")
    yield ""


def _data(found: Quality) -> dict[str, object]:
    return {
        "course": found.course.id,
        "title": found.course.title,
        "criteria": {str(criterion): score for criterion, score in found.scores.items()},
        "measures": {
            name: {
                "code": result.measure.code,
                "criterion": str(result.measure.criterion),
                "label": result.measure.label,
                "value": round(result.value, 3),
                "mark": round(100 * result.mark),
                "source": result.measure.source,
            }
            for name, result in found.results.items()
        },
        "segments": [
            {
                "segment": step.segment.id,
                "minutes": step.segment.reading,
                "estimated": step.estimate,
                "words": step.words,
                "questions": len(step.asked),
                "readability": None if step.readability is None else round(step.readability),
            }
            for step in found.steps
        ],
        "advice": [
            {
                "code": d.code,
                "file": d.span.file,
                "line": d.span.line,
                "message": d.message,
                "remedy": d.remedy,
            }
            for d in found.told
        ],
    }

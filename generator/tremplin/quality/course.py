"""The quality of a course: its criteria, each from the marks of its measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tremplin.diagnostics import Diagnostic
from tremplin.model.project import Course, Project
from tremplin.pages.base import Content
from tremplin.quality.measures import COMPUTED, Subject
from tremplin.quality.steps import Step, steps_of
from tremplin.rules.quality import MEASURES, Criterion, Measure


@dataclass(frozen=True)
class Result:
    """A measure of a course, and where it falls short."""

    measure: Measure
    value: float
    told: tuple[Diagnostic, ...]

    @property
    def mark(self) -> float:
        """From 0 to 1."""
        return self.measure.mark(self.value)

    @property
    def said(self) -> str:
        """Its value as one reads it: « 71 sur 100 », « 97 % », « 3,5 »."""
        if self.measure.unit == "percent":
            return f"{round(self.value * 100)}\u00a0%"
        digits = f"{self.value:.{0 if self.value >= 10 else 1}f}".removesuffix(".0")
        return self.measure.unit.format(value=digits.replace(".", ","))


@dataclass(frozen=True)
class Quality:
    course: Course
    steps: tuple[Step, ...]
    results: Mapping[str, Result]
    """By the name of the measure; those that say nothing of the course are left out."""

    def of(self, criterion: Criterion) -> list[Result]:
        return [result for result in self.results.values() if result.measure.criterion is criterion]

    @property
    def scores(self) -> dict[Criterion, int]:
        """Each criterion from 0 to 100: the mean of the marks of its measures. Without any, it has none."""
        marks = {c: [result.mark for result in self.of(c)] for c in Criterion}
        return {c: round(100 * sum(found) / len(found)) for c, found in marks.items() if found}

    @property
    def told(self) -> Iterator[Diagnostic]:
        for result in self.results.values():
            yield from result.told


def quality_of(project: Project, made: Mapping[str, Content], course: Course) -> Quality:
    """That of a course, whose pages are `made`, by address."""
    subject = Subject(project, course, steps_of(project, course, made))
    results = {}
    for name, measure in MEASURES.items():
        found = COMPUTED[name](subject)
        if found.value is not None:
            results[name] = Result(measure, found.value, tuple(found.told))
    return Quality(course, subject.steps, results)

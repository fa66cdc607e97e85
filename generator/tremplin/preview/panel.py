"""What the preview says of the page that it shows: what it comes to, and what is left to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from textwrap import shorten
from typing import NamedTuple

from tremplin.checks.pedagogy import assessed
from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.model.project import Course
from tremplin.pages import segment as segments
from tremplin.pages.base import Page
from tremplin.preview.scope import Scope, course_scope, scope_of
from tremplin.quality.course import Quality
from tremplin.quality.steps import WORDS_PER_MINUTE, Asked, Step
from tremplin.quality.words import counted, ease
from tremplin.render.site import Site
from tremplin.render.words import minutes, number, seconds, weight
from tremplin.rules import Severity
from tremplin.text.prose import index
from tremplin.text.words import SITE_LANGUAGE, words_of

SLOW_LINE = 50_000
"""Bits a second, on which every page must be usable."""
_LONGEST = 90
"""Signs of a question that name it."""
_GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
_WORDS = words_of(SITE_LANGUAGE)


class Fact(NamedTuple):
    """`is_good` is None where nothing is asked of it."""

    label: str
    value: str
    is_good: bool | None = None


class Named(NamedTuple):
    """A question, by its text."""

    text: str
    where: Span


class Goal(NamedTuple):
    """An objective, the questions of what is shown that assess it, and how many do elsewhere."""

    text: str
    is_assessed: bool
    questions: tuple[Named, ...]
    elsewhere: int


@dataclass(frozen=True)
class Panel:
    """`here` and `elsewhere` are what is left to do: there, then in the rest of the course or of the site."""

    scope: Scope
    here: tuple[Diagnostic, ...]
    elsewhere: tuple[Diagnostic, ...]
    facts: tuple[Fact, ...] = ()
    goals: tuple[Goal, ...] = ()
    forgotten: tuple[str, ...] = ()
    """The objectives of the rest of the course that no question assesses."""
    quality: Quality | None = None
    """That of the course."""


def panel(site: Site, report: Report, page: Page) -> Panel:
    scope = scope_of(site.project, page, site.contents.of(page).pictures)
    course = scope.course
    if course is None:
        return Panel(scope, *_parted(report, scope))
    quality, whole = site.quality_of(course), course_scope(site.project, course)
    told = [told for told in (*report, *quality.told) if whole.holds(told.span.file)]
    here, elsewhere = _parted(told, scope)
    shown = {segment.id for segment in scope.segments}
    steps = [step for step in quality.steps if step.segment.id in shown]
    found = assessed(site.project, course)
    wanting = {id_ for id_ in course.info.value.objectives if found is not None and id_ not in found}
    return Panel(
        scope,
        here,
        elsewhere,
        tuple(_facts(site, page, steps, {told.code for told in here})) if steps else (),
        tuple(_goal(id_, course, quality.steps, shown, wanting) for id_ in scope.goals),
        tuple(t for id_, t in course.info.value.objectives.items() if id_ in wanting - {*scope.goals}),
        quality,
    )


def _parted(
    told: Iterable[Diagnostic], scope: Scope
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Those of `scope`, and the others: each once, the gravest first."""
    every = sorted(
        dict.fromkeys(told), key=lambda told: (_GRAVEST_FIRST.index(told.severity), told.span, told.code)
    )
    here = tuple(told for told in every if scope.holds(told.span.file))
    return here, tuple(told for told in every if not scope.holds(told.span.file))


# ---- facts


def _facts(site: Site, page: Page, steps: Sequence[Step], told: Set[str]) -> Iterator[Fact]:
    """What steps come to, and whether nothing is `told` of it, by code."""

    def fact(label: str, value: str, *codes: str) -> Fact:
        return Fact(label, value, told.isdisjoint(codes))

    is_alone = page.kind is segments.KIND
    words = sum(step.words for step in steps)
    slow = seconds(_WORDS, round(60 * words / WORDS_PER_MINUTE))
    if not is_alone:
        yield Fact("Étapes", str(len(steps)))
    yield Fact("Lecture", f"{slow} pour qui lit lentement ({number(_WORDS, words)} mots)")
    stated, estimated = sum(step.segment.reading for step in steps), sum(step.estimate for step in steps)
    announced = f"{minutes(_WORDS, stated)} annoncées" if stated else "non annoncée"
    guess = f"environ {minutes(_WORDS, estimated)} avec les questions"
    yield fact("Durée", f"{announced}, {guess}", "T501", "T502", "T505", "T544")
    yield fact("Poids", _weight(site, page, steps), "T702", "T706", "T707", "T708")
    value = index(sentence for step in steps for sentence in step.sentences)
    if value is not None:
        yield fact("Lisibilité", f"{round(value)} sur 100, {ease(value)}", "T540")
    shown = sum(step.is_shown for step in steps)
    if is_alone:
        yield fact("Illustration", "une au moins" if shown else "aucune", "T546")
    else:
        yield fact("Illustration", f"{counted(shown, 'étape')} sur {len(steps)}", "T546")
    asked = [asked for step in steps for asked in step.asked]
    yield fact("Questions", _kinds(asked), "T549", "T550")


def _weight(site: Site, page: Page, steps: Sequence[Step]) -> str:
    contents, course = site.contents, page.course
    if page.kind is segments.KIND:
        size, what = contents.visit_weight(page), "avec tout ce qu’elle charge"
    elif course and page.subject is course:
        size, what = contents.course_weight(course), "pour toutes les étapes"
    else:
        size, what = sum(contents.segment_weight(step.segment) for step in steps), "de textes et d’images"
    return f"{weight(_WORDS, size)} {what} ; {seconds(_WORDS, -(-8 * size // SLOW_LINE))} à 50\u00a0kbit/s"


def _kinds(asked: Sequence[Asked]) -> str:
    if not asked:
        return "aucune"
    kinds = Counter(one.kind.french for one in asked)
    named = [*kinds] if len(kinds) == 1 else [f"{kind} ({count})" for kind, count in kinds.most_common()]
    return f"{len(asked)} : {', '.join(named)}"


# ---- objectives


def _goal(id_: str, course: Course, steps: Sequence[Step], here: Set[str], wanting: Set[str]) -> Goal:
    """An objective as the questions of the steps of its course serve it; `here` are the steps shown."""
    serving = [(step, asked) for step in steps for asked in step.asked if asked.question.objective == id_]
    if not serving:  # a quiz serves the objectives of its step
        aiming = (step for step in steps if id_ in step.segment.info.value.objectives)
        serving = [(step, asked) for step in aiming for asked in step.asked]
    shown = tuple(_named(asked) for step, asked in serving if step.segment.id in here)
    text = course.info.value.objectives.get(id_, id_)
    return Goal(text, id_ not in wanting, shown, len(serving) - len(shown))


def _named(asked: Asked) -> Named:
    text = re.sub(r"\*\*|`", "", asked.question.question)
    return Named(shorten(text, _LONGEST, placeholder=" …"), asked.located.where.at())

"""The measures of `rules/quality`, computed: the value of each, and where a course falls short of it.

What the checks tell already (T505, T508) is not told again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tremplin.checks.pedagogy import assessed
from tremplin.diagnostics import Diagnostic, Span
from tremplin.model.project import Course, Project
from tremplin.quality.guessing import guessed
from tremplin.quality.steps import Asked, Step
from tremplin.quality.words import counted, found_in
from tremplin.rules.quality import MEASURES
from tremplin.schema.values import format_minutes
from tremplin.text.prose import LONG, Sentence, index


@dataclass(frozen=True)
class Subject:
    """A course, and what is counted of its steps."""

    project: Project
    course: Course
    steps: tuple[Step, ...]

    @property
    def asked(self) -> list[Asked]:
        return [asked for step in self.steps for asked in step.asked]

    @property
    def sentences(self) -> list[Sentence]:
        return [sentence for step in self.steps for sentence in step.sentences]


class Found(NamedTuple):
    """The value of a measure, None where it says nothing of the course; and what is told of it."""

    value: float | None
    told: Iterable[Diagnostic] = ()


MOTTO = 0.1
"""The share of its sentences by which a text speaks to who reads it."""
OBJECTIVES, HEADINGS = 2, 6
"""Those of a step of one idea, at most."""
KINDS = 3
"""Kinds of questions below which a course is told that it varies little."""


def share(parts: Iterable[bool]) -> float | None:
    every = [*parts]
    return sum(every) / len(every) if every else None


# ---- centred on who learns


def readability(subject: Subject) -> Found:
    good = MEASURES["readability"].good
    told = (
        Diagnostic.of("T540", whole(step), value=round(step.readability), good=round(good))
        for step in subject.steps
        if step.readability is not None and step.readability < good
    )
    return Found(index(subject.sentences), told)


def short(subject: Subject) -> Found:
    told = (
        Diagnostic.of(
            "T541", found_in(step.segment.text.body, sentence.text), words=sentence.words, most=LONG
        )
        for step in subject.steps
        for sentence in step.sentences
        if sentence.is_long
    )
    return Found(share(not sentence.is_long for sentence in subject.sentences), told)


def active(subject: Subject) -> Found:
    return Found(share(not sentence.is_passive for sentence in subject.sentences), _passive(subject))


def _passive(subject: Subject) -> Iterator[Diagnostic]:
    good = MEASURES["active"].good
    for step in subject.steps:
        passive = [sentence for sentence in step.sentences if sentence.is_passive]
        if len(passive) > (1 - good) * len(step.sentences):
            text, every = passive[0].text.rstrip("."), len(step.sentences)
            place = found_in(step.segment.text.body, text)
            yield Diagnostic.of("T542", place, count=len(passive), every=every, sentence=text)


def spoken(subject: Subject) -> Found:
    told = (
        Diagnostic.of("T543", whole(step))
        for step in subject.steps
        if step.sentences and (share(sentence.speaks for sentence in step.sentences) or 0) < MOTTO
    )
    return Found(share(sentence.speaks for sentence in subject.sentences), told)


def objectives(subject: Subject) -> Found:
    found = assessed(subject.project, subject.course)
    return Found(
        None if found is None else share(id_ in found for id_ in subject.course.info.value.objectives)
    )


# ---- cut in steps


def sized(subject: Subject) -> Found:
    return Found(share(step.is_sized for step in subject.steps))


def timed(subject: Subject) -> Found:
    stated = [step for step in subject.steps if step.segment.reading]
    told = (
        Diagnostic.of(
            "T544",
            step.segment.info.where.at("duration"),
            stated=format_minutes(step.segment.reading),
            estimated=format_minutes(step.estimate),
            words=step.words,
            questions=counted(len(step.asked), "question"),
        )
        for step in stated
        if not step.is_timed
    )
    return Found(share(step.is_timed for step in stated), told)


def single(subject: Subject) -> Found:
    told = (
        Diagnostic.of("T545", whole(step), what=what) for step in subject.steps if (what := _several(step))
    )
    return Found(share(not _several(step) for step in subject.steps), told)


def _several(step: Step) -> str:
    """What says that a step has several ideas, if something does."""
    objectives = len(step.segment.info.value.objectives)
    if objectives > OBJECTIVES:
        return counted(objectives, "objectif")
    return counted(step.headings, "partie") if step.headings > HEADINGS else ""


# ---- stimulating


def shown(subject: Subject) -> Found:
    told = (Diagnostic.of("T546", whole(step)) for step in subject.steps if not step.is_shown)
    return Found(share(step.is_shown for step in subject.steps), told)


def practised(subject: Subject) -> Found:
    value = share(step.is_practice for step in subject.steps)
    told = []
    if value is not None and value < MEASURES["practised"].good:
        count = sum(step.is_practice for step in subject.steps)
        told.append(
            Diagnostic.of("T547", subject.course.info.where.at(), count=count, every=len(subject.steps))
        )
    return Found(value, told)


def varied(subject: Subject) -> Found:
    kinds = {asked.kind.french for asked in subject.asked}
    told = []
    if 0 < len(kinds) < KINDS:
        told.append(Diagnostic.of("T548", subject.course.info.where.at(), kinds=", ".join(sorted(kinds))))
    return Found(len(kinds) if subject.asked else None, told)


# ---- interactive


def asked(subject: Subject) -> Found:
    minutes = sum(step.segment.reading for step in subject.steps)
    good = MEASURES["asked"].good
    told = (
        Diagnostic.of(
            "T549",
            whole(step),
            asks=f"compte {counted(count, 'question')}" if count else "ne compte aucune question",
            minutes=format_minutes(step.segment.reading),
        )
        for step in subject.steps
        if (count := len(step.asked)) < good * step.segment.reading / 10 - 1
    )
    return Found(len(subject.asked) * 10 / minutes if minutes else None, told)


def answered(subject: Subject) -> Found:
    rows = [(asked, *_explained(asked)) for asked in _once(subject.asked) if asked.kind.is_judged]
    every = sum(every for _, _, every in rows)
    told = (
        Diagnostic.of("T550", asked.located.where.at(), what=_missing(asked, every - said, every))
        for asked, said, every in rows
        if said < every
    )
    return Found(sum(said for _, said, _ in rows) / every if every else None, told)


def _missing(asked: Asked, count: int, every: int) -> str:
    if not asked.offers:
        return "rien n’explique la bonne réponse"
    return f"{counted(count, 'réponse')} sur {every} {'n’en a' if count == 1 else 'n’en ont'} pas"


def _explained(asked: Asked) -> tuple[int, int]:
    """Of how many of its answers a question says something, and how many it has; typed ones are one."""
    question = asked.question
    if not asked.offers:
        texts = (question.explanation, question.feedback_wrong, *asked.kind.feedback(question).values())
        return int(any(texts)), 1
    right = question.feedback_right or question.explanation
    said = (
        offer.feedback or (right if offer.is_right else question.feedback_wrong) for offer in asked.offers
    )
    return sum(map(bool, said)), len(asked.offers)


def unguessed(subject: Subject) -> Found:
    every = [asked for asked in _once(subject.asked) if asked.offers]
    told = [*guessed(every)]
    places = {diagnostic.span for diagnostic in told}
    return Found(1 - len(places) / len(every) if every else None, told)


def _once(every: Sequence[Asked]) -> list[Asked]:
    """Each question once, whatever the number of steps that ask it."""
    return [*{(asked.bank.id, asked.question.id): asked for asked in every}.values()]


def whole(step: Step) -> Span:
    return step.segment.info.where.at()


COMPUTED: dict[str, Callable[[Subject], Found]] = {
    "readability": readability,
    "short": short,
    "active": active,
    "spoken": spoken,
    "assessed": objectives,
    "sized": sized,
    "timed": timed,
    "single": single,
    "shown": shown,
    "practised": practised,
    "varied": varied,
    "asked": asked,
    "answered": answered,
    "unguessed": unguessed,
}

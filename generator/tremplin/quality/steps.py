"""What is counted of the steps of a course, before anything is thought of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tremplin.checks.pedagogy import SEGMENT_MINUTES
from tremplin.model.bank import Bank
from tremplin.model.project import Course, Project, Segment
from tremplin.model.records import questions_of
from tremplin.pages.base import Content
from tremplin.questions import AnyKind, kind_of
from tremplin.questions.base import Offer, Question
from tremplin.schema.validate import Located
from tremplin.text.prose import Sentence, index, sentences
from tremplin.text.words import base

WORDS_PER_MINUTE = 120
"""Of a slow reader."""
MINUTES_PER_QUESTION = 0.75
"""To choose an answer and to read what is said of it; the question is among the words of the page."""
MINUTES_PER_PRACTICE = 2.0
"""The same where one writes, sorts messages or runs a program."""


@dataclass(frozen=True)
class Asked:
    """A question, where it is asked."""

    bank: Bank
    located: Located[Question]

    @property
    def question(self) -> Question:
        return self.located.value

    @property
    def kind(self) -> AnyKind:
        return kind_of(self.question)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(self.kind.offers(self.question))

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The ranks, from 0, of the answers that are right among those that it offers."""
        return tuple(n for n, offer in enumerate(self.offers) if offer.is_right)


@dataclass(frozen=True)
class Step:
    """A segment, what its page says, a line a block, and what it asks."""

    segment: Segment
    content: Content
    asked: tuple[Asked, ...]
    is_french: bool

    @property
    def words(self) -> int:
        return len(self.content.said.split())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """None of a text in another language than French, of which nothing is known here."""
        return _read(self.content.said) if self.is_french else ()

    @cached_property
    def readability(self) -> float | None:
        return index(self.sentences)

    @property
    def estimate(self) -> int:
        """Minutes of its text and its questions for a slow reader."""
        asked = (MINUTES_PER_PRACTICE if a.kind.is_practice else MINUTES_PER_QUESTION for a in self.asked)
        return max(1, round(self.words / WORDS_PER_MINUTE + sum(asked)))

    @property
    def is_sized(self) -> bool:
        return self.segment.reading in SEGMENT_MINUTES

    @property
    def is_timed(self) -> bool:
        """Whether the time that it states is right, within two minutes or a third of it."""
        stated = self.segment.reading
        return abs(stated - self.estimate) <= max(2, stated / 3)

    @property
    def headings(self) -> int:
        """The parts of its text."""
        levels = [mark.level for mark in self.content.marks if mark.kind == "heading"]
        return levels.count(min(levels, default=0))

    @property
    def is_shown(self) -> bool:
        """Whether it shows something besides its text: a picture, a film, a sound."""
        return bool(self.content.pictures) or any(
            mark.kind in ("image", "media") for mark in self.content.marks
        )

    @property
    def is_practice(self) -> bool:
        return self.segment.activities > 0 or any(asked.kind.is_practice for asked in self.asked)


@lru_cache(maxsize=4096)  # the preview measures again after each change
def _read(said: str) -> tuple[Sentence, ...]:
    return tuple(sentences(said))


def steps_of(project: Project, course: Course, made: Mapping[str, Content]) -> tuple[Step, ...]:
    """Those whose page could be made."""
    is_french = base(course.info.value.language) == "fr"
    return tuple(
        Step(
            segment,
            content,
            tuple(Asked(bank, question) for bank, question in questions_of(project, segment)),
            is_french,
        )
        for segment in course.segments
        if (content := made.get(segment.text.url)) and not content.fault
    )

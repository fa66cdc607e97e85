"""What every kind of question shares: the authored keys, the verdict, the seam `Kind`."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from tremplin.schema.validate import Authored
from tremplin.schema.values import Number, Slug, Text, Texts, refuse

MarkingKey = Mapping[str, Any]
"""What a marker needs to know of a question, as JSON; the page carries it for the client's marker."""


class State(StrEnum):
    UNANSWERED = "unanswered"
    WRONG = "wrong"
    PARTIAL = "partial"
    ALMOST = "almost"
    RIGHT = "right"
    DONE = "done"
    """Answered, where nothing is right or wrong."""


class Notice(StrEnum):
    """What to say besides the state."""

    NOT_A_NUMBER = "not-a-number"
    UNIT = "unit"
    SPELLING = "spelling"
    DATE = "date"
    PHONE = "phone"
    EUROS = "euros"
    SELF = "self"
    """The learner now compares the answer with the model."""


@dataclass(frozen=True)
class Verdict:
    """`score` goes from 0 to 1; `feedback` names the answers whose feedback applies."""

    state: State
    score: float = 0.0
    feedback: tuple[str, ...] = ()
    notice: Notice | None = None


UNANSWERED = Verdict(State.UNANSWERED)


class Question(Authored):
    id: Slug = Field(examples=["taille"])
    question: Text = Field(examples=["Quel fichier est trop lourd pour un courriel ?"])
    hints: Texts = ()
    explanation: Text | None = None
    feedback_partial: Text | None = None
    feedback_final: Text | None = None
    """Said when the last try is not right."""
    points: Number = Field(1.0, gt=0)
    objective: Slug | None = None
    review: Text | None = None


class Answer(Authored):
    """A form of the answer, right or wrong, with its own feedback."""

    right: Text | None = None
    wrong: Text | None = None
    feedback: Text | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Answer:
        if (self.right is None) == (self.wrong is None):
            refuse(
                "chaque réponse est soit juste, soit fausse",
                "Commencez-la par « - juste: … » ou « - faux: … ».",
                "T207",
            )
        return self

    @property
    def text(self) -> str:
        return self.right or self.wrong or ""

    @property
    def id(self) -> str:
        """It follows the text, so that moving answers loses nothing saved."""
        return text_id(self.text)


def text_id(text: str) -> str:
    """A name that follows a text: six hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def text_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """A name for each text; a text that comes again gets « -2 », « -3 »…"""
    found: list[str] = []
    for text in texts:
        id_ = text_id(text)
        count = 1 + sum(other.partition("-")[0] == id_ for other in found)
        found.append(id_ if count == 1 else f"{id_}-{count}")
    return tuple(found)


Dice = random.Random


@dataclass(frozen=True)
class Kind:
    """One kind of question. `infer` recognises it from authored keys when `type` is not written.

    `view` gives what its templates need besides the question, in an order thrown with the dice.
    """

    name: str
    french: tuple[str, ...]
    model: type[Question]
    infer: Callable[[Mapping[str, Any]], bool]
    key: Callable[[Any], MarkingKey]
    mark: Callable[[MarkingKey, Any], Verdict]
    view: Callable[[Any, Dice], Any] = lambda _question, _dice: None
    uses: tuple[str, ...] = ()
    """Names of the kinds whose script its own builds on."""


def rounded(score: float) -> float:
    """A score from 0 to 1 to four decimals, half up: the same in Python and in JavaScript."""
    return int(min(1.0, max(0.0, score)) * 10_000 + 0.5) / 10_000


def graded(score: float, feedback: tuple[str, ...]) -> Verdict:
    """The verdict of a score: all of it is right, some of it partly right."""
    state = State.RIGHT if score >= 1 else State.PARTIAL if score > 0 else State.WRONG
    return Verdict(state, score, feedback)

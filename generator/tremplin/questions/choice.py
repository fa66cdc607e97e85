"""One answer among several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypedDict, TypeVar

from pydantic import Field, model_validator

from tremplin.diagnostics import fold
from tremplin.questions.base import (
    UNANSWERED,
    Answer,
    Dice,
    Kind,
    Offer,
    Question,
    Seal,
    Told,
    Verdict,
    View,
    distinct,
    graded,
    rounded,
)
from tremplin.questions.numbers import has_numbers
from tremplin.schema.values import Boolean, Integer, Text, parse_number, reader, refuse


def _weight(value: str) -> float:
    bare = value.rstrip("%").strip()
    number = parse_number(bare)
    share = None if number is None else number / 100 if value.endswith("%") else number
    if share is None or abs(share) > 1:
        is_percent = number is not None and abs(number) <= 100
        refuse("T236", value=value, example=f"{bare if is_percent else 50} %")
    return share


_LAST = re.compile(
    r"(?:toutes|tous|aucun|aucune) (?:de )?(?:ces|les|des) |(?:all|none) of (?:these|the above)"
)


class WeighedAnswer(Answer):
    image: Text | None = None
    weight: Annotated[float | None, reader(_weight, float)] = None
    fixed: Boolean = False

    @property
    def is_last(self) -> bool:
        """« Toutes ces réponses » stays last when the others are mixed."""
        return self.fixed or _LAST.match(fold(self.text)) is not None


class AnswerList(Question):
    """What choice and choices share."""

    answers: tuple[WeighedAnswer, ...] = Field(min_length=1, examples=["[{juste: …}, {faux: …}]"])
    shuffle: Boolean | None = None
    """Whether its answers are mixed, when it is not as its quiz says."""
    show: Integer | None = None
    """How many of them are shown: the right ones, and others that are drawn."""

    @model_validator(mode="after")
    def _sound(self) -> AnswerList:
        if not any(a.right for a in self.answers):
            refuse("T232")
        if len(self.answers) < 2:
            refuse("T233")
        distinct((a.text for a in self.answers), "answers")
        most = len(self.answers)
        least = min(most, most - len(self.others) + 1)
        if self.show and not least <= self.show <= most:
            refuse("T290", at=("show",), least=least, most=most)
        return self

    @property
    def others(self) -> tuple[WeighedAnswer, ...]:
        """The wrong ones, which may be left out."""
        return tuple(a for a in self.answers if a.right is None)

    @property
    def others_shown(self) -> int:
        return len(self.others) - (len(self.answers) - self.show if self.show else 0)

    @property
    def is_multiple(self) -> bool:
        return False


A = TypeVar("A", bound=AnswerList)


class Choice(AnswerList):
    """Several of its answers may be right: then any of them is."""


def right_count(data: Mapping[str, object]) -> int:
    """How many authored answers are marked right (before validation)."""
    answers = data.get("answers")
    if not isinstance(answers, list):
        return 0
    return sum(isinstance(a, dict) and "right" in a for a in answers)


def has_marked_answers(data: Mapping[str, object]) -> bool:
    answers = data.get("answers")
    return isinstance(answers, list) and any(isinstance(a, dict) for a in answers) and not has_numbers(data)


class Key(TypedDict):
    weights: dict[str, float]


def key(question: Choice) -> Key:
    """The weight of each answer, from 0 to 1."""
    return {
        "weights": {
            a.id: (1.0 if a.right else 0.0) if a.weight is None else a.weight for a in question.answers
        }
    }


def mark(key: Key, response: str | None) -> Verdict:
    """`response`: the id of the chosen answer."""
    if not response or response not in key["weights"]:
        return UNANSWERED
    return graded(rounded(key["weights"][response]), (response,))


def solutions(question: Choice) -> list[str]:
    return [id_ for id_, weight in key(question)["weights"].items() if rounded(weight) == 1]


def feedback(question: AnswerList) -> dict[str, str]:
    return {a.id: a.feedback for a in question.answers if a.feedback}


def offers(question: AnswerList) -> list[Offer]:
    return [Offer(a.text, a.is_right, a.feedback) for a in question.answers]


def mixed(question: A, dice: Dice) -> A:
    answers = list(question.answers)
    dice.shuffle(answers)
    answers.sort(key=lambda answer: answer.is_last)
    return question.model_copy(update={"answers": tuple(answers)})


@dataclass(frozen=True)
class ChoiceView(View):
    left_out: frozenset[str]
    """Ids of the answers that are not shown; the client draws others for each learner."""


def view(question: AnswerList, dice: Dice) -> ChoiceView:
    others = [a.id for a in question.others]
    return ChoiceView(frozenset(dice.sample(others, len(others) - question.others_shown)))


def needs(question: AnswerList) -> tuple[str, ...]:
    return ("shown",) if question.show else ()


def _told(question: Choice) -> Iterator[Told[str]]:
    return (Told(a.id, a.id, a.id) for a in question.answers)


KIND = Kind(
    "choice",
    Choice,
    lambda data: has_marked_answers(data) and right_count(data) <= 1,
    key,
    mark,
    solutions,
    feedback,
    view,
    mixed,
    Seal(_told),
    features=needs,
    offers=offers,
)

"""One answer among several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.diagnostics import fold
from tremplin.questions.base import (
    UNANSWERED,
    Answer,
    Kind,
    MarkingKey,
    Question,
    Verdict,
    graded,
    rounded,
)
from tremplin.schema.values import Boolean, Text, parse_number, refuse


def _weight(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    number = parse_number(value.strip().removesuffix("%"))
    if number is None:
        refuse(f"« {value} » n’est pas un poids", "Écrivez par exemple : 50 %")
    share = number / 100 if value.strip().endswith("%") else number
    if abs(share) > 1:
        refuse(
            f"« {value} » n’est pas un poids",
            f"Un poids va de −100 % à 100 % : écrivez par exemple « {value.strip().rstrip('%').strip()} % ».",
        )
    return share


_LAST = re.compile(
    r"(?:toutes|tous|aucun|aucune) (?:de )?(?:ces|les|des) |(?:all|none) of (?:these|the above)"
)


class WeighedAnswer(Answer):
    image: Text | None = None
    weight: Annotated[float | None, BeforeValidator(_weight)] = None
    fixed: Boolean = False

    @property
    def is_last(self) -> bool:
        """« Toutes ces réponses » stays last when the others are mixed."""
        return self.fixed or _LAST.match(fold(self.text)) is not None


class AnswerList(Question):
    """What choice and choices share."""

    answers: tuple[WeighedAnswer, ...] = Field(min_length=1, examples=["[{juste: …}, {faux: …}]"])

    @model_validator(mode="after")
    def _sound(self) -> AnswerList:
        if not any(a.right for a in self.answers):
            refuse("aucune réponse n’est juste", "Écrivez « - juste: … » devant la bonne réponse.", "T207")
        if len(self.answers) < 2:
            refuse("il n’y a qu’une réponse", "Ajoutez au moins une ligne « - faux: … ».", "T207")
        if len({a.id for a in self.answers}) < len(self.answers):
            refuse("deux réponses ont le même texte", "Changez le texte de l’une des deux.", "T207")
        return self


class Choice(AnswerList):
    @model_validator(mode="after")
    def _single(self) -> Choice:
        if sum(a.right is not None for a in self.answers) > 1:
            refuse(
                "plusieurs réponses sont justes",
                "Écrivez « type: choix-multiples », ou gardez une seule réponse « juste ».",
                "T207",
            )
        return self


def right_count(data: Mapping[str, Any]) -> int:
    """How many authored answers are marked right (before validation)."""
    answers = data.get("answers")
    if not isinstance(answers, list):
        return 0
    return sum(isinstance(a, dict) and "right" in a for a in answers)


def has_marked_answers(data: Mapping[str, Any]) -> bool:
    answers = data.get("answers")
    return isinstance(answers, list) and any(isinstance(a, dict) for a in answers)


def key(question: Choice) -> MarkingKey:
    """The weight of each answer, from 0 to 1."""
    return {
        "weights": {
            a.id: (1.0 if a.right else 0.0) if a.weight is None else a.weight for a in question.answers
        }
    }


def mark(key: MarkingKey, response: str | None) -> Verdict:
    """`response`: the id of the chosen answer."""
    if not response or response not in key["weights"]:
        return UNANSWERED
    return graded(rounded(key["weights"][response]), (response,))


KIND = Kind("choice", ("choix",), Choice, lambda d: has_marked_answers(d) and right_count(d) <= 1, key, mark)

"""A question without a right answer: an opinion, on a scale or among answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Question,
    State,
    Verdict,
    text_ids,
)
from tremplin.schema.values import Boolean, Number, Texts, refuse

_RANGE = re.compile(r"(\d{1,2})\s*(?:à|-|\.\.)\s*(\d{1,2})")


def _scale(value: Any) -> Any:
    """« 1 à 5 » is the list of its steps."""
    if isinstance(value, str):
        found = _RANGE.fullmatch(value.strip())
        first, last = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 0 < last - first <= 10:
            refuse(f"« {value} » n’est pas une échelle", "Écrivez par exemple : 1 à 5, ou [Non, Un peu, Oui]")
        return [str(step) for step in range(first, last + 1)]
    return value


class Survey(Question):
    scale: Annotated[Texts, BeforeValidator(_scale)] = ()
    answers: Texts = ()
    several: Boolean = False
    points: Number = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Survey:
        if bool(self.scale) == bool(self.answers):
            remedy = "Écrivez « échelle: 1 à 5 » ou « réponses: […] »."
            refuse("il faut une échelle ou des réponses", remedy, "T207")
        if len(set(self.steps)) < max(2, len(self.steps)):
            refuse("il faut au moins deux réponses différentes", "Ajoutez une réponse.", "T207")
        return self

    @property
    def steps(self) -> tuple[str, ...]:
        return self.scale or self.answers


def key(question: Survey) -> MarkingKey:
    return {"values": list(text_ids(question.steps))}


def mark(key: MarkingKey, response: Sequence[str] | str | None) -> Verdict:
    """`response`: the id of the chosen answer, or those of several."""
    given = [response] if isinstance(response, str) else response or ()
    chosen = tuple(value for value in key["values"] if value in given)
    return Verdict(State.DONE, 1.0, chosen) if chosen else UNANSWERED


def view(question: Survey, _dice: Dice) -> Any:
    return {"rows": tuple(zip(text_ids(question.steps), question.steps, strict=True))}


KIND = Kind("survey", ("sondage",), Survey, lambda d: "scale" in d, key, mark, view)

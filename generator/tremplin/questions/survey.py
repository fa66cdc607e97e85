"""A question without a right answer: an opinion, on a scale or among answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Question,
    State,
    Verdict,
    View,
    distinct,
    text_ids,
)
from tremplin.questions.places import Options
from tremplin.schema.inputs import Scalars
from tremplin.schema.values import Boolean, Number, Texts, refuse

_RANGE = re.compile(r"(\d{1,2})\s*(?:à|-|\.\.)\s*(\d{1,2})")


def _scale(value: Any) -> Any:
    """« 1 à 5 » is the list of its steps."""
    if isinstance(value, str):
        found = _RANGE.fullmatch(value.strip())
        first, last = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 0 < last - first <= 10:
            refuse("T261", value=value)
        return [str(step) for step in range(first, last + 1)]
    return value


class Survey(Question):
    scale: Annotated[Texts, Field(min_length=2), BeforeValidator(_scale, json_schema_input_type=Scalars)] = ()
    answers: Annotated[Texts, Field(min_length=2)] = ()
    several: Boolean = False
    points: Number = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Survey:
        if bool(self.scale) == bool(self.answers):
            refuse("T262")
        distinct(self.steps, "scale" if self.scale else "answers")
        return self

    @property
    def steps(self) -> tuple[str, ...]:
        return self.scale or self.answers


class Key(TypedDict):
    values: list[str]


def key(question: Survey) -> Key:
    return {"values": list(text_ids(question.steps))}


Response = Sequence[str] | str
"""The id of the chosen answer, or those of several."""


def mark(key: Key, response: Response | None) -> Verdict:
    given = [response] if isinstance(response, str) else response or ()
    chosen = tuple(value for value in key["values"] if value in given)
    return Verdict(State.DONE, 1.0, chosen) if chosen else UNANSWERED


def solutions(question: Survey) -> list[Response]:
    return list(key(question)["values"])


@dataclass(frozen=True)
class SurveyView(View):
    rows: Options


def view(question: Survey, _dice: Dice) -> SurveyView:
    return SurveyView(tuple(zip(text_ids(question.steps), question.steps, strict=True)))


KIND = Kind(
    "survey",
    Survey,
    lambda data: "scale" in data,
    key,
    mark,
    solutions,
    view=view,
    is_judged=False,
    is_recalled=False,
)

"""A number, with a tolerance and units."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, NotRequired, cast

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Kind,
    Question,
    Seal,
    Told,
    Verdict,
    canonical,
    distinct,
    graded,
    text_id,
)
from tremplin.questions.numbers import (
    Between,
    NumberAnswer,
    OneKey,
    Range,
    Row,
    Tolerance,
    expecting,
    has_numbers,
    margin,
    middle,
    read_answers,
)
from tremplin.questions.numbers import mark as mark_several
from tremplin.questions.units import Accepted, accepted, read
from tremplin.questions.written import visible
from tremplin.schema import words
from tremplin.schema.inputs import Anything, Scalar
from tremplin.schema.values import Number, Text, parse_number, refuse


def _units(value: Any) -> Any:
    """A list of other names for the unit becomes factors of 1; « aucune » is None: no other unit."""
    if isinstance(value, str):
        value = None if words.find("none", value) else [value]
    if isinstance(value, list) and all(isinstance(unit, str) for unit in value):
        return dict.fromkeys(value, 1.0)
    return value


class Measure(Question):
    """What questions share whose answer is a number."""

    tolerance: Tolerance = (0.0, False)
    unit: Text | None = None
    units: Annotated[
        dict[str, Annotated[Number, Field(gt=0)]] | None,
        BeforeValidator(_units, json_schema_input_type=Anything),
    ] = Field(default={})

    @property
    def accepted(self) -> Accepted:
        return accepted(self.unit, self.units, self.question)


class NumberQuestion(Measure):
    answer: Number | None = Field(None, examples=["12,5"])
    between: Between | None = None
    answers: Annotated[
        tuple[NumberAnswer, ...],
        BeforeValidator(read_answers, json_schema_input_type=list[Scalar | NumberAnswer]),
    ] = ()

    @model_validator(mode="after")
    def _sound(self) -> NumberQuestion:
        told = [part for part in (self.answer, self.between, self.answers or None) if part is not None]
        if not told:
            refuse("T202", at=("answer",), example="réponse: 12,5")
        if len(told) > 1 or (self.between and self.tolerance[0]):
            refuse("T288", example="réponse: 12,5")
        for n, answer in enumerate(self.answers):
            if answer.share(self.points) > 1:
                refuse("T289", at=("answers", n, "points"), most=f"{self.points:g}")
        if self.answers and not any(answer.share(self.points) == 1 for answer in self.answers):
            refuse("T232")
        distinct((answer.name for answer in self.answers), "answers")
        return self

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it accepts, when its answers are several."""
        return tuple(
            (id_, *_bounds(a.number, a.between, a.tolerance or self.tolerance), a.share(self.points))
            for id_, a in self.named
        )

    @property
    def named(self) -> tuple[tuple[str, NumberAnswer], ...]:
        return tuple((text_id(answer.name), answer) for answer in self.answers)

    @property
    def is_positive(self) -> bool:
        rows = self.rows or [("", *_bounds(self.answer, self.between, self.tolerance), 1.0)]
        return all(answer >= margin for _, answer, margin, _ in rows)


def _bounds(
    number: float | None, between: Range | None, tolerance: tuple[float, bool]
) -> tuple[float, float]:
    """The number to give, and how far from it one may be."""
    if between:
        return middle(between)
    answer = number or 0.0
    return answer, margin(answer, tolerance)


class Key(OneKey):
    """With `answers`, it has several numbers, and no other."""

    answers: NotRequired[list[Row]]


def key(question: NumberQuestion) -> Key:
    rows = [*question.rows]
    answer, margin = rows[0][1:3] if rows else _bounds(question.answer, question.between, question.tolerance)
    found = cast(Key, expecting(answer, margin, question.accepted))
    if rows:
        found["answers"] = rows
    return found


_ROUNDING = 2.0**-48
"""12.6 is within 0.1 of 12.5, and 0.1 l is 100 ml, which binary rounding would deny."""


def mark(key: OneKey, response: str | None) -> Verdict:
    """`response`: what was typed, for example « 12,5 kg »."""
    typed = visible(response or "").strip()
    if not typed:
        return UNANSWERED
    values = read(typed, key)
    if isinstance(values, Verdict):
        return values
    answer, tolerance = key["answer"], key["tolerance"]
    is_right = any(
        abs(value - answer) <= tolerance + _ROUNDING * max(abs(value), abs(answer)) for value in values
    )
    return graded(1.0 if is_right else 0.0, ())


def mark_any(key: Key, response: str | None) -> Verdict:
    """Of one number, or of several."""
    if "answers" in key:
        return mark_several(key, key["answers"], response, mark)
    return mark(key, response)


def written(value: float) -> str:
    """A number as one types it, every digit of it and no exponent: « 0,000001 »."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0").replace(".", ",")


def solutions(question: NumberQuestion) -> list[str]:
    rows = question.rows or [("", *_bounds(question.answer, question.between, question.tolerance), 1.0)]
    return [written(answer) for _, answer, _, share in rows if share == 1]


def feedback(question: NumberQuestion) -> dict[str, str]:
    return {id_: answer.feedback for id_, answer in question.named if answer.feedback}


def _told(question: NumberQuestion) -> list[Told[str]]:
    return [Told(canonical(question.answer or 0.0), typed) for typed in solutions(question)]


def _against(question: NumberQuestion) -> str | None:
    if question.answers or question.between:
        return "T294"
    if question.tolerance[0]:
        return "T272"
    return "T273" if any(factor != 1 for factor in (question.units or {}).values()) else None


def _infer(data: Mapping[str, object]) -> bool:
    if "answers" in data:
        return has_numbers(data)
    answer = data.get("answer")
    return bool({"unit", "units", "between"} & set(data)) or (
        isinstance(answer, str) and parse_number(answer) is not None
    )


KIND = Kind(
    "number",
    NumberQuestion,
    _infer,
    key,
    mark_any,
    solutions,
    feedback,
    seal=Seal(_told, _against, lambda question: question.accepted),
    features=lambda question: ("quantities", *(("numbers",) if question.answers else ())),
)

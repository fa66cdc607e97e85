"""A number, with a tolerance and units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, NotRequired

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Kind,
    Notice,
    Question,
    Seal,
    State,
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
    has_numbers,
    margin,
    middle,
    read_answers,
)
from tremplin.questions.numbers import mark as mark_several
from tremplin.schema.values import Number, Text, parse_number, refuse


def _units(value: Any) -> Any:
    """A list of other names for the unit becomes factors of 1."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list) and all(isinstance(unit, str) for unit in value):
        return dict.fromkeys(value, 1.0)
    return value


class Measure(Question):
    """What questions share whose answer is a number."""

    tolerance: Tolerance = (0.0, False)
    unit: Text | None = None
    units: Annotated[dict[str, Annotated[Number, Field(gt=0)]], BeforeValidator(_units)] = Field(default={})


class NumberQuestion(Measure):
    answer: Number | None = Field(None, examples=["12,5"])
    between: Between | None = None
    answers: Annotated[tuple[NumberAnswer, ...], BeforeValidator(read_answers)] = ()

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


def worth(question: Measure) -> dict[str, float]:
    """Unit as folded for comparison → how many of the expected unit it is worth."""
    units = {fold_unit(unit): factor for unit, factor in question.units.items()}
    return ({fold_unit(question.unit): 1.0} if question.unit else {}) | units


class Key(OneKey):
    """With `answers`, it has several numbers, and no other."""

    answers: NotRequired[list[Row]]


def key(question: NumberQuestion) -> Key:
    if question.answers:
        rows = [*question.rows]
        return {"answers": rows, "answer": rows[0][1], "tolerance": rows[0][2], "units": worth(question)}
    answer, tolerance = _bounds(question.answer, question.between, question.tolerance)
    return {"answer": answer, "tolerance": tolerance, "units": worth(question)}


def fold_unit(unit: str) -> str:
    """« ° C » and « °c » are one unit, « L » and « l », « m2 » and « m² » too; « m » and « M » stay two."""
    plain = unicodedata.normalize("NFKC", unit.replace("\u00ba", "\u00b0"))
    compact = re.sub(r"[\s.]+", "", plain)
    return compact if len(compact) == 1 and compact != "L" else compact.lower()


_SPLIT = re.compile(r"([+\-\u2212]?\s*[0-9][0-9\s]*(?:[.,][0-9]+)?|[+\-\u2212]?\s*[.,][0-9]+)(.*)", re.S)


_ULPS = 4 * 2.0**-52
"""A few units in the last place: 12.6 is within 0.1 of 12.5, which binary rounding would deny."""


def mark(key: OneKey, response: str | None) -> Verdict:
    """`response`: what was typed, for example « 12,5 kg »."""
    typed = (response or "").strip()
    if not typed:
        return UNANSWERED
    found = _SPLIT.fullmatch(typed)
    number = parse_number(found[1]) if found else None
    if found is None or number is None:
        return Verdict(State.UNANSWERED, notice=Notice.NOT_A_NUMBER)
    unit = fold_unit(found[2])
    if unit and unit not in key["units"]:
        return Verdict(State.WRONG, notice=Notice.UNIT)
    value = number * key["units"].get(unit, 1.0)
    margin = key["tolerance"] + _ULPS * max(abs(value), abs(key["answer"]))
    return graded(1.0 if abs(value - key["answer"]) <= margin else 0.0, ())


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
    return "T273" if any(factor != 1 for factor in question.units.values()) else None


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
    seal=Seal(_told, _against),
    features=lambda question: ("numbers",) if question.answers else (),
)

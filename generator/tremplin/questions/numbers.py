"""Numbers between two others, and several numbers of which each has its share of the points."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from tremplin.questions.base import State, Verdict, graded, rounded
from tremplin.questions.units import Accepted
from tremplin.schema.inputs import Scalars
from tremplin.schema.validate import Authored
from tremplin.schema.values import Number, Text, parse_number, reader, refuse

_BETWEEN = re.compile(r"(?:(?:de|entre)\s+)?(\S.*?)(?:\s+(?:et|à|and|to)\s+|\s*(?:\.\.|;)\s*)(\S.*)", re.I)

Range = tuple[float, float]
"""The least and the greatest number that are right."""


def read_range(value: str, *at: str) -> Range:
    """« 10 et 12 », « 10 à 12 », « 10..12 »; raises `PydanticCustomError`, told at `at`."""
    found = _BETWEEN.fullmatch(value.strip())
    least, most = (parse_number(part) for part in found.groups()) if found else (None, None)
    if least is None or most is None or least >= most:
        refuse("T287", at=at, value=value)
    return least, most


def _range(value: Any) -> Any:
    """`[10, 12]` says the same."""
    if isinstance(value, list):
        value = " et ".join(map(str, value)) if len(value) == 2 else str(value)
    return value


Between = Annotated[Range, reader(read_range, tuple), BeforeValidator(_range, json_schema_input_type=Scalars)]


def middle(between: Range) -> tuple[float, float]:
    """The number and the tolerance that say the same as a range."""
    least, most = between
    return (least + most) / 2, (most - least) / 2


def _tolerance(value: str) -> tuple[float, bool]:
    """« 0,1 » is absolute, « 5 % » relative: kept as (number, is relative)."""
    number = parse_number(value.removesuffix("%"))
    if number is None or number < 0:
        refuse("T238", value=value)
    return number, value.endswith("%")


Tolerance = Annotated[tuple[float, bool], reader(_tolerance, tuple)]


def margin(number: float, tolerance: tuple[float, bool]) -> float:
    amount, is_relative = tolerance
    return abs(number) * amount / 100 if is_relative else amount


def _points(value: str) -> tuple[float, bool]:
    """« 50 % » of the points of the question, or « 2 » of them: kept as (number, is a share)."""
    number = parse_number(value.removesuffix("%"))
    if number is None or number < 0:
        refuse("T213", value=value)
    return (number / 100, True) if value.endswith("%") else (number, False)


class NumberAnswer(Authored):
    """A number, or a range, with its share of the points and what is said of it."""

    number: Number | None = None
    between: Between | None = None
    tolerance: Tolerance | None = None
    points: Annotated[tuple[float, bool], reader(_points, tuple)] = (1.0, True)
    feedback: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> NumberAnswer:
        if (self.number is None) == (self.between is None) or (self.between and self.tolerance):
            refuse("T288", one_of=("number", "between"), example="nombre: 12")
        return self

    @property
    def name(self) -> str:
        """What its id follows."""
        return f"{self.number:g}" if self.number is not None else f"{self.between}"

    def share(self, points: float) -> float:
        """Of the `points` of its question, from 0 to 1; more than 1 when it asks too much."""
        amount, is_share = self.points
        return amount if is_share else amount / points


def has_numbers(data: Mapping[str, object]) -> bool:
    """Whether authored answers are numbers, by their keys."""
    answers = data.get("answers")
    return isinstance(answers, list) and any(
        isinstance(answer, dict) and {"number", "between"} & set(answer) for answer in answers
    )


def read_answers(value: Any) -> Any:
    """A number alone is one of those that are right."""
    if isinstance(value, list):
        return [{"number": item} if isinstance(item, str) else item for item in value]
    return value


class OneKey(Accepted):
    """What one number needs: `answer`, give or take `tolerance`, with what may follow it."""

    answer: float
    tolerance: float


def expecting(answer: float, tolerance: float, found: Accepted) -> OneKey:
    """The key of one number, with what may follow it according to another key."""
    key: OneKey = {"answer": answer, "tolerance": tolerance, "units": found["units"]}
    if "nouns" in found:
        key["nouns"] = found["nouns"]
    if "exact" in found:
        key["exact"] = found["exact"]
    return key


Row = tuple[str, float, float, float]
"""Id, number, tolerance, share of the points."""


def mark(
    key: Mapping[str, Any],
    rows: Sequence[Row],
    typed: str | None,
    mark_one: Callable[[Any, str | None], Verdict],
) -> Verdict:
    """The verdict of the number that is worth the most among those that `typed` is.

    `mark_one` marks one of them, by `key` with its number and its tolerance.
    """
    verdict, best = Verdict(State.WRONG), -1.0
    for id_, answer, tolerance, share in rows:
        found = mark_one({**key, "answer": answer, "tolerance": tolerance}, typed)
        if found.state is State.UNANSWERED:
            return found
        if found.state is State.RIGHT and share > best:
            verdict, best = graded(rounded(share), (id_,)), share
        elif best < 0:
            verdict = found
    return verdict

"""A calculation whose numbers are drawn anew at each round."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pydantic import Field, model_validator

from tremplin.questions import number
from tremplin.questions.base import UNANSWERED, Dice, Kind, Verdict, View
from tremplin.questions.expression import Program, compile_expression, run
from tremplin.questions.number import Measure
from tremplin.schema.values import Text, parse_number, reader, refuse

Range = tuple[float, float, float]
"""First, last and step."""
_RANGE = re.compile(r"(\S+?)\s*(?:\.\.|à)\s*(\S+?)(?:\s+(?:pas|step)\s+(\S+))?")
TRIALS = 200
"""Draws that are tried on load, so that no learner meets a division by zero."""


def _range(value: str) -> Range:
    found = _RANGE.fullmatch(value)
    numbers = [parse_number(part or "1") for part in found.groups()] if found else [None]
    first, last, step = (*numbers, None, None)[:3]
    if first is None or last is None or step is None or not (first < last and 0 < step <= last - first):
        refuse("T239", value=value)
    return first, last, step


class Formula(Measure):
    variables: dict[Text, Annotated[Range, reader(_range, tuple)]] = Field(
        min_length=1, examples=["{a: 2..9, b: 2..9}"]
    )
    answer: Text = Field(examples=["a * b"])

    @model_validator(mode="after")
    def _sound(self) -> Formula:
        for name in self.variables:
            if not re.fullmatch(r"[^\W\d]\w*", name):
                refuse("T240", at=("variables", name), name=name)
        dice = random.Random(0)  # noqa: S311 - trials, not a secret
        for _ in range(TRIALS):
            values = draw(self, dice)
            if not math.isfinite(run(self.program, values)):
                shown = ", ".join(f"{name} = {value:g}" for name, value in values.items())
                refuse("T241", at=("answer",), values=shown)
        return self

    @property
    def program(self) -> Program:
        return compile_expression(self.answer, self.variables)


def draw(question: Formula, dice: Dice) -> dict[str, float]:
    values = {}
    for name, (first, last, step) in question.variables.items():
        count = int((last - first) / step + 1e-9)
        values[name] = round(first + step * dice.randint(0, count), 6)
    return values


class Key(TypedDict):
    variables: dict[str, list[float]]
    program: Program
    tolerance: float
    relative: bool
    units: dict[str, float]


def key(question: Formula) -> Key:
    amount, is_relative = question.tolerance
    return {
        "variables": {name: list(found) for name, found in question.variables.items()},
        "program": question.program,
        "tolerance": amount,
        "relative": is_relative,
        "units": number.worth(question),
    }


class Response(TypedDict, total=False):
    """The values that were drawn, and what was typed."""

    values: Mapping[str, float] | None
    typed: str | None


def mark(key: Key, response: Response | None) -> Verdict:
    given: Response = response or {}
    values = given.get("values") or {}
    typed = given.get("typed") or ""
    if not typed.strip() or any(name not in values for name in key["variables"]):
        return UNANSWERED
    answer = run(key["program"], values)
    margin = abs(answer) * key["tolerance"] / 100 if key["relative"] else key["tolerance"]
    return number.mark({"answer": answer, "tolerance": margin, "units": key["units"]}, typed)


def solutions(question: Formula) -> list[Response]:
    """For one draw."""
    values = draw(question, random.Random(0))  # noqa: S311 - any draw
    return [{"values": values, "typed": number.written(run(question.program, values))}]


@dataclass(frozen=True)
class FormulaView(View):
    values: Mapping[str, float]
    result: float

    @property
    def drawn(self) -> Mapping[str, float]:
        return self.values


def view(question: Formula, dice: Dice) -> FormulaView:
    values = draw(question, dice)
    return FormulaView(values, run(question.program, values))


KIND = Kind("formula", Formula, lambda data: "variables" in data, key, mark, solutions, view=view)

"""A calculation whose numbers are drawn anew at each round."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pydantic import Field, model_validator

from tremplin.diagnostics import near
from tremplin.fixes import meant
from tremplin.questions import braces, number
from tremplin.questions.base import UNANSWERED, Dice, Kind, Verdict, View
from tremplin.questions.expression import Program, compile_expression, run
from tremplin.questions.number import Measure
from tremplin.questions.numbers import expecting
from tremplin.questions.units import Accepted
from tremplin.schema.values import Text, parse_number, reader, refuse

Range = tuple[float, float, float]
"""First, last and step."""
_RANGE = re.compile(r"(\S+?)\s*(?:\.\.|à)\s*(\S+?)(?:\s+(?:pas|step)\s+(\S+))?")
_NAME = re.compile(r"[^\W\d]\w*")
_WHEN = ("right", "wrong", "partial", "final")
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
            if not _NAME.fullmatch(name):
                refuse("T240", at=("variables", name), name=name)
        dice = random.Random(0)  # noqa: S311 - trials, not a secret
        for _ in range(TRIALS):
            values = draw(self, dice)
            if not math.isfinite(run(self.program, values)):
                shown = ", ".join(f"{name} = {value:g}" for name, value in values.items())
                refuse("T241", at=("answer",), values=shown)
        self._name_numbers()
        return self

    def _name_numbers(self) -> None:
        """Refuse a name in braces that no variable has, and a variable that the question does not show."""
        for at, text in self._texts():
            for gap in braces.gaps(text):
                name = gap.strip()
                if gap not in self.variables and _NAME.fullmatch(name):
                    refuse("T278", at=at, name=f"{{{gap}}}", remedy=self._variable(gap, name))
        shown = re.findall(r"\{(\w+)\}", self.question)
        if hidden := next(
            (name for name in self.program if name in self.variables and name not in shown), None
        ):
            refuse("T279", at=("question",), name=hidden)

    def _texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The texts that show numbers, and where they stand."""
        for field in ("question", "explanation", *(f"feedback_{when}" for when in _WHEN)):
            if text := getattr(self, field):
                yield (field,), text
        yield from ((("hints", n), text) for n, text in enumerate(self.hints))

    def _variable(self, gap: str, name: str) -> str:
        """What to write for a name that is none."""
        if found := near(name, *self.variables):
            return meant(name, found, self.variables, f"{{{gap}}}", f"{{{found}}}")
        return f"Variables : {', '.join(self.variables)}."

    @property
    def program(self) -> Program:
        return compile_expression(self.answer, self.variables)


def draw(question: Formula, dice: Dice) -> dict[str, float]:
    values = {}
    for name, (first, last, step) in question.variables.items():
        count = int((last - first) / step + 1e-9)
        values[name] = round(first + step * dice.randint(0, count), 6)
    return values


class Key(Accepted):
    variables: dict[str, list[float]]
    program: Program
    tolerance: float
    relative: bool


def key(question: Formula) -> Key:
    amount, is_relative = question.tolerance
    return {
        "variables": {name: list(found) for name, found in question.variables.items()},
        "program": question.program,
        "tolerance": amount,
        "relative": is_relative,
        **question.accepted,
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
    return number.mark(expecting(answer, margin, key), typed)


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


KIND = Kind(
    "formula",
    Formula,
    lambda data: "variables" in data,
    key,
    mark,
    solutions,
    view=view,
    features=lambda _question: ("quantities",),
)

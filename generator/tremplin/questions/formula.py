"""A calculation whose numbers are drawn anew at each round."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions import number
from tremplin.questions.base import UNANSWERED, Dice, Kind, MarkingKey, Verdict
from tremplin.questions.expression import Program, compile_expression, run
from tremplin.questions.number import NumberQuestion
from tremplin.schema.values import Text, parse_number, refuse

Range = tuple[float, float, float]
"""First, last and step."""
_RANGE = re.compile(r"(\S+?)\s*(?:\.\.|à)\s*(\S+?)(?:\s+(?:pas|step)\s+(\S+))?")
TRIALS = 200
"""Draws that are tried on load, so that no learner meets a division by zero."""


def _range(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _RANGE.fullmatch(value.strip())
    numbers = [parse_number(part or "1") for part in found.groups()] if found else [None]
    first, last, step = (*numbers, None, None)[:3]
    if first is None or last is None or step is None or not (first < last and 0 < step <= last - first):
        refuse(f"« {value} » n’est pas un intervalle", "Écrivez par exemple : 2..9, ou 0,5..3 pas 0,5")
    return first, last, step


class Formula(NumberQuestion):
    variables: dict[Text, Annotated[Range, BeforeValidator(_range)]] = Field(
        min_length=1, examples=["{a: 2..9, b: 2..9}"]
    )
    answer: Text = Field(examples=["a * b"])  # type: ignore[assignment]

    @model_validator(mode="after")
    def _sound(self) -> Formula:
        for name in self.variables:
            if not re.fullmatch(r"[^\W\d]\w*", name):
                remedy = "Utilisez une lettre, par exemple : a"
                refuse(f"« {name} » n’est pas un nom de variable", remedy, "T207")
        dice = random.Random(0)  # noqa: S311 - trials, not a secret
        for _ in range(TRIALS):
            values = draw(self, dice)
            if not math.isfinite(run(self.program, values)):
                shown = ", ".join(f"{name} = {value:g}" for name, value in values.items())
                remedy = "Changez l’intervalle des variables."
                refuse(f"le calcul est impossible avec {shown}", remedy, "T207")
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


def key(question: Formula) -> MarkingKey:
    amount, is_relative = question.tolerance
    units = {number.fold_unit(unit): factor for unit, factor in question.units.items()}
    return {
        "variables": {name: list(found) for name, found in question.variables.items()},
        "program": question.program,
        "tolerance": amount,
        "relative": is_relative,
        "units": ({number.fold_unit(question.unit): 1.0} if question.unit else {}) | units,
    }


def mark(key: MarkingKey, response: Mapping[str, Any] | None) -> Verdict:
    """`response`: the `values` that were drawn, and what was `typed`."""
    given = response or {}
    values = given.get("values") or {}
    if not (given.get("typed") or "").strip() or any(name not in values for name in key["variables"]):
        return UNANSWERED
    answer = run(key["program"], values)
    margin = abs(answer) * key["tolerance"] / 100 if key["relative"] else key["tolerance"]
    return number.mark({"answer": answer, "tolerance": margin, "units": key["units"]}, given["typed"])


def view(question: Formula, dice: Dice) -> Any:
    values = draw(question, dice)
    return {"values": values, "result": run(question.program, values)}


KIND = Kind("formula", ("calcul",), Formula, lambda d: "variables" in d, key, mark, view)

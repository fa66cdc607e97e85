"""A number, with a tolerance and units."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from tremplin.questions.base import UNANSWERED, Kind, MarkingKey, Notice, Question, State, Verdict, graded
from tremplin.schema.values import Number, Text, parse_number, refuse


def _units(value: Any) -> Any:
    """A list of other names for the unit becomes factors of 1."""
    if isinstance(value, str):
        value = [value]
    return {unit: 1.0 for unit in value} if isinstance(value, list) else value


def _tolerance(value: Any) -> Any:
    """« 0,1 » is absolute, « 5 % » relative: kept as (number, is relative)."""
    if not isinstance(value, str):
        return value
    number = parse_number(value.strip().removesuffix("%"))
    if number is None or number < 0:
        refuse(f"« {value} » n’est pas une tolérance", "Écrivez par exemple : 0,1 ou 5 %")
    return number, value.strip().endswith("%")


class NumberQuestion(Question):
    answer: Number = Field(examples=["12,5"])
    tolerance: Annotated[tuple[float, bool], BeforeValidator(_tolerance)] = (0.0, False)
    unit: Text | None = None
    units: Annotated[dict[str, Number], BeforeValidator(_units)] = {}


def key(question: NumberQuestion) -> MarkingKey:
    """`units`: unit as folded for comparison → how many of the expected unit it is worth."""
    amount, relative = question.tolerance
    units = {fold_unit(unit): factor for unit, factor in question.units.items()}
    return {
        "answer": question.answer,
        "tolerance": abs(question.answer) * amount / 100 if relative else amount,
        "units": ({fold_unit(question.unit): 1.0} if question.unit else {}) | units,
    }


def fold_unit(unit: str) -> str:
    """« ° C » and « °c » are one unit; « m » and « M » stay two (the case of a sole letter counts)."""
    compact = re.sub(r"[\s\u00a0\u202f.]+", "", unit).replace("\u00ba", "\u00b0")
    return compact if len(compact) == 1 else compact.lower()


_SPLIT = re.compile(r"([+\-\u2212]?[0-9][0-9 \u00a0\u202f]*(?:[.,][0-9]+)?|[+\-\u2212]?[.,][0-9]+)(.*)", re.S)


def mark(key: MarkingKey, response: str | None) -> Verdict:
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
    # the margin absorbs binary rounding: 12.6 is within 0.1 of 12.5
    margin = key["tolerance"] + 1e-9 * max(1.0, abs(key["answer"]))
    return graded(1.0 if abs(value - key["answer"]) <= margin else 0.0, ())


KIND = Kind(
    "number",
    ("nombre",),
    NumberQuestion,
    lambda d: "answers" not in d
    and isinstance(d.get("answer"), str)
    and parse_number(d["answer"]) is not None,
    key,
    mark,
)

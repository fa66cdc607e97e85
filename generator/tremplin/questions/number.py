"""A number, with a tolerance and units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypedDict

from pydantic import BeforeValidator, Field

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
    graded,
)
from tremplin.schema.values import Number, Text, parse_number, reader, refuse


def _units(value: Any) -> Any:
    """A list of other names for the unit becomes factors of 1."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list) and all(isinstance(unit, str) for unit in value):
        return dict.fromkeys(value, 1.0)
    return value


def _tolerance(value: str) -> tuple[float, bool]:
    """« 0,1 » is absolute, « 5 % » relative: kept as (number, is relative)."""
    number = parse_number(value.removesuffix("%"))
    if number is None or number < 0:
        refuse("T238", value=value)
    return number, value.endswith("%")


class NumberQuestion(Question):
    answer: Number = Field(examples=["12,5"])
    tolerance: Annotated[tuple[float, bool], reader(_tolerance, tuple)] = (0.0, False)
    unit: Text | None = None
    units: Annotated[dict[str, Annotated[Number, Field(gt=0)]], BeforeValidator(_units)] = Field(default={})


def worth(question: NumberQuestion) -> dict[str, float]:
    """Unit as folded for comparison → how many of the expected unit it is worth."""
    units = {fold_unit(unit): factor for unit, factor in question.units.items()}
    return ({fold_unit(question.unit): 1.0} if question.unit else {}) | units


class Key(TypedDict):
    answer: float
    tolerance: float
    units: dict[str, float]


def key(question: NumberQuestion) -> Key:
    amount, relative = question.tolerance
    return {
        "answer": question.answer,
        "tolerance": abs(question.answer) * amount / 100 if relative else amount,
        "units": worth(question),
    }


def fold_unit(unit: str) -> str:
    """« ° C » and « °c » are one unit, « L » and « l », « m2 » and « m² » too; « m » and « M » stay two."""
    plain = unicodedata.normalize("NFKC", unit.replace("\u00ba", "\u00b0"))
    compact = re.sub(r"[\s.]+", "", plain)
    return compact if len(compact) == 1 and compact != "L" else compact.lower()


_SPLIT = re.compile(r"([+\-\u2212]?\s*[0-9][0-9\s]*(?:[.,][0-9]+)?|[+\-\u2212]?\s*[.,][0-9]+)(.*)", re.S)


_ULPS = 4 * 2.0**-52
"""A few units in the last place: 12.6 is within 0.1 of 12.5, which binary rounding would deny."""


def mark(key: Key, response: str | None) -> Verdict:
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


def written(value: float) -> str:
    """A number as one types it, every digit of it and no exponent: « 0,000001 »."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0").replace(".", ",")


def solutions(question: NumberQuestion) -> list[str]:
    return [written(question.answer)]


def _told(question: NumberQuestion) -> list[Told[str]]:
    return [Told(canonical(question.answer), typed) for typed in solutions(question)]


def _against(question: NumberQuestion) -> str | None:
    if question.tolerance[0]:
        return "T272"
    return "T273" if any(factor != 1 for factor in question.units.values()) else None


def _infer(data: Mapping[str, object]) -> bool:
    if "answers" in data:
        return False
    answer = data.get("answer")
    return bool({"unit", "units"} & set(data)) or (
        isinstance(answer, str) and parse_number(answer) is not None
    )


KIND = Kind("number", NumberQuestion, _infer, key, mark, solutions, seal=Seal(_told, _against))

"""A number, with a tolerance and units: how people type them is in `quantity`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, NotRequired, TypedDict

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
from tremplin.questions.quantity import Unit, amounts, candidates, clean, measure, total
from tremplin.schema import words
from tremplin.schema.values import Number, Text, parse_number, reader, refuse


def _units(value: Any) -> Any:
    """A list of other names for the unit becomes factors of 1; « aucune » is None: no other unit."""
    if isinstance(value, str):
        value = None if words.find("none", value) else [value]
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
    units: Annotated[dict[str, Annotated[Number, Field(gt=0)]] | None, BeforeValidator(_units)] = Field(
        default={}
    )


def worth(question: NumberQuestion) -> dict[str, float]:
    """Name of a unit → how many of the expected unit it is worth. Without one, that of the question serves:
    « Combien de minutes … ? ».
    """
    found = ({question.unit: 1.0} if question.unit else {}) | (question.units or {})
    return found or {name: 1.0 for name in counted(question.question) if measure(name).is_known}


_COUNTED = re.compile(r"(?:combien|nombre|how many|how much)([^.?!:]*)")
_AFTER = re.compile(r"(?:\b(?:de|des|en|many|much) |\bd')([a-z]{3,})")
_BESIDE = re.compile(r"[0-9] ([a-z]{3,})")
_NO_NOUNS = frozenset(
    [
        "temps",
        "fois",
        "plus",
        "moins",
        "trop",
        "cela",
        "chaque",
        "tous",
        "toutes",
        "pour",
        "avec",
        "dans",
        "font",
        "fait",
        "est",
        "sont",
        "the",
        "and",
    ]
)
MOST_NOUNS = 4


def counted(text: str) -> list[str]:
    """The nouns that may follow a number in an answer to `text`: « 14 familles », « 13 mars »."""
    plain = clean(re.sub("[*_`]", "", text))
    asked = [noun for found in _COUNTED.finditer(plain) for noun in _AFTER.findall(found[1])]
    beside = [noun for noun in _BESIDE.findall(plain) if not measure(noun).is_known]
    nouns = (re.sub("[sx]$", "", noun) for noun in (*asked, *beside) if noun not in _NO_NOUNS)
    return list(dict.fromkeys(nouns))[:MOST_NOUNS]


class Accepted(TypedDict):
    """What may follow the number: units, the expected one first, and nouns of the question."""

    units: dict[str, float]
    nouns: NotRequired[list[str]]
    exact: NotRequired[bool]
    """Whether other units of the same dimension are refused."""


class Key(Accepted):
    answer: float
    tolerance: float


def accepted(question: NumberQuestion) -> Accepted:
    units = worth(question)
    found: Accepted = {"units": units}
    if nouns := [noun for noun in counted(question.question) if not measure(noun).is_known]:
        found["nouns"] = nouns
    if question.units is None:
        found["exact"] = True
    return found


def expecting(answer: float, margin: float, found: Accepted) -> Key:
    key: Key = {"answer": answer, "tolerance": margin, "units": found["units"]}
    if "nouns" in found:
        key["nouns"] = found["nouns"]
    if "exact" in found:
        key["exact"] = True
    return key


def key(question: NumberQuestion) -> Key:
    amount, relative = question.tolerance
    margin = abs(question.answer) * amount / 100 if relative else amount
    return expecting(question.answer, margin, accepted(question))


def read(typed: str, key: Accepted) -> list[float] | Verdict:
    """What `typed` may be worth in the expected unit, or why it cannot be marked."""
    found = amounts(typed)
    if not found:
        return Verdict(State.UNANSWERED, notice=Notice.NOT_A_NUMBER)
    known = [(measure(name), factor) for name, factor in key["units"].items()]
    nouns = [measure(noun) for noun in key.get("nouns", ())]
    scales = {"": 1.0}

    def fit(name: str) -> Unit | None:
        for unit in candidates(name):
            same = [(u, factor) for u, factor in known if u.dimension == unit.dimension]
            same = [row for row in same if row[0] == unit] or ([] if key.get("exact") else same)
            if same:
                scales[unit.dimension] = same[0][1] / same[0][0].factor
                return unit
            if unit in nouns:
                scales[unit.dimension] = 1.0
                return unit
        return None

    for name in (amount.unit for amount in found if amount.unit):
        if fit(name) is None and not (name == "m" and len(found) > 1):
            is_other = any(unit.is_known for unit in candidates(name))
            return Verdict(State.WRONG if is_other else State.UNANSWERED, notice=Notice.UNIT)
    sum_ = total(found, lambda name: fit(name) if name else Unit("", 1.0))
    if sum_ is None:
        return Verdict(State.UNANSWERED, notice=Notice.NOT_A_NUMBER)
    value = sum_.factor * scales[sum_.dimension]
    # « 1.250 » may be a count or a sum of money, never one thousand two hundred and fifty grams
    is_measured = any(unit.is_known and unit.dimension != "money" for unit, _ in known)
    return [value, value * 1000] if found[0].thousands and not is_measured else [value]


_ROUNDING = 2.0**-48
"""12.6 is within 0.1 of 12.5, and 0.1 l is 100 ml, which binary rounding would deny."""


def mark(key: Key, response: str | None) -> Verdict:
    """`response`: what was typed, for example « 12,5 kg »."""
    if not clean(response or ""):
        return (
            UNANSWERED
            if not (response or "").strip()
            else Verdict(State.UNANSWERED, notice=Notice.NOT_A_NUMBER)
        )
    values = read(response or "", key)
    if isinstance(values, Verdict):
        return values
    margins = [key["tolerance"] + _ROUNDING * max(abs(value), abs(key["answer"])) for value in values]
    is_right = any(
        abs(value - key["answer"]) <= margin for value, margin in zip(values, margins, strict=True)
    )
    return graded(1.0 if is_right else 0.0, ())


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
    return "T273" if any(factor != 1 for factor in (question.units or {}).values()) else None


def _infer(data: Mapping[str, object]) -> bool:
    if "answers" in data:
        return False
    answer = data.get("answer")
    return bool({"unit", "units"} & set(data)) or (
        isinstance(answer, str) and parse_number(answer) is not None
    )


KIND = Kind(
    "number",
    NumberQuestion,
    _infer,
    key,
    mark,
    solutions,
    seal=Seal(_told, _against, accepted),
    features=lambda _question: ("quantities",),
)

"""What may follow the number of an answer: the units of its question, others of the table, a noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NotRequired, TypedDict

from tremplin.questions.base import Notice, State, Verdict
from tremplin.questions.quantity import Unit, amounts, candidates, measure, total
from tremplin.questions.written import clean

_COUNTED = re.compile(r"(?:combien|nombre|how many|how much)([^.?!:]*)")
_AFTER = re.compile(r"(?:\b(?:de|des|en|many|much) |\bd')([a-z]{3,})")
_BESIDE = re.compile(r"[0-9] ([a-z]{3,})")
_NO_NOUNS = frozenset(
    "temps fois plus moins trop cela chaque tous toutes pour avec dans font fait est sont the and".split()  # noqa: SIM905
)
MOST_NOUNS = 4
_UNITS = {"time": "h", "age": "ans", "money": "€", "cost": "€", "heat": "°C", "share": "%"}
_PER = re.compile(r"\bpar (heure|jour|semaine|mois|an)\b")
_ASKED = re.compile(
    r"quel(?:le)?(?: est| sera)?(?: l[ae]| l'| son| votre)? ?"
    r"(?:(?P<time>heure)|(?P<heat>temperature)|(?P<age>age)|(?P<share>%age)"
    r"|(?P<money>prix|cout|montant|somme|salaire|tarif|loyer))\b|combien (?:\w+ )?(?P<cost>coute|paie|paye)"
)
"""The unit of what is asked for, where nothing names one: « À quelle heure ? », « Combien coûte … ? »."""


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


def accepted(unit: str | None, units: Mapping[str, float] | None, text: str) -> Accepted:
    """Of the question `text`, with what its author says of units (None for `units`: no other).

    Without any, that of the question serves: « Combien de minutes … ? ».
    """
    nouns = counted(text)
    known = ({unit: 1.0} if unit else {}) | dict(units or {})
    known = known or {noun: 1.0 for noun in nouns if measure(noun).is_known}
    if not known and units is not None and (asked := _ASKED.search(clean(text))):
        known = {_UNITS[asked.lastgroup or ""]: 1.0}
    if known and units is not None:  # « 35 h par semaine » where the question says it
        first = next(iter(known))
        known |= {f"{first}/{time}": 1.0 for time in _PER.findall(clean(text)) if "/" not in first}
    found: Accepted = {"units": known}
    if others := [noun for noun in nouns if not measure(noun).is_known]:
        found["nouns"] = others
    if units is None:
        found["exact"] = True
    return found


def read(typed: str, key: Accepted) -> list[float] | Verdict:
    """What `typed` may be worth in the expected unit, or why it cannot be marked."""
    found = amounts(typed)
    if not found:
        return Verdict(State.UNANSWERED, notice=Notice.NOT_A_NUMBER)
    known = [(measure(name), factor) for name, factor in key["units"].items()]
    nouns = [measure(noun) for noun in key.get("nouns", ())]
    scales = {"": 1.0}

    def fit(name: str) -> Unit | None:
        if name == "e" and not known:
            return Unit("", 1.0)  # « la 3e »
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

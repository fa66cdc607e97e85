"""Numbers as people type them, and their units: « 2h00 », « 63 degrés », « vingt et un », « 1,5·10^3 ».

One table for Python and JavaScript, `units.json`: dimensions, names, factors, and the words of numbers. The
client's `features/quantities/read.js` gives the same.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tremplin.questions.written import clean

_TABLE = json.loads((Path(__file__).parent / "units.json").read_text(encoding="utf-8"))
_NUMBER = (
    r"10 ?\^ ?[+-]?[0-9]{1,3}"
    r"|(?:(?:[0-9]|[0-9][ '](?=[0-9]))*[0-9])?(?:[.,][0-9]+)+|(?:[0-9]|[0-9][ '](?=[0-9]))*[0-9]"
)
_EXPONENT = r" ?e[+-]?[0-9]{1,3}(?![a-z0-9])| ?[x*×·⋅] ?10 ?\^ ?[+-]?[0-9]{1,3}"
_TOKEN = re.compile(
    rf"((?:{_NUMBER})(?:{_EXPONENT})?(?: ?/ ?[0-9]+)?)|([a-z]*m\^?[23](?![0-9])|[a-z]'|[a-z°€%$./·]+|\S)"
)
_SIGNS = re.compile("[.,]")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_POWER = re.compile(r"(.*?)\^?(2|3|carre|cube|square|cubic)")
_NO_TAIL = re.compile(r"^l'|[/0-9·]|\b(?:par|per|carre|cube|square|cubic|moins|minus|plus|ou|or|sans)\b")


class Unit(NamedTuple):
    """What it measures (« ? » and itself for another word), and how many of the first one it is worth."""

    dimension: str
    factor: float

    @property
    def is_known(self) -> bool:
        return "?" not in self.dimension


class Amount(NamedTuple):
    value: float
    unit: str
    thousands: bool = False
    """Whether the sign in it may part thousands: « 1.250 »."""


def _words() -> dict[str, float]:
    found = {word: n for row in ("ones", "English") for n, word in enumerate(_TABLE[row].split())}
    for n, row in enumerate(_TABLE["tens"].split()):
        found |= dict.fromkeys(row.split(","), 20 + 10 * n)
    return {**found, "une": 1, **_TABLE["powers"]}


def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for dimension, factor, names, *prefixes in _TABLE["units"]:
        short, *long = names.split()
        found |= dict.fromkeys((short, *long), Unit(dimension, factor))
        for prefix, times in (_TABLE["prefixes"][prefixes[0]] if prefixes else {}).items():
            sign, word = prefix.split()
            found |= dict.fromkeys(
                (sign + short, *(word + name for name in long)), Unit(dimension, factor * times)
            )
    return found


_WORDS = _words()
_UNITS = _units()
_SHARES: Mapping[str, float] = _TABLE["shares"]
_BEFORE = frozenset(_TABLE["before"].split())


@lru_cache(maxsize=2048)
def measure(name: str) -> Unit:
    """The unit called `name`: « km/h », « mètres carrés », « kilomètres par heure »."""
    text = re.sub(r" ?(?:/|·|\bpar\b|\bper\b|\ba l'|\bau\b) ?| (?=heures?$)", "/", clean(name))
    parts = [_one(part) for part in text.split("/")]
    return Unit(
        "/".join(part.dimension for part in parts), parts[0].factor / math.prod(p.factor for p in parts[1:])
    )


def _one(part: str) -> Unit:
    words = [word if word in _UNITS or len(word) < 3 else re.sub("[sx]$", "", word) for word in part.split()]
    name = re.sub("[ .]", "", "".join(words))
    if name in _UNITS:
        return _UNITS[name]
    found = _POWER.fullmatch(name)
    base = _UNITS.get(found[1]) if found else None
    if found and base and base.dimension == "length":
        power = 3 if found[2] in ("3", "cube", "cubic") else 2
        return Unit(f"length{power}", base.factor**power)
    return Unit(f"?{name}", 1.0)


def amounts(typed: str) -> list[Amount] | None:
    """The numbers of a text with what follows each: « 1 h 25 » → 1 h, 25; None when it is not that."""
    text = re.sub(r"\b(?:au|at) (?:moins|plus|least|most)\b", "", clean(typed))
    text = re.sub(
        r"^([0-9]{1,2}) ?: ?([0-5][0-9])(?: ?: ?([0-5][0-9]))?(?![0-9])",
        lambda m: f"{m[1]}h{m[2]}" + (f"min{m[3]}s" if m[3] else ""),
        text,
    )
    text = re.sub(r"^([€$]) ?([0-9.,]+)$", r"\2\1", text)
    text, is_late = re.subn(" (?:du soir|(?:de )?l'apres.midi)$", "", text)
    text = text.replace("midi", "12h")
    tokens = [m[0] for m in _TOKEN.finditer(re.sub("([a-z])-(?=[a-z])", r"\1 ", text))]
    while tokens and tokens[0] in _BEFORE:
        del tokens[0]
    is_negative = tokens[:1] in (["-"], ["moins"], ["minus"])
    if is_negative or tokens[:1] in (["+"], ["plus"]):
        del tokens[0]
    found: list[Amount] = []
    while tokens:
        is_typed = tokens[0][-1].isdigit()
        read = _number(tokens)
        if read is None or not math.isfinite(read.value):
            return None
        if tokens[:1] in (["d'"], ["de"]):  # « 3/4 d’heure »
            del tokens[0]
        # « 12 cents » is a sum, « deux cents » a number
        words = [tokens.pop(0)] if is_typed and tokens and tokens[0] in ("cent", "cents") else []
        while tokens and not _begins(tokens[0]):
            words.append(tokens.pop(0))
        value = read.value
        if words[-1:] in (["et"], ["and"]):
            words.pop()
            if tokens and tokens[0] in _SHARES:  # « une heure et demie »
                value += _SHARES[tokens.pop(0)]
                words += [] if words or not tokens else [tokens.pop(0)]
        if "-" in words or (words == ["a"] and tokens):  # « 10 à 12 »
            return None
        if all(len(word) > 2 and word in _BEFORE for word in words):  # « 3 environ »
            words = []
        found.append(Amount(-value if is_negative else value, " ".join(words), read.thousands))
    if is_late and found and found[0].value < 12 and measure(found[0].unit) == Unit("time", 3600):
        found[0] = found[0]._replace(value=found[0].value + 12)
    return found or None


def _begins(token: str) -> bool:
    return (
        token[0].isdigit()
        or (token[0] in ".," and len(token) > 1)
        or token in _SHARES
        or _value(token) is not None
    )


def _value(word: str) -> float | None:
    return _WORDS.get(word, _WORDS.get(re.sub("s$", "", word)))


def _number(tokens: list[str]) -> Amount | None:
    """The number at the front of `tokens`, which are taken from there."""
    found = _in_words(tokens) if not re.match("[.,]?[0-9]", tokens[0]) else _in_figures(tokens.pop(0))
    if found and tokens and (times := _TABLE["powers"].get(re.sub("s$", "", tokens[0]), 0)) >= 1000:
        del tokens[0]  # « 2 millions »
        found = Amount(found.value * times, "")
    if tokens and (found or tokens[0] in _SHARES) and (share := _SHARES.get(re.sub("s$", "", tokens[0]))):
        del tokens[0]
        found = Amount((found.value if found else 1) * share, "")
        while tokens and tokens[0] in ("of", "an", "a"):
            del tokens[0]
    return found


def _in_figures(token: str) -> Amount | None:
    text, _, below = token.replace(" ", "").replace("'", "").partition("/")
    power = re.fullmatch(r"(?:(.*)[x*×·⋅])?10\^(.*)", text)
    plain, exponent = (power[1] or "1", power[2]) if power else [*text.split("e"), "0"][:2]
    signs = _SIGNS.findall(plain)
    thousands = len(signs) == 1 and bool(_GROUPS.fullmatch(plain))
    if len(set(signs)) == 2 and signs.count(signs[-1]) == 1:  # « 1.250,50 »
        plain = plain.replace(signs[0], "")
    elif len(signs) > 1:
        if not _GROUPS.fullmatch(plain):
            return None
        plain = _SIGNS.sub("", plain)
    value = float(f"{plain.replace(',', '.')}e{exponent}")
    if below and not float(below):
        return None
    return Amount(value / float(below or 1), "", thousands)


def _in_words(tokens: list[str]) -> Amount | None:
    """« vingt et un », « soixante-dix », « quatre-vingt-dix-sept », « three hundred »."""
    total = current = 0.0
    seen = False
    while tokens:
        skipped = seen and tokens[0] in ("et", "and") and len(tokens) > 1 and tokens[1] not in _SHARES
        value = _value(tokens[1 if skipped else 0])
        if value is None:
            break
        rest = current % 100
        if value >= 1000:
            total, current = total + (current or 1) * value, 0.0
        elif value == 100 and current < 10:
            current = (current or 1) * 100
        elif value == 20 and rest == 4:
            current += 76  # « quatre-vingts »
        elif value < 100 and (
            not rest or (rest in (60, 80) and value < 20) or (not rest % 10 and 0 < value < 10)
        ):
            current += value
        else:
            return None
        seen = True
        del tokens[: 2 if skipped else 1]
    return Amount(total + current, "") if seen else None


Fit = Callable[[str], Unit | None]


def total(found: Sequence[Amount], fit: Fit) -> Unit | None:
    """The sum of what one typed, in the dimension of its units; None where they do not go together."""
    sum_, last = 0.0, None
    for value, name, _ in found:
        unit = fit(name)
        if last and not name:
            factor, digits = _TABLE["then"].get(f"{last.dimension}{last.factor:g}", (0, 0))
            unit = Unit(last.dimension, factor) if factor and abs(value) < 10**digits else None
        elif last and name == "m" and last.dimension == "time":
            unit = Unit("time", 60)
        if unit is None or (last and (last.dimension, last.factor > unit.factor) != (unit.dimension, True)):
            return None
        sum_, last = sum_ + value * unit.factor, unit
    return Unit(last.dimension, sum_) if last else None


def candidates(name: str) -> list[Unit]:
    """The units that a text begins with, the longest first: « litres d'eau » is a litre too."""
    words = name.split(" ")
    ends = [n for n in range(len(words), 0, -1) if not _NO_TAIL.search(" ".join(words[n:]))]
    return [measure(" ".join(words[:n])) for n in ends]


def canonical(text: str, nouns: Sequence[str] = ()) -> str | None:
    """One text for all ways to write a quantity with units of the table, or none; None when it is not one.

    A noun of the question after a number changes nothing: « 14 familles ».
    """
    found = amounts(text)
    bare = [measure(noun) for noun in nouns]

    def fit(name: str) -> Unit | None:
        fitting = candidates(name) if name else [Unit("", 1.0)]
        known = (
            unit if unit.is_known else Unit("", 1.0) for unit in fitting if unit.is_known or unit in bare
        )
        return next(known, None)

    sum_ = total(found, fit) if found else None
    if sum_ is None:
        return None
    value, dimension = sum_.factor, sum_.dimension
    for unit in bare:
        if unit.dimension == dimension:  # « 2€50 » before « € »
            value, dimension = value / unit.factor, ""
    return f"{value + 0.0:.10e} {dimension}"


def cents(text: str) -> str | None:
    """A sum of money in cents, its unit written or not; None when it is none. A sum has no thousandths."""
    found, value = amounts(text), (canonical(text) or "").partition(" ")
    if not found or not value[0] or value[2] not in ("", "money"):
        return None
    sum_ = float(value[0]) * (1000 if found[0].thousands else 1)
    return f"{math.floor(abs(sum_) * 100 + 0.5) * (-1 if sum_ < 0 else 1)}"

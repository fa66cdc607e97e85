"""What kinds share whose answer is given place by place: lines to pair, to sort, points of a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, TypeVar

from tremplin.questions.base import UNANSWERED, Dice, Told, Verdict, canonical, graded, rounded, text_ids

Options = tuple[tuple[str, str], ...]
"""(id, text) of each thing to choose from."""
Response = Mapping[str, str]
"""Place → what is put there."""
T = TypeVar("T")


class PlacesKey(TypedDict):
    """Place → what is accepted there."""

    places: dict[str, list[str]]


def options(texts: Sequence[str]) -> Options:
    """The texts to choose from, each once, in alphabetical order: the easiest to search, and no clue."""
    once = sorted(dict.fromkeys(texts), key=str.casefold)
    return tuple(zip(text_ids(once), once, strict=True))


def mixed(rows: Sequence[T], dice: Dice) -> tuple[T, ...]:
    """The rows in another order than the author's, which is the answer."""
    found = list(rows)
    if len(rows) > 1:
        while found == list(rows):
            dice.shuffle(found)
    return tuple(found)


def mark(key: PlacesKey, response: Response | None) -> Verdict:
    """The score is the share of the right places; feedback is named for what is put in a wrong one.

    A place that is right left empty counts only beside one that somebody filled rightly.
    """
    places = key["places"]
    given = {place: value for place, value in (response or {}).items() if place in places and value}
    if not given:
        return UNANSWERED
    wrong = tuple(place for place, accepted in places.items() if given.get(place, "") not in accepted)
    filled = tuple(place for place in wrong if place in given)
    return graded(rounded(1 - len(wrong) / len(places)) if len(filled) < len(given) else 0.0, filled)


def first_right(key: PlacesKey) -> list[Response]:
    """The first thing that each place accepts; none where every place stays empty, which is no answer."""
    right = {place: accepted[0] for place, accepted in key["places"].items()}
    return [right] if any(right.values()) else []


def whole(key: PlacesKey) -> list[Told[Response]]:
    """The whole of the right answer opens; no part of it does."""
    return [Told(canonical(right), right) for right in first_right(key)]

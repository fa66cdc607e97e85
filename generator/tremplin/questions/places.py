"""What kinds share whose answer is given place by place: lines to pair, to sort, points of a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tremplin.questions.base import UNANSWERED, Dice, MarkingKey, Verdict, graded, rounded, text_ids

Choices = tuple[tuple[str, str], ...]
"""(id, text) of each thing to choose from."""


def options(texts: Sequence[str]) -> Choices:
    """The texts to choose from, each once, in alphabetical order: the easiest to search, and no clue."""
    once = sorted(dict.fromkeys(texts), key=str.casefold)
    return tuple(zip(text_ids(once), once, strict=True))


def mixed(rows: Sequence[Any], dice: Dice) -> tuple[Any, ...]:
    """The rows in another order than the author's, which is the answer."""
    found = list(rows)
    if len(rows) > 1:
        while found == list(rows):
            dice.shuffle(found)
    return tuple(found)


def mark(key: MarkingKey, response: Mapping[str, str] | None) -> Verdict:
    """`response`: place → what is put there; `key["places"]`: place → what is accepted there.

    The score is the share of the places that are right; feedback is named for what is put in a wrong place.
    """
    places = key["places"]
    given = {place: value for place, value in (response or {}).items() if place in places and value}
    if not given:
        return UNANSWERED
    wrong = tuple(place for place, accepted in places.items() if given.get(place, "") not in accepted)
    return graded(rounded(1 - len(wrong) / len(places)), tuple(place for place in wrong if place in given))

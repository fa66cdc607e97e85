"""Items to put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from pydantic import Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Question,
    Seal,
    Told,
    Verdict,
    View,
    canonical,
    distinct,
    graded,
    rounded,
    text_ids,
)
from tremplin.questions.places import Options, mixed
from tremplin.schema.values import Text


class Order(Question):
    elements: tuple[Text, ...] = Field(min_length=2, examples=["[Ouvrir, Écrire, Envoyer]"])
    """In the right order."""

    @model_validator(mode="after")
    def _sound(self) -> Order:
        distinct(self.elements, "elements")
        return self


class Key(TypedDict):
    order: list[str]


def key(question: Order) -> Key:
    return {"order": list(text_ids(question.elements))}


def mark(key: Key, response: Sequence[str] | None) -> Verdict:
    """`response`: every id, in the order given.

    The score is the share of the items that need not move, as Moodle's ordering question grades « longest
    ordered subset »: one item out of place does not cost all the others. Feedback is named for those that
    have to move.
    """
    order, given = key["order"], response or ()
    if sorted(given) != sorted(order):
        return UNANSWERED
    wrong = tuple(given[n] for n in _misplaced([order.index(id_) for id_ in given]))
    return graded(rounded(1 - len(wrong) / len(order)), wrong)


def _misplaced(places: Sequence[int]) -> list[int]:
    """The positions outside the longest run in order of these right places; of several, the first to end.

    One item alone is no run.
    """
    runs: list[list[int]] = []
    for n, place in enumerate(places):
        before = (run for m, run in enumerate(runs) if places[m] < place)
        runs.append([*max(before, key=len, default=[]), n])
    longest = max(runs, key=len)
    return [n for n in range(len(places)) if n not in longest or len(longest) == 1]


def solutions(question: Order) -> list[Sequence[str]]:
    return [key(question)["order"]]


@dataclass(frozen=True)
class OrderView(View):
    rows: Options


def view(question: Order, dice: Dice) -> OrderView:
    return OrderView(mixed(tuple(zip(text_ids(question.elements), question.elements, strict=True)), dice))


def _told(question: Order) -> list[Told[Sequence[str]]]:
    return [Told(canonical(right, is_ordered=True), right) for right in solutions(question)]


KIND = Kind(
    "order", Order, lambda data: "elements" in data, key, mark, solutions, view=view, seal=Seal(_told)
)

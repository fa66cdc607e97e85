"""Items to put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
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

    The score is the share of the items followed by the one that should follow, as Moodle's ordering
    question grades « relative to the next item »: one item out of place does not cost all the others.
    """
    order = key["order"]
    if sorted(response or ()) != sorted(order):
        return UNANSWERED
    follows = set(pairwise(order))
    return graded(rounded(sum(pair in follows for pair in pairwise(response or ())) / len(follows)), ())


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

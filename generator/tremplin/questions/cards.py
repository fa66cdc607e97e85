"""Cards to turn over: the learner says which ones were known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from pydantic import Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Question,
    State,
    Verdict,
    View,
    distinct,
    rounded,
    text_ids,
)
from tremplin.schema.validate import Authored
from tremplin.schema.values import Number, Text


class Card(Authored):
    front: Text
    back: Text


class Cards(Question):
    cards: tuple[Card, ...] = Field(min_length=1, examples=["[{recto: …, verso: …}]"])
    points: Number = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Cards:
        distinct((card.front for card in self.cards), "cards")
        return self


class Key(TypedDict):
    cards: list[str]


def key(question: Cards) -> Key:
    return {"cards": list(text_ids(card.front for card in question.cards))}


Response = Mapping[str, str]
"""Card → "known" or "again"."""


def mark(key: Key, response: Response | None) -> Verdict:
    """The score is the share of the cards that were known."""
    given = response or {}
    seen = [given[card] for card in key["cards"] if given.get(card) in ("known", "again")]
    if len(seen) < len(key["cards"]):
        return UNANSWERED
    return Verdict(State.DONE, rounded(seen.count("known") / len(seen)))


def solutions(question: Cards) -> list[Response]:
    return [dict.fromkeys(key(question)["cards"], "known")]


@dataclass(frozen=True)
class CardsView(View):
    rows: tuple[tuple[str, Card], ...]


def view(question: Cards, _dice: Dice) -> CardsView:
    return CardsView(tuple(zip(key(question)["cards"], question.cards, strict=True)))


KIND = Kind("cards", Cards, lambda data: "cards" in data, key, mark, solutions, view=view, is_judged=False)

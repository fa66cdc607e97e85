"""Cards to turn over: the learner says which ones were known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Question,
    State,
    Verdict,
    rounded,
    text_ids,
)
from tremplin.schema.validate import Authored
from tremplin.schema.values import Number, Text, refuse


class Card(Authored):
    front: Text
    back: Text


class Cards(Question):
    cards: tuple[Card, ...] = Field(min_length=1, examples=["[{recto: …, verso: …}]"])
    points: Number = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Cards:
        if len({card.front for card in self.cards}) < len(self.cards):
            refuse("deux cartes ont le même recto", "Changez le recto de l’une des deux.", "T207")
        return self


def key(question: Cards) -> MarkingKey:
    return {"cards": list(text_ids(card.front for card in question.cards))}


def mark(key: MarkingKey, response: Mapping[str, str] | None) -> Verdict:
    """`response`: card → "known" or "again". The score is the share of the cards that were known."""
    given = response or {}
    seen = [given[card] for card in key["cards"] if given.get(card) in ("known", "again")]
    if len(seen) < len(key["cards"]):
        return UNANSWERED
    return Verdict(State.DONE, rounded(seen.count("known") / len(seen)))


def view(question: Cards, _dice: Dice) -> Any:
    return {"rows": tuple(zip(key(question)["cards"], question.cards, strict=True))}


KIND = Kind("cards", ("cartes",), Cards, lambda d: "cards" in d, key, mark, view)

"""Pairs to make: each item on the left goes with one on the right."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from tremplin.questions.base import Dice, Kind, MarkingKey, Question, text_id, text_ids
from tremplin.questions.places import mark, mixed, options
from tremplin.schema.validate import Authored
from tremplin.schema.values import Text, Texts, refuse


class Pair(Authored):
    left: Text
    right_side: Text
    feedback: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _english(cls, data: Any) -> Any:
        """In English `right` is also the key of a right answer."""
        if isinstance(data, dict) and "right" in data and "right_side" not in data:
            return {k: v for k, v in data.items() if k != "right"} | {"right_side": data["right"]}
        return data


class Match(Question):
    pairs: tuple[Pair, ...] = Field(min_length=2, examples=["[{gauche: …, droite: …}]"])
    distractors: Texts = ()

    @model_validator(mode="after")
    def _sound(self) -> Match:
        if len({pair.left for pair in self.pairs}) < len(self.pairs):
            refuse("deux paires ont le même côté gauche", "Changez le texte de l’une des deux.", "T207")
        if {pair.right_side for pair in self.pairs} & set(self.distractors):
            refuse("un intrus est aussi la réponse d’une paire", "Changez cet intrus.", "T207")
        return self


def places(question: Match) -> tuple[str, ...]:
    return text_ids(pair.left for pair in question.pairs)


def key(question: Match) -> MarkingKey:
    rights = (text_id(pair.right_side) for pair in question.pairs)
    return {"places": {place: [right] for place, right in zip(places(question), rights, strict=True)}}


def view(question: Match, dice: Dice) -> Any:
    rows = tuple(zip(places(question), question.pairs, strict=True))
    rights = [*(pair.right_side for pair in question.pairs), *question.distractors]
    return {"rows": mixed(rows, dice), "options": options(rights)}


KIND = Kind("match", ("associer", "appariement"), Match, lambda d: "pairs" in d, key, mark, view)

"""Pairs to make: each item on the left goes with one on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from tremplin.questions.base import Dice, Kind, Question, Seal, View, distinct, text_id, text_ids, wrong_only
from tremplin.questions.places import Options, PlacesKey, first_right, mark, mixed, options, whole
from tremplin.schema.validate import Authored
from tremplin.schema.values import Text, Texts


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
        distinct((pair.left for pair in self.pairs), "pairs")
        wrong_only(self.distractors, {pair.right_side for pair in self.pairs})
        return self


def places(question: Match) -> tuple[str, ...]:
    return text_ids(pair.left for pair in question.pairs)


def key(question: Match) -> PlacesKey:
    rights = (text_id(pair.right_side) for pair in question.pairs)
    return {"places": {place: [right] for place, right in zip(places(question), rights, strict=True)}}


def feedback(question: Match) -> dict[str, str]:
    rows = zip(places(question), question.pairs, strict=True)
    return {place: pair.feedback for place, pair in rows if pair.feedback}


@dataclass(frozen=True)
class MatchView(View):
    rows: tuple[tuple[str, Pair], ...]
    options: Options


def view(question: Match, dice: Dice) -> MatchView:
    rows = tuple(zip(places(question), question.pairs, strict=True))
    rights = [*(pair.right_side for pair in question.pairs), *question.distractors]
    return MatchView(mixed(rows, dice), options(rights))


KIND = Kind(
    "match",
    Match,
    lambda data: "pairs" in data,
    key,
    mark,
    lambda question: first_right(key(question)),
    feedback,
    view,
    seal=Seal(lambda question: whole(key(question))),
)

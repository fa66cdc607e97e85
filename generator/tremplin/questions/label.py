"""Labels to put on the points of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from tremplin.questions.base import Dice, Kind, Question, View, text_id, text_ids, wrong_only
from tremplin.questions.places import Options, PlacesKey, first_right, mark, options
from tremplin.schema.validate import Authored
from tremplin.schema.values import Text, Texts, parse_number, reader, refuse


def _share(value: str) -> float:
    number = parse_number(value)
    if number is None:
        refuse("T213", value=value)
    if not 0 <= number <= 100:
        refuse("T227", value=value)
    return number


Share = Annotated[float, reader(_share, float)]
"""A place on a picture, in percent of its width or of its height."""


class Point(Authored):
    text: Text
    x: Share
    y: Share


class Label(Question):
    image: Text = Field(examples=["images/boite.svg"])
    description: Text = Field(examples=["La fenêtre d’un courriel, trois endroits numérotés"])
    labels: tuple[Point, ...] = Field(min_length=2, examples=["[{texte: …, x: 20, y: 40}]"])
    distractors: Texts = ()

    @model_validator(mode="after")
    def _sound(self) -> Label:
        wrong_only(self.distractors, {point.text for point in self.labels})
        return self


def places(question: Label) -> tuple[str, ...]:
    return text_ids(point.text for point in question.labels)


def key(question: Label) -> PlacesKey:
    rights = (text_id(point.text) for point in question.labels)
    return {"places": {place: [right] for place, right in zip(places(question), rights, strict=True)}}


@dataclass(frozen=True)
class LabelView(View):
    points: tuple[tuple[str, Point], ...]
    options: Options


def view(question: Label, _dice: Dice) -> LabelView:
    texts = [*(point.text for point in question.labels), *question.distractors]
    return LabelView(tuple(zip(places(question), question.labels, strict=True)), options(texts))


KIND = Kind(
    "label",
    Label,
    lambda data: "labels" in data,
    key,
    mark,
    lambda question: first_right(key(question)),
    view=view,
)

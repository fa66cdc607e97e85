"""Labels to put on the points of a picture."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from tremplin.questions.base import Dice, Kind, MarkingKey, Question, text_id, text_ids
from tremplin.questions.places import mark, options
from tremplin.schema.validate import Authored
from tremplin.schema.values import Number, Text, Texts

Share = Annotated[Number, Field(ge=0, le=100)]
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


def places(question: Label) -> tuple[str, ...]:
    return text_ids(point.text for point in question.labels)


def key(question: Label) -> MarkingKey:
    rights = (text_id(point.text) for point in question.labels)
    return {"places": {place: [right] for place, right in zip(places(question), rights, strict=True)}}


def view(question: Label, _dice: Dice) -> Any:
    texts = [*(point.text for point in question.labels), *question.distractors]
    return {
        "points": tuple(zip(places(question), question.labels, strict=True)),
        "options": options(texts),
    }


KIND = Kind("label", ("légender", "légende"), Label, lambda d: "labels" in d, key, mark, view)

"""Items to put into categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from tremplin.questions.base import Dice, Kind, Question, View, text_id, text_ids
from tremplin.questions.places import Options, PlacesKey, first_right, mark, mixed
from tremplin.schema.values import Text, Texts, refuse


class Sort(Question):
    categories: Annotated[dict[Text, Texts], Field(min_length=2)] = Field(
        examples=["{Au frais: [Lait], Au sec: [Riz]}"]
    )
    """Name → its items; one that is right in several is written in each."""

    @model_validator(mode="after")
    def _sound(self) -> Sort:
        if len(self.items) < 2:
            refuse("T252", at=("categories",))
        return self

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for items in self.categories.values() for item in items))

    def homes(self, item: str) -> list[str]:
        """The categories where `item` is right."""
        return [name for name, items in self.categories.items() if item in items]


def key(question: Sort) -> PlacesKey:
    ids = zip(text_ids(question.items), question.items, strict=True)
    return {"places": {id_: [text_id(name) for name in question.homes(item)] for id_, item in ids}}


@dataclass(frozen=True)
class SortView(View):
    rows: Options
    columns: Options


def view(question: Sort, dice: Dice) -> SortView:
    rows = tuple(zip(text_ids(question.items), question.items, strict=True))
    return SortView(
        mixed(rows, dice), tuple(zip(text_ids(question.categories), question.categories, strict=True))
    )


KIND = Kind(
    "sort",
    Sort,
    lambda data: "categories" in data,
    key,
    mark,
    lambda question: first_right(key(question)),
    view=view,
)

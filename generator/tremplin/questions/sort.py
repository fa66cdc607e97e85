"""Items to put into categories."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from tremplin.questions.base import Dice, Kind, MarkingKey, Question, text_id, text_ids
from tremplin.questions.places import mark, mixed
from tremplin.schema.values import Text, Texts, refuse


class Sort(Question):
    categories: Annotated[dict[Text, Texts], Field(min_length=2)] = Field(
        examples=["{Au frais: [Lait], Au sec: [Riz]}"]
    )
    """Name → its items; one that is right in several is written in each."""

    @model_validator(mode="after")
    def _sound(self) -> Sort:
        if len(self.items) < 2:
            refuse("il n’y a presque rien à classer", "Écrivez au moins deux éléments.", "T207")
        return self

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for items in self.categories.values() for item in items))

    def homes(self, item: str) -> list[str]:
        """The categories where `item` is right."""
        return [name for name, items in self.categories.items() if item in items]


def key(question: Sort) -> MarkingKey:
    ids = zip(text_ids(question.items), question.items, strict=True)
    return {"places": {id_: [text_id(name) for name in question.homes(item)] for id_, item in ids}}


def view(question: Sort, dice: Dice) -> Any:
    rows = tuple(zip(text_ids(question.items), question.items, strict=True))
    return {
        "rows": mixed(rows, dice),
        "columns": tuple(zip(text_ids(question.categories), question.categories, strict=True)),
    }


KIND = Kind("sort", ("classer", "classement"), Sort, lambda d: "categories" in d, key, mark, view)

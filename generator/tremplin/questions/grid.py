"""A table to tick: for each line, one column or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.diagnostics import suggest
from tremplin.questions.base import Dice, Kind, Question, Seal, View, distinct, text_id, text_ids
from tremplin.questions.places import Options, PlacesKey, first_right, mark, whole
from tremplin.schema.inputs import Scalars
from tremplin.schema.values import Text, Texts, refuse


def _cells(value: Any) -> Any:
    return [[cell] if isinstance(cell, str) else cell for cell in value] if isinstance(value, list) else value


class Grid(Question):
    rows: tuple[Text, ...] = Field(min_length=1, examples=["[Le CV, La photo]"])
    columns: tuple[Text, ...] = Field(min_length=2, examples=["[À joindre, À garder]"])
    answers: Annotated[tuple[Texts, ...], BeforeValidator(_cells, json_schema_input_type=list[Scalars])] = (
        Field(examples=["[À joindre, À garder]"])
    )
    """For each line in turn, its right column or columns."""

    @model_validator(mode="after")
    def _sound(self) -> Grid:
        if len(self.answers) != len(self.rows):
            refuse("T253", at=("answers",), rows=len(self.rows), answers=len(self.answers))
        for n, cells in enumerate(self.answers):
            for cell in cells:
                if cell not in self.columns:
                    remedy = suggest(cell, self.columns, label="Colonnes")
                    refuse("T254", at=("answers", n), text=cell, remedy=remedy)
        distinct(self.rows, "rows")
        distinct(self.columns, "columns")
        return self

    @property
    def is_multiple(self) -> bool:
        """Whether a line may have several right columns: then boxes are ticked."""
        return any(len(cells) != 1 for cells in self.answers)


def key(question: Grid) -> PlacesKey:
    """A place accepts the ids of its right columns, in the order of the columns, joined by commas."""

    def joined(cells: tuple[str, ...]) -> str:
        return ",".join(text_id(column) for column in question.columns if column in cells)

    rows = zip(text_ids(question.rows), question.answers, strict=True)
    return {"places": {id_: [joined(cells)] for id_, cells in rows}}


@dataclass(frozen=True)
class GridView(View):
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    columns: Options


def view(question: Grid, _dice: Dice) -> GridView:
    return GridView(
        tuple(zip(text_ids(question.rows), question.rows, question.answers, strict=True)),
        tuple(zip(text_ids(question.columns), question.columns, strict=True)),
    )


KIND = Kind(
    "grid",
    Grid,
    lambda data: {"rows", "columns"} <= set(data),
    key,
    mark,
    lambda question: first_right(key(question)),
    view=view,
    seal=Seal(lambda question: whole(key(question))),
)

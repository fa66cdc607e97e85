"""A table to tick: for each line, one column or several."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions.base import Dice, Kind, MarkingKey, Question, text_id, text_ids
from tremplin.questions.places import mark
from tremplin.schema.values import Text, Texts, refuse


def _cells(value: Any) -> Any:
    return [[cell] if isinstance(cell, str) else cell for cell in value] if isinstance(value, list) else value


class Grid(Question):
    rows: tuple[Text, ...] = Field(min_length=1, examples=["[Le CV, La photo]"])
    columns: tuple[Text, ...] = Field(min_length=2, examples=["[À joindre, À garder]"])
    answers: Annotated[tuple[Texts, ...], BeforeValidator(_cells)] = Field(examples=["[À joindre, À garder]"])
    """For each line in turn, its right column or columns."""

    @model_validator(mode="after")
    def _sound(self) -> Grid:
        if len(self.answers) != len(self.rows):
            refuse(
                f"{len(self.rows)} ligne(s), mais {len(self.answers)} réponse(s)",
                "Écrivez une réponse par ligne, dans le même ordre.",
                "T207",
            )
        for cell in (cell for cells in self.answers for cell in cells):
            if cell not in self.columns:
                refuse(f"« {cell} » n’est pas une colonne", f"Colonnes : {', '.join(self.columns)}.", "T207")
        for texts, word in ((self.rows, "lignes"), (self.columns, "colonnes")):
            if len(set(texts)) < len(texts):
                refuse(f"deux {word} ont le même texte", "Changez le texte de l’une des deux.", "T207")
        return self

    @property
    def is_multiple(self) -> bool:
        """Whether a line may have several right columns: then boxes are ticked."""
        return any(len(cells) != 1 for cells in self.answers)


def key(question: Grid) -> MarkingKey:
    """A place accepts the ids of its right columns, in the order of the columns, joined by commas."""

    def joined(cells: tuple[str, ...]) -> str:
        return ",".join(text_id(column) for column in question.columns if column in cells)

    rows = zip(text_ids(question.rows), question.answers, strict=True)
    return {"places": {id_: [joined(cells)] for id_, cells in rows}}


def view(question: Grid, _dice: Dice) -> Any:
    return {
        "rows": tuple(zip(text_ids(question.rows), question.rows, question.answers, strict=True)),
        "columns": tuple(zip(text_ids(question.columns), question.columns, strict=True)),
    }


KIND = Kind("grid", ("grille", "tableau"), Grid, lambda d: {"rows", "columns"} <= set(d), key, mark, view)

"""Items to put in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pydantic import Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Question,
    Verdict,
    graded,
    rounded,
    text_ids,
)
from tremplin.questions.places import mixed
from tremplin.schema.values import Text, refuse


class Order(Question):
    elements: tuple[Text, ...] = Field(min_length=2, examples=["[Ouvrir, Écrire, Envoyer]"])
    """In the right order."""

    @model_validator(mode="after")
    def _sound(self) -> Order:
        if len(set(self.elements)) < len(self.elements):
            refuse("deux éléments ont le même texte", "Changez le texte de l’un des deux.", "T207")
        return self


def key(question: Order) -> MarkingKey:
    return {"order": list(text_ids(question.elements))}


def mark(key: MarkingKey, response: Sequence[str] | None) -> Verdict:
    """`response`: every id, in the order given.

    The score is the share of the items followed by the one that should follow, as Moodle's ordering
    question grades « relative to the next item »: one item out of place does not cost all the others.
    """
    order = key["order"]
    if sorted(response or ()) != sorted(order):
        return UNANSWERED
    follows = set(pairwise(order))
    return graded(rounded(sum(pair in follows for pair in pairwise(response or ())) / len(follows)), ())


def view(question: Order, dice: Dice) -> Any:
    rows = tuple(zip(text_ids(question.elements), question.elements, strict=True))
    return {"rows": mixed(rows, dice)}


KIND = Kind("order", ("ordonner", "ordre"), Order, lambda d: "elements" in d, key, mark, view)

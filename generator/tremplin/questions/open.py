"""A text to write freely; the learner compares it with a model, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Notice,
    Question,
    State,
    Verdict,
    graded,
    rounded,
    text_ids,
)
from tremplin.schema.values import Text, Texts


class Open(Question):
    model: Text = Field(examples=["Bonjour Madame, …"])
    criteria: Texts = Field(min_length=1, examples=["[Le message commence par une salutation]"])


def key(question: Open) -> MarkingKey:
    return {"criteria": list(text_ids(question.criteria))}


def mark(key: MarkingKey, response: Mapping[str, Any] | None) -> Verdict:
    """`response`: the `text`, and the ids of the criteria it meets (`met`), None before they are shown.

    The score is the share of the criteria that are met; feedback is named for the others.
    """
    given = response or {}
    if not (given.get("text") or "").strip():
        return UNANSWERED
    met = given.get("met")
    if met is None:
        return Verdict(State.UNANSWERED, notice=Notice.SELF)
    missing = tuple(id_ for id_ in key["criteria"] if id_ not in met)
    return graded(rounded(1 - len(missing) / len(key["criteria"])), missing)


def view(question: Open, _dice: Dice) -> Any:
    return {"rows": tuple(zip(text_ids(question.criteria), question.criteria, strict=True))}


KIND = Kind(
    "open",
    ("rédiger", "réponse libre"),
    Open,
    lambda d: bool({"model", "criteria"} & set(d)),
    key,
    mark,
    view,
)

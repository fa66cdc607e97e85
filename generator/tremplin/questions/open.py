"""A text to write freely; the learner compares it with a model, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from pydantic import Field

from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Notice,
    Question,
    State,
    Verdict,
    View,
    graded,
    rounded,
    text_ids,
)
from tremplin.questions.places import Options
from tremplin.schema.values import Text, Texts


class Open(Question):
    model: Text = Field(examples=["Bonjour Madame, …"])
    criteria: Texts = Field(min_length=1, examples=["[Le message commence par une salutation]"])


class Key(TypedDict):
    criteria: list[str]


def key(question: Open) -> Key:
    return {"criteria": list(text_ids(question.criteria))}


class Response(TypedDict, total=False):
    """`met`: the ids of the criteria that the text meets, None before they are shown."""

    text: str | None
    met: Sequence[str] | None


def mark(key: Key, response: Response | None) -> Verdict:
    """The score is the share of the criteria that are met; feedback is named for the others."""
    given: Response = response or {}
    if not (given.get("text") or "").strip():
        return UNANSWERED
    met = given.get("met")
    if met is None:
        return Verdict(State.UNANSWERED, notice=Notice.SELF)
    missing = tuple(id_ for id_ in key["criteria"] if id_ not in met)
    return graded(rounded(1 - len(missing) / len(key["criteria"])), missing)


def solutions(question: Open) -> list[Response]:
    return [{"text": question.model, "met": key(question)["criteria"]}]


@dataclass(frozen=True)
class OpenView(View):
    rows: Options


def view(question: Open, _dice: Dice) -> OpenView:
    return OpenView(tuple(zip(text_ids(question.criteria), question.criteria, strict=True)))


KIND = Kind(
    "open",
    Open,
    lambda data: bool({"model", "criteria"} & set(data)),
    key,
    mark,
    solutions,
    view=view,
    is_practice=True,
)

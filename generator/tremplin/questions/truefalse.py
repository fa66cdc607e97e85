"""A statement to judge true or false."""

from __future__ import annotations

from pydantic import Field

from tremplin.diagnostics import fold
from tremplin.questions.base import UNANSWERED, Kind, MarkingKey, Question, Verdict, graded
from tremplin.schema.values import Boolean, Text


class TrueFalse(Question):
    answer: Boolean = Field(examples=["vrai"])
    feedback_true: Text | None = None
    feedback_false: Text | None = None


def key(question: TrueFalse) -> MarkingKey:
    return {"answer": "true" if question.answer else "false"}


def mark(key: MarkingKey, response: str | None) -> Verdict:
    """`response`: "true" or "false"."""
    if response not in ("true", "false"):
        return UNANSWERED
    return graded(1.0 if response == key["answer"] else 0.0, (response,))


KIND = Kind(
    "truefalse",
    ("vrai-faux", "vrai ou faux"),
    TrueFalse,
    lambda d: (
        fold(str(d.get("answer", ""))) in {"vrai", "faux", "true", "false"}
        or bool({"feedback_true", "feedback_false"} & set(d))
    ),
    key,
    mark,
)

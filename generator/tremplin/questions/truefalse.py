"""A statement to judge true or false."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, TypedDict

from pydantic import Field

from tremplin.questions.base import UNANSWERED, Kind, Offer, Question, Seal, Told, Verdict, graded
from tremplin.schema import words
from tremplin.schema.inputs import word_of
from tremplin.schema.values import Text, reader, refuse


def _truth(value: str) -> bool:
    found = words.find("truth", value) or words.find("yes-no", value)
    if found is None:
        refuse("T219", value=value, remedy=words.suggestion("truth", value))
    return found in ("true", "yes")


class TrueFalse(Question):
    answer: Annotated[bool, reader(_truth, bool, word_of("truth"))] = Field(examples=["vrai"])
    feedback_true: Text | None = None
    feedback_false: Text | None = None


class Key(TypedDict):
    answer: str


def key(question: TrueFalse) -> Key:
    return {"answer": "true" if question.answer else "false"}


def mark(key: Key, response: str | None) -> Verdict:
    """`response`: "true" or "false"."""
    if response not in ("true", "false"):
        return UNANSWERED
    return graded(1.0 if response == key["answer"] else 0.0, (response,))


def solutions(question: TrueFalse) -> list[str]:
    return [key(question)["answer"]]


def feedback(question: TrueFalse) -> dict[str, str]:
    texts = {"true": question.feedback_true, "false": question.feedback_false}
    return {id_: text for id_, text in texts.items() if text}


def offers(question: TrueFalse) -> list[Offer]:
    said = words.shown("truth")
    return [
        Offer(said["true"], question.answer, question.feedback_true),
        Offer(said["false"], not question.answer, question.feedback_false),
    ]


def _told(_question: TrueFalse) -> Iterator[Told[str]]:
    return (Told(value, value, value) for value in ("true", "false"))


def _infer(data: Mapping[str, object]) -> bool:
    is_judged = words.find("truth", str(data.get("answer", ""))) is not None
    return is_judged or bool({"feedback_true", "feedback_false"} & set(data))


KIND = Kind("truefalse", TrueFalse, _infer, key, mark, solutions, feedback, seal=Seal(_told), offers=offers)

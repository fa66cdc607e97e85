"""A program to write: HTML, JavaScript or Python, run in the page and checked by the author's tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypedDict

from pydantic import Field

from tremplin.questions.base import UNANSWERED, Dice, Kind, Question, Verdict, View, graded, rounded, text_ids
from tremplin.schema.validate import Authored
from tremplin.schema.values import Text, worded


class Programming(StrEnum):
    HTML = "html"
    JAVASCRIPT = "javascript"
    PYTHON = "python"


class Test(Authored):
    """`test` is an expression of the language, true when the program is right.

    For HTML it is JavaScript on `document`; `sortie` is the list of the lines that the program printed.
    """

    label: Text
    test: Text
    feedback: Text | None = None
    verbatim = frozenset({"test"})


class Code(Question):
    language: Annotated[Programming, worded("programming", Programming)] = Field(examples=["python"])
    start: Text | None = None
    tests: tuple[Test, ...] = Field(min_length=1, examples=["[{libellé: Le total est 6, test: total == 6}]"])
    solution: Text | None = None
    verbatim = frozenset({"start", "solution"})

    @property
    def rows(self) -> tuple[tuple[str, Test], ...]:
        return tuple(zip(text_ids(test.label for test in self.tests), self.tests, strict=True))


class Key(TypedDict):
    language: str
    tests: list[list[str]]


def key(question: Code) -> Key:
    return {
        "language": question.language.value,
        "tests": [[id_, test.test] for id_, test in question.rows],
    }


class Response(TypedDict, total=False):
    """`passed`: the ids of the tests that the code passed when it ran, None before."""

    code: str
    passed: Sequence[str] | None


def mark(key: Key, response: Response | None) -> Verdict:
    """The score is the share of the tests that pass; feedback is named for the others."""
    given: Response = response or {}
    passed = given.get("passed")
    if passed is None or not (given.get("code") or "").strip():
        return UNANSWERED
    failed = tuple(id_ for id_, _ in key["tests"] if id_ not in passed)
    return graded(rounded(1 - len(failed) / len(key["tests"])), failed)


def solutions(question: Code) -> list[Response]:
    if question.solution is None:
        return []
    return [{"code": question.solution, "passed": [id_ for id_, _ in question.rows]}]


def feedback(question: Code) -> dict[str, str]:
    return {id_: test.feedback for id_, test in question.rows if test.feedback}


@dataclass(frozen=True)
class CodeView(View):
    rows: tuple[tuple[str, Test], ...]


def view(question: Code, _dice: Dice) -> CodeView:
    return CodeView(question.rows)


KIND = Kind(
    "code", Code, lambda data: "tests" in data, key, mark, solutions, feedback, view, is_practice=True
)

"""A program to write: HTML, JavaScript or Python, run in the page and checked by the author's tests."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from tremplin.diagnostics import fold, suggest
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
from tremplin.schema.validate import Authored
from tremplin.schema.values import Text, refuse


class Programming(StrEnum):
    HTML = "html"
    JAVASCRIPT = "javascript"
    PYTHON = "python"


def _programming(value: Any) -> Any:
    if isinstance(value, str) and fold(value) not in set(Programming):
        refuse(f"« {value} » ne s’exécute pas ici", suggest(value, Programming, label="Langages possibles"))
    return fold(value) if isinstance(value, str) else value


class Test(Authored):
    """`test` is an expression of the language, true when the program is right.

    For HTML it is JavaScript on `document`; `sortie` is the list of the lines that the program printed.
    """

    label: Text
    test: Text
    feedback: Text | None = None
    verbatim = frozenset({"test"})


class Code(Question):
    language: Annotated[Programming, BeforeValidator(_programming)] = Field(examples=["python"])
    start: Text | None = None
    tests: tuple[Test, ...] = Field(min_length=1, examples=["[{libellé: Le total est 6, test: total == 6}]"])
    solution: Text | None = None
    verbatim = frozenset({"start", "solution"})


def key(question: Code) -> MarkingKey:
    return {
        "language": question.language.value,
        "tests": [[id_, test.test] for id_, test in view(question, Dice())["rows"]],
    }


def mark(key: MarkingKey, response: Mapping[str, Any] | None) -> Verdict:
    """`response`: the `code`, and the ids of the tests that it passed when it ran (`passed`), else None.

    The score is the share of the tests that pass; feedback is named for the others.
    """
    given = response or {}
    passed = given.get("passed")
    if passed is None or not (given.get("code") or "").strip():
        return UNANSWERED
    failed = tuple(id_ for id_, _ in key["tests"] if id_ not in passed)
    return graded(rounded(1 - len(failed) / len(key["tests"])), failed)


def view(question: Code, _dice: Dice) -> Any:
    return {"rows": tuple(zip(text_ids(test.label for test in question.tests), question.tests, strict=True))}


KIND = Kind("code", ("code", "programme"), Code, lambda d: "tests" in d, key, mark, view)

"""The kinds of questions: one file of its name each, here, in the templates, the client and the tests.

`KINDS` is the seam: the order is that of inference, the most particular first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tremplin.questions import (
    cards,
    choice,
    choices,
    code,
    formula,
    gaps,
    grid,
    hotspot,
    label,
    match,
    number,
    open,
    order,
    scenario,
    simulation,
    sort,
    survey,
    text,
    truefalse,
)
from tremplin.questions.base import Kind, Question
from tremplin.schema import words

AnyKind = Kind[Any, Any, Any]

KINDS: tuple[AnyKind, ...] = (
    code.KIND,
    scenario.KIND,
    simulation.KIND,
    gaps.KIND,
    match.KIND,
    order.KIND,
    sort.KIND,
    grid.KIND,
    hotspot.KIND,
    label.KIND,
    open.KIND,
    survey.KIND,
    cards.KIND,
    formula.KIND,
    choice.KIND,
    choices.KIND,
    truefalse.KIND,
    number.KIND,
    text.KIND,
)
_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_MODEL = {kind.model: kind for kind in KINDS}


def named(name: str) -> AnyKind | None:
    """The kind that an author calls `name`, in French or in English."""
    return _BY_NAME.get(words.find("kind", name) or "")


def inferred(data: Mapping[str, object]) -> AnyKind | None:
    """The kind that the authored keys leave no doubt about."""
    return next((kind for kind in KINDS if kind.infer(data)), None)


def kind_of(question: Question) -> AnyKind:
    return _BY_MODEL[type(question)]

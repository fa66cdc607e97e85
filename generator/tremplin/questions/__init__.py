"""The kinds of questions: one file of its name each, here, in the templates, the client and the tests.

`KINDS` is the seam: the order is that of inference, the most particular first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tremplin.diagnostics import fold
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

KINDS: tuple[Kind, ...] = (
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
_BY_NAME = {fold(name).replace(" ", "-"): k for k in KINDS for name in (k.name, *k.french)}
_BY_MODEL = {k.model: k for k in KINDS}


def named(name: str) -> Kind | None:
    """The kind that an author calls `name`, in French or in English."""
    return _BY_NAME.get(fold(name).strip().replace(" ", "-").replace("_", "-"))


def inferred(data: Mapping[str, Any]) -> Kind | None:
    """The kind that the authored keys leave no doubt about."""
    return next((kind for kind in KINDS if kind.infer(data)), None)


def kind_of(question: Question) -> Kind:
    return _BY_MODEL[type(question)]

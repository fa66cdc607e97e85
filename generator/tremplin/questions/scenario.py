"""A situation that goes on as the learner decides, to one end or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypedDict

from pydantic import Field, model_validator

from tremplin.diagnostics import suggest
from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Question,
    State,
    Verdict,
    View,
    distinct,
    graded,
    rounded,
    text_id,
)
from tremplin.schema.validate import Authored
from tremplin.schema.values import Number, Slug, Text, refuse

MAX_WAYS = 5000
"""Ways through a situation that are compared for the best score."""


class Option(Authored):
    """A decision; without `to` it ends the situation."""

    text: Text
    to: Slug | None = None
    feedback: Text | None = None
    score: Number = 0.0


class Step(Authored):
    """Without choices it is an end."""

    text: Text
    choices: tuple[Option, ...] = ()


class Scenario(Question):
    steps: dict[Slug, Step] = Field(min_length=2, examples=["{debut: {texte: …, choix: […]}}"])
    """The first is where it begins."""

    @model_validator(mode="after")
    def _sound(self) -> Scenario:
        for id_, step in self.steps.items():
            for n, option in enumerate(step.choices):
                if option.to is not None and option.to not in self.steps:
                    remedy = suggest(option.to, self.steps, label="Étapes")
                    refuse("T257", at=("steps", id_, "choices", n, "to"), step=option.to, remedy=remedy)
            distinct((option.text for option in step.choices), "steps", id_, "choices")
        reached = {self.first} | {option.to for step in self.steps.values() for option in step.choices}
        if lost := next((id_ for id_ in self.steps if id_ not in reached), None):
            refuse("T258", at=("steps", lost), step=lost)
        if all(step.choices and all(option.to for option in step.choices) for step in self.steps.values()):
            refuse("T259", at=("steps",))
        if next(islice(_ways(self, self.first, ()), MAX_WAYS, None), None) is not None:
            refuse("T260", at=("steps",), most=MAX_WAYS)
        return self

    @property
    def first(self) -> str:
        return next(iter(self.steps))


def option_id(step: str, option: Option) -> str:
    return text_id(f"{step}/{option.text}")


class Key(TypedDict):
    """For each step its choices: id, next step (None at an end), score; and the best score there is."""

    first: str
    steps: dict[str, list[tuple[str, str | None, float]]]
    best: float


def key(question: Scenario) -> Key:
    return {
        "first": question.first,
        "steps": {
            id_: [(option_id(id_, option), option.to, option.score) for option in step.choices]
            for id_, step in question.steps.items()
        },
        "best": _best(question)[0],
    }


Way = tuple[float, tuple[str, ...]]
"""The score of a way to an end, and the ids of its choices."""


def _ways(question: Scenario, step: str, seen: tuple[str, ...]) -> Iterator[Way]:
    """Each way from `step` to an end, no step being passed twice."""
    options = question.steps[step].choices
    if not options:
        yield 0.0, ()
    on = (*seen, step)
    for option in options:
        id_ = option_id(step, option)
        if option.to is None:
            yield option.score, (id_,)
        elif option.to not in on:
            yield from ((option.score + rest, (id_, *ids)) for rest, ids in _ways(question, option.to, on))


def _best(question: Scenario) -> Way:
    return max(_ways(question, question.first, ()), key=lambda way: way[0], default=(0.0, ()))


def mark(key: Key, response: Sequence[str] | None) -> Verdict:
    """`response`: the ids of the choices made, in turn. The score is that of the way to the best one's."""
    step: str | None = key["first"]
    total = 0.0
    for choice in response or ():
        found = next((row for row in key["steps"].get(step or "", ()) if row[0] == choice), None)
        if found is None:
            return UNANSWERED  # a choice that the course no longer has
        step, total = found[1], total + found[2]
    if step is not None and key["steps"][step]:
        return UNANSWERED
    return graded(rounded(total / key["best"]), ()) if key["best"] > 0 else Verdict(State.DONE, 1.0)


def solutions(question: Scenario) -> list[Sequence[str]]:
    """The best way."""
    return [_best(question)[1]]


def feedback(question: Scenario) -> dict[str, str]:
    rows = ((id_, option) for id_, step in question.steps.items() for option in step.choices)
    return {option_id(id_, option): option.feedback for id_, option in rows if option.feedback}


@dataclass(frozen=True)
class ScenarioView(View):
    steps: tuple[tuple[str, Step, tuple[tuple[str, Option], ...]], ...]


def view(question: Scenario, _dice: Dice) -> ScenarioView:
    return ScenarioView(
        tuple(
            (id_, step, tuple((option_id(id_, option), option) for option in step.choices))
            for id_, step in question.steps.items()
        )
    )


KIND = Kind(
    "scenario", Scenario, lambda data: "steps" in data, key, mark, solutions, feedback, view, is_practice=True
)

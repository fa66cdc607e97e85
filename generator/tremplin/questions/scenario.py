"""A situation that goes on as the learner decides, to one end or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic import Field, model_validator

from tremplin.diagnostics import suggest
from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Question,
    State,
    Verdict,
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
            for option in step.choices:
                if option.to is not None and option.to not in self.steps:
                    remedy = suggest(option.to, self.steps, label="Étapes")
                    refuse(f"l’étape « {option.to} » n’existe pas", remedy, "T207")
            if len({option.text for option in step.choices}) < len(step.choices):
                refuse(f"deux choix de « {id_} » ont le même texte", "Changez l’un des deux.", "T207")
        reached = {self.first} | {option.to for step in self.steps.values() for option in step.choices}
        if lost := next((id_ for id_ in self.steps if id_ not in reached), None):
            remedy = f"Écrivez « vers: {lost} » dans un choix."
            refuse(f"aucun choix ne mène à l’étape « {lost} »", remedy, "T207")
        if all(step.choices and all(option.to for option in step.choices) for step in self.steps.values()):
            refuse("la situation n’a pas de fin", "Ajoutez une étape sans « choix: ».", "T207")
        if next(islice(_ways(self, self.first, ()), MAX_WAYS, None), None) is not None:
            refuse("trop de chemins différents", "Faites se rejoindre moins d’étapes.", "T207")
        return self

    @property
    def first(self) -> str:
        return next(iter(self.steps))


def option_id(step: str, option: Option) -> str:
    return text_id(f"{step}/{option.text}")


def key(question: Scenario) -> MarkingKey:
    """For each step its choices: id, next step (None at an end), score; and the best score there is."""
    return {
        "first": question.first,
        "steps": {
            id_: [[option_id(id_, option), option.to, option.score] for option in step.choices]
            for id_, step in question.steps.items()
        },
        "best": max(_ways(question, question.first, ()), default=0.0),
    }


def _ways(question: Scenario, step: str, seen: tuple[str, ...]) -> Iterator[float]:
    """The score of each way from `step` to an end, no step being passed twice."""
    options = question.steps[step].choices
    if not options:
        yield 0.0
    on = (*seen, step)
    for option in options:
        if option.to is None:
            yield option.score
        elif option.to not in on:
            yield from (option.score + rest for rest in _ways(question, option.to, on))


def mark(key: MarkingKey, response: Sequence[str] | None) -> Verdict:
    """`response`: the ids of the choices made, in turn. The score is that of the way to the best one's."""
    step: str | None = key["first"]
    total = 0.0
    for choice in response or ():
        found = next((row for row in key["steps"].get(step, ()) if row[0] == choice), None)
        if found is None:
            return UNANSWERED  # a choice that the course no longer has
        step, total = found[1], total + found[2]
    if step is not None and key["steps"][step]:
        return UNANSWERED
    return graded(rounded(total / key["best"]), ()) if key["best"] > 0 else Verdict(State.DONE, 1.0)


def view(question: Scenario, _dice: Dice) -> Any:
    return {
        "steps": tuple(
            (id_, step, tuple((option_id(id_, option), option) for option in step.choices))
            for id_, step in question.steps.items()
        )
    }


KIND = Kind("scenario", ("mise-en-situation", "scénario"), Scenario, lambda d: "steps" in d, key, mark, view)

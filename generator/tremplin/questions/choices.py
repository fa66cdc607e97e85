"""Several answers among several, with partial credit."""

from __future__ import annotations

from collections.abc import Sequence

from tremplin.questions.base import UNANSWERED, Kind, Seal, Told, Verdict, canonical, graded, rounded
from tremplin.questions.choice import (
    AnswerList,
    feedback,
    has_marked_answers,
    mixed,
    needs,
    offers,
    right_count,
    view,
)
from tremplin.questions.choice import Key as ChoiceKey


class Choices(AnswerList):
    @property
    def is_multiple(self) -> bool:
        return True


class Key(ChoiceKey):
    right: list[str]


def key(question: Choices) -> Key:
    """The weight of each answer: right ones share 1, wrong ones share -1, unless authored.

    So ticking everything gives nothing, as does ticking at random on average: the balanced
    fractions that Moodle's documentation advises for several right answers.
    """
    rights = sum(a.right is not None for a in question.answers)
    wrongs = question.others_shown

    def share(right: bool) -> float:
        return 1 / rights if right else -1 / wrongs

    return {
        "weights": {
            a.id: share(a.right is not None) if a.weight is None else a.weight for a in question.answers
        },
        "right": [a.id for a in question.answers if a.right is not None],
    }


def mark(key: Key, response: Sequence[str] | None) -> Verdict:
    """`response`: the ids of the ticked answers. Right means exactly the right ones."""
    ticked = tuple(id_ for id_ in key["weights"] if id_ in (response or ()))
    if not ticked:
        return UNANSWERED
    if set(ticked) == set(key["right"]):
        return graded(1.0, ticked)
    total = rounded(sum(key["weights"][id_] for id_ in ticked))
    # an authored weight may reach 1 without all the right answers: still not quite right
    return graded(min(total, 0.9999), ticked)


def solutions(question: Choices) -> list[Sequence[str]]:
    return [key(question)["right"]]


def _told(question: Choices) -> list[Told[Sequence[str]]]:
    return [Told(canonical(right), right) for right in solutions(question)]


def _against(question: Choices) -> str | None:
    return "T275" if any(a.weight is not None for a in question.answers) else None


KIND = Kind(
    "choices",
    Choices,
    lambda data: has_marked_answers(data) and right_count(data) > 1,
    key,
    mark,
    solutions,
    feedback,
    view,
    mixed,
    Seal(_told, _against),
    features=needs,
    offers=offers,
)

"""What the records of learners are named by, and what that was called before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from tremplin.model.bank import Bank
from tremplin.model.project import Course, Project, Segment
from tremplin.questions.base import Question
from tremplin.schema.validate import Located


def questions_of(project: Project, segment: Segment) -> Iterator[tuple[Bank, Located[Question]]]:
    """The questions that a step asks, with their bank."""
    for directive in segment.text.directives:
        if bank := project.bank_of(directive, segment.text):
            only = directive.argument.partition("#")[2]
            for question in bank.questions:
                if only in ("", question.value.id):
                    yield bank, question


def names_of(project: Project, course: Course) -> Iterator[str]:
    """The names of all that is kept of a course: its own, those of its steps, quizzes and their questions."""
    yield course.id
    yield from (segment.id for segment in course.segments)
    shown = (project.bank_of(directive, text) for text in course.texts() for directive in text.directives)
    for bank in (*shown, project.placement_of(course)):
        if bank:
            yield bank.id
            yield from (f"{bank.id}#{id_}" for id_, _ in bank.ids)


Names = Mapping[str, str]
"""The names of before → those after them, as an author wrote them: one may lead to the next, in any order."""


def _moved(name: str, one: str, other: str) -> str | None:
    """`name` where what was `one` is `other`: what is inside follows, and the questions of a quiz."""
    if not name.startswith(one):
        return None
    rest = name[len(one) :]
    follows = {
        "": True,
        # a folder takes the place of another one, a quiz that of a quiz: nothing gets longer and longer
        "/": one.count("/") == other.count("/"),
        "#": "#" not in one + other,
    }
    return f"{other}{rest}" if follows.get(rest[:1]) else None


def today(name: str, names: Names, kept: Set[str]) -> str:
    """What something is called now: what is said of it goes before what is said of what holds it."""
    for _ in names:
        ways = {old: now for old, new in names.items() if (now := _moved(name, old, new))}
        if name in kept or not ways:
            break
        name = ways[max(ways, key=len)]
    return name


def former(names: Names, own: Set[str], kept: Set[str]) -> dict[str, str]:
    """All that the records of a course were ever named by → their name of today.

    `own` are its names of today, `kept` those of all courses: what is in use goes nowhere. Questions that
    only follow their quiz are left out.
    """
    found: dict[str, str] = {}
    for name in sorted(own):
        left = [name]
        for now in left:
            ways = (_moved(now, new, old) for old, new in names.items())
            fresh = [way for way in ways if way and way not in kept and way not in found]
            found.update((way, today(way, names, kept)) for way in fresh)
            left += fresh
    return {old: new for old, new in found.items() if new in own and not _follows(old, new, found)}


def _follows(old: str, new: str, found: Names) -> bool:
    """Whether a question has the name that its quiz gives it."""
    quiz, sign, question = old.partition("#")
    return bool(sign) and f"{found.get(quiz)}#{question}" == new

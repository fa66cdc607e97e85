"""What the records of learners are named by, and what that was called before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tremplin.model.bank import Bank
from tremplin.model.project import Course, Project, Segment
from tremplin.questions.base import Question


def questions_of(project: Project, segment: Segment) -> Iterator[tuple[Bank, Question]]:
    """The questions that a step asks, with their bank."""
    for directive in segment.text.directives:
        if bank := project.bank_of(directive, segment.text):
            only = directive.argument.partition("#")[2]
            for question in bank.questions:
                if only in ("", question.value.id):
                    yield bank, question.value


def names_of(project: Project, course: Course) -> Iterator[str]:
    """The names of all that a course keeps records of: its steps, its quizzes, their questions."""
    for segment in course.segments:
        yield segment.id
        for bank, question in questions_of(project, segment):
            yield bank.id
            yield f"{bank.id}#{question.id}"


def renamed(courses: Iterable[Course]) -> list[tuple[str, str]]:
    """The names of before with those after them, in the order of the authors: one may lead to the next."""
    return [pair for course in courses for pair in course.info.value.old_ids.items()]

"""What another edition of the courses does to the records of learners: gone, asked again, marked anew.

A device marks what it keeps again, by the new key. So the responses that an author foresaw are marked here in
the same way; what else a learner may have answered is told as a correction that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from tremplin.model.project import Course, Project
from tremplin.model.records import names_of, today
from tremplin.questions import kind_of
from tremplin.questions.base import Question, State


class Change(Enum):
    """Its value says what becomes of the record."""

    GONE = "N’existe plus, et ce qui en est gardé ne sert plus"
    AGAIN = "Sera reposée, car une réponse gardée n’y répond plus"
    ANEW = "Est corrigée autrement, et une réponse gardée peut changer de note"


@dataclass(frozen=True)
class Reset:
    """`name` is that of the record, before; `why` says more where there is more to say."""

    name: str
    change: Change
    why: str = ""


@dataclass(frozen=True)
class Edition:
    """What the records of all courses of a project are named by."""

    project: Project
    courses: Mapping[str, Course] = field(init=False)
    """Name → the course that it is of."""
    questions: Mapping[str, Question] = field(init=False)

    def __post_init__(self) -> None:
        named = {name: course for course in self.project.courses for name in names_of(self.project, course)}
        asked = {
            f"{bank.id}#{q.value.id}": q.value for bank in self.project.all_banks() for q in bank.questions
        }
        object.__setattr__(self, "courses", named)
        object.__setattr__(self, "questions", asked)

    @property
    def old_ids(self) -> dict[str, str]:
        """The names of before of all courses, as their authors wrote them."""
        infos = (course.info.value for course in self.project.courses)
        return {old: new for info in infos for old, new in info.old_ids.items()}


def resets(before: Edition, after: Edition, more: Mapping[str, str] | None = None) -> Iterator[Reset]:
    """What the records of learners lose from one edition to the next; `more` are other names of before."""
    names = {**after.old_ids, **(more or {})}
    kept = after.courses.keys()
    gone = {name for name in before.courses if today(name, names, kept) not in kept}
    for name in before.courses:
        if name in gone:
            if not _goes_with_another(name, gone, before.courses[name].id):
                yield Reset(name, Change.GONE)
            continue
        old, new = before.questions.get(name), after.questions.get(today(name, names, kept))
        if old and new and (found := _answers(old, new)):
            yield Reset(name, *found)


def _goes_with_another(name: str, gone: set[str], course: str) -> bool:
    """Whether it is told already that what holds it goes away."""
    quiz, sign, _ = name.partition("#")
    return (bool(sign) and quiz in gone) or (name != course and course in gone)


def _answers(old: Question, new: Question) -> tuple[Change, str] | None:
    """What becomes of the responses to a question."""
    was, now = kind_of(old), kind_of(new)
    if was is not now:
        return Change.AGAIN, f"{was.french}, puis {now.french}"
    key, other = was.key(old), now.key(new)
    if key == other:
        return None
    told = was.seal.told(old) if was.seal and not was.seal.against(old) else ()
    foreseen = [*was.solutions(old), *(row.response for row in told)]
    verdicts = [(was.mark(key, response), was.mark(other, response)) for response in foreseen]
    if any(verdict.state is State.UNANSWERED for _, verdict in verdicts):
        return Change.AGAIN, ""
    # every answer that one could pick is worth what it was
    are_all = len({*map(str, foreseen)}) == len(was.offers(old))
    is_same = are_all and all(one.score == other.score for one, other in verdicts)
    return None if is_same else (Change.ANEW, "")


def longer(before: Edition, after: Edition, more: Mapping[str, str]) -> dict[str, list[str]]:
    """The courses that ask for all their steps, by id, and the names of those that they did not have."""
    names = {**after.old_ids, **more}
    renamed = {today(name, names, after.courses.keys()) for name in before.courses}
    found: dict[str, list[str]] = {}
    for course in after.project.courses:
        fresh = [segment.id for segment in course.segments if segment.id not in renamed]
        if course.id in renamed and fresh and course.info.value.completion.segments is None:
            found[course.id] = fresh
    return found


# ---- what was probably renamed

ALIKE = 0.5
"""The share of their words that two things have in common, from which one is the other under a new name."""


def proposals(before: Edition, after: Edition) -> dict[str, str]:
    """Lines for `anciens-ids`: what went away → what says nearly the same, the largest things first."""
    found: dict[str, str] = {}
    for was, now in zip(_contents(before), _contents(after), strict=True):
        lost = {reset.name for reset in resets(before, after, found) if reset.change is Change.GONE}
        fresh = now.keys() - was.keys() - set(found.values())
        pairs = sorted(
            ((_likeness(words, now[name]), old, name) for old, words in was.items() for name in fresh),
            key=lambda pair: (-pair[0], pair[1:]),
        )
        for likeness, old, name in pairs:
            is_lost = old in lost or (old not in now and any(one.startswith(f"{old}/") for one in lost))
            if likeness >= ALIKE and is_lost and old not in found and name not in found.values():
                found[old] = name
    return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0


def _contents(edition: Edition) -> list[dict[str, frozenset[str]]]:
    """The words of courses, of modules, of steps, of quizzes and of questions, by name."""
    project = edition.project
    steps = {
        segment.id: _words(segment.title, segment.text.body.text)
        for course in project.courses
        for segment in course.segments
    }
    modules = {
        module.id: _all(steps[segment.id] for segment in module.segments)
        for course in project.courses
        for module in course.modules
    }
    courses = {
        course.id: _all(steps[segment.id] for segment in course.segments) for course in project.courses
    }
    questions = {name: _words(question.model_dump_json()) for name, question in edition.questions.items()}
    banks = {
        bank.id: _all(questions[f"{bank.id}#{q.value.id}"] for q in bank.questions)
        for bank in project.banks.values()
    }
    return [courses, modules, steps, banks, questions]


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())


def _all(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*parts)

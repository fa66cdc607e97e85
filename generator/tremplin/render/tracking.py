"""What pages say of a course for the scripts that tell how far a learner is, and what was gained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from tremplin.model.project import Course, Project, Segment
from tremplin.model.records import questions_of
from tremplin.render.quiz import quiz_view


@dataclass(frozen=True)
class Gain:
    """An objective, the records of the questions that serve it, by name, and the steps where these are."""

    sentence: str
    asked: tuple[str, ...]
    segments: tuple[Segment, ...]


def gains(project: Project, course: Course, segments: Iterable[Segment]) -> dict[str, Gain]:
    """The objectives of the course that questions of these steps serve, by id, in the order of the course."""
    found: dict[str, list[tuple[str, Segment]]] = {}
    for segment in segments:
        for bank, asked in questions_of(project, segment):
            question = asked.value
            found.setdefault(question.objective or "", []).append((f"{bank.id}#{question.id}", segment))
    return {
        id_: Gain(
            sentence,
            tuple(dict.fromkeys(name for name, _ in found[id_])),
            tuple({segment.id: segment for _, segment in found[id_]}.values()),
        )
        for id_, sentence in course.info.value.objectives.items()
        if id_ in found
    }


def tracked(project: Project, course: Course) -> Markup:
    """The attributes of what shows how far one is in a course: its steps, and what `réussite` asks.

    `data-banks` holds « rank:bank » for each quiz that counts, the rank being that of its step, from 0.
    """
    wanted = course.info.value.completion
    banks = list(_banks(project, course)) if wanted.score else []
    values = {
        "course": course.id,
        "segments": " ".join(segment.id for segment in course.segments),
        "needed": wanted.segments,
        "score": wanted.score if banks else None,
        "banks": " ".join(f"{rank}:{name}" for rank, name in banks) or None,
    }
    rows = (Markup(f'data-{name}="{escape(value)}"') for name, value in values.items() if value is not None)  # noqa: S704
    return Markup(" ").join(rows)


def quizzes_of_steps(project: Project, course: Course) -> dict[str, list[str]]:
    """The names of the records of the whole quizzes that earn points, by the id of their step."""
    found: dict[str, list[str]] = {segment.id: [] for segment in course.segments}
    for rank, name in _banks(project, course):
        found[course.segments[rank].id].append(name)
    return found


def _banks(project: Project, course: Course) -> Iterator[tuple[int, str]]:
    """The ranks of the steps, and the names of the records of their whole quizzes that earn points."""
    seen = set()
    for rank, segment in enumerate(course.segments):
        for directive in segment.text.directives:
            bank = project.bank_of(directive, segment.text)
            if bank is None or "#" in directive.argument or not any(q.value.points for q in bank.questions):
                continue
            # a quiz that is written in a page is named by the question that the page shows first
            name = bank.id if directive.body is None else quiz_view(bank, "", lambda _: "").questions[0].id
            if name not in seen:
                seen.add(name)
                yield rank, name

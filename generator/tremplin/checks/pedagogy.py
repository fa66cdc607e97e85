"""What makes a course of distance training: durations, the legal trio, objectives that are assessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Span
from tremplin.directives.parser import indented
from tremplin.fixes import Edit
from tremplin.model.places import bank_id
from tremplin.model.project import Course, Project
from tremplin.model.records import questions_of
from tremplin.schema.catalogue import CourseInfo, Dated
from tremplin.schema.nomenclature import is_skill_code, near, occupation, skill
from tremplin.schema.validate import Located
from tremplin.schema.values import Modality, format_minutes

SEGMENT_MINUTES = range(3, 11)
SOON = timedelta(days=30)
"""How long before a date an author is told of it."""
MARGIN = 0.2
"""A course's stated duration may differ from the sum of its segments by this share."""


def durations(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    for course in project.courses:
        for segment in course.segments:
            where, minutes = segment.info.where, segment.info.value.duration
            if minutes is None and ("duration",) not in where.names:
                yield Diagnostic.of("T502", where.at())
            elif minutes is not None and minutes not in SEGMENT_MINUTES:
                yield Diagnostic.of("T505", where.at("duration"), actual=format_minutes(minutes))
        stated, actual = course.info.value.duration, course.minutes
        reading = sum(s.reading for s in course.segments)
        unknown = any(s.info.value.duration is None for s in course.segments)
        if unknown or course.id in project.unread_courses or not (stated and actual):
            continue
        sessions = sum(int((s.end - s.start).total_seconds() // 60) for s in course.info.value.sessions)
        # what is done away from the screen and face to face may be stated apart
        totals = (actual, actual + sessions, reading, reading + sessions)
        if all(abs(stated - total) > MARGIN * total for total in totals):
            place, right = course.info.where.at("duration"), format_minutes(actual)
            yield Diagnostic.of(
                "T501",
                place,
                fix=Edit(place, None, right.replace("\u00a0", " ")),
                stated=format_minutes(stated),
                actual=right,
            )


def legal(subject: Subject) -> Iterator[Diagnostic]:
    """The trio of article D6313-3-1 of the labour code; durations of the activities are above."""
    project = subject.project
    for course in project.courses:
        info, where = course.info.value, course.info.where
        if info.draft:
            continue
        if (
            info.modality is not Modality.IN_PERSON
            and info.support is None
            and ("support",) not in where.names
        ):
            yield Diagnostic.of("T503", where.at())
        if info.assessment is None and ("assessment",) not in where.names:
            yield Diagnostic.of("T504", where.at())
        if info.modality is Modality.BLENDED and not info.sessions and ("sessions",) not in where.names:
            yield Diagnostic.of("T506", where.at("modality"))


def assessed(project: Project, course: Course) -> set[str] | None:
    """The ids of the objectives that its quizzes, or their steps, serve; None where any may be."""
    found: set[str] = set()
    for segment in course.segments:
        if any(bank_id(target) in project.banks for _, target in indented(segment.text.body)):
            return None  # a line that its indent makes code, and hardly meant so
        for directive in segment.text.directives:
            if not directive.spec.shows_bank:
                continue
            bank = project.bank_of(directive, segment.text)
            # a quiz that is not there, or a question that could not be read, may assess any of them
            if bank is None or len(bank.questions) != len(bank.ids):
                return None
            found.update(segment.info.value.objectives)
        found.update(asked.value.objective or "" for _, asked in questions_of(project, segment))
    return found


def objectives(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    for course in project.courses:
        if course.id in project.unread_courses or (found := assessed(project, course)) is None:
            continue
        for id_ in course.info.value.objectives:
            if id_ not in found:
                yield Diagnostic.of("T508", course.info.where.at("objectives", id_), target=id_)


def codes(subject: Subject) -> Iterator[Diagnostic]:
    """What people read of a code is its name: there must be one."""
    for course in subject.project.courses:
        info, where = course.info.value, course.info.where
        for n, code in enumerate(info.occupations):
            if occupation(code) is None:
                yield _unknown_code("T520", where.at("occupations", n), code, "occupations")
        for n, code in enumerate(info.skills):
            if is_skill_code(code) and skill(code) is None:
                yield _unknown_code("T521", where.at("skills", n), code, "skills")
    for path in subject.project.paths:
        for n, code in enumerate(path.value.occupations):
            if occupation(code) is None:
                yield _unknown_code("T520", path.where.at("occupations", n), code, "occupations")


def _unknown_code(rule: str, span: Span, code: str, kind: str) -> Diagnostic:
    found = near(code, kind)
    otherwise = "Cherchez le bon code : un métier s’écrit « G1602 », une compétence « crcn:2.1 »."
    remedy = f"Vouliez-vous dire {' ou '.join(found)} ?" if found else otherwise
    return Diagnostic.of(rule, span, target=code, remedy=remedy)


def freshness(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    for course in project.courses:
        yield from _aged(course.info)
    for text in project.texts():
        if text.age:
            yield from _aged(text.age)


def _aged(info: Located[CourseInfo] | Located[Dated]) -> Iterator[Diagnostic]:
    expires, today = info.value.expires, date.today()
    if expires and expires < today + SOON:
        code = "T507" if expires < today else "T509"
        yield Diagnostic.of(code, info.where.at("expires"), date=f"{expires:%d/%m/%Y}")

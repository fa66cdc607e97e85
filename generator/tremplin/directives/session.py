"""`::: session`: the dates of a course face to face, or one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tremplin.diagnostics import Diagnostic, suggest
from tremplin.directives.base import Checker, Course, Directive, Maker, Spec, Where
from tremplin.schema.catalogue import FaceToFaceSession
from tremplin.schema.values import slugify


def shown(course: Course | None, target: str) -> tuple[FaceToFaceSession, ...]:
    """The session that `target` names, or all those of the course."""
    if course is None:
        return ()
    chosen = course.session(target) if target else None
    return (chosen,) if chosen else course.info.value.sessions


def context(directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.ask("sessions", directive.argument)
    return {"sessions": shown(maker.course, directive.argument)}


def check(target: str, where: Where, checker: Checker) -> Iterable[Diagnostic]:
    course = checker.course
    sessions = course.info.value.sessions if course else ()
    if course and not sessions and ("sessions",) in course.info.where.names:
        return  # faulty sessions are told at their own place
    named = f" « {target} »" if target else ""
    if not sessions:
        remedy = "Ajoutez « sessions: » au fichier course.yml du cours."
        yield Diagnostic.of("T310", where(), named=named, remedy=remedy)
    elif target and course and course.session(target) is None:
        names = [s.id or slugify(s.title) for s in sessions]
        remedy = suggest(target, names, label="Sessions du cours")
        yield Diagnostic.of("T310", where(), named=named, remedy=remedy)


DIRECTIVE = Spec("session", "session", "none", "::: session", context=context, check=check)

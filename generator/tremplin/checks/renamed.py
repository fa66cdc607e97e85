"""`anciens-ids`: the names of before lead to names of today."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, suggest
from tremplin.model.records import names_of


def renamed(subject: Subject) -> Iterator[Diagnostic]:
    for course in subject.project.courses:
        old_ids, where = course.info.value.old_ids, course.info.where
        if not old_ids or course.id in subject.project.unread_courses:
            continue
        names = set(names_of(subject.project, course))
        for old, new in old_ids.items():
            if new not in names and new not in old_ids:
                remedy = suggest(new, sorted(names), "Écrivez à droite le nom d’aujourd’hui.")
                yield Diagnostic.of("T332", where.at("old_ids", old), target=new, remedy=remedy)
            if old in names:
                yield Diagnostic.of("T333", where.at("old_ids", old), target=old)

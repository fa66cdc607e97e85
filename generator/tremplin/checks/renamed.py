"""`anciens-ids`: the names of before lead to names of today."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, suggest
from tremplin.model.places import address_of
from tremplin.model.records import Names, names_of, today
from tremplin.schema.values import slugify


def renamed(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    courses = [course for course in project.courses if course.info.value.old_ids]
    if not courses:
        return
    kept = {name for course in project.courses for name in names_of(project, course)}
    modules = {module.id for course in project.courses for module in course.modules}
    stated: dict[str, str] = {}
    for course in courses:
        old_ids, where = course.info.value.old_ids, course.info.where
        if course.id in project.unread_courses:
            continue
        own = {*names_of(project, course), *(module.id for module in course.modules)}
        for old, new in old_ids.items():
            place = where.of_key("old_ids", old)
            elsewhere = stated.setdefault(old, place.file)
            if old != (well := _well_formed(old)):
                yield Diagnostic.of("T205", place, id=old, example=well)
            elif old in kept or (old in modules and new not in kept):
                yield Diagnostic.of("T333", place, target=old)
            elif way := _circle(old, old_ids, kept):
                yield Diagnostic.of("T334", place, way=" → ".join(way))
            elif new not in old_ids and today(new, old_ids, kept) not in own:
                remedy = suggest(new, own, "Écrivez à droite le nom d’aujourd’hui.")
                yield Diagnostic.of("T332", where.at("old_ids", old), target=new, remedy=remedy)
            elif elsewhere != place.file:
                yield Diagnostic.of("T337", place, target=old, file=elsewhere)


def _well_formed(name: str) -> str:
    """What learners' records could have been kept under: « 02-ecrire/01-objet.md » is « ecrire/objet »."""
    path, _, question = name.partition("#")
    path = path.strip("/").removeprefix("courses/").removeprefix("quizzes/").removesuffix(".yml")
    parts = address_of(path).rstrip("/").split("/")
    return "/".join(map(slugify, parts)) + (f"#{slugify(question)}" if question else "")


def _circle(old: str, names: Names, kept: set[str]) -> list[str]:
    """The way from a name back to itself; empty where there is none."""
    way = [old]
    while (now := names.get(way[-1])) and now not in kept:
        if now in way:
            return [*way, now] if now == old else []
        way.append(now)
    return []

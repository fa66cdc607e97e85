"""Quizzes: their ids, what they name, whether a page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.links import known_urls
from tremplin.checks.references import unique, unknown_objective
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, near, suggest
from tremplin.directives.parser import indented
from tremplin.fixes import Edit
from tremplin.model.bank import Bank
from tremplin.model.places import bank_id
from tremplin.model.project import Course, Project
from tremplin.questions import KINDS, kind_of, protection

_of = Diagnostic.of


def banks(subject: Subject) -> Iterator[Diagnostic]:
    """Ids of questions, their objectives, the pages they propose."""
    project = subject.project
    used_by = _courses_using(project)
    known = {url.rstrip("/") for url in known_urls(project)}
    for bank in project.banks.values():
        yield from unique(bank.ids)
    for text in project.texts():
        # progress is kept under the page for all its inline questions
        yield from unique(row for bank in text.inline_banks for row in bank.ids)
    for bank in project.all_banks():
        for question in bank.questions:
            if review := question.value.review:
                address = review.partition("#")[0].strip("/")
                if address not in known and address.partition("/")[0] not in project.unread_courses:
                    remedy = suggest(
                        address, known, "Écrivez l’adresse de la page, par exemple : cours/module/segment"
                    )
                    yield _of("T308", question.where.at("review"), target=review, remedy=remedy)
            if objective := question.value.objective:
                for course in used_by.get(bank.id, ()):
                    yield from unknown_objective(course, objective, question.where.at("objective"))
        if bank.info.value.protected:
            yield from _protection(bank)
        draw = bank.info.value.draw
        if draw and draw > len(bank.ids) > 0:
            where = bank.info.where
            yield _of("T229", where.at("draw"), key=where.name("draw"), count=len(bank.ids))


def unused(subject: Subject) -> Iterator[Diagnostic]:
    """Banks that no page shows: one is named by a line that its indent makes code, or nearly named."""
    project = subject.project
    # a page that cannot be read, or a folder that is not entered, may show any of them
    if any(name.endswith(".md") or name in project.files.refused for name in project.unread):
        return
    used_by = _courses_using(project)
    shown = [d.argument for text in project.texts() for d in text.directives if d.spec.shows_bank]
    missing = {name for target in shown if (name := bank_id(target)) and name not in project.banks}
    meant = {near(name, *project.banks) for name in missing} | {*shown}
    aside = {bank_id(target): span for text in project.texts() for span, target in indented(text.body)}
    for bank in project.banks.values():
        if bank.id in used_by or bank.id in meant or bank.id.partition("/")[0] in project.unread_courses:
            continue
        if span := aside.get(bank.id):
            fix = Edit(span._replace(column=1, length=span.column - 1), None, "")
            yield _of("T133", span, fix=fix, directive=f"quiz {bank.id}", reason="cette ligne est en retrait")
        else:
            yield _of("T314", bank.span, target=bank.id)


def _protection(bank: Bank) -> Iterator[Diagnostic]:
    if not protection.is_available():
        yield _of("T209", bank.info.where.at("protected"))
    kinds = ", ".join(sorted(kind.french for kind in KINDS if kind.seal))
    for question in bank.questions:
        kind = kind_of(question.value)
        if code := protection.obstacle(kind, question.value):
            yield _of(code, question.where.at(), kind=kind.french, kinds=kinds)
        for key in ("feedback_partial", "feedback_final"):
            if getattr(question.value, key):
                yield _of("T298", question.where.at(key), key=question.where.name(key))


def _courses_using(project: Project) -> dict[str, tuple[Course, ...]]:
    """Bank id → courses whose pages show it; pages outside courses count as no course."""
    found: dict[str, tuple[Course, ...]] = {}
    owner = {s.text.path: c for c in project.courses for s in c.segments}
    for course in project.courses:
        if placement := project.placement_of(course):
            found[placement.id] = (course,)
    for text in project.texts():
        for directive in text.directives:
            if bank := project.bank_of(directive, text):
                home = owner.get(text.path)
                already = found.get(bank.id, ())
                found[bank.id] = already if home is None or home in already else (*already, home)
    return found

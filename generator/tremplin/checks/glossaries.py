"""Glossaries: no term twice, none that no page uses, pictures that are there."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.missing import missing_picture
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic
from tremplin.model.glossary import Glossary, same
from tremplin.model.project import Project
from tremplin.schema.validate import BLANK


def terms(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    every = _glossaries(project)
    if not every:
        return
    courses = [text for course in project.courses for text in course.texts()]
    # a page that is not there for another reason, already told, may use any of them
    is_read = not any(name.startswith(f"{project.docs_dir.name}/") for name in project.unread)
    is_whole = is_read and all(text.path in subject.marks for text in courses)
    used = {(mark.label, mark.target) for text in courses for mark, _ in subject.of_text(text, "term")}
    for glossary in every:
        twice = [*_twice(glossary)]
        yield from twice
        told = {d.span for d in twice}
        for term in glossary.terms:
            name = term.value.term
            is_used = name == BLANK or (glossary.file, name) in used
            if is_whole and not is_used and (span := term.where.at("term")) not in told:
                yield Diagnostic.of("T418", span, term=name)


def _twice(glossary: Glossary) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for term in glossary.terms:
        places = [("term",), *(("variants", n) for n in range(len(term.value.variants)))]
        for place, text in zip(places, (term.value.term, *term.value.variants), strict=True):
            if text == BLANK:
                continue
            span = term.where.at(*place)
            if line := first.get(same(text)):
                yield Diagnostic.of("T417", span, term=text, line=line)
            first.setdefault(same(text), span.line)


def pictures(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    for glossary in _glossaries(project):
        for term in glossary.terms:
            image = term.value.image
            if image is None or project.media(image, glossary.folder):
                continue
            if not any(map(project.files.is_refused, project.media_places(image, glossary.folder))):
                remedy = missing_picture(project, image, glossary.folder)
                yield Diagnostic.of("T306", term.where.at("image"), target=image, remedy=remedy)


def _glossaries(project: Project) -> list[Glossary]:
    own = [course.glossary for course in project.courses if course.glossary]
    return [*own, *([project.glossary] if project.glossary else [])]

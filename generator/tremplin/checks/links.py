"""Links, pictures and files lead somewhere; no two pages have one address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from tremplin.checks.subject import Found, Subject
from tremplin.diagnostics import Diagnostic, Span, suggest
from tremplin.diagnostics import near as near_name
from tremplin.directives.base import Where
from tremplin.markdown.marks import Mark
from tremplin.model.project import Bank, Project, Text
from tremplin.pages import pages
from tremplin.schema.validate import Authored, Loc
from tremplin.sources.listing import ROOT_FOLDER
from tremplin.text.sanitise import is_published

_of = Diagnostic.of


MOST = 50
"""Broken links of a text that are told one by one; pictures and sounds likewise."""
_COPY = "Copiez l’image dans le dossier du cours : une page ne demande rien à un autre site."
_ON_THE_PAGE = "Montrez ce fichier dans la page : un quiz ne montre que des images."


def links(subject: Subject) -> Iterator[Diagnostic]:
    """Links of the pages."""
    project = subject.project
    urls = known_urls(project)
    for text in project.texts():
        yield from _first(
            told
            for found in subject.of_text(text, "link")
            if found.path and not found.is_external
            for told in _link(project, found, text, urls)
        )


def quiz_links(subject: Subject) -> Iterator[Diagnostic]:
    """Links in the texts of the quizzes."""
    for bank in subject.project.all_banks():
        for found in subject.of_bank(bank, "link"):
            if not found.path or found.is_external:
                continue
            if subject.project.linked(found.target, posixpath.dirname(bank.id)) is None:
                remedy = (
                    "Écrivez le chemin du fichier .md depuis le dossier du cours : 01-module/02-segment.md"
                )
                yield _of("T307", found.where(), target=found.target, remedy=remedy)


def pictures(subject: Subject) -> Iterator[Diagnostic]:
    """Pictures of the pages and of the quizzes."""
    project = subject.project
    for text in project.texts():
        shown = subject.of_text(text, "image")
        yield from _first(told for found in shown for told in _shown("T306", project, found, text))
    for bank in project.all_banks():
        folder = posixpath.dirname(bank.id)
        for found in quiz_pictures(subject, bank):
            is_told = any(map(project.files.is_refused, project.media_places(found.target, folder)))
            if project.media(found.target, folder) is None and not is_told:
                remedy = "Écrivez son chemin depuis le dossier du cours, par exemple : images/photo.webp"
                remedy = _COPY if found.is_external else remedy
                yield _of("T306", found.where(), target=found.target, remedy=remedy)


def media(subject: Subject) -> Iterator[Diagnostic]:
    """Sounds and films, which authors write as HTML."""
    project = subject.project
    for text in project.texts():
        shown = subject.of_text(text, "media")
        yield from _first(told for found in shown for told in _shown("T309", project, found, text))
    for bank in project.all_banks():
        for found in subject.of_bank(bank, "media"):
            yield _of("T309", found.where(), target=found.target, remedy=_ON_THE_PAGE)


def _first(told: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong in one text, up to `MOST`: each search for a near name takes its time."""
    yield from islice(told, MOST)
    if more := next(told, None):
        yield _of("T318", more.span)


def _shown(code: str, project: Project, found: Found, text: Text) -> Iterator[Diagnostic]:
    """What is wrong with a file that a page shows."""
    if found.is_external:
        yield _of(code, found.where(), target=found.target, remedy=_COPY)
    elif found.path:
        yield from missing_file(code, project, found.path, text, found.where)


def known_urls(project: Project) -> set[str]:
    return {page.url for page in pages(project) if page.kind.has_address}


def quiz_pictures(subject: Subject, bank: Bank) -> Iterator[Found]:
    """Every picture of a bank, at the place of the text or of the key that names it."""
    for question in bank.questions:
        for loc, image, label in _images(question.value):
            yield Found(Mark("image", quote(image), label), partial(question.where.at, *loc))
    yield from subject.of_bank(bank, "image")


def _images(part: Authored, loc: Loc = ()) -> Iterator[tuple[Loc, str, str]]:
    """The pictures that keys name, each with its place and the words that stand for it."""
    image = getattr(part, "image", None)
    if image:
        yield (*loc, "image"), image, getattr(part, "description", None) or part.text  # type: ignore[attr-defined]
    for inner, value in _parts(part, loc):
        yield from _images(value, inner)


def _parts(part: Authored, loc: Loc) -> Iterator[tuple[Loc, Authored]]:
    """The models inside a model: answers of a question, cards, steps."""
    for field, value in vars(part).items():  # quicker than pydantic's own way
        rows = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
        )
        for name, row in rows:
            if isinstance(row, Authored):
                yield (*loc, field, name), row


def _link(project: Project, found: Found, text: Text, urls: set[str]) -> Iterator[Diagnostic]:
    target = found.path
    if target.endswith(".md"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
        if path.startswith("../"):
            yield _of("T311", found.where(), target=target)
        elif project.page_at(path) is None and not project.files.knows(project.docs_dir / path):
            near = {posixpath.basename(p): p for p in project.text_by_path}
            remedy = "Écrivez le chemin du fichier .md depuis cette page."
            if name := near_name(posixpath.basename(path), *near):
                there = posixpath.relpath(near[name], posixpath.dirname(text.path) or ".")
                remedy = f"Vouliez-vous dire « {there} » ?"
            yield _of("T307", found.where(), target=target, remedy=remedy)
        elif _leads_to_draft(project, text, path):
            remedy = "Ce cours est un brouillon : publiez-le, ou retirez le lien."
            yield _of("T307", found.where(), target=target, remedy=remedy)
    elif target.startswith("/"):
        remedy = "Écrivez un chemin depuis cette page vers le fichier .md : il reste juste partout."
        yield _of("T307", found.where(), target=target, remedy=remedy)
    else:
        reached = posixpath.normpath(posixpath.join("/", text.url, target)).strip("/")
        reached = reached.removesuffix("index.html").rstrip("/")
        if (f"{reached}/" if reached else "") in urls:
            return
        course = project.course_by_id.get(posixpath.basename(reached))
        there = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
        if course and not project.contains(project.docs_dir / there):
            there = posixpath.relpath(f"{course.folder}/index.md", posixpath.dirname(text.path) or ".")
            yield _of("T307", found.where(), target=target, remedy=f"Vouliez-vous dire « {there} » ?")
            return
        yield from missing_file("T307", project, target, text, found.where)


def _leads_to_draft(project: Project, text: Text, path: str) -> bool:
    drafts = {c.folder for c in project.courses if c.info.value.draft}
    return path.partition("/")[0] in drafts and text.path.partition("/")[0] not in drafts


def missing_file(code: str, project: Project, target: str, text: Text, where: Where) -> Iterator[Diagnostic]:
    """The diagnostic `code` when a page names a file that is not there, or T311 when it is outside."""
    path = project.docs_dir / posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
    if project.contains(path) and is_published(path):
        return
    path = Path(posixpath.normpath(path.as_posix()))
    if project.files.is_refused(path):
        return  # told at its own place
    if not path.is_relative_to(project.docs_dir) or (path.exists() and not project.contains(path)):
        yield _of("T311", where(), target=target)
        return
    names = project.files.below(project.docs_dir.name)
    near = {p.name: p for p in map(PurePosixPath, names) if p.suffix == path.suffix and is_published(p)}
    found = near.get(path.name)
    remedy = suggest(path.name, near, "Vérifiez le nom et le dossier, majuscules comprises.")
    if found:
        here = posixpath.join(project.docs_dir.name, posixpath.dirname(text.path))
        remedy = f"Vouliez-vous dire « {posixpath.relpath(found.as_posix(), here)} » ?"
    yield _of(code, where(), target=target, remedy=remedy)


def files(subject: Subject) -> Iterator[Diagnostic]:
    """Files among the pages that will not be on the site."""
    project = subject.project
    for name in project.files.below(project.docs_dir.name):
        path = PurePosixPath(name)
        if name.startswith(f"{project.docs_dir.name}/{ROOT_FOLDER}/"):
            continue  # the publisher's own, published as they are
        if path.suffix not in (".yml", ".yaml") and not is_published(path):
            yield _of("T317", Span(name), suffix=path.suffix)

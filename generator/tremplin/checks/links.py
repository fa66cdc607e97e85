"""Links, pictures and files lead somewhere; no two pages have one address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from tremplin.diagnostics import Diagnostic, Span, suggest
from tremplin.diagnostics import near as near_name
from tremplin.markdown.markup import Mark, marks
from tremplin.model.project import Bank, Project, Text
from tremplin.schema.validate import Authored, Loc
from tremplin.sources.source import Source
from tremplin.text.addresses import parse
from tremplin.text.sanitise import is_published

_of = Diagnostic.of


_COPY = "Copiez l’image dans le dossier du cours : une page ne demande rien à un autre site."


def links(project: Project) -> Iterator[Diagnostic]:
    """Links of the pages."""
    urls = known_urls(project)
    for text in project.texts():
        for mark in text.marks:
            if mark.kind == "link" and mark.target and not parse(mark.target).leaves_site:
                yield from _link(project, mark, text, urls)


def quiz_links(project: Project) -> Iterator[Diagnostic]:
    """Links in the texts of the quizzes."""
    for bank in project.all_banks():
        for mark in _quiz_marks(bank):
            if mark.kind != "link" or parse(mark.target).leaves_site:
                continue
            if project.linked(mark.target, posixpath.dirname(bank.id)) is None:
                remedy = (
                    "Écrivez le chemin du fichier .md depuis le dossier du cours : 01-module/02-segment.md"
                )
                yield _of("T307", mark.span, target=mark.target, remedy=remedy)


def pictures(project: Project) -> Iterator[Diagnostic]:
    """Pictures of the pages and of the quizzes."""
    for text in project.texts():
        for mark in text.marks:
            if mark.kind == "image" and parse(mark.target).leaves_site:
                yield _of("T306", mark.span, target=mark.target, remedy=_COPY)
            elif mark.kind == "image" and mark.target:
                yield from missing_file("T306", project, mark.target, text, mark.span)
    for bank in project.all_banks():
        folder = posixpath.dirname(bank.id)
        for mark in quiz_pictures(bank):
            if project.media(mark.target, folder) is None:
                remedy = "Écrivez son chemin depuis le dossier du cours, par exemple : images/photo.webp"
                remedy = _COPY if parse(mark.target).leaves_site else remedy
                yield _of("T306", mark.span, target=mark.target, remedy=remedy)


def _generated(project: Project) -> set[str]:
    """Addresses of the pages that the site makes by itself."""
    return {
        "",
        "mon-espace/",
        "aide/",
        *(f"organismes/{p.value.id}/" for p in project.providers),
        *(f"parcours/{p.value.id}/" for p in project.paths),
        *(f"{c.url}positionnement/" for c in project.courses if project.placement_of(c)),
    }


def known_urls(project: Project) -> set[str]:
    return _generated(project) | {t.url for t in project.texts()} | {c.url for c in project.courses}


def quiz_pictures(bank: Bank) -> Iterator[Mark]:
    """Every picture of a bank, at the place of the text or of the key that names it."""
    for question in bank.questions:
        for loc, image, label in _images(question.value):
            yield Mark("image", image, label, question.where.at(*loc))
    yield from (mark for mark in _quiz_marks(bank) if mark.kind == "image")


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


def _texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a question, with its place."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, (Authored, dict)):
        for field, inner in (vars(value) if isinstance(value, Authored) else value).items():
            if field != "image":
                yield from _texts(inner, (*loc, field))
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*loc, n))


def _quiz_marks(bank: Bank) -> Iterator[Mark]:
    """Links and pictures in the Markdown of a bank, at the place of the text."""
    for question in bank.questions:
        for loc, text in _texts(question.value):
            if "](" in text or "<" in text:
                for mark in marks(Source(bank.file, text)):
                    yield mark._replace(span=question.where.at(*loc))


def _link(project: Project, mark: Mark, text: Text, urls: set[str]) -> Iterator[Diagnostic]:
    target = mark.target.partition("#")[0].partition("?")[0]
    if not target:
        return
    if target.endswith(".md"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
        if path.startswith("../"):
            yield _of("T311", mark.span, target=target)
        elif project.page_at(path) is None and not project.contains(project.docs_dir / path):
            near = {posixpath.basename(p): p for p in project.text_by_path}
            remedy = "Écrivez le chemin du fichier .md depuis cette page."
            if found := near_name(posixpath.basename(path), *near):
                there = posixpath.relpath(near[found], posixpath.dirname(text.path) or ".")
                remedy = f"Vouliez-vous dire « {there} » ?"
            yield _of("T307", mark.span, target=target, remedy=remedy)
        elif _leads_to_draft(project, text, path):
            remedy = "Ce cours est un brouillon : publiez-le, ou retirez le lien."
            yield _of("T307", mark.span, target=target, remedy=remedy)
    elif target.startswith("/"):
        remedy = "Écrivez un chemin depuis cette page vers le fichier .md : il reste juste partout."
        yield _of("T307", mark.span, target=target, remedy=remedy)
    else:
        reached = posixpath.normpath(posixpath.join("/", text.url, target)).strip("/")
        reached = reached.removesuffix("index.html").rstrip("/")
        if (f"{reached}/" if reached else "") in urls:
            return
        course = project.course_by_id.get(posixpath.basename(reached))
        there = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
        if course and not project.contains(project.docs_dir / there):
            there = posixpath.relpath(f"{course.folder}/index.md", posixpath.dirname(text.path) or ".")
            yield _of("T307", mark.span, target=target, remedy=f"Vouliez-vous dire « {there} » ?")
            return
        yield from missing_file("T307", project, target, text, mark.span)


def _leads_to_draft(project: Project, text: Text, path: str) -> bool:
    drafts = {c.folder for c in project.courses if c.info.value.draft}
    return path.partition("/")[0] in drafts and text.path.partition("/")[0] not in drafts


def missing_file(code: str, project: Project, target: str, text: Text, span: Span) -> Iterator[Diagnostic]:
    """The diagnostic `code` when a page names a file that is not there, or T311 when it is outside."""
    target = target.partition("#")[0].partition("?")[0]
    path = project.docs_dir / posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
    if project.contains(path) and is_published(path):
        return
    path = Path(posixpath.normpath(path.as_posix()))
    if not path.is_relative_to(project.docs_dir) or (path.exists() and not project.contains(path)):
        yield _of("T311", span, target=target)
        return
    names = project.files.below(project.docs_dir.name)
    near = {p.name: p for p in map(PurePosixPath, names) if p.suffix == path.suffix and is_published(p)}
    found = near.get(path.name)
    remedy = suggest(path.name, near, "Vérifiez le nom et le dossier, majuscules comprises.")
    if found:
        here = posixpath.join(project.docs_dir.name, posixpath.dirname(text.path))
        remedy = f"Vouliez-vous dire « {posixpath.relpath(found.as_posix(), here)} » ?"
    yield _of(code, span, target=target, remedy=remedy)


def files(project: Project) -> Iterator[Diagnostic]:
    """Files among the pages that will not be on the site."""
    for name in project.files.below(project.docs_dir.name):
        path = PurePosixPath(name)
        if path.suffix not in (".yml", ".yaml") and not is_published(path):
            yield _of("T317", Span(name), suffix=path.suffix)


def addresses(project: Project) -> Iterator[Diagnostic]:
    """No two pages at one address."""
    pages = [(t.url, Span(f"{project.docs_dir.name}/{t.path}")) for t in project.texts()]
    pages += [(c.url, c.info.where.at()) for c in project.courses if c.text is None]
    reserved = _generated(project) - {"", "aide/"}
    seen: dict[str, Span] = {}
    for url, span in pages:
        if url in seen:
            yield _of("T312", span, address=f"/{url}", file=seen[url].file)
        if url in reserved:
            yield _of("T312", span, address=f"/{url}", file=span.file)
        seen.setdefault(url, span)

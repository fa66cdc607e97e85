"""Links, pictures and files lead somewhere; no two pages have one address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from tremplin.diagnostics import Diagnostic, Span, suggest
from tremplin.markup import Mark, marks
from tremplin.project import Bank, Project, Text
from tremplin.schema.validate import Loc
from tremplin.source import Source

_of = Diagnostic.of


def is_external(target: str) -> bool:
    """Whether a link has a scheme or a host of its own."""
    return bool(re.match(r"//|[a-zA-Z][a-zA-Z0-9+.-]*:", target))


def links(project: Project) -> Iterator[Diagnostic]:
    """Links of the pages."""
    urls = _known_urls(project)
    for text in project.texts():
        for mark in text.marks:
            if mark.kind == "link" and mark.target and not is_external(mark.target):
                yield from _link(project, mark, text, urls)


def pictures(project: Project) -> Iterator[Diagnostic]:
    """Pictures of the pages and of the quizzes."""
    for text in project.texts():
        for mark in text.marks:
            if mark.kind == "image" and mark.target and not is_external(mark.target):
                yield from missing_file("T306", project, mark.target, text, mark.span)
    for bank in project.all_banks():
        folder = posixpath.dirname(bank.id)
        for target, _, span in quiz_pictures(bank):
            if not is_external(target) and project.media(target, folder) is None:
                remedy = "Écrivez son chemin depuis le dossier du cours, par exemple : images/photo.webp"
                yield _of("T306", span, target=target, remedy=remedy)


def _generated(project: Project) -> set[str]:
    """Addresses of the pages that the site makes by itself."""
    return {
        "",
        "mon-espace/",
        "aide/",
        *(f"organismes/{p.value.id}/" for p in project.providers),
        *(f"parcours/{p.value.id}/" for p in project.paths),
    }


def _known_urls(project: Project) -> set[str]:
    return _generated(project) | {t.url for t in project.texts()} | {c.url for c in project.courses}


def quiz_pictures(bank: Bank) -> Iterator[tuple[str, str, Span]]:
    """(path, alternative text, place) of every picture of a bank."""
    for question in bank.questions:
        for field, value in question.value:
            rows: list[tuple[Loc, str]] = [((field,), value)] if isinstance(value, str) else []
            if field == "hints":
                rows = [((field, n), text) for n, text in enumerate(value)]
            if field == "answers":
                for n, answer in enumerate(value):
                    image = getattr(answer, "image", None)
                    if image:
                        yield image, answer.text, question.where.at("answers", n, "image")
                    rows += [(("answers", n, k), v) for k, v in answer if isinstance(v, str) and k != "image"]
            for loc, text in rows:
                if "![" not in text and "<img" not in text:
                    continue
                for mark in marks(Source(bank.file, text)):
                    if mark.kind == "image":
                        yield mark.target, mark.label, question.where.at(*loc)


def _link(project: Project, mark: Mark, text: Text, urls: set[str]) -> Iterator[Diagnostic]:
    target = mark.target.partition("#")[0].partition("?")[0]
    if not target:
        return
    if target.endswith(".md"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), target))
        if path.startswith("../"):
            yield _of("T311", mark.span, target=target)
        elif path not in project.text_by_path and not (project.docs_dir / path).is_file():
            name = posixpath.basename(path)
            near = {posixpath.basename(p): p for p in project.text_by_path}
            found = near.get(name)
            here = posixpath.dirname(text.path) or "."
            remedy = (
                f"Vouliez-vous dire « {posixpath.relpath(found, here)} » ?"
                if found
                else suggest(name, near, "Écrivez le chemin du fichier .md depuis cette page.")
            )
            yield _of("T307", mark.span, target=target, remedy=remedy)
    elif target.startswith("/"):
        remedy = "Écrivez un chemin depuis cette page vers le fichier .md : il reste juste partout."
        yield _of("T307", mark.span, target=target, remedy=remedy)
    else:
        reached = posixpath.normpath(posixpath.join("/", text.url, target)).strip("/")
        reached = reached.removesuffix("index.html").rstrip("/")
        if (f"{reached}/" if reached else "") in urls:
            return
        yield from missing_file("T307", project, target, text, mark.span)


def missing_file(code: str, project: Project, target: str, text: Text, span: Span) -> Iterator[Diagnostic]:
    """The diagnostic `code` when a page names a file that is not there, or T311 when it is outside."""
    target = target.partition("#")[0].partition("?")[0]
    folder = project.docs_dir / posixpath.dirname(text.path)
    path = Path(posixpath.normpath((folder / target).as_posix()))
    if not path.is_relative_to(project.docs_dir) or (path.exists() and not project.contains(path)):
        yield _of("T311", span, target=target)
    elif not path.is_file():
        near = {p.name: p for p in project.docs_dir.rglob("*") if p.suffix == path.suffix}
        found = near.get(path.name)
        remedy = suggest(path.name, near, "Vérifiez le nom et le dossier, majuscules comprises.")
        if found:
            there = posixpath.relpath(found.as_posix(), folder.as_posix())
            remedy = f"Vouliez-vous dire « {there} » ?"
        yield _of(code, span, target=target, remedy=remedy)


def addresses(project: Project) -> Iterator[Diagnostic]:
    """No two pages at one address."""
    pages = [(t.url, Span(f"{project.docs_dir.name}/{t.path}")) for t in project.texts()]
    pages += [(c.url, c.info.where.at()) for c in project.courses if c.text is None]
    reserved = _generated(project) - {"", "aide/"}
    seen: dict[str, Span] = {}
    for url, span in pages:
        if url in seen:
            yield _of("T312", span, address=f"/{url}", file=seen[url].file)
        if url in reserved and url:
            yield _of("T312", span, address=f"/{url}", file=span.file)
        seen.setdefault(url, span)

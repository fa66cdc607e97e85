"""Files among the pages and the quizzes that are not read, not published, or broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Span
from tremplin.fixes import Rename
from tremplin.model.project import Project
from tremplin.rules import Severity
from tremplin.sources.listing import ROOT_FOLDER, Stamp
from tremplin.sources.place import Place
from tremplin.text.admitted import is_like_a_page, never
from tremplin.text.endings import READ, right_name, yaml_meant
from tremplin.text.sanitise import FILMS, PUBLISHED, SOUNDS, is_picture
from tremplin.text.typography import format_weight

_of = Diagnostic.of

HEAVY = 10_000_000
"""Bytes of a document that take more than a minute on a slow line."""


def files(subject: Subject) -> Iterator[Diagnostic]:
    """Files among the pages that will not be on the site."""
    project = subject.project
    top = project.docs_dir.name
    for name in project.files.below(top):
        path = PurePosixPath(name)
        if name.startswith(f"{top}/{ROOT_FOLDER}/") or name in project.published_too:
            continue  # the publisher's own, published as they are
        if right := right_name(path.name):
            yield _of("T320", Span(name), fix=Rename(name, right), name=right)
        elif path.suffix in (".yml", ".yaml"):
            yield from _yaml(name, path, project)
        elif not project.publishes(path):
            yield _of("T317", Span(name), suffix=path.suffix or path.name, remedy=unpublished(path.suffix))


def unpublished(ending: str) -> str:
    """What to do with a file of this ending, which is not published."""
    remedy = "Enregistrez-le en PDF, en texte, en image ou en document de bureautique"
    if not ending or (why := never(ending.lower())):
        return f"{remedy}{f' : {why}' if ending else ''}."
    option = f"« files: [{ending.lower()}] » de tremplin, dans mkdocs.yml"
    return f"{remedy}, ou publiez ce genre tel quel : {option}."


def _yaml(name: str, path: PurePosixPath, project: Project) -> Iterator[Diagnostic]:
    if path.name in READ:
        return
    remedy = "Un quiz se range dans le dossier des quiz, un cours se décrit dans « course.yml »."
    fix = severity = None
    if meant := yaml_meant(path.name):
        fix = Rename(name, meant)
        remedy = f"Vouliez-vous dire « {meant} » ? Un quiz, lui, se range dans le dossier des quiz."
        if f"{path.with_name(meant)}" in project.unread:  # what it says is missing
            severity = Severity.ERROR
    yield _of("T322", Span(name), severity=severity, fix=fix, remedy=remedy)


def beside_quizzes(subject: Subject) -> Iterator[Diagnostic]:
    """Files of the quizzes' folder that are no quizzes."""
    project = subject.project
    for name in project.files.below(project.quizzes_dir.name):
        path = PurePosixPath(name)
        if right := right_name(path.name):
            yield _of("T320", Span(name), fix=Rename(name, right), name=right)
        elif path.suffix not in (".yml", ".yaml") and not is_picture(path):
            yield _of("T321", Span(name))


def documents(subject: Subject) -> Iterator[Diagnostic]:
    """Films, sounds and documents that are published as they are."""
    project = subject.project
    for name in project.files.below(project.docs_dir.name):
        path = PurePosixPath(name)
        if path.suffix == ".md" or is_picture(path) or not project.publishes(path):
            continue
        size = project.files.size(name)
        if size > HEAVY and path.suffix.lower() not in FILMS | SOUNDS:
            yield _of("T330", Span(name), target=path.name, weight=format_weight(size))
        code, reason = _fault(project.files.place(name), project.files.files[name])
        if code:
            yield _of(code, Span(name), target=path.name, reason=reason)


_NEVER_EMPTY = PUBLISHED - frozenset([".txt", ".csv", ".vtt", ".ics", ".vcf"])
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_ANSWERS = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:juste|réponse|right|answer)[ \t\u00a0]*:", re.M)
_QUIZ = re.compile(r"^[ \t]*(?::::+[ \t]*quiz\b|(?:-[ \t]+)?questions?[ \t\u00a0]*:)", re.M)


@lru_cache(maxsize=4096)
def _fault(file: Place, stamp: Stamp) -> tuple[str, str]:
    """Code and reason of what is wrong in a file that is published as it is, or nothing."""
    suffix = PurePosixPath(file.name).suffix.lower()
    if not stamp[0]:
        return ("T331", "il est vide") if suffix in _NEVER_EMPTY else ("", "")
    try:
        start = file.read(100_000 if suffix == ".txt" else 2_000)
    except OSError:
        return "T331", "il est impossible de le lire"
    if suffix == ".txt":
        text = start.decode(errors="replace").replace("\r", "\n")
        return ("T326", "") if _ANSWERS.search(text) and _QUIZ.search(text) else ("", "")
    if suffix not in PUBLISHED and is_like_a_page(start):
        return "T331", "il commence par « < » : un navigateur le prendrait pour une page web"
    is_page = suffix not in (".csv", ".vtt") and _WEB_PAGE.match(start)
    return ("T331", f"c’est une page web, alors que son nom finit par « {suffix} »") if is_page else ("", "")

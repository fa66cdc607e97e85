"""What follows « # » in a link is there, in the page that it leads to.

The names are those that the converter gave, read in what each text publishes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, unquote

from tremplin.checks.subject import Found, Subject
from tremplin.diagnostics import Diagnostic, near
from tremplin.directives.base import Where
from tremplin.fixes import meant
from tremplin.model.project import Text
from tremplin.model.targets import named
from tremplin.text.addresses import composed, parse


def pages(subject: Subject) -> Iterator[Diagnostic]:
    """Links of the pages."""
    project = subject.project
    by_url = {text.url: text for text in project.texts()}
    for text in project.texts():
        for found in subject.of_text(text, "link"):
            if "#" not in found.mark.target or found.is_external:
                continue
            goal: Text | None = text
            if found.path:
                path, rest = named(project, found.mark.target, posixpath.dirname(text.path))
                reached = posixpath.normpath(posixpath.join("/", text.url, found.path))[1:]
                url = f"{reached.removesuffix('index.html').rstrip('/')}/"
                goal = (project.text_by_path.get(composed(path)) or by_url.get(url)) if rest else None
            if goal:
                yield from _dead(subject, goal, found)


def quizzes(subject: Subject) -> Iterator[Diagnostic]:
    """Links in the texts of the quizzes, and the pages that these propose to read again."""
    project = subject.project
    by_address = {text.url.rstrip("/"): text for text in project.texts()}
    for bank in project.all_banks():
        for found in subject.of_bank(bank, "link"):
            if "#" in found.mark.target and found.path and not found.is_external:
                url = project.linked(found.path, posixpath.dirname(bank.id))
                if goal := by_address.get((url or "?").rstrip("/")):
                    yield from _dead(subject, goal, found)
        for question in bank.questions:
            address, sign, anchor = (question.value.review or "").partition("#")
            if sign and (goal := by_address.get(address.strip("/"))):
                yield from _told(subject, goal, anchor, address, partial(question.where.at, "review"))


def _dead(subject: Subject, goal: Text, found: Found) -> Iterator[Diagnostic]:
    anchor = unquote(parse(found.mark.target).anchor[1:])
    yield from _told(subject, goal, anchor, found.path, found.where)


def _told(subject: Subject, goal: Text, anchor: str, path: str, where: Where) -> Iterator[Diagnostic]:
    """The diagnostic of an `anchor` that is not in `goal`, whose address is written `path`."""
    names = subject.anchors(goal)
    # what calls a note, or does not, is told of the note (T135, T137)
    if names is None or not anchor or anchor in names or anchor.startswith("fnref:"):
        return
    remedy = "Nommez un titre, par exemple « ## Mon titre {#mon-titre} », ou retirez ce qui suit « # »."
    if anchor in ("top", "haut"):
        remedy = "Pour le haut de la page, écrivez « # » seul."
    elif name := near(anchor, *names):
        right = f"{path}#{quote(name, safe=':')}"
        remedy = meant(anchor, name, names, f"{path}#{anchor}", right)
    elif names:
        remedy = f"Noms de cette page : {', '.join(sorted(names)[:8])}."
    yield Diagnostic.of("T325", where(), anchor=anchor, remedy=remedy)

"""Links, pictures and files lead somewhere; no two pages have one address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from itertools import islice
from urllib.parse import quote

from tremplin.checks.missing import missing_file, missing_picture, nearest_of, page_meant
from tremplin.checks.subject import Found, Subject
from tremplin.diagnostics import Diagnostic
from tremplin.fixes import Remedy
from tremplin.markdown.marks import Mark
from tremplin.model.bank import Bank
from tremplin.model.project import Project, Text
from tremplin.model.targets import named
from tremplin.pages import pages
from tremplin.schema.validate import Authored, Loc
from tremplin.text.addresses import Address, Kind, parse

_of = Diagnostic.of


MOST = 50
"""Broken links of a text that are told one by one; pictures and sounds likewise."""
_COPY = "Copiez l’image dans le dossier du cours : une page ne demande rien à un autre site."
_FROM_COURSE = "Écrivez le chemin du fichier .md depuis le dossier du cours : 01-module/02-segment.md"
_ON_THE_PAGE = "Montrez ce fichier dans la page : un quiz ne montre que des images."


def links(subject: Subject) -> Iterator[Diagnostic]:
    """Links of the pages."""
    project = subject.project
    urls = known_urls(project)
    for text in project.texts():
        yield from _first(
            told for found in subject.of_text(text, "link") for told in _link(project, found, text, urls)
        )


def quiz_links(subject: Subject) -> Iterator[Diagnostic]:
    """Links in the texts of the quizzes."""
    for bank in subject.project.all_banks():
        for found in subject.of_bank(bank, "link"):
            if closed := _closed(found):
                yield closed
                continue
            if not found.path or found.is_external:
                continue
            if subject.project.linked(found.target, posixpath.dirname(bank.id)) is None:
                course = bank.id.partition("/")[0]
                pages = (path for path in subject.project.text_by_path if path.startswith(f"{course}/"))
                remedy = nearest_of(pages, found.path, course, found.path) or _FROM_COURSE
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
            if closed := _closed(found):
                yield closed
                continue
            is_told = any(map(project.files.is_refused, project.media_places(found.target, folder)))
            if project.media(found.target, folder) is None and not is_told:
                remedy = _COPY if found.is_external else missing_picture(project, found.target, folder)
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
    if closed := _closed(found):
        yield closed
    elif found.is_external:
        yield _of(code, found.where(), target=found.target, remedy=_COPY)
    elif found.path:
        yield from missing_file(code, project, found.mark.target, text, found.where)


def known_urls(project: Project) -> set[str]:
    return {page.url for page in pages(project) if page.kind.has_address} | {*project.outside.values()}


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


_MACHINE = re.compile(
    r"file:|[a-z]:(?!//)|\\|//[^/.:]+(?:/|$)|smb:|afp:|/(?:users|home|volumes|media|mnt)/|~/", re.I
)
"""How an address begins that only one machine, or one network, knows."""
_ENTIRE = "Écrivez l’adresse entière, par exemple : https://www.example.org/page"


def _closed(found: Found) -> Diagnostic | None:
    """What is told of an address that no reader can open."""
    target, address = found.target, parse(found.mark.target)
    scheme = address.scheme
    if _MACHINE.match(target):
        # Markdown reads the first backslash as what makes a sign of the second
        shown = f"\\\\{target.lstrip(chr(92))}" if target[0] == "\\" else target
        return _of("T324", found.where(), target=shown)
    if found.mark.kind == "link" and address.kind is Kind.FORBIDDEN:
        if scheme in ("http", "https", ""):
            return _of("T307", found.where(), target=target, remedy=_with_host(target, address))
        return _of("T327", found.where(), target=target, scheme=scheme)
    return _of("T328", found.where()) if scheme == "data" else None


def _with_host(target: str, address: Address) -> str:
    """What to write for the address of a site that no browser can read."""
    right = f"{address.scheme}://{address.path.lstrip('/')}{address.query}{address.anchor}"
    is_read = address.scheme and right != target and parse(right).kind is Kind.EXTERNAL and "." in right
    return Remedy(f"Vouliez-vous dire « {right} » ?", target, right) if is_read else _ENTIRE


def _link(project: Project, found: Found, text: Text, urls: set[str]) -> Iterator[Diagnostic]:
    if closed := _closed(found):
        yield closed
        return
    if not found.path or found.is_external:
        return
    target = found.path
    path, _ = named(project, found.mark.target, posixpath.dirname(text.path))
    if path.endswith(".md"):
        if path.startswith("../"):
            yield _of("T311", found.where(), target=target)
        elif project.page_at(path) is None and not project.files.knows(project.docs_dir / path):
            otherwise = "Écrivez le chemin du fichier .md depuis cette page."
            remedy = nearest_of(project.text_by_path, path, posixpath.dirname(text.path), target) or otherwise
            yield _of("T307", found.where(), target=target, remedy=remedy)
        elif _leads_to_draft(project, text, path):
            remedy = "Ce cours est un brouillon : publiez-le, ou retirez le lien."
            yield _of("T307", found.where(), target=target, remedy=remedy)
    elif target.startswith("/"):
        remedy = "Écrivez un chemin depuis cette page vers le fichier .md : il reste juste partout."
        yield _of("T307", found.where(), target=target, remedy=remedy)
    elif not project.contains(project.docs_dir / path) and (remedy := _without_scheme(found.target)):
        yield _of("T307", found.where(), target=found.target, remedy=remedy)
    else:
        reached = posixpath.normpath(posixpath.join("/", text.url, target)).strip("/")
        reached = reached.removesuffix("index.html").rstrip("/")
        if (f"{reached}/" if reached else "") in urls:
            return
        course = project.course_by_id.get(posixpath.basename(reached))
        if course and not project.contains(project.docs_dir / path):
            remedy = page_meant(f"{course.folder}/index.md", text, target)
            yield _of("T307", found.where(), target=target, remedy=remedy)
            return
        yield from missing_file("T307", project, found.mark.target, text, found.where)


_HOST = re.compile(r"www\.|(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu|be|ch|lu|de|info)(?:/|$)", re.I)


def _without_scheme(target: str) -> str:
    """What to write for a letter or a site that is named as if it were a file, or nothing."""
    if re.fullmatch(r"[^@\s/]+@[^@\s/]+\.[a-z]+", target, re.I):
        right = f"mailto:{target}"
        return Remedy(f"Pour écrire à cette adresse, écrivez « {right} ».", target, right)
    right = f"https://{target}"
    told = Remedy(f"Pour un autre site, écrivez « {right} ».", target, right)
    return told if _HOST.match(target) else ""


def _leads_to_draft(project: Project, text: Text, path: str) -> bool:
    drafts = {c.folder for c in project.courses if c.info.value.draft}
    return path.partition("/")[0] in drafts and text.path.partition("/")[0] not in drafts

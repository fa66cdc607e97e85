"""What to write for a file that a text names and that is not there."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from tremplin.checks.files import unpublished
from tremplin.diagnostics import Diagnostic, near
from tremplin.directives.base import Where
from tremplin.fixes import Remedy, meant
from tremplin.model.project import Project, Text
from tremplin.model.targets import named
from tremplin.text.addresses import parse
from tremplin.text.endings import right_name
from tremplin.text.sanitise import is_picture

_of = Diagnostic.of


def page_meant(path: str, text: Text, target: str) -> Remedy:
    """« Vouliez-vous dire … ? », with the way from `text` to `path`, both from docs_dir, for a `target` that
    can name nothing else.
    """
    way = posixpath.relpath(path, posixpath.dirname(text.path) or ".")
    return Remedy(f"Vouliez-vous dire « {way} » ?", target, way)


def nearest_of(paths: Iterable[str], wrong: str, folder: str, target: str) -> str:
    """« Vouliez-vous dire … ? », with the way from `folder` to the one of `paths` whose name is near that of
    `wrong`, which `target` names; nothing when there is none.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_name[posixpath.basename(path)].append(path)
    name = posixpath.basename(wrong)
    found = name if name in by_name else near(name, *by_name)
    if not found:
        return ""
    way = posixpath.relpath(by_name[found][-1], folder or ".")
    told = meant(name, found, by_name, target, way)
    return told if len(by_name[found]) == 1 else str(told)


def missing_file(code: str, project: Project, target: str, text: Text, where: Where) -> Iterator[Diagnostic]:
    """The diagnostic `code` when a page names a file that is not there, or what keeps it from being read."""
    reached, _ = named(project, target, posixpath.dirname(text.path))
    path = project.docs_dir / reached
    shown = unquote(parse(target).path) or target
    if name := project.files.find(path):
        suffix = path.suffix
        if code == "T306" and not is_picture(path):
            remedy = _NOT_SHOWN.get(
                suffix.lower(), "Une image finit par .webp, .png, .jpg, .gif, .avif ou .svg."
            )
            yield _of(code, where(), target=shown, remedy=remedy.format(target=shown))
        elif not project.publishes(path) and not right_name(posixpath.basename(name)):
            yield _of("T323", where(), target=shown, suffix=suffix, remedy=unpublished(suffix))
        return
    if reached in project.outside:
        return
    if project.files.is_refused(path):
        return  # told at its own place
    folder = f"{project.docs_dir.name}/{reached}".removesuffix("/.")
    if folder in project.files.folders:
        inside = [*project.files.below(folder)]
        page = next((n for n in inside if n.endswith("/index.md")), None)
        page = page or next((n for n in inside if n.endswith(".md")), None)
        yield _of(code, where(), target=shown, remedy=_inside(page, text, shown))
        return
    if reached.startswith("/"):
        remedy = "Écrivez son chemin depuis cette page, sans « / » devant, par exemple : ../images/photo.webp"
        yield _of(code, where(), target=shown, remedy=remedy)
        return
    if reached.startswith("../"):
        yield _outside(code, project, reached, shown, where)
        return
    yield _of(code, where(), target=shown, remedy=_nearest(project, target, reached, text))


def _outside(code: str, project: Project, reached: str, shown: str, where: Where) -> Diagnostic:
    """What is told of a file out of docs_dir: a quiz is shown in another way, what is elsewhere is copied."""
    way = posixpath.normpath(posixpath.join(project.docs_dir.name, reached))
    bank, ending = posixpath.splitext(way.removeprefix(f"{project.quizzes_dir.name}/"))
    if bank not in project.banks or ending not in (".yml", ".yaml"):
        return _of("T311", where(), target=shown)
    remedy = f"Pour montrer ce quiz, écrivez sur une ligne à part : ::: quiz {bank}"
    return _of(code, where(), target=shown, remedy=remedy)


def _inside(page: str | None, text: Text, shown: str) -> str:
    """What to write for a folder, whose first page is `page`."""
    if page is None:
        return "Un lien mène à un fichier, pas à un dossier : écrivez le nom du fichier."
    told = page_meant(page.partition("/")[2], text, shown)
    return Remedy(f"Un lien mène à un fichier, pas à un dossier. {told}", told.old, told.new)


_PAGE_ENDINGS = frozenset(["", ".html", ".htm", ".php", ".docx"])
_CUT = re.compile(r"[#?].*\.\w{2,5}$")


def _nearest(project: Project, target: str, reached: str, text: Text) -> str:
    """What to write for a file that is not there, at `reached` from docs_dir."""
    path = PurePosixPath(reached)
    shown, folder = unquote(parse(target).path) or target, posixpath.dirname(text.path)
    if path.name != path.name.strip():
        return "Retirez l’espace à la fin du nom du fichier."
    ending = path.suffix.lower()
    page = path.with_suffix(".md").name
    if ending in _PAGE_ENDINGS and (
        names := [n for n in project.text_by_path if posixpath.basename(n) == page]
    ):
        return nearest_of(names, f"{path.with_suffix('.md')}", folder, shown)
    files = map(PurePosixPath, project.files.below(project.docs_dir.name))
    same = (
        p.as_posix().partition("/")[2] for p in files if p.suffix.lower() == ending and project.publishes(p)
    )
    if told := nearest_of(same, reached, folder, shown):
        return told
    if _CUT.search(target):
        return "« # » et « ? » coupent une adresse : renommez le fichier sans ces signes."
    return "Vérifiez le nom et le dossier, majuscules comprises."


_NOT_SHOWN = {
    suffix: f"{what} ne se montre pas comme une image : écrivez « ::: {directive} {{target}} »."
    for what, directive, suffixes in (
        ("Un film", "vidéo", (".mp4", ".webm", ".mov", ".avi")),
        ("Un son", "audio", (".mp3", ".m4a", ".ogg", ".opus", ".wav")),
        ("Un document", "télécharger", (".pdf", ".odt", ".docx", ".ods", ".xlsx")),
    )
    for suffix in suffixes
}
"""Ending → what to write instead of a picture."""


def missing_picture(project: Project, target: str, folder: str) -> str:
    """What to write for a picture that a quiz or a glossary of `folder` names."""
    places = {place.parent for place in project.media_places(target, folder)}
    beside = {
        name
        for place in places
        for name in project.files.folders.get(project.files.name(place) or "", ((), ()))[1]
        if is_picture(PurePosixPath(name))
    }
    name = posixpath.basename(target)
    if found := near(name, *beside):
        return meant(name, found, beside, target, posixpath.join(posixpath.dirname(target), found))
    return "Écrivez son chemin depuis le dossier du cours, par exemple : images/photo.webp"

"""What a page's text rests on outside itself: where links lead, how large pictures are, what banks say.

Every answer is written down with its question, so that what was made of it can be used again for as long as
the same questions get the same answers.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tremplin.directives import session
from tremplin.model.glossary import Glossary
from tremplin.model.project import Project
from tremplin.model.revision import revised
from tremplin.model.targets import named
from tremplin.pages.base import Fact, Page
from tremplin.pages.segment import SegmentPlace
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.addresses import Kind, parse, way
from tremplin.text.pictures import size
from tremplin.text.sanitise import THEIRS
from tremplin.text.subtitles import Cue, SubtitlesError, cues, paragraphs


@dataclass
class Facts:
    """Answers about `project` for one page, all written down."""

    project: Project
    page: Page
    asked: dict[tuple[str, str], Any] = field(default_factory=dict)

    def ask(self, kind: str, argument: str = "") -> Any:
        question = (kind, argument)
        if question not in self.asked:
            self.asked[question] = _ANSWERS[kind](self.project, self.page, argument)
        return self.asked[question]

    def hold(self, facts: tuple[Fact, ...]) -> bool:
        """Whether the same questions still get the same answers."""
        return all(self.ask(kind, argument) == answer for kind, argument, answer in facts)


def folder_of(page: Page) -> str:
    assert page.text is not None
    return posixpath.dirname(page.text.path)


def _link(project: Project, page: Page, target: str) -> str:
    """`target` of a page's text as seen from the page's address."""
    address = parse(target)
    if address.kind is not Kind.RELATIVE or not address.path:
        return target
    path, rest = named(project, target, folder_of(page))
    found = project.address_at(path)
    if path in project.outside:
        rest = rest.replace("#", f"#{THEIRS}", 1)
    return target if found is None else way(found, page.url) + rest


def _picture(project: Project, page: Page, src: str) -> Any:
    """Path from the root, width and height in pixels (0 when unknown) of a picture of a text."""
    if parse(src).kind is not Kind.RELATIVE:
        return None
    return _measured(project, project.docs_dir / named(project, src, folder_of(page))[0])


def _media(project: Project, _page: Page, argument: str) -> Any:
    """The same, of a picture of a quiz; `argument` is folder and target."""
    folder, _, target = argument.partition("|")
    path = project.media(target, folder)
    return _measured(project, path) if path else None


def _measured(project: Project, path: Path) -> Any:
    name = project.files.find(path)
    if name is None:
        return None
    return [name, *_dimensions(project.files.place(name), project.files.files[name])]


@lru_cache(maxsize=4096)
def _dimensions(picture: Place, _stamp: Stamp) -> tuple[int, int]:
    with picture.open() as file:
        return size(file)


def _linked(project: Project, _page: Page, argument: str) -> Any:
    folder, _, target = argument.partition("|")
    return project.linked(unquote(target).replace("#s-", "#"), folder)


def _bank(project: Project, _page: Page, name: str) -> Any:
    bank = project.banks.get(name)
    return bank.digest if bank else None


def _beside(project: Project, page: Page, target: str) -> tuple[Place, Stamp] | None:
    """The file that a page's text names."""
    name = project.files.find(project.docs_dir / named(project, target, folder_of(page))[0])
    return (project.files.place(name), project.files.files[name]) if name else None


def _size(project: Project, page: Page, target: str) -> Any:
    """Bytes of a file to download, to see or to hear."""
    found = _beside(project, page, target)
    return found[1][0] if found else 0


def _cues(project: Project, page: Page, target: str) -> Any:
    """What is said when, of a file of subtitles; nothing when it is faulty, which is told there."""
    found = _beside(project, page, target)
    return [[*cue] for cue in _subtitles(*found)] if found else []


def _transcript(project: Project, page: Page, target: str) -> Any:
    """The paragraphs of a text, or of subtitles."""
    found = _beside(project, page, target)
    if not found:
        return []
    if target.lower().endswith(".vtt"):
        return list(paragraphs(_subtitles(*found)))
    return _paragraphs(*found)


@lru_cache(maxsize=256)
def _subtitles(file: Place, _stamp: Stamp) -> tuple[Cue, ...]:
    try:
        return cues(file.read())
    except SubtitlesError:
        return ()


@lru_cache(maxsize=256)
def _paragraphs(file: Place, _stamp: Stamp) -> list[str]:
    data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what Windows writes when it is asked for nothing else
    return [" ".join(words) for part in re.split(r"\r?\n\s*\n", text) if (words := part.split())]


def _sessions(_project: Project, page: Page, target: str) -> Any:
    return repr(session.shown(page.course, target))


def _about(_project: Project, page: Page, _argument: str) -> Any:
    """What a letter to the trainer says of the page."""
    course = page.course
    return [page.title, course.title if course else "", repr(course.info.value.support) if course else ""]


def _segment(project: Project, _page: Page, target: str) -> Any:
    segment = project.segment_by_id.get(target)
    return segment.title if segment else None


def _language(_project: Project, page: Page, _argument: str) -> Any:
    return page.language


def _glossary(project: Project, page: Page, _argument: str) -> Any:
    """What names the glossaries whose terms are marked in a page's text; None for none."""
    if page.course is None or (isinstance(page.subject, SegmentPlace) and not page.subject.is_explained):
        return None
    return _terms(project, page, _argument) or None


def _terms(project: Project, page: Page, _argument: str) -> Any:
    shown = (page.subject,) if isinstance(page.subject, Glossary) else project.glossaries(page.course)
    return [glossary.digest for glossary in shown]


def _revised(project: Project, page: Page, _argument: str) -> Any:
    """What names the questions of the page's course that come again, and the lessons where they are asked."""
    rows = revised(project, page.course) if page.course else ()
    return [[row.bank.id, row.bank.digest, *row.ids, row.text.url, row.text.title] for row in rows]


def _title(_project: Project, page: Page, _argument: str) -> Any:
    return page.title


def _goal(_project: Project, page: Page, objective: str) -> Any:
    """What the page's course says of an objective."""
    return page.course.info.value.objectives.get(objective) if page.course else None


_ANSWERS: dict[str, Callable[[Project, Page, str], Any]] = {
    "link": _link,
    "picture": _picture,
    "media": _media,
    "linked": _linked,
    "bank": _bank,
    "size": _size,
    "cues": _cues,
    "transcript": _transcript,
    "sessions": _sessions,
    "about": _about,
    "segment": _segment,
    "goal": _goal,
    "glossary": _glossary,
    "terms": _terms,
    "language": _language,
    "title": _title,
    "revised": _revised,
}

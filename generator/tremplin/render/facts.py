"""What a page's text rests on outside itself: where links lead, how large pictures are, what banks say.

Every answer is written down with its question, so that what was made of it can be used again for as long as
the same questions get the same answers.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tremplin.directives import session
from tremplin.model.project import Project
from tremplin.pages.base import Fact, Page
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.addresses import Kind, parse, relative
from tremplin.text.pictures import size


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


def _from(page: Page, path: str) -> str:
    """The path from docs_dir of what a page's text names."""
    return posixpath.normpath(posixpath.join(folder_of(page), unquote(path)))


def _link(project: Project, page: Page, target: str) -> str:
    """`target` of a page's text as seen from the page's address."""
    address = parse(target)
    if address.kind is not Kind.RELATIVE or not address.path:
        return target
    found = project.address_at(_from(page, address.path))
    return target if found is None else f"{relative(found, page.url)}{address.query}{address.anchor}"


def _picture(project: Project, page: Page, src: str) -> Any:
    """Path from the root, width and height in pixels (0 when unknown) of a picture of a text."""
    address = parse(src)
    if address.kind is not Kind.RELATIVE:
        return None
    return _measured(project, project.docs_dir / _from(page, address.path))


def _media(project: Project, _page: Page, argument: str) -> Any:
    """The same, of a picture of a quiz; `argument` is folder and target."""
    folder, _, target = argument.partition("|")
    path = project.media(target, folder)
    return _measured(project, path) if path else None


def _measured(project: Project, path: Path) -> Any:
    if not project.contains(path):
        return None
    name = path.relative_to(project.root).as_posix()
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


def _size(project: Project, page: Page, target: str) -> Any:
    """Bytes of a file to download."""
    path = project.docs_dir / posixpath.normpath(posixpath.join(folder_of(page), target))
    return project.files.size(f"{path.relative_to(project.root).as_posix()}") if project.contains(path) else 0


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
    "sessions": _sessions,
    "about": _about,
    "segment": _segment,
    "goal": _goal,
    "language": _language,
    "title": _title,
}

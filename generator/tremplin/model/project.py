"""The project as one frozen model. Nothing here reads, renders or checks.

Addresses (`url`) are relative to the site and end with "/".
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath

from tremplin.diagnostics import Span
from tremplin.directives.base import Directive
from tremplin.model.bank import PLACEMENT, Bank
from tremplin.model.glossary import Glossary
from tremplin.model.places import address_of, bank_id, unnumbered
from tremplin.schema.catalogue import (
    CourseInfo,
    Dated,
    FaceToFaceSession,
    LearningPath,
    ModuleInfo,
    Provider,
    SegmentInfo,
)
from tremplin.schema.validate import Located
from tremplin.schema.values import slugify
from tremplin.sources.listing import Listing
from tremplin.sources.source import Node, Source
from tremplin.text.addresses import composed
from tremplin.text.sanitise import is_published


@dataclass(frozen=True)
class Text:
    """A Markdown page: `path` from docs_dir, body with positions, directives found in it."""

    path: str
    url: str
    title: str
    summary: str | None
    body: Source
    directives: tuple[Directive, ...]
    header: Node | None
    """Its front matter as written; None when there is none, or when `header_told` of a mistake in it."""
    header_told: bool = False
    inline_banks: tuple[Bank, ...] = ()
    age: Located[Dated] | None = None  # None when its header says nothing of it


@dataclass(frozen=True)
class Segment:
    id: str
    text: Text
    info: Located[SegmentInfo]

    @property
    def title(self) -> str:
        return self.info.value.title

    @property
    def reading(self) -> int:
        """Minutes of the text and its questions, as its author states them."""
        return self.info.value.duration or 0

    @property
    def activities(self) -> int:
        """Minutes that its directives add: what is done away from the screen, but at a distance."""
        return sum(d.spec.minutes(d.options) for d in self.text.directives)

    @property
    def minutes(self) -> int:
        return self.reading + self.activities


@dataclass(frozen=True)
class Module:
    id: str
    span: Span
    info: Located[ModuleInfo]
    segments: tuple[Segment, ...]
    text: Text | None = None

    @property
    def minutes(self) -> int:
        return sum(s.minutes for s in self.segments)


@dataclass(frozen=True)
class Course:
    id: str
    folder: str
    info: Located[CourseInfo]
    modules: tuple[Module, ...]
    text: Text | None = None
    glossary: Glossary | None = None

    @property
    def url(self) -> str:
        return f"{self.id}/"

    @property
    def title(self) -> str:
        return self.info.value.title

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(s for m in self.modules for s in m.segments)

    @property
    def minutes(self) -> int:
        return sum(s.minutes for s in self.segments)

    def texts(self) -> Iterator[Text]:
        """Its Markdown pages, in reading order."""
        if self.text:
            yield self.text
        for module in self.modules:
            if module.text:
                yield module.text
            yield from (segment.text for segment in module.segments)

    def session(self, target: str) -> FaceToFaceSession | None:
        """The session that `target` names by id, by title or by rank."""
        wanted = slugify(target)
        for rank, session in enumerate(self.info.value.sessions, 1):
            if wanted in (session.id, slugify(session.title), str(rank)):
                return session
        return None


@dataclass(frozen=True)
class Project:
    root: Path
    docs_dir: Path
    quizzes_dir: Path
    courses: tuple[Course, ...] = ()
    providers: tuple[Located[Provider], ...] = ()
    paths: tuple[Located[LearningPath], ...] = ()
    banks: dict[str, Bank] = field(default_factory=dict)
    home: Text | None = None
    free_pages: tuple[Text, ...] = ()
    glossary: Glossary | None = None
    """The terms of the whole catalogue."""
    unread: frozenset[str] = frozenset()
    """Files that could not be made sense of: what they hold is not known to be missing."""
    unpublished: tuple[str, ...] = ()
    """The folders of courses that were left out, in both folders of the authors."""
    files: Listing = field(default=Listing(Path()), compare=False)
    """Every file of its folders."""
    published_too: frozenset[str] = frozenset()
    """Files among the pages that the host publishes besides: its styles and scripts."""
    kinds: frozenset[str] = frozenset()
    """Endings of other files that are published as they are: « .py »."""
    outside: Mapping[str, str] = field(default_factory=dict)
    """What the host publishes from docs_dir without us: path → address."""

    @cached_property
    def unread_courses(self) -> frozenset[str]:
        """Ids of the courses that have such a file."""
        inside = (file.removeprefix(f"{self.docs_dir.name}/") for file in self.unread)
        return frozenset(unnumbered(path.partition("/")[0]) for path in inside)

    @cached_property
    def course_by_id(self) -> dict[str, Course]:
        return {c.id: c for c in self.courses}

    @cached_property
    def provider_by_id(self) -> dict[str, Provider]:
        return {p.value.id: p.value for p in self.providers}

    @cached_property
    def segment_by_id(self) -> dict[str, Segment]:
        return {s.id: s for c in self.courses for s in c.segments}

    @cached_property
    def text_by_path(self) -> dict[str, Text]:
        return {composed(t.path): t for t in self.texts()}

    def texts(self) -> Iterator[Text]:
        """Every Markdown page of the site, in reading order."""
        if self.home:
            yield self.home
        for course in self.courses:
            yield from course.texts()
        yield from self.free_pages

    def all_banks(self) -> Iterator[Bank]:
        """Named banks, then those written inside pages."""
        yield from self.banks.values()
        for text in self.texts():
            yield from text.inline_banks

    def bank_of(self, directive: Directive, text: Text) -> Bank | None:
        """The bank that a directive shows, inline or named."""
        if not directive.spec.shows_bank:
            return None
        if directive.body is not None:
            return next((b for b in text.inline_banks if b.span == directive.span), None)
        return self.banks.get(bank_id(directive.argument))

    def glossaries(self, course: Course | None) -> tuple[Glossary, ...]:
        """Those that explain the texts of a course, its own first."""
        own = course.glossary if course else None
        return tuple(glossary for glossary in (own, self.glossary if course else None) if glossary)

    def contact_of(self, course: Course) -> str | None:
        """Where a learner tells of a problem: to who helps with the course, else to its body."""
        info = course.info.value
        if info.support:
            return info.support.contact
        provider = self.provider_by_id.get(info.provider)
        return provider.contact or (provider.phone and f"tel:{provider.phone}") if provider else None

    def placement_of(self, course: Course) -> Bank | None:
        """The bank `quizzes/<course>/positionnement.yml`, which marks steps as known by objective."""
        return self.banks.get(f"{course.id}/{PLACEMENT}")

    def media(self, target: str, folder: str) -> Path | None:
        """The file that a quiz text names: next to the bank, in its course, or from docs_dir."""
        return next(filter(self.contains, self.media_places(target, folder)), None)

    def media_places(self, target: str, folder: str) -> tuple[Path, ...]:
        """Where the file that a quiz text names may be."""
        places = (self.quizzes_dir / folder, self.docs_dir / folder.partition("/")[0], self.docs_dir)
        return tuple(Path(posixpath.normpath((place / target).as_posix())) for place in places)

    def media_address(self, path: Path) -> str:
        """The address of a file that is published beside the pages: banks' own pictures go under quizzes/."""
        for folder, prefix in ((self.docs_dir, ""), (self.quizzes_dir, "quizzes/")):
            if path.is_relative_to(folder):
                return composed(prefix + path.relative_to(folder).as_posix())
        raise ValueError(f"{path} is outside the project")

    def address_at(self, path: str) -> str | None:
        """The address of what is at `path` from docs_dir: a page, or a file published as it is."""
        if path.endswith(".md") or path in self.outside:
            return self.page_at(path)
        is_there = self.publishes(PurePosixPath(path)) and self.contains(self.docs_dir / path)
        return composed(path) if is_there else None

    def publishes(self, path: PurePath) -> bool:
        """Whether files like `path` are published."""
        return is_published(path) or path.suffix.lower() in self.kinds

    def written(self) -> Iterator[str]:
        """The addresses of the pages that the authors' files make, be they readable or not."""
        docs = self.docs_dir.name
        for name in self.files.below(docs):
            path = name.removeprefix(f"{docs}/")
            if path.endswith(".md"):
                yield address_of(path)
            elif path.endswith("/course.yml"):
                yield address_of(path.replace("course.yml", "index.md"))

    def page_at(self, path: str) -> str | None:
        """The address of the page whose Markdown file is, or would be, at `path` from docs_dir."""
        if path in self.outside:
            return self.outside[path]
        if text := self.text_by_path.get(composed(path)):
            return text.url
        return next((c.url for c in self.courses if path == f"{c.folder}/index.md"), None)

    def linked(self, target: str, folder: str) -> str | None:
        """The address that a link of a quiz text leads to, from its course or from docs_dir."""
        path, sign, anchor = target.partition("#")
        course = self.docs_dir.joinpath(folder.partition("/")[0]).name
        for place in (course, ""):
            if url := self.page_at(posixpath.normpath(posixpath.join(place, path))):
                return url + (f"#s-{anchor}" if sign else "")
        return None

    @property
    def draft_folders(self) -> tuple[str, ...]:
        """« course/ » of each course that will not be published."""
        return tuple(f"{c.folder}/" for c in self.courses if c.info.value.draft)

    def contains(self, path: Path) -> bool:
        """Whether the file `path` is in the folders that authors write in."""
        return self.files.has(path)

    def published(self) -> Project:
        """The project without its drafts and what leads to them."""
        return self.only({course.id for course in self.courses if not course.info.value.draft})

    def only(self, ids: Collection[str]) -> Project:
        """The project with the courses of these ids, and what leads to them."""
        kept = tuple(course for course in self.courses if course.id in ids)
        left_out = tuple(f"{course.folder}/" for course in self.courses if course.id not in ids)
        paths = (
            Located(p.value.model_copy(update={"courses": courses}), p.where)
            for p in self.paths
            if (courses := tuple(id_ for id_ in p.value.courses if id_ in ids))
        )
        return replace(self, courses=kept, paths=tuple(paths), unpublished=(*self.unpublished, *left_out))

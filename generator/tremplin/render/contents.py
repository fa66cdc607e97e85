"""The contents of every page, made: what other pages tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

import brotli

from tremplin.model.project import Course, Project, Segment
from tremplin.model.records import former, names_of
from tremplin.pages import is_kept_always, pages
from tremplin.pages import segment as segments
from tremplin.pages.base import Content, Page
from tremplin.render.assets import Assets, Resources
from tremplin.render.features import MAIN_STYLE, Needs, needs
from tremplin.render.versions import file_at, is_film
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.sanitise import is_drawing, is_picture

_NOTHING = Content()
_EVERYWHERE = (MAIN_STYLE, "icon.svg")
_CATALOGUE_BYTES = 1_500
"""What a page without a text of its own weighs besides its shell, after brotli, about."""
_TERMS_TO_A_BYTE = 3
"""Signs of the terms of pages that make the file by which their course is searched a byte heavier, about."""


@lru_cache(maxsize=4096)
def _picture_bytes(picture: Place, stamp: Stamp) -> int:
    return len(brotli.compress(picture.read(), quality=5)) if is_drawing(picture.path) else stamp[0]


@dataclass(frozen=True)
class Contents:
    """The content of each page by address, and what it weighs in bytes after brotli."""

    project: Project
    assets: Assets
    made: Mapping[str, Content]

    def of(self, page: Page) -> Content:
        return self.made.get(page.url, _NOTHING)

    def weight(self, address: str) -> int:
        """A page and its pictures, the theme's files being there already."""
        content = self.made.get(address)
        return content.weight + sum(map(self.picture_weight, content.pictures)) if content else 0

    def visit_weight(self, page: Page) -> int:
        """A page and its pictures, with all that it loads of the theme by itself on a first visit."""
        names = (*_EVERYWHERE, *self.needs(page, self.of(page))[1].names)
        return self.weight(page.url) + sum(self.assets.of(name, page.language).weight for name in names)

    def segment_weight(self, segment: Segment) -> int:
        return self.weight(segment.text.url)

    def course_weight(self, course: Course) -> int:
        """A whole course on a first visit: its segments and the theme's files that they use."""
        return self._courses[course.id]

    @cached_property
    def _courses(self) -> dict[str, int]:
        return {course.id: self._course_weight(course) for course in self.project.courses}

    def _course_weight(self, course: Course) -> int:
        contents = [c for s in course.segments if (c := self.made.get(s.text.url))]
        lesson = Page(segments.KIND, "", "")
        names = {MAIN_STYLE}.union(*(needs(lesson, content, self.assets).names for content in contents))
        pictures = {path for content in contents for path in content.pictures}
        shared = sum(self.assets.of(name, course.info.value.language).weight for name in names)
        return shared + sum(c.weight for c in contents) + sum(map(self.picture_weight, sorted(pictures)))

    def old_ids(self, course: Course | None) -> dict[str, str]:
        """The names of before of a course, or of the whole catalogue → those of today."""
        courses = self._old_ids
        if course:
            return courses.get(course.id, {})
        return {old: new for names in courses.values() for old, new in names.items()}

    @cached_property
    def _old_ids(self) -> dict[str, dict[str, str]]:
        courses = self.project.courses
        written = {course.id: course.info.value.old_ids for course in courses}
        if not any(written.values()):
            return {}
        own = {course.id: {*names_of(self.project, course)} for course in courses}
        kept = {name for names in own.values() for name in names}
        return {id_: former(names, own[id_], kept) for id_, names in written.items()}

    def needs(self, page: Page, content: Content) -> tuple[dict[str, str], Needs]:
        """The names of before of what the page keeps records of, and what it needs of the theme."""
        old_ids = self.old_ids(page.course)
        # pages of the catalogue look at the days of what they show by themselves
        age = page.text.age if page.text and "catalogue" not in page.kind.features else None
        around = {"renamed": old_ids, "expiry": age and age.value.expires}
        return old_ids, needs(page, content, self.assets, *(name for name in around if around[name]))

    def resources(self, page: Page) -> Resources:
        if page.url not in self._resources:
            self._resources[page.url] = self._resources_of(page)
        return self._resources[page.url]

    @cached_property
    def _resources(self) -> dict[str, Resources]:
        return {}

    def _resources_of(self, page: Page) -> Resources:
        content = self.of(page)
        names = (*_EVERYWHERE, *self.needs(page, content)[1].names)
        theme = self.assets.loaded(names, page.language)
        shown = {address for address in content.resources if is_picture(PurePosixPath(address))} | theme.shown
        return Resources(frozenset(shown), frozenset({*content.resources, *theme.tapped} - shown))

    def kept_weight(self, course: Course) -> int:
        """What keeping a course asks of the line, films and sounds left out, after brotli, about.

        To two digits: it is on several pages, which a word more in a segment should not change.
        """
        weight = self._kept[course.id][0]
        return int(float(f"{weight:.2g}"))

    def films_weight(self, course: Course) -> int:
        """Bytes of its films and sounds."""
        return self._kept[course.id][1]

    @cached_property
    def _kept(self) -> dict[str, tuple[int, int]]:
        """Of each course: the weights of all that is kept with it, and of its films and sounds."""
        weights = {asset.url: asset.weight for asset in self.assets.all().values()}
        every = list(pages(self.project))
        found = {}
        for course in self.project.courses:
            its = [page for page in every if page.course is course or is_kept_always(page)]
            named = {address for page in its for part in self.resources(page) for address in part}
            own = [self.of(page).weight + (0 if page.has_content else _CATALOGUE_BYTES) for page in its]
            files = [name for address in named if (name := file_at(self.project, address))]
            films = sum(self.picture_weight(name) for name in files if is_film(name))
            others = sum(self.picture_weight(name) for name in files if not is_film(name))
            shared = sum(weights[address] for address in named if address in weights)
            terms = sum(len(self.of(page).terms) for page in its if page.course is course)
            found[course.id] = (sum(own) + others + shared + terms // _TERMS_TO_A_BYTE, films)
        return found

    def picture_weight(self, picture: str) -> int:
        files = self.project.files
        return _picture_bytes(files.place(picture), files.files[picture])

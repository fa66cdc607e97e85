"""The contents of every page, made: what other pages tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import brotli

from tremplin.model.project import Course, Project, Segment
from tremplin.model.records import former, names_of
from tremplin.pages import segment as segments
from tremplin.pages.base import Content, Page
from tremplin.render.assets import Assets
from tremplin.render.features import MAIN_STYLE, needs
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.sanitise import is_drawing

_NOTHING = Content()


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

    def picture_weight(self, picture: str) -> int:
        files = self.project.files
        return _picture_bytes(files.place(picture), files.files[picture])

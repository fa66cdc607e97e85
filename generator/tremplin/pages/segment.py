"""A segment: one idea, 3 to 10 minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tremplin.model.project import Module, Project, Segment
from tremplin.pages.base import Page, PageKind, Place


@dataclass(frozen=True)
class SegmentPlace:
    """A segment among its neighbours; ranks count from 1."""

    segment: Segment
    module: Module
    module_rank: int
    rank: int
    previous: Segment | None
    following: Segment | None

    @property
    def is_explained(self) -> bool:
        """Whether terms of glossaries are marked in its text."""
        return self.segment.info.value.glossary


def address(segment: str) -> str:
    return f"{segment}/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        every = course.segments
        rank = 0
        for module_rank, module in enumerate(course.modules, 1):
            for segment in module.segments:
                rank += 1
                among = SegmentPlace(
                    segment,
                    module,
                    module_rank,
                    rank,
                    every[rank - 2] if rank > 1 else None,
                    every[rank] if rank < len(every) else None,
                )
                info = segment.info.value
                yield Page(KIND, segment.text.url, info.title, info.summary, segment.text, among, course)


def place(page: Page) -> Place:
    course, module = page.course, page.subject.module
    assert course is not None
    return ((course.url, course.title), (module.id, module.info.value.title)), page.title


def title(page: Page, site: str) -> str:
    assert page.course is not None
    return f"{page.title} – {page.course.title} – {site}"


KIND = PageKind(
    "segment", pages, address, features=("tremplin", "lesson"), place=place, title=title, is_lesson=True
)

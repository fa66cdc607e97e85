"""The test that tells which steps of a course are known already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tremplin.model.bank import Bank
from tremplin.model.project import Course, Project
from tremplin.pages.base import Content, Maker, Page, PageKind
from tremplin.text.words import words_of


@dataclass(frozen=True)
class Placement:
    bank: Bank
    course: Course

    @property
    def asked(self) -> int:
        """Questions of a try."""
        count = len(self.bank.questions)
        return min(self.bank.info.value.draw or count, count)

    @property
    def minutes(self) -> int:
        """As its author states them, else half a minute a question."""
        return self.bank.info.value.duration or -(-self.asked // 2)

    @property
    def steps(self) -> list[list[Any]]:
        """Id, title, minutes and objectives of each step, for the page's script."""
        return [[s.id, s.title, s.minutes, list(s.info.value.objectives)] for s in self.course.segments]


def address(course: str) -> str:
    return f"{course}/positionnement/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        if bank := project.placement_of(course):
            title = bank.info.value.title or words_of(course.info.value.language)("titles.placement")
            yield Page(KIND, address(course.id), title, subject=Placement(bank, course), course=course)


def content(maker: Maker, page: Page) -> Content:
    return maker.bank(page.subject.bank, "directives/quiz.html", "more", "placement")


KIND = PageKind(
    "placement", pages, address, content, origin=lambda page: page.subject.bank.span, is_found=False
)

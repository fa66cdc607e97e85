"""The pages of a site: every address, what kind of page it is, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tremplin.project import Bank, Course, Module, Project, Segment, Text


@dataclass(frozen=True)
class Page:
    """`kind` names the template; `subject` is the course, segment, path … that the page shows."""

    kind: str
    url: str
    title: str
    summary: str | None = None
    text: Text | None = None
    subject: Any = None
    course: Course | None = None

    @property
    def source(self) -> str:
        """The path from docs_dir of its Markdown file, real or made by the host."""
        return self.text.path if self.text else f"{self.url}index.md"


@dataclass(frozen=True)
class SegmentPlace:
    """A segment among its neighbours; ranks count from 1."""

    segment: Segment
    module: Module
    module_rank: int
    rank: int
    previous: Segment | None
    following: Segment | None


def pages(project: Project) -> Iterator[Page]:
    """Every page of the site but the 404, which has no address of its own."""
    home = project.home
    yield Page("home", "", home.title if home else "Accueil", home.summary if home else None, home)
    for course in project.courses:
        info = course.info.value
        yield Page("course", course.url, info.title, info.summary, course.text, course, course)
        yield from _segments(course)
        if bank := project.placement_of(course):
            url, title = f"{course.url}positionnement/", bank.info.value.title or "Test de positionnement"
            yield Page("placement", url, title, None, None, Placement(bank, course), course)
    for path in project.paths:
        value = path.value
        yield Page("path", f"parcours/{value.id}/", value.title, value.summary, None, value)
    for body in project.providers:
        provider = body.value
        yield Page(
            "provider", f"organismes/{provider.id}/", provider.name, provider.description, None, provider
        )
    yield from _papers(project)
    yield Page("space", "mon-espace/", "Mon espace", "Vos cours et votre progression sur cet appareil.")
    for text in project.free_pages:
        yield Page("free", text.url, text.title, text.summary, text)
    if not any(text.url == "aide/" for text in project.free_pages):
        yield Page("help", "aide/", "Aide", "Comment suivre un cours, et où va votre progression.")


def _segments(course: Course) -> Iterator[Page]:
    every = course.segments
    rank = 0
    for module_rank, module in enumerate(course.modules, 1):
        if module.text:
            info = module.info.value
            yield Page("module", module.text.url, info.title, info.summary, module.text, module, course)
        for segment in module.segments:
            rank += 1
            place = SegmentPlace(
                segment,
                module,
                module_rank,
                rank,
                every[rank - 2] if rank > 1 else None,
                every[rank] if rank < len(every) else None,
            )
            about = segment.info.value
            yield Page("segment", segment.text.url, about.title, about.summary, segment.text, place, course)


NOT_FOUND = Page("notfound", "404.html", "Page introuvable")


@dataclass(frozen=True)
class Placement:
    """The test that tells which steps of a course are known already."""

    bank: Bank
    course: Course

    @property
    def steps(self) -> list[list[Any]]:
        """Id, title, minutes and objectives of each step, for the page's script."""
        return [[s.id, s.title, s.minutes, list(s.info.value.objectives)] for s in self.course.segments]


@dataclass(frozen=True)
class Paper:
    """A bank on paper, and the page where it is answered."""

    bank: Bank
    home: Text


def _papers(project: Project) -> Iterator[Page]:
    """The banks that have a page to print, each for the first page that shows it."""
    if not any(bank.info.value.paper for bank in project.banks.values()):
        return
    seen: set[str] = set()
    for course, text in [(c, t) for c in project.courses for t in c.texts()]:
        for directive in text.directives:
            bank = project.bank_of(directive, text) if directive.spec.name == "quiz" else None
            if bank and bank.info.value.paper and bank.id in project.banks and bank.id not in seen:
                seen.add(bank.id)
                title = bank.info.value.title or text.title
                yield Page("paper", paper_url(bank), title, None, None, Paper(bank, text), course)


def paper_url(bank: Bank) -> str:
    return f"papier/{bank.id}/"

"""What is over its budget, after compression, with what is heavy in it.

Budgets are for a page of three questions; each question more allows a little more, and four of them at most:
a longer page is better cut in two. A picture has a budget of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tremplin.diagnostics import Diagnostic, Span
from tremplin.pages import segment as segments
from tremplin.render.features import MAIN_STYLE, needs
from tremplin.text.sanitise import is_picture
from tremplin.text.typography import format_weight

if TYPE_CHECKING:
    from tremplin.model.project import Course, Text
    from tremplin.pages.base import Page
    from tremplin.render.site import Site

QUESTIONS = 3
MORE = 4
_SHOWN = 4


def over(site: Site) -> Iterator[Diagnostic]:
    """What is over its budget."""
    budgets, contents = site.identity.budgets, site.contents
    for name in site.project.files.files:
        path = PurePosixPath(name)
        if is_picture(path) and (size := contents.picture_weight(name)) > budgets.picture:
            weight, limit = format_weight(size), format_weight(budgets.picture)
            yield Diagnostic.of("T702", Span(name), target=path.name, weight=weight, limit=limit)
    for page in site.pages:
        if page.kind is segments.KIND and page.url in site.made:
            yield from _segment(site, page)
    for course in site.project.courses:
        yield from _course(site, course)


def _segment(site: Site, page: Page) -> Iterator[Diagnostic]:
    budgets, contents = site.identity.budgets, site.contents
    segment = page.subject.segment
    content = contents.of(page)
    used = needs(page, content, contents.assets)
    more = min(max(_questions(site, segment.text) - QUESTIONS, 0), MORE) * budgets.question
    shared = {
        name: contents.assets.of(name, page.language).weight
        for name in (MAIN_STYLE, *used.scripts, *used.styles)
    }
    page_itself = {"le texte et ses questions": content.weight}
    file = segment.text.body.file
    yield from _told("T706", file, page_itself | shared, budgets.first_visit + more)
    yield from _told("T707", file, page_itself, budgets.next_lesson + more)


def _course(site: Site, course: Course) -> Iterator[Diagnostic]:
    limit = site.identity.budgets.course
    if site.contents.course_weight(course) > limit:
        parts = {s.text.title: site.contents.segment_weight(s) for s in course.segments}
        parts["les fichiers du thème"] = site.contents.course_weight(course) - sum(parts.values())
        yield from _told("T708", course.info.where.at().file, parts, limit)


def _told(code: str, file: str, parts: Mapping[str, int], limit: int) -> Iterator[Diagnostic]:
    total = sum(parts.values())
    if total > limit:
        heaviest = sorted(parts.items(), key=lambda row: -row[1])[:_SHOWN]
        culprits = ", ".join(f"{name} {_precise(size)}" for name, size in heaviest)
        yield Diagnostic.of(
            code, Span(file), weight=_precise(total), limit=_precise(limit), culprits=culprits
        )


def _questions(site: Site, text: Text) -> int:
    shown = ((directive, site.project.bank_of(directive, text)) for directive in text.directives)
    return sum(1 if "#" in directive.argument else len(bank.questions) for directive, bank in shown if bank)


def _precise(size: int) -> str:
    """« 12,3 ko »"""
    return format_weight(size) if size > 999_000 else f"{size / 1000:.1f}\u00a0ko".replace(".", ",")

"""What a text must have to be read by everyone (RGAA 4.1, WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.links import quiz_pictures
from tremplin.diagnostics import Diagnostic
from tremplin.model.project import Project


def images(project: Project) -> Iterator[Diagnostic]:
    """RGAA 1.1: every picture has an alternative text."""
    for text in project.texts():
        for mark in text.marks:
            if mark.kind == "image" and not mark.label:
                yield Diagnostic.of("T601", mark.span, target=mark.target)
    for bank in project.all_banks():
        for mark in quiz_pictures(bank):
            if not mark.label:
                yield Diagnostic.of("T601", mark.span, target=mark.target)


def headings(project: Project) -> Iterator[Diagnostic]:
    """RGAA 9.1: headings follow each other; the page's title is level 1."""
    for text in project.texts():
        level = 1
        headings = [mark for mark in text.marks if mark.kind == "heading"]
        for rank, mark in enumerate(headings):
            if mark.level == 1 and rank == 0:
                continue  # the title of the page
            if mark.level > level + 1 or mark.level == 1:
                wanted = "#" * (2 if mark.level == 1 else level + 1)
                yield Diagnostic.of("T602", mark.span, title=mark.label, marks=wanted)
            level = max(mark.level, 1)

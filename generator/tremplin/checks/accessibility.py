"""What a text must have to be read by everyone (RGAA 4.1, WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.links import quiz_pictures
from tremplin.diagnostics import Diagnostic
from tremplin.project import Project


def images(project: Project) -> Iterator[Diagnostic]:
    """RGAA 1.1: every picture has an alternative text."""
    for text in project.texts():
        for mark in text.marks:
            if mark.kind == "image" and not mark.label:
                yield Diagnostic.of("T601", mark.span, target=mark.target)
    for bank in project.all_banks():
        for target, label, span in quiz_pictures(bank):
            if not label:
                yield Diagnostic.of("T601", span, target=target)


def headings(project: Project) -> Iterator[Diagnostic]:
    """RGAA 9.1: headings follow each other; the page's title is level 1."""
    for text in project.texts():
        level = 1
        for mark in text.marks:
            if mark.kind != "heading":
                continue
            if mark.level > level + 1:
                wanted = "#" * (level + 1)
                yield Diagnostic.of("T602", mark.span, title=mark.label, marks=wanted)
            level = mark.level

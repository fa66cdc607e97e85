"""What a text must have to be read by everyone (RGAA 4.1, WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.links import quiz_pictures
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic


def images(subject: Subject) -> Iterator[Diagnostic]:
    """RGAA 1.1: every picture has an alternative text."""
    pictures = [found for text in subject.project.texts() for found in subject.of_text(text, "image")]
    pictures += [found for bank in subject.project.all_banks() for found in quiz_pictures(subject, bank)]
    for found in pictures:
        if not found.mark.label:
            yield Diagnostic.of("T601", found.where(), target=found.target)


def headings(subject: Subject) -> Iterator[Diagnostic]:
    """RGAA 9.1: headings follow each other; that of level 1 is the page's title."""
    for text in subject.project.texts():
        level = 1
        for mark, where in subject.of_text(text, "heading"):
            if mark.level > level + 1 or mark.level == 1:
                wanted = "#" * (2 if mark.level == 1 else level + 1)
                yield Diagnostic.of("T602", where(), title=mark.label, marks=wanted)
            level = mark.level

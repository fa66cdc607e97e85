"""What a picture costs on a slow line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Span
from tremplin.model.project import Project
from tremplin.text.sanitise import clean_svg, is_drawing, is_picture
from tremplin.text.typography import format_weight

WARN_BYTES = 100_000
MAX_BYTES = 1_000_000


def pictures(subject: Subject) -> Iterator[Diagnostic]:
    project = subject.project
    for name, path in _of_kind(project, is_picture):
        size = project.files.size(name)
        weight, limit = format_weight(size), format_weight(MAX_BYTES)
        if size > MAX_BYTES:
            yield Diagnostic.of("T702", Span(name), target=path.name, weight=weight, limit=limit)
        elif size > WARN_BYTES:
            yield Diagnostic.of("T701", Span(name), target=path.name, weight=weight)


def drawings(subject: Subject) -> Iterator[Diagnostic]:
    """Drawings that the cleaning can read."""
    project = subject.project
    for name, path in _of_kind(project, is_drawing):
        try:
            clean_svg(project.files.place(name).read())
        except ValueError as error:
            yield Diagnostic.of("T703", Span(name), target=path.name, reason=error)


def _of_kind(
    project: Project, is_kind: Callable[[PurePosixPath], bool]
) -> Iterator[tuple[str, PurePosixPath]]:
    for name in project.files.files:
        path = PurePosixPath(name)
        if is_kind(path):
            yield name, path

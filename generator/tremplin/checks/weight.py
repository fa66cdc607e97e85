"""What a picture costs on a slow line."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.diagnostics import Diagnostic, Span
from tremplin.project import Project
from tremplin.sanitise import PICTURES, clean_svg, is_drawing

WARN_BYTES = 100_000
MAX_BYTES = 1_000_000


def format_weight(size: int) -> str:
    """« 9 ko », « 1,2 Mo »: thousands of bytes, rounded up to one kilobyte at least."""
    if size <= 999_000:
        return f"{max(1, -(-size // 1000))}\u00a0ko"
    return f"{size / 1_000_000:.1f}\u00a0Mo".replace(".", ",")


def pictures(project: Project) -> Iterator[Diagnostic]:
    for folder in (project.docs_dir, project.quizzes_dir):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() not in PICTURES or not path.is_file():
                continue
            if not project.contains(path):
                continue
            size, name = path.stat().st_size, path.relative_to(project.root).as_posix()
            weight, limit = format_weight(size), format_weight(MAX_BYTES)
            if size > MAX_BYTES:
                yield Diagnostic.of("T702", Span(name), target=path.name, weight=weight, limit=limit)
            elif size > WARN_BYTES:
                yield Diagnostic.of("T701", Span(name), target=path.name, weight=weight)


def drawings(project: Project) -> Iterator[Diagnostic]:
    """Drawings that the cleaning can read."""
    for folder in (project.docs_dir, project.quizzes_dir):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if not (is_drawing(path) and path.is_file() and project.contains(path)):
                continue
            try:
                clean_svg(path.read_bytes())
            except ValueError as error:
                span = Span(path.relative_to(project.root).as_posix())
                yield Diagnostic.of("T703", span, target=path.name, reason=error)

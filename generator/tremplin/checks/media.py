"""Films and sounds: what they weigh, and whether their subtitles can be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Span
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.sanitise import FILMS, SOUNDS
from tremplin.text.subtitles import LONGEST, SubtitlesError, cues
from tremplin.text.typography import format_weight

WARN_BYTES = 10_000_000
MAX_BYTES = 100_000_000
"""Hosts that are free take no larger file."""


def weights(subject: Subject) -> Iterator[Diagnostic]:
    files = subject.project.files
    for name, path in _files(subject, FILMS | SOUNDS):
        size = files.size(name)
        weight, limit = format_weight(size), format_weight(MAX_BYTES)
        if size > MAX_BYTES:
            yield Diagnostic.of("T413", Span(name), target=path.name, weight=weight, limit=limit)
        elif size > WARN_BYTES:
            yield Diagnostic.of("T412", Span(name), target=path.name, weight=weight)


def subtitles(subject: Subject) -> Iterator[Diagnostic]:
    files = subject.project.files
    for name, path in _files(subject, frozenset([".vtt"])):
        if fault := _fault(files.place(name), files.files[name]):
            line, reason = fault
            yield Diagnostic.of("T416", Span(name, line, 1), target=path.name, reason=reason)


@lru_cache(maxsize=256)
def _fault(file: Place, _stamp: Stamp) -> tuple[int, str] | None:
    try:
        cues(file.read(LONGEST + 1))
    except SubtitlesError as error:
        return error.line, str(error)
    except OSError:
        return 0, "il est impossible de les lire"
    return None


def _files(subject: Subject, endings: frozenset[str]) -> Iterator[tuple[str, PurePosixPath]]:
    """The files of these kinds among the pages, the only ones that are published."""
    project = subject.project
    for name in project.files.below(project.docs_dir.name):
        path = PurePosixPath(name)
        if path.suffix.lower() in endings:
            yield name, path

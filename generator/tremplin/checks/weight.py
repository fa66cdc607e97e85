"""Whether a picture can be published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Span
from tremplin.model.project import Project
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.drawings import TooHeavyError
from tremplin.text.media import published_bytes
from tremplin.text.sanitise import is_drawing, is_picture

MAX_BYTES = 1_000_000


def contents(subject: Subject) -> Iterator[Diagnostic]:
    """Pictures and drawings that can be read, and published."""
    project = subject.project
    for name, path in _pictures(project):
        if project.files.size(name) <= MAX_BYTES and (
            fault := _fault(project.files.place(name), project.files.files[name])
        ):
            code, reason = fault
            yield Diagnostic.of(code, Span(name), target=path.name, reason=reason)


@lru_cache(maxsize=4096)
def _fault(picture: Place, _stamp: Stamp) -> tuple[str, str] | None:
    """Code and reason of what stops a picture from being published."""
    try:
        published_bytes(picture.path, picture.read)
    except TooHeavyError as error:
        return "T705", str(error)
    except ValueError as error:
        return "T703" if is_drawing(picture.path) else "T704", str(error)
    except OSError:
        return "T704", "il est impossible de la lire"
    return None


def _pictures(project: Project) -> Iterator[tuple[str, PurePosixPath]]:
    for name in project.files.files:
        path = PurePosixPath(name)
        if is_picture(path):
            yield name, path

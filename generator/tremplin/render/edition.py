"""What names the edition of a course: another one whenever an author changed something in it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from tremplin.model.project import Course, Project


def edition(project: Project, course: Course) -> str:
    """Six digits of the digest of its files, wherever these are."""
    return sha256("\0".join(_parts(project, course)).encode()).hexdigest()[:6]


def _parts(project: Project, course: Course) -> Iterator[str]:
    yield course.info.value.model_dump_json()
    for module in course.modules:
        yield module.info.value.model_dump_json()
        yield from (segment.info.value.model_dump_json() for segment in module.segments)
    for text in course.texts():
        yield text.body.text
    yield from (bank.digest for id_, bank in sorted(project.banks.items()) if id_.startswith(f"{course.id}/"))

"""Where an author stands: the project around a folder, the course and the module that the folder is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tremplin.model.places import unnumbered
from tremplin.model.project import Course, Module, Project
from tremplin.starters.examples import Folders


def root_of(folder: Path, config: str) -> Path | None:
    """The nearest folder, from `folder` up, that has the configuration."""
    return next((f for f in (folder, *folder.parents) if (f / config).is_file()), None)


@dataclass(frozen=True)
class Place:
    """`inner` is the folder where the command is called, from the project's root."""

    project: Project
    folders: Folders
    inner: str

    @property
    def course(self) -> Course | None:
        """The course that the folder is in, among its pages or its quizzes."""
        parts = self._inside(self.folders.docs) or self._inside(self.folders.quizzes)
        found = (c for c in self.project.courses if parts and parts[0] in (c.folder, c.id))
        return next(found, None)

    @property
    def module(self) -> Module | None:
        parts, course = self._inside(self.folders.docs), self.course
        if course is None or len(parts) < 2:
            return None
        return next((m for m in course.modules if m.id == f"{course.id}/{unnumbered(parts[1])}"), None)

    def _inside(self, top: str) -> list[str]:
        """The parts of the folder below `top`; none where it is elsewhere."""
        parts, tops = self.inner.split("/"), top.split("/")
        return parts[len(tops) :] if parts[: len(tops)] == tops else []


def next_number(names: Iterable[str]) -> str:
    """« 03 » after « 01-x » and « 02-y.md »."""
    numbers = (int(found[0]) for name in names if (found := re.match(r"\d+(?=[-_])", name)))
    return f"{max(numbers, default=0) + 1:02}"

"""What comes after a course."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Course, Project
from tremplin.schema.catalogue import LearningPath


def following(project: Project, course: Course) -> Iterator[tuple[LearningPath, Course]]:
    """The next course of each path that goes on after this one."""
    for path in project.paths:
        ids = [id_ for id_ in path.value.courses if id_ in project.course_by_id]
        if course.id in ids[:-1]:
            yield path.value, project.course_by_id[ids[ids.index(course.id) + 1]]

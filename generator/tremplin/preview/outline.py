"""The course around a file: its modules and their steps, with their files."""

from __future__ import annotations

from typing import Any

from tremplin.model.project import Course, Project


def outline(project: Project, file: str) -> dict[str, Any] | None:
    """As JSON; None for a file of no course."""
    docs = project.docs_dir.relative_to(project.root).as_posix()
    quizzes = project.quizzes_dir.relative_to(project.root).as_posix()
    course = next((course for course in project.courses if _holds(course, file, docs, quizzes)), None)
    if course is None:
        return None
    return {
        "title": course.title,
        "id": course.id,
        "file": f"{docs}/{course.folder}/course.yml",
        "modules": [
            {
                "title": module.info.value.title,
                "folder": module.span.file,
                "file": module.info.where.at().file,
                "steps": [
                    {"title": segment.title, "file": f"{docs}/{segment.text.path}"}
                    for segment in module.segments
                ],
            }
            for module in course.modules
        ],
    }


def _holds(course: Course, file: str, docs: str, quizzes: str) -> bool:
    return file.startswith((f"{docs}/{course.folder}/", f"{quizzes}/{course.id}/"))

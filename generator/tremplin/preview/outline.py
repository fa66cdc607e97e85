"""The course around a file: its modules and their steps, with their files."""

from __future__ import annotations

from typing import Any

from tremplin.model.project import Course, Project
from tremplin.parcels.contents import contents
from tremplin.preview.places import SEND


def folders(project: Project) -> tuple[str, str]:
    """Those of the pages and of the quizzes, from the root of the project."""
    docs, quizzes = (folder.relative_to(project.root) for folder in (project.docs_dir, project.quizzes_dir))
    return docs.as_posix(), quizzes.as_posix()


def outline(project: Project, file: str) -> dict[str, Any] | None:
    """As JSON; None for a file of no course."""
    course, (docs, _) = course_of(project, file), folders(project)
    if course is None:
        return None
    return {
        "title": course.title,
        "id": course.id,
        "send": f"{SEND}{course.id}.zip",
        "left_out": contents(project, course).left_out,
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


def known(project: Project, file: str) -> dict[str, list[tuple[str, str]]]:
    """The ids that fields of `file` may name, each with what it is, by list (`editing/form.KNOWN`)."""
    course = course_of(project, file)
    return {
        "objectives": [*course.info.value.objectives.items()] if course else [],
        "providers": [(row.value.id, row.value.name) for row in project.providers],
        "courses": [(one.id, one.title) for one in project.courses],
        "steps": [(one.id, one.title) for one in project.segment_by_id.values()],
    }


def course_of(project: Project, file: str) -> Course | None:
    docs, quizzes = folders(project)
    return next((course for course in project.courses if _holds(course, file, docs, quizzes)), None)


def _holds(course: Course, file: str, docs: str, quizzes: str) -> bool:
    return file.startswith((f"{docs}/{course.folder}/", f"{quizzes}/{course.id}/"))

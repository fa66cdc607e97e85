"""A face-to-face session: when and where it is, how to come, its file for a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind
from tremplin.schema.catalogue import FaceToFaceSession
from tremplin.schema.values import slugify


def name(session: FaceToFaceSession) -> str:
    """Its authored id, else its day, hour and title: never its rank among the others."""
    return session.id or f"{session.start:%Y-%m-%d-%H%M}-{slugify(session.title)}"


def address(course: str, session: FaceToFaceSession) -> str:
    return f"{course}/seances/{name(session)}/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        for session in course.info.value.sessions:
            url = address(course.id, session)
            yield Page(KIND, url, session.title, subject=session, course=course)


KIND = PageKind(
    "session",
    pages,
    address,
    origin=lambda page: page.course.info.where.at("sessions") if page.course else None,
)

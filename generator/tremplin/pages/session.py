"""A face-to-face session: when and where it is, how to come, its file for a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tremplin.model.project import Course, Project
from tremplin.pages.base import Page, PageKind
from tremplin.schema.catalogue import FaceToFaceSession, Provider
from tremplin.schema.values import slugify

_MOBILE = re.compile(r"(?:\+33|0033|0)([67]\d{8})")


@dataclass(frozen=True)
class Dated:
    """A session, and who receives those who enrol."""

    session: FaceToFaceSession
    body: Provider | None
    mail: str | None
    """« mailto:… » of the training body, else of who assists the course."""
    mobile: str | None
    """« tel:+336… », where its telephone takes messages."""


def dated(project: Project, course: Course, session: FaceToFaceSession) -> Dated:
    body = project.provider_by_id.get(course.info.value.provider)
    support = course.info.value.support
    contacts = (body.contact if body else None, support.contact if support else None)
    mail = next((contact for contact in contacts if contact and contact.startswith("mailto:")), None)
    phone = re.sub(r"[^\d+]", "", body.phone or "") if body else ""
    mobile = _MOBILE.fullmatch(phone)
    return Dated(session, body, mail, f"tel:+33{mobile[1]}" if mobile else None)


def name(session: FaceToFaceSession) -> str:
    """Its authored id, else its day, hour and title: never its rank among the others."""
    return session.id or f"{session.start:%Y-%m-%d-%H%M}-{slugify(session.title)}"


def address(course: str, session: FaceToFaceSession) -> str:
    return f"{course}/seances/{name(session)}/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        for session in course.info.value.sessions:
            url = address(course.id, session)
            yield Page(KIND, url, session.title, subject=dated(project, course, session), course=course)


KIND = PageKind(
    "session",
    pages,
    address,
    features=("enrol",),
    origin=lambda page: page.course.info.where.at("sessions") if page.course else None,
)

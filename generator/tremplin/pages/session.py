"""A face-to-face session: when and where it is, how to come, its file for a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tremplin.model.project import Course, Project
from tremplin.pages.base import Page, PageKind
from tremplin.schema.catalogue import FaceToFaceSession, Provider
from tremplin.schema.values import slugify

_MOBILE = re.compile(r"tel:(?:\+33|0033|0)([67]\d{8})")
_LONGEST = 40
"""Signs of a title or a place in an address."""


@dataclass(frozen=True)
class Dated:
    """A session, and who receives those who enrol: the training body, else who assists the course."""

    session: FaceToFaceSession
    body: Provider | None
    contacts: tuple[str, ...]
    """« tel:… », « mailto:… » or « https://… »."""

    @property
    def mail(self) -> str | None:
        return next((contact for contact in self.contacts if contact.startswith("mailto:")), None)

    @property
    def mobile(self) -> str | None:
        """« tel:+336… », where a telephone takes messages."""
        found = next(filter(None, map(_MOBILE.fullmatch, self.contacts)), None)
        return f"tel:+33{found[1]}" if found else None


def dated(project: Project, course: Course, session: FaceToFaceSession) -> Dated:
    body = project.provider_by_id.get(course.info.value.provider)
    phone = "tel:" + re.sub(r"[^\d+]", "", body.phone) if body and body.phone else None
    support = course.info.value.support
    own = (phone, body.contact if body else None)
    return Dated(session, body, tuple(filter(None, own)) or ((support.contact,) if support else ()))


def name(session: FaceToFaceSession) -> str:
    """Its authored id, else its hour, title and place: never its rank among the others."""
    words = (slugify(text)[:_LONGEST].strip("-") for text in (session.title, session.place))
    return session.id or "-".join((f"{session.start:%Y-%m-%d-%H%M}", *words))


def address(course: str, session: FaceToFaceSession) -> str:
    return f"{course}/seances/{name(session)}/"


def pages(project: Project) -> Iterator[Page]:
    for course in project.courses:
        # two of one name are told of (T206, T340)
        for session in {name(session): session for session in course.info.value.sessions}.values():
            url = address(course.id, session)
            yield Page(KIND, url, session.title, subject=dated(project, course, session), course=course)


KIND = PageKind(
    "session",
    pages,
    address,
    features=("enrol",),
    origin=lambda page: page.course.info.where.at("sessions") if page.course else None,
)

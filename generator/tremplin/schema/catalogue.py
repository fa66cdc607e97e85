"""The authored files of the catalogue: courses, modules, segments, training bodies, learning paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from tremplin.fixes import Remedy
from tremplin.schema import words
from tremplin.schema.inputs import Scalar
from tremplin.schema.validate import BLANK, Authored
from tremplin.schema.values import (
    Boolean,
    Day,
    Integer,
    Language,
    LevelValue,
    Minutes,
    Modality,
    ModalityValue,
    Moment,
    Percent,
    Slug,
    Slugs,
    Text,
    Texts,
    Title,
    refuse,
)
from tremplin.text.addresses import Kind, parse

_SITES = {"http": r"\S+", "https": r"\S+"}
_CONTACTS = {"mailto": r"[^@\s]+@[^@\s]+", "tel": r"\+?[\d .-]+", **_SITES}
"""Scheme → what may follow it."""


def _leads(value: str, schemes: Mapping[str, str]) -> bool:
    address = parse(value)
    rest = f"{address.path}{address.query}{address.anchor}"
    is_known = address.kind is Kind.EXTERNAL and address.scheme in schemes and rest.isprintable()
    return is_known and bool(re.fullmatch(schemes[address.scheme], rest))


def _contact(value: Any) -> Any:
    """A bare e-mail address or telephone number becomes a link."""
    if not isinstance(value, str):
        return value
    value = value.strip()
    if re.fullmatch(r"[^@\s:/]+@[^@\s:/]+\.[a-z]{2,}", value, re.I):
        return f"mailto:{value}"
    if re.fullmatch(r"\+?[\d .\u00a0\u202f]{6,20}", value):
        return "tel:" + re.sub(r"[^+\d]", "", value)
    if not _leads(value, _CONTACTS):
        refuse("T220", value=value)
    return str(parse(value))


def _web(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _leads(value, _SITES):
        right = f"https://{value}"
        is_site = "." in value and _leads(right, _SITES)
        example = Remedy(right, value, right) if is_site else "https://www.example.org"
        refuse("T221", value=value, example=example)
    return str(parse(value))


def _segments(value: Any) -> Any:
    """`tous` (all of them) is None; else a number."""
    return None if isinstance(value, str) and words.find("all", value) else value


Contact = Annotated[Text, BeforeValidator(_contact, json_schema_input_type=Scalar)]
WebAddress = Annotated[Text, BeforeValidator(_web, json_schema_input_type=Scalar)]


class Support(Authored):
    contact: Contact = Field(examples=['"mailto:formation@example.org"'])
    delay: Text | None = None
    description: Text | None = None


class Completion(Authored):
    segments: Annotated[Integer | None, BeforeValidator(_segments, json_schema_input_type=Scalar)] = None
    score: Percent | None = None


class FaceToFaceSession(Authored):
    """A face-to-face date of a course (not a browsing session)."""

    id: Slug | None = None
    title: Title = Field(examples=["Atelier en cuisine"])
    place: Text = Field(examples=["MFR, salle 2"])
    address: Text | None = None
    access: Text | None = None
    """How to come, and by which door."""
    start: Moment = Field(examples=["2027-01-12 09:00"])
    end: Moment = Field(examples=["2027-01-12 12:00"])
    seats: Integer | None = None
    bring: Texts = ()


class Practice(Authored):
    """A practical skill that a trainer signs off."""

    id: Slug = Field(examples=["dosage"])
    label: Text = Field(examples=["Doser un désinfectant"])


class Dated(Authored):
    """What says when its facts were last looked at, and until when they hold."""

    verified: Day | None = None
    expires: Day | None = None


class CourseInfo(Dated):
    """course.yml."""

    blank = {"title": "…", "summary": "…", "provider": BLANK, "objectives": {}, "duration": 0}  # noqa: RUF012

    title: Title = Field(examples=["Écrire et recevoir des courriels"])
    summary: Title = Field(examples=["Envoyer un message, joindre un CV, repérer une arnaque."])
    provider: Slug = Field(examples=["greta-lorraine-nord"])
    audience: Text | None = None
    level: LevelValue | None = None
    language: Language = "fr"
    themes: Texts = ()
    objectives: dict[Slug, Text] = Field(examples=["{joindre: Joindre un fichier à un message}"])
    prerequisites: Slugs = ()
    modality: ModalityValue = Modality.DISTANCE
    duration: Minutes = Field(examples=["2 h"])
    support: Support | None = None
    assessment: Text | None = None
    completion: Completion = Completion()
    occupations: Texts = ()
    skills: Texts = ()
    licence: Text | None = None
    sessions: tuple[FaceToFaceSession, ...] = ()
    practices: tuple[Practice, ...] = ()
    trainers: Boolean = False
    """Whether it is for who writes or gives courses: the home page sets it apart."""
    old_ids: dict[Text, Text] = Field({}, examples=["{courriel/tri: courriel/trier}"])
    """The names that it and its parts had before → theirs after that: records of learners follow."""
    quality: Boolean = False
    """Whether its page says how good it is, by the four criteria."""
    draft: Boolean = False


class ModuleInfo(Authored):
    """module.yml, or the front matter of the module's index.md."""

    blank = {"title": "…"}  # noqa: RUF012

    title: Title = Field(examples=["Écrire un message"])
    summary: Title | None = None
    objectives: Slugs = ()
    prerequisites: Texts = ()


class SegmentInfo(Dated):
    """The front matter of a segment."""

    blank = {"title": "…"}  # noqa: RUF012

    title: Title = Field(examples=["Joindre un fichier"])
    summary: Title | None = None
    duration: Minutes | None = None
    objectives: Slugs = ()
    glossary: Boolean = True
    """Whether the terms of glossaries are marked in it."""


class PageInfo(Dated):
    """The front matter of any other page: what Tremplin reads of it; other keys are those of plugins."""

    title: Title | None = None
    summary: Title | None = None


class Term(Authored):
    """A term of glossaire.yml."""

    blank = {"term": BLANK, "definition": "…"}  # noqa: RUF012

    term: Text = Field(examples=["sonde"])
    variants: Texts = ()
    definition: Text = Field(examples=["Un thermomètre à pointe, que l’on pique dans l’aliment."])
    image: Text | None = None
    description: Text | None = None
    """What its picture shows; else the term stands for it."""


class Provider(Authored):
    """A training body of organismes.yml."""

    blank = {"id": BLANK, "name": "…"}  # noqa: RUF012

    id: Slug = Field(examples=["greta-lorraine-nord"])
    name: Text = Field(examples=["GRETA Lorraine Nord"])
    kind: Text | None = None
    description: Text | None = None
    contact: Contact | None = None
    phone: Text | None = None
    site: WebAddress | None = None
    address: Text | None = None
    registration: Text | None = None
    folders: Texts = ()
    """The folders of its courses; when it names some, those are its own, and it writes in no others."""
    example: Boolean = False


class LearningPath(Authored):
    """An ordered list of courses towards a goal or an occupation, of parcours.yml."""

    blank = {"id": BLANK, "title": "…", "courses": (BLANK,)}  # noqa: RUF012

    id: Slug = Field(examples=["commis-de-cuisine"])
    title: Title = Field(examples=["Vers un emploi en cuisine"])
    summary: Title | None = None
    goal: Text | None = None
    description: Text | None = None
    occupations: Texts = ()
    courses: Slugs = Field(examples=["[hygiene-cuisine, courriel]"], min_length=1)

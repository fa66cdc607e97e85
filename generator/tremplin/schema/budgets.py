"""What a site may weigh, as its configuration says it: `plugins: [tremplin: {budgets: {image: 80 ko}}]`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tremplin.diagnostics import fold

_WEIGHT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(o|b|ko|kb|mo|mb)?", re.I)
_UNITS = {"": 1, "o": 1, "b": 1, "ko": 1_000, "kb": 1_000, "mo": 1_000_000, "mb": 1_000_000}


@dataclass(frozen=True)
class Budgets:
    """In bytes."""

    first_visit: int = 10_000
    """A segment and the theme's files that come by themselves, the cache being empty."""
    next_lesson: int = 5_000
    """A segment, the theme's files being there already."""
    question: int = 1_000
    course: int = 2_000_000
    """All the segments of a course, with their pictures and the theme's files."""
    picture: int = 60_000


NAMES = {
    "première visite": "first_visit",
    "leçon suivante": "next_lesson",
    "question": "question",
    "cours": "course",
    "image": "picture",
}
_KEYS = {
    fold(name).replace("-", " "): field
    for french, field in NAMES.items()
    for name in (french, field.replace("_", " "))
}


def key_of(name: str) -> str | None:
    """The budget that an author names, in French or in English."""
    return _KEYS.get(fold(name).replace("-", " ").replace("_", " "))


def bytes_of(value: object) -> int | None:
    """« 10 ko », « 1,5 Mo », 9000."""
    found = _WEIGHT.fullmatch(str(value).strip())
    return round(float(found[1].replace(",", ".")) * _UNITS[(found[2] or "").lower()]) if found else None


def budgets_of(options: Mapping[str, object]) -> Budgets:
    """What the configuration says, without what it says badly."""
    told = {
        key: size for name, value in options.items() if (key := key_of(name)) and (size := bytes_of(value))
    }
    return replace(Budgets(), **told)

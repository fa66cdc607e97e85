"""`::: activité`: something to do away from the screen, alone, in a group or face to face."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tremplin.directives.base import Option, Spec
from tremplin.schema import values


def minutes(options: Mapping[str, Any]) -> int:
    """The dates in person have a time of their own."""
    is_here = options.get("mode") is not values.ActivityMode.IN_PERSON
    return int(options.get("duration", 0)) if is_here else 0


DIRECTIVE = Spec(
    "activity",
    "activité",
    "markdown",
    '::: activité Préparer son message durée="10 min" mode=individuel',
    {
        "title": Option("titre", str),
        "duration": Option("durée", values.read_minutes),
        "mode": Option("mode", lambda v: values.ActivityMode(values.choose("activity", v))),
        "material": Option("matériel", str),
    },
    minutes=minutes,
)

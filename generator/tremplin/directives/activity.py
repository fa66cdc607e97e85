"""`::: activité`: something to do away from the screen, alone, in a group or face to face."""

from __future__ import annotations

from tremplin.directives.base import Option, Spec
from tremplin.schema import values

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
)

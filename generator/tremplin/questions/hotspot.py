"""Zones to find on a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.diagnostics import fold
from tremplin.questions import choices
from tremplin.questions.base import Dice, Kind, MarkingKey, Question, Verdict, text_id
from tremplin.schema.validate import Authored
from tremplin.schema.values import Boolean, Text, parse_number, refuse

# name of a form → the shape of SVG, and the numbers it takes
_FORMS = {"rectangle": ("rect", 4), "cercle": ("ellipse", 3), "circle": ("ellipse", 3)}
_POLYGON = ("polygone", "polygon")


def _shape(value: Any) -> Any:
    """« rectangle 10 20 30 15 », « cercle 50 50 8 », « polygone 0 0 9 0 9 9 », in percent of the picture."""
    if not isinstance(value, str):
        return value
    name, *rest = re.split(r"[\s;]+", value.strip())
    numbers = [parse_number(word) for word in rest]
    fine = [n for n in numbers if n is not None and 0 <= n <= 100]
    form, count = _FORMS.get(fold(name), ("", 0))
    if fold(name) in _POLYGON and len(fine) >= 6 and len(fine) % 2 == 0:
        form, count = "polygon", len(fine)
    if not form or not len(fine) == len(numbers) == count:
        refuse(
            f"« {value} » n’est pas une forme",
            "Écrivez en pourcentages de l’image, par exemple « rectangle 10 20 30 15 » (gauche, haut, "
            "largeur, hauteur), « cercle 50 50 8 » (centre, rayon) ou « polygone 0 0 10 0 10 10 ».",
        )
    return form, tuple(fine)


class Zone(Authored):
    name: Text
    shape: Annotated[tuple[str, tuple[float, ...]], BeforeValidator(_shape)]
    right: Boolean = False
    feedback: Text | None = None

    @property
    def id(self) -> str:
        return text_id(self.name)


class Hotspot(Question):
    image: Text = Field(examples=["images/courriel.svg"])
    description: Text = Field(examples=["Un courriel qui se dit de la banque"])
    zones: tuple[Zone, ...] = Field(
        min_length=2, examples=["[{nom: L’adresse, forme: rectangle 10 5 40 8, juste: oui}]"]
    )

    @model_validator(mode="after")
    def _sound(self) -> Hotspot:
        if not any(zone.right for zone in self.zones):
            refuse("aucune zone n’est juste", "Écrivez « juste: oui » dans la zone à trouver.", "T207")
        if len({zone.id for zone in self.zones}) < len(self.zones):
            refuse("deux zones ont le même nom", "Changez le nom de l’une des deux.", "T207")
        return self

    @property
    def is_multiple(self) -> bool:
        return sum(zone.right for zone in self.zones) > 1


def key(question: Hotspot) -> MarkingKey:
    """As for several answers: the right zones share 1, the wrong ones share -1."""
    rights = [zone.id for zone in question.zones if zone.right]
    wrongs = len(question.zones) - len(rights)
    return {
        "weights": {z.id: 1 / len(rights) if z.right else -1 / wrongs for z in question.zones},
        "right": rights,
    }


def mark(key: MarkingKey, response: Sequence[str] | None) -> Verdict:
    """`response`: the ids of the chosen zones."""
    return choices.mark(key, response)


def view(question: Hotspot, _dice: Dice) -> Any:
    """The zones as SVG attributes over a picture of 100 by 100."""
    return {"shapes": tuple((zone, _attributes(*zone.shape)) for zone in question.zones)}


def _attributes(form: str, numbers: tuple[float, ...]) -> dict[str, str]:
    words = [f"{n:g}" for n in numbers]
    if form == "rect":
        return dict(zip(("x", "y", "width", "height"), words, strict=True))
    if form == "ellipse":
        return dict(zip(("cx", "cy", "rx", "ry"), (*words, words[2]), strict=True))
    return {"points": " ".join(words)}


KIND = Kind(
    "hotspot", ("image-cliquable", "image cliquable"), Hotspot, lambda d: "zones" in d, key, mark, view
)

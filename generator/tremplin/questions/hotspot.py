"""Zones to find on a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from tremplin.questions.base import Dice, Kind, Question, View, distinct, text_id
from tremplin.questions.choices import Key, mark
from tremplin.schema import words
from tremplin.schema.validate import Authored
from tremplin.schema.values import Boolean, Text, parse_number, reader, refuse

Shape = tuple[str, tuple[float, ...]]
"""The name of the form in SVG, and its numbers, in percent of the picture."""
# form → the shape of SVG, and the numbers it takes
_FORMS = {"rectangle": ("rect", 4), "circle": ("ellipse", 3)}


def _shape(value: str) -> Shape:
    """« rectangle 10 20 30 15 », « cercle 50 50 8 », « polygone 0 0 9 0 9 9 »."""
    name, *rest = re.split(r"[\s;]+", value)
    numbers = [parse_number(word) for word in rest]
    fine = [n for n in numbers if n is not None and 0 <= n <= 100]
    found = words.find("shape", name) or ""
    form, count = _FORMS.get(found, ("", 0))
    if found == "polygon" and len(fine) >= 6 and len(fine) % 2 == 0:
        form, count = "polygon", len(fine)
    if not form or not len(fine) == len(numbers) == count:
        refuse("T255", value=value)
    return form, tuple(fine)


class Zone(Authored):
    name: Text
    shape: Annotated[Shape, reader(_shape, tuple)]
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
            refuse("T256", at=("zones",))
        distinct((zone.name for zone in self.zones), "zones")
        return self

    @property
    def is_multiple(self) -> bool:
        return sum(zone.right for zone in self.zones) > 1


def key(question: Hotspot) -> Key:
    """As for several answers: the right zones share 1, the wrong ones share -1."""
    rights = [zone.id for zone in question.zones if zone.right]
    wrongs = len(question.zones) - len(rights)
    return {
        "weights": {z.id: 1 / len(rights) if z.right else -1 / wrongs for z in question.zones},
        "right": rights,
    }


def solutions(question: Hotspot) -> list[Sequence[str]]:
    return [key(question)["right"]]


def feedback(question: Hotspot) -> dict[str, str]:
    return {zone.id: zone.feedback for zone in question.zones if zone.feedback}


@dataclass(frozen=True)
class HotspotView(View):
    """The zones as SVG attributes over a picture of 100 by 100."""

    shapes: tuple[tuple[Zone, dict[str, str]], ...]


def view(question: Hotspot, _dice: Dice) -> HotspotView:
    return HotspotView(tuple((zone, _attributes(*zone.shape)) for zone in question.zones))


def _attributes(form: str, numbers: tuple[float, ...]) -> dict[str, str]:
    texts = [f"{n:g}" for n in numbers]
    if form == "rect":
        return dict(zip(("x", "y", "width", "height"), texts, strict=True))
    if form == "ellipse":
        return dict(zip(("cx", "cy", "rx", "ry"), (*texts, texts[2]), strict=True))
    return {"points": " ".join(texts)}


KIND = Kind("hotspot", Hotspot, lambda data: "zones" in data, key, mark, solutions, feedback, view)

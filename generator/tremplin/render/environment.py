"""The Jinja2 environment of our templates: autoescape, nothing undefined, French formats."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tremplin.pages import AT
from tremplin.render.compiled import Compiled
from tremplin.schema.catalogue import FaceToFaceSession
from tremplin.schema.values import FRENCH_VALUES, format_minutes
from tremplin.text.typography import NNBSP, format_weight, french

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def format_date(day: date) -> str:
    """« 1er novembre 2026 »"""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\u00a0{_MONTHS[day.month - 1]} {day.year}"


def format_hour(moment: datetime) -> str:
    """« 9 h », « 13 h 30 »"""
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02}" if moment.minute else "")


def format_session(session: FaceToFaceSession) -> str:
    """« mardi 26 janvier 2027, de 9 h à 12 h »"""
    start, end = session.start, session.end
    first = f"{_DAYS[start.weekday()]} {format_date(start)}"
    if start.date() == end.date():
        return f"{first}, de {format_hour(start)} à {format_hour(end)}"
    last = f"{_DAYS[end.weekday()]} {format_date(end)}"
    return f"du {first} à {format_hour(start)} au {last} à {format_hour(end)}"


@lru_cache(maxsize=4096)  # lists of segments say the same titles on each page
def _typo(text: str | None) -> Markup:
    """An author's plain text with French spaces and apostrophes, escaped."""
    return escape(french(text or ""))


def _value(value: StrEnum) -> str:
    return FRENCH_VALUES[value]


def _counted(count: int, words: str) -> str:
    """« 1 étape », « 3 étapes terminées »: every word takes the plural."""
    plural = " ".join(f"{word}s" for word in words.split())
    return f"{count}\u00a0{plural if count > 1 else words}"


def _number(value: float) -> str:
    """« 1 234,567 », whole numbers without a comma."""
    digits = f"{value:,.12f}".rstrip("0").rstrip(".")
    return digits.replace(",", NNBSP).replace(".", ",").replace("-", "\u2212")


def _reach(contact: str) -> str:
    """What one reads of « mailto:a@example.org », « tel:… » or « https://… »."""
    return contact.partition(":")[2].lstrip("/")


def _drawn(html: Markup, values: Mapping[str, float]) -> Markup:
    """The values of a calculation in the place of their names: « {a} »."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return f'<b data-v="{name}">{_number(values[name])}</b>' if name in values else found[0]

    return Markup(re.sub(r"\{(\w+)\}", value, str(html)))  # noqa: S704 - names and numbers only


_LINK = re.compile(r'<a\b[^>]*? href="([^"]*)"[^>]*>(.*?)</a>', re.S)


def _inert(html: Markup) -> Markup:
    """Links of an imitated message lead nowhere: touched, they tell where they would lead."""
    button = r'<button type="button" class="fake" data-to="\1">\2</button>'
    return Markup(_LINK.sub(button, str(html)))  # noqa: S704 - what was clean stays so


def _percent(share: float) -> str:
    return f"{share * 100:g}\u00a0%".replace(".", ",")


def environment(folders: Sequence[Path]) -> Environment:
    """An environment that looks for templates in `folders`, the first winning; the last is our theme's.

    A template is read once: the preview, which follows them, sets `auto_reload`.
    """
    env = Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=Compiled(folders[-1]),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["at"] = AT
    env.filters.update(
        minutes=format_minutes,
        weight=format_weight,
        day=format_date,
        session=format_session,
        counted=_counted,
        number=_number,
        percent=_percent,
        drawn=_drawn,
        inert=_inert,
        reach=_reach,
        typo=_typo,
        value=_value,
    )
    return env

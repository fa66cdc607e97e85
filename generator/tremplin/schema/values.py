"""Values as people write them: « 1 h 30 », « 70 % », « 12,5 », « oui », « 12/01/2027 9h30 ».

Each type reads the text of a scalar; a text it cannot read raises a `PydanticCustomError` that names a rule
and its values, and ends up as a diagnostic.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from tremplin.diagnostics import fold
from tremplin.fixes import Remedy
from tremplin.schema import words
from tremplin.schema.inputs import Id, Scalar, Scalars, word_of
from tremplin.tex import in_line

T = TypeVar("T")
_SPACES = re.compile(r"\s+")
ZONE = "Europe/Paris"


def refuse(
    code: str, *, at: tuple[str | int, ...] = (), part: tuple[str, int, int] | None = None, **values: object
) -> NoReturn:
    """Raise what becomes the diagnostic `code`, its rule filled with `values` (and the name of the key).

    It is told at the value that is read, or at what stands at `at` inside it; or at a `part` of this: a text,
    where it begins and ends in the text.
    """
    context = {"code": code, "at": at, "part": part, "values": values}
    raise PydanticCustomError("authored", "{code}", context)


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        refuse("T210")
    return value.strip()


def reader(read: Callable[[str], T], kind: type, written: Any = Scalar) -> BeforeValidator:
    """Reads texts; a value that already has its type passes, any other is refused."""

    def value(given: Any) -> Any:
        return given if isinstance(given, kind) and kind is not str else read(_scalar(given))

    return BeforeValidator(value, json_schema_input_type=written)


LONGEST = 10_000
"""Signs of a text."""
BRACKETS = 300
"""Brackets left open in a text: those of « [0 ; 1[ » are."""


def _text(value: str) -> str:
    if not value:
        refuse("T211")
    if len(value) > LONGEST:
        refuse("T212", most=LONGEST)
    if value.count("[") - value.count("]") > BRACKETS:
        refuse("T802")
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        refuse("T205", id=value, example=_instead(value, slugify(value)))
    return value


def _instead(value: str, right: str) -> Remedy:
    """An example that is what the author meant."""
    return Remedy(right, value, right)


def slugify(text: str) -> str:
    """A well-formed id near `text`: « Été 2026 ! » → « ete-2026 »."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("œ", "oe").replace("æ", "ae")).strip("-") or "a"


def choose(name: str, written: str) -> str:
    """The canonical word of the list `name` (of `schema/words`); raises `PydanticCustomError`."""
    found = words.find(name, written)
    if found is None:
        refuse("T219", value=written, remedy=words.suggestion(name, written))
    return found


def worded(name: str, kind: Callable[[str], T]) -> BeforeValidator:
    """Reads a word of the list `name` as a `kind`, such as the enumeration of its canonical words."""
    return BeforeValidator(
        lambda value: kind(choose(name, _scalar(value))), json_schema_input_type=word_of(name)
    )


def parse_number(text: str) -> float | None:
    """A number with a decimal comma or point and thin thousands: « −1 234,5 » → -1234.5.

    None when the text is not a number; the same rules as `parseNumber` of the client.
    """
    plain = _SPACES.sub("", text).replace("\u2212", "-").replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?|[+-]?\.[0-9]+", plain):
        return None
    number = float(plain)
    return number if math.isfinite(number) else None


def _number(value: str) -> float:
    if (number := parse_number(value)) is None:
        refuse("T213", value=value)
    return number


def _integer(value: str) -> int:
    number = parse_number(value)
    if number is None or not number.is_integer() or number < 1:
        refuse("T214", value=value)
    return int(number)


def _percent(value: str) -> float:
    has_sign = value.endswith("%")
    number = parse_number(value.removesuffix("%"))
    share = None if number is None else number / 100 if has_sign or number > 1 else number
    if share is None or not 0 <= share <= 1:
        refuse("T215", value=value)
    return share


def read_minutes(value: str) -> int:
    """« 1 h 30 », « 45 min » in minutes; raises `PydanticCustomError`."""
    compact = _SPACES.sub("", fold(value))
    hours = re.fullmatch(
        r"(?:([0-9]{1,4}(?:[.,][0-9]+)?)(?:h|heures?|hours?))?(?:([0-9]{1,5})(?:m|mn|min|minutes?)?)?",
        compact,
    )
    bare = compact.isdigit()
    minutes = 0.0
    if hours and not bare:
        minutes = float((hours[1] or "0").replace(",", ".")) * 60 + int(hours[2] or 0)
    if not hours or minutes <= 0:
        refuse("T216", value=value, example=_instead(value, f"{compact} min") if bare else "1 h 30, 45 min")
    return round(minutes)


def read_seconds(value: str) -> int:
    """« 1 min 20 », « 45 s », « 1:20 » in seconds; raises `PydanticCustomError`."""
    compact = _SPACES.sub("", fold(value))
    compact = re.sub(r"(h[0-9]{1,2})$", r"\1min", compact)
    found = re.fullmatch(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])", compact) or re.fullmatch(
        r"(?:([0-9]{1,2})h)?(?:([0-9]{1,3})(?:m|mn|min|minutes?))?(?:([0-9]{1,4})(?:s|sec|secondes?|seconds?)?)?",
        compact,
    )
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    total = hours * 3600 + minutes * 60 + seconds
    if not total or compact.isdigit():
        example = _instead(value, f"{compact} s") if compact.isdigit() else "1 min 20, 45 s"
        refuse("T216", value=value, example=example)
    return total


def format_minutes(minutes: int) -> str:
    """« 45 min », « 2 h », « 1 h 05 », with no-break spaces."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}\u00a0h" + (f"\u00a0{rest:02}" if rest else "")


def _moment(value: str) -> datetime:
    found = re.fullmatch(
        r"(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)/(?P<m2>\d\d?)/(?P<y2>\d{4}))"
        r"(?:(?:\s+|T|\s+à\s+)(?P<h>\d\d?)(?:\s*[h:]\s*(?P<min>\d\d)?)(?::\d\d)?)?",
        _SPACES.sub(" ", value),
    )
    try:
        if found:
            g = found.groupdict()
            return datetime(
                int(g["y"] or g["y2"]), int(g["m"] or g["m2"]), int(g["d"] or g["d2"]),
                int(g["h"] or 0), int(g["min"] or 0),
            )  # fmt: skip
    except ValueError:
        pass
    refuse("T217", value=value)


def _date(value: str) -> date:
    return _moment(value).date()


def instant(moment: datetime) -> datetime:
    """A moment that an author wrote, with the time zone of the place."""
    return moment.replace(tzinfo=ZoneInfo(ZONE))


def _listed(value: Any) -> Any:
    """A single value stands for a list of one."""
    if value is None or (isinstance(value, str) and words.find("none", value)):
        return []
    return [value] if isinstance(value, str) else value


Text = Annotated[str, reader(_text, str)]
Title = Annotated[Text, AfterValidator(in_line)]
"""Shown where nothing but words can be: in menus, in the bar of a browser."""
Slug = Annotated[str, reader(_slug, str, Id)]
Boolean = Annotated[bool, reader(lambda v: choose("yes-no", v) == "yes", bool, word_of("yes-no"))]
Number = Annotated[float, reader(_number, float)]
Integer = Annotated[int, reader(_integer, int)]
Percent = Annotated[float, reader(_percent, float)]
"""A share from 0 to 1."""
Minutes = Annotated[int, reader(read_minutes, int)]
Day = Annotated[date, reader(_date, date)]
Moment = Annotated[datetime, reader(_moment, datetime)]
"""Local time of the place; no time zone is written by authors."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed, json_schema_input_type=Scalars)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed, json_schema_input_type=Scalars)]


_LANGUAGES = {"francais": "fr", "anglais": "en", "allemand": "de", "luxembourgeois": "lb"}
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")


def _language(value: str) -> str:
    if not _CODE.fullmatch(value):
        right = _LANGUAGES.get(fold(value), value.lower())
        is_code = _CODE.fullmatch(right) is not None
        refuse("T218", value=value, example=_instead(value, right) if is_code else "fr, en, de, lb")
    return value


Language = Annotated[str, reader(_language, str)]


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Modality(StrEnum):
    DISTANCE = "distance"
    IN_PERSON = "in-person"
    BLENDED = "blended"


class Presentation(StrEnum):
    ONE_BY_ONE = "one by one"
    TOGETHER = "together"


class ActivityMode(StrEnum):
    INDIVIDUAL = "individual"
    GROUP = "group"
    IN_PERSON = "in-person"


FRENCH_VALUES: Mapping[str, str] = {
    **words.shown("level"),
    **words.shown("modality"),
    **words.shown("activity"),
}


LevelValue = Annotated[Level, worded("level", Level)]
ModalityValue = Annotated[Modality, worded("modality", Modality)]
PresentationValue = Annotated[Presentation, worded("presentation", Presentation)]

"""Values as people write them: « 1 h 30 », « 70 % », « 12,5 », « oui », « 12/01/2027 9h30 ».

Each type reads the text of a scalar; a text it cannot read raises a `PydanticCustomError` whose French
message and remedy end up in a diagnostic.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from tremplin.diagnostics import fold, suggest

T = TypeVar("T")
_SPACES = re.compile(r"\s+")


def refuse(reason: str, remedy: str, code: str = "T203") -> NoReturn:
    """Raise what becomes diagnostic `code` (T203: a value; T207: a whole question)."""
    # the text goes through the context so that braces in an author's value stay as they are
    raise PydanticCustomError("authored", "{reason}", {"reason": reason, "remedy": remedy, "code": code})


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        refuse("un texte est attendu", "Écrivez un seul texte sur la ligne, sans liste ni sous-clés.")
    return value.strip()


def _reader(read: Callable[[str], T], kind: type) -> BeforeValidator:
    """Reads texts; a value that already has its type passes."""
    return BeforeValidator(lambda v: v if isinstance(v, kind) and kind is not str else read(_scalar(v)))


def _text(value: str) -> str:
    if not value:
        refuse("le texte est vide", "Écrivez un texte après « : », ou supprimez la clé.")
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        refuse(
            f"« {value} » n’est pas un identifiant",
            "Utilisez des minuscules sans accent, des chiffres et des tirets, "
            f"par exemple : {slugify(value)}",
        )
    return value


def slugify(text: str) -> str:
    """A well-formed id near `text`: « Été 2026 ! » → « ete-2026 »."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("œ", "oe").replace("æ", "ae")).strip("-") or "a"


def _boolean(value: str) -> bool:
    word = fold(value)
    if word in {"oui", "vrai", "yes", "true"}:
        return True
    if word in {"non", "faux", "no", "false"}:
        return False
    refuse(f"« {value} » n’est ni oui ni non", "Écrivez « oui » ou « non ».")


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
        refuse(f"« {value} » n’est pas un nombre", "Écrivez un nombre, par exemple : 12,5")
    return number


def _integer(value: str) -> int:
    number = parse_number(value)
    if number is None or not number.is_integer() or number < 1:
        refuse(f"« {value} » n’est pas un nombre entier positif", "Écrivez un nombre entier, par exemple : 3")
    return int(number)


def _percent(value: str) -> float:
    has_sign = value.endswith("%")
    number = parse_number(value.removesuffix("%"))
    share = None if number is None else number / 100 if has_sign or number > 1 else number
    if share is None or not 0 <= share <= 1:
        refuse(f"« {value} » n’est pas un pourcentage", "Écrivez un pourcentage, par exemple : 70 %")
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
        example = f"{compact} min" if bare else "1 h 30, 45 min"
        refuse(
            f"« {value} » n’est pas une durée", f"Écrivez la durée avec son unité, par exemple : {example}"
        )
    return round(minutes)


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
    refuse(f"« {value} » n’est pas une date", "Écrivez par exemple : 2027-01-12 ou 2027-01-12 09:00")


def _date(value: str) -> date:
    return _moment(value).date()


def _listed(value: Any) -> Any:
    """A single value stands for a list of one."""
    if value is None or (isinstance(value, str) and fold(value.strip()) in {"aucun", "aucune", "none"}):
        return []
    return [value] if isinstance(value, str) else value


Text = Annotated[str, _reader(_text, str)]
Slug = Annotated[str, _reader(_slug, str)]
Boolean = Annotated[bool, _reader(_boolean, bool)]
Number = Annotated[float, _reader(_number, float)]
Integer = Annotated[int, _reader(_integer, int)]
Percent = Annotated[float, _reader(_percent, float)]
"""A share from 0 to 1."""
Minutes = Annotated[int, _reader(read_minutes, int)]
Day = Annotated[date, _reader(_date, date)]
Moment = Annotated[datetime, _reader(_moment, datetime)]
"""Local time of the place; no time zone is written by authors."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed)]


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z]{2})?", value):
        refuse(f"« {value} » n’est pas un code de langue", "Écrivez par exemple : fr, en, de, lb")
    return value


Language = Annotated[str, _reader(_language, str)]


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Modality(StrEnum):
    DISTANCE = "distance"
    IN_PERSON = "in-person"
    BLENDED = "blended"


class ActivityMode(StrEnum):
    INDIVIDUAL = "individual"
    GROUP = "group"
    IN_PERSON = "in-person"


FRENCH_VALUES: dict[StrEnum, str] = {
    Level.BEGINNER: "débutant",
    Level.INTERMEDIATE: "intermédiaire",
    Level.ADVANCED: "avancé",
    Modality.DISTANCE: "distance",
    Modality.IN_PERSON: "présentiel",
    Modality.BLENDED: "mixte",
    ActivityMode.INDIVIDUAL: "individuel",
    ActivityMode.GROUP: "groupe",
    ActivityMode.IN_PERSON: "présentiel",
}

_SYNONYMS: dict[str, StrEnum] = {
    "individuelle": ActivityMode.INDIVIDUAL,
    "seul": ActivityMode.INDIVIDUAL,
    "seule": ActivityMode.INDIVIDUAL,
    "collectif": ActivityMode.GROUP,
    "collective": ActivityMode.GROUP,
    "face a face": ActivityMode.IN_PERSON,
}

E = TypeVar("E", bound=StrEnum)


def choose(kind: type[E], value: str) -> E:
    """The member of `kind` written in French or English; raises `PydanticCustomError`."""
    known = {fold(FRENCH_VALUES[m]): m for m in kind} | {fold(m.value): m for m in kind}
    known |= {word: m for word, m in _SYNONYMS.items() if isinstance(m, kind)}
    if (member := known.get(fold(value).removeprefix("en ").replace("-", " "))) is None:
        member = known.get(fold(value))
    if member is None:
        words = [FRENCH_VALUES[m] for m in kind]
        refuse(f"« {value} » n’est pas une valeur connue", suggest(value, words, label="Valeurs possibles"))
    return member


LevelValue = Annotated[Level, _reader(lambda v: choose(Level, v), Level)]
ModalityValue = Annotated[Modality, _reader(lambda v: choose(Modality, v), Modality)]

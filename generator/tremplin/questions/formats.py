"""Dates, telephone numbers and amounts, which people write in many ways: one value for all of them."""

from __future__ import annotations

import re
from enum import StrEnum

from tremplin.diagnostics import fold
from tremplin.schema.values import parse_number


class Format(StrEnum):
    DATE = "date"
    PHONE = "phone"
    EUROS = "euros"


EXAMPLES = {Format.DATE: "12/01/2027", Format.PHONE: "03 29 00 00 00", Format.EUROS: "12,50 €"}
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_DIGITS = re.compile(r"([0-9]{1,2})[ /.-]([0-9]{1,2})[ /.-]([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"([0-9]{1,2})(?:er)? ([a-z]+)\.? ([0-9]{4})")


def read(format_: str, text: str) -> str | None:
    """The value of `text`: « 2027-1-12 », « 0329000000 », « 1250 » (cents); None when it is none.

    The client's `readFormat` gives the same.
    """
    text = re.sub(r"\s+", " ", fold(text)).strip()
    if format_ == Format.DATE:
        return _date(text)
    if format_ == Format.PHONE:
        digits = re.sub(r"^(?:\+|00)33 ?(?:\(0\))?", "0", re.sub(r"[ .-]", "", text))
        return digits if re.fullmatch(r"0[1-9][0-9]{8}", digits) else None
    number = parse_number(re.sub(r" ?(?:€|euros?|eur)$", "", text))
    return None if number is None else f"{int(abs(number) * 100 + 0.5) * (-1 if number < 0 else 1)}"


def _date(text: str) -> str | None:
    text = re.sub(r"^(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?", "", text)
    if found := _DIGITS.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _WORDS.fullmatch(text):
        starts = [n for n, start in enumerate(_MONTHS, 1) if found[2].startswith(start)]
        day, month, year = int(found[1]), starts[0] if starts else 0, found[3]
    else:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{year if len(year) == 4 else f'20{year}'}-{month}-{day}"

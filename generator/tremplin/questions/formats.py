"""What people write in many ways, one value for all of them (dates, telephone numbers, sums, quantities), and
what they must write sign by sign (addresses, code, formulas of a spreadsheet).

An author asks for a format; else a form of an answer says by itself which one it has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from tremplin.diagnostics import fold
from tremplin.questions import quantity
from tremplin.questions.written import visible


class Format(StrEnum):
    DATE = "date"
    PHONE = "phone"
    EUROS = "euros"
    ADDRESS = "address"
    CODE = "code"
    FORMULA = "formula"


EXAMPLES = {Format.DATE: "12/01/2027", Format.PHONE: "03 29 00 00 00", Format.EUROS: "12,50 €"}
DAY = "day"
"""A day of any year, recognised only: « 1er mai »."""
KEYS = "keys"
"""A shortcut, recognised only: « Ctrl+C »."""
QUANTITY = "quantity"
"""A number with its unit or none, recognised only: « 2,5 kg »."""
SIGNS = frozenset({Format.ADDRESS, Format.CODE, Format.FORMULA})
"""Those that any text has, in which every sign counts."""
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_DIGITS = re.compile(r"([0-9]{1,2}) ?[ /.-] ?([0-9]{1,2}) ?[ /.-] ?([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"([0-9]{1,2}) ?(?:er)? ?([a-z]+)\.? ([0-9]{4}|[0-9]{2})")


def read(format_: str, text: str, nouns: Sequence[str] = ()) -> str | None:
    """The value of `text`: « 2027-1-12 », « 0329000000 », « 1250 » (cents); None when it is none. A quantity
    may be followed by one of `nouns`. The client's `readFormat` gives the same.
    """
    if format_ == QUANTITY:
        return quantity.canonical(text, nouns)
    if format_ in SIGNS:
        return _signs(format_, text)
    text = re.sub(r"\s+", " ", fold(unicodedata.normalize("NFKC", visible(text)))).strip(" .,;!?\"'«»")
    text = re.sub("^(le )?premier ", "1er ", text)
    if format_ == DAY:
        found = _DAY.fullmatch(text)
        month = int(found[2] or _month(found[3])) if found else 0
        return f"{month}-{int(found[1])}" if found and 0 < month < 13 else None
    if format_ == KEYS:
        text = _NO_KEY.sub("", text)
        return re.sub("controle?|crtl", "ctrl", text, count=1)
    if format_ == Format.DATE:
        return _date(text)
    if format_ == Format.PHONE:
        text = re.sub(r"^(?:(?:au|le|tel|numero|telephone)\b[ .:]*)+", "", text)
        digits = re.sub(r"^(?:\+|00)33(?:\(0\)|0)?", "0", re.sub(r"[ ./_-]", "", text))
        digits = digits.replace("o", "0")
        return digits if re.fullmatch(r"0[1-9][0-9]{8}", digits) else None
    return quantity.cents(text)


_DAY = re.compile(
    r"(?:le )?(?:[a-z]+di |dimanche )?([0-9]{1,2})(?:[/.-]([01]?[0-9])| ?(?:er)? ?([a-z]{3,})\.?)"
)


def _month(word: str) -> int:
    return next((n for n, start in enumerate(_MONTHS, 1) if word.startswith(start)), 0)


def _date(text: str) -> str | None:
    text = re.sub(r"^(?:le |au |du )?(?:(?:[a-z]+di|dimanche) )?", "", text)
    text = re.sub(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$", r"\3-\2-\1", text)
    if found := _DIGITS.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _WORDS.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), found[3]
    else:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{year if len(year) == 4 else f'20{year}'}-{month}-{day}"


_QUOTES = re.compile("[«»“”„]")
_ENDS = re.compile(r"^[\s`]+|[\s`]+$")


def _signs(format_: str, text: str) -> str:
    """`text` with every sign that counts; spaces count between words only, capitals in code."""
    text = _ENDS.sub("", re.sub("([0-9A-Za-z])([⁰¹²³⁴-⁹]+)", r"\1^\2", visible(text)))
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", _QUOTES.sub('"', re.sub("[’‘]", "'", text))))
    if (inner := re.fullmatch(r'"\s*([^"]*?)\s*"', text)) and inner[1]:
        text = inner[1]  # « cv.pdf » between quotation marks
    text = re.sub(r"(?<=[\w)])[.]$", "", text)
    if format_ == Format.ADDRESS:
        text = re.sub(
            r"^(?:(?:l'|(?:la|le|au|à|sur|par|mon) )(?:(?:site|fichier|adresse)[ :]+)?)?(?:<|mailto:)?",
            "",
            text.lower(),
        )
        return re.sub(r"^(?:https://(?=.))?(?:www\.)?\.?|[>/\\;:,]+$", "", text)
    text = re.sub(r" ?([^\w\s]) ?", r"\1", text).replace("×", "*").replace("÷", "/")
    return text if format_ == Format.CODE else text.lower()


_NO_KEY = re.compile(r"^(?:l\w+ )?(?:touches?|raccourci) |\b(?:et|puis)\b|[^a-z0-9]", re.ASCII)
_KEYS = re.compile(r"(?:(?:ctrl|control|contrôle|alt|maj|shift|cmd|fn|windows) ?[+-] ?)+[\w]+", re.I)
_NO_QUANTITY = re.compile(r"[0-9]+ ?(?:i?[eèé]me|[eèé]re?|re|nde?|[eèéᵉ]) |[2-6][GD]$")
"""« 3e étage », « 4G »."""
_PHONE = re.compile(r"(?:(?:\+|00)33 ?|0)[1-9](?:[ .-]?[0-9]{2}){4}")
_ADDRESS = re.compile(
    r"\S+@\S+\.\S+|https?(?:://)?|[a-z][a-z+]*://\S+|www\.\S+|[a-z]:\\.*|~?/\w\S*|\S+\\\S+"
    r"|[\w%+-]+(?:[./][\w%+-]+)*\.[a-z][a-z0-9]+(?:[/?#]\S*)?|\.?(?:[\w-]+\.)+[a-z]{2,}"
    r"|.+\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|txt|csv|jpe?g|png|gif|zip|mp[34]|html?|exe)",
    re.I,
)
_FORMULA = re.compile(
    r"=.*\w.*|[^\w\s]{2,}|\$?[a-z]{1,3}\$?[0-9]+:\$?[a-z]{1,3}\$?[0-9]+"  # =A1*2, !=, A1:A3
    r"|(?:[a-z]|[0-9.,]+) ?[-*/+^=<>] ?(?:[a-z]|[0-9.,]+)|\w+ ?(?:[-+*/!=<>]=|[<>]|=|&&|\|\|) ?\S+"  # x-1
    r"|\w+(?:\.\w+)*(?:\((?!(?:e|s|es|ne|nes|le|trice|trices)\)).*\)|\[.*\]);?"  # f(x), a[1]
    r"|</?[a-z].*>|[\w-]+ ?: ?[^;]+;|\{.*\}|.*[\w)];|.*(?:\(\)|&&|==|!=|=>|:=).*",  # <br>, color: red;
    re.I,
)


def recognised(form: str) -> str | None:
    """The format that a form of an answer has by itself, if any."""
    form = re.sub(r"\s+", " ", form).strip()
    if _PHONE.fullmatch(form):
        return Format.PHONE
    if read(Format.DATE, form):
        return Format.DATE
    if not re.fullmatch("[0-9 /.-]+", form) and read(DAY, form):
        return DAY
    if _KEYS.fullmatch(form):
        return KEYS
    if (
        not _NO_QUANTITY.match(form)
        and re.match(r"[-+–−]?[ ]?(?:[1-9]|0(?![0-9]))", form)
        and quantity.canonical(form)
    ):
        return QUANTITY
    if _ADDRESS.fullmatch(form) and "..." not in form:
        return Format.ADDRESS
    return Format.FORMULA if _FORMULA.fullmatch(form) else None

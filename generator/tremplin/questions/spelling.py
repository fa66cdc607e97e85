"""How a text that one types is compared with a form of an answer: what is pardoned, and what is a slip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from tremplin.questions.written import visible

ALL = ("accents", "case", "articles", "punctuation", "typos")
"""What is pardoned unless the author says otherwise: the plural is so on request only."""

# what may stand before an answer; two different prepositions make two answers
_PREPOSITION = r"(?:aux?|en|[aà]|an|dans|par|sur|chez)"
_BEFORE = (
    r"(?:les?|la|une?|des?|du|the|[mts](?:on|a|es)|[nv](?:otre|os)|ce(?:t|tte|s)?|c'? ?est|num(?:[eé]ro)?"
    rf"|{_PREPOSITION})\s+|[ld](?:'\s*|\s+(?=[aeiouyhéœ][^ ]{{2}}))|n°\s*"
)
# what one may say with the answer: « le bouton Envoyer », « je clique sur Envoyer »
_CARRIER = (
    r"(?:bouton|touche|signe|symbole|format|fichier|mois"
    r"|(?:(?:je|on) |j')?(?:cliqu|appui|appuy)e[rz]? sur)\s+"
)
_START = re.compile(rf"(?:{_BEFORE})+(?=\S)")
_WIDE_START = re.compile(rf"(?:{_BEFORE}|{_CARRIER})+(?=\S)")
_FIRST = re.compile(rf"(?:.*\s)?({_PREPOSITION})\s")
# what parts a number stays: « 2,5 », « 1/2 », « 09:30 »; and the sign of one: « -18 »
_PUNCTUATION = re.compile(
    r"(?<![0-9])[.,:/]|[.,:/](?![0-9])|[;!?\u2026\u00ab\u00bb\"\u201c\u201d'()\[\]]|(?<=\S)-|-(?![0-9])"
    "|[\U0001f000-\U0001fbff]"  # what a telephone adds
)
_QUOTES = "\"'\u00ab\u00bb\u201c\u201d (["
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc`\u00b4]")
_RAISED = re.compile("([0-9])([⁰¹²³⁴-⁹])")
_THOUSANDS = re.compile(r"(^|[^0-9.,])([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?![.,]?[0-9])")
_DECIMAL = re.compile(r"(^|[^0-9.,])([0-9]+)\.([0-9]+)(?![.,]?[0-9])")
_RANK = re.compile(r"(^|\s)([0-9]+) ?(?:i?[eè]mes?|[eè]re?|è|re|nde?)(?!\w)", re.I)
_LAST = re.compile(r"[ +-](.)$")


def _folded(text: str, tolerance: Container[str]) -> str:
    """`text` as it is compared, but for what stands before it and its punctuation."""
    text = _RAISED.sub(r"\1^\2", _APOSTROPHES.sub("'", visible(text)))
    text = unicodedata.normalize("NFKC", text)
    if "case" in tolerance:
        text = unicodedata.normalize("NFKC", text.lower().replace("i\u0307", "i").replace("ı", "i"))
    if "accents" in tolerance:
        text = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
        for ligature, letters in (("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE")):
            text = text.replace(ligature, letters)
    return re.sub(r"\s+", " ", text).strip()


def _before(text: str, tolerance: Container[str], pattern: re.Pattern[str] = _START) -> tuple[str, str]:
    """The article and the like that `text` begins with, in small letters, and the rest."""
    opened = text.lstrip(_QUOTES) if "punctuation" in tolerance else text
    # an article is one in any case: « Le courriel » even where the case counts
    start = pattern.match(opened.lower()) if "articles" in tolerance else None
    return (start[0], opened[start.end() :]) if start else ("", text)


def normalise(text: str, tolerance: Container[str], pattern: re.Pattern[str] = _START) -> str:
    """`text` as it is compared under `tolerance`, without the `pattern` that it begins with; the client's
    `normalise` gives the same.
    """
    text = _folded(text, tolerance)
    if "plural" in tolerance:
        text = re.sub(r"(?<=[^\W\d_]{2})[sxSX]\b", "", text)
    text = _before(text, tolerance, pattern)[1]
    if "punctuation" in tolerance:
        text = _RANK.sub(r"\1\2e", text)
        text = _THOUSANDS.sub(lambda m: m[1] + m[2].replace(".", ""), text)
        text = _DECIMAL.sub(r"\1\2,\3", text)
        text = re.sub(r"(?<=[0-9]) ?([/:]) ?(?=[0-9])", r"\1", text)
        bare = _PUNCTUATION.sub(" ", text)
        # an answer made of punctuation only is compared as it is
        text = re.sub(r"\s", "", bare if bare.strip() else text)
    return text


def _preposition(text: str, tolerance: Container[str]) -> str:
    found = _FIRST.match(_before(_folded(text, tolerance), tolerance)[0])
    return found[1] if found else ""


def matches(form: str | list[str], typed: str, tolerance: Container[str]) -> bool:
    """Whether `typed` is `form`, or has its pieces in their order with any text between them."""
    target = normalise(typed, tolerance)
    if isinstance(form, str):
        if normalise(form, tolerance) not in (target, normalise(typed, tolerance, _WIDE_START)):
            return False
        one, other = (_preposition(text, tolerance) for text in (form, typed))
        return not (one and other) or one == other
    first, *middle, last = (normalise(piece, tolerance) for piece in form)
    if not target.startswith(first):
        return False
    place = len(first)
    for piece in middle:
        found = target.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return target.endswith(last) and len(target) - len(last) >= place


def is_slip(form: str | list[str], typed: str) -> bool:
    """One letter added, left out, replaced, or two neighbours swapped, in a word of 5 letters or more; or
    a plural. A last letter that stands alone says what one means: « Ctrl+V », « permis C ».

    Optimal string alignment distance of 1 (Damerau 1964), without building the table.
    """
    if not isinstance(form, str):
        return False
    a, b = normalise(form, ALL), normalise(typed, ALL)
    if len(a) < 5 or a == b:
        return False
    last, other = (_LAST.search(_folded(text, ALL)) for text in (form, typed))
    if last and not (other and last[1] == other[1]):
        return False
    if normalise(form, (*ALL, "plural")) == normalise(typed, (*ALL, "plural")):
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    if [sign for sign in a if not sign.isalpha()] != [sign for sign in b if not sign.isalpha()]:
        return False  # another number, another sign is another answer
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])


def loose(text: str) -> str:
    """`text` without spaces, accents and capitals: what nears an address that is mistyped so."""
    return re.sub(r"[\s\u0300-\u036f]", "", unicodedata.normalize("NFD", text.lower()))

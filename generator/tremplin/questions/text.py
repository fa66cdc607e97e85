"""A short text, marked with tolerance: accents, case, articles, punctuation, one typing slip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.diagnostics import fold, suggest
from tremplin.questions.base import (
    UNANSWERED,
    Answer,
    Kind,
    MarkingKey,
    Notice,
    Question,
    State,
    Verdict,
    graded,
)
from tremplin.questions.formats import FRENCH, Format, read
from tremplin.schema.values import refuse

TOLERANCES = {
    "accents": "accents",
    "casse": "case",
    "articles": "articles",
    "ponctuation": "punctuation",
    "fautes": "typos",
    "pluriel": "plural",
}
ALL = ("accents", "case", "articles", "punctuation", "typos")
"""What is pardoned unless the author says otherwise: the plural is so on request only."""


def read_tolerance(value: Any) -> Any:
    words = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(words, list):
        return words
    if [fold(str(w)) for w in words] in (["aucune"], ["none"]):
        return ()
    known = TOLERANCES | {name: name for name in TOLERANCES.values()}
    for word in words:
        if fold(str(word)) not in known:
            refuse(
                f"« {word} » n’est pas une tolérance",
                suggest(str(word), TOLERANCES, label="Valeurs possibles"),
            )
    asked = {known[fold(str(w))] for w in words}
    return tuple(name for name in TOLERANCES.values() if name in asked)


def _format(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    known = {fold(word): found for word, found in FRENCH.items()} | {found.value: found for found in Format}
    if fold(value) not in known:
        refuse(f"« {value} » n’est pas un format", suggest(value, FRENCH, label="Formats possibles"))
    return known[fold(value)]


def _forms(value: Any) -> Any:
    values = [value] if isinstance(value, str) else value
    return [{"right": v} if isinstance(v, str) else v for v in values] if isinstance(values, list) else value


class TextQuestion(Question):
    answers: Annotated[tuple[Answer, ...], BeforeValidator(_forms)] = Field(
        min_length=1, examples=["[arobase, at]"]
    )
    tolerance: Annotated[tuple[str, ...], BeforeValidator(read_tolerance)] = ALL
    format: Annotated[Format | None, BeforeValidator(_format)] = None

    @model_validator(mode="before")
    @classmethod
    def _singular(cls, data: Any) -> Any:
        """`réponse: mot` is the list of one."""
        if isinstance(data, dict) and "answer" in data and "answers" not in data:
            return {k: v for k, v in data.items() if k != "answer"} | {"answers": data["answer"]}
        return data

    @model_validator(mode="after")
    def _sound(self) -> TextQuestion:
        if not any(f.right for f in self.answers):
            refuse("aucune réponse n’est juste", "Ajoutez au moins une forme acceptée.", "T207")
        for form in self.answers:
            if self.format and read(self.format, form.text) is None:
                remedy = "Écrivez par exemple : 12/01/2027, 03 29 00 00 00 ou 12,50 €."
                refuse(f"« {form.text} » n’a pas le format demandé", remedy, "T207")
        return self


def key(question: TextQuestion) -> MarkingKey:
    return {
        "accept": [[f.id, f.text] for f in question.answers if f.right],
        "reject": [[f.id, f.text] for f in question.answers if f.wrong],
        "tolerance": list(question.tolerance),
    } | ({"format": question.format.value} if question.format else {})


_ARTICLES = re.compile(r"(?:(?:le|la|les|un|une|des|du|de|the)\s+|[ld]'\s*)+(?=\S)")
# what parts a number stays: « 2,5 », « 1/2 », « 09:30 »; and the sign of one: « -18 »
_PUNCTUATION = re.compile(
    r"(?<![0-9])[.,:/]|[.,:/](?![0-9])|[;!?\u2026\u00ab\u00bb\"\u201c\u201d'()\[\]\u2013\u2014]"
    r"|(?<=\S)-|-(?![0-9])"
)
_QUOTES = "\"'\u00ab\u00bb\u201c\u201d (["
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc`\u00b4]")
_HYPHENS = re.compile("[\u2010\u2011\u2212]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def normalise(text: str, tolerance: Iterable[str]) -> str:
    """`text` as it is compared under `tolerance`; the client's `normalise` gives the same."""
    tolerance = set(tolerance)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = _HYPHENS.sub("-", _APOSTROPHES.sub("'", text))
    if "case" in tolerance:
        text = unicodedata.normalize("NFC", text.lower())
    if "accents" in tolerance:
        text = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
        for ligature, letters in (("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE")):
            text = text.replace(ligature, letters)
    text = re.sub(r"\s+", " ", text).strip()
    if "plural" in tolerance:
        text = re.sub(r"(?<=[^\W\d_]{2})[sxSX]\b", "", text)
    if "articles" in tolerance:
        # an article is one in any case: « Le courriel » even where the case counts
        opened = text.lstrip(_QUOTES) if "punctuation" in tolerance else text
        start = _ARTICLES.match(opened.lower())
        text = opened[start.end() :] if start else text
    if "punctuation" in tolerance:
        text = re.sub(r"(?<=[0-9]) ?([/:]) ?(?=[0-9])", r"\1", text)
        bare = _PUNCTUATION.sub(" ", text)
        # an answer made of punctuation only is compared as it is
        text = re.sub(r"\s", "", bare if bare.strip() else text)
    return text


def matches(form: str, typed: str, tolerance: Iterable[str]) -> bool:
    """Whether `typed` is `form`, in which « * » stands for any text."""
    target = normalise(typed, tolerance)
    first, *rest = (normalise(piece, tolerance) for piece in form.split("*"))
    if not rest:
        return target == first
    if not target.startswith(first):
        return False
    place = len(first)
    for piece in rest[:-1]:
        found = target.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return target.endswith(rest[-1]) and len(target) - len(rest[-1]) >= place


def is_slip(form: str, typed: str) -> bool:
    """One letter added, left out, replaced, or two neighbours swapped, in a word of 5 letters or more.

    Optimal string alignment distance of 1 (Damerau 1964), without building the table.
    """
    a, b = normalise(form, ALL), normalise(typed, ALL)
    if "*" in form or len(a) < 5 or abs(len(a) - len(b)) > 1 or a == b:
        return False
    if re.findall(r"[0-9.,/:-]", a) != re.findall(r"[0-9.,/:-]", b):
        return False  # another number is another answer
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])


def mark(key: MarkingKey, response: str | None) -> Verdict:
    """`response`: what was typed. « Presque » when only the spelling keeps it from being right."""
    typed, tolerance = (response or "").strip(), key["tolerance"]
    if not typed:
        return UNANSWERED
    if "format" in key:
        return _mark_value(key, typed)
    # a form exactly as written comes first: « où » refused where « ou » is accepted without accents
    for allowed in ((), tolerance):
        for forms, score in ((key["accept"], 1.0), (key["reject"], 0.0)):
            for id_, form in forms:
                if matches(form, typed, allowed):
                    return graded(score, (id_,))
    for _, form in key["accept"]:
        if matches(form, typed, ALL) or ("typos" in tolerance and is_slip(form, typed)):
            return Verdict(State.ALMOST, 0.5, (), Notice.SPELLING)
    return Verdict(State.WRONG)


def _mark_value(key: MarkingKey, typed: str) -> Verdict:
    """The same date, number or amount, however it is written."""
    value = read(key["format"], typed)
    if value is None:
        return Verdict(State.UNANSWERED, notice=Notice(key["format"]))
    for forms, score in ((key["accept"], 1.0), (key["reject"], 0.0)):
        for id_, form in forms:
            if read(key["format"], form) == value:
                return graded(score, (id_,))
    return Verdict(State.WRONG)


KIND = Kind(
    "text",
    ("texte",),
    TextQuestion,
    lambda d: "answers" in d or "answer" in d,
    key,
    mark,
)

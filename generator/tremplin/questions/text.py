"""A short text, marked with tolerance: accents, case, articles, punctuation, one typing slip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, NotRequired, TypedDict

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Answer,
    Kind,
    Notice,
    Question,
    Seal,
    State,
    Told,
    Verdict,
    graded,
)
from tremplin.questions.formats import EXAMPLES, Format, read
from tremplin.schema import words
from tremplin.schema.values import choose, refuse, worded

ALL = ("accents", "case", "articles", "punctuation", "typos")
"""What is pardoned unless the author says otherwise: the plural is so on request only."""


def read_tolerance(value: Any) -> Any:
    written = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(written, list):
        return written
    if [words.find("none", str(word)) for word in written] == ["none"]:
        return ()
    asked = {choose("tolerance", str(word)) for word in written}
    return tuple(name for name in words.shown("tolerance") if name in asked)


def _forms(value: Any) -> Any:
    values = [value] if isinstance(value, str) else value
    return [{"right": v} if isinstance(v, str) else v for v in values] if isinstance(values, list) else value


class TextQuestion(Question):
    answers: Annotated[tuple[Answer, ...], BeforeValidator(_forms)] = Field(
        min_length=1, examples=["[arobase, at]"]
    )
    tolerance: Annotated[tuple[str, ...], BeforeValidator(read_tolerance)] = ALL
    format: Annotated[Format | None, worded("format", Format)] = None

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
            refuse("T232")
        for n, form in enumerate(self.answers):
            if self.format and read(self.format, form.text) is None:
                name = words.shown("format")[self.format]
                at = ("answers", n)
                refuse("T237", at=at, text=form.text, format=name, example=EXAMPLES[self.format])
        return self

    @property
    def shown(self) -> str:
        """What its correction shows."""
        return shown([form.right for form in self.answers if form.right])


class Key(TypedDict):
    """`accept` and `reject`: the id and the text of each form."""

    accept: list[list[str]]
    reject: list[list[str]]
    tolerance: list[str]
    format: NotRequired[str]


def key(question: TextQuestion) -> Key:
    found: Key = {
        "accept": [[f.id, f.text] for f in question.answers if f.right],
        "reject": [[f.id, f.text] for f in question.answers if f.wrong],
        "tolerance": list(question.tolerance),
    }
    return {**found, "format": question.format.value} if question.format else found


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


def mark(key: Key, response: str | None) -> Verdict:
    """`response`: what was typed. « Presque » when only the spelling keeps it from being right."""
    typed, tolerance = (response or "").strip(), key["tolerance"]
    if not typed:
        return UNANSWERED
    if "format" in key:
        return _mark_value(key, key["format"], typed)
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


def _mark_value(key: Key, format_: str, typed: str) -> Verdict:
    """The same date, number or amount, however it is written."""
    value = read(format_, typed)
    if value is None:
        return Verdict(State.UNANSWERED, notice=Notice(format_))
    for forms, score in ((key["accept"], 1.0), (key["reject"], 0.0)):
        for id_, form in forms:
            if read(format_, form) == value:
                return graded(score, (id_,))
    return Verdict(State.WRONG)


def shown(forms: Sequence[str]) -> str:
    """What a correction shows of accepted forms: the first that is no pattern; "" where any text would do."""
    whole = next((form for form in forms if "*" not in form), None)
    return whole or next((text for form in forms if (text := " … ".join(_pieces(form)))), "")


def _pieces(pattern: str) -> list[str]:
    return [piece.strip() for piece in pattern.split("*") if piece.strip()]


def filled(form: str) -> str:
    """Something that one may type for `form`, in which « * » stands for any text."""
    return form.replace("*", "").strip() or "…"


def solutions(question: TextQuestion) -> list[str]:
    return [filled(form.right) for form in question.answers if form.right]


def feedback(question: TextQuestion) -> dict[str, str]:
    return {form.id: form.feedback for form in question.answers if form.feedback}


def _told(question: TextQuestion) -> Iterator[Told[str]]:
    return (Told(normalise(f.text, question.tolerance), f.text, f.id) for f in question.answers)


def _against(question: TextQuestion) -> str | None:
    if any("*" in form.text for form in question.answers):
        return "T270"
    if question.format:
        return "T271"
    # slips are pardoned by default: only who asks for it is told
    return "T274" if "tolerance" in question.model_fields_set and "typos" in question.tolerance else None


def _infer(data: Mapping[str, object]) -> bool:
    return "answers" in data or "answer" in data


KIND = Kind(
    "text",
    TextQuestion,
    _infer,
    key,
    mark,
    solutions,
    feedback,
    seal=Seal(_told, _against, lambda question: {"tolerance": question.tolerance}),
    features=lambda question: ("formats",) if question.format else (),
)

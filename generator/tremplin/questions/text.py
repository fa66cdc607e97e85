"""A short text, marked with tolerance: accents, case, articles, punctuation, one typing slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, NotRequired, TypedDict

from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions.base import (
    UNANSWERED,
    Answer,
    Dice,
    Kind,
    Notice,
    Question,
    Seal,
    State,
    Told,
    Verdict,
    View,
    graded,
    text_id,
)
from tremplin.questions.formats import DAY, EXAMPLES, KEYS, QUANTITY, SIGNS, Format, read, recognised
from tremplin.questions.spelling import ALL, is_slip, loose, matches, normalise
from tremplin.questions.units import counted
from tremplin.questions.written import visible
from tremplin.schema import words
from tremplin.schema.inputs import Scalar, Scalars
from tremplin.schema.values import Boolean, choose, refuse, worded


def read_tolerance(value: Any) -> Any:
    written = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(written, list):
        return written
    if [words.find("none", str(word)) for word in written] == ["none"]:
        return ()
    asked = {choose("tolerance", str(word)) for word in written}
    return tuple(name for name in words.shown("tolerance") if name in asked)


Tolerances = Annotated[tuple[str, ...], BeforeValidator(read_tolerance, json_schema_input_type=Scalars)]


def _forms(value: Any) -> Any:
    values = [value] if isinstance(value, str) else value
    return [{"right": v} if isinstance(v, str) else v for v in values] if isinstance(values, list) else value


_Forms = Annotated[
    tuple[Answer, ...], BeforeValidator(_forms, json_schema_input_type=Scalar | list[Scalar | Answer])
]


class TextQuestion(Question):
    answers: _Forms = Field(min_length=1, examples=["[arobase, at]"])
    tolerance: Tolerances = ALL
    format: Annotated[Format | None, worded("format", Format)] = None
    wildcard: Boolean | None = None
    """Whether « * » stands for any text."""

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
        if not any(visible(form).strip() for form in solutions(self)):
            refuse("T277", at=("answers",))
        return self


Row = list[Any]
"""A form: its id, its text (its pieces, where jokers stand between them), the format that it has itself."""


class Key(TypedDict):
    accept: list[Row]
    reject: list[Row]
    tolerance: list[str]
    format: NotRequired[str]
    nouns: NotRequired[list[str]]
    """What may follow a form that is a number."""


_JOKER = re.compile(r"(?<!\\)\*")
_ESCAPED = re.compile(r"\\([*{}|~])")


def literal(form: str) -> str:
    """What one types for a form without joker, in which « \\* » is a sign."""
    return _ESCAPED.sub(r"\1", form)


def has_joker(form: str) -> bool:
    """Whether a « * » of `form` is one, if jokers are asked for."""
    return bool(_JOKER.search(form))


def with_signs(form: str) -> str:
    """`form` as one writes it where « * » is a sign."""
    return _JOKER.sub(r"\\*", form)


def row(form: str, has_jokers: object, format_: str | None = None) -> Row:
    if has_jokers and has_joker(form):
        return [text_id(form), [literal(piece) for piece in _JOKER.split(form)]]
    plain = literal(form)
    own = None if format_ else recognised(plain)
    return [text_id(form), plain, str(own)] if own else [text_id(form), plain]


def make_key(
    accept: list[Row], reject: list[Row], tolerance: Iterable[str], nouns: Iterable[str] = ()
) -> Key:
    found: Key = {"accept": accept, "reject": reject, "tolerance": list(tolerance)}
    if nouns := list(nouns) if any(QUANTITY in row[2:] for row in accept) else []:
        found["nouns"] = nouns
    return found


def key(question: TextQuestion) -> Key:
    rows = [(form, row(form.text, question.wildcard, question.format)) for form in question.answers]
    accept, reject = ([row for form, row in rows if bool(form.right) is side] for side in (True, False))
    found = make_key(accept, reject, question.tolerance, counted(question.question))
    return {**found, "format": question.format.value} if question.format else found


class _Form(NamedTuple):
    id: str
    text: str | list[str]
    format: str | None


def mark(key: Key, response: str | None) -> Verdict:
    """`response`: what was typed. « Presque » when only the spelling keeps it from being right."""
    typed, tolerance, nouns = visible(response or "").strip(), key["tolerance"], key.get("nouns", ())
    if not typed:
        return UNANSWERED
    asked = key.get("format")
    accept, reject = (
        [_Form(row[0], row[1], row[2] if len(row) > 2 else asked) for row in rows]
        for rows in (key["accept"], key["reject"])
    )

    def value(format_: str, text: str | list[str]) -> str | None:
        return read(format_, text, nouns) if isinstance(text, str) else None

    if asked and value(asked, typed) is None:
        return Verdict(State.UNANSWERED, notice=Notice(asked))
    # a form exactly as written comes first: « où » refused where « ou » is accepted without accents
    written = [name for name in tolerance if name not in ("accents", "case")]
    for allowed in ([], written, tolerance):
        for forms, score in ((accept, 1.0), (reject, 0.0)):
            for id_, form, format_ in forms:
                given = value(format_, typed) if format_ else None
                if given is not None and format_ and given == value(format_, form):
                    return graded(score, (id_,))
                if format_ in (None, QUANTITY) and matches(form, typed, allowed):
                    return graded(score, (id_,))
    if asked and asked not in SIGNS:
        return Verdict(State.WRONG)
    for _, form, format_ in accept:
        if format_ in SIGNS:
            is_near = loose(value(format_, form) or "") == loose(value(format_, typed) or "")
        else:
            is_near = format_ is None and (
                matches(form, typed, ALL) or ("typos" in tolerance and is_slip(form, typed))
            )
        if is_near:
            return Verdict(State.ALMOST, 0.5, (), Notice.SPELLING)
    notice = _unread(typed, {form.format for form in accept}, value)
    is_unread = any(
        not sign.search(typed) and all(sign.search("".join(form.text)) for form in accept) for sign in _SAYING
    )
    return Verdict(State.UNANSWERED, notice=notice) if notice or is_unread else Verdict(State.WRONG)


def stars(question: TextQuestion) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if question.wildcard is None:
        yield from (
            (("answers", n), form.text) for n, form in enumerate(question.answers) if has_joker(form.text)
        )


_SAYING = (re.compile(r"[^\W_]"), re.compile(r"[^?…]"))
"""What says something: where every answer has one, « … » is none; where one is « @ », « ? » is none."""
_NOTICES = {
    QUANTITY: Notice.NOT_A_NUMBER,
    DAY: Notice.DATE,
    Format.DATE: Notice.DATE,
    Format.PHONE: Notice.PHONE,
}


def _unread(typed: str, formats: Set[str | None], value: Callable[[str, str], str | None]) -> Notice | None:
    """What to say of an answer in none of the formats that are waited for; it costs no try."""
    notices = [
        _NOTICES[format_]
        for format_ in formats
        if format_ in _NOTICES
        and value(format_, typed) is None
        # a number with another word is read, and wrong
        and (format_ != QUANTITY or not re.search("[0-9]", typed))
    ]
    return min(notices) if len(notices) == len(formats) else None


def filled(form: str, has_jokers: object = False) -> str:
    """Something that one may type for `form`, in which « * » stands for any text if it has jokers."""
    return literal(_JOKER.sub("", form)).strip() if has_jokers else literal(form)


def solutions(question: TextQuestion) -> list[str]:
    """Whole forms first: what has a joker is not shown as it is written."""
    rights = [form.right for form in question.answers if form.right]
    rights.sort(key=lambda form: bool(question.wildcard) and has_joker(form))
    return [filled(form, question.wildcard) for form in rights]


@dataclass(frozen=True)
class TextView(View):
    shown: str
    """The answer that the correction shows."""


def view(question: TextQuestion, _dice: Dice) -> TextView:
    return TextView(solutions(question)[0])


def feedback(question: TextQuestion) -> dict[str, str]:
    return {form.id: form.feedback for form in question.answers if form.feedback}


def _pardoned(question: TextQuestion) -> list[str]:
    """The tolerance of a sealed question: signs count where those of an answer do."""
    has_signs = any(recognised(form.text) in SIGNS for form in question.answers)
    return [name for name in question.tolerance if not (has_signs and name == "punctuation")]


def _told(question: TextQuestion) -> Iterator[Told[str]]:
    pardoned = _pardoned(question)
    return (Told(normalise(literal(f.text), pardoned), literal(f.text), f.id) for f in question.answers)


def _against(question: TextQuestion) -> str | None:
    if question.wildcard and any(has_joker(form.text) for form in question.answers):
        return "T270"
    if question.format:
        return "T271"
    # slips are pardoned by default: only who asks for it is told
    return "T274" if "tolerance" in question.model_fields_set and "typos" in question.tolerance else None


def _infer(data: Mapping[str, object]) -> bool:
    return "answers" in data or "answer" in data


def needed(keys: Iterable[Key]) -> tuple[str, ...]:
    """The features that marking with `keys` takes."""
    keys = list(keys)
    asked = {format_ for key in keys for row in (*key["accept"], *key["reject"]) for format_ in row[2:]}
    asked |= {key["format"] for key in keys if "format" in key}
    return tuple(name for name in ("formats", "quantities") if asked & _FEATURES[name])


_FEATURES: Mapping[str, Set[object]] = {
    "formats": {*Format, DAY, KEYS} - {Format.EUROS},
    "quantities": {QUANTITY, Format.EUROS},
}


KIND = Kind(
    "text",
    TextQuestion,
    _infer,
    key,
    mark,
    solutions,
    feedback,
    view,
    seal=Seal(_told, _against, lambda question: {"tolerance": _pardoned(question)}),
    stars=stars,
    features=lambda question: needed([key(question)]),
)

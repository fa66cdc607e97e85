"""A text with gaps: typed, chosen from a list, or filled from a bank of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Annotated, TypedDict

from markupsafe import Markup
from pydantic import BeforeValidator, Field, model_validator

from tremplin.questions import text as typed
from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Notice,
    Question,
    State,
    Verdict,
    View,
    graded,
    rounded,
    text_id,
    text_ids,
)
from tremplin.questions.places import Options, options
from tremplin.questions.places import mark as mark_places
from tremplin.questions.spelling import ALL
from tremplin.schema.values import Boolean, Text, Texts, refuse, worded
from tremplin.text.slots import SLOT, digest, slot


class Mode(StrEnum):
    TYPED = "typed"
    LIST = "list"
    WORDS = "words"


MOST = 60
"""Gaps of a text."""
_GAP = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Gap:
    """`accepted` forms, and the wrong ones offered beside them in a list (written « ~ »)."""

    id: str
    accepted: tuple[str, ...]
    wrong: tuple[str, ...]


class Gaps(Question):
    text: Text = Field(examples=["Le symbole {@|arobase} sépare le nom du domaine."])
    mode: Annotated[Mode, worded("gaps", Mode)] = Mode.TYPED
    distractors: Texts = ()
    tolerance: Annotated[tuple[str, ...], BeforeValidator(typed.read_tolerance)] = ALL
    wildcard: Boolean | None = None
    """Whether « * » stands for any text in what is typed."""

    @model_validator(mode="after")
    def _sound(self) -> Gaps:
        gaps, words = self.gaps, self.words
        if not gaps:
            refuse("T248", at=("text",))
        if len(gaps) > MOST:
            refuse("T207", at=("text",), count=len(gaps), most=MOST)
        for gap in gaps:
            if not gap.accepted:
                refuse("T249", at=("text",))
            if self.mode is Mode.LIST and not gap.wrong and len(words) < 2:
                refuse("T250", at=("text",))
        return self

    @property
    def gaps(self) -> tuple[Gap, ...]:
        found = [[form.strip() for form in m[1].split("|") if form.strip()] for m in _GAP.finditer(self.text)]
        rights = [tuple(f for f in forms if not f.startswith("~")) for forms in found]
        wrongs = [tuple(f[1:].strip() for f in forms if f.startswith("~")) for forms in found]
        ids = text_ids("|".join(forms) for forms in rights)
        return tuple(Gap(*gap) for gap in zip(ids, rights, wrongs, strict=True))

    def shown(self, form: str) -> str:
        """What the correction shows of a form."""
        return typed.filled(form, self.wildcard)

    @property
    def words(self) -> list[str]:
        """What is offered for every gap: the first form of each, and the distractors."""
        return [*(gap.accepted[0] for gap in self.gaps if gap.accepted), *self.distractors]


class Key(TypedDict, total=False):
    """Typed: the key of a text for each gap. Chosen: what each place accepts."""

    gaps: dict[str, typed.Key]
    places: dict[str, list[str]]


def key(question: Gaps) -> Key:
    if question.mode is Mode.TYPED:
        return {
            "gaps": {
                gap.id: _key(question, gap, nouns)
                for gap, nouns in zip(question.gaps, _nouns(question.text), strict=True)
            }
        }
    return {"places": {gap.id: [text_id(form) for form in gap.accepted] for gap in question.gaps}}


def _key(question: Gaps, gap: Gap, nouns: Sequence[str]) -> typed.Key:
    accept, reject = (
        [typed.row(form, question.wildcard) for form in forms] for forms in (gap.accepted, gap.wrong)
    )
    return typed.make_key(accept, reject, question.tolerance, nouns)


def _nouns(text: str) -> Iterator[list[str]]:
    """The word after each gap, which may be typed with the number in it: « {14} familles », « {63} °C »."""
    for found in _GAP.finditer(text):
        after = re.match(r"\s*([^\W\d_]{3,}|°\w?|%|€|[a-z]{1,2}\b)", text[found.end() :])
        yield [after[1]] if after else []


Response = Mapping[str, str]
"""Gap → what is typed or chosen there."""


def mark(key: Key, response: Response | None) -> Verdict:
    """The score is the mean of the gaps'."""
    if "places" in key:
        return mark_places({"places": key["places"]}, response)
    given = response or {}
    verdicts = {id_: typed.mark(gap, given.get(id_)) for id_, gap in key["gaps"].items()}
    states = {verdict.state for verdict in verdicts.values()}
    if states == {State.UNANSWERED}:
        return UNANSWERED
    wrong = tuple(id_ for id_, v in verdicts.items() if v.state not in (State.RIGHT, State.UNANSWERED))
    score = rounded(sum(verdict.score for verdict in verdicts.values()) / len(verdicts))
    if State.ALMOST in states and states <= {State.RIGHT, State.ALMOST}:
        return Verdict(State.ALMOST, score, wrong, Notice.SPELLING)
    return graded(score, wrong)


def solutions(question: Gaps) -> list[Response]:
    """The first form of each gap."""
    make = question.shown if question.mode is Mode.TYPED else text_id
    return [{gap.id: make(gap.accepted[0]) for gap in question.gaps}]


@dataclass(frozen=True)
class GapsView(View):
    """The text with a slot in each gap (their digest is `slots`), what each offers, the words to touch."""

    text: str
    slots: str
    gaps: tuple[tuple[Gap, Options], ...]
    words: Options
    mode: str

    def pieces(self, html: Markup) -> Iterator[tuple[Markup, tuple[Gap, Options] | None]]:
        """`html`, what `text` came to, cut at its gaps: each piece with the gap after it.

        Markdown may repeat a piece, as a table of contents does: a gap is there once.
        """
        left, done = dict(enumerate(self.gaps)), 0
        for found in SLOT.finditer(html):
            yield html[done : found.start()], left.pop(int(found["number"]), None)
            done = found.end()
        yield html[done:], None


def view(question: Gaps, _dice: Dice) -> GapsView:
    offered = (
        options([*gap.accepted[:1], *gap.wrong] if gap.wrong else question.words) for gap in question.gaps
    )
    # as many of a word as there are gaps for it
    words = sorted(question.words, key=str.casefold)
    slots, numbers = digest(question.text), count()
    return GapsView(
        _GAP.sub(lambda _gap: slot(slots, next(numbers), "g"), question.text),
        slots,
        tuple(zip(question.gaps, offered, strict=True)),
        tuple((text_id(word), word) for word in words),
        question.mode.value,
    )


def _infer(data: Mapping[str, object]) -> bool:
    text = data.get("text")
    return isinstance(text, str) and "{" in text


def stars(question: Gaps) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if question.wildcard is None and question.mode is Mode.TYPED:
        forms = (form for gap in question.gaps for form in (*gap.accepted, *gap.wrong))
        yield from ((("text",), form) for form in forms if typed.has_joker(form))


def _features(question: Gaps) -> tuple[str, ...]:
    return typed.needed(key(question).get("gaps", {}).values())


KIND = Kind(
    "gaps",
    Gaps,
    _infer,
    key,
    mark,
    solutions,
    view=view,
    stars=stars,
    uses=("text",),
    features=_features,
)

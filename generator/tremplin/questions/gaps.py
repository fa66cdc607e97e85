"""A text with gaps: typed, chosen from a list, or filled from a bank of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Annotated, TypedDict

from markupsafe import Markup
from pydantic import Field, model_validator

from tremplin.diagnostics import suggest
from tremplin.questions import braces, number
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
    wrong_only,
)
from tremplin.questions.braces import Gap
from tremplin.questions.numbers import OneKey, expecting, middle
from tremplin.questions.places import Options, options
from tremplin.questions.places import mark as mark_places
from tremplin.questions.spelling import ALL
from tremplin.schema.validate import Authored
from tremplin.schema.values import Boolean, Text, Texts, refuse, worded
from tremplin.text.slots import digest, slot


class Mode(StrEnum):
    TYPED = "typed"
    LIST = "list"
    WORDS = "words"


MOST = 60
"""Gaps of a text."""


class GapInfo(Authored):
    """What is said of a gap."""

    feedback_right: Text | None = None
    feedback_wrong: Text | None = None


class Gaps(Question):
    text: Text = Field(examples=["Le symbole {@|arobase} sépare le nom du domaine."])
    mode: Annotated[Mode, worded("gaps", Mode)] = Mode.TYPED
    distractors: Texts = ()
    gaps: dict[Text, GapInfo] = Field(default={}, examples=["{arobase: {retour-erreur: …}}"])
    """By one of the forms that the gap accepts."""
    tolerance: typed.Tolerances = ALL
    wildcard: Boolean | None = None
    """Whether « * » stands for any text in what is typed."""

    @model_validator(mode="after")
    def _sound(self) -> Gaps:
        gaps, words = self.places, self.words
        if alone := braces.alone(self.text):
            refuse("T280", at=("text",), text=alone)
        if not gaps:
            refuse("T248", at=("text",))
        if len(gaps) > MOST:
            refuse("T207", at=("text",), count=len(gaps), most=MOST)
        for gap, inner, part in zip(gaps, braces.gaps(self.text), braces.parts(self.text), strict=True):
            if not gap.accepted and (sign := inner.strip()) in ("|", "~"):
                refuse("T285", at=("text",), part=part, sign=sign)
            if not gap.accepted:
                refuse("T249", at=("text",), part=part)
            if both := next((form for form in gap.wrong if form in gap.accepted), None):
                refuse("T251", at=("text",), part=part, text=both)
            if self.mode is Mode.TYPED:
                _ = gap.between  # refused where it is none
            if self.mode is Mode.LIST and not gap.wrong and len(words) < 2:
                refuse("T250", at=("text",), part=part)
        known = {form for gap in gaps for form in gap.accepted}
        wrong_only(self.distractors, known)
        for name in self.gaps:
            if name not in known:
                remedy = suggest(name, known, label="Réponses des trous")
                refuse("T286", at=("gaps", name, "[key]"), text=name, remedy=remedy)
        return self

    @property
    def places(self) -> tuple[Gap, ...]:
        found = [braces.forms(written) for written in braces.gaps(self.text)]
        ids = text_ids("|".join(rights) for rights, _ in found)
        return tuple(Gap(id_, *forms) for id_, forms in zip(ids, found, strict=True))

    def info(self, gap: Gap) -> GapInfo:
        return next((self.gaps[form] for form in gap.accepted if form in self.gaps), GapInfo())

    @property
    def remarks(self) -> tuple[tuple[str, str, str], ...]:
        """Id, answer and text of what is said of each gap, wrong or right (« + »)."""
        told = (
            (id_, gap.accepted[0], text)
            for gap in self.places
            for info in [self.info(gap)]
            for id_, text in ((gap.id, info.feedback_wrong), (f"{gap.id}+", info.feedback_right))
        )
        return tuple((id_, answer, text) for id_, answer, text in told if text)

    def shown(self, form: str) -> str:
        """What the correction shows of a form."""
        return typed.filled(form, self.wildcard)

    @property
    def words(self) -> list[str]:
        """What is offered for every gap: the first form of each, and the distractors."""
        return [*(gap.accepted[0] for gap in self.places if gap.accepted), *self.distractors]


class Key(TypedDict, total=False):
    """Typed: the key of a text, or of a number, for each gap. Chosen: what each place accepts."""

    gaps: dict[str, typed.Key | OneKey]
    places: dict[str, list[str]]
    praised: list[str]
    """The gaps of which something is said when they are right."""


def key(question: Gaps) -> Key:
    gaps = question.places
    praised = [gap.id for gap in gaps if question.info(gap).feedback_right]
    found: Key = {"praised": praised} if praised else {}
    if question.mode is Mode.TYPED:
        rows = zip(gaps, _nouns(question.text), strict=True)
        return {"gaps": {gap.id: _typed_key(question, gap, nouns) for gap, nouns in rows}, **found}
    return {"places": {gap.id: [text_id(form) for form in gap.accepted] for gap in gaps}, **found}


def _typed_key(question: Gaps, gap: Gap, nouns: Sequence[str]) -> typed.Key | OneKey:
    if gap.between:
        answer, tolerance = middle(gap.between)
        return expecting(answer, tolerance, {"units": {}, "nouns": [*nouns]} if nouns else {"units": {}})
    accept, reject = (
        [typed.row(form, question.wildcard) for form in forms] for forms in (gap.accepted, gap.wrong)
    )
    return typed.make_key(accept, reject, question.tolerance, nouns)


def _nouns(text: str) -> Iterator[list[str]]:
    """The word after each gap, which may be typed with the number in it: « {14} familles », « {63} °C »."""
    for rest in braces.rests(text):
        after = re.match(r"\s*([^\W\d_]{3,}|°\w?|%|€|[a-z]{1,2}\b)", rest)
        yield [after[1]] if after else []


Response = Mapping[str, str]
"""Gap → what is typed or chosen there."""


def mark(key: Key, response: Response | None) -> Verdict:
    """The score is the mean of the gaps'; feedback is named for wrong gaps, and for right ones with « + »."""
    verdict = _mark(key, response)
    given = {} if verdict.state is State.UNANSWERED else response or {}
    praised = (
        f"{id_}+"
        for id_ in key.get("praised", ())
        if given.get(id_, "").strip() and id_ not in verdict.feedback
    )
    return replace(verdict, feedback=(*verdict.feedback, *praised))


def _mark(key: Key, response: Response | None) -> Verdict:
    if "places" in key:
        return mark_places({"places": key["places"]}, response)
    given = response or {}
    verdicts = {id_: _mark_gap(gap, given.get(id_)) for id_, gap in key["gaps"].items()}
    for verdict in verdicts.values():
        if verdict.state is State.UNANSWERED and verdict.notice:
            return verdict  # what cannot be read uses no try
    states = {verdict.state for verdict in verdicts.values()}
    if states == {State.UNANSWERED}:
        return UNANSWERED
    wrong = tuple(id_ for id_, v in verdicts.items() if v.state not in (State.RIGHT, State.UNANSWERED))
    score = rounded(sum(verdict.score for verdict in verdicts.values()) / len(verdicts))
    if State.ALMOST in states and states <= {State.RIGHT, State.ALMOST}:
        return Verdict(State.ALMOST, score, wrong, Notice.SPELLING)
    return graded(score, wrong)


def _mark_gap(key: typed.Key | OneKey, response: str | None) -> Verdict:
    if "answer" in key:
        return number.mark(key, response)  # type: ignore[arg-type] # no other key has it
    return typed.mark(key, response)


def solutions(question: Gaps) -> list[Response]:
    """The first form of each gap."""

    def right(gap: Gap) -> str:
        if question.mode is not Mode.TYPED:
            return text_id(gap.accepted[0])
        return number.written(gap.between[0]) if gap.between else question.shown(gap.accepted[0])

    return [{gap.id: right(gap) for gap in question.places}]


def feedback(question: Gaps) -> dict[str, str]:
    return {id_: text for id_, _, text in question.remarks}


@dataclass(frozen=True)
class GapsView(View):
    """The text with a slot in each gap (their digest is `slots`), what each offers, the words to touch."""

    text: str
    slots: str
    gaps: tuple[tuple[Gap, Options], ...]
    words: Options
    mode: str

    def pieces(self, html: Markup) -> Iterator[tuple[Markup, tuple[Gap, Options] | None, Markup]]:
        """`html`, what `text` came to, cut at its gaps: each piece, the gap after it, the signs that end it.

        Markdown may repeat a piece, as a table of contents does: a gap is there once.
        """
        left, done = dict(enumerate(self.gaps)), 0
        for at in braces.CLOSED.finditer(html):
            yield html[done : at.start()], left.pop(int(at["number"]), None), html[slice(*at.span("closing"))]
            done = at.end()
        yield html[done:], None, Markup()


def view(question: Gaps, _dice: Dice) -> GapsView:
    offered = (
        options([*gap.accepted[:1], *gap.wrong] if gap.wrong else question.words) for gap in question.places
    )
    # as many of a word as there are gaps for it
    words = sorted(question.words, key=str.casefold)
    slots, numbers = digest(question.text), count()
    return GapsView(
        braces.filled(question.text, lambda: slot(slots, next(numbers), "g")),
        slots,
        tuple(zip(question.places, offered, strict=True)),
        tuple((text_id(word), word) for word in words),
        question.mode.value,
    )


def _infer(data: Mapping[str, object]) -> bool:
    text = data.get("text")
    return isinstance(text, str) and bool(braces.gaps(text) or braces.alone(text))


def stars(question: Gaps) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if question.wildcard is None and question.mode is Mode.TYPED:
        forms = (form for gap in question.places for form in (*gap.accepted, *gap.wrong))
        yield from ((("text",), form) for form in forms if typed.has_joker(form))


def _features(question: Gaps) -> tuple[str, ...]:
    has_numbers = question.mode is Mode.TYPED and any(gap.between for gap in question.places)
    is_praised = any(info.feedback_right for info in question.gaps.values())
    keys = key(question).get("gaps", {}).values()
    return (
        *typed.needed(gap for gap in keys if "accept" in gap),  # type: ignore[misc] # no other key has it
        *(("number", "quantities") if has_numbers else ()),
        *(("praise",) if is_praised else ()),
    )


KIND = Kind(
    "gaps",
    Gaps,
    _infer,
    key,
    mark,
    solutions,
    feedback,
    view,
    stars=stars,
    uses=("text",),
    features=_features,
)

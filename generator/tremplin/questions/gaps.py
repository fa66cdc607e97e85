"""A text with gaps: typed, chosen from a list, or filled from a bank of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.diagnostics import fold, suggest
from tremplin.questions import text as typed
from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Notice,
    Question,
    State,
    Verdict,
    graded,
    rounded,
    text_id,
    text_ids,
)
from tremplin.questions.places import mark as mark_places
from tremplin.questions.places import options
from tremplin.schema.values import Text, Texts, refuse


class Mode(StrEnum):
    TYPED = "typed"
    LIST = "list"
    WORDS = "words"


_MODES = {"libre": Mode.TYPED, "liste": Mode.LIST, "étiquettes": Mode.WORDS}
SIGN = "\ue010"
_GAP = re.compile(r"\{([^{}]*)\}")


def _mode(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    known = {fold(word): mode for word, mode in _MODES.items()} | {mode.value: mode for mode in Mode}
    if fold(value) not in known:
        refuse(f"« {value} » n’est pas un mode", suggest(value, _MODES, label="Modes possibles"))
    return known[fold(value)]


@dataclass(frozen=True)
class Gap:
    """`accepted` forms, and the wrong ones offered beside them in a list (written « ~ »)."""

    id: str
    accepted: tuple[str, ...]
    wrong: tuple[str, ...]


class Gaps(Question):
    text: Text = Field(examples=["Le symbole {@|arobase} sépare le nom du domaine."])
    mode: Annotated[Mode, BeforeValidator(_mode)] = Mode.TYPED
    distractors: Texts = ()
    tolerance: Annotated[tuple[str, ...], BeforeValidator(typed.read_tolerance)] = typed.ALL

    @model_validator(mode="after")
    def _sound(self) -> Gaps:
        if not self.gaps:
            refuse(
                "le texte n’a pas de trou", "Écrivez la réponse entre accolades : « Il {fait} beau. »", "T207"
            )
        for gap in self.gaps:
            if not gap.accepted:
                refuse("un trou n’a pas de réponse", "Écrivez la réponse entre les accolades : {oui}", "T207")
            if self.mode is Mode.LIST and not gap.wrong and len(self.words) < 2:
                refuse("une liste n’a qu’un choix", "Ajoutez des choix faux : {oui|~non}", "T207")
        return self

    @property
    def gaps(self) -> tuple[Gap, ...]:
        found = [[form.strip() for form in m[1].split("|") if form.strip()] for m in _GAP.finditer(self.text)]
        rights = [tuple(f for f in forms if not f.startswith("~")) for forms in found]
        wrongs = [tuple(f[1:].strip() for f in forms if f.startswith("~")) for forms in found]
        ids = text_ids("|".join(forms) for forms in rights)
        return tuple(Gap(*gap) for gap in zip(ids, rights, wrongs, strict=True))

    @property
    def words(self) -> list[str]:
        """What is offered for every gap: the first form of each, and the distractors."""
        return [*(gap.accepted[0] for gap in self.gaps if gap.accepted), *self.distractors]


def key(question: Gaps) -> MarkingKey:
    """Typed: the key of a text for each gap. Chosen: what each place accepts."""
    if question.mode is Mode.TYPED:
        return {
            "gaps": {
                gap.id: {
                    "accept": [[text_id(form), form] for form in gap.accepted],
                    "reject": [[text_id(form), form] for form in gap.wrong],
                    "tolerance": list(question.tolerance),
                }
                for gap in question.gaps
            }
        }
    return {"places": {gap.id: [text_id(form) for form in gap.accepted] for gap in question.gaps}}


def mark(key: MarkingKey, response: Mapping[str, str] | None) -> Verdict:
    """`response`: gap → what is typed or chosen there. The score is the mean of the gaps'."""
    if "places" in key:
        return mark_places(key, response)
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


def view(question: Gaps, _dice: Dice) -> Any:
    """The text with a sign in each gap, and what each gap offers."""
    offered = (
        options([*gap.accepted[:1], *gap.wrong] if gap.wrong else question.words) for gap in question.gaps
    )
    # as many of a word as there are gaps for it
    words = sorted(question.words, key=str.casefold)
    return {
        "text": _GAP.sub(SIGN, question.text),
        "sign": SIGN,
        "gaps": tuple(zip(question.gaps, offered, strict=True)),
        "words": tuple((text_id(word), word) for word in words),
        "mode": question.mode.value,
    }


KIND = Kind(
    "gaps",
    ("texte-à-trous", "texte à trous", "trous"),
    Gaps,
    lambda d: isinstance(d.get("text"), str) and "{" in d["text"],
    key,
    mark,
    view,
    ("text",),
)

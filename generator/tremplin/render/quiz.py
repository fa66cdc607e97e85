"""A bank as its templates need it: texts rendered, answers in order, the marking key as JSON."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from tremplin.model.bank import Bank
from tremplin.questions import kind_of
from tremplin.questions.bank import Passage
from tremplin.questions.base import Question, View
from tremplin.render.texts import without_ids, worded
from tremplin.schema.values import Presentation


@dataclass(frozen=True)
class QuestionView:
    """`text` is inline HTML for the legend; `more` the blocks after its first paragraph, or all of them.

    `name` is what one reads of it, wherever it stands. `above` is all of a text that holds choices of its own
    (tabs): these go on working once the question is closed.
    """

    id: str
    kind: str
    question: Question
    key: Markup
    text: Markup
    more: Markup
    above: Markup
    name: Markup
    view: View
    """What the templates of its kind need besides, as its `view` gives it."""
    is_drawn: bool
    is_judged: bool
    """Whether an answer may be wrong."""
    is_opinion: bool
    """Whether there is nothing to check, nor to correct."""
    is_unsure: bool
    """Whether « Je ne sais pas » is offered."""
    part: int
    """The rank of the passage that it comes after, -1 where there is none."""

    @property
    def drawn(self) -> Mapping[str, float]:
        """The numbers that its texts are served with: a calculation's."""
        return self.view.drawn


@dataclass(frozen=True)
class QuizView:
    bank: Bank
    questions: tuple[QuestionView, ...]
    single: bool
    passages: tuple[Passage, ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    """(id, text) of the objectives that its result tells apart."""

    @property
    def shown(self) -> int:
        return sum(q.is_drawn for q in self.questions)

    @property
    def is_one_by_one(self) -> bool:
        return self.bank.info.value.presentation is Presentation.ONE_BY_ONE

    @property
    def is_marked(self) -> bool:
        """Whether it earns points: opinions do not."""
        return any(q.question.points for q in self.questions)

    @property
    def rows(self) -> Iterator[tuple[int, Passage | None, tuple[QuestionView, ...]]]:
        """Each passage with its rank and the questions after it; first those before any."""
        for rank, passage in ((-1, None), *enumerate(self.passages)):
            yield rank, passage, tuple(q for q in self.questions if q.part == rank)


def quiz_view(bank: Bank, only: str, block: Callable[[str], str]) -> QuizView:
    """The whole bank, or its question `only`; `block` turns Markdown into clean HTML.

    The order that the page is served with is drawn from the bank's id: the same at each build. The
    client draws anew for each learner and each try.
    """
    info = bank.info.value
    dice = random.Random(bank.id)  # noqa: S311 - an order, not a secret
    parts = {q.value.id: _part(bank, n) for n, q in enumerate(bank.questions)}
    questions = [q.value for q in bank.questions if not only or q.value.id == only]
    drawn = {q.id for q in questions}
    if info.draw and not only:
        drawn = {q.id for q in dice.sample(questions, min(info.draw, len(questions)))}
    if info.shuffle:
        dice.shuffle(questions)
        questions.sort(key=lambda question: parts[question.id])
    views = []
    for question in questions:
        kind = kind_of(question)
        html = block(question.question)
        above = html if _TABS in html else ""
        text, more, words = _legend(html, is_above=bool(above))
        name = f"{bank.id}#{question.id}"
        views.append(
            QuestionView(
                name,
                kind.name,
                kind.mixed(question, dice) if info.mixes(question) else question,
                attribute(kind.key(question)),
                Markup(text),  # noqa: S704 - cleaned by `block`
                Markup(more),  # noqa: S704
                Markup(above),  # noqa: S704
                Markup(words),  # noqa: S704
                kind.view(question, random.Random(name)),  # noqa: S311
                question.id in drawn,
                kind.is_judged,
                not kind.is_recalled,
                kind.is_judged and (question.unsure or info.unsure or bank.is_placement),
                parts[question.id],
            )
        )
    passages = tuple(passage.value for _, passage in bank.passages)
    return QuizView(bank, tuple(views), bool(only), passages)


def _part(bank: Bank, rank: int) -> int:
    """The rank of the last passage before the question of a rank."""
    return sum(before <= rank for before, _ in bank.passages) - 1


def attribute(key: Any) -> Markup:
    """JSON for an attribute between single quotes, which leaves its double quotes readable."""
    text = json.dumps(_short(key), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;"))  # noqa: S704


def _short(value: Any) -> Any:
    """Whole numbers without their « .0 »."""
    if isinstance(value, dict):
        return {k: _short(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_short(v) for v in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _legend(html: str, *, is_above: bool) -> tuple[str, str, str]:
    """A legend holds phrases only: the first paragraph goes there, the rest after it.

    What begins with something else (code, a table, a list) stays whole, as does what is read above: its
    legend is its words, for who cannot see them.
    """
    if html.startswith("<p>") and not is_above:
        first, _, rest = html[3:].partition("</p>")
        return first, rest.strip(), without_ids(first)
    sentences = [words for paragraph in _PARAGRAPH.findall(html) if (words := worded(paragraph))]
    asked = next((words for words in sentences if words.endswith("?")), "")
    name = asked or next(iter(sentences), "") or escape(worded(html).unescape()[:_LONGEST])
    return f'<span class="vh">{name}</span>' if name else "", "" if is_above else html, name


_TABS = 'class="tabbed-set"'


_PARAGRAPH = re.compile("<p>(.*?)</p>", re.S)
_LONGEST = 200
"""Signs of a name that is no sentence."""

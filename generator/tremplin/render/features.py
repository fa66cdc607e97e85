"""What pages use of the theme's scripts and styles: one table.

A feature is wanted by a kind of page, by a question, by a directive, or by a quiz as a whole. The
order of the table is that in which scripts are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tremplin.pages.base import Content, Page
from tremplin.questions import KINDS, kind_of
from tremplin.render.assets import Assets

if TYPE_CHECKING:
    from tremplin.render.quiz import QuizView


@dataclass(frozen=True)
class Feature:
    """`after` names the features that it builds on: they come too, before it."""

    name: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    after: tuple[str, ...] = ("tremplin",)
    quiz: Callable[[QuizView], object] = lambda _quiz: False
    """Whether a quiz wants it, by what it says besides the kinds of its questions."""


def _has_more(quiz: QuizView) -> object:
    info = quiz.bank.info.value
    has_hints = any(len(q.question.hints) > 1 for q in quiz.questions)
    is_mixed = info.shuffle or any(getattr(q.question, "shuffle", None) for q in quiz.questions)
    return has_hints or (not quiz.single and (info.draw or is_mixed or quiz.goals or info.confidence))


def _has_left_out(quiz: QuizView) -> object:
    """Whether passages may be left without a question."""
    return quiz.passages and quiz.bank.info.value.draw and not quiz.single


FEATURES: tuple[Feature, ...] = (
    Feature("tremplin", ("tremplin.js",), after=()),
    Feature("catalogue", ("catalogue.js",), ("catalogue.css",)),
    *(
        Feature(
            kind.name,
            (f"questions/{kind.name}.js",),
            (f"questions/{kind.name}.css",),
            ("tremplin", *kind.uses),
        )
        for kind in sorted(KINDS, key=lambda kind: bool(kind.uses))
    ),
    Feature("formats", ("formats.js",)),
    Feature("quantities", ("quantities.js",)),
    Feature("numbers", ("numbers.js",)),
    Feature("praise", ("praise.js",)),
    Feature("protect", ("protect.js",), quiz=lambda quiz: quiz.bank.info.value.protected),
    Feature("unsure", ("unsure.js",), quiz=lambda quiz: any(q.is_unsure for q in quiz.questions)),
    Feature("shown", ("shown.js",), quiz=_has_left_out),
    Feature("more", ("more.js",), ("more.css",), quiz=_has_more),
    Feature(
        "exam",
        ("exam.js",),
        ("more.css",),
        quiz=lambda quiz: not quiz.single and (quiz.bank.info.value.exam or quiz.bank.info.value.duration),
    ),
    Feature("placement", ("placement.js",), after=("more",)),
    Feature("when", ("when.js",)),
    Feature("transfer", ("transfer.js",), ("transfer.css",), ("catalogue",)),
    Feature("player", ("player.js",), ("player.css",)),
    Feature("easyread", ("easyread.js",), ("easyread.css",)),
    Feature("glossary", ("glossary.js",), ("glossary.css",)),
    Feature("highlight", styles=("code.css",), after=()),
    Feature("tabs", styles=("tabs.css",), after=()),
    Feature("formulas", styles=("formulas.css",), after=()),
    Feature("paper", styles=("paper.css",), after=()),
)
_BY_NAME = {feature.name: feature for feature in FEATURES}


def wanted_by(quiz: QuizView) -> list[str]:
    """The features that a quiz uses."""
    asked = (name for q in quiz.questions for name in (q.kind, *kind_of(q.question).features(q.question)))
    return [*asked, *(feature.name for feature in FEATURES if feature.quiz(quiz))]


MAIN_STYLE = "tremplin.css"
"""The style of every page."""


@dataclass(frozen=True)
class Needs:
    """The theme's files that a page uses besides its main style, in the order to load them."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.scripts, *self.styles)


def needs(page: Page, content: Content, assets: Assets) -> Needs:
    names: set[str] = set()
    waiting = [*page.kind.features, *content.features]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += _BY_NAME[name].after
    found = [feature for feature in FEATURES if feature.name in names]
    # the kinds that most quizzes have come with the first script
    scripts = [name for feature in found for name in feature.scripts if name in assets]
    styles = dict.fromkeys(name for feature in found for name in feature.styles if name in assets)
    return Needs(tuple(scripts) if page.kind.has_scripts else (), tuple(styles))

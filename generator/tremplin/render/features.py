"""What pages use of the theme's scripts and styles: one table.

A feature is wanted by a kind of page, by a question, by a directive, or by a quiz as a whole. The
order of the table is that in which they are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tremplin.pages.base import Content, Page
from tremplin.questions import KINDS, kind_of
from tremplin.render.assets import Assets

if TYPE_CHECKING:
    from tremplin.render.quiz import QuestionView, QuizView


@dataclass(frozen=True)
class Feature:
    """`after` names the features that come with it: those that it builds on stand before it."""

    name: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    after: tuple[str, ...] = ("tremplin",)
    quiz: Callable[[QuizView], object] = lambda _quiz: False
    """Whether a quiz wants it, by what it says besides the kinds of its questions."""
    marks: bool = True
    """Whether its questions are not marked without it."""


def _has_more(quiz: QuizView) -> object:
    info = quiz.bank.info.value
    has_hints = any(len(q.question.hints) > 1 for q in quiz.questions)
    is_mixed = info.shuffle or any(getattr(q.question, "shuffle", None) for q in quiz.questions)
    return has_hints or (not quiz.single and (info.draw or is_mixed or quiz.goals or info.confidence))


def _has_left_out(quiz: QuizView) -> object:
    """Whether passages may be left without a question."""
    return quiz.passages and quiz.bank.info.value.draw and not quiz.single


LONG = 6
"""Questions from which a quiz says where one is; the script `pace` has the same number."""


def _is_paced(quiz: QuizView) -> object:
    return not quiz.single and (quiz.shown >= LONG or quiz.is_one_by_one)


_AT_ONCE: tuple[Feature, ...] = (
    Feature("tremplin", ("tremplin.js",), after=("aids",)),
    Feature("renamed", ("renamed.js",)),
    Feature("catalogue", ("catalogue.js",), ("catalogue.css",)),
    Feature("transfer", ("transfer.js",), ("transfer.css",), ("catalogue",)),
    Feature("profiles", ("profiles.js",), ("catalogue.css", "owner.css", "profiles.css")),
    Feature("notes", ("notes.js",), ("catalogue.css", "notes.css")),
    Feature("enrol", ("enrol.js",), ("catalogue.css", "enrol.css")),
    Feature("plan", ("plan.js",), ("catalogue.css", "plan.css")),
    Feature("offline", ("offline.js",), ("catalogue.css",)),
    Feature("data", ("data.js",), ("catalogue.css", "data.css")),
    Feature("search", ("search.js",), ("search.css",)),
    Feature("statement", ("statement.js",), ("statement.css",)),
    Feature("revision", ("revision.js",), ("revision.css",)),
    Feature("when", ("when.js",)),
    Feature("expiry", ("expiry.js",)),
    Feature("player", ("player.js",), ("player.css",)),
    Feature("easyread", ("easyread.js",), ("easyread.css",)),
    Feature("glossary", ("glossary.js",), ("glossary.css",)),
    Feature("wide", styles=("wide.css",), after=()),
    Feature("highlight", styles=("code.css",), after=()),
    Feature("tabs", styles=("tabs.css",), after=()),
    Feature("formulas", styles=("formulas.css",), after=()),
    Feature("paper", styles=("paper.css",), after=()),
)
_LATER: tuple[Feature, ...] = (
    Feature("aids", ("aids.js",)),
    Feature("lesson", ("lesson.js",)),
    Feature("keep", ("keep.js",), ("keep.css",)),
    # with the kinds that most quizzes have
    Feature("quiz", ("quiz.js",), ("quiz.css",)),
    *(
        Feature(
            kind.name,
            (f"questions/{kind.name}.js",),
            (f"questions/{kind.name}.css",),
            ("quiz", *kind.uses),
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
    Feature("pace", ("pace.js",), ("pace.css",), quiz=_is_paced, marks=False),
    Feature("placement", ("placement.js",), ("placement.css",), after=("more",)),
)
"""What waits until the reader acts, or the page is there: « lib/later.js » of the client."""
FEATURES = (*_AT_ONCE, *_LATER)
_BY_NAME = {feature.name: feature for feature in FEATURES}
NAMES = frozenset(_BY_NAME)


def wanted_by(quiz: QuizView) -> list[str]:
    """The features that a quiz uses."""
    asked = (name for q in quiz.questions for name in (q.kind, *kind_of(q.question).features(q.question)))
    return [*asked, *(feature.name for feature in FEATURES if feature.quiz(quiz))]


def awaited(quiz: QuizView, q: QuestionView) -> str:
    """What must have come for a question to be marked, besides the script of its kind."""
    kind = kind_of(q.question)
    of_quiz = (feature.name for feature in FEATURES if feature.marks and feature.quiz(quiz))
    return " ".join(dict.fromkeys((*kind.uses, *kind.features(q.question), *of_quiz)))


MAIN_STYLE = "tremplin.css"
"""The style of every page."""


@dataclass(frozen=True)
class Needs:
    """The theme's files that a page uses besides its main style, in the order to load them."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    later: tuple[str, ...]
    """What waits until the reader acts, or the page is there."""

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.scripts, *self.styles, *self.later)


def needs(page: Page, content: Content, assets: Assets, *features: str) -> Needs:
    """`features` are wanted by what surrounds the page."""
    names: set[str] = set()
    waiting = [*page.kind.features, *content.features, *features]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += _BY_NAME[name].after
    return _files(frozenset(names), assets, has_scripts=page.kind.has_scripts)


@lru_cache(maxsize=1024)  # many pages use the same
def _files(names: frozenset[str], assets: Assets, *, has_scripts: bool) -> Needs:
    def used(features: Iterable[Feature], files: Callable[[Feature], tuple[str, ...]]) -> tuple[str, ...]:
        wanted = (name for feature in features if feature.name in names for name in files(feature))
        # a kind may have no style, or no script of its own
        return tuple(dict.fromkeys(name for name in wanted if name in assets))

    if not has_scripts:
        return Needs((), used((*_LATER, *_AT_ONCE), lambda feature: feature.styles), ())
    return Needs(
        used(_AT_ONCE, lambda feature: feature.scripts),
        used(_AT_ONCE, lambda feature: feature.styles),
        used(_LATER, lambda feature: (*feature.styles, *feature.scripts)),
    )

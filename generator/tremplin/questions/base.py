"""What every kind of question shares: the authored keys, the verdict, the seam `Kind`."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from pydantic import Field, model_validator

from tremplin.schema import words
from tremplin.schema.validate import Authored
from tremplin.schema.values import Boolean, Number, Slug, Text, Texts, refuse


class State(StrEnum):
    UNANSWERED = "unanswered"
    WRONG = "wrong"
    PARTIAL = "partial"
    ALMOST = "almost"
    RIGHT = "right"
    DONE = "done"
    """Answered, where nothing is right or wrong."""


class Notice(StrEnum):
    """What to say besides the state."""

    NOT_A_NUMBER = "not-a-number"
    UNIT = "unit"
    SPELLING = "spelling"
    DATE = "date"
    PHONE = "phone"
    EUROS = "euros"
    SELF = "self"
    """The learner now compares the answer with the model."""


@dataclass(frozen=True)
class Verdict:
    """`score` goes from 0 to 1; `feedback` names the answers whose feedback applies."""

    state: State
    score: float = 0.0
    feedback: tuple[str, ...] = ()
    notice: Notice | None = None


UNANSWERED = Verdict(State.UNANSWERED)


class Question(Authored):
    id: Slug = Field(examples=["taille"])
    question: Text = Field(examples=["Quel fichier est trop lourd pour un courriel ?"])
    hints: Texts = ()
    explanation: Text | None = None
    feedback_right: Text | None = None
    """Said of any right answer, and of any where nothing is wrong."""
    feedback_wrong: Text | None = None
    feedback_partial: Text | None = None
    feedback_final: Text | None = None
    """Said when the last try is not right."""
    points: Number = Field(1.0, gt=0)
    unsure: Boolean = False
    """Whether « Je ne sais pas » is offered too."""
    objective: Slug | None = None
    review: Text | None = None


class Answer(Authored):
    """A form of the answer, right or wrong, with its own feedback."""

    misshapen = "T230"
    right: Text | None = None
    wrong: Text | None = None
    feedback: Text | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Answer:
        if (self.right is None) == (self.wrong is None):
            refuse("T230", one_of=("right", "wrong", "number", "between"))
        return self

    @property
    def is_right(self) -> bool:
        return self.right is not None

    @property
    def text(self) -> str:
        return self.right or self.wrong or ""

    @property
    def id(self) -> str:
        """It follows the text, so that moving answers loses nothing saved."""
        return text_id(self.text)


def text_id(text: str) -> str:
    """A name that follows a text: six hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def text_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """A name for each text; a text that comes again gets « -2 », « -3 »…"""
    found: list[str] = []
    counts: Counter[str] = Counter()
    for text in texts:
        id_ = text_id(text)
        counts[id_] += 1
        found.append(id_ if counts[id_] == 1 else f"{id_}-{counts[id_]}")
    return tuple(found)


def distinct(texts: Iterable[str], *at: str) -> None:
    """Refuse a text that comes twice in the list at `at`: learners' answers are kept under them."""
    seen: set[str] = set()
    for n, text in enumerate(texts):
        if text_id(text) in seen:
            refuse("T234", at=(*at, n), text=text)
        seen.add(text_id(text))


def wrong_only(distractors: Iterable[str], rights: Container[str]) -> None:
    """Refuse a distractor that is a right answer too."""
    for n, text in enumerate(distractors):
        if text in rights:
            refuse("T251", at=("distractors", n), text=text)


Dice = random.Random

Q = TypeVar("Q", bound=Question)
K = TypeVar("K", bound=Mapping[str, object])
R = TypeVar("R")


@dataclass(frozen=True)
class View:
    """What the templates of a kind need besides the question."""

    @property
    def drawn(self) -> Mapping[str, float]:
        """The numbers that stand for names in the texts."""
        return {}


class Offer(NamedTuple):
    """One of the answers that a question offers to pick, and what is said of it."""

    text: str
    is_right: bool
    feedback: str | None


class Told(NamedTuple, Generic[R]):
    """A response that the page speaks of: the text that opens it, itself, the id of its feedback."""

    text: str
    response: R
    feedback: str = ""


@dataclass(frozen=True)
class Seal(Generic[Q, R]):
    """How the answers of a kind are kept from being read in the page: `questions/protection`."""

    told: Callable[[Q], Iterable[Told[R]]]
    against: Callable[[Q], str | None] = lambda _question: None
    """The code of the diagnostic that says why this one cannot be sealed."""
    open: Callable[[Q], Mapping[str, object]] = lambda _question: {}
    """What the page must know to write a response as the text that opens it."""


def canonical(response: Mapping[str, str] | Sequence[str] | float, *, is_ordered: bool = False) -> str:
    """A response as the text that makes its key; the client's `canonical` gives the same."""
    if isinstance(response, Mapping):
        return "|".join(f"{place}={value}" for place, value in sorted(response.items()) if value)
    if isinstance(response, str):
        return response
    if isinstance(response, Sequence):
        return "|".join(response if is_ordered else sorted(response))
    return str(int(response)) if float(response).is_integer() else repr(response)


@dataclass(frozen=True)
class Kind(Generic[Q, K, R]):
    """One kind of question: `Q` its model, `K` what marking needs to know, `R` a response.

    Whoever needs to know something of questions (pages, paper, protection, exports) asks it here.
    """

    name: str
    model: type[Q]
    infer: Callable[[Mapping[str, object]], bool]
    """Whether authored keys leave no doubt that it is this one, when `type` is not written."""
    key: Callable[[Q], K]
    """What a marker needs, as JSON values; the page carries it for the client's marker."""
    mark: Callable[[K, R | None], Verdict]
    solutions: Callable[[Q], Sequence[R]]
    """Right responses (any, where nothing is wrong), the first as its correction shows it.

    All of them where they are few; none of a question to which its author gave no solution.
    """
    feedback: Callable[[Q], Mapping[str, str]] = lambda _question: {}
    """What the author says of a response: the id that a verdict names → the text."""
    view: Callable[[Q, Dice], View] = lambda _question, _dice: View()
    """What its templates need, in an order thrown with the dice."""
    mixed: Callable[[Q, Dice], Q] = lambda question, _dice: question
    """The question with its answers in another order, for a quiz that mixes them."""
    seal: Seal[Q, R] | None = None
    """None when questions of this kind cannot be protected."""
    offers: Callable[[Q], Sequence[Offer]] = lambda _question: ()
    """What a learner picks among; nothing where answers are typed, moved or drawn."""
    stars: Callable[[Q], Iterable[tuple[tuple[str | int, ...], str]]] = lambda _question: ()
    """Where an answer has a « * » of which its author did not say what it is, and that answer."""
    uses: tuple[str, ...] = ()
    """Names of the kinds whose script its own builds on."""
    features: Callable[[Q], tuple[str, ...]] = lambda _question: ()
    """What a question needs in the page besides the script of its kind."""
    is_judged: bool = True
    """Whether an answer may be wrong."""
    is_practice: bool = False
    """Whether one does in it what one would do in life: write, sort messages, run a program."""
    is_recalled: bool = True
    """Whether there is something to remember: an opinion is not asked again."""

    @property
    def french(self) -> str:
        return words.shown("kind")[self.name]


def rounded(score: float) -> float:
    """A score from 0 to 1 to four decimals, half up: the same in Python and in JavaScript."""
    return int(min(1.0, max(0.0, score)) * 10_000 + 0.5) / 10_000


def graded(score: float, feedback: tuple[str, ...]) -> Verdict:
    """The verdict of a score: all of it is right, some of it partly right."""
    state = State.RIGHT if score >= 1 else State.PARTIAL if score > 0 else State.WRONG
    return Verdict(state, score, feedback)

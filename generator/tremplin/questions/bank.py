"""Question banks: quizzes/<course>/<quiz>.yml and the YAML inside `::: quiz`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import Field, model_validator

from tremplin import questions
from tremplin.diagnostics import Report, Span
from tremplin.questions import braces
from tremplin.questions.base import Question
from tremplin.questions.guesses import kind_remedy, tell_doubts, tell_unknown
from tremplin.schema import keys
from tremplin.schema.ids import free, short
from tremplin.schema.validate import Authored, Loc, Located, Positions, build, plain
from tremplin.schema.values import Boolean, Integer, Minutes, Percent, PresentationValue, Text, Title, refuse
from tremplin.sources.source import Mapping, Node, Scalar, Sequence

MOST_QUESTIONS = 300
MOST_ANSWERS = 30
MOST_ITEMS = 60
"""Of any other list in a question."""


class BankInfo(Authored):
    """The keys of a bank besides its questions."""

    title: Title | None = None
    description: Text | None = None
    pass_mark: Percent = Field(0.7, alias="pass")
    draw: Integer | None = None
    shuffle: Boolean = False
    tries: Integer | None = None
    reveal: Integer | None = None
    """Tries after which the correction may be seen."""
    penalty: Percent = 0.0
    """What each try before the last costs."""
    confidence: Boolean = False
    exam: Boolean = False
    """One try, and the answers at the end."""
    duration: Minutes | None = None
    unsure: Boolean = False
    """« Je ne sais pas » is offered beside the answers of every question."""
    presentation: PresentationValue | None = None
    """How a learner who chose nothing sees its questions."""
    protected: Boolean = False
    """Answers and feedback are encrypted in the page."""
    paper: Boolean = False
    """A page to print: the worksheet, then its answers."""

    def mixes(self, question: Question) -> bool:
        """Whether its answers are shown in another order than the author's."""
        asked = getattr(question, "shuffle", None)
        return self.shuffle if asked is None else bool(asked)


class Passage(Authored):
    """A text between questions: a picture, a situation that those after it share. It is not counted."""

    text: Text

    @model_validator(mode="after")
    def _sound(self) -> Passage:
        if alone := braces.alone(self.text):
            refuse("T280", at=("text",), text=alone)
        return self


class Parts(NamedTuple):
    """What a bank is made of: its own keys, its sound questions, the ids of all (None without one) with their
    places, and its passages, each with the number of questions before it.
    """

    info: Located[BankInfo]
    questions: tuple[Located[Question], ...]
    ids: tuple[tuple[str | None, Span], ...]
    passages: tuple[tuple[int, Located[Passage]], ...] = ()


def validate_bank(node: Node, report: Report) -> Parts | None:
    """The bank that `node` describes: a mapping with `questions`, or (inline) the questions alone.

    The kind of each question is found here, not by a pydantic union, so that places stay exact.
    """
    where = Positions()
    data = plain(node, report, where)
    if isinstance(node, Scalar) or (isinstance(node, Sequence) and not node.items):
        report.add(
            "T107",
            node.span,
            expected="une liste de questions",
            remedy=_BEGIN,
        )
        return None
    base, items, info = _items(data, where, report)
    if len(items) > MOST_QUESTIONS:
        report.add("T207", where.at(*base), key="questions", count=len(items), most=MOST_QUESTIONS)
        return None
    single = isinstance(node, Mapping) and items == [data]
    bank = build(BankInfo, info, where, report)
    found: list[Located[Question]] = []
    ids: list[tuple[str | None, Span]] = []
    passages: list[tuple[int, Located[Passage]]] = []
    parts = _parts(where, len(base) + 1)
    taken = {str(item.get("id")) for item in items if isinstance(item, dict)}
    for index, item in enumerate(items):
        loc = base if single else (*base, index)
        if is_passage(item):
            if passage := build(Passage, item, where, report, loc):
                passages.append((len(found), Located(passage, parts[loc])))
            continue
        written = item.get("id") if isinstance(item, dict) else None
        ids.append((written if isinstance(written, str) else None, where.at(*loc, "id")))
        new_id = "" if written else free(short(_words(item)), taken)
        taken.add(new_id)
        if (question := _question(item, loc, where, report, new_id)) is not None:
            found.append(Located(question, where if loc == () else parts[loc]))
    return Parts(Located(bank or BankInfo(), where), tuple(found), tuple(ids), tuple(passages))


def _items(data: Any, where: Positions, report: Report) -> tuple[Loc, list[Any], dict[str, Any]]:
    """The place of the questions and passages of a bank, themselves, and its own keys."""
    base: Loc = ()
    items, info = data, {}
    if isinstance(data, dict) and "questions" in data:
        base = ("questions",)
        items, info = data["questions"], {k: v for k, v in data.items() if k != "questions"}
    elif isinstance(data, dict):
        items, info = ([data], {}) if "question" in data else ([], data)
    key = where.names.get(("questions",))
    if not isinstance(items, list):
        report.add("T107", where.at(*base), expected="une liste de questions", remedy=_BEGIN)
        items = []
    elif not items and not key:
        example = "questions: [{id: …, question: …, réponses: […]}]"
        report.add("T202", where.at(), key="questions", example=example)
    elif all(map(is_passage, items)):
        report.add("T297", key.span if key else where.at())
    return base, items, info


_BEGIN = "Commencez par « questions: », puis « - id: … »."


def _words(item: Any) -> str:
    """What a question says first: an id is made of it."""
    said = (item.get(key) for key in ("question", "text")) if isinstance(item, dict) else ()
    return next((words for words in said if isinstance(words, str)), "question")


def is_passage(item: Any) -> bool:
    """Whether an item has a text only, and no gap in it, which would ask for something."""
    return (
        isinstance(item, dict)
        and set(item) == {"text"}
        and not (isinstance(item["text"], str) and braces.gaps(item["text"]))
    )


def _parts(where: Positions, depth: int) -> dict[Loc, Positions]:
    """The parts of `where`, by the first `depth` steps to them."""
    found: dict[Loc, Positions] = defaultdict(Positions)
    for path, node in where.values.items():
        found[path[:depth]].values[path[depth:]] = node
    for path, key in where.names.items():
        found[path[:depth]].names[path[depth:]] = key
    return found


def _excess(data: Any, loc: Loc) -> Iterator[tuple[Loc, int, int]]:
    """The lists inside a question that are too long: their place, their length, how long they may be."""
    if not isinstance(data, list | dict):
        return
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if isinstance(data, list) or name in keys.FREE:
        most = MOST_ANSWERS if name == "answers" else MOST_ITEMS
        if len(data) > most:
            yield loc, len(data), most
            return
    for part, inner in enumerate(data) if isinstance(data, list) else data.items():
        yield from _excess(inner, (*loc, part))


def _question(data: Any, loc: Loc, where: Positions, report: Report, new_id: str) -> Question | None:
    """The question that `data` describes; one without an id is told to take `new_id`."""
    if not isinstance(data, dict):
        report.add(
            "T107",
            where.at(*loc),
            expected="une question",
            remedy="Écrivez « - id: … », puis « question: … » et « réponses: … » en dessous.",
        )
        return None
    written = data.get("kind")
    kind = questions.inferred(data) if written is None else questions.named(str(written))
    if kind is None:
        if written is not None:
            report.add("T204", where.at(*loc, "kind"), kind=written, remedy=kind_remedy(str(written)))
        elif not tell_unknown(data, loc, where, report):
            report.add("T231", where.at(*loc))
        return None
    excess = [*_excess(data, loc)]
    for at, count, most in excess:
        report.add("T207", where.at(*at), key=where.name(*at), count=count, most=most)
    if excess:
        return None
    if written is None and kind.name == "text":
        tell_doubts(data, loc, where, report)
    for name in () if kind.is_judged else ("feedback_wrong", "feedback_partial", "unsure"):
        if name in data:
            report.add("T295", where.names[*loc, name].span, key=where.name(*loc, name))
    return build(
        kind.model, {k: v for k, v in data.items() if k != "kind"}, where, report, loc, {"id": new_id}
    )

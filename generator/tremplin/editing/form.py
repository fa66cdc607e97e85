"""A part of a file as a form: fields, what is written in them, and what is to be corrected beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tremplin.diagnostics import WORDS, Diagnostic
from tremplin.editing.fields import Field, fields_of
from tremplin.editing.parts import Part
from tremplin.editing.refusing import EditingError
from tremplin.editing.tree import Node, Path, Rows, Table, data_of, find, offset_of, parse, walk
from tremplin.editing.values import flow
from tremplin.editing.values import french as in_french
from tremplin.fixes import Edit
from tremplin.pages import AT
from tremplin.questions import AnyKind, inferred, named
from tremplin.questions.bank import BankInfo, Passage, is_passage
from tremplin.questions.base import Question
from tremplin.schema import keys, words
from tremplin.text.typography import french

Shown = dict[str, Any]
"""A field with its value, as JSON."""


def form(part: Part, whole: str, told: Iterable[Diagnostic]) -> Shown:
    """The form of `part` of the text `whole`; `told` is said of the whole file."""
    inside = [(offset_of(whole, d.span.line, d.span.column), d) for d in told if d.span.line]
    mine = [(at, d) for at, d in inside if part.start <= at <= part.end and not part.is_new]
    shown: Shown = {"name": part.name, "title": part.title, "told": [], "start": part.start, "end": part.end}
    text = part.text(whole)
    if part.model is None:
        return {**shown, "shape": "markdown", "value": text, "told": [told_of(d) for _, d in mine]}
    try:
        tree = parse(text)
    except EditingError as error:
        reason = [] if mine else [{"severity": "erreur", "message": french(str(error)), "remedy": ""}]
        return {**shown, "shape": "source", "value": text, "told": [*(told_of(d) for _, d in mine), *reason]}
    known: dict[Path, Shown] = {}
    fields = _bank(tree, known) if part.model is BankInfo else _rows(part, tree, known)
    places = [*walk(tree)] if tree else []
    for at, diagnostic in mine:
        path = _path_at(part, whole, at, places)
        while path and path not in known:
            path = path[:-1]
        known.get(path, shown)["told"].append(told_of(diagnostic))
    return {**shown, "shape": "fields", "fields": fields}


def path_at(part: Part, whole: str, offset: int) -> Path:
    """What stands at an offset of `whole` in `part`."""
    try:
        tree = parse(part.text(whole)) if part.model else None
    except EditingError:
        tree = None
    return _path_at(part, whole, offset, [*walk(tree)] if tree else [])


def _path_at(part: Part, whole: str, offset: int, places: Iterable[tuple[Path, int, int]]) -> Path:
    rows = whole.count("\n", part.start, offset) + 1
    here = offset - part.start - part.indent * rows
    return max((path for path, start, end in places if start <= here <= end), key=len, default=())


def told_of(d: Diagnostic) -> Shown:
    """What a page says of a mistake."""
    help = AT.messages(d.code)
    said = {
        "code": d.code,
        "help": help,
        "severity": WORDS[d.severity],
        "message": french(d.message),
        "remedy": french(d.remedy),
    }
    at = {"mend": [d.span.line, d.span.column]} if isinstance(d.fix, Edit) else {}
    return {**said, **at}


# ---- fields with their values


def _rows(part: Part, tree: Node | None, known: dict[Path, Shown]) -> list[Shown]:
    assert part.model is not None
    fields = tuple(sorted(fields_of(part.model), key=lambda field: not field.is_required))
    if not part.is_list:
        return [_field(field, (field.name,), tree, known) for field in fields]
    path, node = items_at(tree)
    list_ = Field(part.title, part.title, "", "list", item=Field("", "", "", "group", fields=fields))
    if isinstance(node, Table):  # what each id is
        inner = tuple(field for field in fields if field.name != "id")
        list_ = replace(list_, shape="map", item=Field("", "", "", "group", fields=inner))
    return [_field(list_, path, tree, known)]


def items_at(tree: Node | None) -> tuple[Path, Node | None]:
    """Where the items of a collection are: in the list, under its one key, or by their names."""
    if isinstance(tree, Table) and len(tree.entries) == 1 and isinstance(tree.entries[0].value, Rows):
        return (tree.entries[0].name,), tree.entries[0].value
    return (), tree


def _field(field: Field, path: Path, tree: Node | None, known: dict[Path, Shown]) -> Shown:
    node = find(tree, path)
    value = data_of(node)
    shown: Shown = {
        "path": path,
        "label": field.label,
        "help": field.help,
        "shape": field.shape,
        "told": [],
        "value": value if isinstance(value, str) else None,
        **({"required": True} if field.is_required else {}),
        **({"example": field.example} if field.example else {}),
        **({"words": field.words} if field.words else {}),
        **({"picture": True} if field.is_picture else {}),
        **({"known": KNOWN[name]} if (name := _named(path)) in KNOWN else {}),
    }
    known[path] = shown
    if field.shape == "word" and value is not None and value not in field.words:
        shown["value"] = _proposed(field, str(value))
    elif field.shape == "any" and value is not None:
        shown["value"] = value if isinstance(value, str) else as_yaml(value)
    elif field.shape in ("group", "row") and not isinstance(value, str):
        shown["fields"] = [_field(inner, (*path, inner.name), tree, known) for inner in field.fields]
    elif field.shape == "row":
        shown["fields"] = [_field(inner, (*path, inner.name), None, {}) for inner in field.fields]
    elif field.shape == "list" and field.item:
        names = range(len(value)) if isinstance(value, list) else range(0)
        shown["items"] = [_field(field.item, (*path, name), tree, known) for name in names]
        if isinstance(value, str):  # a single value stands for a list of one
            shown["items"] = [{**_field(field.item, path, tree, known), "alone": True}]
            known[path] = shown
        shown["new"] = empty(field.item)
    elif field.shape == "map" and field.item:
        entries = value if isinstance(value, dict) else {}
        shown["items"] = [{**_field(field.item, (*path, name), tree, known), "key": name} for name in entries]
        shown["new"] = empty(field.item)
    if value is not None and not isinstance(value, str) and field.shape in ("line", "text", "word", "yes-no"):
        shown |= {"shape": "any", "value": as_yaml(value)}
    return shown


KNOWN: Mapping[str, str] = {
    "objective": "objectives",
    "objectives": "objectives",
    "provider": "providers",
    "prerequisites": "courses",
    "courses": "courses",
    "review": "steps",
}
"""Key → the list of ids that is proposed for it."""


def _named(path: Path) -> str:
    """The last key of a path."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _proposed(field: Field, written: str) -> str:
    """The word of the list that is meant, else what is written."""
    for name, forms in words.FRENCH.items():
        if tuple(words.shown(name).values()) == field.words:
            found = words.find(name, written)
            return forms[found][0] if found else written
    return written


def as_yaml(value: Any) -> str:
    return flow(in_french(value))


def empty(field: Field) -> Any:
    """What a new item of a list holds before it is written."""
    if field.shape in ("group", "row") and field.fields:
        required = [inner for inner in field.fields if inner.is_required] or [field.fields[0]]
        return {inner.name: empty(inner) for inner in required}
    if field.shape == "list":
        return [field.item and empty(field.item)]
    return field.example if field.example and field.shape != "map" else "…"


# ---- questions


@cache
def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of questions: canonical name, and in French."""
    return tuple(words.shown("kind").items())


def kind_in(data: Mapping[str, Any]) -> AnyKind | None:
    """The kind of a question, as it is written or as its keys say."""
    return named(str(data["kind"])) if data.get("kind") else inferred(data)


def questions_at(tree: Node | None) -> Path | None:
    """Where the list of the questions of a bank is; None for a single question, which has no list."""
    if isinstance(tree, Rows):
        return ()
    if isinstance(tree, Table) and not tree.get("questions") and tree.get("question"):
        return None
    return ("questions",)


def _bank(tree: Node | None, known: dict[Path, Shown]) -> list[Shown]:
    at = questions_at(tree)
    if at is None:
        return [_question(tree, (), known)]
    shown: list[Shown] = []
    if at:
        inner = [_field(field, (field.name,), tree, known) for field in fields_of(BankInfo)]
        settings = {"shape": "settings", "label": "Réglages du quiz", "path": [], "told": []}
        shown.append({**settings, "fields": inner})
    rows = find(tree, at)
    count = len(rows.items) if isinstance(rows, Rows) else 0
    items = [_question(tree, (*at, rank), known) for rank in range(count)]
    list_: Shown = {"shape": "questions", "label": "Les questions", "path": at, "items": items, "told": []}
    known[at] = list_
    return [*shown, list_]


def _question(tree: Node | None, path: Path, known: dict[Path, Shown]) -> Shown:
    data = data_of(find(tree, path))
    shown: Shown = {"path": path, "told": [], "shape": "question"}
    if is_passage(data):
        inner = [_field(field, (*path, field.name), tree, known) for field in fields_of(Passage)]
        known[path] = shown
        return {**shown, "title": "Un texte entre les questions", "fields": inner, "told": shown["told"]}
    plain = data if isinstance(data, Mapping) else {}
    kind = kind_in(plain)
    model: type[Question] = kind.model if kind else Question
    inner = [_field(field, (*path, field.name), tree, known) for field in _ordered(model)]
    known[path] = shown
    asked = plain.get("question")
    return {
        **shown,
        "title": str(asked).split("\n")[0] if asked else "Une question sans texte",
        "kind": kind.name if kind else "",
        "id": plain.get("id"),
        "fields": inner,
        "told": shown["told"],
    }


# fmt: off
_RARE = frozenset(
    [
        "feedback_right", "feedback_wrong", "feedback_partial", "feedback_final", "points", "unsure",
        "objective", "review", "hints", "explanation", "id", "shuffle", "show",
    ]
)
# fmt: on


def _ordered(model: type[Question]) -> tuple[Field, ...]:
    """The question, its answers, then what is said and set around them."""
    found = fields_of(model)
    first = [field for field in found if field.name == "question"]
    own = [field for field in found if field.name not in _RARE and field.name != "question"]
    rest = [field for field in found if field.name in _RARE]
    return (*first, *own, *rest)


def order_of(part: Part, tree: Node | None, path: Path) -> Sequence[str]:
    """The keys of the mapping at `path`, in the order in which authors write them."""
    if part.model is BankInfo and path:
        data = data_of(find(tree, path))
        if isinstance(data, Mapping) and "question" in data:
            kind = kind_in(data)
            return [
                "id",
                "kind",
                *(f.name for f in _ordered(kind.model if kind else Question) if f.name != "id"),
            ]
    if part.model and not path:
        return [field.name for field in fields_of(part.model)] + ["questions"]
    return [name for name in keys.FRENCH if name in ("right", "wrong", "feedback")]

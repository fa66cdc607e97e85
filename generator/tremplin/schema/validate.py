"""From YAML nodes to models: keys translated, every mistake reported where it stands."""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Mapping as AbcMapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from tremplin.diagnostics import Report, Span, fold, near, suggest
from tremplin.fixes import Edit
from tremplin.schema import keys
from tremplin.sources.source import FEW, Mapping, Node, Scalar, Sequence
from tremplin.sources.within import Within

Loc = tuple[str | int, ...]


NOTHING: AbcMapping[str, str] = types.MappingProxyType({})
BLANK = "a-corriger"
"""Stands for a required text that is missing or faulty, once that is reported: checks pass over it."""


class Authored(BaseModel):
    """What an author writes: frozen, unknown keys refused. `examples` of a field show how to write it.

    `blank` gives required keys a value when the author's is missing or faulty, so that one mistake in a
    file does not raise others in the files that name it.
    """

    blank: ClassVar[AbcMapping[str, Any]] = {}
    verbatim: ClassVar[frozenset[str]] = frozenset()
    """Fields that are shown as they are written, not as Markdown."""
    misshapen: ClassVar[str] = "T224"
    """The code of what is told of a text in its place."""
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


M = TypeVar("M", bound=Authored)


@dataclass(frozen=True)
class Positions:
    """Where each value and each key of a YAML text stands, by canonical path."""

    values: dict[Loc, Node] = field(default_factory=dict)
    names: dict[Loc, Scalar] = field(default_factory=dict)
    _english: dict[Loc, bool] = field(default_factory=dict, compare=False)

    def at(self, *loc: str | int) -> Span:
        """The place of a value, or of the nearest thing around it that is written."""
        return self._nearest(loc).span

    def within(self, text: str, *loc: str | int) -> Within:
        """`text`, which the value there is or holds, with the places of its signs."""
        return Within(self._nearest(loc), text)

    def of_key(self, *loc: str | int) -> Span:
        """The place of the key of a value."""
        return self.names[loc].span if loc in self.names else self.at(*loc)

    def _nearest(self, loc: Loc) -> Node:
        while loc not in self.values:
            single = tuple("answer" if part == "answers" else part for part in loc)
            if single in self.values:  # « réponse: … » is the list of one
                return self.values[single]
            loc = loc[:-1]
        return self.values[loc]

    def is_empty(self, *loc: str | int) -> bool:
        """Whether a key is written there, with nothing after it."""
        return loc in self.names and loc not in self.values

    def name(self, *loc: str | int) -> str:
        """The key as the author wrote it, or as a message would write it for this author."""
        written = self.names.get(loc)
        if written and written.text:
            return written.text
        last = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
        return keys.shown(last, english=self.is_english(*loc))

    def is_english(self, *loc: str | int) -> bool:
        """Whether the keys written around this place are English."""
        around = loc[:-1]
        if around not in self._english:
            siblings = (s.text or "" for path, s in self.names.items() if path[:-1] == around)
            self._english[around] = any(keys.is_english(s) for s in siblings)
        return self._english[around]


@dataclass(frozen=True)
class Located(Generic[M]):
    """A validated model and where its parts stand."""

    value: M
    where: Positions


def plain(node: Node, report: Report, where: Positions, loc: Loc = (), *, free: bool = False) -> Any:
    """Nodes as dicts, lists and texts with canonical keys; fills `where` on the way."""
    where.values[loc] = node
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item, report, where, (*loc, i)) for i, item in enumerate(node.items)]
    data: dict[str, Any] = {}
    for key, value in node.entries:
        written = key.text or ""
        name = written if free else keys.canonical(written) or written
        if name in data:
            report.add("T104", key.span, key=written, first=where.names[(*loc, name)].span.line)
            continue
        where.names[(*loc, name)] = key
        is_free = not free and name in keys.FREE
        is_known = not free and name in keys.FRENCH
        if is_known and isinstance(value, Scalar) and value.text is None:
            continue  # a key left empty is a key left out
        data[name] = plain(value, report, where, (*loc, name), free=is_free)
    return data


def validate(node: Node, model: type[M], report: Report) -> Located[M] | None:
    """The model that `node` describes, or None when it is not a mapping; mistakes are reported."""
    if not isinstance(node, Mapping):
        report.add(
            "T107",
            node.span,
            expected="une suite de « clé: valeur »",
            remedy="Commencez par exemple par « titre: … ».",
        )
        return None
    where = Positions()
    data = plain(node, report, where)
    value = build(model, data, where, report) or _recovered(model, data)
    return Located(value, where)


def _recovered(model: type[M], data: dict[str, Any]) -> M:
    """What can be kept of a faulty text: the keys without mistakes."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        faulty = {item["loc"][0] for item in error.errors() if item["loc"]}
        data = {key: value for key, value in data.items() if key not in faulty}
    return model.model_validate({**model.blank, **data})


def build(
    model: type[M],
    data: Any,
    where: Positions,
    report: Report,
    base: Loc = (),
    missing: AbcMapping[str, str] = NOTHING,
) -> M | None:
    """`model` from plain data that stands at `base` of `where`; `missing` gives values to keys left out."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        items = error.errors(include_url=False)
        extras = [item["loc"] for item in items if item["type"] == "extra_forbidden"]
        unknown: Counter[Loc] = Counter()
        for item in items:
            within = item["loc"]
            if item["type"] == "extra_forbidden":
                unknown[within[:-1]] += 1
                if unknown[within[:-1]] > FEW:
                    continue
            if item["type"] == "too_short" and any(
                i["loc"][: len(within)] == within != i["loc"] for i in items
            ):
                continue  # the list is empty of sound items only: each is told already
            parent, name = item["loc"][:-1], str(item["loc"][-1]) if item["loc"] else ""
            if item["type"] == "missing" and any(
                loc[:-1] == parent and near(str(loc[-1]), keys.shown(name)) for loc in extras
            ):
                continue  # « titr » is told once: as an unknown key that looks like « titre »
            loc = (*base, *(part for part in item["loc"] if part != "[key]"))
            on_key = item["loc"][-1:] == ("[key]",)
            if item["type"] == "missing" and name in missing and parent == () and not where.is_empty(*loc):
                _report_missing(name, missing[name], base, where, report)
                continue
            _report(model, item, loc, base, where, report, on_key=on_key)
        for around, count in unknown.items():
            if count > FEW:
                report.add("T203", where.at(*base, *around), count=count - FEW)
        return None


def _report_missing(key: str, value: str, base: Loc, where: Positions, report: Report) -> None:
    """Tell of a key that was left out at `base`, to be written first with this value."""
    name, place = where.name(*base, key), where.at(*base)
    first = min((key.span for loc, key in where.names.items() if loc[:-1] == base), default=None)
    is_block = first is not None and first[:3] == place[:3]
    row = f"{name}: {value}"
    old, new = ("", f"{row}\n{' ' * (place.column - 1)}") if is_block else ("{", f"{{{row}, ")
    span = Span(place.file, place.line, place.column)
    report.add("T202", span, Edit(span, old, new), key=name, example=row)


def _report(
    model: type[Authored], item: Any, loc: Loc, base: Loc, where: Positions, report: Report, *, on_key: bool
) -> None:
    kind, owner = item["type"], _model_at(model, loc[len(base) : -1])
    context = item.get("ctx", {})
    code, values = context.get("code"), dict(context.get("values", {}))
    loc = (*loc, *context.get("at", ()))
    one_of = ((*loc, key) for key in values.pop("one_of", ()))
    if empty := next((one for one in (loc, *one_of) if where.is_empty(*one)), None):
        report.add("T211", where.names[empty].span, key=where.name(*empty))
    elif kind == "missing" and owner:
        name, at = where.name(*loc), where.at(*loc[:-1])
        of_field = {f.alias or n: f for n, f in owner.model_fields.items()}
        examples = of_field[str(loc[-1])].examples or ["…"]
        report.add("T202", Span(at.file, at.line, at.column), key=name, example=f"{name}: {examples[0]}")
    elif kind == "extra_forbidden" and owner:
        remedy = _other_key(owner, loc, where)
        report.add("T201", where.names[loc].span, key=where.name(*loc), remedy=remedy)
    else:
        if not code:
            code, bound = _SHAPES.get(kind, ("T293", ""))
            values = {"least": f"{context[bound]:g}"} if bound else {}
        if item["input"] is None:
            code = "T211"
        elif kind == "model_type" and (meant := _model_at(model, loc[len(base) :])):
            code = meant.misshapen
        if loc[-1:] == ("[key]",):
            loc, on_key = loc[:-1], True
        span = where.of_key(*loc) if on_key else where.at(*loc)
        if part := context.get("part"):
            text, start, end = part
            span = where.within(text, *loc).between(start, end)
        report.add(code, span, key=where.name(*loc), **values)


def _other_key(owner: type[Authored], loc: Loc, where: Positions) -> str:
    """What to do of the unknown key at `loc`."""
    name, english = where.name(*loc), where.is_english(*loc)
    fields = [f.alias or n for n, f in owner.model_fields.items()]
    known = [keys.shown(field, english=english) for field in fields]
    free = [w for f, w in zip(fields, known, strict=True) if (*loc[:-1], f) not in where.names]
    taken = (word for word in known if word not in free)
    if twin := next((word for word in taken if _singular(word) == _singular(name)), None):
        return f"La clé « {twin} » est déjà écrite : gardez-la, et supprimez « {name} »."
    known = free if near(name, *free) else known
    return suggest(name, known, "Supprimez cette clé.", label="Clés possibles")


def _singular(name: str) -> str:
    return fold(name).removesuffix("s")


# what pydantic finds by itself → its code, and which bound the message tells; anything else is told by T293,
# so that no message of its own is ever shown
_SHAPES: AbcMapping[str, tuple[str, str]] = {
    "tuple_type": ("T222", ""),
    "dict_type": ("T223", ""),
    "model_type": ("T224", ""),
    "too_short": ("T225", "min_length"),
    "greater_than": ("T226", "gt"),
}


def _model_at(model: type[Authored], loc: Loc) -> type[Authored] | None:
    """The model that describes the value at `loc` inside `model`."""
    found: Any = model
    for part in loc:
        found = _inside(found, part)
    return next((option for option in _options(found) if _is_model(option)), None)


def _inside(annotation: Any, part: str | int) -> Any:
    """What the part `part` of a value is: a key of a model, an item of a list, the value of a free key."""
    for option in _options(annotation):
        if _is_model(option):
            fields = ((f.alias or name, f.annotation) for name, f in option.model_fields.items())
            return next((inner for name, inner in fields if name == part), None)
        if get_origin(option) in (tuple, dict):
            return get_args(option)[0 if get_origin(option) is tuple else 1]
    return None


def _options(annotation: Any) -> list[Any]:
    """What a value may be, without what is said of it."""
    if get_origin(annotation) is Annotated:
        return _options(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [option for arg in get_args(annotation) for option in _options(arg)]
    return [annotation]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Authored)

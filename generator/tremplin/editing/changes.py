"""What a form asks to change in a file, as a form says it, made in its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path as File
from typing import Any

from tremplin.editing import edits, items
from tremplin.editing.form import kind_in, order_of, questions_at
from tremplin.editing.parts import Part
from tremplin.editing.refusing import EditingError
from tremplin.editing.tree import Path, Rows, data_of, find, parse
from tremplin.editing.values import french, item
from tremplin.schema.ids import free
from tremplin.schema.values import slugify

Asked = Mapping[str, Any]
"""`do`, one of `CHANGES`; `path` and what it needs."""


def changed(whole: str, part: Part, asked: Asked) -> str:
    """`whole` with one change in `part`. Raises EditingError, nothing being changed."""
    make = CHANGES.get(str(asked.get("do")))
    if make is None:
        raise EditingError("Ce changement n’est pas connu.")
    try:
        return part.put(whole, make(part.text(whole), part, _path(asked), asked))
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise EditingError("Ce changement ne va pas avec ce qui est écrit : rechargez la page.") from error


def _path(asked: Asked) -> Path:
    path = asked.get("path", [])
    if not isinstance(path, list) or not all(isinstance(step, str | int) for step in path):
        raise TypeError
    return tuple(path)


def _text(_text: str, part: Part, _path: Path, asked: Asked) -> str:
    """Another text: Markdown, or YAML that no form can show."""
    value = asked["value"]
    if not isinstance(value, str):
        raise TypeError
    return value if value.endswith("\n") or part.model is None else f"{value}\n"


def _set(text: str, part: Part, path: Path, asked: Asked) -> str:
    value = asked["value"]
    if value is not None and not isinstance(value, str):
        raise TypeError
    return edits.with_value(text, path, value or None, order_of(part, parse(text), path[:-1]))


def _yaml(text: str, part: Part, path: Path, asked: Asked) -> str:
    """A value that is written as YAML."""
    try:
        value = data_of(parse(f"x: {asked['value']}"))["x"]
    except EditingError:
        value = asked["value"]  # a text that is no YAML is a text
    return edits.with_value(text, path, value or None, order_of(part, parse(text), path[:-1]))


def _add(text: str, _part: Part, path: Path, asked: Asked) -> str:
    return items.with_item(text, path, int(asked["rank"]), asked["value"])


def _wrap(text: str, _part: Part, path: Path, asked: Asked) -> str:
    """A text becomes keys, the first of which says it."""
    return edits.with_value(text, path, dict(asked["value"]))


def _remove(text: str, _part: Part, path: Path, _asked: Asked) -> str:
    if isinstance(path[-1], int):
        return items.without_item(text, path[:-1], path[-1])
    return edits.with_value(text, path, None)


def _move(text: str, _part: Part, path: Path, asked: Asked) -> str:
    return items.moved(text, path[:-1], int(path[-1]), int(asked["to"]))


def _copy(text: str, _part: Part, path: Path, _asked: Asked) -> str:
    copy = items.copied(text, path[:-1], rank := int(path[-1]))
    item = data_of(find(parse(text), path))
    if not isinstance(item, Mapping) or "id" not in item:
        return copy
    return edits.with_value(copy, (*path[:-1], rank + 1, "id"), _free(text, path[:-1], str(item["id"])))


def _rename(text: str, _part: Part, path: Path, asked: Asked) -> str:
    return edits.with_key(text, path, str(asked["value"]).strip())


def _name(text: str, part: Part, path: Path, asked: Asked) -> str:
    """One more entry of a table, under a name that its author chose."""
    name = str(asked["name"]).strip()
    if not name:
        raise EditingError("Donnez un nom.")
    table = data_of(find(parse(text), path))
    if isinstance(table, Mapping) and name in table:
        raise EditingError(f"« {name} » est déjà pris.")
    return edits.with_value(text, (*path, name), asked["value"], order_of(part, parse(text), path))


def _ask(text: str, _part: Part, _path: Path, asked: Asked) -> str:
    """One more question, of a kind, or a text between questions (« passage »)."""
    tree = parse(text)
    path = questions_at(tree)
    if path is None:
        raise EditingError("Cette question est seule : écrivez-la dans une liste pour en ajouter d’autres.")
    kind = str(asked["kind"])
    value: dict[str, Any] = {"text": "Votre texte."}
    if kind != "passage":
        value = {"id": _free(text, path, "question"), **examples()[kind]}
    rows = find(tree, path)
    count = len(rows.items) if isinstance(rows, Rows) else 0
    return items.with_item(text, path, min(int(asked.get("rank", count)), count), value)


def _quiz(text: str, _part: Part, _path: Path, asked: Asked) -> str:
    """A question written in the page, at an offset of its text."""
    at = text.rfind("\n", 0, int(asked["at"])) + 1 if text[: int(asked["at"])].strip() else 0
    before, after = text[:at].rstrip("\n"), text[at:].lstrip("\n")
    rows = item(french({"id": _free_in_page(text), **examples()[str(asked["kind"])]}), 0)
    pieces = [*([before] if before else []), f"::: quiz\n-{rows}\n:::", *([after] if after else [])]
    return "\n\n".join(pieces) + ("" if after else "\n")


def _free(text: str, path: Path, id_: str) -> str:
    rows = data_of(find(parse(text), path))
    found = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    taken = {str(row.get("id")) for row in found}
    return free(slugify(id_), taken)


def _free_in_page(text: str) -> str:
    return next(name for n in range(1, 1000) if f"id: {(name := f'question-{n}')}\n" not in text)


@cache
def examples() -> Mapping[str, Mapping[str, Any]]:
    """Kind → a whole question of it, without its id."""
    rows = data_of(parse((File(__file__).parent / "questions.yml").read_text(encoding="utf-8")))
    return {kind.name: row for row in rows if (kind := kind_in(row))}


CHANGES: Mapping[str, Callable[[str, Part, Path, Asked], str]] = {
    "text": _text,
    "set": _set,
    "yaml": _yaml,
    "add": _add,
    "wrap": _wrap,
    "remove": _remove,
    "move": _move,
    "copy": _copy,
    "rename": _rename,
    "name": _name,
    "ask": _ask,
    "quiz": _quiz,
}

"""The fields of a form, made from the models of what authors write: labels, help and choices in French."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from tremplin.schema import keys
from tremplin.schema.descriptions import DESCRIPTIONS, described
from tremplin.text.typography import french

Shape = Literal["line", "text", "word", "yes-no", "list", "map", "group", "row", "any"]
"""A word, a date or a number; some text; one of a few words; a list; a table of what the author names; keys;
a text, or keys where there is more to say; anything else, as YAML.
"""
# fmt: off
_LONG = frozenset(
    [
        "question", "explanation", "text", "description", "feedback", "definition", "model", "start",
        "solution", "test", "summary", "goal", "assessment", "audience", "access", "front", "back",
        "left", "right_side", "right", "wrong", "feedback_right", "feedback_wrong", "feedback_partial",
        "feedback_final", "feedback_true", "feedback_false",
    ]
)
# fmt: on
"""Keys whose text may take several lines."""
_PICTURES = frozenset(["image", "poster"])
_OTHERWISE: Mapping[str, Shape] = {"FaceToFaceSession.start": "line"}


@dataclass(frozen=True)
class Field:
    """One key, or one item of a list: `fields` are inside it, `item` is what its list or table holds."""

    name: str
    label: str
    help: str
    shape: Shape
    is_required: bool = False
    example: str = ""
    words: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    item: Field | None = None
    is_picture: bool = False


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model, in its order."""
    _, found = models_json_schema([(model, "validation")], by_alias=True)
    return tuple(_fields(model.__name__, found["$defs"], ()))


def _fields(name: str, known: Mapping[str, Any], within: tuple[str, ...]) -> Iterable[Field]:
    model = known[name]
    required = model.get("required", ())
    for key, value in model["properties"].items():
        yield _field(name, key, value, known, (*within, name), is_required=key in required)


def _field(
    model: str,
    key: str,
    schema: Mapping[str, Any],
    known: Mapping[str, Any],
    within: tuple[str, ...],
    *,
    is_required: bool,
) -> Field:
    options = [option for option in schema.get("anyOf", [schema]) if option != {"type": "null"}]
    help = described(model, key) if f"{model}.{key}" in DESCRIPTIONS or key in DESCRIPTIONS else ""
    example = str((schema.get("examples") or [""])[0]).strip("\"'")
    found = Field(key, _label(key), french(help), "line", is_required, example, is_picture=key in _PICTURES)
    if words := next((option["enum"] for option in options if "enum" in option), None):
        return replace(found, shape="yes-no" if words[:2] == ["oui", "non"] else "word", words=tuple(words))
    if ref := next((option for option in options if "$ref" in option), None):
        return replace(found, shape="group", fields=_inner(ref, known, within))
    if array := next((option for option in options if option.get("type") == "array"), None):
        return replace(found, shape="list", item=_item(model, key, array["items"], known, within))
    if table := next((option for option in options if option.get("type") == "object"), None):
        named: Mapping[str, Any] = next(iter(table.get("patternProperties", {}).values()), {})
        inner = table.get("additionalProperties") or named
        return replace(found, shape="map", item=_item(model, key, inner, known, within))
    if not any("type" in option for option in options):
        return replace(found, shape="any")
    usual: Shape = "text" if key in _LONG else "line"
    return replace(found, shape=_OTHERWISE.get(f"{model}.{key}", usual))


def _item(
    model: str, key: str, schema: Mapping[str, Any], known: Mapping[str, Any], within: tuple[str, ...]
) -> Field:
    """What one item of the list, or one value of the table, `key` is."""
    options = schema.get("anyOf", [schema])
    ref = next((option for option in options if "$ref" in option), None)
    arrays = [option for option in options if option.get("type") == "array"]
    if ref:
        is_either = any("type" in option for option in options)
        return Field(key, "", "", "row" if is_either else "group", fields=_inner(ref, known, within))
    if arrays and len(options) == 2 and model == "Sort":
        return Field(key, "", "", "list", item=Field(key, "", "", "line"))
    if arrays:
        return Field(key, "", "", "any")
    return Field(key, "", "", "line")


def _inner(ref: Mapping[str, Any], known: Mapping[str, Any], within: tuple[str, ...]) -> tuple[Field, ...]:
    name = ref["$ref"].rpartition("/")[2]
    return () if name in within else tuple(_fields(name, known, within))


def _label(key: str) -> str:
    """« retour-erreur » as « Retour erreur »; of steps, the word that authors read everywhere else."""
    shown = "étapes" if key == "segments" else keys.shown(key).replace("-", " ")
    return shown[:1].upper() + shown[1:]

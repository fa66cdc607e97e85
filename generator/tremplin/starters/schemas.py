"""JSON Schemas of what authors write, from the models, with their keys in French: for editors.

They refuse what cannot be right and nothing that `check` accepts: values are read by `check` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from tremplin.questions import KINDS
from tremplin.questions.bank import BankInfo, Passage
from tremplin.schema import keys
from tremplin.schema.catalogue import CourseInfo, LearningPath, ModuleInfo, Provider, Term
from tremplin.schema.descriptions import described
from tremplin.schema.inputs import loosely, proposed

Schema = dict[str, Any]
_DIALECT = "http://json-schema.org/draft-07/schema#"
_LEFT_OUT = {"title", "default", "description", "examples", "minLength"}
"""What pydantic says for programs."""
_DECIMALS = "^[0-9]+$"
"""YAML takes the comma of « {x: 12,5} » for the sign between two keys, and Tremplin does not."""
_NOTHING: Schema = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
"""An empty value; of a type « null », editors would propose the word."""
_ALSO = {("Pair", "right_side"): ("right",)}
"""In English, `right` is also the key of a right answer."""


def schemas() -> Mapping[str, Schema]:
    """The schema of each kind of file, by its name in French."""
    return {
        "cours": _file(CourseInfo),
        "module": _file(ModuleInfo),
        "organismes": _collection(Provider, "providers"),
        "parcours": _collection(LearningPath, "paths"),
        "glossaire": _collection(Term, "terms"),
        "quiz": _quiz(),
    }


def _file(model: type[BaseModel]) -> Schema:
    return {**_ref(model), **_definitions(model)}


def _collection(model: type[BaseModel], key: str) -> Schema:
    """A list alone or under its key, or what each id (or term) is."""
    rows = {"type": "array", "items": _ref(model)}
    under = {"type": "object", **_keys({key: rows}, model.__name__), "additionalProperties": False}
    by_name = {"type": "object", "additionalProperties": {"type": ["object", "string"]}}
    return {"anyOf": [under, rows, by_name], **_definitions(model)}


def _quiz() -> Schema:
    """One object for every kind of question: which keys go together is told by `check`."""
    models = [kind.model for kind in KINDS]
    found = _definitions(BankInfo, Passage, *models)
    definitions = found["definitions"]
    merged: dict[str, dict[str, Schema]] = {}
    for model in models:
        raw = _raw(model)[model.__name__]
        for key, value in raw["properties"].items():
            merged.setdefault(key, {})[model.__name__] = value
    required = {"id", "question"}
    questions = {
        key: _either([_plain(value) for value in by_model.values()], is_required=key in required)
        for key, by_model in merged.items()
    }
    questions["kind"] = proposed("kind")
    definitions["Question"] = {
        "type": "object",
        **_keys(questions, "Question"),
        "additionalProperties": False,
        "allOf": [_required(key, ()) for key in sorted(required)],
    }
    for model in models:
        del definitions[model.__name__]
    rows = {"type": "array", "items": {"anyOf": [{"$ref": "#/definitions/Question"}, _ref(Passage)]}}
    bank = definitions["BankInfo"]
    more = _keys({"questions": rows}, "BankInfo")
    for part in ("properties", "patternProperties"):
        bank[part] |= more[part]
    return {"anyOf": [_ref(BankInfo), rows, {"$ref": "#/definitions/Question"}], **found}


def _ref(model: type[BaseModel]) -> Schema:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _raw(*models: type[BaseModel]) -> dict[str, Schema]:
    """As pydantic says it, by name of model."""
    _, found = models_json_schema([(model, "validation") for model in models], by_alias=True)
    return dict(found["$defs"])


def _definitions(*models: type[BaseModel]) -> Schema:
    found = {name: _object(name, raw) for name, raw in sorted(_raw(*models).items()) if "properties" in raw}
    return {"$schema": _DIALECT, "definitions": found}


def _object(name: str, raw: Schema) -> Schema:
    """A model, its keys as authors write them."""
    required = raw.get("required", ())
    properties = {
        key: _either([_plain(value)], is_required=key in required) for key, value in raw["properties"].items()
    }
    found: Schema = {"type": "object", **_keys(properties, name), "additionalProperties": False}
    if required:
        found["allOf"] = [_required(key, _ALSO.get((name, key), ())) for key in required]
    return found


def _keys(properties: Mapping[str, Schema], model: str) -> Schema:
    """The French form of each key is proposed, with what it is for; any of its forms is accepted."""
    shown, accepted = {}, {_DECIMALS: _NOTHING}
    for key, value in properties.items():
        shown[keys.shown(key)] = {"description": _described(model, key), **value}
        accepted[loosely((*keys.forms(key), *_ALSO.get((model, key), ())))] = value
    return {"properties": shown, "patternProperties": accepted}


def _described(model: str, key: str) -> str:
    kinds = [kind.model.__name__ for kind in KINDS] if model == "Question" else []
    told = dict.fromkeys(described(name, key) for name in kinds if key in _fields(name))
    return "\n\n".join(told) or described(model, key)


def _fields(model: str) -> set[str]:
    (found,) = (kind.model for kind in KINDS if kind.model.__name__ == model)
    return {field.alias or name for name, field in found.model_fields.items()}


def _required(key: str, also: tuple[str, ...]) -> Schema:
    """Some key of the object is a form of this one."""
    missing = {"propertyNames": {"not": {"pattern": loosely((*keys.forms(key), *also))}}}
    return {"anyOf": [{"required": [keys.shown(key)]}, {"not": missing}]}


def _either(found: list[Schema], *, is_required: bool) -> Schema:
    """Any of these; a key that is not required may be left empty."""
    options = _parted(found)
    lists = [option for option in options if option.get("type") == "array"]
    if len(lists) > 1:  # one list of any of their items: an editor says what is wrong in an item
        items = _parted([option["items"] for option in lists])
        options = [option for option in options if option not in lists]
        options.append({"type": "array", "items": items[0] if len(items) == 1 else {"anyOf": items}})
    options = [option for option in options if option != {"type": "null"}]
    if not is_required and {} not in options:
        options.append(_NOTHING)
    return options[0] if len(options) == 1 else {"anyOf": options}


def _parted(found: Iterable[Schema]) -> list[Schema]:
    """The options of all, each once."""
    options: list[Schema] = []
    for schema in found:
        for option in schema["anyOf"] if set(schema) == {"anyOf"} else [schema]:
            if option not in options:
                options.append(option)
    return options


def _plain(raw: Any) -> Any:
    """Without what is said for programs; references lead to our definitions."""
    if isinstance(raw, list):
        return [_plain(item) for item in raw]
    if not isinstance(raw, dict):
        return raw.replace("#/$defs/", "#/definitions/") if isinstance(raw, str) else raw
    return {key: _plain(value) for key, value in raw.items() if key not in _LEFT_OUT}

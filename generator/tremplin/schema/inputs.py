"""What authored values look like before they are read, as JSON Schema: for editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import WithJsonSchema

from tremplin.diagnostics import fold
from tremplin.schema import words

_SCALAR = {"type": ["string", "number", "boolean"]}
_ID = {"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_SCALARS = {"anyOf": [{"type": "array", "items": _SCALAR}, _SCALAR]}

Anything = Annotated[Any, WithJsonSchema({})]
Scalar = Annotated[Any, WithJsonSchema(_SCALAR)]
Id = Annotated[Any, WithJsonSchema(_ID)]
Scalars = Annotated[Any, WithJsonSchema(_SCALARS)]

_LETTERS = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü"}


def loosely(forms: Iterable[str]) -> str:
    """A pattern of the `forms`, with or without capitals and accents: ECMAScript has no flag in a pattern."""
    return f"^({'|'.join(dict.fromkeys(map(_loose, forms)))})[ \u00a0\u202f]*$"


def _loose(form: str) -> str:
    return "".join(
        "[-_ ]" if sign in "-_ " else f"[{sign}{sign.upper()}{_LETTERS.get(sign, '')}]"
        if sign.isalpha() else sign
        for sign in fold(form)
    )  # fmt: skip


def proposed(name: str) -> dict[str, Any]:
    """A word of the list `name`: the first form in French of each is proposed, any form is accepted."""
    forms = [form for word, forms in words.FRENCH[name].items() for form in (word, *forms)]
    either: list[dict[str, Any]] = [
        {"enum": [*words.shown(name).values()]},
        {"type": "string", "pattern": loosely(forms)},
    ]
    return {"anyOf": [*either, {"type": "boolean"}] if name in ("yes-no", "truth") else either}


def word_of(name: str) -> Any:
    return Annotated[Any, WithJsonSchema(proposed(name))]

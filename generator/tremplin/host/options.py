"""The options of the plugin; those that it does not have, or cannot read, are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config

from tremplin.diagnostics import Diagnostic, Span, suggest
from tremplin.schema.budgets import NAMES, bytes_of, key_of
from tremplin.schema.words import find


class Options(Config):  # type: ignore[no-untyped-call]
    """What the plugin is told in the configuration."""

    quizzes = config_options.Type(str, default="quizzes")
    id = config_options.Optional(config_options.Type(str))
    budgets = config_options.Type(dict, default={})
    offline = config_options.Type(object, default=True)
    """Whether the site has a service worker, and offers to keep courses on the device: `is_offline`."""


def is_offline(options: Mapping[str, Any]) -> bool:
    return find("yes-no", str(options["offline"])) != "no"


def unfit(options: Mapping[str, Any], place: Span) -> Iterator[Diagnostic]:
    known = [name for name, _ in Options._schema]
    for key in options:
        if key not in known:
            remedy = suggest(key, known, label="Options possibles")
            yield Diagnostic.of("T201", place, key=f"tremplin: {key}", remedy=remedy)
    if find("yes-no", str(options["offline"])) is None:
        reason = f"« {options['offline']} » n’est ni « oui » ni « non »"
        remedy = "Écrivez « offline: non » pour ne rien garder sur les appareils, ou retirez la ligne."
        yield Diagnostic.of("T335", place, key="offline", reason=reason, remedy=remedy)
    for key, value in options["budgets"].items():
        if key_of(str(key)) is None:
            remedy = suggest(str(key), NAMES, label="Budgets possibles")
            yield Diagnostic.of("T201", place, key=f"budgets: {key}", remedy=remedy)
        elif not bytes_of(value):
            reason = f"« {value} » n’est pas un poids"
            remedy = "Écrivez par exemple « image: 60 ko »."
            yield Diagnostic.of("T335", place, key=f"budgets: {key}", reason=reason, remedy=remedy)

"""The options of the plugin; those that it does not have, or cannot read, are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config

from tremplin.diagnostics import Diagnostic, Span, fold, suggest
from tremplin.editions import OFFERED
from tremplin.schema import budgets, demands
from tremplin.schema.words import find


class Options(Config):  # type: ignore[no-untyped-call]
    """What the plugin is told in the configuration; « éditions » is « editions » too."""

    quizzes = config_options.Type(str, default="quizzes")
    id = config_options.Optional(config_options.Type(str))
    budgets = config_options.Type(dict, default={})
    editions = config_options.ListOfItems(config_options.Type(str), default=[])
    """What the page of each course offers to take away: docs/editions.md."""
    quality = config_options.Type((int, dict), default={})
    """What criteria of quality may come to at least."""
    offline = config_options.Type(object, default=True)
    """Whether the site has a service worker, and offers to keep courses on the device: `is_offline`."""

    def load_dict(self, patch: dict[str, Any]) -> None:
        known = {name for name, _ in self._schema}
        super().load_dict({name if (name := fold(str(key))) in known else key: patch[key] for key in patch})


def is_offline(options: Mapping[str, Any]) -> bool:
    return find("yes-no", str(options["offline"])) != "no"


def unfit(options: Mapping[str, Any], place: Span) -> Iterator[Diagnostic]:
    known = [name for name, _ in Options._schema]
    for key in options:
        if key not in known:
            remedy = suggest(key, known, label="Options possibles")
            yield Diagnostic.of("T201", place, key=f"tremplin: {key}", remedy=remedy)
    offered = [edition.name for edition in OFFERED]
    for name in options["editions"]:
        if name not in offered:
            reason = f"« {name} » n’est pas une édition que la page d’un cours propose"
            remedy = suggest(name, offered, label="Éditions possibles")
            yield Diagnostic.of("T335", place, key="editions", reason=reason, remedy=remedy)
    if find("yes-no", str(options["offline"])) is None:
        reason = f"« {options['offline']} » n’est ni « oui » ni « non »"
        remedy = "Écrivez « offline: non » pour ne rien garder sur les appareils, ou retirez la ligne."
        yield Diagnostic.of("T335", place, key="offline", reason=reason, remedy=remedy)
    for key, value in options["budgets"].items():
        if budgets.key_of(str(key)) is None:
            remedy = suggest(str(key), budgets.NAMES, label="Budgets possibles")
            yield Diagnostic.of("T201", place, key=f"budgets: {key}", remedy=remedy)
        elif not budgets.bytes_of(value):
            reason = f"« {value} » n’est pas un poids"
            remedy = "Écrivez par exemple « image: 60 ko »."
            yield Diagnostic.of("T335", place, key=f"budgets: {key}", reason=reason, remedy=remedy)
    asked = options.get("quality", {})
    for key, value in asked.items() if isinstance(asked, Mapping) else (("", asked),):
        if key and demands.criterion_of(str(key)) is None:
            remedy = suggest(str(key), demands.NAMES, label="Critères possibles")
            yield Diagnostic.of("T201", place, key=f"quality: {key}", remedy=remedy)
        elif demands.score_of(value) is None:
            reason = f"« {value} » n’est pas une note de 0 à 100"
            remedy = "Écrivez par exemple « interactivité: 60 »."
            yield Diagnostic.of("T335", place, key=f"quality: {key}", reason=reason, remedy=remedy)

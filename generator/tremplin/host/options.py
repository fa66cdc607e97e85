"""The options of the plugin that it does not have, or cannot read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from tremplin.diagnostics import Diagnostic, Span, suggest
from tremplin.schema.budgets import NAMES, bytes_of, key_of


class Options(Protocol):
    """What the plugin is told in the configuration."""

    quizzes: str
    id: str | None
    offline: bool
    """Whether the site has a service worker, and offers to keep courses on the device."""

    @property
    def budgets(self) -> Mapping[str, object]: ...


OPTIONS = ("quizzes", "id", "budgets", "offline")


def unfit(options: Mapping[str, Any], place: Span) -> Iterator[Diagnostic]:
    for key in options:
        if key not in OPTIONS:
            remedy = suggest(key, OPTIONS, label="Options possibles")
            yield Diagnostic.of("T201", place, key=f"tremplin: {key}", remedy=remedy)
    for key, value in options["budgets"].items():
        if key_of(str(key)) is None:
            remedy = suggest(str(key), NAMES, label="Budgets possibles")
            yield Diagnostic.of("T201", place, key=f"budgets: {key}", remedy=remedy)
        elif not bytes_of(value):
            reason = f"« {value} » n’est pas un poids"
            remedy = "Écrivez par exemple « image: 60 ko »."
            yield Diagnostic.of("T335", place, key=f"budgets: {key}", reason=reason, remedy=remedy)

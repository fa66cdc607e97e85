"""`::: question`: a letter to the trainer, which says what page it is about."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin.directives.base import Directive, Maker, Spec


def context(_directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.ask("about")
    return {}


DIRECTIVE = Spec(
    "question", "question", "none", "::: question Un doute sur votre CV ?", takes_text=True, context=context
)

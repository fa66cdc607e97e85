"""`::: quiz`: a bank, one of its questions, or questions written in the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tremplin.diagnostics import Diagnostic
from tremplin.directives.base import Checker, Directive, Maker, Spec, Where


def context(directive: Directive, maker: Maker) -> Mapping[str, object] | None:
    return maker.quiz(directive)


def check(target: str, where: Where, checker: Checker) -> Iterable[Diagnostic]:
    return checker.bank(target, where) if target else ()


DIRECTIVE = Spec(
    "quiz", "quiz", "yaml", "::: quiz mail/joindre", shows_bank=True, context=context, check=check
)

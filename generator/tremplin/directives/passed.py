"""`::: si-réussi`: a content for who has passed a quiz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tremplin.diagnostics import Diagnostic, Span
from tremplin.directives.base import Checker, Directive, Maker, Spec


def context(directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.need("when")
    return {"bank": directive.argument.removesuffix(".yml")}


def check(target: str, span: Span, checker: Checker) -> Iterable[Diagnostic]:
    return checker.bank(target, span) if target else ()


DIRECTIVE = Spec(
    "passed",
    "si-réussi",
    "markdown",
    "::: si-réussi mail/joindre",
    needs_argument=True,
    context=context,
    check=check,
)

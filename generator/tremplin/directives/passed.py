"""`::: si-réussi`: a content for who has passed a quiz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tremplin.diagnostics import Diagnostic
from tremplin.directives.base import Checker, Directive, Maker, Spec, Where


def context(directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.need("when")
    return {"bank": directive.argument.removesuffix(".yml")}


def check(target: str, where: Where, checker: Checker) -> Iterable[Diagnostic]:
    bank, sign, _ = target.partition("#")
    if sign:
        return [Diagnostic.of("T408", where(), target=target, bank=bank)]
    return checker.bank(target, where) if target else ()


DIRECTIVE = Spec(
    "passed",
    "si-réussi",
    "markdown",
    "::: si-réussi mail/joindre",
    needs_argument=True,
    context=context,
    check=check,
)

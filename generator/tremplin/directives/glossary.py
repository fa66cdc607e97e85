"""`::: glossaire`: the terms of the course, explained, in the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tremplin.diagnostics import Diagnostic
from tremplin.directives.base import Checker, Directive, Maker, Spec, Where


def context(_directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.need("glossary")
    return {"terms": maker.entries()}


def check(_target: str, where: Where, checker: Checker) -> Iterable[Diagnostic]:
    if not checker.has_terms:
        yield Diagnostic.of("T419", where())


DIRECTIVE = Spec("glossary", "glossaire", "none", "::: glossaire", context=context, check=check)

"""`::: télécharger`: a file, with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tremplin.diagnostics import Diagnostic
from tremplin.directives.base import Checker, Directive, Maker, Option, Spec, Where


def context(directive: Directive, maker: Maker) -> Mapping[str, object]:
    return {"href": maker.link(directive.argument), "size": maker.ask("size", directive.argument)}


def check(target: str, where: Where, checker: Checker) -> Iterable[Diagnostic]:
    return checker.file("T309", target, where) if target else ()


DIRECTIVE = Spec(
    "download",
    "télécharger",
    "none",
    "::: télécharger modele.pdf",
    {"title": Option("titre", str)},
    needs_argument=True,
    context=context,
    check=check,
)

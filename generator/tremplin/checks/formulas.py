"""Formulas are read, wherever authors write them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from tremplin.checks.subject import Subject, parts_of, texts_of
from tremplin.diagnostics import Diagnostic, suggest
from tremplin.directives.base import Where
from tremplin.markdown.formulas import OTHERS
from tremplin.text.formulas import SIGNS, Formula, spans

MOST = 50
"""Formulas of a text that are told one by one."""
_SHOWN = 40


def formulas(subject: Subject) -> Iterator[Diagnostic]:
    """Formulas of the pages, then of the quizzes."""
    for text in subject.project.texts():
        for found in islice(subject.of_text(text, "formula"), MOST):
            for formula in spans(found.mark.target):
                yield from _fault(formula, found.where)
    if not OTHERS.isdisjoint(subject.syntax.extensions):
        return
    for bank in subject.project.all_banks():
        subject.seen[:] = [bank.file]
        for part in parts_of(bank):
            for loc, words in texts_of(part.value, SIGNS):
                within = part.where.within(words, *loc)
                for formula in islice(spans(words), MOST):
                    yield from _fault(formula, partial(within.between, formula.start, formula.end))


def _fault(formula: Formula, where: Where) -> Iterator[Diagnostic]:
    from tremplin.tex.formula import fault

    if (error := fault(formula.tex)) is None:
        return
    tex = " ".join(formula.tex.split())
    shown = tex if len(tex) <= _SHOWN else tex[: _SHOWN - 1] + "…"
    if not error.macro:
        yield Diagnostic.of("T141", where(), tex=shown, reason=str(error))
        return
    from tremplin.tex.signs import known

    remedy = suggest(error.macro, known(), "Écrivez-la autrement.")
    yield Diagnostic.of("T140", where(), tex=shown, macro=error.macro, remedy=remedy)

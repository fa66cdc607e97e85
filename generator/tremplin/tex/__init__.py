"""Formulas in TeX: read, then said in HTML, in a line of text, or drawn."""

from tremplin.text.formulas import may_hold, spans
from tremplin.text.words import SITE_LANGUAGE


def in_line(text: str, language: str = SITE_LANGUAGE) -> str:
    """`text` with its formulas in a line, for where no HTML can be; one that cannot be read stays."""
    if not may_hold(text):
        return text
    from tremplin.tex import formula  # of few sites

    pieces, done = list[str](), 0
    for found in spans(text):
        said = formula.in_line(found.tex, language)
        pieces += [text[done : found.start], text[found.start : found.end] if said is None else said]
        done = found.end
    return "".join([*pieces, text[done:]]).replace("\\$", "$")

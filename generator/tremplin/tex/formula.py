"""A formula as a page shows it."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from xml.etree.ElementTree import tostring

from tremplin.tex import macros, words  # theirs join those of the reader
from tremplin.tex.html import NotSaidError, html
from tremplin.tex.line import line
from tremplin.tex.mathml import mathml
from tremplin.tex.reading import TexError, read
from tremplin.text.words import words_of

assert macros
assert words
_NARROW = 16
"""Width in em that the smallest screens show."""


@lru_cache(maxsize=4096)
def fault(tex: str) -> TexError | None:
    """Why a formula cannot be read."""
    try:
        read(tex)
    except TexError as error:
        return error
    return None


@lru_cache(maxsize=4096)
def in_line(tex: str, language: str) -> str | None:
    """The formula as a text; None when it cannot be read."""
    return None if fault(tex) else line(read(tex), words_of(language))


@lru_cache(maxsize=4096)
def shown(tex: str, display: bool, language: str) -> str | None:
    """The HTML of a formula; None when it cannot be read."""
    if fault(tex):
        return None
    node = read(tex)
    try:
        said = html(node, display=display)
        return f'<span class="tex-block">{said}</span>' if display else said
    except NotSaidError:
        pass
    from tremplin.tex.drawing import draw

    text = escape(line(node, words_of(language)))
    try:
        paths, width, height = draw(mathml(node, display=display))
    except Exception:  # a fault of the library: the formula in a line says the same
        return f'<span class="tex-block">{text}</span>' if display else text
    units = [round(250 * side) for side in (width, height)]
    svg = (
        f'<svg class="tex" role="img" aria-label="{text}" width="{width:.2f}em" height="{height:.2f}em"'
        f' viewBox="0 0 {units[0]} {units[1]}" fill="currentColor">{paths}'
        f'<text y="9" font-size="9" fill="none">{text}</text></svg>'
    )
    if not display:
        return svg
    scroll = ' tabindex="0" role="group"' if width > _NARROW else ""
    return f'<span class="tex-block"{scroll}>{svg}</span>'


@lru_cache(maxsize=4096)
def in_mathml(tex: str, display: bool, language: str) -> str | None:
    """The formula for readers of MathML, with its text for the others; None when it cannot be read."""
    if fault(tex):
        return None
    node = read(tex)
    found = mathml(node, display=display)
    found.set("alttext", line(node, words_of(language)))
    return tostring(found, encoding="unicode")

"""Code coloured by Pygments through pymdownx, without looking up again what does not change."""

from __future__ import annotations

from functools import lru_cache
from types import FunctionType
from typing import Any

from pygments.lexers import find_lexer_class_by_name
from pymdownx import highlight

from tremplin.markdown.lexing import quicken


class _Stylesheet:
    """A formatter's classes of tokens, which depend on its style and its prefix only."""

    def _create_stylesheet(self) -> None:
        formatter: Any = self
        memo = (formatter.style, formatter.classprefix)
        if memo not in _STYLESHEETS:
            super()._create_stylesheet()  # type: ignore[misc]
            _STYLESHEETS[memo] = (formatter.ttype2class, formatter.class2style)
        classes, styles = _STYLESHEETS[memo]
        # writers of tokens add to the classes those of tokens that the style does not name
        formatter.ttype2class, formatter.class2style = dict(classes), styles


_STYLESHEETS: dict[tuple[Any, str], tuple[Any, Any]] = {}


class _BlockFormatter(_Stylesheet, highlight.BlockHtmlFormatter):  # type: ignore[misc]
    pass


class _InlineFormatter(_Stylesheet, highlight.InlineHtmlFormatter):  # type: ignore[misc]
    pass


def _formatter(kind: type, options: dict[str, Any]) -> Any:
    """A formatter; one of the same options as before is the same, and knows the classes of tokens already."""
    key = (kind, repr(options))
    if key not in _FORMATTERS:
        if len(_FORMATTERS) >= 64:
            _FORMATTERS.clear()
        _FORMATTERS[key] = kind(**options)
    return _FORMATTERS[key]


_FORMATTERS: dict[tuple[type, str], Any] = {}


@lru_cache(maxsize=256)
def _lexer_class(name: str) -> Any:
    return find_lexer_class_by_name(name)


def _lexer_by_name(name: str, **options: Any) -> Any:
    return quicken(_lexer_class(name)(**options))


def _with_names(function: Any, **names: Any) -> Any:
    """`function` where these global names mean something else; the library keeps its own."""
    return FunctionType(function.__code__, {**function.__globals__, **names}, argdefs=function.__defaults__)


class _Highlight(highlight.Highlight):  # type: ignore[misc]
    get_lexer = _with_names(highlight.Highlight.get_lexer, get_lexer_by_name=_lexer_by_name)
    highlight = _with_names(
        highlight.Highlight.highlight,
        BlockHtmlFormatter=lambda **options: _formatter(_BlockFormatter, options),
        InlineHtmlFormatter=lambda **options: _formatter(_InlineFormatter, options),
    )


class QuickHighlightExtension(highlight.HighlightExtension):  # type: ignore[misc]
    def get_pymdownx_highlighter(self) -> type[highlight.Highlight]:
        return _Highlight

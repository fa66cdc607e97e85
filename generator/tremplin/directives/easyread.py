"""`::: falc`: an easy-to-read version of what precedes (« facile à lire et à comprendre »)."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin.directives.base import Directive, Maker, Spec


def context(_directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.need("easyread")
    return {}


DIRECTIVE = Spec("easyread", "falc", "markdown", "::: falc", context=context)

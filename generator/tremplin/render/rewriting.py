"""What is known of a page by its HTML: what it weighs, what it loads, what is found in it."""

from __future__ import annotations

from dataclasses import replace

import brotli

from tremplin.pages.base import SHELL_BYTES, Content, Page
from tremplin.render.found import found_of
from tremplin.text.addresses import loaded

_BEST = 0.93
"""What hosts send, who compress at their leisure, is so much lighter; measured on the courses here."""


def rewritten(content: Content, html: str, page: Page) -> Content:
    """The same content of `page`, with another HTML."""
    # tabs of the theme tremplin: other themes have a class more, and a style of their own
    shown = {
        "wide": ('class="scroll"', "<pre"),
        "highlight": ('class="highlight',),
        "tabs": ('class="tabbed-set"',),
        "formulas": ('class="tex',),
    }
    used = (name for name, signs in shown.items() if any(sign in html for sign in signs))
    said, terms = found_of(html, page.language) if page.kind.is_found else ("", "")
    return replace(
        content,
        html=html,
        said=said,
        terms=terms,
        features=tuple(sorted({*content.features, *used})),
        weight=SHELL_BYTES + round(_BEST * len(brotli.compress(html.encode(), quality=5, lgwin=16))),
        resources=loaded(html, page.url),
    )

"""The contents of pages as the host needs them: with what their tables of contents are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tremplin.pages.base import Content
from tremplin.render.guard import content_of
from tremplin.render.site import Site


@dataclass(frozen=True)
class Converted:
    content: Content
    tokens: Any


def converted(site: Site) -> dict[str, Converted]:
    """Every content of `site`, by address."""
    found = {}
    for page in site.pages:
        if page.has_content:
            content = content_of(site.renderer, site.project, page)
            converter, _ = site.renderer.converters[page.language]
            tokens = getattr(converter.md, "toc_tokens", []) if page.text else []
            found[page.url] = Converted(content, tokens)
    return found

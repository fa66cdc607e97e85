"""A glossary: the terms of a course, or of the whole catalogue, and the ways to write each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tremplin.schema.catalogue import Term
from tremplin.schema.validate import Located
from tremplin.schema.values import slugify


class Form(NamedTuple):
    """A way to write a term; an acronym is only itself in capitals."""

    term: Located[Term]
    text: str
    is_acronym: bool


@dataclass(frozen=True, eq=False)
class Glossary:
    """`folder` (from docs_dir) is that of its pictures; `url` is the page of its terms."""

    file: str
    folder: str
    url: str
    terms: tuple[Located[Term], ...]
    digest: str
    """SHA-256 of its YAML."""

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Term → its id on the pages that explain it."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for term in self.terms:
            slug = f"mot-{slugify(term.value.term)}"
            while slug in taken:
                slug += "-2"
            taken.add(slug)
            found.setdefault(term.value.term, slug)
        return found

    def forms(self) -> Iterator[Form]:
        """Every way to write its terms, the plural in « s » or « x » of each too."""
        for term in self.terms:
            for text in (term.value.term, *term.value.variants):
                is_acronym = text.isupper() and len(text) > 1
                yield Form(term, text, is_acronym)
                if re.search(r"[^\W\d_sxz]\Z", text) and not is_acronym:
                    yield Form(term, f"{text}s", is_acronym)
                    yield Form(term, f"{text}x", is_acronym)


def same(text: str) -> str:
    """Two ways to write a term that a reader takes for one have the same."""
    return " ".join(text.replace("’", "'").casefold().split())

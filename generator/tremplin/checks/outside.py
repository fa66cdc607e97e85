"""Links that leave the site, wherever an author may write one: asked of no one here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tremplin.checks.subject import Found, Subject
from tremplin.diagnostics import Span
from tremplin.text.addresses import parse


class Outside(NamedTuple):
    address: str
    """Without what follows « # »."""
    span: Span


_EXAMPLE = re.compile(r"//(?:[^/]*[.@])?(?:example(?:\.(?:com|net|org))?|test|invalid)(?::\d+)?(?:/|$)")
"""Names that no site may have (RFC 2606): those of false messages and of models to fill in."""


def outside(subject: Subject) -> Iterator[Outside]:
    """Each link to a page of another site, at its place."""
    return (found for found in _every(subject) if not _EXAMPLE.search(found.address))


def _every(subject: Subject) -> Iterator[Outside]:
    project = subject.project
    for text in project.texts():
        yield from _pages(subject.of_text(text, "link"))
    for bank in project.all_banks():
        yield from _pages(subject.of_bank(bank, "link"))
    for provider in project.providers:
        if provider.value.site:
            yield Outside(_bare(provider.value.site), provider.where.at("site"))
    for course in project.courses:
        support = course.info.value.support
        if support and support.contact.startswith("http"):
            yield Outside(_bare(support.contact), course.info.where.at("support", "contact"))


def _pages(links: Iterator[Found]) -> Iterator[Outside]:
    for found in links:
        if parse(found.mark.target).scheme in ("http", "https"):
            yield Outside(_bare(found.mark.target), found.where())


def _bare(target: str) -> str:
    address = parse(target)
    return f"{address.scheme}:{address.path}{address.query}"

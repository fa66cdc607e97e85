"""The terms of a glossaire.yml: a list, or « terme: définition » line by line."""

from __future__ import annotations

from hashlib import sha256

from tremplin.diagnostics import Report
from tremplin.model.glossary import Glossary
from tremplin.schema import keys
from tremplin.schema.catalogue import Term
from tremplin.schema.validate import validate
from tremplin.sources.source import Mapping, Node, Scalar, Sequence

FILE = "glossaire.yml"


def glossary(node: Node, file: str, text: str, folder: str, url: str, report: Report) -> Glossary | None:
    """None when it holds no term that can be read."""
    found = (validate(row, Term, report) for row in _rows(node))
    terms = tuple(term for term in found if term)
    return Glossary(file, folder, url, terms, sha256(text.encode()).hexdigest()) if terms else None


def _rows(node: Node) -> list[Node]:
    if isinstance(node, Mapping) and len(node.entries) == 1:
        written, inner = node.entries[0]
        if keys.canonical(written.text or "") == "terms":
            node = inner
    if isinstance(node, Sequence):
        return list(node.items)
    if not isinstance(node, Mapping) or _is_term(node):
        return [node]
    return [_row(term, value) for term, value in node.entries]


def _is_term(node: Mapping) -> bool:
    """Whether it is one term without its « - »."""
    names = {keys.canonical(written.text or "") for written, _ in node.entries}
    return "definition" in names and names <= {*Term.model_fields}


def _row(term: Scalar, value: Node) -> Node:
    if isinstance(value, Sequence):
        return value
    named = (Scalar(term.span, "term"), term)
    if isinstance(value, Mapping):
        return Mapping(term.span, (named, *value.entries))
    return Mapping(term.span, (named, (Scalar(value.span, "definition"), value)))

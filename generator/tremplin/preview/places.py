"""Where a file of the project is edited: addresses that the preview's pages lead to."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from tremplin.diagnostics import Diagnostic, Span
from tremplin.publish.plan import Plan

FORM = "_tremplin/modifier/"
"""The form of the preview, from the base of the site."""


MEND = "_tremplin/corriger/"
"""What shows how a mistake is mended, and mends it."""

SEND = "_tremplin/envoi/"
"""A course as one file: « courriel.zip »."""


class Place(NamedTuple):
    label: str
    address: str


def base_of(plan: Plan) -> str:
    """The path of the site's first page, which ends with "/"."""
    return urlsplit(plan.identity.url or "/").path.rstrip("/") + "/"


def places(span: Span, plan: Plan) -> list[Place]:
    """Where `span` can be edited: in the form, and in VS Code where the project was prepared for it."""
    file = plan.root / span.file
    found: list[Place] = []
    if not file.is_file():
        return found
    line = max(1, span.line)
    if file.suffix in (".md", ".yml", ".yaml"):
        asked = urlencode({"fichier": span.file, "ligne": line})
        found.append(Place("Modifier", f"{base_of(plan)}{FORM}?{asked}"))
    if (plan.root / ".vscode").is_dir():
        path = quote(file.as_posix().lstrip("/"), safe="/:")
        found.append(Place("Ouvrir dans VS Code", f"vscode://file/{path}:{line}:{max(1, span.column)}"))
    return found


def ways(told: Diagnostic, plan: Plan) -> list[Place]:
    """What can be done of a mistake: mend it, where only one thing does, and edit its file at its place."""
    found = places(told.span, plan)
    if told.fix:
        file, line, column, _ = told.span
        asked = urlencode({"code": told.code, "fichier": file, "ligne": line, "colonne": column})
        found.insert(0, Place("Corriger", f"{base_of(plan)}{MEND}?{asked}"))
    return found

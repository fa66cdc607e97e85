"""How much each code counts: `plugins: [tremplin: {severities: {T601: avertissement}}]`."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin.diagnostics import Severities
from tremplin.rules import RULES, Severity, family_of
from tremplin.schema.words import find

_READ = ("fichiers", "valeurs", "questions", "directives")
"""The families of what keeps a text from being read."""


def code_of(name: object) -> str | None:
    code = str(name).strip().upper()
    return code if code in RULES else None


def word_of(value: object) -> str | None:
    """« avertissement » → « warning »; « non », which some YAML reads as false → « none »."""
    return find("severity", str(value)) or ("none" if find("yes-no", str(value)) == "no" else None)


def kept(code: str, word: str) -> str:
    """Why the configuration may not make `word` of a code; empty when it may."""
    if word == "error" or not RULES[code].is_firm:
        return ""
    if family_of(code).name in _READ:
        return "ce que cette erreur signale ne peut pas être lu : la page ou la question manquerait"
    return "ce que cette erreur signale manquerait au site, ou ne doit pas y être publié"


def severities_of(option: Mapping[object, object]) -> Severities:
    """What the configuration says, without what it says badly."""
    rows = ((code_of(name), word_of(value)) for name, value in option.items())
    return {
        code: None if word == "none" else Severity(word)
        for code, word in rows
        if code and word and not kept(code, word)
    }

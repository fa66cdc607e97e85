"""The French text of every kind of mistake, under its stable code.

The messages, their help (`help`), docs/diagnostics.md and the tests all read this table, so that they cannot
drift apart. One code a mistake: two places where the same is wrong share it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.rules import (
    courses,
    directives,
    editions,
    faults,
    parcels,
    preview,
    quality,
    questions,
    reading,
    references,
    values,
)
from tremplin.rules.base import Rule, Rules, Severity

__all__ = ["FAMILIES", "RULES", "Family", "Rule", "Severity", "family_of"]


@dataclass(frozen=True)
class Family:
    """Codes about one thing; `name` is that of its page of help."""

    name: str
    title: str
    rules: Rules


FAMILIES = (
    Family("fichiers", "Lire les fichiers", reading.RULES),
    Family("valeurs", "Les clés et les valeurs", values.RULES),
    Family("questions", "Les questions", questions.RULES),
    Family("references", "Les références", references.RULES),
    Family("directives", "Les directives", directives.RULES),
    Family("cours", "La pédagogie, l’accessibilité, le poids", courses.RULES),
    Family("qualite", "La qualité", quality.RULES),
    Family("pannes", "Ce qui empêche de traiter un fichier", faults.RULES),
    Family("apercu", "L’aperçu", preview.RULES),
    Family("editions", "Les éditions à emporter", editions.RULES),
    Family("envois", "Envoyer et recevoir un cours", parcels.RULES),
)

RULES: Rules = {code: rule for family in FAMILIES for code, rule in family.rules.items()}


def family_of(code: str) -> Family:
    return next(family for family in FAMILIES if code in family.rules)

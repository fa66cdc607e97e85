"""9xx: the preview."""

from __future__ import annotations

from tremplin.rules.base import Rules, error

RULES: Rules = {
    "T901": error(
        "L’aperçu n’a pas pu suivre ce changement : {reason}.",
        "Enregistrez de nouveau le fichier. Si cela continue, relancez « tremplin serve ».",
    ),
    "T902": error(
        "Configuration incorrecte : {reason}.",
        "Corrigez ce fichier : l’aperçu garde en attendant la configuration précédente.",
    ),
}

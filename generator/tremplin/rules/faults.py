"""8xx: what keeps a file from being made into a page."""

from __future__ import annotations

from tremplin.rules.base import Rules, error

RULES: Rules = {
    "T801": error(
        "Cette page demande plus de {seconds} secondes de calcul.",
        "Répartissez le contenu en plusieurs pages, ou retirez ce qui s’y répète sans fin.",
    ),
    "T802": error(
        "Ce texte est trop imbriqué.",
        "Retirez des niveaux de listes, de citations, de crochets ou de balises : quelques-uns suffisent.",
    ),
    "T803": error(
        "Tremplin n’a pas su traiter ce fichier : {reason}.",
        "Retirez le dernier passage ajouté, et signalez ce défaut à l’équipe de Tremplin avec ce fichier.",
    ),
}

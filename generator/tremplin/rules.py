"""The French text of every kind of mistake, under its stable code.

The messages, the help page (docs/diagnostics.md) and the tests all read this table, so that they cannot
drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    """The French text of one kind of mistake; `{…}` are filled by `Diagnostic.of`."""

    severity: Severity
    message: str
    remedy: str


def _error(message: str, remedy: str) -> Rule:
    return Rule(Severity.ERROR, message, remedy)


def _warning(message: str, remedy: str) -> Rule:
    return Rule(Severity.WARNING, message, remedy)


RULES: Mapping[str, Rule] = {
    # 1xx: reading files
    "T101": _error("Fichier introuvable ou illisible : {reason}.", "{remedy}"),
    "T102": _error(
        "Ce fichier n’est pas enregistré en UTF-8.",
        "Enregistrez-le de nouveau en choisissant l’encodage UTF-8.",
    ),
    "T103": _error("YAML incorrect : {reason}.", "{remedy}"),
    "T104": _error(
        "La clé « {key} » est écrite deux fois.",
        "Gardez-en une seule (la première est à la ligne {first}).",
    ),
    "T105": _error(
        "« {sign} » n’est pas accepté ici : {reason}.",
        "Recopiez le texte en entier, ou mettez-le entre guillemets.",
    ),
    "T106": _error(
        "Ce fichier est trop {what}.", "Répartissez le contenu en plusieurs fichiers plus simples."
    ),
    "T107": _error("Ici, il faut {expected}.", "{remedy}"),
    "T108": _error(
        "L’en-tête du fichier n’est pas fermé.",
        "Ajoutez une ligne « --- » après la dernière clé de l’en-tête.",
    ),
    # 2xx: what a file may say
    "T201": _error("Clé inconnue : « {key} ».", "{remedy}"),
    "T202": _error("Il manque la clé « {key} ».", "Ajoutez par exemple : {example}"),
    "T203": _error("Valeur incorrecte pour « {key} » : {reason}.", "{remedy}"),
    "T204": _error("Genre de question inconnu : « {kind} ».", "{remedy}"),
    "T205": _error(
        "« {id} » n’est pas un identifiant correct.",
        "Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple : {example}",
    ),
    "T206": _error(
        "L’identifiant « {id} » est déjà pris ({first}).",
        "Donnez un autre identifiant : la progression des apprenants en dépend.",
    ),
    "T207": _error("Question mal formée : {reason}.", "{remedy}"),
    "T208": _error(
        "Une question de ce genre ne se protège pas : {kind}.",
        "Retirez « protégé: oui », ou placez-la dans un autre quiz. Genres qui se protègent : {kinds}.",
    ),
    # 3xx: references
    "T301": _error("Le quiz « {target} » n’existe pas.", "{remedy}"),
    "T302": _error("La question « {target} » n’existe pas dans ce quiz.", "{remedy}"),
    "T303": _error("L’objectif « {target} » n’existe pas dans ce cours.", "{remedy}"),
    "T304": _error("Le cours « {target} » n’existe pas.", "{remedy}"),
    "T305": _error("L’organisme « {target} » n’existe pas.", "{remedy}"),
    "T306": _error("L’image « {target} » est introuvable.", "{remedy}"),
    "T307": _error("Le lien « {target} » ne mène nulle part.", "{remedy}"),
    "T308": _error("La page à revoir « {target} » n’existe pas.", "{remedy}"),
    "T309": _error("Le fichier « {target} » est introuvable.", "{remedy}"),
    "T310": _error("La session « {target} » n’existe pas dans ce cours.", "{remedy}"),
    "T311": _error(
        "« {target} » sort du dossier du projet.",
        "Copiez ce fichier dans le dossier du cours et corrigez le chemin.",
    ),
    "T312": _error("Deux pages ont la même adresse : {address}.", "Renommez {file}."),
    "T313": _error("Les prérequis tournent en rond : {cycle}.", "Retirez l’un de ces prérequis."),
    "T314": _warning(
        "Le quiz « {target} » n’est utilisé dans aucune page.",
        "Ajoutez « ::: quiz {target} » dans un segment, ou supprimez ce fichier.",
    ),
    "T315": _error("{what} n’a aucun segment.", "{remedy}"),
    "T316": _warning(
        "Ce fichier n’est pas dans un module : il sera une page à part, hors du programme.",
        "Placez-le dans un dossier « 01-nom-du-module » du cours.",
    ),
    "T317": _warning(
        "Ce fichier ne sera pas sur le site : le genre « {suffix} » n’est pas publié.",
        "Enregistrez-le en PDF, en texte, en image ou en document de bureautique.",
    ),
    # 4xx: directives
    "T401": _error("Directive inconnue : « {name} ».", "{remedy}"),
    "T402": _error("Option inconnue pour « {name} » : « {option} ».", "{remedy}"),
    "T403": _error("Le bloc « ::: {name} » n’est pas fermé.", "Ajoutez une ligne « ::: » à la fin du bloc."),
    "T404": _error(
        "Ce « ::: » ne ferme aucun bloc.",
        "Supprimez cette ligne, ou ouvrez le bloc plus haut, par exemple « ::: retenir ».",
    ),
    "T405": _error("« ::: {name} » est incomplet : {reason}.", "Écrivez par exemple : {example}"),
    "T406": _error("Valeur incorrecte pour l’option « {option} » : {reason}.", "{remedy}"),
    "T407": _error(
        "« ::: {name} » tient sur une ligne : le texte en dessous ne serait pas montré.",
        "Retirez ce texte et le « ::: » qui suit, par exemple : {example}",
    ),
    # 5xx: pedagogy and the law on distance training (code du travail, D6313-3-1)
    "T501": _error(
        "La durée annoncée ({stated}) s’écarte trop de celle des segments ({actual}).",
        "Écrivez « durée: {actual} », ou corrigez la durée des segments.",
    ),
    "T502": _error(
        "Ce segment n’annonce pas sa durée.",
        "Ajoutez par exemple « durée: 6 min » dans l’en-tête : la loi demande la durée des "
        "activités à distance (code du travail, D6313-3-1).",
    ),
    "T503": _error(
        "Le cours ne dit pas quelle assistance aide l’apprenant.",
        "Ajoutez « assistance: {{contact: formation@example.org, délai: 48 h, description: …}} », ou "
        "marquez le cours « brouillon: oui » (code du travail, D6313-3-1).",
    ),
    "T504": _error(
        "Le cours ne dit pas comment l’apprenant est évalué.",
        "Ajoutez par exemple « évaluation: Quiz à la fin de chaque module », ou marquez le cours "
        "« brouillon: oui » (code du travail, D6313-3-1).",
    ),
    "T505": _warning(
        "Ce segment dure {actual} : un segment tient en 3 à 10 minutes.",
        "Coupez-le en deux, ou regroupez-le avec un autre.",
    ),
    "T506": _warning(
        "Ce cours mixte n’a aucune session en présentiel.",
        "Ajoutez « sessions: » avec le lieu, le début et la fin de chaque séance.",
    ),
    "T507": _warning(
        "Les informations de ce cours sont périmées depuis le {date}.",
        "Relisez le cours, puis corrigez « vérifié: » et « périme: ».",
    ),
    "T508": _warning(
        "Aucun quiz n’évalue l’objectif « {target} ».",
        "Ajoutez « objectif: {target} » à une question, ou un quiz dans un segment qui le vise.",
    ),
    # 6xx: accessibility
    "T601": _error(
        "L’image « {target} » n’a pas de texte de remplacement.",
        "Décrivez ce qu’elle montre : ![Une boîte de réception avec trois messages]({target}).",
    ),
    "T602": _warning("Le titre « {title} » n’est pas au bon niveau.", "Utilisez « {marks} » à la place."),
    # 7xx: weight
    "T701": _warning(
        "« {target} » pèse {weight} : c’est long à charger sur une ligne lente.",
        "Réduisez l’image (640 pixels de large suffisent) ou enregistrez-la en WebP.",
    ),
    "T702": _error(
        "« {target} » pèse {weight} : une image ne doit pas dépasser {limit}.",
        "Réduisez l’image (640 pixels de large suffisent) ou enregistrez-la en WebP.",
    ),
    "T703": _error(
        "Le dessin « {target} » n’est pas un SVG lisible : {reason}.",
        "Enregistrez-le de nouveau depuis votre logiciel de dessin.",
    ),
    "T704": _error(
        "L’image « {target} » ne peut pas être publiée : {reason}.",
        "Ouvrez-la, réduisez-la (640 pixels de large suffisent) et enregistrez-la de nouveau.",
    ),
    "T705": _error(
        "Le dessin « {target} » est trop compliqué : {reason}.",
        "Simplifiez-le, ou enregistrez-le en WebP.",
    ),
}

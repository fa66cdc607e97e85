"""The four criteria of the charter of the Pays de Verdun (action A.2.4), their measures, and the advice.

`MEASURES` is the table: what is measured, where it begins to be worth something (`poor`) and is worth all
(`good`), and who says so. `quality` computes; the help of a measure is that of its code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tremplin.rules.base import Rules, advice, error


class Criterion(StrEnum):
    """Its name is « quality.… » in the words of the interface."""

    LEARNER = "learner"
    SEGMENTATION = "segmentation"
    STIMULATION = "stimulation"
    INTERACTIVITY = "interactivity"


@dataclass(frozen=True)
class Measure:
    code: str
    """The rule that is told where it falls short."""
    criterion: Criterion
    label: str
    unit: str
    """How its value is said: « percent » for a share, else the text around « {value} »."""
    poor: float
    good: float
    source: str

    def mark(self, value: float) -> float:
        """From 0 to 1."""
        return min(1.0, max(0.0, (value - self.poor) / (self.good - self.poor)))


_MAYER = "R. Mayer, « Multimedia Learning », Cambridge University Press, 2009"
_CLEAR = "Commission européenne, « Rédiger clairement », 2011"

MEASURES: dict[str, Measure] = {
    "readability": Measure(
        "T540",
        Criterion.LEARNER,
        "Lisibilité du texte",
        "{value} sur 100",
        40,
        70,
        "L. Kandel et A. Moles, « Application de l’indice de Flesch à la langue française », 1958",
    ),
    "short": Measure("T541", Criterion.LEARNER, "Phrases de 25 mots au plus", "percent", 0.7, 0.95, _CLEAR),
    "active": Measure("T542", Criterion.LEARNER, "Phrases à la voix active", "percent", 0.6, 0.85, _CLEAR),
    "spoken": Measure(
        "T543",
        Criterion.LEARNER,
        "Phrases qui s’adressent à l’apprenant",
        "percent",
        0,
        0.2,
        f"{_MAYER} (principe de personnalisation)",
    ),
    "assessed": Measure(
        "T508",
        Criterion.LEARNER,
        "Objectifs qu’une question évalue",
        "percent",
        0.5,
        1,
        "Référentiel national qualité (Qualiopi), indicateur 11",
    ),
    "sized": Measure(
        "T505",
        Criterion.SEGMENTATION,
        "Étapes de 3 à 10 minutes",
        "percent",
        0.5,
        1,
        "P. Guo, J. Kim et R. Rubin, « How Video Production Affects Student Engagement », 2014",
    ),
    "timed": Measure(
        "T544",
        Criterion.SEGMENTATION,
        "Étapes dont la durée est juste",
        "percent",
        0.5,
        1,
        "M. Brysbaert, « How many words do we read per minute? », 2019 : environ 240 ; "
        "la moitié pour qui lit lentement",
    ),
    "single": Measure(
        "T545",
        Criterion.SEGMENTATION,
        "Étapes d’une seule idée",
        "percent",
        0.5,
        1,
        f"{_MAYER} (principe de segmentation)",
    ),
    "shown": Measure(
        "T546",
        Criterion.STIMULATION,
        "Étapes illustrées",
        "percent",
        0.2,
        0.8,
        f"{_MAYER} (principe multimédia)",
    ),
    "practised": Measure(
        "T547",
        Criterion.STIMULATION,
        "Étapes où l’on met en pratique",
        "percent",
        0,
        0.4,
        "S. Freeman et al., « Active learning increases student performance », PNAS, 2014",
    ),
    "varied": Measure(
        "T548",
        Criterion.STIMULATION,
        "Genres de questions",
        "{value}",
        1,
        5,
        "Charte du Pays de Verdun, action A.2.4 : contenu stimulant",
    ),
    "asked": Measure(
        "T549",
        Criterion.INTERACTIVITY,
        "Questions toutes les dix minutes",
        "{value}",
        0,
        3,
        "H. Roediger et J. Karpicke, « Test-Enhanced Learning », 2006",
    ),
    "answered": Measure(
        "T550",
        Criterion.INTERACTIVITY,
        "Réponses qui ont un retour",
        "percent",
        0.3,
        0.9,
        "J. Hattie et H. Timperley, « The Power of Feedback », 2007",
    ),
    "unguessed": Measure(
        "T551",
        Criterion.INTERACTIVITY,
        "Questions dont la réponse ne se devine pas",
        "percent",
        0.4,
        0.9,
        "T. Haladyna et al., « A Review of Multiple-Choice Item-Writing Guidelines », 2002",
    ),
}
"""The order is that of the reports."""

RULES: Rules = {
    "T540": advice(
        "Ce texte est difficile à lire : {value} sur 100, pour {good} souhaités.",
        "Faites des phrases courtes, avec des mots courants. Une idée par phrase.",
    ),
    "T541": advice(
        "Cette phrase compte {words} mots : {most} suffisent.",
        "Coupez-la en deux, ou faites une liste de ce qu’elle énumère.",
    ),
    "T542": advice(
        "{count} phrases sur {every} sont au passif, comme « {sentence} ».",
        "Dites qui fait quoi : « Inès envoie le message » plutôt que « Le message est envoyé par Inès ».",
    ),
    "T543": advice(
        "Ce texte ne s’adresse pas à l’apprenant.",
        "Écrivez « vous », et des verbes d’action : « Ouvrez votre boîte. »",
    ),
    "T544": advice(
        "Cette étape annonce {stated}, et {estimated} seraient justes : {words} mots et {questions}.",
        "Écrivez « durée: {estimated} », ou allégez l’étape.",
    ),
    "T545": advice(
        "Cette étape aborde plusieurs idées : {what}.",
        "Faites-en deux étapes : on retient mieux une idée à la fois.",
    ),
    "T546": advice(
        "Cette étape n’a que du texte : ni image, ni film, ni son.",
        "Ajoutez une image qui montre ce que dit le texte.",
    ),
    "T547": advice(
        "{count} étapes sur {every} demandent de mettre en pratique ce qu’elles disent.",
        "Ajoutez une activité (« ::: activité »), une mise en situation ou une simulation.",
    ),
    "T548": advice(
        "Les questions de ce cours sont toujours du même genre : {kinds}.",
        "Variez : associer, ordonner, compléter, calculer… Le guide de l’auteur les montre tous.",
    ),
    "T549": advice(
        "Cette étape {asks} pour {minutes}.",
        "Ajoutez-en : une question toutes les trois minutes garde l’attention, et aide à retenir.",
    ),
    "T550": advice(
        "Il manque un retour à cette question : {what}.",
        "Ajoutez « explication: », et « retour: » à chaque réponse : dites pourquoi, et ce qui a pu tromper.",
    ),
    "T551": advice(
        "La bonne réponse est la plus longue, comme dans {count} questions sur {every} de ce cours.",
        "Raccourcissez-la, ou donnez autant de détails aux autres.",
    ),
    "T552": advice(
        "La bonne réponse est la première, comme dans {count} questions sur {every} de ce cours.",
        "Déplacez-la, ou écrivez « mélanger: oui » en haut du quiz.",
    ),
    "T553": advice(
        "La bonne réponse est « {answer} », comme dans {count} questions sur {every} de ce genre.",
        "Tournez autrement une partie de ces questions.",
    ),
    "T554": advice(
        "Cette question a {right} bonnes réponses, comme {count} sur {every} de ce cours.",
        "Variez le nombre de bonnes réponses, pour qu’il ne se devine pas.",
    ),
    "T560": error(
        "Ce cours obtient {score} sur 100 pour « {criterion} » : l’éditeur du catalogue demande {least}.",
        "Lancez « tremplin quality --course {course} » pour savoir que faire.",
        is_firm=False,
    ),
}

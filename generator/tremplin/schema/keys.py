"""The one table of keys: each can be written in French (accents optional) or in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tremplin.diagnostics import fold

# canonical name (also the English key, "-" for "_") → its French forms, the first being shown
FRENCH: Mapping[str, tuple[str, ...]] = {
    "title": ("titre",),
    "summary": ("résumé",),
    "description": ("description",),
    "name": ("nom",),
    "provider": ("organisme",),
    "providers": ("organismes",),
    "folders": ("dossiers", "dossier"),
    "paths": ("parcours",),
    "courses": ("cours",),
    "goal": ("but", "visée"),
    "audience": ("public",),
    "level": ("niveau",),
    "language": ("langue", "langage"),
    "themes": ("thèmes", "thème"),
    "occupations": ("métiers", "métier"),
    "skills": ("compétences", "compétence"),
    "licence": ("licence",),
    "draft": ("brouillon",),
    "trainers": ("formateurs",),
    "quality": ("qualité",),
    "old_ids": ("anciens-ids",),
    "objectives": ("objectifs",),
    "objective": ("objectif",),
    "prerequisites": ("prérequis",),
    "modality": ("modalité",),
    "duration": ("durée",),
    "support": ("assistance",),
    "contact": ("contact", "courriel"),
    "delay": ("délai",),
    "assessment": ("évaluation",),
    "completion": ("réussite",),
    "segments": ("segments",),
    "score": ("score",),
    "sessions": ("sessions",),
    "start": ("début", "départ"),
    "end": ("fin",),
    "place": ("lieu",),
    "address": ("adresse",),
    "seats": ("places",),
    "access": ("accès",),
    "bring": ("apporter", "à apporter"),
    "practices": ("gestes",),
    "label": ("libellé",),
    "verified": ("vérifié",),
    "expires": ("périme",),
    "id": ("id", "identifiant"),
    "kind": ("type", "genre"),
    "phone": ("téléphone",),
    "site": ("site", "site web"),
    "registration": ("numéro", "numéro de déclaration", "déclaration", "nda"),
    "example": ("exemple",),
    "question": ("question",),
    "questions": ("questions",),
    "answers": ("réponses",),
    "answer": ("réponse",),
    "right": ("juste",),
    "wrong": ("faux",),
    "feedback": ("retour",),
    "feedback_true": ("retour-vrai",),
    "feedback_false": ("retour-faux",),
    "feedback_right": ("retour-juste",),
    "feedback_wrong": ("retour-erreur",),
    "feedback_partial": ("retour-partiel",),
    "feedback_final": ("retour-final",),
    "fixed": ("fixe",),
    "reveal": ("correction",),
    "penalty": ("pénalité",),
    "confidence": ("confiance",),
    "exam": ("examen",),
    "paper": ("papier",),
    "protected": ("protégé",),
    "presentation": ("présentation",),
    "hints": ("indices", "indice"),
    "explanation": ("explication",),
    "pass": ("seuil",),
    "draw": ("tirage",),
    "shuffle": ("mélanger",),
    "show": ("montrer",),
    "unsure": ("ne-sais-pas", "je ne sais pas"),
    "tries": ("essais",),
    "review": ("revoir",),
    "points": ("points",),
    "number": ("nombre",),
    "between": ("entre",),
    "wildcard": ("joker", "jokers"),
    "tolerance": ("tolérance",),
    "unit": ("unité",),
    "units": ("unités",),
    "weight": ("poids",),
    "image": ("image",),
    "mode": ("mode",),
    "material": ("matériel",),
    "text": ("texte",),
    "gaps": ("trous",),
    "distractors": ("intrus",),
    "pairs": ("paires",),
    "left": ("gauche",),
    "right_side": ("droite",),
    "elements": ("éléments",),
    "categories": ("catégories",),
    "rows": ("lignes",),
    "columns": ("colonnes",),
    "zones": ("zones",),
    "shape": ("forme",),
    "labels": ("étiquettes",),
    "x": ("x",),
    "y": ("y",),
    "scale": ("échelle",),
    "several": ("plusieurs",),
    "cards": ("cartes",),
    "front": ("recto",),
    "back": ("verso",),
    "model": ("modèle",),
    "criteria": ("critères",),
    "variables": ("variables",),
    "steps": ("étapes",),
    "choices": ("choix",),
    "to": ("vers",),
    "imitates": ("imite",),
    "messages": ("messages",),
    "sender": ("de", "expéditeur"),
    "subject": ("objet",),
    "action": ("action",),
    "actions": ("actions",),
    "fields": ("champs",),
    "rule": ("règle",),
    "help": ("aide",),
    "padlock": ("cadenas",),
    "signs": ("signes",),
    "trusted": ("fiable",),
    "format": ("format",),
    "tests": ("tests",),
    "test": ("test",),
    "solution": ("solution",),
    "poster": ("affiche",),
    "subtitles": ("sous-titres",),
    "transcript": ("transcription",),
    "glossary": ("glossaire",),
    "terms": ("termes",),
    "term": ("terme",),
    "variants": ("variantes", "variante"),
    "definition": ("définition",),
}

_ENGLISH_EXTRA = {"hint": "hints", "theme": "themes", "website": "site"}

# mappings whose keys are ids or units chosen by the author
FREE = frozenset({"objectives", "units", "categories", "variables", "steps", "gaps", "old_ids"})


@lru_cache(maxsize=1024)
def _fold(key: str) -> str:
    return fold(key).strip().replace("_", "-").replace(" ", "-")


_CANONICAL = (
    {_fold(name): name for name in FRENCH}
    | _ENGLISH_EXTRA
    | {_fold(form): name for name, forms in FRENCH.items() for form in forms}
)
_ENGLISH_ONLY = {_fold(n) for n in FRENCH} - {_fold(f) for fs in FRENCH.values() for f in fs}


def canonical(key: str) -> str | None:
    """The canonical name of a key as written, or None when the table does not know it."""
    return _CANONICAL.get(_fold(key))


def forms(name: str) -> tuple[str, ...]:
    """Every way to write a key: the French one that is shown, then the others."""
    extra = (written for written, key in _ENGLISH_EXTRA.items() if key == name)
    return tuple(dict.fromkeys((*FRENCH[name], name.replace("_", "-"), *extra)))


def is_english(key: str) -> bool:
    """Whether the key exists in English only: then messages name keys in English."""
    return _fold(key) in _ENGLISH_ONLY


def shown(name: str, *, english: bool = False) -> str:
    """How a message names a key to its author."""
    if english or name not in FRENCH:
        return name.replace("_", "-")
    return FRENCH[name][0]

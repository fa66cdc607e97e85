"""The one table of words: values of closed lists, in French (accents optional) or in English.

Keys have their own table (`schema/keys`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tremplin.diagnostics import fold, near, suggest

# list → canonical word (also the English one) → its French forms, the first being shown
FRENCH: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "yes-no": {"yes": ("oui", "vrai"), "no": ("non", "faux")},
    "truth": {"true": ("vrai",), "false": ("faux",)},
    "severity": {
        "error": ("erreur",),
        "warning": ("avertissement",),
        "advice": ("conseil",),
        "none": ("non", "aucun", "aucune"),
    },
    "all": {"all": ("tous", "toutes")},
    "none": {"none": ("aucun", "aucune")},
    "level": {
        "beginner": ("débutant",),
        "intermediate": ("intermédiaire",),
        "advanced": ("avancé",),
    },
    "modality": {
        "distance": ("distance",),
        "in-person": ("présentiel", "en présentiel"),
        "blended": ("mixte",),
    },
    "presentation": {
        "one by one": ("une par une", "une à la fois"),
        "together": ("ensemble", "toutes ensemble"),
    },
    "activity": {
        "individual": ("individuel", "individuelle", "en individuel", "seul", "seule"),
        "group": ("groupe", "en groupe", "collectif", "collective"),
        "in-person": ("présentiel", "en présentiel", "face à face"),
    },
    "kind": {
        "choice": ("choix",),
        "choices": ("choix-multiples", "choix multiple"),
        "truefalse": ("vrai-faux", "vrai ou faux"),
        "text": ("texte",),
        "number": ("nombre",),
        "formula": ("calcul",),
        "gaps": ("texte-à-trous", "trous"),
        "match": ("associer", "appariement"),
        "order": ("ordonner", "ordre"),
        "sort": ("classer", "classement"),
        "grid": ("grille", "tableau"),
        "hotspot": ("image-cliquable",),
        "label": ("légender", "légende"),
        "open": ("rédiger", "réponse libre"),
        "survey": ("sondage",),
        "cards": ("cartes",),
        "scenario": ("mise-en-situation", "scénario"),
        "simulation": ("simulation",),
        "code": ("code", "programme"),
    },
    "tolerance": {
        "accents": ("accents",),
        "case": ("casse",),
        "articles": ("articles",),
        "punctuation": ("ponctuation",),
        "typos": ("fautes",),
        "plural": ("pluriel",),
    },
    "format": {
        "date": ("date",),
        "phone": ("téléphone",),
        "euros": ("euros",),
        "address": ("adresse",),
        "code": ("code",),
        "formula": ("formule",),
    },
    "function": {
        "sqrt": ("racine",),
        "abs": ("abs",),
        "floor": ("entier",),
        "round": ("arrondi",),
        "min": ("min",),
        "max": ("max",),
    },
    "gaps": {"typed": ("libre",), "list": ("liste",), "words": ("étiquettes",)},
    "shape": {"rectangle": ("rectangle",), "circle": ("cercle",), "polygon": ("polygone",)},
    "imitated": {"mail": ("messagerie",), "sms": ("sms",), "form": ("formulaire",), "site": ("site",)},
    "action": {
        "reply": ("Répondre",),
        "keep": ("Garder",),
        "report": ("Signaler",),
        "delete": ("Supprimer",),
        "ignore": ("Ignorer",),
        "forward to 33700": ("Transférer au 33700",),
    },
    "rule": {
        "email": ("courriel",),
        "phone": ("téléphone",),
        "postcode": ("code postal",),
        "date": ("date",),
        "password": ("mot de passe",),
        "number": ("nombre",),
        "text": ("texte",),
    },
    "programming": {"html": ("html",), "javascript": ("javascript",), "python": ("python",)},
}
_ENGLISH_EXTRA: Mapping[str, Mapping[str, str]] = {"yes-no": {"true": "yes", "false": "no"}}


def _fold(word: str) -> str:
    return fold(word).strip().replace("-", " ").replace("_", " ")


@cache
def _known(name: str) -> Mapping[str, str]:
    forms = {_fold(form): word for word, forms in FRENCH[name].items() for form in (word, *forms)}
    return {**forms, **_ENGLISH_EXTRA.get(name, {})}


def find(name: str, written: str) -> str | None:
    """The canonical word of the list `name`, or None when the list has no such word."""
    return _known(name).get(_fold(written))


def shown(name: str) -> Mapping[str, str]:
    """Each canonical word of a list, as messages and pages show it."""
    return {word: forms[0] for word, forms in FRENCH[name].items()}


def suggestion(name: str, written: str) -> str:
    """« Vouliez-vous dire … ? », in the language of what was written, else the words there are."""
    french = shown(name).values()
    every = [*french, *FRENCH[name]]
    # two or three letters look like anything: « on » is not « non »
    word = written if len(written) > 3 else ""
    return suggest(word, every if near(word, *every) else french, label="Valeurs possibles")

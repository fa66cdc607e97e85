"""What the author of a question probably meant, where its kind or its keys leave a doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tremplin import questions
from tremplin.diagnostics import Report, fold, near, suggest
from tremplin.fixes import Remedy, meant
from tremplin.schema import keys, words
from tremplin.schema.validate import Loc, Positions

_QCM = "« choix » (une bonne réponse, ou une parmi plusieurs) ou « choix-multiples » (toutes les bonnes)"
OTHER_NAMES: Mapping[str, str] = {
    "qcm": _QCM,
    "mcq": _QCM,
    "quiz": _QCM,
    "multichoice": _QCM,
    "choix unique": "« choix »",
    "qcu": "« choix »",
    "vf": "« vrai-faux »",
    "oui non": "« vrai-faux »",
    "cloze": "« texte-à-trous »",
    "numerique": "« nombre »",
    "numerical": "« nombre »",
    "qroc": "« texte »",
    "reponse courte": "« texte »",
    "shortanswer": "« texte »",
    "question ouverte": "« rédiger »",
    "texte libre": "« rédiger »",
    "essay": "« rédiger »",
    "glisser deposer": "« associer », « classer » ou « légender »",
    "matching": "« associer »",
    "likert": "« sondage » avec « échelle: »",
    "avis": "« sondage »",
    "flashcards": "« cartes »",
}
"""How other tools and people call the kinds of questions: what to write for each."""


def kind_remedy(written: str) -> str:
    """What to write for a kind that is none: its name here, or every name."""
    names = words.shown("kind").values()
    every = f"Genres possibles : {', '.join(names)}."
    if other := OTHER_NAMES.get(re.sub(r"[-_\s]+", " ", fold(written)).strip()):
        told = f"Écrivez {other}. {every}"
        return Remedy(told, written, other.strip("« »")) if other.count("«") == 1 else told
    # two or three letters look like anything
    known = {*names, *words.shown("kind")}
    if len(written) > 3 and (found := near(written, *known)):
        return meant(written, found, known)
    return every


def tell_unknown(data: Mapping[str, Any], loc: Loc, where: Positions, report: Report) -> bool:
    """Name the keys that are none, which is why the kind does not show; whether there are some."""
    unknown = [key for key in data if key not in keys.FRENCH]
    names = {f.alias or n for kind in questions.KINDS for n, f in kind.model.model_fields.items()}
    # the author of a misspelt key may write either language
    known = [keys.shown(name, english=english) for name in names for english in (False, True)]
    for key in unknown:
        remedy = suggest(key, known, "Supprimez cette clé.")
        report.add("T201", where.names[*loc, key].span, key=key, remedy=remedy)
    return bool(unknown)


_UNIT = r"%|‰|€|\$|£|°\s?[CF]?|(?:[kcmd]?[gml]|km/h|[kMGT]?[ob]|mn|min|h|s|ha|kWh?)(?:[²³])?"
_MEASURE = re.compile(rf"([+\-−]?[0-9][0-9\s]*(?:[.,][0-9]+)?)\s*({_UNIT}|(?<=\s)[^\W\d_]{{2,12}})")
_MONTH = re.compile(r"(?:janv|fevr|mars|avr|mai|juin|juil|aou|sept|oct|nov|dec)")


def tell_doubts(data: Mapping[str, Any], loc: Loc, where: Positions, report: Report) -> None:
    """Say what « 12 kg », « oui », « [oui, non] » are read as, when nothing says that a text is expected."""
    answer, answers = data.get("answer"), data.get("answers")
    if isinstance(answers, list) and (both := _opposites(answers)):
        report.add("T296", where.at(*loc, "answers"), one=both[0], other=both[1])
    if not isinstance(answer, str):
        return
    if words.find("yes-no", answer):
        truth = words.shown("truth")["true" if words.find("yes-no", answer) == "yes" else "false"]
        report.add("T292", where.at(*loc, "answer"), text=answer, truth=truth)
    elif (found := _MEASURE.fullmatch(answer.strip())) and not _MONTH.match(fold(found[2])):
        report.add(
            "T291", where.at(*loc, "answer"), text=answer, number=found[1].strip(), unit=found[2].strip()
        )


def _opposites(answers: Sequence[object]) -> tuple[str, str] | None:
    """Two answers that cannot both be right: « Oui » and « Non »."""
    texts = [text for text in answers if isinstance(text, str)]
    for name, (one, other) in {"yes-no": ("yes", "no"), "truth": ("true", "false")}.items():
        found = {words.find(name, text): text for text in texts}
        if one in found and other in found:
            return found[one], found[other]
    return None

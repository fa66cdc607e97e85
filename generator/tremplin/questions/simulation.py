"""Digital life, imitated: an inbox or a phone to sort, a form to fill by its rules, a page to judge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from tremplin.diagnostics import fold, suggest
from tremplin.questions import places
from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    MarkingKey,
    Question,
    Verdict,
    graded,
    rounded,
    text_id,
    text_ids,
)
from tremplin.schema.validate import Authored
from tremplin.schema.values import Boolean, Text, Texts, refuse


class Imitated(StrEnum):
    MAIL = "mail"
    SMS = "sms"
    FORM = "form"
    SITE = "site"


_FRENCH = {
    "messagerie": Imitated.MAIL,
    "sms": Imitated.SMS,
    "formulaire": Imitated.FORM,
    "site": Imitated.SITE,
}
ACTIONS = {
    Imitated.MAIL: ("Répondre", "Garder", "Signaler", "Supprimer"),
    Imitated.SMS: ("Répondre", "Ignorer", "Transférer au 33700"),
}
"""What can be done with a message unless the author says otherwise; 33700 is the French number against
unwanted SMS.
"""
RULES = {
    "courriel": r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}",
    "téléphone": r"(?:\+33 ?|0)[1-9](?:[ .-]?[0-9]{2}){4}",
    "code postal": r"[0-9]{5}",
    "date": r"[0-3]?[0-9]/[01]?[0-9]/[0-9]{4}",
    "mot de passe": r"(?=.*[a-zà-ÿ])(?=.*[A-ZÀ-Ý])(?=.*[0-9])(?=.*[^\wà-ÿÀ-Ý\s]).{12,}",
    "nombre": r"[0-9]+(?:[.,][0-9]+)?",
    "texte": r".*\S.*",
}
"""Name of a rule → what a field must match whole: a pattern that Python and JavaScript read alike."""


def _imitated(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    known = {fold(word): kind for word, kind in _FRENCH.items()} | {kind.value: kind for kind in Imitated}
    if fold(value) not in known:
        refuse(f"« {value} » ne s’imite pas", suggest(value, _FRENCH, label="Valeurs possibles"))
    return known[fold(value)]


def _rule(value: Any) -> Any:
    known = {fold(name): name for name in RULES}
    if not isinstance(value, str) or fold(value) not in known:
        refuse(f"« {value} » n’est pas une règle", suggest(str(value), RULES, label="Règles possibles"))
    return known[fold(value)]


class Message(Authored):
    sender: Text
    address: Text | None = None
    subject: Text | None = None
    text: Text
    action: Texts = Field(min_length=1, examples=["Signaler"])
    """What is right to do with it; several when each is right."""
    feedback: Text | None = None


class FormField(Authored):
    label: Text
    rule: Annotated[str, BeforeValidator(_rule)] = "texte"
    answers: Texts = ()
    """The only values that are right, besides the rule; capitals and spaces around do not count."""
    help: Text | None = None
    feedback: Text | None = None


class Sign(Authored):
    """Something to see on a page: an alarm (`right`), or nothing to worry about."""

    text: Text
    right: Boolean = False
    feedback: Text | None = None


class Simulation(Question):
    imitates: Annotated[Imitated, BeforeValidator(_imitated)] = Field(examples=["messagerie"])
    messages: tuple[Message, ...] = ()
    actions: Texts = ()
    fields: tuple[FormField, ...] = ()
    address: Text | None = None
    padlock: Boolean = True
    text: Text | None = None
    signs: tuple[Sign, ...] = ()
    trusted: Boolean = False

    @model_validator(mode="after")
    def _sound(self) -> Simulation:
        needed = {
            Imitated.FORM: (self.fields, "champs: [{libellé: …, règle: courriel}]"),
            Imitated.SITE: (
                self.address and self.text and self.signs,
                "adresse, texte et signes: [{texte: …, juste: oui}]",
            ),
        }
        found, example = needed.get(
            self.imitates, (self.messages, "messages: [{de: …, texte: …, action: Signaler}]")
        )
        if not found:
            refuse("il manque ce qu’elle montre", f"Écrivez « {example} ».", "T207")
        for message in self.messages:
            for action in message.action:
                if action not in self.choices:
                    remedy = suggest(action, self.choices, label="Actions")
                    refuse(f"« {action} » n’est pas une action proposée", remedy, "T207")
        return self

    @property
    def choices(self) -> tuple[str, ...]:
        return self.actions or ACTIONS.get(self.imitates, ())

    @property
    def rows(self) -> tuple[tuple[str, Any], ...]:
        """(place, message, field or sign) of each thing to decide on."""
        parts: tuple[Any, ...] = self.messages or self.fields or self.signs
        texts = (getattr(p, "label", None) or f"{getattr(p, 'subject', '') or ''}{p.text}" for p in parts)
        return tuple(zip(text_ids(texts), parts, strict=True))


def key(question: Simulation) -> MarkingKey:
    if question.imitates is Imitated.FORM:
        return {
            "fields": {
                place: {"rule": f"^(?:{RULES[field.rule]})$", "accept": [a.lower() for a in field.answers]}
                for place, field in question.rows
            }
        }
    if question.imitates is Imitated.SITE:
        signs = {place: ["1" if sign.right else ""] for place, sign in question.rows}
        return {"places": {"trust": ["yes" if question.trusted else "no"], **signs}, "needs": "trust"}
    return {"places": {place: [text_id(a) for a in message.action] for place, message in question.rows}}


def mark(key: MarkingKey, response: Mapping[str, str] | None) -> Verdict:
    """`response`: place → action chosen, text typed, or "1" for a sign; a page is judged by `trust`."""
    given = response or {}
    if "fields" not in key:
        return UNANSWERED if key.get("needs") and not given.get(key["needs"]) else places.mark(key, response)
    typed = {place: re.sub(r"\s+", " ", given.get(place) or "").strip() for place in key["fields"]}
    if not any(typed.values()):
        return UNANSWERED
    wrong = tuple(
        place
        for place, field in key["fields"].items()
        if not re.match(field["rule"], typed[place])
        or (field["accept"] and typed[place].lower() not in field["accept"])
    )
    return graded(rounded(1 - len(wrong) / len(typed)), tuple(place for place in wrong if typed[place]))


def view(question: Simulation, _dice: Dice) -> Any:
    return {
        "rows": question.rows,
        "actions": tuple(zip(text_ids(question.choices), question.choices, strict=True)),
        "imitates": question.imitates.value,
    }


KIND = Kind("simulation", ("simulation",), Simulation, lambda d: "imitates" in d, key, mark, view)

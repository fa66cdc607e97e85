"""Digital life, imitated: an inbox or a phone to sort, a form to fill by its rules, a page to judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, TypedDict

from pydantic import Field, model_validator

from tremplin.diagnostics import suggest
from tremplin.questions import places
from tremplin.questions.base import (
    UNANSWERED,
    Dice,
    Kind,
    Question,
    Verdict,
    View,
    graded,
    rounded,
    text_id,
    text_ids,
)
from tremplin.questions.written import visible
from tremplin.schema import words
from tremplin.schema.validate import Authored
from tremplin.schema.values import Boolean, Text, Texts, refuse, worded


class Imitated(StrEnum):
    MAIL = "mail"
    SMS = "sms"
    FORM = "form"
    SITE = "site"


ACTIONS = {
    Imitated.MAIL: ("reply", "keep", "report", "delete"),
    Imitated.SMS: ("reply", "ignore", "forward to 33700"),
}
"""What can be done with a message unless the author says otherwise; 33700 is the French number against
unwanted SMS.
"""


class Rule(NamedTuple):
    """What a field must match whole, as Python and JavaScript read it alike, and a value that does."""

    pattern: str
    example: str


RULES = {
    "email": Rule(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}", "prenom.nom@messagerie.example"),
    "phone": Rule(r"(?:(?:\+|00) ?33 ?(?:\(0\) ?)?|0)[1-9](?:[ ./-]?[0-9]{2}){4}\.?", "03 53 01 00 00"),
    "postcode": Rule(r"[0-9]{2} ?[0-9]{3}", "55100"),
    "date": Rule(r"(?:0?[1-9]|[12][0-9]|3[01])[ /.-](?:0?[1-9]|1[0-2])[ /.-][0-9]{4}", "12/01/2027"),
    # what the CNIL asks: seven words, or twelve signs of four sorts
    "password": Rule(
        r"(?:[^\s_.,;!?-]{2,}[\s_.,;!?-]+){6,}[^\s_.,;!?-]{2,}[\s_.,;!?-]*"
        r"|(?=.*[a-zà-ÿ])(?=.*[A-ZÀ-Ý])(?=.*[0-9])(?=.*[^a-zA-Zà-ÿÀ-Ý0-9\s]).{12,}",
        "piano brume clou lampe carotte tuyau neige",
    ),
    "number": Rule(r"[0-9]+(?: [0-9]{3})*(?:[.,][0-9]+)?", "12,5"),
    "text": Rule(r".*\S.*", "…"),
}


class Message(Authored):
    sender: Text
    address: Text | None = None
    subject: Text | None = None
    text: Text
    action: Texts = Field(min_length=1, examples=["Signaler"])
    """What is right to do with it; several when each is right."""
    feedback: Text | None = None

    @property
    def name(self) -> str:
        return f"{self.subject or ''}{self.text}"


class FormField(Authored):
    label: Text
    rule: Annotated[str, worded("rule", str)] = "text"
    answers: Texts = ()
    """The only values that are right, besides the rule; compared as `_plain` makes them."""
    help: Text | None = None
    feedback: Text | None = None

    @model_validator(mode="after")
    def _sound(self) -> FormField:
        for n, answer in enumerate(self.answers):
            if not re.match(self.pattern, answer):
                refuse("T265", at=("answers", n), text=answer, rule=words.shown("rule")[self.rule])
        return self

    @property
    def name(self) -> str:
        return self.label

    @property
    def is_masked(self) -> bool:
        """Whether what is typed is masked, and kept nowhere."""
        return self.rule == "password"

    @property
    def pattern(self) -> str:
        return f"^(?:{RULES[self.rule].pattern})$"

    @property
    def example(self) -> str:
        """A value that is right."""
        return self.answers[0] if self.answers else RULES[self.rule].example


class Sign(Authored):
    """Something to see on a page: an alarm (`right`), or nothing to worry about."""

    text: Text
    right: Boolean = False
    feedback: Text | None = None

    @property
    def name(self) -> str:
        return self.text


Part = Message | FormField | Sign


class Simulation(Question):
    imitates: Annotated[Imitated, worded("imitated", Imitated)] = Field(examples=["messagerie"])
    messages: tuple[Message, ...] = ()
    actions: Texts = ()
    fields: tuple[FormField, ...] = ()
    address: Text | None = None
    padlock: Boolean = True
    text: Text | None = None
    signs: tuple[Sign, ...] = ()
    trusted: Boolean = False

    @model_validator(mode="before")
    @classmethod
    def _in_french(cls, data: Any) -> Any:
        """Actions that are not the author's own are kept as pages show them."""
        if not isinstance(data, dict) or data.get("actions") or not isinstance(data.get("messages"), list):
            return data
        messages = [
            m | {"action": _translated(m["action"])} if isinstance(m, dict) and "action" in m else m
            for m in data["messages"]
        ]
        return data | {"messages": messages}

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
            refuse("T263", example=example)
        for n, message in enumerate(self.messages):
            for action in message.action:
                if action not in self.choices:
                    remedy = suggest(action, self.choices, label="Actions")
                    refuse("T264", at=("messages", n, "action"), action=action, remedy=remedy)
        return self

    @property
    def choices(self) -> tuple[str, ...]:
        """What is offered for each message: the author's list, else the usual actions and the right ones."""
        french = words.shown("action")
        usual = [french[action] for action in ACTIONS.get(self.imitates, ())]
        known = (a for message in self.messages for a in message.action if a in french.values())
        return self.actions or tuple(dict.fromkeys([*usual, *known]))

    @property
    def rows(self) -> tuple[tuple[str, Part], ...]:
        """Place and part of each thing to decide on."""
        shown: dict[Imitated, tuple[Part, ...]] = {Imitated.FORM: self.fields, Imitated.SITE: self.signs}
        parts = shown.get(self.imitates, self.messages)
        return tuple(zip(text_ids(part.name for part in parts), parts, strict=True))


def _translated(action: Any) -> Any:
    if isinstance(action, list):
        return [_translated(item) for item in action]
    found = words.find("action", action) if isinstance(action, str) else None
    return words.shown("action")[found] if found else action


class FieldKey(TypedDict):
    rule: str
    accept: list[str]


class Key(TypedDict, total=False):
    """A form has fields; in the others something is put in each place, and one of them may be needed."""

    fields: dict[str, FieldKey]
    places: dict[str, list[str]]
    needs: str


def key(question: Simulation) -> Key:
    if question.imitates is Imitated.FORM:
        return {
            "fields": {
                place: {"rule": part.pattern, "accept": [a.lower() for a in part.answers]}
                for place, part in question.rows
                if isinstance(part, FormField)
            }
        }
    if question.imitates is Imitated.SITE:
        signs = {place: ["1" if s.right else ""] for place, s in question.rows if isinstance(s, Sign)}
        return {"places": {"trust": ["yes" if question.trusted else "no"], **signs}, "needs": "trust"}
    rows = ((place, part) for place, part in question.rows if isinstance(part, Message))
    return {"places": {place: [text_id(a) for a in message.action] for place, message in rows}}


Response = Mapping[str, str]
"""Place → action chosen, text typed, or "1" for a sign; a page is judged by `trust`."""


def _seen(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", visible(text))).strip()


def _plain(text: str) -> str:
    """Without capitals, accents, and what parts words or figures: « Bar le Duc », « 06.12.34.56.78 »."""
    text = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", _seen(text).lower()))
    if "@" in text:
        return text
    text = re.sub("^(?:[+]|00)33(?:[(]0[)])?", "0", re.sub("[ '’-]|[.]$", "", text))
    if re.match("0[0-9][0-9./]{8}", text):
        return re.sub("[./]", "", text)
    return re.sub("(^|/)0", r"\1", text)


def mark(key: Key, response: Response | None) -> Verdict:
    given = response or {}
    if "fields" not in key:
        needs = key.get("needs")
        missing = needs is not None and not given.get(needs)
        return UNANSWERED if missing else places.mark({"places": key["places"]}, response)
    typed = {place: _seen(given.get(place) or "") for place in key["fields"]}
    if not any(typed.values()):
        return UNANSWERED
    wrong = tuple(
        place
        for place, field in key["fields"].items()
        if not re.match(field["rule"], typed[place])
        or (field["accept"] and _plain(typed[place]) not in map(_plain, field["accept"]))
    )
    return graded(rounded(1 - len(wrong) / len(typed)), tuple(place for place in wrong if typed[place]))


def solutions(question: Simulation) -> list[Response]:
    found = key(question)
    if "places" in found:
        return places.first_right({"places": found["places"]})
    return [{place: part.example for place, part in question.rows if isinstance(part, FormField)}]


def feedback(question: Simulation) -> dict[str, str]:
    return {place: part.feedback for place, part in question.rows if part.feedback}


@dataclass(frozen=True)
class SimulationView(View):
    rows: tuple[tuple[str, Part], ...]
    actions: places.Options
    imitates: str


def view(question: Simulation, _dice: Dice) -> SimulationView:
    actions = tuple(zip(text_ids(question.choices), question.choices, strict=True))
    return SimulationView(question.rows, actions, question.imitates.value)


def _infer(data: Mapping[str, object]) -> bool:
    return "imitates" in data


KIND = Kind("simulation", Simulation, _infer, key, mark, solutions, feedback, view, is_practice=True)

"""Answers that people type in the shipped courses, marked with their real banks; how questions are made."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from each import each
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.bank import Bank
from tremplin.model.project import Project
from tremplin.questions import kind_of
from tremplin.questions.base import Question, State

ROOT = Path(__file__).parents[2]
COURSES = ("courriel", "hygiene-cuisine")
FAIR = {State.RIGHT, State.ALMOST}
"""« Presque » costs no try."""


@cache
def project() -> Project:
    report = Report()
    found = load(ROOT, report)
    assert [str(d) for d in report] == []
    return found


def banks() -> list[Bank]:
    """The banks of the two courses for jobseekers, those written in their pages too."""
    return [bank for bank in project().all_banks() if bank.id.partition("/")[0] in COURSES]


def question(name: str) -> Question:
    """« courriel/objet#premier-mot »."""
    bank_id, _, id_ = name.partition("#")
    bank = next(b for b in project().all_banks() if b.id == bank_id)
    return next(q.value for q in bank.questions if q.value.id == id_)


def marked(name: str, typed: Any) -> State:
    asked = question(name)
    kind = kind_of(asked)
    return kind.mark(kind.key(asked), typed).state


RIGHT = {
    "courriel/adresse#signe": ["arobase", "arobaze", "signe arobase", "arobase.", "l’arobase"],
    "courriel/objet#premier-mot": ["Candidature", "candidature", "Ma candidature", "Offre 154", "candidture"],
    "courriel/politesse#fin": [
        "Cordialement", "cordialement,", "cordiales salutations", "bonne journée", "bien à vous",
        "Très cordialement", "cordialemment",
    ],
    "courriel/repondre#cci": ["Cci", "cci", "en Cci", "Cci (copie cachée)", "copie invisible", "Bcc"],
    "courriel/repondre#combien": ["5", "5 adresses"],
    "courriel/hameconnage#domaine": [
        "carte-vitale.example", "carte-vitale", "https://carte-vitale.example", "www.carte-vitale.example",
    ],
    "courriel/piege#sms": ["33700", "au 33700", "33.700", "33 700", "numéro 33700"],
    "courriel/relancer#date": ["13", "12", "14"],
    "courriel/joindre#poids": ["3", "3 Mo", "3000 ko", "3 000 Ko"],
    "courriel/mot-de-passe#mots": ["7", "7 mots"],
    "hygiene-cuisine/atelier#coiffe": [
        "cheveux", "les cheveux", "mes cheveux", "cheveux et oreilles", "toute la chevelure",
    ],
    "hygiene-cuisine/marche-en-avant#principe": ["marche en avant", "la marche en avant", "marche avant"],
    "hygiene-cuisine/nettoyer#contact": ["contact", "laisser agir", "temps de pause", "temps de pose"],
    "hygiene-cuisine/etiquettes#mention": [
        "à consommer jusqu’au", "a consomer jusqu'au", "« À consommer jusqu’au »", "jusqu'au",
    ],
    "hygiene-cuisine/nettoyer#seau": ["100", "100 ml", "10 cl", "0,1 l"],
    "hygiene-cuisine/nettoyer#pourcent": ["40", "40 ml", "4 cl"],
    "hygiene-cuisine/temperatures#releve": ["85", "85 min"],
    "hygiene-cuisine/temperatures#refroidir": ["120", "2 h", "120 min"],
    "guide-auteur/choisir#texte": ["courriel", "un courriel"],
    "guide-auteur/choisir#nombre": ["5", "5 min"],
    "guide-auteur/illustrer#secondes": ["10", "10 s", "10 secondes"],
    "guide-auteur/envoyer#commande": ["send", "Send", "tremplin send", "py -m tremplin send"],
}  # fmt: skip
WRONG = {
    "courriel/adresse#signe": ["at", "et commercial", "esperluette"],
    "courriel/objet#premier-mot": ["CV", "Bonjour", "urgent"],
    "courriel/politesse#fin": ["bisous", "amicalement", "merci"],
    "courriel/repondre#cci": ["Cc", "À"],
    "courriel/repondre#combien": ["3", "2", "8"],
    "courriel/hameconnage#domaine": ["ameli.fr", "ameli.fr.carte-vitale.example"],
    "courriel/piege#sms": ["17", "3370"],
    "courriel/relancer#date": ["3", "4", "10", "20"],
    "courriel/joindre#poids": ["2,96", "3,04", "500"],
    "hygiene-cuisine/nettoyer#seau": ["95", "105", "20"],
    "hygiene-cuisine/nettoyer#pourcent": ["38", "42"],
    "hygiene-cuisine/temperatures#releve": ["84", "86"],
    "hygiene-cuisine/etiquettes#mention": ["à consommer de préférence avant", "DLC"],
    "hygiene-cuisine/marche-en-avant#principe": ["chaîne du froid", "premier entré premier sorti"],
    "guide-auteur/choisir#nombre": ["500 g", "4"],
    "guide-auteur/illustrer#secondes": ["6", "360", "10 min"],
    "guide-auteur/envoyer#commande": ["build", "check", "tremplin check", "receive"],
    "guide-auteur/choisir#texte": ["email"],
}


@each(("name", "typed"), [(n, t) for n, texts in RIGHT.items() for t in texts])
def test_a_reasonable_answer_is_not_refused(name: str, typed: str) -> None:
    assert marked(name, typed) in FAIR


@pytest.mark.parametrize(("name", "typed"), [(n, t) for n, texts in WRONG.items() for t in texts])
def test_a_wrong_answer_is_wrong(name: str, typed: str) -> None:
    assert marked(name, typed) is State.WRONG


def test_both_names_of_what_keeps_the_messages_fill_a_gap() -> None:
    asked: Any = question("guide-auteur/ranger#trous")
    kind = kind_of(asked)
    key = kind.key(asked)
    typed = dict(zip(key["gaps"], ["@", "nom", "service"], strict=True))
    assert kind.mark(key, typed).state is State.RIGHT


# ---- what the lesson teaches is what the exercise takes


@pytest.mark.parametrize(
    "secret",
    ["piano brume clou lampe carotte tuyau neige", "Piano-brume-clou-lampe-carotte-tuyau-neige !",
     "Mirabelle_de_Metz_2027", "Verdun55!Etain"],
)  # fmt: skip
def test_seven_words_or_twelve_signs_are_a_password(secret: str) -> None:
    assert re.match(question("courriel/mot-de-passe#formulaire").fields[1].pattern, secret)  # type: ignore[attr-defined]


@pytest.mark.parametrize("secret", ["Verdun55!", "piano brume clou", "azertyuiopqsdf"])
def test_a_weak_secret_is_refused(secret: str) -> None:
    assert not re.match(question("courriel/mot-de-passe#formulaire").fields[1].pattern, secret)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["courriel/hameconnage#boite", "guide-auteur/situations#messagerie"])
def test_a_trap_may_be_reported_or_deleted(name: str) -> None:
    assert set(question(name).messages[0].action) == {"Signaler", "Supprimer"}  # type: ignore[attr-defined]


# ---- how the questions are made


def all_of(*kinds: str) -> list[Any]:
    return [q.value for b in banks() for q in b.questions if kind_of(q.value).name in kinds]


def test_no_form_of_an_answer_is_a_pattern() -> None:
    assert [f.text for q in all_of("text") for f in q.answers if "*" in f.text] == []


def test_the_first_form_of_an_answer_is_well_spelt() -> None:
    shown = [next(f.text for f in q.answers if f.right) for q in all_of("text")]
    assert [form for form in shown if re.search("arrob|arobaze|consomer|pause", form)] == []


def test_true_and_false_are_balanced() -> None:
    answers = [q.answer for q in all_of("truefalse")]
    assert abs(answers.count(True) - answers.count(False)) <= 1, answers


def test_no_hint_counts_the_right_answers() -> None:
    hints = [hint for q in all_of("choices") for hint in q.hints]
    assert [hint for hint in hints if re.search("réponses sont justes", hint)] == []


def test_multiple_choices_have_no_habit() -> None:
    shapes = [(sum(a.right is not None for a in q.answers), len(q.answers)) for q in all_of("choices")]
    assert all(shapes.count(shape) <= len(shapes) / 2 for shape in set(shapes)), shapes


@pytest.mark.parametrize("name", ["courriel/positionnement", "courriel/relancer"])
def test_the_longest_answer_is_seldom_the_right_one(name: str) -> None:
    bank = project().banks[name]
    longest = []
    for asked in (q.value for q in bank.questions):
        if kind_of(asked).name == "choice":
            answers: Any = asked.answers  # type: ignore[attr-defined]
            longest.append(max(answers, key=lambda a: len(a.text)).right is not None)
    assert sum(longest) <= max(1, len(longest) / 4), longest


def test_the_placement_test_asks_two_questions_an_objective() -> None:
    course = project().course_by_id["courriel"]
    bank = project().placement_of(course)
    assert bank
    asked = [q.value.objective for q in bank.questions]
    assert {goal: asked.count(goal) for goal in course.info.value.objectives} == dict.fromkeys(
        course.info.value.objectives, 2
    )


@pytest.mark.parametrize("course", COURSES)
def test_the_share_that_the_course_asks_for_is_that_of_its_quizzes(course: str) -> None:
    info = project().course_by_id[course].info.value
    shares = {b.info.value.pass_mark for b in banks() if b.id.startswith(f"{course}/")}
    assert shares == {info.completion.score}


# ---- what a course says of itself


@pytest.mark.parametrize("course", COURSES)
def test_the_duration_counts_the_activities(course: str) -> None:
    found = project().course_by_id[course]
    activities = sum(s.activities for s in found.segments)
    assert activities
    assert found.info.value.duration == sum(s.reading for s in found.segments) + activities


def test_a_mailbox_is_opened_after_passwords_are_taught() -> None:
    steps = [s.id.rpartition("/")[2] for s in project().course_by_id["courriel"].segments]
    assert steps.index("mot-de-passe") < steps.index("ouvrir") < steps.index("boite")


@pytest.mark.parametrize("course", ["courriel", "hygiene-cuisine"])
def test_a_course_writes_to_the_domain_of_its_body(course: str) -> None:
    info = project().course_by_id[course].info.value
    body = project().provider_by_id[info.provider]
    assert info.support
    assert body.contact
    assert info.support.contact.partition("@")[2] == body.contact.partition("@")[2]
    assert info.expires


WRITTEN = [path for folder in ("courses", "quizzes") for path in (ROOT / folder).rglob("*")]
TEXTS = sorted(path for path in WRITTEN if path.suffix in (".md", ".yml"))


@each("path", TEXTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_names_numbers_and_addresses_are_invented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"exemple\.fr|\b03 29 |\b06 00 ", text)
    assert not re.search(r"France Services|\d Ko\b|Bar-le-Duc|Commercy|Vaucouleurs|Ligny", text)


def test_no_attestation_is_promised() -> None:
    course = (ROOT / "courses/courriel/course.yml").read_text(encoding="utf-8")
    assert "ttestation" not in course

"""Protected answers: what is sealed opens with the answer, and with nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from changes import MORE, plan
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from examining import examined
from test_bank import bank

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.publish.plan import Means
from tremplin.publish.site import build_site
from tremplin.questions import kind_of, protection
from tremplin.questions.base import State, canonical
from tremplin.questions.protection import PADDING, ROUNDS, obstacle, responses, salt_of, seal

Q = "- id: a\n  question: Quoi ?\n"


def opened(sealed: str, salt: bytes, answer: str) -> object:
    data = base64.b64decode(sealed)
    key = hashlib.pbkdf2_hmac("sha256", answer.encode(), salt, ROUNDS)
    return json.loads(AESGCM(key).decrypt(data[:12], data[12:], None))


def test_what_is_sealed_opens_with_its_answer_only() -> None:
    salt = salt_of("quiz#a")
    (sealed,) = seal(salt, [("verdun", [1, ["x"], "<p>Été</p>"])])
    assert opened(sealed, salt, "verdun") == [1, ["x"], "<p>Été</p>"]
    assert [sealed] == seal(salt, [("verdun", [1, ["x"], "<p>Été</p>"])])
    for other in (salt, salt_of("quiz#b")):
        with pytest.raises(InvalidTag):
            opened(sealed, other, "metz")


@pytest.mark.parametrize(
    ("response", "text"),
    [
        ("a", "a"),
        (["b", "a"], "a|b"),
        ({"y": "2", "x": "1", "z": ""}, "x=1|y=2"),
        (12.0, "12"),
        (0.5, "0.5"),
        (-3.25, "-3.25"),
    ],
)
def test_a_response_has_one_text(response: object, text: str) -> None:
    assert canonical(response) == text


def test_what_is_said_of_right_answers_is_sealed_with_them(write_project: Any) -> None:
    text = (
        "protégé: oui\nquestions:\n  - id: clair\n    question: Quel objet est clair ?\n    type: choix\n"
        "    montrer: 3\n    retour-juste: Secret dévoilé.\n    retour-erreur: Relisez la leçon.\n"
        "    réponses: [juste: Un, juste: Deux, faux: Trois, faux: Quatre]\n"
    )
    root = write_project({**MORE, "quizzes/courriel/objet.yml": text})
    report = Report()
    assert build_site(plan(root), report, root / "site", lambda r: r.failed, Means(jobs=1)), [*report]
    pages = [path.read_text("utf-8") for path in (root / "site").rglob("*.html")]
    (page,) = (page for page in pages if "Quel objet est clair" in page)
    assert "Secret dévoilé" not in page
    assert "Relisez la leçon" in page
    # what is left out is not in the page: it would tell that it is wrong
    assert page.count('class="answer"') == 3
    assert "data-other" not in page


def test_an_order_keeps_its_order() -> None:
    assert canonical(["b", "a"], is_ordered=True) == "b|a"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("  réponses: [{juste: a}, {faux: b}, {faux: c}]\n", 3),
        ("  réponses: [{juste: a}, {juste: b}, {faux: c}]\n", 1),
        ("  réponse: vrai\n", 2),
        ("  réponse: 12,5\n", 1),
        ("  type: texte\n  réponses: [a, {faux: b}]\n", 2),
        ("  éléments: [a, b, c]\n", 1),
        ("  paires: [{gauche: a, droite: b}, {gauche: c, droite: d}]\n", 1),
        ("  lignes: [a, b]\n  colonnes: [x, y]\n  réponses: [x, []]\n", 1),
    ],
)
def test_exactly_one_response_or_form_is_right(text: str, count: int) -> None:
    found, told, _ = bank(Q + text)
    assert told == []
    assert found is not None
    question = found[1][0].value
    kind = kind_of(question)
    rows = list(responses(kind, question))
    assert len(rows) == count
    assert [verdict.state for _, verdict, _ in rows].count(State.RIGHT) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  réponses: [{juste: a}, {faux: b, poids: 50 %}]\n", None),
        ("  réponses: [{juste: a}, {juste: b}, {faux: c, poids: -50 %}]\n", "T275"),
        ("  type: texte\n  réponses: [pièce, {faux: jeton}]\n", None),
        ("  type: texte\n  joker: oui\n  réponses: [pièce, {faux: 'jeton*'}]\n", "T270"),
        ("  type: texte\n  réponses: [pièce, {faux: 'jeton*'}]\n", None),
        ("  réponses: [pièce]\n  tolérance: accents casse\n", None),
        ("  réponses: [pièce]\n  tolérance: fautes\n", "T274"),
        ("  type: texte\n  format: euros\n  réponses: [12 €]\n", "T271"),
        ("  réponse: 12\n  unité: kg\n  unités: [kilo]\n", None),
        ("  réponse: 12\n  tolérance: 0\n", None),
        ("  réponse: 12\n  tolérance: 5 %\n", "T272"),
        ("  réponse: 12\n  unités: {g: '0,001'}\n", "T273"),
        ("  échelle: 1 à 5\n", "T208"),
        ("  variables: {a: 1..5}\n  réponse: 1\n", "T208"),
    ],
)
def test_what_cannot_be_protected_is_told_and_not_sealed(text: str, code: str | None) -> None:
    found, told, _ = bank(Q + text)
    assert (bool(found), told) == (True, [])
    assert found is not None
    question = found[1][0].value
    kind = kind_of(question)
    assert obstacle(kind, question) == code
    assert bool(list(responses(kind, question))) == (code is None)


def test_without_what_encrypts_a_protected_bank_is_told(
    write_project: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "protégé: oui\nquestions:\n  - {id: a, question: Oui ?, réponse: vrai}\n"
    root = write_project({"quizzes/courriel/objet.yml": text})
    monkeypatch.setattr(protection, "is_available", lambda: False)
    report = examined(root)
    (told,) = report
    assert f"{told.span} {told.code}" == "quizzes/courriel/objet.yml:1:10 T209"
    assert "pip install 'tremplin[protege]'" in told.remedy
    question = load(root, Report()).banks["courriel/objet"].questions[0].value
    assert list(responses(kind_of(question), question)) == []


@pytest.mark.parametrize("right", [0, 1, 2, 3])
def test_neither_order_nor_length_tells_the_right_answer(right: int) -> None:
    answers = ["verdun", "metz", "nancy", "toul"]
    told = [
        (a, [int(n == right), [a], "<p>Très long</p>" * 9 if n == right else ""])
        for n, a in enumerate(answers)
    ]
    salt = salt_of("b#q")
    sealed = seal(salt, told)
    assert sealed == sorted(sealed) == seal(salt, reversed(told))
    assert len({len(text) for text in sealed}) == 1
    assert {len(base64.b64decode(text)) % PADDING for text in sealed} == {(12 + 16) % PADDING}


SEALED_BANK = """\
protégé: oui
papier: oui
questions:
  - id: ville
    question: Où est la citadelle ?
    réponses:
      - {juste: Verdun, retour: Bravo pour la citadelle}
      - {faux: Metz, retour: Metz a une gare}
    explication: Elle est souterraine.
    retour-partiel: Presque la basse citadelle
    retour-final: Retenez la haute citadelle
    objectif: objet
  - {id: mot, type: texte, question: Quel gâteau ?, réponses: [quetsche-secrete]}
  - {id: nombre, question: Combien ?, réponse: 7316}
  - id: vrai
    question: Est-ce une prune ?
    réponse: vrai
    retour-vrai: Une prune jaune
    retour-faux: Non pas du tout
  - {id: ordre, question: Rangez., éléments: [Pommeau, Mirabeau, Cadeau]}
  - {id: paires, question: Reliez., paires: [{gauche: Rhin, droite: Fleuve}, {gauche: Metz, droite: Ville}]}
"""
HIDDEN = (
    "Bravo pour la citadelle", "Metz a une gare", "souterraine", "quetsche-secrete", "7316",
    "Une prune jaune", "Non pas du tout", "basse citadelle", "haute citadelle",
)  # fmt: skip


def test_nothing_of_the_site_tells_a_right_answer(write_project: Any) -> None:
    """The options are there; neither a page, nor paper, nor an order tells the right ones."""
    root = write_project({**MORE, "quizzes/courriel/objet.yml": SEALED_BANK})
    report = Report()
    assert build_site(plan(root), report, root / "site", lambda r: r.failed, Means(jobs=1)), [*report]
    files = {
        p.relative_to(root / "site").as_posix(): p.read_text("utf-8", "replace")
        for p in (root / "site").rglob("*")
        if p.is_file()
    }
    assert "papier/courriel/objet/index.html" in files
    assert [(n, text) for n, content in files.items() for text in HIDDEN if text in content] == []
    for name in ("papier/courriel/objet/index.html", "courriel/ecrire/objet/index.html"):
        page = files[name]
        assert "Verdun" in page
        assert re.search(r'class="(?:ok|no)"', page) is None
        shown = sorted(("Pommeau", "Mirabeau", "Cadeau"), key=page.index)
        assert shown != ["Pommeau", "Mirabeau", "Cadeau"]

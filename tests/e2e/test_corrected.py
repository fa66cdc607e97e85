"""« Cette question a été corrigée »: who answered before its author corrected it is told so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import choose, question, records, says, write
from test_accessibility import violations
from test_revision import at
from test_tries import written

from static_server import StaticServer, serve
from weight import build

BEFORE = """questions:
  - {id: meme, question: Inchangée ?, réponses: [{juste: Oui}, {faux: Non}]}
  - {id: cle, question: Combien de Meuse ?, réponses: [{juste: Une}, {faux: Deux}, {faux: Trois}]}
  - {id: retiree, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Rouge}]}
  - {id: forme, type: texte, question: Quel signe ?, réponses: [arobase]}
  - {id: mots, question: Quelle couleur ?, réponses: [{juste: Vert}, {faux: Gris, retour: Nom.}]}
"""
AFTER = """questions:
  - {id: meme, question: Inchangée ?, réponses: [{juste: Oui}, {faux: Non}]}
  - {id: cle, question: Combien de Meuse ?, réponses: [{faux: Une}, {juste: Deux}, {faux: Trois}]}
  - {id: retiree, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Verte}]}
  - {id: forme, type: texte, question: Quel signe ?, réponses: [arobase, a commercial]}
  - {id: mots, question: De quelle couleur ?, indice: L’herbe.,
     réponses: [{juste: Vert}, {faux: Gris, retour: Non.}]}
"""
SEALED = """protégé: oui
questions:
  - {id: un, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Rouge}]}
  - {id: deux, question: Vrai ?, réponses: [{juste: Oui}, {faux: Non}]}
"""
RESEALED = SEALED.replace("{juste: Bleue}, {faux: Rouge}", "{faux: Bleue}, {juste: Rouge}")
TOLD = "Cette question a été corrigée depuis votre réponse"
AGAIN = f"{TOLD}. Répondez à nouveau."
STEP = "cours/module/{}/"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    """A catalogue before and after the corrections of its author, as two folders of one site."""
    folder = tmp_path_factory.mktemp("corrected")
    for name, banks in {"un": (BEFORE, SEALED), "deux": (AFTER, RESEALED)}.items():
        config = written(folder / name, dict(zip(("ouvert", "secret"), banks, strict=True)))
        build(folder / "site" / name, config)
    with serve(folder / "site") as server:
        yield server


def told(page: Page, id_: str) -> Locator:
    return question(page, id_).get_by_text(TOLD)


def answer(page: Page, corrected: StaticServer) -> None:
    page.goto(corrected.url("un/" + STEP.format("ouvert")))
    for id_, text in {"meme": "Non", "cle": "Une", "retiree": "Rouge", "mots": "Gris"}.items():
        choose(question(page, id_), text)
    write(question(page, "forme"), "arobase")
    says(question(page, "forme"), "Juste")


def test_who_answered_before_is_told_until_the_next_answer(page: Page, corrected: StaticServer) -> None:
    answer(page, corrected)
    page.reload()
    expect(page.get_by_text(TOLD)).to_have_count(0)
    page.goto(corrected.url("deux/" + STEP.format("ouvert")))
    says(question(page, "cle"), f"{TOLD}, vérifiée de nouveau.")
    says(question(page, "cle"), "Ce n’est pas la bonne réponse.")
    says(question(page, "retiree"), AGAIN)
    # nothing to say where the key is the same, or who was right still is
    says(question(page, "forme"), "Juste")
    for id_ in ("meme", "forme", "mots"):
        expect(told(page, id_)).to_have_count(0)
    assert violations(page) == []
    choose(question(page, "cle"), "Deux")
    says(question(page, "cle"), "Juste")
    expect(told(page, "cle")).to_have_count(0)
    page.reload()
    says(question(page, "cle"), "Juste")
    expect(told(page, "cle")).to_have_count(0)
    expect(told(page, "retiree")).to_be_visible()


def test_a_new_round_begins_without_it(page: Page, corrected: StaticServer) -> None:
    answer(page, corrected)
    page.goto(corrected.url("deux/" + STEP.format("ouvert")))
    choose(question(page, "retiree"), "Bleue")
    page.get_by_role("button", name="Recommencer").click()
    expect(page.get_by_text(TOLD)).to_have_count(0)


def test_a_record_of_before_says_nothing(page: Page, corrected: StaticServer) -> None:
    answer(page, corrected)
    names = [name for name in records(page) if "/question/" in name]
    assert len(names) == 5
    forget = (
        "(names) => names.forEach((n) => (localStorage[n] = localStorage[n].replace(/\"key\":\\d+,/, '')))"
    )
    page.evaluate(forget, names)
    page.goto(corrected.url("deux/" + STEP.format("ouvert")))
    says(question(page, "cle"), "Ce n’est pas la bonne réponse.")
    expect(page.get_by_text(TOLD)).to_have_count(0)


def test_a_protected_question_tells_it_too(page: Page, corrected: StaticServer) -> None:
    page.goto(corrected.url("un/" + STEP.format("secret")))
    for id_, text in {"un": "Bleue", "deux": "Oui"}.items():
        choose(question(page, id_), text)
        says(question(page, id_), "Juste")
    page.goto(corrected.url("deux/" + STEP.format("secret")))
    says(question(page, "un"), "Ce n’est pas la bonne réponse.")
    says(question(page, "un"), TOLD)
    says(question(page, "deux"), "Juste")
    expect(told(page, "deux")).to_have_count(0)


def test_a_revision_tells_it_too(page: Page, corrected: StaticServer) -> None:
    at(page, 20)
    answer(page, corrected)
    at(page, 28)
    page.goto(corrected.url("deux/mon-espace/reviser/cours/"))
    expect(told(page, "cle")).to_have_text(AGAIN)
    expect(told(page, "meme")).to_have_count(0)
    choose(question(page, "cle"), "Deux")
    says(question(page, "cle"), "Juste")
    expect(told(page, "cle")).to_have_count(0)


def test_without_a_script_nothing_is_said(
    new_context: Callable[..., BrowserContext], corrected: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(corrected.url("deux/" + STEP.format("ouvert")))
    expect(page.get_by_text(TOLD)).to_have_count(0)

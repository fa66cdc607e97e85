"""What authors write is what learners read, and nothing of it takes part in an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from quizzes import check, choose, question, says, write

from static_server import StaticServer, serve
from weight import build

pytestmark = pytest.mark.sweep

SITE = Path(__file__).parents[1] / "sites/texts/mkdocs.yml"
PAGE, PAPER = "html/m/signes/", "papier/html/signes/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    with serve(build(tmp_path_factory.mktemp("texts") / "site", SITE)) as server:
        yield server


def has_distinct_ids(page: Page) -> None:
    ids = page.locator("[id]").evaluate_all("(all) => all.map((element) => element.id)")
    assert sorted(ids) == sorted({*ids})


@pytest.mark.parametrize(
    "words",
    [
        "La balise <head> d’abord",
        "On écrit <script> au début, <title> ensuite, <textarea> et <iframe> parfois.",
        "un éditeur, avec <prénom>",
        "un navigateur ❤️",
        "<template> dans du code",
        "La SUITE du cours.",
        "Que fait <title> ?",
        "si a<b alors b>a",
        "> 63 °C",
        "- 18 °C",
        "# 63",
        "- Le",
    ],
)
def test_what_is_written_is_read(page: Page, site: StaticServer, words: str) -> None:
    page.goto(site.url(PAGE))
    expect(page.locator("main")).to_contain_text(words)


def test_a_list_and_a_note_are_what_they_are_meant_to_be(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    expect(page.locator(".prose > ul > li")).to_have_text(["un éditeur, avec <prénom>", "un navigateur ❤️"])
    expect(page.locator(".admonition")).to_have_text("À savoir Le texte sans retrait.")


@pytest.mark.parametrize("path", [PAGE, PAPER])
def test_no_id_is_there_twice(page: Page, site: StaticServer, path: str) -> None:
    page.goto(site.url(path))
    has_distinct_ids(page)


def test_a_note_of_a_question_is_its_own(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    for id_, words in (("onglets", "Celle du bureau."), ("cases", "Celle du courriel.")):
        form = question(page, id_)
        form.locator("a.footnote-ref").click()
        expect(form.locator(":target")).to_contain_text(words)


def test_a_feedback_says_no_code_again(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    form = question(page, "code")
    choose(form, "print('b')")
    says(form, "Il affiche b.")
    expect(form.locator("[data-said]")).not_to_contain_text("print")
    choose(form, "print('a')")
    says(form, "Juste !")


def test_a_question_that_begins_with_code_or_a_list_has_a_name(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    expect(page.get_by_role("group", name="Que fait ce code ?")).to_be_visible()
    expect(page.get_by_role("group", name="objet destinataire")).to_be_visible()


def panels(form: Locator) -> Locator:
    return form.locator(".tabbed-content:visible")


def test_tabs_of_a_question_are_no_answer(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    form = question(page, "onglets")
    form.locator("label", has_text="Mac").click()
    expect(panels(form)).to_have_text("Un clic.")
    expect(page.locator(".prose > .tabbed-set > .tabbed-content:visible")).to_have_text("Page Windows.")
    check(form)
    says(form, "Choisissez d’abord une réponse.")
    choose(form, "Par un menu")
    says(form, "Ce n’est pas la bonne réponse.")
    expect(panels(form)).to_have_text("Un clic.")
    choose(form, "Par son icône")
    says(form, "Juste !")
    for _ in range(2):
        # the question is closed, not what it asks about
        for name, words in (("Windows", "Double clic."), ("Mac", "Un clic.")):
            form.locator("label", has_text=name).click()
            expect(panels(form)).to_have_text(words)
        page.reload()
        form = question(page, "onglets")
        says(form, "Juste !")


def test_boxes_of_a_question_are_no_answer(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    boxes = question(page, "cases")
    choose(boxes, "Un nom", "Une adresse")
    says(boxes, "Juste !")
    write(question(page, "mot"), "destinataire")
    says(question(page, "mot"), "Juste !")
    write(question(page, "nombre"), "1")
    says(question(page, "nombre"), "Juste !")
    page.reload()
    for id_ in ("cases", "mot", "nombre"):
        form = question(page, id_)
        says(form, "Juste !")
        assert [box.is_checked() for box in form.locator(".task-list-item input").all()] == [True, False]


def test_an_opinion_beside_tabs_is_noted(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    form = question(page, "avis")
    form.locator("label.chip", has_text="Oui").click()
    check(form)
    says(form, "C’est noté.")


def test_menus_and_labels_say_plain_words(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    options = question(page, "paires").locator("select").first.locator("option")
    assert options.all_text_contents() == ["Choisir…", "du gras", "la balise <h1>"]
    gaps = question(page, "trous")
    assert gaps.locator("option").all_text_contents() == ["Choisir…", "<h1>", "<p>"]
    gaps.get_by_role("button", name="<h1>").press("Enter")
    check(gaps)
    says(gaps, "Juste !")
    grid = question(page, "grille")
    grid.get_by_role("radio", name="title : <head>").check()
    grid.get_by_role("radio", name="- 1 : corps").check()
    check(grid)
    says(grid, "Juste !")
    expect(page).to_have_title("Les signes – Écrire du <html> – Ce que les auteurs écrivent")


def test_paper_says_what_is_written(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAPER))
    for words in ("> 63 °C", "si a<b alors b>a", "du gras · la balise <h1>", "Que fait ce code ?"):
        expect(page.locator("main")).to_contain_text(words)

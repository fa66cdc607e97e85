"""What comes out of a printer: the whole width of any sheet, and all that a screen shows one by one."""

from __future__ import annotations

import pytest
from pdf_text import pdf_text
from playwright.sync_api import Page, expect
from quizzes import question

from static_server import StaticServer

# what a browser lays out between the usual margins of 1 cm: 96 points an inch
SHEETS = {"A4": 718, "A4 landscape": 1047, "A3": 1047, "A3 landscape": 1512}
ADDRESSES = (
    "",
    "courriel/",
    "courriel/ecrire/objet/",
    "guide-auteur/questions/ranger/",
    "guide-auteur/questions/situations/",
    "hygiene-cuisine/",
    "parcours/premier-emploi-cuisine/",
    "organismes/mfr-argonne/",
    "aide/",
    "papier/guide-auteur/ranger/",
)
# where the narrowest paragraph of its text ends, or its widest block; where it could; what is lost beside
USED = """() => {
  const { left, right } = document.querySelector("main").getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(document.querySelector("main"));
  const ends = (blocks) => [...document.querySelectorAll(blocks)]
    .map((block) => block.getBoundingClientRect()).filter((box) => box.width).map((box) => box.right);
  const texts = ends(".prose > p");
  const end = texts.length ? Math.min(...texts) : Math.max(...ends("main p, main h1, main article"));
  return [end, right - parseFloat(paddingRight), innerWidth - right + left];
}"""


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("width", SHEETS.values(), ids=SHEETS)
def test_a_page_uses_the_width_of_the_sheet(page: Page, site: StaticServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="print")
    for address in ADDRESSES:
        page.goto(site.url(address))
        used, there, margins = page.evaluate(USED)
        assert abs(used - there) <= 1, (address, used, there)
        assert margins <= 1, address
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), address


def test_a_situation_prints_all_its_steps_and_where_choices_lead(page: Page, site: StaticServer) -> None:
    page.goto(site.url("guide-auteur/questions/situations/"))
    form = question(page, "appel")
    steps = form.locator("[data-step]")
    expect(steps.filter(visible=True)).to_have_count(1)
    expect(form.get_by_text("Étape 1", exact=True)).to_be_hidden()
    page.emulate_media(media="print")
    expect(steps.filter(visible=True)).to_have_count(4)
    for n in range(4):
        expect(steps.nth(n).get_by_text(f"Étape {n + 1}", exact=True)).to_be_visible()
    expect(steps.first.get_by_role("button", name="Je demande son nom")).to_contain_text("→ Étape 2")


def test_all_cards_are_printed_with_their_backs(page: Page, site: StaticServer) -> None:
    page.goto(site.url("guide-auteur/questions/exprimer/"))
    cards = question(page, "cartes").locator("[data-card]")
    expect(cards.filter(visible=True)).to_have_count(1)
    page.emulate_media(media="print")
    expect(cards.filter(visible=True)).to_have_count(3)
    expect(cards.last.get_by_text("sans que les autres le voient")).to_be_visible()
    expect(question(page, "cartes").get_by_text("Carte 1 sur 3")).to_be_hidden()


def test_an_order_is_answered_with_a_pen(page: Page, site: StaticServer) -> None:
    page.goto(site.url("guide-auteur/questions/ranger/"))
    page.emulate_media(media="print")
    rows = question(page, "ordonner").locator(".order li")
    assert rows.first.evaluate("(row) => getComputedStyle(row, '::before').content") == '""'
    expect(rows.first.locator("button").first).to_be_hidden()


def test_the_trainer_s_address_is_printed_in_clear(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/ecrire/objet/"))
    assert "verdun@greta-lorraine-nord.example.org" in pdf_text(page.pdf())


def test_a_wide_table_and_wide_code_are_printed_whole(page: Page, site: StaticServer) -> None:
    page.set_viewport_size({"width": SHEETS["A4"], "height": 800})
    page.emulate_media(media="print")
    page.goto(site.url("guide-auteur/questions/situations/"))
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    cut = "(parts) => parts.filter((part) => part.scrollWidth > part.clientWidth + 1).length"
    assert page.locator("pre:visible, .scroll").evaluate_all(cut) == 0


def test_paper_has_no_answer_even_before_the_style_of_quizzes_is_there(
    page: Page, site: StaticServer
) -> None:
    page.route("**/quiz.*.css", lambda _route: None)  # a slow line: it never comes
    page.goto(site.url("courriel/demarrer/trier/"), wait_until="domcontentloaded")
    page.emulate_media(media="print")
    closed = page.locator("form.q details")
    assert closed.count() > 3
    expect(closed.filter(visible=True)).to_have_count(0)

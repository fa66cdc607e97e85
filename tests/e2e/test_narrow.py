"""On narrow phones nothing scrolls sideways, whatever the words; what is wide is reached and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import question
from stretched import stretched
from test_accessibility import KINDS, violations

from static_server import StaticServer, serve
from weight import build

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).parents[2]
WIDTHS = (320, 360)
GALLERY = ("choisir", "ranger", "images", "exprimer", "situations", "coder", "montrer")
SHOWN = (
    *(
        "",
        "courriel/",
        "mon-espace/",
        "mon-espace/transfert/",
        "mon-espace/profils/",
        "mon-espace/donnees/",
        "mon-espace/plan/",
        "hygiene-cuisine/seances/atelier-1/",
        "mon-espace/notes/",
        "mon-espace/releve/courriel/",
        "mon-espace/reviser/",
        "mon-espace/reviser/courriel/",
        "404.html",
        "organismes/mfr-argonne/",
        "hygiene-cuisine/",
        "aide/",
        "chercher/",
        "chercher/#q=message",
    ),
    *("parcours/premier-emploi-cuisine/", "courriel/positionnement/", "papier/guide-auteur/ranger/"),
    *(f"guide-auteur/questions/{name}/" for name in GALLERY),
)
LONG = f"{'Donaudampfschifffahrtselektrizität' * 2} https://example.org/{'a-b' * 30}"

# an answer of each kind, all details open, every form marked
ANSWER = """() => {
  for (const form of document.querySelectorAll("form.q")) {
    for (const input of form.querySelectorAll("fieldset :is([type=radio], [type=checkbox])"))
      if (!input.disabled && !form.querySelector(`[name="${CSS.escape(input.name)}"]:checked`)) input.click();
    for (const field of form.querySelectorAll("select, textarea, [type=text]")) {
      if (field.options) field.selectedIndex = 1;
      else field.value = field.value || "7";
      field.dispatchEvent(new Event(field.options ? "change" : "input", { bubbles: true }));
    }
    for (let step; (step = form.querySelector("[data-step]:not([hidden]) button")); ) step.click();
    for (let card; (card = form.querySelector("[data-card]:not([hidden]) button")); ) card.click();
    const check = form.querySelector("[data-do]:not([hidden]) button");
    if (check) check.click();
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""
# what makes the page wider than the screen, and what is cut where nobody can scroll to it
TOO_WIDE = """() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const all = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
  const cut = all.filter((element) => getComputedStyle(element).overflowX === "hidden"
    && element.scrollWidth > element.clientWidth + 1 && !element.closest(".vh, svg"));
  const wide = scrollWidth <= clientWidth ? []
    : [document.body, ...all.filter((element) => element.getBoundingClientRect().right > clientWidth + 1)];
  return [...wide, ...cut].slice(0, 5).map((element) => element.outerHTML.slice(0, 100));
}"""
# in the place of what authors and the interface say, more than any of them would
STRETCH = """(long) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); )
    if (text.data.trim() && !text.parentElement.closest("script, style, svg, noscript, .tex, .tex-block"))
      text.data += ` ${long}`;
  for (const part of document.querySelectorAll("[hidden]")) part.hidden = false;
}"""


def thirds(test: Callable[..., None]) -> Callable[..., None]:
    """One page in three, and all of them when all cases are asked for."""
    return pytest.mark.sweep(every=3)(pytest.mark.parametrize("third", range(3))(test))


@pytest.fixture(scope="session")
def long_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StaticServer, list[str]]]:
    """The repository's own courses with a long word, a long address and a line of code in every text."""
    folder = tmp_path_factory.mktemp("stretched")
    site = build(folder / "site", stretched(ROOT, folder))
    with serve(site) as server:
        yield server, addresses(site)


def addresses(site: Path) -> list[str]:
    return [
        path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))
    ]


def too_wide(page: Page) -> dict[int, list[str]]:
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        if rows := page.evaluate(TOO_WIDE):
            found[width] = rows
    return found


@thirds
@pytest.mark.parametrize("name", ["site", "small"])
def test_no_page_scrolls_sideways(page: Page, request: pytest.FixtureRequest, name: str, third: int) -> None:
    """Every page of the site, a learner having begun its courses."""
    server: StaticServer = request.getfixturevalue(name)
    found = {}
    # the lessons first: cards say then how far one is
    every = sorted(addresses(request.getfixturevalue(f"{name}_folder")), key=len, reverse=True)
    for address in every[third::3]:
        page.goto(server.url(address))
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        if rows := too_wide(page):
            found[address] = rows
    assert found == {}


@thirds
def test_no_text_of_an_author_makes_a_page_scroll_sideways(
    page: Page, long_texts: tuple[StaticServer, list[str]], third: int
) -> None:
    server, every = long_texts
    found = {}
    for address in sorted(every, key=len, reverse=True)[third::3]:
        page.goto(server.url(address))
        page.evaluate(ANSWER)
        if rows := too_wide(page):
            found[address] = rows
    assert found == {}


@pytest.mark.parametrize("address", SHOWN)
def test_no_word_at_all_makes_a_page_scroll_sideways(page: Page, site: StaticServer, address: str) -> None:
    """Those of the interface and of scripts too, on the page as it is and with all that it hides."""
    page.goto(site.url(address))
    page.evaluate(ANSWER)
    page.evaluate(STRETCH, LONG)
    assert too_wide(page) == {}


# ---- what is wider than the screen


def test_the_last_column_is_reached_with_the_keyboard(page: Page, site: StaticServer) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url("courriel/ecrire/objet/"))
    table = page.get_by_role("group", name="Tableau")
    table.focus()
    hidden = table.evaluate("(box) => box.scrollWidth - box.clientWidth")
    assert hidden > 0
    for place in range(40, hidden + 40, 40):
        table.press("ArrowRight")
        expect(table).to_have_js_property("scrollLeft", min(place, hidden))


def test_a_shadow_says_on_which_side_there_is_more(page: Page, site: StaticServer) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url("courriel/ecrire/objet/"))
    table = page.get_by_role("group", name="Tableau")
    table.scroll_into_view_if_needed()
    at_start = table.screenshot()
    table.evaluate("(box) => box.scrollTo(1e4, 0)")
    assert (
        table.evaluate("(box) => getComputedStyle(box).backgroundAttachment")
        == "local, local, scroll, scroll, scroll"
    )
    assert table.screenshot() != at_start


def test_only_code_that_may_be_wide_is_reached_with_the_keyboard(page: Page, site: StaticServer) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url("guide-auteur/questions/situations/"))
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    for code in page.locator("pre:visible").all():
        is_cut, is_reached = code.evaluate(
            "(code) => [code.scrollWidth > code.clientWidth, code.tabIndex === 0]"
        )
        assert is_reached or not is_cut
        if is_reached:
            expect(code).to_have_accessible_name("Code")


@pytest.mark.parametrize(
    "address", ["courriel/ecrire/objet/", "guide-auteur/questions/ranger/", "guide-auteur/questions/coder/"]
)
def test_axe_finds_nothing_where_something_is_wide(
    new_context: Callable[..., BrowserContext], site: StaticServer, address: str
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}, bypass_csp=True).new_page()
    page.goto(site.url(address))
    page.evaluate(ANSWER)
    assert violations(page) == []


def test_a_grid_is_a_list_on_a_phone(page: Page, site: StaticServer) -> None:
    page.goto(site.url("guide-auteur/questions/ranger/"))
    form = question(page, "grille")
    cell = form.locator("label.cell", has_text="Relevé d’identité").first
    expect(cell.get_by_text("Relevé d’identité")).to_be_visible()
    expect(form.locator("thead")).to_be_hidden()
    boxes = [label.bounding_box() for label in form.locator("label.cell").all()]
    assert len({box["x"] for box in boxes if box}) == 1
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(form.get_by_role("columnheader", name="CV")).to_be_visible()
    expect(cell.get_by_text("Relevé d’identité")).to_be_hidden()


def test_a_page_without_a_table_loads_no_style_for_one(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    assert page.locator("link[href*='wide.']").count() == 0

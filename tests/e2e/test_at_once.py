"""Two tabs, slow scripts and held keys: nothing that a learner did is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from quizzes import question, records, write

from static_server import StaticServer

LETTER = "courriel/candidater/relancer/"
LESSON = "courriel/demarrer/trier/"
TRIES = "atelier/questions/essais/"
EXAM = "apprendre/pages/examen/"
CODE = "guide-auteur/questions/coder/"


def held(page: Page, script: str) -> Callable[[], None]:
    """A script of the theme waits; what lets it come."""
    waiting: list[Route] = []
    is_open = False

    def meet(route: Route) -> None:
        if is_open:
            route.continue_()
        else:
            waiting.append(route)

    def come() -> None:
        nonlocal is_open
        is_open = True
        for route in waiting:
            route.continue_()

    page.route(re.compile(rf"/{script}\.\w+\.js$"), meet)
    return come


def tabs(page: Page, address: str) -> tuple[Page, Page]:
    """Two of one page."""
    other = page.context.new_page()
    for each in (page, other):
        each.goto(address)
        expect(each.locator("[data-later]")).to_have_count(0)
    return page, other


def answers(page: Page, id_: str) -> list[dict[str, object]]:
    return [record for key, record in records(page).items() if key.endswith(f"#{id_}")]


# ---- what is written


def letter(page: Page) -> Locator:
    return page.locator("form.q[data-kind=open] textarea").first


def test_what_is_written_while_the_script_comes_is_kept(page: Page, site: StaticServer) -> None:
    for text in ("Une première lettre.", "Une autre lettre, bien plus longue."):
        come = held(page, "quiz")
        page.goto(site.url(LETTER), wait_until="domcontentloaded")
        letter(page).fill(text)
        come()
        expect(page.locator("[data-later]")).to_have_count(0)
        expect(page.locator("form.q[data-kind=open] [data-do] button").first).to_be_enabled()
        expect(letter(page)).to_have_value(text)
        page.goto(site.url("courriel/"))
        page.goto(site.url(LETTER))
        expect(letter(page)).to_have_value(text)
        page.unroute_all()


def test_an_answer_of_another_tab_does_not_take_what_is_written_here(page: Page, small: StaticServer) -> None:
    here, there = tabs(page, small.url(TRIES))
    write(question(there, "mois"), "novembre")
    field = question(here, "mois").get_by_role("textbox")
    field.fill("décem")
    write(question(there, "mois"), "octobre")
    here.wait_for_function("() => Object.keys(localStorage).some((key) => key.endsWith('#mois'))")
    expect(question(here, "mois").locator("[data-said]")).to_be_attached()
    expect(field).to_have_value("décem")
    expect(field).to_be_enabled()
    here.reload()
    expect(field).to_be_disabled()
    expect(field).to_have_value("octobre")


def test_a_clock_hands_in_what_was_written_in_another_tab(page: Page, small: StaticServer) -> None:
    page.clock.install()
    forgotten, here = tabs(page, small.url(EXAM))
    for each in (forgotten, here):
        each.get_by_role("button", name=re.compile("Commencer : 10")).press("Enter")
    question(here, "mot").get_by_role("textbox").fill("arobase")
    question(here, "vrai").get_by_label("Vrai").check()
    forgotten.clock.run_for(11 * 60 * 1000)
    expect(forgotten.locator("[data-end]").first).to_be_visible()
    expect(question(here, "mot").get_by_role("textbox")).to_have_value("arobase")
    assert [record.get("response") for record in answers(here, "mot")] == ["arobase"]


def test_code_that_changes_while_it_runs_is_not_marked(page: Page, site: StaticServer) -> None:
    page.goto(site.url(CODE))
    form = question(page, "fonction")
    form.locator(".editor").fill(
        "const prix = (n) => 2 * n;\n"
        "for (const end = Date.now() + 1500; Date.now() < end; );\nconsole.log('fini');"
    )
    form.locator("[data-run]").click()
    form.locator(".editor").fill("const prix = (n) => 'autre chose';")
    expect(form.locator("[data-out]")).to_contain_text("fini")
    assert [record.get("score") for record in answers(page, "fonction")] == [None]


# ---- keys and taps


def test_a_key_that_is_held_is_one_answer(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    field = question(page, "mois").get_by_role("textbox")
    field.fill("janvier")
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(question(page, "mois").locator("[data-said]")).to_contain_text("pas la bonne réponse")
    assert [record["attempts"] for record in answers(page, "mois")] == [1]
    expect(field).to_be_enabled()


@pytest.mark.parametrize("name", ["Aide à lire", "Noter"])
def test_two_taps_on_a_slow_line_open_one_panel(page: Page, site: StaticServer, name: str) -> None:
    come = held(page, "tools")
    page.goto(site.url(LESSON))
    button = page.get_by_role("button", name=name, exact=True).first
    for _ in range(2):
        button.press("Enter")
    come()
    expect(page.locator(".panel:visible")).to_have_count(1)
    page.get_by_role("button", name="Fermer").press("Enter")
    expect(page.locator(".panel:visible")).to_have_count(0)


# ---- undo


def test_what_was_erased_twice_comes_back_whole(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    write(question(page, "mois"), "novembre")
    before = records(page)
    page.goto(small.url("mon-espace/"))
    box = page.locator("[data-erase]")
    for _ in range(2):
        box.locator("[data-ask]").press("Enter")
        box.locator("[data-yes]").press("Enter")
        expect(box.locator("[data-undo]")).to_be_visible()
        # another tab keeps something
        page.evaluate(
            "(key) => (localStorage[key] = '{\"done\":1}')", next(iter(before)).replace("question", "segment")
        )
        page.evaluate("document.dispatchEvent(new Event('tremplin:progress'))")
        expect(box.locator("[data-ask]")).to_be_visible()
    box.locator("[data-undo]").press("Enter")
    assert before.items() <= records(page).items()


def test_a_removed_note_comes_back_beside_what_was_kept_since(page: Page, site: StaticServer) -> None:
    page.goto(site.url(LETTER))
    page.get_by_role("button", name="Noter").first.press("Enter")
    page.get_by_label("Ma note").fill("Une note précieuse")
    page.get_by_label("Ma note").blur()
    notes = page.context.new_page()
    notes.goto(site.url("mon-espace/notes/"))
    expect(notes.locator(".noted .written")).to_have_text("Une note précieuse")
    notes.get_by_role("button", name=re.compile("^Supprimer")).press("Enter")
    page.get_by_label("Garder cette étape").check()
    expect(notes.locator(".noted .kept")).to_be_visible()
    notes.get_by_role("button", name=re.compile("^(Annuler|Rétablir)")).press("Enter")
    expect(notes.locator(".noted .written")).to_have_text("Une note précieuse")
    expect(notes.locator(".noted .kept")).to_be_visible()


# ---- what two tabs choose


def test_how_one_reads_is_chosen_in_two_tabs(page: Page, site: StaticServer) -> None:
    here, there = tabs(page, site.url(LESSON))
    for each in (here, there):
        each.get_by_role("button", name="Aide à lire").first.press("Enter")
    here.get_by_role("radio", name="Plus grande").check(force=True)
    there.get_by_role("radio", name="Large", exact=True).check(force=True)
    style = there.evaluate("localStorage.tremplin")
    assert "--size" in style
    assert "--gaps" in style


def test_a_code_stays_while_another_tab_goes_on(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    write(question(page, "mois"), "novembre")
    here = page.context.new_page()
    here.goto(small.url("mon-espace/transfert/"))
    here.get_by_role("button", name="Montrer un code QR").press("Enter")
    expect(here.locator("[data-shown]")).to_be_visible()
    here.evaluate("document.dispatchEvent(new Event('tremplin:progress'))")
    expect(here.locator("[data-shown]")).to_be_visible()
    page.locator("form.q[data-q$='#jour'] label", has_text="Mercredi").click()
    question(page, "jour").get_by_role("button", name="Vérifier ma réponse").press("Enter")
    expect(here.locator("[data-shown]")).to_be_hidden()


def test_a_memory_is_not_written_over_what_another_tab_kept(page: Page, site: StaticServer) -> None:
    here, there = tabs(page, site.url(LETTER))
    for each in (here, there):
        each.get_by_role("button", name="Noter").first.press("Enter")
    here.evaluate(
        """() => {
          for (let n = 0, size = 1 << 20; size >= 1; ) {
            try { localStorage["fill" + n] = "x".repeat(size); n++; } catch { size >>= 1; }
          }
        }"""
    )
    here.get_by_label("Ma note").fill("Un")
    expect(here.get_by_role("button", name="J’ai compris")).to_be_visible()
    there.evaluate(
        "for (const k of Object.keys(localStorage)) if (/^fill/.test(k)) localStorage.removeItem(k)"
    )
    there.get_by_label("Ma note").fill("Deux")
    there.get_by_label("Ma note").blur()
    here.get_by_label("Ma note").press_sequentially(" et trois")
    here.get_by_label("Ma note").blur()
    kept = "() => JSON.stringify({ ...localStorage })"
    here.wait_for_function(f"() => ({kept})().includes('trois')")
    assert "Deux" in here.evaluate(kept)

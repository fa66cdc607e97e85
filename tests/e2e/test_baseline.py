"""The oldest browsers: what they lack is taken away from one of today; and what older ones show."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from answering import KEPT, PAGES, SOLUTIONS, call, kinds_but, not_right
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import question
from watching import Watch

from static_server import StaticServer

CLIENT = Path(__file__).parents[2] / "themes/client"
PYTHON = "Python demande un navigateur plus récent"
LESSON = "courriel/demarrer/trier/"


@pytest.fixture(scope="module")
def newer() -> str:
    """Takes away what the data of MDN says that a browser of the baseline lacks."""
    return subprocess.check_output(["node", "baseline/newer.mjs"], cwd=CLIENT, text=True)


@pytest.fixture
def older(context: BrowserContext, newer: str) -> Page:
    context.add_init_script(newer)
    return context.new_page()


def test_what_is_newer_is_gone(older: Page, site: StaticServer) -> None:
    older.goto(site.url())
    left = older.evaluate(
        """() => [
          [Element.prototype, "replaceChildren"], [HTMLFormElement.prototype, "requestSubmit"],
          [Object, "fromEntries"], [Array.prototype, "at"], [String.prototype, "replaceAll"],
          ...["queueMicrotask", "structuredClone", "ResizeObserver", "IntersectionObserver", "PointerEvent",
            "BroadcastChannel", "CompressionStream", "HTMLDialogElement"].map((name) => [window, name]),
          [HTMLElement.prototype, "inert"], [Navigator.prototype, "storage"], [AbortSignal, "timeout"],
          [CSS, "highlights"], [Intl, "Segmenter"], [Intl, "RelativeTimeFormat"],
        ].filter(([object, name]) => name in object).map(([, name]) => name)"""
    )
    assert left == []


def test_every_kind_is_answered_to_its_end(older: Page, site: StaticServer) -> None:
    # MicroPython asks for more than the baseline has
    programs = {id_: code for id_, code in SOLUTIONS.items() if id_ != "boucle"}
    answered, kept = [], []
    for page in PAGES:
        older.goto(site.url(page))
        answered += older.evaluate(call(programs))
        older.reload()
        kept += older.evaluate(KEPT)
    assert not_right(answered) == []
    assert kept == answered
    assert kinds_but(answered) == set()
    form = question(older, "boucle")
    form.get_by_role("button", name="Exécuter").click()
    expect(form.locator("[data-out]")).to_contain_text(PYTHON)


def test_progress_goes_from_one_to_another(older: Page, site: StaticServer, tmp_path: Path) -> None:
    older.goto(site.url(LESSON))
    older.evaluate(call())
    older.goto(site.url("mon-espace/transfert/"))
    older.get_by_role("button", name="Montrer un code QR").click()
    photo = tmp_path / "photo.png"
    older.get_by_role("img", name="Code QR 1 sur 1").screenshot(path=photo)
    older.evaluate("localStorage.clear()")
    older.get_by_label("Lire la photo d’un code").set_input_files(photo)
    older.get_by_role("button", name="Ajouter à cet appareil").click()
    expect(older.get_by_text("C’est fait.")).to_be_visible()
    older.goto(site.url("mon-espace/"))
    expect(older.locator("[data-mine] .card:visible")).to_have_count(1)


def test_questions_come_again_on_their_day(older: Page, site: StaticServer) -> None:
    older.clock.set_fixed_time("2026-11-26T15:00:00")
    older.goto(site.url(LESSON))
    older.evaluate(call())
    older.clock.set_fixed_time("2026-12-24T15:00:00")
    older.goto(site.url("mon-espace/reviser/"))
    older.get_by_role("link", name="Réviser", exact=True).click()
    expect(older.locator("form.q:visible").first).to_be_visible()
    answered = older.evaluate(call())
    assert not_right(answered) == []
    expect(older.get_by_role("heading", name="C’est fait")).to_be_visible()


def test_an_item_has_its_buttons_where_there_are_no_pointers(older: Page, site: StaticServer) -> None:
    older.goto(site.url(PAGES[1]))
    form = question(older, "ordonner")
    expect(form.get_by_role("button", name="Monter").first).to_be_visible()
    expect(form.locator(".handle").first).to_be_hidden()


def test_ticks_are_kept(older: Page, site: StaticServer) -> None:
    older.goto(site.url(LESSON))
    older.evaluate(call())
    step = older.locator(".steps [aria-current]")
    expect(step).to_have_class("done")
    older.reload()
    expect(step).to_have_class("done")
    older.goto(site.url("mon-espace/"))
    expect(older.locator("[data-mine] .card:visible")).to_have_count(1)
    older.goto(site.url())
    expect(older.get_by_role("link", name="Reprendre")).to_be_visible()


@pytest.mark.parametrize("page_address", [PAGES[4], LESSON, ""])
def test_below_the_baseline_the_page_is_the_one_without_scripts(
    new_context: Callable[..., BrowserContext], site: StaticServer, watch: Watch, page_address: str
) -> None:
    # the scripts that come after the first find nothing to build on
    watch.expect("Cannot destructure|undefined")
    scripted = new_context()
    scripted.add_init_script("delete Symbol.prototype.description;")
    pages = scripted.new_page(), new_context(java_script_enabled=False).new_page()
    for page in pages:
        page.goto(site.url(page_address))
        for summary in page.locator("[data-fix]:not([hidden]) > summary").all():
            expect(summary).to_be_visible()
        expect(page.locator("[data-do]:visible")).to_have_count(0)
    assert pages[0].evaluate("document.body.innerHTML") == pages[1].evaluate("document.body.innerHTML")
    assert pages[0].screenshot(full_page=True) == pages[1].screenshot(full_page=True)
    assert scripted.storage_state()["origins"] == []

"""Every loss that records may meet: nothing is lost that could be kept, and one calm notice says the rest.

`PROVED` names each loss and the tests that prove what becomes of it: those of this module, which no other
made, and those of the modules that know the feature.
"""

from __future__ import annotations

from importlib import import_module

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect
from quizzes import FORBIDDEN_STORAGE, check, choose, question, records, says
from test_progress import DRAW, FULL, KINDS, NOTICE

from static_server import StaticServer

PROVED = {
    "two tabs": ("test_progress.two_tabs_lose_no_answer", "test_notes.two_tabs_both_keep_their_text"),
    "a tab killed after an answer": (
        "test_losses.a_tab_that_is_killed_keeps_what_was_answered",
        "test_sealed.an_answer_is_sealed_at_once",
    ),
    "a page left while typing": (
        "test_notes.what_was_just_typed_is_kept",
        "test_drafts.what_is_not_checked_is_there_again",
    ),
    "corrupted or hostile values": (
        "test_progress.odd_records_stop_nothing",
        "test_drafts.odd_records_of_any_shape_stop_no_question",
        "test_data.what_is_damaged_is_told",
        "test_sealed.a_damaged_entry_is_said_and_nothing_is_erased",
        "test_neighbour.a_damaged_list_of_profiles_loses_none",
    ),
    "quota reached": (
        "test_progress.what_was_saved_before_the_storage_was_full_is_kept",
        "test_data.what_was_refused_is_kept_once_there_is_room",
        "test_sealed.a_full_device_keeps_the_former_entry_and_says_so",
    ),
    "one refused record": ("test_data.one_refusal_stops_no_other",),
    "private mode": ("test_losses.a_browser_that_keeps_nothing_at_all_says_so",),
    "storage forbidden": ("test_progress.a_lesson_works_without_storage_and_says_so",),
    "cleared": ("test_losses.what_is_answered_after_all_was_cleared_is_kept",),
    "evicted": ("test_losses.it_is_said_where_and_when_a_browser_erases_by_itself",),
    "a renamed course, step or question": (
        "test_renamed.all_that_was_kept_follows_two_renamings_and_is_counted_once",
        "test_renamed.a_tab_of_before_goes_on_under_the_former_names",
    ),
    "a clock set back": (
        "test_losses.an_answer_given_by_a_clock_that_was_set_back_is_the_later_one",
        "test_revision.a_clock_set_back_asks_nothing_twice",
    ),
    "two catalogues on one origin": ("test_profiles.two_catalogues_on_one_origin_never_mix",),
    "told once a day": (
        "test_data.it_is_told_once_a_day_that_there_is_no_room",
        "test_data.it_is_told_once_in_a_tab_that_keeps_nothing",
    ),
    "told beside the feedback": ("test_losses.the_notice_never_covers_what_was_just_said",),
}


@pytest.mark.parametrize("loss", PROVED)
def test_every_loss_has_its_proof(loss: str) -> None:
    for name in PROVED[loss]:
        module, _, test = name.partition(".")
        assert hasattr(import_module(module), f"test_{test}"), name


# ---- a tab that is killed


def test_a_tab_that_is_killed_keeps_what_was_answered(context: BrowserContext, small: StaticServer) -> None:
    """Its process is ended as soon as the verdict shows, without a chance to write anything more."""
    page = context.new_page()
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), "Nulle part")
    says(question(page, "choix"), "Elle revient")
    question(page, "mot").get_by_role("textbox").fill("arob")
    with page.expect_event("crash"), pytest.raises(Error):
        page.goto("chrome://crash")
    again = context.new_page()
    again.goto(small.url(KINDS))
    says(question(again, "choix"), "Elle revient")
    expect(question(again, "mot").get_by_role("textbox")).to_have_value("arob")


# ---- what the browser, or its owner, takes away

NO_ROOM_AT_ALL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
"""As some browsers did in private windows: the storage is there, and takes nothing."""


def test_a_browser_that_keeps_nothing_at_all_says_so(page: Page, small: StaticServer) -> None:
    page.add_init_script(NO_ROOM_AT_ALL)
    page.goto(small.url(KINDS))
    expect(page.get_by_text(NOTICE)).to_be_visible()
    choose(question(page, "choix"), "Dans un lien de partage")
    says(question(page, "choix"), "Juste !")
    assert records(page) == {}


def test_what_is_answered_after_all_was_cleared_is_kept(context: BrowserContext, small: StaticServer) -> None:
    page, other = context.new_page(), context.new_page()
    page.goto(small.url(KINDS))
    choose(question(page, "vrai"), "Vrai")
    says(question(page, "vrai"), "Juste !")
    other.goto(small.url("mentions/"))
    other.evaluate("localStorage.clear()")
    # the page shows what is there
    expect(question(page, "vrai").locator("[data-said]")).to_be_empty()
    choose(question(page, "choix"), "Dans un lien de partage")
    says(question(page, "choix"), "Juste !")
    page.reload()
    says(question(page, "choix"), "Juste !")


def test_it_is_said_where_and_when_a_browser_erases_by_itself(page: Page, small: StaticServer) -> None:
    page.goto(small.url("mon-espace/donnees/"))
    expect(page.get_by_text("Safari efface tout après sept jours sans visite")).to_be_visible()


# ---- clocks


def test_an_answer_given_by_a_clock_that_was_set_back_is_the_later_one(
    page: Page, small: StaticServer
) -> None:
    page.clock.set_fixed_time("2026-11-26T15:00:00")
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), "Nulle part")
    says(question(page, "choix"), "Elle revient")
    page.get_by_role("button", name="J’ai terminé").click()
    page.clock.set_fixed_time("2020-01-01T00:00:00")
    page.reload()
    choose(question(page, "choix"), "Dans un lien de partage")
    says(question(page, "choix"), "Juste !")
    page.get_by_role("button", name="Marquer comme non terminé").click()
    page.clock.set_fixed_time("2026-11-27T15:00:00")
    page.reload()
    says(question(page, "choix"), "Juste !")
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()


# ---- the notice

COVERED = """() => {
  const notice = document.querySelector(".notice").getBoundingClientRect();
  return [...document.querySelectorAll("form.q [data-said], form.q [data-fix]")]
    .filter((part) => part.textContent && part.checkVisibility())
    .map((part) => part.getBoundingClientRect())
    .some(({ top, bottom }) => top < notice.bottom && bottom > notice.top);
}"""


# what the page does of it comes before the second frame
SCROLL = """(way) => new Promise((done) => {
  scrollBy(0, way);
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("height", [740, 300])
@pytest.mark.parametrize("share", [0.05, 0.4, 0.7])
def test_the_notice_never_covers_what_was_just_said(
    page: Page, small: StaticServer, share: float, height: int
) -> None:
    """On a small phone, upright or with its keyboard open, wherever the button was on the screen."""
    page.set_viewport_size({"width": 360, "height": height})
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(small.url(KINDS))
    expect(page.get_by_text(NOTICE)).to_be_visible()
    form = question(page, "choix")
    form.locator("label.answer", has_text="Nulle part").click()
    button = form.get_by_role("button", name="Vérifier ma réponse")
    button.evaluate(
        "(button, y) => scrollBy(0, button.getBoundingClientRect().top - y)", round(share * height)
    )
    button.press("Enter")
    says(form, "Elle revient")
    assert not page.evaluate(COVERED)
    # nor when the reader moves on, and it is still there to be read
    for way in (120, 120, -400):
        page.evaluate(SCROLL, way)
        assert not page.evaluate(COVERED)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.get_by_role("button", name="J’ai compris")).to_be_in_viewport()


def test_the_notice_that_comes_after_an_answer_does_not_cover_what_it_said(
    page: Page, small: StaticServer
) -> None:
    page.goto(small.url(DRAW))
    form = page.locator("form.q:visible").first
    page.evaluate(f"() => {{ {NO_ROOM_AT_ALL} }}")
    form.locator("label.answer").first.click()
    button = form.get_by_role("button", name="Vérifier ma réponse")
    button.evaluate("(button) => scrollBy(0, button.getBoundingClientRect().bottom - innerHeight + 10)")
    check(form)
    expect(form.locator(".verdict")).to_be_visible()
    expect(page.get_by_text(FULL)).to_be_visible()
    assert not page.evaluate(COVERED)

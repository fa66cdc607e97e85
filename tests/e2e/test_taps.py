"""A finger that taps twice means once, and what it taps does not move away from under it."""

from __future__ import annotations

import pytest
from filling import state, touch
from playwright.sync_api import Locator, Page, expect
from quizzes import answer_all_right, choose, question, records, says
from test_gallery import ANSWERS, opened

from static_server import StaticServer

pytestmark = pytest.mark.sweep

LESSON = "courriel/demarrer/trier/"
FINISHED = "Étape terminée."
CHOSEN = ["choix", "choix-multiples", "vrai-faux", "texte", "nombre", "calcul"]
ROWS = [*(("choisir", id_, None) for id_ in CHOSEN), *((*name, rank) for name in ANSWERS for rank in (0, 2))]


def spot(place: Locator) -> tuple[float, float]:
    """Where a finger taps it, once it shows."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def tap_twice(place: Locator) -> tuple[float, float]:
    x, y = spot(place)
    place.page.mouse.click(x, y)
    place.page.mouse.click(x, y)
    return x, y


@pytest.mark.parametrize(("segment", "id_", "rank"), ROWS, ids=str)
def test_checking_twice_is_checking_once(
    page: Page, site: StaticServer, segment: str, id_: str, rank: int | None
) -> None:
    form = opened(page, site, segment, id_)
    touch(form) if rank is None else ANSWERS[segment, id_][rank](form)
    button = form.locator("[data-do] button")
    _, y = tap_twice(button)
    expect(form.locator("[data-said] .verdict")).to_be_visible()
    kept = next(record for key, record in records(page).items() if key.endswith(f"#{id_}"))
    assert kept["attempts"] == 1
    # it did not go on, and is where the finger is; with nothing to go on to, the verdict takes its place
    assert page.evaluate("[...document.querySelectorAll('form.q :focus')].length") in (
        0,
        form.locator(":focus").count(),
    )
    box = button.bounding_box() or form.locator("[data-said]").bounding_box()
    assert box
    assert box["y"] - 25 <= y <= box["y"] + box["height"] + 25
    if button.is_visible():
        assert abs(box["y"] + box["height"] / 2 - y) <= 1


def test_a_page_stays_where_it_is_when_a_program_is_checked(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "coder", "page")
    run = form.get_by_role("button", name="Exécuter")
    run.scroll_into_view_if_needed()
    before = run.evaluate("(button) => button.getBoundingClientRect().top")
    run.click()
    expect(form.locator("[data-said] .verdict")).to_be_visible()
    assert abs(run.evaluate("(button) => button.getBoundingClientRect().top") - before) <= 1


def test_finishing_twice_is_finishing(page: Page, site: StaticServer) -> None:
    page.goto(site.url(LESSON))
    tap_twice(page.get_by_role("button", name="J’ai terminé"))
    expect(page.get_by_text(FINISHED)).to_be_visible()
    # it is still a choice
    page.get_by_role("button", name="Marquer comme non terminé").press("Enter")
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()


def test_a_success_after_a_double_tap_leaves_the_step_done(page: Page, site: StaticServer) -> None:
    page.goto(site.url(LESSON))
    tap_twice(page.get_by_role("button", name="J’ai terminé"))
    answer_all_right(page)
    expect(page.get_by_text("Quiz réussi.")).to_be_visible()
    expect(page.get_by_text(FINISHED)).to_be_visible()


def test_going_on_twice_touches_nothing_of_the_next_question(page: Page, site: StaticServer) -> None:
    page.goto(site.url(LESSON))
    choose(question(page, "convocation"), "Je le marque d’une étoile")
    button = question(page, "convocation").get_by_role("button", name="Question suivante")
    page.mouse.click(5, 5)
    tap_twice(button)
    following = question(page, "archiver")
    expect(following).to_be_in_viewport()
    expect(following.locator("[data-said]")).to_be_empty()
    expect(following.locator(":checked")).to_have_count(0)


def test_a_copy_is_not_handed_in_by_a_double_tap(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/positionnement/"))
    tap_twice(page.get_by_role("button", name="Rendre ma copie"))
    expect(page.get_by_text("sans réponse")).to_be_visible()
    expect(page.locator("[data-end]")).to_be_hidden()


def test_not_knowing_twice_is_not_knowing_in_a_copy(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/positionnement/"))
    button = page.get_by_role("button", name="Je ne sais pas").first
    tap_twice(button)
    expect(button).to_have_attribute("aria-pressed", "true")


# ---- what comes under the finger is another button


@pytest.mark.parametrize(
    ("segment", "id_", "selector"),
    [
        ("ranger", "ordonner", ".order li:nth-child(3) .move"),
        ("ranger", "etiquettes", ".words button"),
        ("situations", "appel", "[data-step]:not([hidden]) button.answer >> nth=1"),
        ("exprimer", "cartes", "[data-card]:not([hidden]) .judge button"),
    ],
)
def test_a_double_tap_is_one_step(
    page: Page, site: StaticServer, segment: str, id_: str, selector: str
) -> None:
    form = opened(page, site, segment, id_)
    if id_ == "cartes":
        form.locator("summary:visible").first.press("Enter")
    form.locator(selector).first.press("Enter")
    once = state(form)
    page.evaluate("localStorage.clear()")
    page.reload()
    if id_ == "cartes":
        form.locator("summary:visible").first.press("Enter")
    tap_twice(form.locator(selector).first)
    assert state(form) == once


def test_taps_in_two_places_are_two_taps(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "ranger", "etiquettes")
    for word in ("ouvre", "lit", "décide"):
        form.get_by_role("button", name=word).click()
    form.locator("[data-do] button").click()
    says(form, "Juste !")


def test_a_key_may_be_as_quick_as_it_likes(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "ranger", "ordonner")
    items = form.locator("[data-id]")
    last = items.nth(3).get_attribute("data-id") or ""
    up = form.locator(f'[data-id="{last}"] .move').first
    for _ in range(3):
        up.press("Enter")
    expect(items.first).to_have_attribute("data-id", last)

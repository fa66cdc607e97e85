"""What questions need comes once the text is there: at the first sign of the reader, or by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from test_gallery import GALLERY
from watching import Watch

from static_server import StaticServer

LESSON = "courriel/demarrer/trier/"
WAITING = "[data-later]"
LOST = "Cette question n’est pas arrivée en entier"
QUIZ = re.compile(r"/quiz\.\w+\.js$")
NEVER = "setTimeout = () => 0"


@pytest.fixture
def idle(new_context: Callable[..., BrowserContext]) -> Page:
    """A page whose reader does nothing, and which does nothing by itself later on."""
    context = new_context(is_idle=True)
    context.add_init_script(NEVER)
    return context.new_page()


def test_nothing_but_the_text_comes_at_first(idle: Page, site: StaticServer) -> None:
    site.answers.clear()
    idle.goto(site.url(LESSON))
    names = [answer.path.rpartition("/")[2].partition(".")[0] for answer in site.answers]
    # when a browser asks for the icon is its own affair
    assert sorted({*names} - {"icon"}) == ["", "tremplin"]
    expect(idle.locator(WAITING)).to_have_count(1)


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.mouse.wheel(0, 10),
        lambda page: page.keyboard.press("Tab"),
        lambda page: page.get_by_role("heading").first.click(),
    ],
    ids=["scroll", "key", "tap"],
)
def test_the_first_sign_of_the_reader_asks_for_the_questions(
    idle: Page, site: StaticServer, act: Callable[[Page], None]
) -> None:
    idle.goto(site.url(LESSON))
    act(idle)
    expect(idle.locator(WAITING)).to_have_count(0)


def test_questions_come_by_themselves_once_the_page_is_there(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(is_idle=True).new_page()
    page.goto(site.url(LESSON))
    expect(page.locator(WAITING)).to_have_count(0)
    expect(page.get_by_role("button", name="Aide à lire")).to_be_visible()


def test_questions_near_the_screen_do_not_wait(idle: Page, site: StaticServer) -> None:
    idle.goto(site.url(GALLERY.format("choisir") + "#contenu"))
    idle.set_viewport_size({"width": 1280, "height": 2000})
    idle.goto(site.url(LESSON))
    expect(idle.locator(WAITING)).to_have_count(0)


def cut(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body="'use strict';(()=>{let{kinds")


@pytest.mark.parametrize("lose", [lambda route: route.abort(), cut], ids=["lost", "cut"])
def test_what_was_lost_is_told_and_comes_with_the_line(
    page: Page, site: StaticServer, watch: Watch, lose: Callable[[Route], None]
) -> None:
    watch.expect("ERR_|Unexpected|undefined")
    page.route(QUIZ, lose)
    page.goto(site.url(LESSON))
    expect(page.get_by_text(LOST)).to_have_count(3)
    expect(page.locator("[data-do]:visible")).to_have_count(0)
    page.unroute(QUIZ)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(WAITING)).to_have_count(0)
    expect(page.get_by_text(LOST)).to_have_count(0)


def test_without_scripts_questions_have_their_style(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(LESSON))
    answer = page.locator("label.answer").first
    expect(answer).to_have_css("border-top-width", "2px")


def test_an_answer_is_marked_when_what_marks_has_come(idle: Page, site: StaticServer) -> None:
    held: list[Route] = []
    idle.route(QUIZ, lambda route: held.append(route))
    idle.goto(site.url(LESSON))
    form = idle.locator("form.q").first
    form.locator("label.answer").nth(1).click()
    form.get_by_role("button", name="Vérifier ma réponse").press("Enter")
    expect(form.locator("[data-said]")).to_be_empty()
    held[0].continue_()
    expect(form.locator("[data-said]")).to_contain_text("Juste")
    expect(form.get_by_role("button", name="Question suivante")).to_be_visible()


def test_what_comes_later_waits_for_a_slow_script_of_the_page(idle: Page, site: StaticServer) -> None:
    """Those of questions keep answers where that of « Réviser » says: it must have run before them."""
    held: list[Route] = []
    asked: list[str] = []
    idle.route(re.compile(r"/revision\.\w+\.js$"), lambda route: held.append(route))
    idle.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition(".")[0]))
    idle.goto(site.url("mon-espace/reviser/courriel/"), wait_until="commit")
    while not idle.evaluate("'tremplin' in window") or not held:
        pass
    idle.keyboard.press("Shift")
    asked.append("released")
    held[0].continue_()
    idle.wait_for_load_state()
    idle.keyboard.press("Shift")
    expect(idle.locator(WAITING)).to_have_count(0)
    assert asked.index("released") < asked.index("quiz")

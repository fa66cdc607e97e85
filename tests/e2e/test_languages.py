"""Courses in other languages, for everyone: axe, and pages that hold from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import question, says
from test_accessibility import overflowing, violations

from static_server import StaticServer, serve

ARABIC = ("kitaba/", "kitaba/module/texte/", "kitaba/module/quiz/", "kitaba/positionnement/")


@pytest.fixture(scope="module")
def languages(languages_folder: Path) -> Iterator[StaticServer]:
    with serve(languages_folder) as server:
        yield server


@pytest.mark.parametrize(
    "address", ["writing/module/quiz/", "schreiben/module/texte/", "kitaba/module/quiz/"]
)
def test_axe_finds_nothing(
    new_context: Callable[..., BrowserContext], languages: StaticServer, address: str
) -> None:
    page = new_context(bypass_csp=True).new_page()
    page.goto(languages.url(address))
    assert violations(page) == []


@pytest.mark.parametrize("address", ARABIC)
def test_no_page_from_right_to_left_scrolls_sideways(
    page: Page, languages: StaticServer, address: str
) -> None:
    page.goto(languages.url(address))
    assert page.evaluate("innerWidth") == 360
    assert overflowing(page) == []
    cut = """() => [...document.querySelectorAll("main *")]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().left < -1)
      .map((element) => element.outerHTML.slice(0, 100))"""
    assert page.evaluate(cut) == []


def test_what_stands_before_a_text_stands_on_its_right(page: Page, languages: StaticServer) -> None:
    """The path of steps, the edges of notes and of answers, the text itself."""
    page.goto(languages.url("kitaba/module/texte/"))
    edge = "(note) => [getComputedStyle(note).borderRightWidth, getComputedStyle(note).borderLeftWidth]"
    assert page.locator(".admonition").evaluate(edge) == ["4px", "0px"]
    assert page.locator(".keep").evaluate(edge) == ["4px", "0px"]
    start = "(step) => getComputedStyle(step).paddingRight"
    assert page.locator(".steps li").first.evaluate(start) != "0px"
    aligned = "(cell) => getComputedStyle(cell).textAlign"
    assert page.locator("td").first.evaluate(aligned) == "start"


def test_the_way_to_the_content_is_hidden_until_it_is_reached(page: Page, languages: StaticServer) -> None:
    for course in ("writing", "kitaba"):
        page.goto(languages.url(f"{course}/"))
        link = page.locator(".skip")
        assert link.evaluate("(skip) => skip.getBoundingClientRect().bottom") < 0
        page.keyboard.press("Tab")
        box = link.bounding_box()
        assert box is not None
        assert 0 <= box["x"] < 360 - box["width"] + 1
        assert box["y"] == 0


def test_scripts_and_styles_speak_the_language_of_the_page(page: Page, languages: StaticServer) -> None:
    page.goto(languages.url("writing/module/quiz/"))
    form = question(page, "choix")
    button = form.locator("[data-do] button")
    form.locator("label.answer", has_text="parcel").click()
    button.click()
    says(form, "First say how sure you are.")
    form.locator(".sure label").first.click()
    button.click()
    says(form, "That is not the right answer.")
    says(form, "You have 2 tries left.")
    mark = "(row) => getComputedStyle(row, '::after').content"
    assert form.locator("label.answer", has_text="parcel").evaluate(mark) == '"✗ Wrong"'
    form.locator("label.answer", has_text="letter").click()
    button.click()
    says(form, "Correct!")
    form = question(page, "nombre")
    form.locator(".sure label").first.click()
    form.get_by_role("textbox").fill("a lot")
    form.locator("[data-do] button").click()
    says(form, "Write a number, for example 12.5.")
    page.locator("[data-finish] button").click()
    expect(page.get_by_text("Step completed.")).to_be_visible()

"""The preview's panel in a real browser: by keyboard, without scripts, as on a phone, after a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect
from test_serve import CONFIG, FILES, SEGMENT, Server, errors, lesson, server  # noqa: F401

pytestmark = pytest.mark.browser


def aside(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Cette étape")


def summary(page: Page) -> Locator:
    return aside(page).locator("summary", has_text="Cette étape")


def rows(page: Page) -> Locator:
    """What is left to do on the page itself."""
    return aside(page).locator("h3 + ul.told > li")


def phone(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='La page, sur un téléphone']")


def width(page: Page) -> int:
    return phone(page).locator("html").evaluate("() => innerWidth")


def open_phone(page: Page) -> None:
    summary(page).press("Enter")
    page.get_by_role("button", name="Voir sur un téléphone").press("Enter")
    expect(phone(page).get_by_role("heading", name="L’objet", level=1)).to_be_visible()
    page.frames[-1].wait_for_load_state()  # its own script comes after what is read


def test_it_opens_by_keyboard_and_stays_so(lesson: Page) -> None:  # noqa: F811
    body = aside(lesson).get_by_role("heading", name="Ce qui reste à faire", exact=True)
    expect(body).to_be_hidden()
    summary(lesson).focus()
    lesson.keyboard.press("Enter")
    expect(body).to_be_visible()
    expect(aside(lesson)).to_contain_text("pour qui lit lentement")
    lesson.reload()
    expect(body).to_be_visible()
    lesson.keyboard.press("Tab")
    aside(lesson).get_by_role("link", name="Toute la page de qualité").focus()
    lesson.keyboard.press("Escape")
    expect(body).to_be_hidden()
    expect(summary(lesson)).to_be_focused()
    lesson.reload()
    expect(summary(lesson)).to_be_visible()
    expect(body).to_be_hidden()


def test_the_list_follows_what_is_mended(lesson: Page, server: Server) -> None:  # noqa: F811
    summary(lesson).click()
    expect(rows(lesson).filter(has_text="T546")).to_be_visible()
    server.change(SEGMENT, "durée", "duré")
    slip = rows(lesson).filter(has_text="T201")
    expect(slip).to_contain_text(f"{SEGMENT}:3:1")
    expect(slip).to_contain_text("Vouliez-vous dire « durée » ?")
    server.write(SEGMENT, FILES[SEGMENT])
    expect(slip).to_have_count(0)
    expect(rows(lesson).filter(has_text="T546")).to_be_visible()


def test_nothing_covers_the_ways_to_it(lesson: Page) -> None:  # noqa: F811
    edit = aside(lesson).get_by_role("link", name="Modifier cette page")
    expect(aside(lesson).locator(".count")).to_have_text(f"{rows(lesson).count()} à faire")
    for width in (1280, 360, 240):
        lesson.set_viewport_size({"width": width, "height": 740})
        one, other = edit.bounding_box(), summary(lesson).bounding_box()
        assert one
        assert other
        is_beside = one["x"] + one["width"] <= other["x"]
        assert is_beside or one["y"] + one["height"] <= other["y"]
        assert other["x"] >= 0


def test_the_code_of_a_row_leads_to_its_help(lesson: Page) -> None:  # noqa: F811
    summary(lesson).click()
    rows(lesson).get_by_role("link", name="T546").press("Enter")
    expect(lesson.get_by_role("heading", name="T546", level=2)).to_be_in_viewport()


def test_the_file_opens_in_the_editor_of_a_prepared_project(lesson: Page, server: Server) -> None:  # noqa: F811
    expect(aside(lesson).get_by_role("link", name="VS Code", include_hidden=True)).to_have_count(0)
    server.write(".vscode/settings.json", "{}")
    lesson.reload()
    summary(lesson).click()
    link = aside(lesson).get_by_role("link", name=f"Ouvrir dans VS Code {SEGMENT}", exact=True)
    expect(link).to_have_attribute("href", f"vscode://file{server.root.as_posix()}/{SEGMENT}:1:1")


def test_the_page_of_quality_is_a_link_away_and_follows_changes(lesson: Page, server: Server) -> None:  # noqa: F811
    summary(lesson).click()
    lesson.get_by_role("link", name="Toute la page de qualité").click()
    expect(lesson.get_by_role("heading", name="Le courriel", level=2)).to_be_in_viewport()
    server.change("courses/courriel/course.yml", "titre: Le courriel", "titre: Les courriels")
    expect(lesson.get_by_role("heading", name="Les courriels", level=2)).to_be_visible()


def test_the_page_shows_as_on_a_phone(lesson: Page) -> None:  # noqa: F811
    lesson.set_viewport_size({"width": 1280, "height": 900})
    open_phone(lesson)
    assert width(lesson) == 360
    expect(phone(lesson).get_by_role("complementary")).to_have_count(0)
    lesson.get_by_role("radio", name="320 px").check()
    assert width(lesson) == 320
    lesson.get_by_role("radio", name="414 px").check()
    assert width(lesson) == 414
    lesson.get_by_role("checkbox", name="À l’horizontale").check()
    assert width(lesson) == 640
    lesson.keyboard.press("Escape")
    expect(lesson.get_by_role("dialog")).to_have_count(0)
    expect(lesson.get_by_role("button", name="Voir sur un téléphone")).to_be_focused()


def test_escape_closes_the_phone_from_inside(lesson: Page) -> None:  # noqa: F811
    open_phone(lesson)
    phone(lesson).get_by_role("link", name="Aide", exact=True).focus()
    lesson.keyboard.press("Escape")
    expect(lesson.get_by_role("dialog")).to_have_count(0)
    open_again = lesson.get_by_role("button", name="Voir sur un téléphone")
    open_again.press("Enter")
    lesson.get_by_role("button", name="Fermer").press("Enter")
    expect(open_again).to_be_focused()


def test_the_phone_is_still_there_after_a_change(lesson: Page, server: Server) -> None:  # noqa: F811
    lesson.set_viewport_size({"width": 1280, "height": 900})
    open_phone(lesson)
    lesson.get_by_role("radio", name="320 px").check()
    server.change(SEGMENT, "Le premier texte.", "Le deuxième texte.")
    expect(phone(lesson).get_by_text("Le deuxième texte.")).to_be_visible()
    assert width(lesson) == 320
    lesson.keyboard.press("Escape")
    lesson.goto(server.url("courriel/"))
    expect(lesson.get_by_role("dialog")).to_have_count(0)


@pytest.mark.usefixtures("errors")
def test_it_works_under_the_path_of_a_site(page: Page, tmp_path: Path) -> None:
    files = {**FILES, "mkdocs.yml": f"{CONFIG}site_url: https://pays.example/cours/\n"}
    server = Server(tmp_path, files=files)  # noqa: F811
    try:
        server.says("Aperçu sur")
        page.goto(server.url("cours/courriel/ecrire/objet/"))
        open_phone(page)
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Toute la page de qualité").click()
        expect(page.get_by_role("heading", name="La qualité des cours")).to_be_visible()
    finally:
        server.stop()


def test_the_page_of_errors_has_it_with_its_style(page: Page, server: Server) -> None:  # noqa: F811
    page.goto(server.url("courriel/rien/du/tout/"))
    page.get_by_role("complementary", name="Cette page").locator("summary").press("Enter")
    expect(page.get_by_text("Rien ne reste à faire sur cette page.")).to_be_visible()
    expect(page.locator(".ends")).to_have_css("position", "fixed")


@pytest.fixture
def unscripted(browser: Browser, server: Server) -> Iterator[Page]:  # noqa: F811
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(server.url())
    yield page
    context.close()


def test_without_scripts_it_opens_and_says_the_same(unscripted: Page) -> None:
    summary(unscripted).press("Enter")
    expect(rows(unscripted).filter(has_text="T546")).to_be_visible()
    expect(unscripted.get_by_role("button", name="Voir sur un téléphone")).to_have_count(0)
    aside(unscripted).get_by_text("1 question", exact=True).click()
    expect(aside(unscripted)).to_contain_text("Est-ce clair ?")


def test_it_hides_nothing_at_the_end_of_the_page_and_is_not_printed(lesson: Page) -> None:  # noqa: F811
    foot = lesson.locator("footer.foot")
    expect(foot).to_be_attached()
    for size in ((360, 740), (1280, 800)):
        lesson.set_viewport_size({"width": size[0], "height": size[1]})
        lesson.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        last, panel = foot.bounding_box(), summary(lesson).bounding_box()
        assert last
        assert panel
        assert last["y"] + last["height"] <= panel["y"]
    lesson.emulate_media(media="print")
    expect(summary(lesson)).to_be_hidden()

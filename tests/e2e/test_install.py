"""The site is installed from its entrances, under a sub-path; what its icon leads to does what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from catalogues import copy, cut, host_of, keep, title
from playwright.sync_api import Browser, BrowserContext, Page, expect
from watching import Watch

from static_server import StaticServer
from weight import CHROMIUM, chromium

ENTRANCES = ("", "atelier/", "mon-espace/")
LESSON = "atelier/questions/sortes/"
OTHER = "atelier/questions/essais/"


def manifest_of(page: Page) -> dict[str, Any]:
    """As the browser reads it."""
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    return {**json.loads(found["data"]), "address": found["url"]}


def read(page: Page, address: str) -> None:
    """Open a lesson, until it is there whole."""
    page.goto(address)
    expect(page.locator("[data-later]")).to_have_count(0)


def shortcut(page: Page, name: str) -> str:
    found = manifest_of(page)
    [url] = [s["url"] for s in found["shortcuts"] if s["name"] == name]
    return urljoin(found["address"], url)


@pytest.fixture
def at_home(browser: Browser, tmp_path: Path, watch: Watch) -> Iterator[BrowserContext]:
    """A browser that keeps what it sees: the others of the tests would not install anything."""
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=chromium(),
        args=CHROMIUM,
        viewport={"width": 360, "height": 740},
        locale="fr-FR",
    )
    watch.on(context)
    yield context
    context.close()


def test_it_can_be_installed_from_its_entrances(at_home: BrowserContext, small: StaticServer) -> None:
    page = at_home.new_page()
    session = at_home.new_cdp_session(page)
    for entrance in ENTRANCES:
        page.goto(small.url(entrance))
        expect(page.locator("link[rel=manifest]")).to_have_count(1)
        assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        assert session.send("Page.getAppId")["appId"] == small.url()
        assert manifest_of(page)["address"] == small.url("manifest.webmanifest")


def test_from_a_disk_there_is_nothing_to_install(at_home: BrowserContext, small_folder: Path) -> None:
    page = at_home.new_page()
    page.goto(f"{(small_folder / 'mon-espace/index.html').as_uri()}#reprendre")
    expect(page.get_by_text("Vous n’avez pas encore commencé de cours.")).to_be_visible()
    expect(page.locator("link[rel=manifest]")).to_have_count(0)
    assert "#" not in page.url


def test_it_is_told_after_all_that_the_page_shows(page: Page, small: StaticServer) -> None:
    """A manifest that the page names is asked for with its styles."""
    count = 'document.querySelectorAll("link[rel=manifest]").length'
    page.add_init_script(f'addEventListener("load", () => (window.early = {count}))')
    page.goto(small.url())
    expect(page.locator("link[rel=manifest]")).to_have_count(1)
    assert page.evaluate("window.early") == 0


def test_its_icons_are_pictures_of_the_size_that_is_said(page: Page, small: StaticServer) -> None:
    page.goto(small.url())
    for icon in manifest_of(page)["icons"]:
        size = page.evaluate(
            """async (src) => {
              const image = new Image();
              image.src = src;
              await image.decode();
              return `${image.naturalWidth}x${image.naturalHeight}`;
            }""",
            urljoin(small.url(), icon["src"]),
        )
        assert icon["sizes"] in (size, "any")


def test_a_lesson_asks_for_nothing_more(page: Page, small: StaticServer) -> None:
    read(page, small.url(LESSON))
    assert page.context.new_cdp_session(page).send("Page.getAppManifest")["url"] == ""


def test_resuming_before_anything_is_begun_shows_the_space(page: Page, small: StaticServer) -> None:
    page.goto(small.url())
    page.goto(shortcut(page, "Reprendre"))
    expect(page.get_by_text("Vous n’avez pas encore commencé de cours.")).to_be_visible()
    # which is not left for a lesson by who comes back to it
    read(page, small.url(LESSON))
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(1)
    assert page.url == small.url("mon-espace/index.html")


def test_resuming_leads_to_the_step_that_was_opened_last(page: Page, small: StaticServer) -> None:
    page.goto(small.url())
    address = shortcut(page, "Reprendre")
    for lesson in (OTHER, LESSON):
        read(page, small.url(lesson))
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(small.url("mon-espace/index.html"))
    expect(page.get_by_role("article")).to_have_count(1)
    # the space that is open already, as systems may do
    page.goto(address)
    page.wait_for_url(small.url(f"{LESSON}index.html*"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_resuming_from_a_closed_site_does_not_come_back_to_itself(
    context: BrowserContext, page: Page, small: StaticServer
) -> None:
    page.goto(small.url())
    address = shortcut(page, "Reprendre")
    read(page, small.url(LESSON))
    again = context.new_page()
    again.goto(address)
    again.wait_for_url(small.url(f"{LESSON}index.html*"))
    again.get_by_role("link", name="Mon espace").press("Enter")
    expect(again.get_by_role("heading", level=1)).to_have_text("Mon espace")
    again.go_back()
    again.wait_for_url(small.url(f"{LESSON}index.html*"))


def test_the_other_shortcuts_show_their_page_to_the_keyboard(page: Page, small: StaticServer) -> None:
    for name in ("Réviser", "Mon espace"):
        page.goto(small.url())
        page.goto(shortcut(page, name))
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_without_javascript_resuming_shows_the_space(
    new_context: Callable[..., BrowserContext], small: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(small.url("mon-espace/index.html#reprendre"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon espace")


def test_without_a_line_the_shortcuts_of_an_installed_site_work(
    at_home: BrowserContext, small_folder: Path, tmp_path_factory: pytest.TempPathFactory, watch: Watch
) -> None:
    page = at_home.new_page()
    folder = tmp_path_factory.mktemp("host")
    copy(small_folder, folder / "a")
    for host in host_of(folder):
        read(page, host.url(f"a/{LESSON}"))
        name = title(page).inner_text()
        keep(page, host, "a/", "atelier/")
        shortcuts = {name: shortcut(page, name) for name in ("Reprendre", "Réviser", "Mon espace")}
        cut(watch, host)
        for shown in ("Réviser", "Mon espace"):
            page.goto(shortcuts[shown])
            expect(title(page)).to_have_text(shown)
        page.goto(shortcuts["Reprendre"])
        expect(title(page)).to_have_text(name)

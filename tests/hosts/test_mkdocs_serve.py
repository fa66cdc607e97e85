"""`mkdocs serve` on a project with pages that cannot be read, with our theme and with Material."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_serve import CONFIG, DEADLINE, FILES, UNREADABLE, Server, panel

from commands import MATERIAL

THEMES = {"tremplin": CONFIG, "material": CONFIG.replace("theme: tremplin\n", MATERIAL)}
BROKEN = UNREADABLE[1:3]
"""The header of the segment, and course.yml."""
PATIENCE = 2 * DEADLINE * 1000

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=THEMES)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FILES, "mkdocs.yml", THEMES[request.param])
        server = Server(tmp_path_factory.mktemp(request.param), command="mkdocs")
        try:
            server.says("Serving on")
            yield server
        finally:
            server.stop()


@pytest.fixture(autouse=True)
def patient(page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)


@pytest.mark.parametrize(("name", "old", "new"), BROKEN)
def test_a_page_that_cannot_be_read_shows_as_it_was_with_what_is_wrong(
    page: Page, server: Server, name: str, old: str, new: str
) -> None:
    page.goto(server.url())
    expect(panel(page)).to_have_count(0)
    server.change(name, old, new)
    expect(panel(page)).to_contain_text(name)
    expect(page.get_by_text("Le premier texte.")).to_be_visible()
    server.change(name, "", "")
    expect(panel(page)).to_have_count(0)
    expect(page.get_by_text("Le premier texte.")).to_be_visible()


def test_a_preview_keeps_nothing_on_the_device(page: Page, server: Server) -> None:
    for address in ("", "courriel/ecrire/objet/", "mon-espace/"):
        assert page.goto(server.url(address))
        expect(page.locator("[data-worker], [data-keep], link[rel=manifest]")).to_have_count(0)
    assert page.request.get(server.url("manifest.webmanifest")).status == 404
    assert "unregister" in page.request.get(server.url("sw.js")).text()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("name", "old", "new"), BROKEN)
def test_a_page_that_was_never_readable_shows_what_is_wrong(
    page: Page,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    theme: str,
    name: str,
    old: str,
    new: str,
) -> None:
    sound = FILES[name]
    monkeypatch.setitem(FILES, "mkdocs.yml", THEMES[theme])
    monkeypatch.setitem(FILES, name, sound.replace(old, new))
    server = Server(tmp_path, command="mkdocs")
    try:
        server.says("Serving on")
        page.goto(server.url())
        expect(panel(page)).to_contain_text(name)
        server.write(name, sound)
        expect(page.get_by_text("Le premier texte.")).to_be_visible()
        expect(panel(page)).to_have_count(0)
    finally:
        server.stop()

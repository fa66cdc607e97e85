"""The page of errors as hosts serve it, at any depth, whether or not the site knows its own address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from watching import Watch

from static_server import StaticServer, serve

DEPTHS = ("nulle-part", "nulle/part/", "a/b/c/d/e.html")


@pytest.fixture(scope="module")
def hosts(site_folder: Path, small_folder: Path) -> Iterator[dict[str, StaticServer]]:
    with (
        serve(site_folder) as root,
        serve(site_folder, "/un/dossier/") as unknown,
        serve(small_folder, "/pays/formation/") as known,
    ):
        yield {"at the root": root, "below, unknown": unknown, "below, known": known}


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("host", ["at the root", "below, unknown", "below, known"])
@pytest.mark.parametrize("address", DEPTHS)
def test_it_has_its_style_at_any_depth(
    page: Page, hosts: dict[str, StaticServer], host: str, address: str, watch: Watch
) -> None:
    watch.expect("404")
    page.goto(hosts[host].url(address))
    button = page.get_by_role("link", name="Aller au catalogue")
    expect(button).to_have_css("background-color", "rgb(11, 85, 99)")
    expect(page.locator("body")).to_have_css("margin", "0px")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    if host != "below, unknown":
        button.click()
        expect(page).to_have_url(hosts[host].url("index.html"))


def test_it_asks_for_nothing_else(page: Page, hosts: dict[str, StaticServer], watch: Watch) -> None:
    watch.expect("404")
    host = hosts["below, unknown"]
    before = len(host.answers)
    page.goto(host.url("a/b/c/"))
    assert [answer.path for answer in host.answers[before:]] == ["/un/dossier/a/b/c/"]

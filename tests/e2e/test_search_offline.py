"""« Chercher » with the server stopped: kept courses are searched, at the edition that is on the device."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faults import FaultyHost, faulty
from playwright.sync_api import BrowserContext, Page, expect
from test_searching import HYGIENE, at, links, list_of, told
from watching import Watch

from weight import build

SITES = Path(__file__).parents[1] / "sites"
PREFIX = "/pays/formation/"
COURSE = "hygiene-cuisine"
ONLY_KEPT = "Pas de connexion : seuls les cours gardés sur cet appareil ont été cherchés."
LISTED = """async (id) => {
  const { scope } = await navigator.serviceWorker.ready;
  const found = await (await caches.open(`tremplin 1 ${scope}`)).match(`${scope}?=list/${id}`);
  return found ? (await found.json()).now.edition : "";
}"""
"""The edition of a list that is on the device."""


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], watch: Watch) -> Page:
    watch.expect("ERR_|Failed to load|Failed to fetch|FetchEvent")
    return new_context(service_workers="allow").new_page()


def keep(page: Page, host: FaultyHost, course: str) -> None:
    page.goto(host.url(f"{course}/"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="Garder ce cours").click()
    expect(page.locator("[data-keep] [data-said]")).to_contain_text("Gardé sur cet appareil")


def search(page: Page, host: FaultyHost, query: str, course: str = "") -> list[str]:
    page.goto(host.url(at(query, course)))
    expect(page.get_by_role("searchbox")).to_have_value(query)
    return links(page)


def asked(host: FaultyHost) -> list[str]:
    return [path for path, _ in host.asked]


def until(page: Page, is_done: Callable[[], Any]) -> None:
    """What the worker does behind the page."""
    for _ in range(1_000):
        if is_done():
            return
        page.wait_for_timeout(20)
    pytest.fail("it never came")


def test_a_kept_course_is_searched_with_the_server_stopped(page: Page, site_folder: Path) -> None:
    with faulty(site_folder, PREFIX) as host:
        keep(page, host, COURSE)
        searched = [path for path in asked(host) if path.startswith("chercher/")]
        files = {"chercher/fichiers.json", "chercher/index.html", f"chercher/cours/{COURSE}.js"}
        assert sorted(searched) == sorted(files)
        host.stop()

        for course in (COURSE, ""):
            for query in ("hygiène", "hygiene", "l'hygiène", "l’hygiène", "hygeine"):
                assert search(page, host, query, course)[0] == HYGIENE
                expect(page.locator(".results li p mark").first).to_have_text(re.compile("hygiène", re.I))
                assert (ONLY_KEPT in told(page)) is (not course)
            for one, other in (("œufs", "oeufs"), ("cœur", "coeur")):
                found = search(page, host, one, course)
                assert found
                assert search(page, host, other, course) == found
                expect(page.locator(".results li p mark").first).to_have_text(re.compile(one[:3], re.I))
        expect(page.locator(".results h2")).to_have_text([re.compile("Hygiène en cuisine")])
        page.locator(".results li a").first.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.go_back()
        expect(page.locator(".results li a").first).to_be_visible()


def test_without_a_line_a_course_that_is_not_kept_is_not_said_to_be_searched(
    page: Page, site_folder: Path
) -> None:
    with faulty(site_folder, PREFIX) as host:
        keep(page, host, COURSE)
        host.stop()
        page.goto(host.url(at("message", "courriel")))
        assert "n’a pas pu être chargée" in told(page)
        expect(page.get_by_role("heading", name="Tous les cours")).to_be_visible()


def test_a_course_that_is_let_go_is_searched_no_more(page: Page, site_folder: Path) -> None:
    with faulty(site_folder, PREFIX) as host:
        keep(page, host, COURSE)
        page.get_by_role("button", name="Retirer").click()
        expect(page.locator("[data-keep] [data-said]")).to_contain_text("n’est plus gardé")
        host.stop()
        page.goto(host.url(at("hygiène")))
        assert "n’a pas pu être chargée" in told(page)


def edition(folder: Path, id_: str) -> str:
    return str(json.loads((folder / "editions.json").read_text(encoding="utf-8"))[id_])


def test_of_two_editions_each_search_is_of_one(page: Page, tmp_path: Path) -> None:
    """A lesson that is read costs the search nothing; « Chercher » brings what was published since."""
    sources, site = tmp_path / "sources", tmp_path / "site"
    shutil.copytree(SITES / "small", sources)
    lesson = sources / "courses/apprendre/01-pages/01-aides.md"
    build(site, sources / "mkdocs.yml")
    with faulty(site, PREFIX) as host:
        keep(page, host, "apprendre")
        lesson.write_text(lesson.read_text(encoding="utf-8") + "\nLe zygomatique sourit.\n", encoding="utf-8")
        build(site, sources / "mkdocs.yml")
        host.asked.clear()
        page.goto(host.url("apprendre/pages/aides/"))
        until(page, lambda: page.evaluate(LISTED, "apprendre") == edition(site, "apprendre"))
        assert not [path for path in asked(host) if "chercher" in path]

        host.stop()
        page.goto(host.url("apprendre/pages/aides/"))
        expect(page.get_by_text("zygomatique")).to_be_visible()
        assert "Les aides" in search(page, host, "indices")
        assert search(page, host, "zygomatique") == []

        host.start()
        page.goto(host.url("chercher/"))
        until(page, lambda: page.evaluate(LISTED, "chercher") == edition(site, "chercher"))
        assert "chercher/cours/apprendre.js" in asked(host)
        host.stop()
        page.reload()
        assert search(page, host, "zygomatique") == ["Les aides"]
        expect(page.locator(".results li p mark")).to_have_text("zygomatique")
        assert search(page, host, "zygomatique", "apprendre") == ["Les aides"]

        host.start()
        before = search(page, host, "indices")
        (lesson.parent / "00-avant.md").write_text(
            lesson.read_text(encoding="utf-8").replace("Les aides", "Avant"), encoding="utf-8"
        )
        build(site, sources / "mkdocs.yml")
        assert list_of(site, "sour") != list_of(site, "indic")
        found = search(page, host, "sourit")
        assert sorted(found) == ["Avant", "Les aides"]
        assert sorted(search(page, host, "indices")) == sorted([*before, "Avant"])

"""« Chercher »: nothing before it is used, little when it is; by keyboard, from a disk, without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from test_accessibility import violations
from watching import Watch

from static_server import StaticServer

PAGE = "chercher/"
HYGIENE = "Hygiène en cuisine : les bases avant l’atelier"


def at(query: str, course: str = "") -> str:
    return f"{PAGE}#q={quote(query)}{f'&cours={course}' if course else ''}"


def told(page: Page) -> str:
    """What is told once a search has ended."""
    status = page.locator("[data-told]")
    expect(status).to_contain_text(re.compile("trouvée|Aucun résultat|chargée"))
    return status.inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def links(page: Page) -> list[str]:
    told(page)
    return [text.replace("\u00a0", " ") for text in page.locator(".results li a").all_inner_texts()]


def list_of(site: Path, term: str) -> str:
    """The name of the list that a term is in."""
    titles = (site / PAGE / "titres.js").read_text(encoding="utf-8").partition("=")[2]
    cuts = json.loads(titles)["cuts"].split(" ")
    return f"termes/{sum(cut <= term for cut in cuts) - 1}.js"


@pytest.mark.parametrize("query", ["hygiène", "hygiene", "l'hygiène", "l’hygiène", "HYGIÈNES", "hygeine"])
def test_however_a_word_is_written_it_is_found(page: Page, site: StaticServer, query: str) -> None:
    page.goto(site.url(at(query)))
    assert links(page)[0] == HYGIENE
    expect(page.locator(".results mark").first).to_have_text("Hygiène")


@pytest.mark.parametrize(("one", "other"), [("œufs", "oeufs"), ("cœur", "coeur")])
def test_ligatures_may_be_two_letters(page: Page, site: StaticServer, one: str, other: str) -> None:
    page.goto(site.url(at(one)))
    found = links(page)
    assert found
    page.goto(site.url(at(other)))
    expect(page.get_by_role("searchbox")).to_have_value(other)
    assert links(page) == found


def test_the_keyboard_goes_from_a_course_to_what_is_looked_for(page: Page, site: StaticServer) -> None:
    page.goto(site.url("hygiene-cuisine/"))
    page.get_by_role("link", name="Chercher").press("Enter")
    field = page.get_by_role("searchbox", name="Que cherchez-vous")
    expect(field).to_be_focused()
    expect(page.get_by_label("Où")).to_have_value("hygiene-cuisine")
    page.keyboard.type("mains")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("pages trouvées pour")
    heading = page.get_by_role("heading", name=HYGIENE.replace(" :", "\u00a0:"))
    expect(heading).to_be_visible()
    expect(page.locator(".results h2")).to_have_count(1)
    expect(page.locator(".results li p").first).to_contain_text(re.compile("mains?"))
    link = page.locator(".results li a").first
    title = link.inner_text()
    link.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("mains")
    expect(page.locator(".results li a").first).to_have_text(title)


def test_a_course_is_taken_alone_and_left_again(page: Page, site: StaticServer) -> None:
    page.goto(site.url(at("message")))
    page.get_by_role("link", name=re.compile(r"Les \d+ pages de ce cours")).first.click()
    expect(page.get_by_label("Où")).not_to_have_value("")
    expect(page.locator(".results h2")).to_have_count(1)
    count = page.locator(".results li").count()
    assert count > 3
    if page.get_by_role("button", name="Afficher la suite").is_visible():
        page.get_by_role("button", name="Afficher la suite").press("Enter")
        expect(page.locator(".results li a").nth(count)).to_be_focused()
    page.go_back()
    expect(page.get_by_label("Où")).to_have_value("")


def test_nothing_found_says_what_to_do(page: Page, site: StaticServer) -> None:
    page.goto(site.url(at("frigorifique", "courriel")))
    assert "Vérifiez l’orthographe" in told(page)
    expect(page.get_by_role("heading", name="Tous les cours")).to_be_visible()
    page.get_by_role("link", name="Chercher dans tous les cours").click()
    expect(page.get_by_label("Où")).to_have_value("")


def test_a_search_loads_what_it_needs_and_other_pages_nothing(
    page: Page, site: StaticServer, site_folder: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("", "courriel/", "courriel/ecrire/objet/"):
        page.goto(site.url(address))
        page.locator("[data-later]").wait_for(state="detached")
    assert not [url for url in asked if "chercher" in url or "/search." in url]
    page.goto(site.url(PAGE))
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert not [url for url in asked if re.search(r"chercher/.*\.js", url)]
    page.get_by_role("searchbox").fill("savon")
    page.get_by_role("searchbox").press("Enter")
    links(page)
    loaded = [url.partition("/chercher/")[2] for url in asked if re.search(r"chercher/.*\.js", url)]
    assert [name for name in loaded if "textes/" not in name] == ["titres.js", list_of(site_folder, "savon")]
    page.goto("about:blank")
    asked.clear()
    page.goto(site.url(at("savon", "hygiene-cuisine")))
    links(page)
    loaded = [url.partition("/chercher/")[2] for url in asked if re.search(r"chercher/.*\.js", url)]
    assert [name for name in loaded if "textes/" not in name] == ["cours/hygiene-cuisine.js"]
    assert not [url for url in asked if "/kept." in url]


def test_it_works_from_a_disk(page: Page, site_folder: Path) -> None:
    page.goto(f"{(site_folder / PAGE / 'index.html').as_uri()}#q=oeufs")
    assert len(links(page)) >= 3
    expect(page.locator(".results li p mark").first).to_have_text(re.compile("œufs", re.I))
    page.locator(".results li a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_it_works_under_a_sub_path(page: Page, site_below: StaticServer) -> None:
    page.goto(site_below.url(at("savon")))
    page.locator(".results li a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_what_cannot_be_loaded_is_said_and_the_rest_is_kept(
    page: Page, site: StaticServer, site_folder: Path, watch: Watch
) -> None:
    watch.expect("ERR_FAILED")
    missing = f"**/chercher/{list_of(site_folder, 'savon')}"
    page.route(missing, lambda route: route.abort())
    page.goto(site.url(at("savon main")))
    assert "seule une partie des pages" in told(page)
    assert links(page)
    page.route("**/chercher/titres.js", lambda route: route.abort())
    page.reload()
    assert "n’a pas pu être chargée" in told(page)
    expect(page.get_by_role("heading", name="Tous les cours")).to_be_visible()
    page.unroute("**/chercher/titres.js")
    page.unroute(missing)
    page.get_by_role("button", name="Chercher").click()
    expect(page.locator(".results li").first).to_be_visible()


def test_files_of_two_editions_are_never_mixed(page: Page, site: StaticServer, site_folder: Path) -> None:
    """A cache holds a list of another edition, which numbers the pages in another way."""
    name = list_of(site_folder, "savon")
    body = f'tremplinFound["{name.removesuffix(".js")}"]=["000000","0savonAAAA"]'
    page.route(f"**/chercher/{name}", lambda route: route.fulfill(body=body))
    page.goto(site.url(at("savon")))
    found = links(page)
    page.unroute(f"**/chercher/{name}")
    page.reload()
    assert links(page) == found


def test_a_course_in_another_language_is_found_by_its_words(page: Page, languages_folder: Path) -> None:
    page.goto((languages_folder / PAGE / "index.html").as_uri())
    course = page.locator("[data-course][lang=en]").first.get_attribute("data-course")
    title = page.locator("[data-course][lang=en]").first.inner_text()
    page.get_by_role("searchbox").fill(title.split()[-1])
    page.get_by_label("Où").select_option(course)
    page.get_by_role("button", name="Chercher").click()
    assert links(page)
    expect(page.locator(".results li").first).to_have_attribute("lang", "en")


def test_without_scripts_the_courses_are_listed(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(PAGE))
    expect(page.locator("noscript p")).to_contain_text("choisissez un cours")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.get_by_role("link", name="Hygiène en cuisine").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hygiène en cuisine")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    new_context: Callable[..., BrowserContext], site: StaticServer, scheme: str
) -> None:
    page = new_context(color_scheme=scheme, bypass_csp=True).new_page()
    for query in ("message", "zzzz"):
        page.goto(site.url(at(query)))
        told(page)
        assert violations(page) == []

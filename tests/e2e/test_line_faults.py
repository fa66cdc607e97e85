"""A line that breaks in every way, and a site published anew: no half edition is shown as a whole one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from threading import Event

import pytest
from device import follows, held, holds, is_elsewhere, is_kept, keep, panel, start, whole
from faults import (
    PORTAL,
    Fault,
    FaultyHost,
    after,
    corrupted,
    dropped,
    failing,
    faulty,
    login,
    only,
    portal,
    sent_for,
    shortened,
    truncated,
    waiting,
)
from playwright.sync_api import BrowserContext, CDPSession, Page, expect
from quizzes import follow
from test_tools import tool
from watching import Watch

from conftest import SMALL, SUB_PATH
from shared import shared
from weight import build

COURSE = "atelier"
LESSON = "atelier/textes/markdown/"
SENTENCE = "atelier/02-textes/02-markdown.md"
PICTURE = "atelier/images/rond.svg"
BEFORE, NOW = "Les cinq sortes", "Les sortes de questions"
LISTS = {"editions.json", *(f"{name}fichiers.json" for name in ("", "atelier/", "chercher/", "mon-espace/"))}
ALL_BUT_ONE = re.compile("|".join(rf"\({n} sur {n + 1} " for n in range(300)))
ANY = "ERR_|Failed to (fetch|load)|status of (404|500)|MIME type|ServiceWorker|fetching the script"
"""What a browser says of a line that breaks."""


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The small site; published with another title and another picture; and with a sentence more."""
    folder = shared(tmp_path_factory, "editions", make_editions)
    return folder / "first", folder / "second", folder / "longer"


def make_editions(folder: Path) -> None:
    copytree(SMALL.parent, folder / "project")
    config = folder / "project/mkdocs.yml"

    def changed(name: str, before: str, now: str) -> None:
        file = folder / "project/courses" / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, now, 1), encoding="utf-8")

    build(folder / "first", config)
    changed(SENTENCE, "\n\n", "\n\nUne phrase de plus.\n\n")
    build(folder / "longer", config)
    changed(SENTENCE, "\n\nUne phrase de plus.\n\n", "\n\n")
    changed("atelier/01-questions/01-sortes.md", BEFORE, NOW)
    changed(PICTURE, "</svg>", "<circle r='9'/></svg>")
    build(folder / "second", config)


@pytest.fixture
def host(editions: tuple[Path, Path, Path]) -> Iterator[FaultyHost]:
    with faulty(editions[0], SUB_PATH) as host:
        yield host


@pytest.fixture
def context(new_context: Callable[..., BrowserContext], watch: Watch) -> BrowserContext:
    watch.expect(ANY)
    return new_context(service_workers="allow")


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def devtools(context: BrowserContext, page: Page) -> CDPSession:
    return context.new_cdp_session(page)


def reads(page: Page, host: FaultyHost, address: str, title: str) -> None:
    page.goto(host.url(address))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


# ---- while a course is brought

FAULTS: dict[str, tuple[Fault, str]] = {
    "dead": (dropped, "La connexion s’est coupée"),
    "cut": (truncated, "La connexion s’est coupée"),
    "shortened": (shortened, "n’est pas ce que le site a publié"),
    "corrupted": (corrupted, "n’est pas ce que le site a publié"),
    "error": (failing(500), "Le site n’a pas pu tout donner"),
    "missing": (failing(404), "Le site n’a pas pu tout donner"),
    "portal": (portal, "n’est pas ce que le site a publié"),
    "login": (login, "n’est pas ce que le site a publié"),
}


@pytest.mark.sweep
@pytest.mark.parametrize("name", FAULTS)
def test_a_course_is_not_kept_before_all_of_it_is_right(name: str, page: Page, host: FaultyHost) -> None:
    fault, told = FAULTS[name]
    whole(page, host, f"{COURSE}/")
    holds(page, f"{COURSE}/index.html")
    begun = len(host.asked)
    host.break_with(after(25, fault))
    start(page, COURSE)
    expect(panel(page, COURSE)).to_contain_text(told)
    expect(panel(page, COURSE)).not_to_contain_text("Gardé sur cet appareil")
    # once the line is right it goes on from there
    came = {path for path, _ in host.asked[begun : begun + 25]}
    host.break_with(None)
    resumed = len(host.asked)
    panel(page, COURSE).get_by_role("button", name="Reprendre").click()
    is_kept(page, COURSE)
    assert came & {path for path, _ in host.asked[resumed:]} <= LISTS
    is_right(page, host)


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def is_same(name: str, *folders: Path) -> bool:
    return len({(folder / name).read_bytes() if (folder / name).exists() else b"" for folder in folders}) == 1


def is_right(page: Page, host: FaultyHost) -> None:
    """What the device holds is what the site has published."""
    for url, digest in held(page).items():
        address = url.removeprefix(host.url()).partition("?")[0]
        if address:
            assert digest == sha256((host.folder / address).read_bytes()).hexdigest(), address


def test_the_server_dies_in_the_middle_and_the_page_is_loaded_again(page: Page, host: FaultyHost) -> None:
    whole(page, host, f"{COURSE}/")
    host.break_with(after(40, dropped))
    start(page, COURSE)
    expect(panel(page, COURSE)).to_contain_text("La connexion s’est coupée")
    host.stop()
    page.goto(host.url(LESSON))
    page.goto(host.url(f"{COURSE}/"))
    expect(panel(page, COURSE)).not_to_contain_text("Gardé sur cet appareil")
    host.break_with(None)
    host.start()
    # by itself: a reload was no wish to stop
    page.reload()
    is_kept(page, COURSE)
    host.stop()
    reads(page, host, "atelier/questions/sortes/", BEFORE)


def visits_another_course(page: Page, host: FaultyHost) -> None:
    """Its list is new here, so that what no list names is let go; its page comes after that."""
    page.goto(host.url("apprendre/"))
    follows(page, host, "apprendre")
    holds(page, "apprendre/index.html")


def brings(page: Page, host: FaultyHost, address: str) -> None:
    """Wait until the device has a page that the host publishes, as it publishes it."""
    listed = json.loads((host.folder / COURSE / "fichiers.json").read_bytes())["files"]
    holds(page, f"{address}?{listed[address][1]}")


def begins(page: Page, host: FaultyHost, comes: Event) -> None:
    """A course is being kept: all but one of its files are here."""
    whole(page, host, f"{COURSE}/")
    holds(page, f"{COURSE}/index.html")
    host.break_with(only("textes/medias", waiting(comes)))
    start(page, COURSE)
    expect(panel(page, COURSE)).to_contain_text(ALL_BUT_ONE)


def test_another_course_is_visited_while_one_is_being_kept(
    context: BrowserContext, page: Page, host: FaultyHost
) -> None:
    comes = Event()
    begins(page, host, comes)
    other = context.new_page()
    visits_another_course(other, host)
    comes.set()
    is_kept(page, COURSE)
    is_right(page, host)
    # that it is on its way is not said any more
    holds(page, "?=coming/", is_there=False)
    host.stop()
    for address, title in (("atelier/questions/sortes/", BEFORE), (LESSON, "Tout le Markdown")):
        reads(other, host, address, title)


def test_a_course_is_removed_in_another_tab_while_it_is_being_kept(
    context: BrowserContext, page: Page, host: FaultyHost
) -> None:
    other = context.new_page()
    other.goto(host.url(f"{COURSE}/"))
    expect(panel(other, COURSE).get_by_role("button", name="Garder ce cours")).to_be_visible()
    comes = Event()
    begins(page, host, comes)
    # that of a tab to which one comes back
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    panel(other, COURSE).get_by_role("button", name="Retirer").click()
    expect(panel(other, COURSE)).to_contain_text("Ce cours n’est plus gardé.")
    comes.set()
    expect(panel(page, COURSE)).to_contain_text("Ce cours n’est plus gardé.")
    expect(panel(page, COURSE).get_by_role("button", name="Garder ce cours")).to_be_visible()
    holds(page, f"?=coming/{COURSE}", is_there=False)


def test_no_room_is_left(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path], devtools: CDPSession
) -> None:
    keep(page, host, "apprendre")
    devtools.send(
        "Storage.overrideQuotaForOrigin", {"origin": host.url().removesuffix(SUB_PATH), "quotaSize": 1000}
    )
    whole(page, host, f"{COURSE}/")
    start(page, COURSE)
    expect(panel(page, COURSE)).to_contain_text("Il n’y a plus assez de place sur cet appareil.")
    host.folder = editions[1]
    whole(page, host, "apprendre/")
    host.stop()
    # what was there stays
    reads(page, host, "apprendre/pages/aides/", "Les aides")
    reads(page, host, "apprendre/", "Ce qui aide à apprendre")
    expect(panel(page, "apprendre")).to_contain_text("Gardé sur cet appareil")


# ---- what is on the device, and lines that lie

LIES = {
    "portal": portal,
    "login": login,
    "error": failing(500),
    "missing": failing(404),
    "corrupted": corrupted,
}


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("name", LIES)
def test_a_line_that_lies_changes_nothing_of_what_is_kept(
    name: str, page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    host.folder = editions[1]
    host.break_with(LIES[name])
    for _ in range(2):
        reads(page, host, "atelier/questions/sortes/", BEFORE)
        reads(page, host, LESSON, "Tout le Markdown")
    host.folder = editions[0]
    host.break_with(None)
    is_right(page, host)
    panel_of = panel(page, COURSE)
    page.goto(host.url(f"{COURSE}/"))
    expect(panel_of).to_contain_text("Gardé sur cet appareil")


def test_a_portal_is_shown_where_a_page_is_not_here_and_never_kept(page: Page, host: FaultyHost) -> None:
    whole(page, host, f"{COURSE}/")
    holds(page, f"{COURSE}/index.html")
    host.break_with(portal)
    # its page may be the way to a line
    reads(page, host, LESSON, "Bienvenue sur le Wi-Fi de la gare")
    host.break_with(None)
    reads(page, host, LESSON, "Tout le Markdown")
    assert sha256(PORTAL).hexdigest() not in held(page).values()


def test_a_server_in_trouble_says_what_is_here(page: Page, host: FaultyHost) -> None:
    whole(page, host, f"{COURSE}/")
    holds(page, "hors-ligne/index.html")
    host.break_with(failing(503))
    page.goto(host.url(LESSON))
    is_elsewhere(page)


# ---- published anew


def test_a_new_edition_comes_between_two_pages_and_costs_what_changed(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    host.folder = editions[1]
    before = len(host.asked)
    # shown from the device first, refreshed behind
    reads(page, host, "atelier/questions/sortes/", BEFORE)
    follows(page, host, COURSE)
    asked = {path for path, _ in host.asked[before:]}
    assert asked - LISTS <= {name for name in files(editions[1]) if not is_same(name, *editions[:2])}
    reads(page, host, "atelier/questions/sortes/", NOW)
    host.stop()
    reads(page, host, "atelier/questions/sortes/", NOW)
    reads(page, host, f"{COURSE}/", "Le cours d’essai")


def test_a_sentence_more_costs_little_more_than_its_page(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    host.folder = editions[2]
    before = host.sent()
    page.goto(host.url(LESSON))
    follows(page, host, COURSE)
    changed = sum(sent_for((host.folder / name).read_bytes()) for name in _told_otherwise(*editions[::2]))
    assert host.sent() - before <= 1.3 * changed + 2_000


def _told_otherwise(before: Path, now: Path) -> Iterator[str]:
    """The lesson, and pages that tell another edition of the course, or a kilobyte more."""
    for name in sorted(files(now)):
        if name.endswith(".html") and not is_same(name, before, now):
            yield name
            if not name.startswith(LESSON):
                one, other = (_TOLD.sub("", (folder / name).read_text("utf-8")) for folder in (before, now))
                assert one == other, name


_TOLD = re.compile(r"\d+\sko|cours\s: [0-9a-f]{6}")


def test_a_new_edition_that_comes_half_is_not_shown(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    host.folder = editions[1]
    host.break_with(only("questions/sortes", dropped))
    for address in (LESSON, f"{COURSE}/", "atelier/questions/essais/"):
        page.goto(host.url(address))
    host.stop()
    reads(page, host, "atelier/questions/sortes/", BEFORE)
    page.goto(host.url(f"{COURSE}/"))
    expect(page.get_by_role("link", name=BEFORE)).to_be_visible()


def test_another_course_is_visited_while_an_edition_comes(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    host.folder = editions[1]
    comes = Event()
    host.break_with(only("questions/sortes", waiting(comes)))
    reads(page, host, LESSON, "Tout le Markdown")
    brings(page, host, f"{COURSE}/index.html")
    visits_another_course(page, host)
    comes.set()
    follows(page, host, COURSE)
    host.stop()
    reads(page, host, "atelier/questions/sortes/", NOW)
    reads(page, host, f"{COURSE}/", "Le cours d’essai")
    expect(panel(page, COURSE)).to_contain_text("Gardé sur cet appareil")


def test_two_tabs_of_two_editions(
    context: BrowserContext, page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    reads(page, host, "atelier/questions/sortes/", BEFORE)
    host.folder = editions[1]
    other = context.new_page()
    reads(other, host, LESSON, "Tout le Markdown")
    follows(other, host, COURSE)
    # the old tab shows its own picture still, and its script of a tap
    host.stop()
    expect(page.get_by_role("heading", level=1)).to_have_text(BEFORE)
    tool(page, "Aide à lire").click()
    expect(page.get_by_role("group", name="Aide à lire")).to_be_visible()
    reads(other, host, "atelier/questions/sortes/", NOW)


def test_published_twice_with_an_old_tab(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    """Its scripts are gone from the host: what a tap needs comes from the device."""
    keep(page, host, COURSE)
    reads(page, host, "atelier/questions/sortes/", BEFORE)
    third = copytree(editions[1], tmp_path / "third")
    for file in third.glob("assets/tremplin/tools.*"):
        file.unlink()
    host.folder = third
    tool(page, "Aide à lire").click()
    expect(page.get_by_role("group", name="Aide à lire")).to_be_visible()


def test_an_edition_that_is_withdrawn_while_offline(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    host.stop()
    for _ in range(3):
        reads(page, host, "atelier/questions/sortes/", BEFORE)
    host.folder = editions[1]
    host.start()
    reads(page, host, "atelier/questions/sortes/", BEFORE)
    follows(page, host, COURSE)
    reads(page, host, "atelier/questions/sortes/", NOW)


def test_a_clock_set_back_keeps_nothing_old(
    page: Page, host: FaultyHost, editions: tuple[Path, Path, Path]
) -> None:
    keep(page, host, COURSE)
    page.clock.set_fixed_time(0)
    host.folder = editions[1]
    reads(page, host, "atelier/questions/sortes/", BEFORE)
    follows(page, host, COURSE)
    reads(page, host, "atelier/questions/sortes/", NOW)


# ---- what the device loses


def test_what_was_evicted_is_said_and_mended(page: Page, host: FaultyHost) -> None:
    keep(page, host, COURSE)
    erased = """async (part) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) if (url.includes(part)) await cache.delete(url);
      }
    }"""
    page.evaluate(erased, "textes/markdown")
    host.stop()
    page.goto(host.url(f"{COURSE}/"))
    expect(panel(page, COURSE)).to_contain_text(re.compile(r"Il manque 1 fichier sur \d+"))
    mend = panel(page, COURSE).get_by_role("button", name="Réparer")
    expect(mend).to_be_visible()
    host.start()
    # unless it was mended already, for the page tries by itself
    mend.or_(panel(page, COURSE).get_by_role("button", name="Vérifier")).locator("visible=true").click()
    is_kept(page, COURSE)
    host.stop()
    reads(page, host, LESSON, "Tout le Markdown")


def test_a_file_that_rots_is_found_and_mended(page: Page, host: FaultyHost) -> None:
    keep(page, host, COURSE)
    rot = """async (part) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys())
          if (url.includes(part)) await cache.put(url, new Response("?"));
      }
    }"""
    page.evaluate(rot, "textes/markdown")
    panel(page, COURSE).get_by_role("button", name="Vérifier").click()
    expect(panel(page, COURSE)).to_contain_text("Un fichier était abîmé : il est réparé.")
    is_right(page, host)
    # a file that cannot be mended is no longer said to be kept
    page.evaluate(rot, "textes/markdown")
    host.stop()
    panel(page, COURSE).get_by_role("button", name="Vérifier").press("Enter")
    expect(panel(page, COURSE)).to_contain_text("La connexion s’est coupée")
    expect(panel(page, COURSE)).not_to_contain_text("Gardé sur cet appareil")


@pytest.mark.parametrize("kinds", ["cache_storage", "service_workers", "all"])
def test_a_learner_erases_what_the_site_keeps(
    kinds: str, page: Page, host: FaultyHost, devtools: CDPSession
) -> None:
    keep(page, host, COURSE)
    devtools.send(
        "Storage.clearDataForOrigin", {"origin": host.url().removesuffix(SUB_PATH), "storageTypes": kinds}
    )
    page.reload()
    if kinds == "service_workers":
        is_kept(page, COURSE)
    else:
        expect(panel(page, COURSE).get_by_role("button", name="Garder ce cours")).to_be_visible()
        expect(panel(page, COURSE)).not_to_contain_text("Gardé sur cet appareil")
    reads(page, host, LESSON, "Tout le Markdown")
    whole(page, host, f"{COURSE}/")
    if kinds != "service_workers":
        start(page, COURSE)
    is_kept(page, COURSE)
    host.stop()
    reads(page, host, "atelier/questions/sortes/", BEFORE)


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("fault", [failing(404), failing(500), portal, corrupted, dropped], ids=range(5))
def test_a_worker_that_cannot_be_had_costs_nothing_else(fault: Fault, page: Page, host: FaultyHost) -> None:
    host.break_with(only("sw.js", fault))
    page.goto(host.url(f"{COURSE}/"))
    expect(page.locator("[data-later]")).to_have_count(0)
    start(page, COURSE)
    expect(panel(page, COURSE)).to_contain_text("ce navigateur ne peut pas encore les montrer sans connexion")
    follow(page.get_by_role("link", name=BEFORE))
    expect(page.locator("[data-later]")).to_have_count(0)
    host.break_with(None)
    whole(page, host, f"{COURSE}/")
    is_kept(page, COURSE)

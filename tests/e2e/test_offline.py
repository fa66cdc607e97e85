"""What was read or asked for stays usable where there is no line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from answering import KEPT as ANSWERED
from answering import PAGES, call, kinds_but, not_right
from device import holds, is_elsewhere, is_kept, keep, panel, start, whole
from faults import FaultyHost, after, faulty, waiting
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import follow
from test_players_and_terms import WATCH, plays
from watching import Watch

from conftest import SUB_PATH

COURSE = "courriel"
LESSON = "courriel/demarrer/trier/"
NO_LINE = "ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_FAILED|Failed to fetch"


@pytest.fixture
def host(site_folder: Path) -> Iterator[FaultyHost]:
    with faulty(site_folder, SUB_PATH) as host:
        yield host


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], watch: Watch) -> Page:
    watch.expect(NO_LINE)
    return new_context(service_workers="allow").new_page()


def test_what_was_read_stays_readable(page: Page, host: FaultyHost) -> None:
    whole(page, host, LESSON)
    holds(page, LESSON)
    holds(page, "hors-ligne/")
    host.stop()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trier sans rien perdre")
    assert page.locator("img").evaluate_all("(all) => all.every((image) => image.naturalWidth)")
    # what was not read is told, and what was is listed
    page.goto(host.url("courriel/ecrire/objet/"))
    is_elsewhere(page)
    expect(
        page.get_by_text("Il n’y a pas de connexion, et cette page n’est pas sur votre appareil.")
    ).to_be_visible()
    page.get_by_role("link", name="Trier sans rien perdre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trier sans rien perdre")


def test_the_page_that_was_missing_is_asked_for_again(page: Page, host: FaultyHost) -> None:
    whole(page, host, LESSON)
    holds(page, "hors-ligne/")
    host.stop()
    page.goto(host.url("courriel/ecrire/objet/?un=mot"))
    is_elsewhere(page)
    host.start()
    page.get_by_role("link", name="Réessayer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("L’objet et le bonjour")


def test_what_is_here_is_told_apart_and_the_course_comes_first(page: Page, host: FaultyHost) -> None:
    keep(page, host, COURSE)
    host.stop()
    page.goto(host.url("hors-ligne/"))
    expect(page.locator("[data-here] a", has_text="Chercher")).to_be_visible()
    names = page.locator("[data-here] a").all_inner_texts()
    assert len(set(names)) == len(names)
    assert "Hors ligne" not in names
    assert names[0].startswith("Le courriel")
    assert names.index("Chercher") > names.index("Trier sans rien perdre")


def test_a_course_that_is_kept_is_read_with_no_line(page: Page, host: FaultyHost, site_folder: Path) -> None:
    keep(page, host, COURSE)
    host.stop()
    follow(page.get_by_role("link", name="Commencer"))
    seen = set()
    while True:
        expect(page.locator("[data-later]")).to_have_count(0)
        page.locator("img").evaluate_all(
            "(all) => Promise.all(all.map((image) => { image.loading = 'eager'; return image.decode() }))"
        )
        seen.add(page.url.removeprefix(host.url()).removesuffix("index.html"))
        following = page.locator("a[rel=next]")
        if not following.count():
            break
        follow(following)
    lessons = {
        f"{file.parent.relative_to(site_folder).as_posix()}/"
        for file in site_folder.glob(f"{COURSE}/*/*/index.html")
    }
    assert seen == lessons | {f"{COURSE}/"}
    for address in (
        "",
        "mon-espace/",
        "mon-espace/reviser/",
        "mon-espace/plan/",
        "aide/",
        "courriel/positionnement/",
    ):
        page.goto(host.url(address))
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Hors ligne")


def test_every_kind_marks_records_and_resumes(page: Page, host: FaultyHost) -> None:
    keep(page, host, "guide-auteur")
    host.stop()
    rows = []
    for address in PAGES:
        page.goto(host.url(address))
        expect(page.locator("[data-later]")).to_have_count(0)
        page.evaluate(call())
        page.reload()
        expect(page.locator("[data-later]")).to_have_count(0)
        rows += page.evaluate(ANSWERED)
    assert not_right(rows) == []
    assert kinds_but(rows) == set()


def test_a_course_is_let_go(page: Page, host: FaultyHost) -> None:
    keep(page, host, COURSE)
    panel(page, COURSE).get_by_role("button", name="Retirer de l’appareil").click()
    expect(panel(page, COURSE)).to_contain_text("Ce cours n’est plus gardé. Votre progression reste là.")
    expect(panel(page, COURSE).get_by_role("button", name="Garder ce cours")).to_be_focused()
    holds(page, "courriel/ecrire/objet/", False)
    host.stop()
    page.goto(host.url("courriel/ecrire/objet/"))
    is_elsewhere(page)


def test_a_pause_holds_over_a_reload_until_it_is_ended(page: Page, host: FaultyHost) -> None:
    whole(page, host, f"{COURSE}/")
    box = panel(page, COURSE)
    is_paused = Event()
    host.break_with(after(5, waiting(is_paused)))
    start(page, COURSE)
    box.get_by_role("button", name="Mettre en pause").click()
    is_paused.set()
    expect(box).to_contain_text(re.compile(r"En pause .\d+ sur \d+ fichiers.\. Ce qui est là reste là\."))
    expect(box.get_by_role("button", name="Reprendre")).to_be_focused()
    page.reload()
    expect(box.get_by_role("button", name="Reprendre")).to_be_visible()
    box.get_by_role("button", name="Reprendre").press("Enter")
    is_kept(page, COURSE)


def test_it_is_kept_from_the_space_with_the_keyboard(page: Page, host: FaultyHost) -> None:
    whole(page, host, LESSON)
    page.goto(host.url("mon-espace/"))
    button = panel(page, COURSE).get_by_role("button", name="Garder ce cours")
    button.focus()
    page.keyboard.press("Enter")
    is_kept(page, COURSE)
    # the button that was used went: another has the focus
    expect(panel(page, COURSE).get_by_role("button", name="Vérifier")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page, COURSE)).to_contain_text("Tout est là, et tout est juste.")


def test_films_are_left_out_and_said_so(
    new_context: Callable[..., BrowserContext], small_folder: Path, watch: Watch
) -> None:
    watch.expect(NO_LINE)
    page = new_context(service_workers="allow").new_page()
    with faulty(small_folder, SUB_PATH) as host:
        whole(page, host, "atelier/")
        box = panel(page, "atelier")
        expect(
            box.get_by_label(re.compile(r"Avec les films et les sons \(\d+.ko de plus\)"))
        ).not_to_be_checked()
        start(page, "atelier")
        is_kept(page, "atelier")
        assert not [path for path, _ in host.asked if path.endswith((".webm", ".mp3"))]
        box.get_by_role("button", name="Retirer").click()
        box.get_by_label(re.compile("Avec les films")).check()
        start(page, "atelier")
        is_kept(page, "atelier")
        host.stop()
        page.goto(host.url("atelier/textes/medias/"))
        expect(page.locator("[data-later]")).to_have_count(0)
        page.get_by_role("link", name=WATCH).click()
        plays(page, "video")


def test_nothing_is_offered_where_it_cannot_be_kept(
    new_context: Callable[..., BrowserContext], host: FaultyHost, site_folder: Path
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(host.url(f"{COURSE}/"))
    expect(plain.get_by_role("heading", name="Le programme")).to_be_visible()
    expect(plain.get_by_text("Gardez ce cours")).to_be_hidden()
    disk = new_context().new_page()
    disk.goto((site_folder / COURSE / "index.html").as_uri())
    expect(disk.locator("[data-later]")).to_have_count(0)
    expect(disk.get_by_text("Gardez ce cours")).to_be_hidden()

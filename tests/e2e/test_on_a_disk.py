"""Editions opened as their readers do, with a double click or from a box: all kinds of questions, what a
restart keeps.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answering import KEPT, PAGES, call, kinds_but, not_right
from playwright.sync_api import Browser, BrowserContext, Page, expect
from quizzes import answer_all_right, follow, question, records, says
from serving import kiwix, nginx
from test_accessibility import violations
from test_firefox import DRIVER, FIREFOX
from watching import Watch

from line import SIGN
from shared import shared
from static_server import StaticServer
from tremplin.commands.export import export
from tremplin.render.identity import HEADERS
from weight import CHROMIUM, chromium

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/sites/small/mkdocs.yml"
COURSES = ("courriel", "guide-auteur", "guide-editeur", "hygiene-cuisine")
LESSON = "courriel/demarrer/trier/"
BAR = r"inline event handler|event handler \(script-src-attr\)|/skin/caret\.png"
"""What our policy refuses of the bar that kiwix-serve puts on every page, frames too."""
TOOLS = ("mon-espace/", "mon-espace/transfert/", "mon-espace/notes/", "mon-espace/donnees/")


Export = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """The repository's own courses as an edition, at a place of this name."""

    def made(edition: str, name: str) -> Path:
        def make(folder: Path) -> None:
            assert export(ROOT / "mkdocs.yml", edition, (), folder / name, is_told=False).status == 0

        return shared(tmp_path_factory, edition, make) / name

    return made


@pytest.fixture(scope="session")
def key(exported: Export) -> Path:
    return exported("usb", "clé USB #1")


@pytest.fixture(scope="session")
def files(exported: Export) -> Path:
    """Each course in one file."""
    return exported("single", "des cours")


def on_key(key: Path) -> Callable[[str], str]:
    return lambda page: (key / page / "index.html").as_uri()


def in_file(files: Path) -> Callable[[str], str]:
    return lambda page: f"{(files / page.partition('/')[0]).as_uri()}.html#/{page}index.html"


@pytest.fixture(scope="session")
def archive(exported: Export) -> Iterator[str]:
    """In kiwix-serve."""
    with kiwix(exported("zim", "cours.zim")) as url:
        yield url


@pytest.fixture(scope="session")
def box_folder(exported: Export) -> Path:
    return exported("box", "borne")


@pytest.fixture(scope="session")
def box(box_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(box_folder, tmp_path_factory.mktemp("nginx")) as url:
        yield url


served = pytest.mark.skipif("INTEROP" not in os.environ, reason="servers of boxes are for make interop")


@pytest.fixture(params=["usb", "single", *(pytest.param(name, marks=served) for name in ("archive", "box"))])
def at(request: pytest.FixtureRequest, watch: Watch) -> Callable[[str], str]:
    """Where a page of an edition is."""
    if request.param == "usb":
        return on_key(request.getfixturevalue("key"))
    if request.param == "single":
        return in_file(request.getfixturevalue("files"))
    if request.param == "archive":
        watch.expect(BAR)
    url = request.getfixturevalue(request.param)
    return lambda page: f"{url}{page}index.html"


# ---- both


def answers_of(page: Page) -> dict[str, object]:
    return {key: record for key, record in records(page).items() if "/question/" in key}


def test_what_is_kept_is_there_however_often_a_page_is_opened(page: Page, at: Callable[[str], str]) -> None:
    """Chromium may give a page of a disk an empty storage, and keep nothing of it (render/early.py)."""
    page.goto(at(LESSON))
    page.evaluate(call())
    answers = [answers_of(page)]
    for _ in range(20):
        page.goto("about:blank")
        page.goto(at(LESSON))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        answers.append(answers_of(page))
    assert answers[0]
    assert answers == [answers[0]] * len(answers)


def test_every_kind_is_answered_from_a_disk(page: Page, at: Callable[[str], str]) -> None:
    answered, kept = [], []
    for address in PAGES:
        page.goto("about:blank")  # two pages of one file differ only by what follows « # »
        page.goto(at(address))
        for _ in range(3):  # a page of a disk may be another process, which has not what was just kept
            said = page.evaluate(call())
            page.reload()
            page.locator("body:not([data-later])").wait_for()
            if (found := page.evaluate(KEPT)) == said:
                break
        answered += said
        kept += found
    assert not_right(answered) == []
    assert kept == answered
    assert kinds_but(answered) == set()


@pytest.mark.sweep(every=4)
@pytest.mark.skipif(not FIREFOX.exists(), reason="no second engine: firefox-esr is not installed")
def test_every_kind_is_answered_in_firefox(at: Callable[[str], str], watch: Watch) -> None:
    asked = {"path": str(FIREFOX), "call": call(), "kept": KEPT, "urls": [at(page) for page in PAGES]}
    run = subprocess.run(["node", DRIVER], input=json.dumps(asked), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    watch.problems += [problem for row in rows for problem in row["problems"]]
    answered = [each for row in rows for each in row["answered"]]
    assert not_right(answered) == []
    assert [each for row in rows for each in row["kept"]] == answered
    assert kinds_but(answered) == set()


def test_progress_is_there_after_a_restart(
    browser: Browser, at: Callable[[str], str], watch: Watch, tmp_path: Path
) -> None:
    def opened() -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=chromium(), args=CHROMIUM, locale="fr-FR"
        )
        context.add_init_script(SIGN)
        watch.on(context)
        return context

    with opened() as context:
        page = context.new_page()
        page.goto(at(LESSON))
        answer_all_right(page)
    with opened() as context:
        page = context.new_page()
        page.goto(at("courriel/"))
        expect(page.get_by_role("link", name="Reprendre")).to_be_visible()
        page.goto("about:blank")
        page.goto(at(LESSON))
        says(question(page, "convocation"), "Juste !")


def test_axe_finds_nothing(
    new_context: Callable[..., BrowserContext], key: Path, files: Path, watch: Watch
) -> None:
    watch.expect("XMLHttpRequest|ERR_FAILED|preload assets")  # axe asks for the styles, which a disk refuses
    page = new_context(bypass_csp=True).new_page()
    found = {}
    addresses = [(key / "LISEZMOI.html").as_uri(), *map(in_file(files), ("courriel/", LESSON))]
    for address in addresses:
        page.goto("about:blank")
        page.goto(address)
        if rows := violations(page):
            found[address] = rows
    assert found == {}


# ---- usb


def test_the_read_me_leads_to_the_courses(page: Page, key: Path) -> None:
    page.goto((key / "LISEZMOI.html").as_uri())
    follow(page.get_by_role("link", name="Ouvrir les cours"))
    follow(page.get_by_role("link", name=re.compile("Le courriel")).first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Le courriel")
    expect(page.get_by_text("Garder ce cours")).to_have_count(0)


def test_a_key_is_searched(page: Page, key: Path) -> None:
    page.goto(f"{on_key(key)('chercher/')}#q=oeufs")
    expect(page.locator(".results li p mark").first).to_have_text(re.compile("œufs", re.I))


# ---- box


@served
def test_a_box_says_what_a_host_should(page: Page, box: str, watch: Watch) -> None:
    watch.expect("404")
    answer = page.goto(f"{box}rien/du/tout/")
    assert answer
    assert answer.status == 404
    assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
    follow(page.get_by_role("link", name="Tremplin").first)
    expect(page.get_by_role("link", name=re.compile("Le courriel")).first).to_be_visible()
    kept = page.request.get(f"{box}{page.locator('link[rel=stylesheet]').first.get_attribute('href')}")
    assert "immutable" in kept.headers["cache-control"]
    assert kept.headers["content-encoding"] == "gzip"


@served
def test_caddy_takes_its_file(box_folder: Path) -> None:
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", box_folder / "Caddyfile"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


# ---- single


def test_a_file_weighs_little_more_than_what_it_holds(files: Path, key: Path) -> None:
    for course in COURSES:
        html = (files / f"{course}.html").read_text(encoding="utf-8")
        pages = re.findall('data-page="/([^"]*)"', html)
        names = json.loads(re.search(r"data-files>(.*?)</script>", html)[1])  # type: ignore[index]
        beside = [path for path in (key / course).rglob("*") if path.is_file() and path.suffix != ".html"]
        theme = [path for path in (key / "assets/tremplin").rglob("*") if path.is_file()]
        used = [path for path in theme if path.relative_to(key / "assets/tremplin").as_posix() in names]
        whole = [*((key / page) for page in pages), *beside, *used]
        assert len(html.encode()) <= 1.4 * sum(path.stat().st_size for path in whole), course


def test_one_goes_through_a_file_as_through_a_site(page: Page, files: Path) -> None:
    page.goto(f"{files.as_uri()}/courriel.html")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    course = heading.inner_text()
    page.get_by_role("link", name="Commencer").press("Enter")
    expect(heading).not_to_have_text(course)
    first = heading.inner_text()
    assert first in page.title()
    expect(page.locator("main")).to_be_focused()
    page.locator("a[rel=next]").press("Enter")
    expect(heading).not_to_have_text(first)
    page.go_back()
    expect(heading).to_have_text(first)
    page.reload()
    expect(heading).to_have_text(first)
    page.locator("header.top .brand").press("Enter")
    expect(heading).to_have_text(course)
    page.get_by_role("link", name="Reprendre").press("Enter")
    expect(heading).not_to_have_text(course)


@pytest.mark.parametrize("address", TOOLS)
def test_the_pages_of_a_learner_are_in_a_file(page: Page, files: Path, address: str) -> None:
    page.goto(f"{files.as_uri()}/courriel.html#/{address}index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for link in page.locator("main a[href^='#']").all():
        name = (link.get_attribute("href") or "").split("#")[1]
        assert name.startswith("/")


def test_progress_leaves_a_file_for_the_site(
    page: Page, new_context: Callable[..., BrowserContext], files: Path, site: StaticServer, tmp_path: Path
) -> None:
    address = f"{files.as_uri()}/courriel.html"
    page.goto(f"{address}#/{LESSON}index.html")
    page.evaluate(call())
    assert {key.split("/")[2] for key in records(page) if key.startswith("tremplin/")} == {
        "tremplin.courriel"
    }
    page.goto("about:blank")
    page.goto(f"{address}#/mon-espace/transfert/index.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer un fichier").click()
    parcel = tmp_path / download.value.suggested_filename
    download.value.save_as(parcel)
    other = new_context().new_page()
    other.goto(site.url("mon-espace/transfert/"))
    other.get_by_label("Ouvrir un fichier").set_input_files(parcel)
    other.get_by_role("button", name="Ajouter à cet appareil").click()
    expect(other.get_by_text("C’est fait.")).to_be_visible()
    other.goto(site.url(LESSON))
    says(question(other, "convocation"), "Juste !")


def test_without_scripts_a_file_reads_from_one_end_to_the_other(
    new_context: Callable[..., BrowserContext], files: Path
) -> None:
    page = new_context(java_script_enabled=False, is_idle=True).new_page()
    page.goto(f"{files.as_uri()}/courriel.html")
    lesson = page.locator("section", has=page.locator("h1", has_text=re.compile(r"Trier\s+sans")))
    expect(lesson).to_be_visible()
    assert page.get_by_role("heading", level=1).count() > len(PAGES)
    expect(lesson.locator("form.q").first).to_be_visible()
    expect(lesson.locator("details summary").last).to_be_visible()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_tabs_of_every_page_of_a_file_work(
    new_context: Callable[..., BrowserContext], files: Path, has_scripts: bool
) -> None:
    page = new_context(java_script_enabled=has_scripts, is_idle=True).new_page()
    _, *sections = (files / "courriel.html").read_text(encoding="utf-8").split('data-page="')
    addresses = [section.partition('"')[0] for section in sections if "tabbed-set" in section]
    assert len(addresses) > 1
    for address in addresses:
        page.goto("about:blank")
        page.goto(f"{files.as_uri()}/courriel.html#{address}")
        section = page.locator("main > section" if has_scripts else f'[data-page="{address}"]')
        tabs = section.locator(".tabbed-set").first
        panels, labels = tabs.locator(".tabbed-content"), tabs.locator("label")
        expect(panels.nth(0)).to_be_visible()
        labels.nth(1).click()
        expect(panels.nth(1)).to_be_visible()
        expect(panels.nth(0)).to_be_hidden()


def test_a_file_lets_nothing_in(page: Page, files: Path, watch: Watch) -> None:
    watch.expect("Content Security Policy|TrustedHTML|https://example.org/espion")  # told, and refused
    page.goto(f"{files.as_uri()}/courriel.html")
    came = page.evaluate(
        """() => new Promise((done) => {
          const image = new Image();
          image.onload = () => done(true);
          image.onerror = () => done(false);
          image.src = "https://example.org/espion.png";
        })"""
    )
    assert not came
    assert (
        page.evaluate("() => { try { return !!(document.body.innerHTML = '<b>') } catch { return false } }")
        is False
    )


def test_a_hostile_text_does_nothing_in_a_file(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "piege.html"
    assert export(SMALL, "single", ("piege",), file, is_told=False).status == 0
    page.goto(f"{file.as_uri()}#/piege/attaques/attaques/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Attaques")
    expect(page.locator("body")).to_have_attribute("data-site", re.compile(r"\.piege$"))
    page.locator("form.q label").first.click()
    assert page.locator("main > section").count() == 1

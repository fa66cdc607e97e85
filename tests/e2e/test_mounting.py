"""A question is its form without scripts until it is mounted: on a slow line, and when a script is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from quizzes import answer_all_right, choose, question, records, says
from test_gallery import GALLERY, SEGMENTS
from watching import Watch

from static_server import StaticServer, serve

pytestmark = pytest.mark.sweep

LESSON = "courriel/demarrer/trier/"
PAGES = [*(GALLERY.format(name) for name in SEGMENTS), "courriel/positionnement/", LESSON]
SCRIPTS = re.compile(r"\.js$")
LOST = "Cette question n’est pas arrivée en entier"
MOUNTED = "form.q:has([data-do] button:enabled)"

# what may submit a form: a key in each of its fields, its buttons, and whoever finds the hidden ones
PRESS = """(form) => form.querySelectorAll("button").forEach((button) => button.click())"""


class Line:
    """A line that holds the scripts until it is told to let them go."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        self.is_free = False
        page.route(SCRIPTS, self._meet)

    def _meet(self, route: Route) -> None:
        if self.is_free:
            route.continue_()
        else:
            self.held.append(route)

    def release(self) -> None:
        """What is held; what is asked for after it is held again."""
        held, self.held = self.held, []
        for route in held:
            route.continue_()

    def free(self) -> None:
        self.is_free = True
        self.release()


def press_everything(page: Page) -> int:
    """Enter and Space in every field that shows, and a click on every button; how many were tried."""
    fields = page.locator("form.q :is(input, select, summary, textarea, button):visible").all()
    for field in fields:
        field.focus()
        # a menu would open, and a text area or a fold takes the key for itself
        if field.evaluate("(field) => field.tagName") == "INPUT":
            page.keyboard.press("Enter")
            page.keyboard.press("Space")
    for form in page.locator("form.q").all():
        form.evaluate(PRESS)
    return len(fields)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_submitted_before_it_is_mounted(page: Page, site: StaticServer, address: str) -> None:
    line = Line(page)
    page.goto(site.url(address), wait_until="commit")
    expect(page.locator("footer")).to_be_attached()
    typed = page.locator("form.q input[type=text]:visible")
    for field in typed.all():
        field.fill("33")
    assert press_everything(page) > 0
    # the first script, without those that mark
    with page.expect_request(re.compile(r"/quiz\.")):
        line.release()
    assert press_everything(page) > 0
    assert page.url == site.url(address)
    forms = page.locator("form.q")
    expect(page.locator("[data-said]:not(:empty)")).to_have_count(0)
    expect(forms.first.locator("[data-fix] summary")).to_be_visible()
    line.free()
    expect(page.locator("[data-later]")).to_have_count(0)
    expect(page.locator(MOUNTED)).to_have_count(forms.count())
    # what was typed meanwhile is still there
    assert all("33" in field.input_value() for field in typed.all())


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_submitted_without_scripts(
    new_context: Callable[..., BrowserContext], site: StaticServer, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(address))
    for field in page.locator("form.q input:visible").all():
        field.press("Enter")
    assert page.url == site.url(address)
    correction = page.locator("[data-fix]").first
    correction.locator("summary").click()
    expect(correction.locator(":scope > :not(summary)").first).to_be_visible()


# ---- a script that is lost


def spoilt(route: Route) -> None:
    """A body that was cut."""
    route.fulfill(content_type="text/javascript", body="'use strict';(()=>{let{kinds")


WAYS: dict[str, Callable[[Route], None]] = {
    "blocked": lambda route: route.abort("blockedbyclient"),
    "gone": lambda route: route.fulfill(status=404, content_type="text/html", body="<p>Nulle part"),
    "cut": spoilt,
}
# script → (page, kinds that it takes along)
TAKEN = {
    "questions/choices": ("choisir", ["choices"]),
    "questions/text": ("choisir", ["text"]),
    "questions/number": ("choisir", ["number"]),
    "questions/formula": ("choisir", ["formula"]),
    "quantities": ("choisir", ["number", "formula"]),
    "questions/gaps": ("ranger", ["gaps"]),
    "questions/match": ("ranger", ["match"]),
    "questions/order": ("ranger", ["order"]),
    "questions/sort": ("ranger", ["sort"]),
    "questions/grid": ("ranger", ["grid"]),
    "questions/hotspot": ("images", ["hotspot"]),
    "questions/label": ("images", ["label"]),
    "questions/open": ("exprimer", ["open"]),
    "questions/survey": ("exprimer", ["survey"]),
    "questions/cards": ("exprimer", ["cards"]),
    "questions/scenario": ("situations", ["scenario"]),
    "questions/simulation": ("situations", ["simulation"]),
    "questions/code": ("coder", ["code"]),
}


@pytest.mark.parametrize(
    ("script", "way"),
    [*((script, "blocked") for script in TAKEN), ("quantities", "gone"), ("questions/gaps", "cut")],
)
def test_a_lost_script_harms_its_kind_only(
    page: Page, site: StaticServer, watch: Watch, script: str, way: str
) -> None:
    watch.expect("ERR_|404|Unexpected|MIME|console error: Error")
    segment, kinds = TAKEN[script]
    lost = re.compile(rf"/{script}\.\w+\.js$")
    page.route(lost, WAYS[way])
    page.goto(site.url(GALLERY.format(segment)))
    forms = page.locator("form.q")
    harmed = page.locator(",".join(f'form.q[data-kind="{kind}"]' for kind in kinds))
    expect(page.locator(MOUNTED)).to_have_count(forms.count() - harmed.count())
    expect(page.get_by_text(LOST)).to_have_count(harmed.count())
    for form in harmed.all():
        expect(form.get_by_text(LOST)).to_be_visible()
        # an opinion has none
        expect(form.locator("[data-fix]")).to_be_visible(visible=form.get_attribute("data-kind") != "survey")
    expect(page.locator("[data-end]")).to_be_hidden()
    # it is asked for again
    page.unroute(lost)
    page.get_by_text(LOST).first.click()
    expect(page.locator(MOUNTED)).to_have_count(forms.count())
    expect(page.get_by_text(LOST)).to_have_count(0)


def test_a_quiz_with_a_lost_question_has_no_result(page: Page, site: StaticServer, watch: Watch) -> None:
    watch.expect("ERR_|console error: Error")
    page.route(re.compile(r"/choices\.\w+\.js$"), lambda route: route.abort())
    page.goto(site.url(GALLERY.format("choisir")))
    choose(question(page, "choix"), page.locator("label.answer").first.inner_text())
    assert [key for key in records(page) if "/question/" in key]
    assert not [key for key in records(page) if "/bank/" in key]


@pytest.mark.parametrize("script", ["exam", "more", "unsure"])
def test_a_copy_with_a_lost_question_is_not_asked(
    page: Page, site: StaticServer, watch: Watch, script: str
) -> None:
    watch.expect("ERR_|console error: Error")
    page.route(re.compile(rf"/{script}\.\w+\.js$"), lambda route: route.abort())
    page.goto(site.url("courriel/positionnement/"))
    expect(page.get_by_text(LOST)).to_have_count(page.locator("form.q").count())
    expect(page.locator(MOUNTED)).to_have_count(0)
    assert not [key for key in records(page) if "/bank/" in key]


def test_without_the_first_script_the_page_is_the_one_without_scripts(
    page: Page, site: StaticServer, watch: Watch
) -> None:
    watch.expect("ERR_|page error|console error: TypeError")
    page.route(re.compile(r"/tremplin\.\w+\.js$"), lambda route: route.abort())
    page.goto(site.url(GALLERY.format("ranger")))
    expect(page.get_by_text(LOST)).to_have_count(0)
    press_everything(page)
    page.get_by_text("Voir la correction").first.click()
    expect(page.locator("[data-fix] > :not(summary)").first).to_be_visible()
    assert page.url == site.url(GALLERY.format("ranger"))


# ---- two editions


@pytest.fixture(scope="module")
def replaced(
    site_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[StaticServer, Path]]:
    """A host where the scripts of a page were replaced by those of the next edition."""
    folder = tmp_path_factory.mktemp("editions") / "site"
    shutil.copytree(site_folder, folder)
    with serve(folder) as server:
        yield server, folder / "assets/tremplin"


def replace(assets: Path, name: str) -> None:
    """The script of the next edition has another address, and tells when it runs."""
    (script,) = assets.glob(f"{name}.*.js")
    script.rename(script.with_name(f"{script.name.partition('.')[0]}.000000.js"))


def test_a_page_runs_with_scripts_of_its_own_edition_only(
    page: Page, replaced: tuple[StaticServer, Path], watch: Watch
) -> None:
    watch.expect("404|MIME|Unexpected|page error|console error: (?:Error|TypeError)")
    server, assets = replaced
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    replace(assets, "questions/order")
    page.goto(server.url(GALLERY.format("ranger")))
    expect(question(page, "ordonner").get_by_text(LOST)).to_be_visible()
    expect(question(page, "classer").locator("[data-do] button")).to_be_enabled()
    replace(assets, "tremplin")
    page.reload()
    expect(page.locator(MOUNTED)).to_have_count(0)
    assert page.evaluate("window.tremplin") is None
    assert not [url for url in asked if "000000" in url]


def test_the_next_question_of_a_whole_quiz_can_be_answered_after_a_reload(
    page: Page, site: StaticServer, watch: Watch
) -> None:
    watch.expect("ERR_|console error")
    page.route(re.compile(r"/tremplin\.\w+\.js$"), lambda route: route.abort())
    page.goto(site.url(LESSON))
    page.unroute(re.compile(r"/tremplin\.\w+\.js$"))
    page.reload()
    answer_all_right(page)
    says(page.locator("form.q").last, "Juste !")

"""Films, sounds, easy-to-read passages, glossaries: by touch, by keys, without scripts, on disk, printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_text import pdf_text
from playwright.sync_api import BrowserContext, Page, expect
from test_accessibility import SMALL_TARGETS, look, looks, overflowing, violations  # noqa: F401
from watching import Watch

from static_server import StaticServer

LESSON = "atelier/textes/medias/"
OTHER = "atelier/textes/markdown/"
WATCH = "Regarder la vidéo : La balle monte (3 ko · 4 s)"
DEFINITION = "Un thermomètre à pointe, que l’on pique dans l’aliment."
SAID = """(film) => [...film.textTracks[0].cues]
  .map((cue) => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent])"""


@pytest.fixture
def lesson(page: Page, small: StaticServer) -> Page:
    page.goto(small.url(LESSON))
    return page


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext], small: StaticServer) -> Page:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(small.url(LESSON))
    return page


def plays(page: Page, tag: str) -> None:
    expect(page.locator(tag)).not_to_have_js_property("currentTime", 0)


# ---- films and sounds


def test_nothing_of_a_film_is_asked_for_before_a_tap(page: Page, small: StaticServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto(small.url(LESSON))
    page.get_by_role("link", name="Revenir au cours").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.endswith((".webm", ".mp3", ".vtt"))] == []
    page.get_by_role("link", name=WATCH).click()
    plays(page, "video")
    assert {name for name in asked if name.endswith((".webm", ".mp3", ".vtt"))} == {"tremplin.webm"}


@pytest.mark.parametrize("place", ["a host", "a disk"])
def test_a_film_plays_with_its_subtitles(
    page: Page, small: StaticServer, small_folder: Path, place: str
) -> None:
    page.goto(small.url(LESSON) if place == "a host" else (small_folder / LESSON / "index.html").as_uri())
    page.get_by_role("link", name=WATCH).click()
    plays(page, "video")
    film = page.locator("video")
    expect(film).to_have_accessible_name("La balle monte")
    assert film.evaluate("(film) => film.textTracks[0].mode") == "showing"
    assert film.evaluate(SAID) == [
        [0, 1.2, "La balle monte une marche,"],
        [1.2, 2.4, "puis une deuxième."],
        [2.5, 4, "Elle a réussi & s’arrête !"],
    ]


def test_the_keyboard_starts_and_stops_a_film(lesson: Page) -> None:
    lesson.get_by_role("link", name=WATCH).focus()
    lesson.keyboard.press("Enter")
    expect(lesson.locator("video")).to_be_focused()
    plays(lesson, "video")
    lesson.keyboard.press("Space")
    expect(lesson.locator("video")).to_have_js_property("paused", True)


def test_one_plays_at_a_time(lesson: Page) -> None:
    lesson.get_by_role("link", name=WATCH).click()
    plays(lesson, "video")
    lesson.get_by_role("link", name="Écouter : Le carillon (4 ko · 2 s)").click()
    plays(lesson, "audio")
    expect(lesson.locator("video")).to_have_js_property("paused", True)


def test_a_file_that_cannot_be_had_is_told_and_can_be_tried_again(lesson: Page, watch: Watch) -> None:
    watch.expect("Failed to load resource")
    lesson.route("**/tremplin.webm?*", lambda route: route.abort())
    lesson.get_by_role("link", name=WATCH).click()
    expect(lesson.get_by_text("Ce fichier n’a pas pu être lu")).to_be_visible()
    expect(lesson.get_by_role("link", name=WATCH)).to_be_focused()
    lesson.unroute("**/tremplin.webm?*")
    lesson.get_by_role("link", name=WATCH).click()
    plays(lesson, "video")
    expect(lesson.get_by_text("Ce fichier n’a pas pu être lu")).to_be_hidden()


def test_without_scripts_links_lead_to_the_files_and_transcripts_open(plain: Page) -> None:
    link = plain.get_by_role("link", name=WATCH)
    assert "fichiers/tremplin.webm?" in (link.get_attribute("href") or "")
    said = plain.get_by_text("Léa : La balle monte une marche, puis une deuxième.")
    expect(said).to_be_hidden()
    plain.get_by_text("Lire la transcription").first.click()
    expect(said).to_be_visible()


# ---- easy to read


def test_one_passage_opens_all_and_stays_so_on_the_device(lesson: Page, small: StaticServer) -> None:
    first, second = lesson.get_by_text("Piquez la pointe"), lesson.get_by_text("Le four sonne.")
    expect(first).to_be_hidden()
    summary = lesson.locator("summary", has_text="Facile à lire : Le carillon")
    summary.focus()
    before = summary.evaluate("(summary) => summary.getBoundingClientRect().top")
    lesson.keyboard.press("Enter")
    expect(first).to_be_visible()
    expect(second).to_be_visible()
    assert abs(summary.evaluate("(summary) => summary.getBoundingClientRect().top") - before) < 1
    lesson.goto(small.url(OTHER))
    lesson.goto(small.url(LESSON))
    expect(first).to_be_visible()
    lesson.get_by_text("Facile à lire", exact=True).click()
    expect(second).to_be_hidden()
    lesson.reload()
    expect(first).to_be_hidden()


def test_another_tab_follows(lesson: Page, context: BrowserContext, small: StaticServer) -> None:
    other = context.new_page()
    other.goto(small.url(LESSON))
    lesson.get_by_text("Facile à lire", exact=True).click()
    expect(other.get_by_text("Le four sonne.")).to_be_visible()


def test_the_choice_goes_with_the_traces(lesson: Page, small: StaticServer) -> None:
    lesson.get_by_text("Facile à lire", exact=True).click()
    lesson.goto(small.url("mon-espace/"))
    lesson.get_by_role("button", name="Effacer mes traces").click()
    lesson.get_by_role("button", name="Oui, effacer").click()
    lesson.goto(small.url(LESSON))
    expect(lesson.get_by_text("Piquez la pointe")).to_be_hidden()


def test_without_scripts_a_passage_opens_alone(plain: Page) -> None:
    plain.get_by_text("Facile à lire", exact=True).click()
    expect(plain.get_by_text("Piquez la pointe")).to_be_visible()


# ---- glossary


def test_a_term_is_explained_at_a_touch(lesson: Page) -> None:
    term = lesson.get_by_role("link", name="sonde", exact=True)
    expect(term).to_have_accessible_description(f"{DEFINITION} Un rond.")
    shown = lesson.locator(".term-box")
    term.click()
    expect(shown).to_have_text(DEFINITION)
    expect(shown.get_by_role("img", include_hidden=True)).to_be_visible()
    assert LESSON in lesson.url
    lesson.get_by_role("heading", level=1).click()
    expect(shown).to_be_hidden()


def test_a_term_is_explained_to_the_keyboard(lesson: Page) -> None:
    shown = lesson.locator(".term-box")
    lesson.get_by_role("link", name="sonde", exact=True).focus()
    expect(shown).to_have_text(DEFINITION)
    lesson.keyboard.press("Tab")
    expect(shown).to_have_text("Chambre de commerce et d’industrie.")
    lesson.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(lesson.get_by_role("link", name="CCI", exact=True)).to_be_focused()
    lesson.keyboard.press("Tab")
    expect(lesson.locator("summary", has_text="Facile à lire").first).to_be_focused()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_what_explains_a_term_stays_on_the_screen(lesson: Page, width: int) -> None:
    lesson.set_viewport_size({"width": width, "height": 640})
    for name in ("sonde", "CCI"):
        lesson.get_by_role("link", name=name, exact=True).focus()
        box = lesson.locator(".term-box").bounding_box()
        assert box
        assert 0 <= box["x"] <= width - box["width"]
        assert overflowing(lesson) == []


def test_without_scripts_a_term_leads_to_its_place_among_all(plain: Page) -> None:
    expect(plain.get_by_text(DEFINITION)).to_be_hidden()
    plain.get_by_role("link", name="sonde", exact=True).click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Glossaire")
    expect(plain.locator("dt:target")).to_contain_text("sonde")
    expect(plain.get_by_text(DEFINITION)).to_be_visible()


def test_the_course_leads_to_its_glossary(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/"))
    page.get_by_role("link", name="Le glossaire du cours").click()
    expect(page.locator("dt")).to_contain_text(["CCI", "sonde"])


# ---- everyone


@looks
def test_axe_finds_nothing(look: Page, small: StaticServer) -> None:  # noqa: F811
    look.goto(small.url("atelier/glossaire/"))
    assert violations(look) == []
    look.goto(small.url(LESSON))
    assert violations(look) == []
    look.get_by_role("link", name=WATCH).click()
    look.get_by_text("Lire la transcription").first.click()
    look.get_by_text("Facile à lire", exact=True).click()
    look.get_by_role("link", name="sonde", exact=True).focus()
    expect(look.locator(".term-box")).to_be_visible()
    assert violations(look) == []
    assert look.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("width", [320, 640])
def test_no_page_scrolls_sideways(lesson: Page, small: StaticServer, width: int) -> None:
    lesson.set_viewport_size({"width": width, "height": 640})
    lesson.get_by_role("link", name=WATCH).click()
    lesson.get_by_text("Facile à lire", exact=True).click()
    assert overflowing(lesson) == []
    lesson.goto(small.url("atelier/glossaire/"))
    assert overflowing(lesson) == []


@pytest.mark.parametrize("touched", [False, True])
def test_paper_has_titles_transcripts_files_passages_and_terms(lesson: Page, touched: bool) -> None:
    if touched:
        lesson.get_by_role("link", name=WATCH).click()
    text = pdf_text(lesson.pdf())
    for words in (
        "La balle monte",
        "Fichier : tremplin.webm",
        "Léa : La balle monte une marche",
        "le gâteau est cuit",
        "Piquez la pointe",
        "Chambre de commerce",
    ):
        assert re.sub(r"\s", "", words) in text
    for words in ("Regarder la vidéo", "Lire la transcription"):
        assert re.sub(r"\s", "", words) not in text


def test_the_gallery_shows_each(page: Page, site: StaticServer) -> None:
    page.goto(site.url("guide-auteur/questions/montrer/"))
    page.get_by_role("link", name=re.compile("Regarder la vidéo")).click()
    plays(page, "video")
    expect(page.locator(".easy")).to_have_count(1)
    expect(page.locator(".term")).to_have_text(["transcription", "FALC"])

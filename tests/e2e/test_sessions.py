"""A face-to-face session: its page, its calendar, and « S’inscrire »: prepared, never sent by us."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from pdf_text import pdf_text
from playwright.sync_api import BrowserContext, Page, expect
from test_accessibility import violations
from watching import Watch

from static_server import StaticServer

PAGE = "hygiene-cuisine/seances/atelier-1/"
BEFORE, AFTER = "2026-12-01T10:00:00+01:00", "2027-02-01T10:00:00+01:00"
# the last minute of the session, by the clock of its place, and the next one
LAST, OVER = "2027-01-26T11:59:00+01:00", "2027-01-26T12:01:00+01:00"


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(timezone_id="Europe/Paris")


@pytest.fixture
def opened(page: Page, site: StaticServer) -> Page:
    page.clock.set_fixed_time(BEFORE)
    page.goto(site.url(PAGE))
    return page


def fill(page: Page) -> None:
    page.get_by_label("Nom et prénom").fill("Lucie Martin & fils")
    page.get_by_label("Téléphone ou courriel").fill("06 00 00 00 01")
    page.get_by_label("Un mot pour l’organisme").fill("J’arrive en bus.\nEst-ce loin ?")


def test_the_course_leads_to_it(page: Page, site: StaticServer) -> None:
    page.goto(site.url("hygiene-cuisine/"))
    page.get_by_role("link", name="Atelier 1").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Atelier 1")
    main = page.get_by_role("main")
    for text in (
        "mardi 26 janvier 2027, de 9 h à 12 h",
        "Cuisine pédagogique de la MFR",
        "Arrivez 15 minutes avant",
        "des chaussures fermées qui ne glissent pas",
        "10 places",
    ):
        expect(main.get_by_text(text).first).to_be_visible()
    expect(page.get_by_role("link", name="03 53 01 00 22")).to_have_attribute("href", "tel:0353010022")
    expect(page.get_by_role("link", name="accueil@mfr")).to_have_attribute("href", re.compile("^mailto:"))


def test_the_course_says_which_are_over(page: Page, site: StaticServer) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(site.url("hygiene-cuisine/"))
    rows = page.locator("section[aria-labelledby=seances] li")
    expect(rows.filter(has_text="Atelier 1").get_by_text("passée")).to_be_visible()
    expect(rows.filter(has_text="Atelier 2").get_by_text("passée")).to_be_hidden()


def test_its_calendar_is_read_by_another_program(opened: Page) -> None:
    with opened.expect_download() as found:
        opened.get_by_role("link", name="Ajouter à mon agenda").press("Enter")
    calendar = Calendar.from_ical(Path(found.value.path()).read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert "Atelier 1" in event["summary"]
    assert event.decoded("dtstart").isoformat() == "2027-01-26T09:00:00+01:00"


def test_nothing_is_prepared_without_a_name_and_a_consent(opened: Page) -> None:
    opened.get_by_role("button", name="Préparer un courriel").press("Enter")
    expect(opened.get_by_label("Nom et prénom")).to_be_focused()
    fill(opened)
    opened.get_by_role("button", name="Préparer un courriel").press("Enter")
    expect(opened.get_by_role("checkbox")).to_be_focused()
    expect(opened.get_by_role("checkbox")).not_to_be_checked()


def test_a_message_is_ready(opened: Page, watch: Watch) -> None:
    fill(opened)
    opened.get_by_role("checkbox").press("Space")
    watch.expect("request to another host: mailto:")
    with opened.expect_request("mailto:**") as request:
        opened.get_by_role("button", name="Préparer un courriel").press("Enter")
    message = urlsplit(request.value.url)
    assert (message.scheme, message.path) == ("mailto", "accueil@mfr-argonne.example.org")
    words = parse_qs(message.query)
    assert words["subject"][0].startswith("Inscription")
    for part in (
        "Lucie Martin & fils",
        "06 00 00 00 01",
        "J’arrive en bus.\r\nEst-ce loin ?",
        "26 janvier 2027",
    ):
        assert part in words["body"][0]


def test_nothing_is_kept(opened: Page) -> None:
    fill(opened)
    opened.reload()
    kept = opened.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert "Lucie" not in kept
    expect(opened.get_by_label("Nom et prénom")).to_have_value("")


def test_on_paper_there_is_a_sheet_with_what_was_typed(opened: Page) -> None:
    expect(opened.locator(".slip")).to_be_hidden()
    fill(opened)
    opened.emulate_media(media="print")
    slip = opened.locator(".slip")
    # it may be cut off from the sheet
    for text in ("Lucie Martin & fils", "Atelier 1", "mardi 26 janvier 2027, de 9 h à 12 h", "J’accepte que"):
        expect(slip).to_contain_text(text)
    expect(opened.locator("form")).to_be_hidden()
    pdf = opened.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") == 1
    printed = pdf_text(pdf)
    for text in ("Arrivez15minutes", "deschaussuresfermées", "0353010022", "Hygièneencuisine", "Bulletind"):
        assert text in printed


def test_one_does_not_enrol_for_what_is_over(page: Page, site: StaticServer) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(site.url(PAGE))
    expect(page.get_by_text("Cette séance est passée.")).to_be_visible()
    expect(page.get_by_label("Nom et prénom")).to_be_hidden()
    expect(page.get_by_role("link", name="Ajouter à mon agenda")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".slip")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Voir les autres dates").press("Enter")
    expect(page).to_have_url(site.url("hygiene-cuisine/index.html#seances"))


@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_it_is_over_by_the_clock_of_its_place(
    new_context: Callable[..., BrowserContext], site: StaticServer, zone: str
) -> None:
    page = new_context(timezone_id=zone).new_page()
    page.clock.set_fixed_time(LAST)
    page.goto(site.url(PAGE))
    expect(page.get_by_label("Nom et prénom")).to_be_visible()
    page.clock.set_fixed_time(OVER)
    page.reload()
    expect(page.get_by_text("Cette séance est passée.")).to_be_visible()


def test_without_scripts_there_is_the_sheet(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(PAGE))
    expect(page.locator("noscript p")).to_contain_text("Imprimez cette page, remplissez-la")
    expect(page.locator(".slip")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()


def test_it_works_from_a_disk(page: Page, site_folder: Path) -> None:
    page.clock.set_fixed_time(BEFORE)
    page.goto((site_folder / PAGE / "index.html").as_uri())
    expect(page.get_by_role("button", name="Préparer un courriel")).to_be_visible()


def test_axe_finds_nothing(opened: Page) -> None:
    assert violations(opened) == []

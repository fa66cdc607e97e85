"""« Mon plan »: what is left, over the days that one has; and a calendar that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import follow
from test_accessibility import violations

from static_server import StaticServer

PAGE = "mon-espace/plan/"
MONDAY = "2026-12-07T10:00:00"


@pytest.fixture
def begun(page: Page, site: StaticServer) -> Page:
    """A learner who finished the first step of a course with face-to-face sessions, on a Monday."""
    page.clock.set_fixed_time(MONDAY)
    page.goto(site.url("hygiene-cuisine/"))
    follow(page.get_by_role("link", name="Commencer"))
    page.get_by_role("button", name="J’ai terminé").click()
    expect(page.get_by_text("Étape terminée.")).to_be_visible()
    page.goto(site.url(PAGE))
    return page


def plan(page: Page) -> None:
    page.get_by_label("lundi").select_option("20")
    page.get_by_label("jeudi").select_option("20")
    expect(page.locator("[data-end]")).to_contain_text("Fin prévue")


def days(page: Page) -> list[str]:
    return [text.replace("\u00a0", " ") for text in page.locator(".days li:has(a) b").all_inner_texts()]


def test_an_empty_plan_leads_to_the_courses(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    expect(page.get_by_text("Commencez d’abord un cours.")).to_be_visible()
    expect(page.get_by_role("button", name="Mettre dans mon agenda")).to_be_hidden()


def test_what_is_left_goes_over_the_days(begun: Page) -> None:
    expect(begun.get_by_text("Choisissez des minutes")).to_be_visible()
    plan(begun)
    assert days(begun)[0].lower().startswith("lundi 7 décembre")
    assert days(begun)[1].lower().startswith("jeudi 10 décembre")
    expect(begun.get_by_text("Semaine du 7 décembre")).to_be_visible()
    expect(begun.get_by_text("09:00 : Atelier 1")).to_be_visible()
    begun.reload()
    assert days(begun)[1].lower().startswith("jeudi 10 décembre")


def test_a_delay_moves_the_plan_by_itself(begun: Page) -> None:
    plan(begun)
    first = begun.locator(".days a").first.inner_text()
    begun.clock.set_fixed_time("2026-12-08T10:00:00")
    begun.reload()
    assert days(begun)[0].lower().startswith("jeudi 10 décembre")
    assert begun.locator(".days a").first.inner_text() == first


def test_today_is_passed_over_and_taken_back(begun: Page) -> None:
    plan(begun)
    begun.get_by_role("button", name="Pas aujourd’hui").press("Enter")
    expect(begun.get_by_text("Aujourd’hui est passé")).to_be_visible()
    assert days(begun)[0].lower().startswith("jeudi 10 décembre")
    begun.get_by_role("button", name="Finalement, si").press("Enter")
    assert days(begun)[0].lower().startswith("lundi 7 décembre")


def test_another_program_reads_the_calendar(begun: Page) -> None:
    plan(begun)
    with begun.expect_download() as found:
        begun.get_by_role("button", name="Mettre dans mon agenda").press("Enter")
    assert found.value.suggested_filename == "mon-plan.ics"
    calendar = Calendar.from_ical(Path(found.value.path()).read_bytes())
    events = calendar.walk("VEVENT")
    steps = begun.locator(".days a").all_inner_texts()
    assert [str(event["summary"]) for event in events][: len(steps)] == steps
    assert events[0].decoded("dtstart").isoformat() == "2026-12-07T18:00:00"
    assert all(event.walk("VALARM") for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events)
    (meeting,) = [event for event in events if "Atelier 1" in event["summary"]]
    assert meeting.decoded("dtstart").isoformat() == "2027-01-26T09:00:00"
    assert "MFR" in meeting["location"]


def test_it_works_from_a_disk(page: Page, site_folder: Path) -> None:
    page.goto((site_folder / PAGE / "index.html").as_uri())
    expect(page.get_by_text("Commencez d’abord un cours.")).to_be_visible()


def test_without_scripts_it_says_what_it_needs(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(PAGE))
    expect(page.locator("noscript p")).to_contain_text("Votre navigateur n’exécute pas les scripts")


def test_axe_finds_nothing(begun: Page) -> None:
    plan(begun)
    assert violations(begun) == []


def test_the_first_of_a_month_is_said_so(begun: Page) -> None:
    expect(begun.get_by_text("Semaine du 1er février")).to_be_visible()

"""« Mon plan »: what is left, over the days that one has; and a calendar that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import follow
from test_accessibility import violations

from static_server import StaticServer

PAGE = "mon-espace/plan/"
SESSION = "hygiene-cuisine/seances/atelier-1/"
SUNDAY, MONDAY, TUESDAY = (f"2026-12-0{day}T10:00:00+01:00" for day in (6, 7, 8))
AFTER_ALL = "2027-02-03T10:00:00+01:00"
KITCHEN, MAIL = "Hygiène en cuisine", "Le courriel"
# so many steps of a course were opened and done (the first was opened, where none was)
DONE = """([course, count, at]) => {
  const rows = JSON.parse(document.querySelector("[data-plan]").dataset.courses);
  const [[, , , steps]] = rows.filter(([id]) => id === course);
  const place = `tremplin/2/${encodeURIComponent(document.querySelector("[data-site]").dataset.site)}`;
  steps.slice(0, count || 1).forEach(([id], n) => {
    const record = n < count ? { opened: at, done: at, at } : { opened: at };
    localStorage[`${place}//segment/${id}`] = JSON.stringify(record);
  });
}"""


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(timezone_id="Europe/Paris")


def opened(page: Page, site: StaticServer, **done: int) -> Page:
    """The plan on a Monday; so many steps of these courses were done the day before."""
    page.clock.set_fixed_time(MONDAY)
    page.goto(site.url(PAGE))
    sunday = datetime.fromisoformat(SUNDAY).timestamp() * 1000
    for course, count in done.items():
        page.evaluate(DONE, [course.replace("_", "-"), count, sunday])
    page.reload()
    return page


@pytest.fixture
def begun(page: Page, site: StaticServer) -> Page:
    """A learner who did the first step of a course with face-to-face sessions."""
    return opened(page, site, hygiene_cuisine=1)


@pytest.fixture
def both(page: Page, site: StaticServer) -> Page:
    """One who began besides a course that comes before it in the catalogue."""
    return opened(page, site, hygiene_cuisine=1, courriel=0)


def plan(page: Page) -> None:
    page.get_by_label("lundi").select_option("20")
    page.get_by_label("jeudi").select_option("20")
    expect(end(page)).to_contain_text("Fin prévue")


def end(page: Page) -> Locator:
    return page.get_by_role("status")


def expect_days(page: Page, *days: str) -> None:
    """The first days that have steps."""
    rows = page.locator(".days li:has(a):not(:has(.met)) b")
    for n, day in enumerate(days):
        expect(rows.nth(n)).to_contain_text(day)


def events(page: Page) -> list[Any]:
    with page.expect_download() as found:
        page.get_by_role("button", name="Mettre dans mon agenda").press("Enter")
    assert found.value.suggested_filename == "mon-plan.ics"
    return list(Calendar.from_ical(Path(found.value.path()).read_bytes()).walk("VEVENT"))


def test_an_empty_plan_leads_to_the_courses(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PAGE))
    expect(page.get_by_text("Commencez d’abord un cours.")).to_be_visible()
    expect(page.get_by_role("button", name="Mettre dans mon agenda")).to_be_hidden()
    expect(page.get_by_label("lundi")).to_be_hidden()


def test_what_is_left_goes_over_the_days(begun: Page) -> None:
    expect(end(begun)).to_contain_text("Choisissez des minutes")
    plan(begun)
    expect_days(begun, "lundi 7 décembre", "jeudi 10 décembre")
    expect(begun.get_by_text("Semaine du 7 décembre")).to_be_visible()
    begun.reload()
    expect_days(begun, "lundi 7 décembre", "jeudi 10 décembre")


def test_a_delay_moves_the_plan_by_itself(begun: Page) -> None:
    plan(begun)
    first = begun.locator(".days a").first.inner_text()
    begun.clock.set_fixed_time(TUESDAY)
    begun.reload()
    expect_days(begun, "jeudi 10 décembre")
    expect(begun.locator(".days a").first).to_have_text(first)


def test_what_was_done_today_counts_in_the_minutes_of_today(begun: Page, site: StaticServer) -> None:
    plan(begun)
    follow(begun.locator(".days a").first)
    begun.get_by_role("button", name="J’ai terminé").click()
    expect(begun.get_by_text("Étape terminée.")).to_be_visible()
    begun.goto(site.url(PAGE))
    expect(end(begun)).to_contain_text("Fait aujourd’hui : 11 min.")
    begun.get_by_label("lundi").select_option("10")
    expect_days(begun, "jeudi 10 décembre")


def test_today_is_passed_over_and_taken_back_from_one_place(begun: Page) -> None:
    plan(begun)
    expect(begun.locator(".days li").first).to_contain_text("lundi 7 décembre")
    button = begun.get_by_role("button", name="Pas aujourd’hui")
    button.press("Enter")
    expect(end(begun)).to_contain_text("Aujourd’hui est passé")
    expect(begun.get_by_role("button", name="Finalement, si")).to_be_focused()
    expect_days(begun, "jeudi 10 décembre")
    begun.keyboard.press("Enter")
    expect(button).to_be_focused()
    expect(end(begun)).not_to_contain_text("Aujourd’hui est passé")
    expect_days(begun, "lundi 7 décembre")


def test_one_chooses_the_courses_of_the_plan(both: Page) -> None:
    plan(both)
    # what has a session comes first
    expect(both.locator(".of")).to_contain_text([KITCHEN])
    steps = both.locator(".days a")
    kitchen = both.get_by_role("checkbox", name=KITCHEN)
    expect(kitchen).to_be_checked()
    expect(both.get_by_role("checkbox", name=MAIL)).to_be_checked()
    expect(both.get_by_role("checkbox")).to_have_count(2)
    before = steps.first.inner_text()
    kitchen.press("Space")
    expect(kitchen).to_be_focused()
    expect(steps.first).not_to_have_text(before)
    expect(both.get_by_text("Atelier 1")).to_be_hidden()
    expect(both.locator("[data-later] .met")).to_have_count(0)
    both.reload()
    expect(both.get_by_role("checkbox", name=KITCHEN)).not_to_be_checked()
    both.get_by_role("checkbox", name=MAIL).press("Space")
    expect(end(both)).to_have_text("Cochez au moins un cours.")
    expect(both.get_by_role("button", name="Mettre dans mon agenda")).to_be_hidden()


def test_sessions_stay_once_all_steps_are_done(page: Page, site: StaticServer) -> None:
    begun = opened(page, site, hygiene_cuisine=99)
    expect(end(begun)).to_have_text("Il ne reste que vos séances.")
    begun.get_by_text("Plus tard : 2 séances, jusqu’au mardi 2 février 2027").press("Enter")
    met = begun.locator(".met").first
    expect(met).to_contain_text("de 9 h à 12 h, Cuisine pédagogique de la MFR")
    assert [str(event["summary"])[:9] for event in events(begun)] == ["Atelier 1", "Atelier 2"]
    follow(met.get_by_role("link"))
    expect(begun).to_have_url(site.url(f"{SESSION}index.html"))


def test_once_all_is_over_another_course_is_proposed(page: Page, site: StaticServer) -> None:
    opened(page, site, hygiene_cuisine=99)
    page.clock.set_fixed_time(AFTER_ALL)
    page.reload()
    expect(page.get_by_text("Vous avez fini vos cours")).to_be_visible()
    expect(page.get_by_label("lundi")).to_be_hidden()


def test_what_is_far_is_counted_and_opens(both: Page) -> None:
    both.get_by_label("dimanche").select_option("10")
    expect(end(both)).to_contain_text("Fin prévue : dimanche")
    last = both.locator(".days a").last
    expect(last).to_be_hidden()
    summary = both.locator("summary")
    expect(summary).to_contain_text("étapes, 2 séances, jusqu’au dimanche")
    summary.press("Enter")
    expect(last).to_be_visible()
    # it stays open whatever changes
    both.get_by_label("samedi").select_option("10")
    expect(last).to_be_visible()


def test_another_program_reads_the_calendar(begun: Page, site: StaticServer) -> None:
    plan(begun)
    begun.get_by_label("À quelle heure").fill("19:30")
    found = events(begun)
    steps = begun.locator(".days :not(.met) > a").all_text_contents()
    assert [str(event["summary"]) for event in found][: len(steps)] == steps
    first = found[0]
    assert first.decoded("dtstart").isoformat() == "2026-12-07T19:30:00"
    assert str(first["description"]).startswith(site.url("hygiene-cuisine/"))
    assert all(event.walk("VALARM") for event in found)
    assert len({str(event["uid"]) for event in found}) == len(found)


def test_a_session_is_the_same_event_as_that_of_its_page(begun: Page, site: StaticServer) -> None:
    (planned,) = [event for event in events(begun) if "Atelier 1" in event["summary"]]
    begun.goto(site.url(SESSION))
    with begun.expect_download() as found:
        begun.get_by_role("link", name="Ajouter à mon agenda").press("Enter")
    (event,) = Calendar.from_ical(Path(found.value.path()).read_bytes()).walk("VEVENT")
    for name in ("uid", "summary", "location", "sequence"):
        assert planned[name] == event[name]
    for name in ("dtstart", "dtend"):
        assert planned.decoded(name) == event.decoded(name)
    assert planned.walk("VALARM")[0]["trigger"].dt == event.walk("VALARM")[0]["trigger"].dt


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_session_is_on_its_day_and_hour_wherever_one_is(
    new_context: Callable[..., BrowserContext], site: StaticServer, zone: str
) -> None:
    page = opened(new_context(timezone_id=zone).new_page(), site, hygiene_cuisine=1)
    page.locator("summary").press("Enter")
    day = page.locator(".days li", has_text="Atelier 1")
    expect(day).to_contain_text("mardi 26 janvier")
    expect(day).to_contain_text("de 9 h à 12 h")
    (event,) = [event for event in events(page) if "Atelier 1" in event["summary"]]
    assert event.decoded("dtstart").isoformat() == "2027-01-26T08:00:00+00:00"


def test_it_works_from_a_disk(page: Page, site_folder: Path) -> None:
    page.goto((site_folder / PAGE / "index.html").as_uri())
    expect(page.get_by_text("Commencez d’abord un cours.")).to_be_visible()


def test_without_scripts_it_says_what_it_needs(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(PAGE))
    expect(page.locator("noscript p")).to_contain_text("Votre navigateur n’exécute pas les scripts")


def test_axe_finds_nothing(both: Page) -> None:
    plan(both)
    both.locator("summary").press("Enter")
    assert violations(both) == []


def test_the_first_of_a_month_is_said_so(begun: Page) -> None:
    begun.locator("summary").press("Enter")
    expect(begun.get_by_text("Semaine du 1er février")).to_be_visible()

"""Face-to-face sessions: a page each, and calendars that another program reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from changes import MORE
from examining import renderer
from icalendar import Calendar

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import calendars
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
INFO = "courses/courriel/course.yml"
TITLE = "Atelier, un ; deux"
DATES = f"""
sessions:
  - titre: "{TITLE}"
    lieu: Salle 2
    adresse: "1 rue, Verdun"
    début: 2027-01-12 09:00
    fin: 2027-01-12 12:00
  - {{titre: Visite, lieu: {"Très " * 30}loin, début: 2027-07-12 09:00, fin: 2027-07-12 12:00}}
"""
FIRST = "courriel/seances/2027-01-12-0900-atelier-un-deux-salle-2/"


def with_sessions(root: Path, dates: str = DATES) -> Site:
    info = root / INFO
    info.write_text(info.read_text(encoding="utf-8").rstrip() + dates, encoding="utf-8")
    return Site(load(root, Report()), renderer(), {})


def made(site: Site) -> dict[str, bytes]:
    return {output.address: output.data() for output in calendars.outputs(site)}


def test_each_has_its_file_and_all_are_together(write_project: WriteProject) -> None:
    files = made(with_sessions(write_project(MORE)))
    assert f"{FIRST}seance.ics" in files
    for address, count in (
        (f"{FIRST}seance.ics", 1),
        ("courriel/seances/seances.ics", 2),
        ("sessions.ics", 2),
    ):
        assert len(Calendar.from_ical(files[address]).events) == count
        assert all(len(line) <= 75 for line in files[address].split(b"\r\n"))


def test_another_program_reads_all_of_it(write_project: WriteProject) -> None:
    calendar = Calendar.from_ical(made(with_sessions(write_project(MORE)))[f"{FIRST}seance.ics"])
    (event,) = calendar.events
    assert event["summary"] == TITLE
    assert event["location"] == "Salle 2, 1 rue, Verdun"
    assert event.start.isoformat() == "2027-01-12T09:00:00+01:00"
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Paris"]
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-1)


def test_same_input_same_bytes(write_project: WriteProject) -> None:
    site = with_sessions(write_project(MORE))
    assert made(site) == made(site)


def test_a_site_without_sessions_has_none(write_project: WriteProject) -> None:
    assert made(Site(load(write_project(MORE), Report()), renderer(), {})) == {}


def named(site: Site) -> dict[str, str]:
    """Title → the address and the UID of the session."""
    events = Calendar.from_ical(made(site)["sessions.ics"]).events
    pages = (page for page in site.pages if page.kind.name == "session")
    return {page.title: f"{page.url} {event['uid']}" for page, event in zip(pages, events, strict=True)}


ROW = "  - {{{id}titre: {title}, lieu: {place}, début: 2027-01-12 09:00, fin: 2027-01-12 12:00}}\n"
FIRST_OF_ALL = ROW.format(id="", title="Accueil", place="Salle 1")


@pytest.mark.parametrize(
    ("id_", "address"), [("", "2027-01-12-0900-atelier-salle-2"), ("id: pratique, ", "pratique")]
)
def test_another_session_changes_neither_address_nor_uid(
    write_project: WriteProject, id_: str, address: str
) -> None:
    own = ROW.format(id=id_, title="Atelier", place="Salle 2")
    alone, after = (
        with_sessions(write_project(MORE), f"\nsessions:\n{rows}") for rows in (own, FIRST_OF_ALL + own)
    )
    assert named(alone) == {"Atelier": named(after)["Atelier"]}
    here = f"courriel/seances/{address}"
    assert named(alone)["Atelier"] == f"{here}/ {here}@{alone.identity.id}"


def test_an_id_outlives_its_hour_its_title_and_its_place(write_project: WriteProject) -> None:
    row = "  - {{id: pratique, titre: {0}, lieu: {0}, début: 2027-01-{0} 09:00, fin: 2027-02-12}}\n"
    sites = [with_sessions(write_project(MORE), f"\nsessions:\n{row.format(day)}") for day in ("12", "13")]
    assert len({tuple(named(site).values()) for site in sites}) == 1


def test_two_at_one_time_in_two_places_are_two(write_project: WriteProject) -> None:
    rows = "".join(ROW.format(id="", title="Atelier", place=place) for place in ("Verdun", "Stenay"))
    site = with_sessions(write_project(MORE), f"\nsessions:\n{rows}")
    assert len([page for page in site.pages if page.kind.name == "session"]) == 2


def test_its_page_says_where_and_when(write_project: WriteProject) -> None:
    site = with_sessions(write_project(MORE))
    (page,) = (page for page in site.pages if page.url == FIRST)
    text = site.document(page).decode()
    assert "Salle 2" in text
    assert 'href="seance.ics"' in text

"""Face-to-face sessions as calendars: one file a session, one a course, one for the catalogue.

Nothing in them comes from a clock: the same courses give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta
from functools import partial
from typing import TYPE_CHECKING

from tremplin.outputs.base import Output
from tremplin.pages import session as session_pages
from tremplin.pages.base import Page
from tremplin.render.site import Site
from tremplin.schema.values import instant

if TYPE_CHECKING:
    from icalendar import Event

_RULES = b"""BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Written out: what a library makes of it changes with the time zones of the machine."""
_ONE_DAY = timedelta(days=1)


def outputs(site: Site) -> Iterator[Output]:
    found = [page for page in site.pages if page.kind is session_pages.KIND]
    for page in found:
        yield Output(f"{page.url}seance.ics", partial(_calendar, site, [page]), _file(page))
    for course in site.project.courses:
        if its := [page for page in found if page.course is course]:
            address = f"{course.url}seances/seances.ics"
            yield Output(address, partial(_calendar, site, its), _file(its[0]))
    if found:
        yield Output("sessions.ics", partial(_calendar, site, found))


def _file(page: Page) -> str | None:
    return page.origin.file if page.origin else None


def _calendar(site: Site, pages: Sequence[Page]) -> bytes:
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", "-//Tremplin//sessions//FR")
    calendar.add("version", "2.0")
    calendar.add_component(Timezone.from_ical(_RULES))
    for page in pages:
        calendar.add_component(_event(site, page))
    data: bytes = calendar.to_ical()
    return data


def _event(site: Site, page: Page) -> Event:
    """Its DTSTAMP is its start: a session that moves gets another, without a clock.

    It is the same event in « Mon plan » of the client.
    """
    from icalendar import Alarm, Event

    assert page.course is not None
    session = page.subject.session
    start = instant(session.start)
    event = Event()
    event.add("uid", f"{page.url.rstrip('/')}@{site.identity.id}")
    event.add("dtstamp", start.astimezone(UTC))
    event.add("sequence", 0)
    event.add("dtstart", start)
    event.add("dtend", instant(session.end))
    event.add("summary", session.title)
    event.add("location", ", ".join(filter(None, (session.place, session.address))))
    event.add("description", page.course.title)
    if site.identity.url:
        event.add("url", f"{site.identity.url.rstrip('/')}/{page.url}")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", session.title)
    alarm.add("trigger", -_ONE_DAY)
    event.add_component(alarm)
    return event

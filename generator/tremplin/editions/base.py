"""What every edition shares: what is asked, the seam `Edition`, and how an edition names itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from tremplin.model.project import Course
from tremplin.outputs.base import Entries, Output
from tremplin.render.edition import edition
from tremplin.render.site import Site


@dataclass(frozen=True)
class Order:
    """`site` has the courses that were asked for, and no other."""

    site: Site
    is_part: bool = False
    """Whether others were left out."""
    is_large: bool = False
    """Whether the print is large."""

    @property
    def courses(self) -> Sequence[Course]:
        return self.site.project.courses


@dataclass(frozen=True)
class Edition:
    """One edition. What `outputs` gives is written in its order; it receives what was written so far, so that
    the last ones can tell of the others.
    """

    name: str
    title: str
    """What it is, in a line of the help of the command."""
    outputs: Callable[[Order, Entries], Iterable[Output]]
    suffix: str = ""
    """The ending of its files; nothing for an edition that is a folder."""
    is_one: bool = False
    """Whether all courses are in one file, rather than each in its own."""
    extra: str = ""
    """The optional dependencies that it needs; importing what is missing raises ImportError."""


def by_course(suffix: str, make: Callable[[Order, Course], bytes]) -> Callable[..., Iterator[Output]]:
    """One file a course, named after it."""

    def outputs(order: Order, _written: Entries) -> Iterator[Output]:
        for course in order.courses:
            file = course.info.where.at().file
            yield Output(f"{course.id}{suffix}", partial(make, order, course), file)

    return outputs


def version(site: Site, *courses: Course) -> str:
    """Six digits that change with what the authors of the courses wrote."""
    versions = [edition(site.project, course) for course in courses]
    return versions[0] if len(versions) == 1 else sha256("".join(versions).encode()).hexdigest()[:6]


def next_one(site: Site, course: Course) -> str | None:
    """Where the next edition of a course is: on the site, or at who helps with it."""
    if site.identity.url:
        return f"{site.identity.url.rstrip('/')}/{course.url}"
    return site.project.contact_of(course)

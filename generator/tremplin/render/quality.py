"""The quality of courses as a page to look at, which stands alone: its style is in it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from tremplin.model.project import Course
from tremplin.quality.strip import TALL, WIDTH, columns
from tremplin.render.identity import allowing
from tremplin.render.site import Site
from tremplin.rules.quality import MEASURES, Criterion
from tremplin.text.words import SITE_LANGUAGE

NOTHING = "default-src 'none'"
"""The policy of a page that loads nothing."""


def quality_page(site: Site, courses: Iterable[Course], rules: str = NOTHING) -> str:
    """The page of these courses, under a policy of `rules` that allows its style too."""
    env = site.renderer.env[SITE_LANGUAGE]
    style = env.get_template("tools/quality.css").render()
    return env.get_template("tools/quality.html").render(
        style=Markup(f"<style>{style}</style>"),  # noqa: S704 - ours
        policy=allowing(rules, style),
        site=site.identity,
        courses=[site.quality_of(course) for course in courses],
        criteria=[*Criterion],
        readability=MEASURES["readability"],
        columns=columns,
        WIDTH=WIDTH,
        TALL=TALL,
    )

"""The panel as a part of a page, out of reach of its styles; and what it leads to."""

from __future__ import annotations

from functools import partial
from importlib.resources import files

from tremplin.diagnostics import WORDS, Report
from tremplin.pages.base import Page
from tremplin.preview.panel import panel
from tremplin.preview.places import FORM, base_of, places, ways
from tremplin.publish.plan import Plan
from tremplin.render.quality import quality_page
from tremplin.render.site import Site
from tremplin.text.words import SITE_LANGUAGE

QUALITY, STYLE, SCRIPT = "_tremplin/qualite/", "_tremplin/panel.css", "_tremplin/panel.js"
"""Addresses from the base of the site."""
_SCRIPT = files(__package__).joinpath("panel.js").read_bytes()
_RULES = "default-src 'none'; script-src 'self'; connect-src 'self'"
"""The policy of a page that loads again when its sources change, and nothing else."""


def aside(site: Site, report: Report, page: Page, plan: Plan) -> str:
    """The panel of a page, to be put at its end."""
    template = site.renderer.env[SITE_LANGUAGE].get_template("tools/panel.html")
    return template.render(
        panel=panel(site, report, page),
        places=partial(places, plan=plan),
        ways=partial(ways, plan=plan),
        words=WORDS,
        base=base_of(plan),
        quality=QUALITY,
        style=STYLE,
        script=SCRIPT,
        form=FORM,
        page=page,
    )


def quality(site: Site) -> str:
    """The page of the quality of all courses."""
    return quality_page(site, site.project.courses, _RULES)


def part(site: Site, address: str) -> tuple[str, bytes] | None:
    """What panels load, by its type."""
    if address == STYLE:
        style = site.renderer.env[SITE_LANGUAGE].get_template("tools/panel.css").render()
        return "text/css; charset=utf-8", style.encode()
    return ("text/javascript", _SCRIPT) if address == SCRIPT else None

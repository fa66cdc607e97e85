"""Everything that is wrong in a project, as a build tells it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.publish.record import theme_dir
from tremplin.publish.site import check_site
from tremplin.quality.course import Quality, quality_of
from tremplin.render.guard import content_of
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site


@cache
def renderer() -> Renderer:
    return Renderer(Identity("Essai", "essai"), theme_dir())


def examined(root: Path, by: Renderer | None = None) -> Report:
    report = Report()
    check_site(made(root, report, by), report)
    return report


def made(root: Path, report: Report, by: Renderer | None = None) -> Site:
    """The site of a project, with its contents."""
    by = by or renderer()
    site = Site(load(root, report), by, {})
    contents = {page.url: content_of(by, site.project, page) for page in site.pages if page.has_content}
    return Site(site.project, by, contents)


def measured(root: Path) -> list[Quality]:
    """The quality of each course of a project."""
    site = made(root, Report())
    return [quality_of(site.project, site.made, course) for course in site.project.courses]

"""Everything that is wrong in a project, as a build tells it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.publish.record import theme_dir
from tremplin.publish.site import check_site
from tremplin.render.guard import content_of
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site


@cache
def renderer() -> Renderer:
    return Renderer(Identity("Essai", "essai"), theme_dir())


def examined(root: Path, by: Renderer | None = None) -> Report:
    report, by = Report(), by or renderer()
    site = Site(load(root, report), by, {})
    made = {page.url: content_of(by, site.project, page) for page in site.pages if page.has_content}
    check_site(Site(site.project, by, made), report)
    return report

"""The one guard around what is made of a page: whatever happens there is told at its file, and nothing else.

The build, the preview and the plugin of the host make the contents of pages here.
"""

from __future__ import annotations

from collections.abc import Callable

from tremplin.diagnostics import Span
from tremplin.markdown.clock import at_most
from tremplin.model.project import Project
from tremplin.pages.base import Content, Page
from tremplin.render.renderer import Renderer
from tremplin.sources.faults import fault


def content_of(renderer: Renderer, project: Project, page: Page) -> Content:
    """What `page` says; with its `fault`, and nothing else, when that cannot be made."""
    return guarded(lambda: renderer.content(project, page), project, page)


def guarded(make: Callable[[], Content], project: Project, page: Page) -> Content:
    """The same of a content that is made in another way."""
    try:
        with at_most():
            return make()
    except Exception as error:
        return Content(fault=fault(error, place_of(project, page)))


def place_of(project: Project, page: Page) -> Span:
    """The file that a page is made from."""
    return page.origin or Span(project.docs_dir.name)

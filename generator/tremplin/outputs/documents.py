"""The pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tremplin.outputs.base import Output
from tremplin.render.site import Site


def outputs(site: Site) -> Iterator[Output]:
    for page in site.pages:
        yield Output(page.file, partial(site.document, page), page=page)

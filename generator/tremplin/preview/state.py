"""What the preview shows at one moment: never changed, only replaced whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tremplin.diagnostics import Report
from tremplin.outputs import outputs, summaries
from tremplin.outputs.base import Output, Published
from tremplin.pages.base import Page
from tremplin.render.site import Lost, Site


@dataclass(frozen=True)
class State:
    """`version` goes up with each state; `lost` are the pages that cannot be read at the moment."""

    site: Site
    report: Report
    version: int
    lost: Lost

    @cached_property
    def outputs(self) -> Mapping[str, Output]:
        """Everything that would be published, by address."""
        found: dict[str, Output] = {}
        for output in outputs(self.site):
            found.setdefault(output.address, output)
        made = {address: output.data for address, output in found.items()}
        for output in summaries(self.site, Published(made)):
            found.setdefault(output.address, output)
        return found

    @cached_property
    def errors(self) -> Page:
        """The page for addresses where there is nothing."""
        return next(page for page in self.site.pages if not page.kind.has_address)

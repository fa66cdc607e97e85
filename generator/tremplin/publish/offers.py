"""Editions that the page of a course offers to take away: their files are published with the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tremplin.diagnostics import Report, Span
from tremplin.editions import OFFERED
from tremplin.editions.base import Order
from tremplin.publish.publication import Publication
from tremplin.render.site import Offer, Site
from tremplin.sources.faults import fault


def offers(
    names: Sequence[str], site: Site, publication: Publication, report: Report, config: str
) -> Mapping[str, Sequence[Offer]]:
    """What each course page offers, by its address: the editions of these `names`, put into `publication`."""
    found: dict[str, list[Offer]] = defaultdict(list)
    for edition in (edition for edition in OFFERED if edition.name in names):
        for course, output in zip(site.project.courses, edition.outputs(Order(site), {}), strict=True):
            address = f"{course.url}{output.address}"
            try:
                data = output.data()
            except ImportError:
                report.add("T955", Span(config), edition=edition.name, extra=edition.extra)
                break
            except Exception as error:
                report.extend([fault(error, output.origin or Span(config))])
            else:
                publication.put(address, data)
                found[course.url].append(Offer(edition.name, address, len(data)))
    return found

"""A whole site from its sources, without the host's build: checked, then published whole, or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

from tremplin.checks import check
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Report
from tremplin.model.project import Project
from tremplin.outputs import clashes, outputs, summaries
from tremplin.pages.base import Content
from tremplin.publish.cache import Cache
from tremplin.publish.contents import make_contents
from tremplin.publish.offers import offers
from tremplin.publish.plan import HERE, Means, Plan, Progress, silent
from tremplin.publish.publication import Publication
from tremplin.publish.record import Record, cache_folder, engine, recall, remember, theme_dir
from tremplin.publish.work import Workshop
from tremplin.quality.demands import below
from tremplin.render.budgets import over
from tremplin.render.site import Site
from tremplin.sources.listing import Stamp, stamp_of, walk


class _RefusedError(Exception):
    """The report of a site keeps it from being published: what was made of it is thrown away."""


def check_site(site: Site, report: Report) -> None:
    """Everything that is wrong in a whole site, drafts included."""
    twins = {found.span.file for found in report.diagnostics if found.code == "T111"}
    report.extend(clash for clash in clashes(site) if clash.span.file not in twins)
    report.extend(made.fault for made in site.made.values() if made.fault)
    check(subject_of(site), report)
    report.extend(over(site))
    report.extend(below(site.project, site.made, site.identity.quality))


def subject_of(site: Site) -> Subject:
    """What is checked of a site."""
    marks = {
        page.text.path: made.marks
        for page in site.pages
        if page.text and (made := site.made.get(page.url)) and not made.fault
    }
    return Subject(site.project, marks, site.renderer.syntax)


def examine(
    plan: Plan, report: Report, means: Means = HERE, progress: Progress = silent, *, is_whole: bool = False
) -> Site:
    """Everything that a build would tell goes to `report`; nothing is published.

    Gives the site, drafts included; the contents of lessons are in it where they are asked for (`is_whole`).
    """
    shop = Workshop(plan.renderer(theme_dir()), plan.project(report), is_whole)
    folder = cache_folder(plan.config)
    with Cache(folder) if is_whole or folder.is_dir() else nullcontext() as cache:
        made, _ = _contents(plan, shop, cache, means, progress, lambda _name, _data: None)
    site = Site(shop.project, shop.renderer, made)
    check_site(site, report)
    return site


def build_site(
    plan: Plan,
    report: Report,
    target: Path,
    is_refused: Callable[[Report], bool],
    means: Means = HERE,
    progress: Progress = silent,
) -> dict[str, int] | None:
    """Publish the site of `plan` at `target`, or None, nothing changed, when its report is refused.

    Gives the numbers of pages and of contents made anew (`rebuilt`), and bytes in all (`weight`).
    Raises OSError when the site cannot be written; what was published stays.
    """
    taken = time.time_ns()
    stamp = stamp_of(plan.config.stat())
    project = plan.project(report)
    shop = Workshop(plan.renderer(theme_dir()), project, bool(plan.editions))
    known = recall(plan.config, means.asked)
    try:
        with ExitStack() as stack:
            publication = Publication(target, known.outputs if known else {}, stack)
            with Cache(cache_folder(plan.config)) as cache:
                made, rebuilt = _contents(plan, shop, cache, means, progress, publication.put)
            check_site(Site(shop.project, shop.renderer, made), report)
            if is_refused(report):
                raise _RefusedError
            site = Site(shop.published, shop.renderer, made)
            if plan.editions:
                offered = offers(plan.editions, site, publication, report, plan.config.name)
                site = replace(site, offers=offered)
            publication.take(outputs(site), report)
            publication.take(summaries(site, publication.entries), report)
            if is_refused(report):
                raise _RefusedError
            publication.finish()
    except _RefusedError:
        return None
    pages = sum(name.endswith(".html") for name in publication.outputs)
    weight = sum(size for _, size, _, _ in publication.outputs.values())
    record = replace(
        record_of(plan, shop.project, stamp, taken, report),
        site=str(target.resolve()),
        summary={"pages": pages, "rebuilt": 0, "weight": weight},
        outputs=publication.outputs,
    )
    remember(record, means.asked)
    return {"pages": pages, "rebuilt": rebuilt, "weight": weight}


def record_of(plan: Plan, project: Project, stamp: Stamp, taken: int, report: Report) -> Record:
    """What `project` was read from at the time `taken`, its configuration having this `stamp`."""
    more = plan.names(*plan.templates, *plan.includes)
    return Record(
        site="",
        root=str(plan.root),
        config=(str(plan.config), stamp),
        folders=(plan.docs, plan.quizzes, *more),
        inputs={**project.files.files, **walk(plan.root, *more, is_trusted=True).files},
        engine=engine(),
        day=date.today().isoformat() if _is_closed(plan) else "",
        taken=taken,
        report=report.to_data(),
    )


def _contents(
    plan: Plan,
    shop: Workshop,
    cache: Cache | None,
    means: Means,
    progress: Progress,
    keep: Callable[[str, bytes], None],
) -> tuple[dict[str, Content], int]:
    """The content of each page, and how many were made anew; `keep` is given the files that are ready."""
    made: dict[str, Content] = {}
    rebuilt = 0
    for page, found in make_contents(plan, shop, cache, means, progress):
        made[page.url] = replace(found.content, facts=())
        rebuilt += found.fresh is not None
        if found.document is not None:
            keep(page.file, found.document)
    return made, rebuilt


def _is_closed(plan: Plan) -> bool:
    """Whether the site depends on nothing else than the files whose stamps are kept."""
    config = plan.config.read_text(encoding="utf-8", errors="replace")
    return plan.is_cacheable and "!ENV" not in config and "INHERIT" not in config

"""Pages made in other processes: on this machine, or on the workers of a cluster.

The executor is the seam: anything with the interface of `concurrent.futures.Executor` will do.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from itertools import chain
from threading import Thread

from tremplin.markdown.marks import Mark
from tremplin.model.project import Project
from tremplin.pages import pages
from tremplin.pages.base import Content, Page
from tremplin.publish.cluster import client_of, threads, told
from tremplin.render.facts import Facts
from tremplin.render.features import NAMES
from tremplin.render.guard import content_of, place_of
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site
from tremplin.sources.faults import fault

FEW = 24
"""Pages that are made sooner than processes start."""
BATCH = 20
"""Pages to a task."""
PATIENCE = 5
"""Seconds without a page after which a cluster is asked whether it is still there."""


@dataclass(frozen=True)
class Workshop:
    """What every process has: the whole project, drafts included, and what makes its pages."""

    renderer: Renderer
    project: Project
    is_whole: bool = False
    """Whether the contents of lessons come back whole, and not their documents."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(pages(self.project))

    @cached_property
    def published(self) -> Project:
        return self.project.published()

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Those of the pages that are published."""
        return frozenset(page.url for page in pages(self.published))


@dataclass(frozen=True)
class Job:
    """One page to make; `stored` is a row of its content from an earlier build."""

    page: int
    """Its rank among the pages of the workshop."""
    stored: str | None = None


@dataclass(frozen=True)
class Made:
    """The content of a page, and its document when it needs no other's; `fresh` is the row to store.

    What failed is the `fault` of the content, which is not stored.
    """

    page: int
    content: Content
    document: bytes | None
    fresh: str | None


Batch = Sequence[Job]


def make(shop: Workshop, batch: Batch) -> list[Made]:
    return [_made(shop, shop.pages[job.page], job) for job in batch]


def _made(shop: Workshop, page: Page, job: Job) -> Made:
    content = _reused(shop.project, page, job.stored)
    fresh = None
    if content is None:
        content = content_of(shop.renderer, shop.project, page)
        fresh = None if content.fault else to_row(content)
    if content.fault or shop.is_whole or not page.kind.is_lesson or page.url not in shop.addresses:
        return Made(job.page, content, None, fresh)
    try:
        document = Site(shop.published, shop.renderer, {page.url: content}).document(page)
    except Exception as error:
        failed = replace(content.lean(), fault=fault(error, place_of(shop.project, page)))
        return Made(job.page, failed, None, fresh)
    return Made(job.page, content.lean(), document, fresh)


FIELDS = tuple(field.name for field in fields(Content) if field.name != "fault")


def to_row(content: Content) -> str:
    return json.dumps([getattr(content, name) for name in FIELDS], ensure_ascii=False, separators=(",", ":"))


def _reused(project: Project, page: Page, row: str | None) -> Content | None:
    """The content of an earlier build, when the facts that it rests on still hold.

    A row of another shape, whatever left it there, only means that the page is made anew.
    """
    if row is None:
        return None
    try:
        html, features, pictures, weight, resources, said, terms, asked, marks = json.loads(row)
        facts = tuple((kind, argument, answer) for kind, argument, answer in asked)
        told = tuple(Mark(*mark) for mark in marks)
        content = Content(
            html, tuple(features), tuple(pictures), weight, tuple(resources), said, terms, facts, told
        )
        is_known = NAMES.issuperset(content.features) and all(map(project.files.files.__contains__, pictures))
        return content if is_known and _is_whole(content) and Facts(project, page).hold(facts) else None
    except Exception:
        return None


def _is_whole(content: Content) -> bool:
    """Whether each part has its type."""
    lists = (content.features, content.pictures, content.resources)
    texts = [content.html, content.said, content.terms, *(text for part in lists for text in part)]
    texts += [text for mark in content.marks for text in mark[:3]]
    numbers = [content.weight, *(mark.level for mark in content.marks)]
    return all(type(text) is str for text in texts) and all(type(number) is int for number in numbers)


# ---- where

Submit = Callable[[Batch], Future[list[Made]]]
Run = Callable[[Iterable[Batch]], Iterator[list[Made]]]


@contextmanager
def workers(shop: Workshop, count: int, jobs: int | None, cluster: str | None) -> Iterator[Run]:
    """What makes `count` pages: this process for a few, else `jobs` processes, or those of a cluster.

    `cluster` is the address of a dask scheduler, whose workers see the project's folder at the same place.
    """
    jobs = jobs or os.cpu_count() or 1
    if cluster:
        with client_of(cluster) as client:
            executor = client.get_executor()
            everywhere = told(client.scatter)(shop, broadcast=True)
            submit = told(partial(executor.submit, make, everywhere))
            look = partial(threads, client)
            yield lambda batches: _as_done(submit, batches, 3 * look(), look)
    elif jobs == 1 or count <= FEW:
        yield lambda batches: map(partial(make, shop), batches)
    else:
        gc.freeze()  # what the processes share stays shared
        method = "fork" if sys.platform == "linux" else None
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(jobs, context, _adopt, (shop,)) as pool:
            yield lambda batches: _as_done(partial(_submit, pool), batches, 3 * jobs)


def _as_done(
    submit: Submit, batches: Iterable[Batch], ahead: int, look: Callable[[], object] | None = None
) -> Iterator[list[Made]]:
    """Results as they come, with `ahead` tasks waiting at most; `look` raises when none will come."""
    waiting: set[Future[list[Made]]] = set()
    result = told(Future.result) if look else Future.result
    for batch in chain(batches, [None]):
        if batch is not None:
            waiting.add(submit(batch))
        while waiting and (batch is None or len(waiting) >= ahead):
            done, waiting = wait(waiting, PATIENCE if look else None, FIRST_COMPLETED)
            if look and not done:
                look()
            yield from map(result, done)


_ORDERS = {signal.SIGINT, signal.SIGTERM}
_shop: Workshop


def _submit(pool: ProcessPoolExecutor, batch: Batch) -> Future[list[Made]]:
    # the first task forks the processes: no order reaches them before `_adopt` says what they do of it
    if sys.platform != "linux":
        return pool.submit(_make_here, batch)
    former = signal.pthread_sigmask(signal.SIG_BLOCK, _ORDERS)
    try:
        return pool.submit(_make_here, batch)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _adopt(shop: Workshop) -> None:
    global _shop
    _shop = shop
    gc.disable()  # what a page leaves is freed without it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process stops the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ORDERS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()  # however it ends: killed, it can stop no one
    os._exit(1)


def _make_here(batch: Batch) -> list[Made]:
    return make(_shop, batch)

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
from dataclasses import dataclass, fields
from functools import cached_property, partial
from threading import Thread
from typing import Any

from tremplin import __version__
from tremplin.markdown.marks import Mark
from tremplin.model.project import Project
from tremplin.pages import pages
from tremplin.pages.base import Content, Page
from tremplin.render.facts import Facts
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site

FEW = 24
"""Pages that are made sooner than processes start."""
BATCH = 20
"""Pages to a task."""


@dataclass(frozen=True)
class Workshop:
    """What every process has: the whole project, drafts included, and what makes its pages."""

    renderer: Renderer
    project: Project

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
    """The content of a page, and its document when it needs no other's; `fresh` is the row to store."""

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
        content = shop.renderer.content(shop.project, page)
        fresh = to_row(content)
    if not page.kind.is_lesson or page.url not in shop.addresses:
        return Made(job.page, content, None, fresh)
    document = Site(shop.published, shop.renderer, {page.url: content}).document(page)
    return Made(job.page, content.lean(), document, fresh)


FIELDS = tuple(field.name for field in fields(Content))


def to_row(content: Content) -> str:
    return json.dumps([getattr(content, name) for name in FIELDS], ensure_ascii=False, separators=(",", ":"))


def _reused(project: Project, page: Page, row: str | None) -> Content | None:
    """The content of an earlier build, when the facts that it rests on still hold."""
    if row is None:
        return None
    html, features, pictures, weight, resources, asked, marks = json.loads(row)
    facts = tuple((kind, argument, answer) for kind, argument, answer in asked)
    if not Facts(project, page).hold(facts):
        return None
    told = tuple(Mark(*mark) for mark in marks)
    return Content(html, tuple(features), tuple(pictures), weight, tuple(resources), facts, told)


# ---- where

Run = Callable[[Iterable[Batch]], Iterator[list[Made]]]


@contextmanager
def workers(shop: Workshop, count: int, jobs: int | None, cluster: str | None) -> Iterator[Run]:
    """What makes `count` pages: this process for a few, else `jobs` processes, or those of a cluster.

    `cluster` is the address of a dask scheduler, whose workers see the project's folder at the same place.
    """
    jobs = jobs or os.cpu_count() or 1
    if cluster:
        with _client(cluster) as client:
            executor = client.get_executor()
            everywhere = client.scatter(shop, broadcast=True)
            ahead = 3 * sum(client.nthreads().values())
            yield lambda batches: _as_done(partial(executor.submit, make, everywhere), batches, ahead)
    elif jobs == 1 or count <= FEW:
        yield lambda batches: map(partial(make, shop), batches)
    else:
        gc.freeze()  # what the processes share stays shared
        method = "fork" if sys.platform == "linux" else None
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(jobs, context, _adopt, (shop,)) as pool:
            yield lambda batches: _as_done(lambda batch: pool.submit(_make_here, batch), batches, 3 * jobs)


def _as_done(
    submit: Callable[[Batch], Future[list[Made]]], batches: Iterable[Batch], ahead: int
) -> Iterator[list[Made]]:
    """Results as they come, with `ahead` tasks waiting at most."""
    waiting: set[Future[list[Made]]] = set()
    for batch in batches:
        waiting.add(submit(batch))
        if len(waiting) >= ahead:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


_shop: Workshop


def _adopt(shop: Workshop) -> None:
    global _shop
    _shop = shop
    gc.disable()  # what a page leaves is freed without it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process stops the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()  # however it ends: killed, it can stop no one
    os._exit(1)


def _make_here(batch: Batch) -> list[Made]:
    return make(_shop, batch)


class ClusterError(Exception):
    """A scheduler that does not answer, or workers that would make other pages."""


def _client(address: str) -> Any:
    try:
        from distributed import Client  # an extra: tremplin[cluster]

        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
        versions = set(client.run(_version).values())
    except (ImportError, OSError, TimeoutError) as error:
        raise ClusterError(str(error)) from error
    if versions != {__version__}:
        raise ClusterError(f"ses ouvriers n’ont pas tous la version {__version__} de Tremplin")
    return client


def _version() -> str:
    return __version__

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
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Any

from tremplin import __version__
from tremplin.pages.base import Content, Page
from tremplin.render.facts import Facts
from tremplin.render.renderer import Renderer

FEW = 24
"""Pages that are made sooner than processes start."""
BATCH = 20
"""Pages to a task."""


@dataclass(frozen=True)
class Job:
    """One page to make; `stored` is a row of its content from an earlier build."""

    page: int
    """Its rank among the pages of the renderer's project."""
    stored: str | None = None


@dataclass(frozen=True)
class Made:
    """A page whose document is ready (a segment), or whose content is; `fresh` is the row to store."""

    page: int
    content: Content
    document: bytes | None
    fresh: str | None


Batch = Sequence[Job]


def make(renderer: Renderer, batch: Batch) -> list[Made]:
    return [_made(renderer, renderer.pages[job.page], job) for job in batch]


def _made(renderer: Renderer, page: Page, job: Job) -> Made:
    content = _reused(renderer, page, job.stored)
    fresh = None
    if content is None:
        content = renderer.content(page)
        fresh = to_row(content)
    if not page.kind.is_lesson:
        return Made(job.page, content, None, fresh)
    # nothing else than its own content is needed for a segment's document
    renderer.keep(page, content)
    document = renderer.document(page).encode()
    del renderer.contents[page.url]
    return Made(job.page, content.lean(), document, fresh)


def to_row(content: Content) -> str:
    values = [content.html, content.features, content.pictures, content.weight, content.facts]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _reused(renderer: Renderer, page: Page, row: str | None) -> Content | None:
    """The content of an earlier build, when the facts that it rests on still hold."""
    if row is None:
        return None
    html, features, pictures, weight, asked = json.loads(row)
    facts = tuple((kind, argument, answer) for kind, argument, answer in asked)
    if not Facts(renderer.project, page).hold(facts):
        return None
    return Content(html, tuple(features), tuple(pictures), weight, facts)


# ---- where

Run = Callable[[Iterable[Batch]], Iterator[list[Made]]]


@contextmanager
def workers(renderer: Renderer, count: int, jobs: int | None, cluster: str | None) -> Iterator[Run]:
    """What makes `count` pages: this process for a few, else `jobs` processes, or those of a cluster.

    `cluster` is the address of a dask scheduler, whose workers see the project's folder at the same place.
    """
    jobs = jobs or os.cpu_count() or 1
    if cluster:
        with _client(cluster) as client:
            executor = client.get_executor()
            everywhere = client.scatter(renderer, broadcast=True)
            ahead = 3 * sum(client.nthreads().values())
            yield lambda batches: _as_done(partial(executor.submit, make, everywhere), batches, ahead)
    elif jobs == 1 or count <= FEW:
        yield lambda batches: map(partial(make, renderer), batches)
    else:
        gc.freeze()  # what the processes share stays shared
        method = "fork" if sys.platform == "linux" else None
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(jobs, context, _adopt, (renderer,)) as pool:
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


_renderer: Renderer


def _adopt(renderer: Renderer) -> None:
    global _renderer
    _renderer = renderer
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
    return make(_renderer, batch)


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

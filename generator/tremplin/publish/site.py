"""A whole site from its sources, without the host's build: pages in parallel, contents from the cache."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from tremplin.checks import check
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.markdown.extension import Syntax
from tremplin.model.project import Project
from tremplin.pages.base import Page
from tremplin.publish.cache import Cache
from tremplin.publish.publication import Publication
from tremplin.publish.record import Record, cache_folder, engine, recall, remember, theme_dir
from tremplin.publish.work import BATCH, Batch, Job, Made, workers
from tremplin.render.content import digest
from tremplin.render.renderer import Renderer, Site
from tremplin.sources.listing import stamp_of, walk
from tremplin.text.media import published_bytes
from tremplin.text.sanitise import is_picture, is_published

WRITE_EVERY = 400
"""Contents that wait in memory before they go to the cache."""


@dataclass(frozen=True)
class Plan:
    """What the host's configuration says of a site."""

    root: Path
    config: Path
    docs: str
    quizzes: str
    site: Site
    syntax: Syntax
    templates: tuple[Path, ...] = ()
    """Folders of templates that take the place of the theme's."""
    is_cacheable: bool = True
    """Whether what a text becomes depends on nothing that the cache does not know of."""
    includes: tuple[Path, ...] = ()
    """Folders of texts that pages include (pymdownx.snippets)."""


Progress = Callable[[int, int], None]
"""Told the number of pages done, and of all."""


@dataclass(frozen=True)
class Means:
    """How to work: number of processes, or address of a dask scheduler; `asked` is the target folder as
    the command names it.
    """

    asked: str = ""
    jobs: int | None = None
    cluster: str | None = None


def build_site(
    plan: Plan,
    report: Report,
    target: Path,
    is_refused: Callable[[Report], bool],
    means: Means = Means(),
    progress: Progress = lambda _done, _all: None,
) -> dict[str, int] | None:
    """Publish the site of `plan` at `target`, or None, nothing changed, when its report is refused.

    Gives the numbers of pages and of contents made anew (`rebuilt`), and bytes in all (`weight`).
    Raises OSError when the site cannot be written; what was published stays.
    """
    taken = time.time_ns()
    stamp = stamp_of(plan.config.stat())
    project = load(plan.root, report, plan.docs, plan.quizzes)
    check(project, report)
    if is_refused(report):
        return None
    known = recall(plan.config, means.asked)
    renderer = Renderer(project.published(), plan.site, theme_dir(), plan.templates, plan.syntax)
    with ExitStack() as stack:
        site = Publication(target, known.outputs if known else {}, stack)
        rebuilt = _pages(plan, renderer, site, means, progress)
        _files(plan, project, renderer, site)
        site.finish()
    pages = sum(name.endswith(".html") for name in site.outputs)
    weight = sum(size for _, size, _, _ in site.outputs.values())
    more = _names(plan, *plan.templates, *plan.includes)
    remember(
        Record(
            site=str(target.resolve()),
            root=str(plan.root),
            config=(str(plan.config), stamp),
            folders=(plan.docs, plan.quizzes, *more),
            inputs={**project.files.files, **walk(plan.root, *more).files},
            engine=engine(),
            day=date.today().isoformat() if _is_closed(plan) else "",
            taken=taken,
            summary={"pages": pages, "rebuilt": 0, "weight": weight},
            report=report.to_data(),
            outputs=site.outputs,
        ),
        means.asked,
    )
    return {"pages": pages, "rebuilt": rebuilt, "weight": weight}


def _is_closed(plan: Plan) -> bool:
    """Whether the site depends on nothing else than the files whose stamps are kept."""
    config = plan.config.read_text(encoding="utf-8", errors="replace")
    return plan.is_cacheable and "!ENV" not in config and "INHERIT" not in config


def _names(plan: Plan, *folders: Path) -> list[str]:
    return [folder.relative_to(plan.root).as_posix() for folder in folders]


def _pages(plan: Plan, renderer: Renderer, site: Publication, means: Means, progress: Progress) -> int:
    """Put every page; gives the number of contents that were made anew."""
    rebuilt = 0
    with Cache(cache_folder(plan.config)) as cache:
        for page, made in contents(plan, renderer, cache, means, progress):
            renderer.keep(page, replace(made.content, facts=()))
            rebuilt += made.fresh is not None
            if made.document is not None:
                site.put(f"{page.url}index.html", made.document)
    # these list segments, with the weights known by now
    for page in renderer.pages:
        if not page.kind.is_lesson and page.kind.has_address:
            site.put(page.file, renderer.document(page).encode())
    return rebuilt


def contents(
    plan: Plan, renderer: Renderer, cache: Cache, means: Means, progress: Progress
) -> Iterator[tuple[Page, Made]]:
    """Every page that has a text, made here or in other processes, from the cache where it can be."""
    texts = [rank for rank, page in enumerate(renderer.pages) if page.text]
    keys = _keys(plan, renderer, texts)
    stored = cache.known(keys.values())
    fresh: dict[str, str] = {}
    done = 0

    def batches() -> Iterator[Batch]:
        for start in range(0, len(texts), BATCH):
            ranks = texts[start : start + BATCH]
            rows = cache.read(key for rank in ranks if (key := keys.get(rank)) in stored and key)
            yield [Job(rank, rows.get(keys.get(rank, ""))) for rank in ranks]

    new = len(texts) - len(stored)
    with workers(renderer, new + len(stored) // 10, means.jobs, means.cluster) as run:
        for batch in run(batches()):
            for made in batch:
                if made.fresh is not None and made.page in keys:
                    fresh[keys[made.page]] = made.fresh
                yield renderer.pages[made.page], made
            if len(fresh) >= WRITE_EVERY:
                cache.write(fresh)
                fresh.clear()
            done += len(batch)
            progress(done, len(texts))
    cache.write(fresh)


def _keys(plan: Plan, renderer: Renderer, texts: list[int]) -> dict[int, str]:
    """Rank of a page → the name of its content in the cache."""
    if not plan.is_cacheable:
        return {}
    salt = repr((engine(), plan.site.name, plan.site.id, plan.site.url, plan.syntax))
    if plan.templates:
        # templates of a site's own can look at anything
        salt += repr((plan.site, walk(plan.root, *_names(plan, *plan.templates)), renderer.project.files))
    included = repr(walk(plan.root, *_names(plan, *plan.includes)).files) if plan.includes else ""
    keys = {}
    for rank in texts:
        page = renderer.pages[rank]
        assert page.text is not None
        language = page.course.info.value.language if page.course else ""
        text = page.text.body.text
        more = included if "-8<-" in text else ""
        keys[rank] = digest(salt, more, page.url, page.text.path, language, text)
    return keys


def _files(plan: Plan, project: Project, renderer: Renderer, site: Publication) -> None:
    """Put everything that is not a page of the catalogue."""
    for name, path in published_files(project).items():
        source = project.root / path
        if (data := published_bytes(source)) is not None:
            site.put(name, data)
        else:
            site.copy(name, source, project.files.files[path.as_posix()])
    for asset in renderer.assets.all().values():
        site.copy(asset.url.partition("?")[0], asset.path, stamp_of(asset.path.stat()))
    for page in renderer.pages:
        if not page.kind.has_address:
            site.put(page.file, renderer.not_found(page).encode())
    site.put("sitemap.xml", sitemap(renderer, plan.site.url).encode())


def published_files(project: Project) -> dict[str, PurePosixPath]:
    """Address → path from the root of the authors' files that are published beside the pages."""
    drafts = tuple(f"{c.folder}/" for c in project.courses if c.info.value.draft)
    found: dict[str, PurePosixPath] = {}
    for folder, is_kind in ((project.docs_dir.name, is_published), (project.quizzes_dir.name, is_picture)):
        for name in project.files.below(folder):
            inner, path = name.removeprefix(f"{folder}/"), PurePosixPath(name)
            is_hidden = inner.startswith((*drafts, "templates/")) or name in project.files.outside
            if is_kind(path) and path.suffix != ".md" and not is_hidden:
                found.setdefault(project.media_address(project.root / name), path)
    return found


def sitemap(renderer: Renderer, address: str | None) -> str:
    """sitemap.xml without the day of the build: the same courses give the same bytes."""
    base = f"{address.rstrip('/')}/" if address else ""
    rows = "".join(
        f"\n<url><loc>{escape(base + quote(page.url))}</loc></url>"
        for page in renderer.pages
        if base and page.kind.has_address
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return f"{head}{rows}\n</urlset>"

"""The contents of all pages, made in parallel, from the cache where they can be."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from tremplin.pages.base import Page
from tremplin.publish.cache import Cache
from tremplin.publish.plan import Means, Plan, Progress
from tremplin.publish.record import engine
from tremplin.publish.work import BATCH, Batch, Job, Made, Workshop, workers
from tremplin.sources.listing import walk

WRITE_EVERY = 400
"""Contents that wait in memory before they go to the cache."""


def make_contents(
    plan: Plan, shop: Workshop, cache: Cache | None, means: Means, progress: Progress
) -> Iterator[tuple[Page, Made]]:
    """Every page that has a content, made here or in other processes."""
    ranks = [rank for rank, page in enumerate(shop.pages) if page.has_content]
    keys = _keys(plan, shop, ranks) if cache else {}
    stored = cache.known(keys.values()) if cache else set()
    fresh: dict[str, str] = {}
    done = 0

    def batches() -> Iterator[Batch]:
        # a page of all the questions of a course takes as long as many others: no process ends by one
        texts = [rank for rank in ranks if shop.pages[rank].text]
        alone = [[rank] for rank in ranks if not shop.pages[rank].text]
        for some in (*alone, *(texts[start : start + BATCH] for start in range(0, len(texts), BATCH))):
            asked = (key for rank in some if (key := keys.get(rank)) in stored and key)
            rows = cache.read(asked) if cache else {}
            yield [Job(rank, rows.get(keys.get(rank, ""))) for rank in some]

    new = len(ranks) - len(stored)
    with workers(shop, new + len(stored) // 10, means.jobs, means.cluster) as run:
        for batch in run(batches()):
            for made in batch:
                if made.fresh is not None and made.page in keys:
                    fresh[keys[made.page]] = made.fresh
                yield shop.pages[made.page], made
            if cache and len(fresh) >= WRITE_EVERY:
                cache.write(fresh)
                fresh.clear()
            done += len(batch)
            progress(done, len(ranks))
    if cache:
        cache.write(fresh)


def _keys(plan: Plan, shop: Workshop, ranks: list[int]) -> dict[int, str]:
    """Rank of a page → the name of its content in the cache, made of all that it depends on but its facts."""
    if not plan.is_cacheable:
        return {}
    salt = repr((engine(), plan.identity, plan.syntax))
    if plan.templates:
        # templates of a site's own can look at anything
        salt += repr((walk(plan.root, *plan.names(*plan.templates), is_trusted=True), shop.project.files))
    includes = plan.names(*plan.includes)
    included = repr(walk(plan.root, *includes, is_trusted=True).files) if includes else ""
    base = blake2b(salt.encode(), digest_size=16)
    keys = {}
    for rank in ranks:
        page = shop.pages[rank]
        text = page.text.body.text if page.text else ""
        more = included if "-8<-" in text else ""
        key = base.copy()
        key.update("\0".join((more, page.kind.name, page.source, page.url, page.language, text)).encode())
        keys[rank] = key.hexdigest()
    return keys

"""Everything that is published: one file a thing, in two lists.

The build, the preview and the plugin of the host only go through them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from tremplin.diagnostics import Diagnostic
from tremplin.outputs import (
    calendars,
    documents,
    lists,
    manifest,
    media,
    root,
    search,
    sitemap,
    theme,
    worker,
)
from tremplin.outputs.base import Entries, Output
from tremplin.render.site import Site

OUTPUTS: tuple[Callable[[Site], Iterable[Output]], ...] = (
    documents.outputs,
    theme.outputs,
    media.outputs,
    calendars.outputs,
    search.outputs,
    root.outputs,
    worker.outputs,
    manifest.outputs,
)
SUMMARIES: tuple[Callable[[Site, Entries], Iterable[Output]], ...] = (sitemap.outputs, lists.outputs)
"""What is made of the whole: it receives every address of the first list with its digest and size."""


def outputs(site: Site) -> Iterator[Output]:
    """The first list; the address of an output is known before its content is made."""
    for make in OUTPUTS:
        yield from make(site)


def summaries(site: Site, entries: Entries) -> Iterator[Output]:
    for make in SUMMARIES:
        yield from make(site, entries)


def _folded(address: str) -> str:
    """Two addresses that some disk takes for one have the same."""
    return unicodedata.normalize("NFC", address).casefold()


def clashes(site: Site) -> Iterator[Diagnostic]:
    """No two outputs at one address, nor one where another needs a folder; told at an author's file."""
    seen: dict[str, Output] = {}
    every = [*outputs(site), *summaries(site, {})]
    for output in every:
        first = seen.setdefault(_folded(output.address), output)
        if first is not output and (clash := _clash(first, output)):
            yield clash
    folders: dict[str, Output] = {}
    for output in every:
        parts = _folded(output.address).split("/")
        for n in range(1, len(parts)):
            folders.setdefault("/".join(parts[:n]), output)
    for address in folders.keys() & seen.keys():
        if clash := _clash(folders[address], seen[address]):
            yield clash


def _clash(first: Output, second: Output) -> Diagnostic | None:
    """Told at the second, and names the first; or at the one that an author wrote."""
    told, other = (second, first) if second.origin else (first, second)
    if told.origin is None:
        return None
    return taken(told, other.origin.file if other.origin else "le site")


def taken(told: Output, by: str) -> Diagnostic:
    """The address of `told`, which comes from an author's file, belongs to `by` already."""
    assert told.origin is not None
    address = told.address.removesuffix("index.html") if told.page else told.address
    file = told.origin.file.removesuffix("/course.yml")  # a course is named after its folder
    return Diagnostic.of("T312", told.origin, address=f"/{address}", file=file, by=by)

"""zim: one file for Kiwix, on a phone, a computer, or a box that serves it: the pages of a key.

libzim names each archive and each of its indexes at random: names made of the content take their places, so
that the same courses give the same bytes (https://wiki.openzim.org/wiki/ZIM_file_format).
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import md5
from mmap import mmap
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tremplin.editions.base import Edition, Order, next_one, version
from tremplin.editions.disk import README, held, on_a_disk, read_me
from tremplin.model.project import Course
from tremplin.outputs.base import Entries, Entry, File, Output, Packed
from tremplin.render.environment import reach
from tremplin.render.identity import policy
from tremplin.render.site import Site
from tremplin.render.words import day
from tremplin.text.media_types import media_type
from tremplin.text.typography import NBSP
from tremplin.text.words import SITE_LANGUAGE, words_of

ICON = "icon-48.png"
_INDEX = b"\x0f\x0dXapian Glass"
"""Begins an index; two bytes, then its name, follow (Xapian, backends/glass/glass_version.cc)."""
_NAME = 16
"""Bytes of a name, and of the digest that ends the file."""
_SPARE = 8_000_000
"""Bytes of disk that libzim works with besides what it writes."""
_PIECE = 1 << 20
_UNDATED = "2000-01-01"
"""A date is demanded: that of no course."""


def outputs(order: Order, _written: Entries) -> Iterator[Output]:
    yield Output(f"{order.site.identity.id}.zim", Packed(partial(_pack, order)))


def _pack(order: Order, path: Path) -> None:
    """Raises OSError where there is no room."""
    site = _in_a_reader(on_a_disk(order.site))
    found = [_made(output) for output in held(replace(order, site=site))]
    entries = {output.address: Entry("", _size(output)) for output in found}
    weight = sum(entry.size for entry in entries.values())
    found.append(_made(Output(README, partial(read_me, "zim", site, entries, {}))))
    _reserve(path, 2 * weight + _SPARE)
    _write(site, found, path)
    name = f"{site.identity.id} {version(site, *site.project.courses)}"
    _rename(path, uuid5(NAMESPACE_URL, name).bytes)


def _in_a_reader(site: Site) -> Site:
    """kiwix-serve puts its bar on top of pages, and builds it from texts."""
    renderer = site.renderer
    rules = policy({"require-trusted-types-for": None})
    return replace(site, renderer=renderer.of(replace(renderer.identity, policy=rules)))


def _made(output: Output) -> Output:
    """The same, made once: only what is copied is not in memory."""
    if isinstance(output.content, File):
        return output
    data = output.data()
    return output._replace(content=lambda: data)


def _size(output: Output) -> int:
    return output.content.stamp[0] if isinstance(output.content, File) else len(output.data())


def _reserve(path: Path, size: int) -> None:
    """Where a disk is full, libzim waits for ever, or takes the process with it."""
    if not hasattr(os, "posix_fallocate"):
        return
    with path.open("wb") as file:
        try:
            os.posix_fallocate(file.fileno(), 0, size)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):  # a disk that cannot tell
                raise
    path.unlink()


def _write(site: Site, found: Sequence[Output], path: Path) -> None:
    from libzim.writer import Creator

    item = _item()
    creator = Creator(path)
    creator.config_indexing(True, _alpha3(SITE_LANGUAGE)).config_nbworkers(1)
    creator.set_mainpath("index.html")
    with _silence(), creator:
        for output in found:
            creator.add_item(item(output))
        for name, value in _metadata(site).items():
            creator.add_metadata(name, value)
        icon = site.renderer.parts[0] / "editions" / ICON
        creator.add_illustration(48, icon.read_bytes())


@contextmanager
def _silence() -> Iterator[None]:
    """libzim tells what it does on the output that is for our answers."""
    sys.stdout.flush()
    said = os.dup(1)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(said, 1)
        os.close(said)


def _item() -> Any:
    """What tells libzim of an output; libzim is an extra, and its classes are there once it is asked for."""
    from libzim.writer import Blob, ContentProvider, Hint, Item

    class Content(ContentProvider):  # type: ignore[misc]
        """A film is read piece by piece."""

        def __init__(self, output: Output) -> None:
            super().__init__()
            self.output = output

        def get_size(self) -> int:
            return _size(self.output)

        def gen_blob(self) -> Iterator[Any]:
            if not isinstance(self.output.content, File):
                yield Blob(self.output.data())
                return
            with self.output.content.place.open() as file:
                while piece := file.read(_PIECE):
                    yield Blob(piece)

    class Found(Item):  # type: ignore[misc]
        def __init__(self, output: Output) -> None:
            super().__init__()
            self.output = output

        def get_path(self) -> str:
            return self.output.address

        def get_title(self) -> str:
            page = self.output.page
            return page.title if page else ""

        def get_mimetype(self) -> str:
            return media_type(self.output.address)

        def get_contentprovider(self) -> Content:
            return Content(self.output)

        def get_hints(self) -> dict[Any, bool]:
            return {Hint.FRONT_ARTICLE: self.output.page is not None, Hint.COMPRESS: self.is_text()}

        def is_text(self) -> bool:
            kind = self.get_mimetype()
            return kind.startswith("text/") or kind.endswith(("json", "svg+xml", "javascript"))

    return Found


def _metadata(site: Site) -> dict[str, str]:
    """What readers list archives by (https://wiki.openzim.org/wiki/Metadata), and how to get the next one."""
    identity, courses = site.identity, site.project.courses
    dates = [info.verified for info in (course.info.value for course in courses) if info.verified]
    bodies = {course.info.value.provider: None for course in courses}
    known = site.project.provider_by_id
    languages = dict.fromkeys([SITE_LANGUAGE, *(course.info.value.language for course in courses)])
    return {
        "Name": identity.id,
        "Title": _short(identity.name, 30),
        "Description": _short(", ".join(course.title for course in courses), 80),
        "LongDescription": _short("\n".join(_told(site, course) for course in courses), 4000),
        "Language": ",".join(dict.fromkeys(map(_alpha3, languages))),
        "Creator": ", ".join(known[body].name for body in bodies if body in known) or identity.name,
        "Publisher": identity.name,
        "Date": max(dates).isoformat() if dates else _UNDATED,
        "Source": identity.url or identity.name,
    }


def _told(site: Site, course: Course) -> str:
    """What the edition of a course is, and where the next one is."""
    words = words_of(SITE_LANGUAGE)
    verified, where = course.info.value.verified, next_one(site, course)
    return " ".join(
        (
            f"{course.title} – {words('editions.edition', version=version(site, course))}",
            *([f"{words('course.verified')} {day(words, verified)}."] if verified else ()),
            *([f"{words('editions.next')}{NBSP}: {reach(where)}"] if where else ()),
        )
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _alpha3(language: str) -> str:
    from langcodes import Language

    return Language.get(language).to_alpha3()


def _rename(path: Path, name: bytes) -> None:
    """Put `name` in the place of those that libzim drew, and the digest of the whole at the end."""
    with path.open("r+b") as file, mmap(file.fileno(), 0) as data:
        data[8 : 8 + _NAME] = name
        end = len(data)
        for _ in range(2):  # the index of the texts and that of the titles, which follow all content
            end = data.rfind(_INDEX, 0, end)
            at = end + len(_INDEX) + 2
            data[at : at + _NAME] = name
        digest = md5(usedforsecurity=False)
        for at in range(0, len(data) - _NAME, _PIECE):
            digest.update(data[at : min(at + _PIECE, len(data) - _NAME)])
        data[-_NAME:] = digest.digest()


EDITION = Edition("zim", "un fichier pour Kiwix", outputs, suffix=".zim", extra="zim", is_one=True)

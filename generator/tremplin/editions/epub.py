"""EPUB 3: a course as a book that any reader of books opens, without a script.

The same course gives the same bytes: no clock, no random name. What it claims of its accessibility is what
is done here for every book, not a conformity that somebody would have to judge.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from tremplin.editions.base import Edition, by_course
from tremplin.editions.book import Book, Chapter, book
from tremplin.editions.trees import SVG, classes, write
from tremplin.model.project import Course
from tremplin.render.site import Site
from tremplin.render.words import weight
from tremplin.text.media_types import media_type
from tremplin.text.words import direction

_FOLDER = "EPUB/"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER = f"""\
{_XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_XHTML = "application/xhtml+xml"
_SOMEDAY = date(2000, 1, 1)
"""When a course whose author did not say when its facts were checked is dated."""
_MATH = "{http://www.w3.org/1998/Math/MathML}math"


@dataclass(frozen=True)
class Item:
    """A file of the book, as its package names it."""

    href: str
    data: bytes
    type: str = _XHTML
    properties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.href.replace("/", "-").replace(".", "-")


def epub(site: Site, course: Course) -> bytes:
    """The file of a course, which says what it weighs: made twice, the first time to know."""
    made = book(site, course, has_mathml=True, suffix=".xhtml")
    return _packed(made, len(_packed(made, 0)))


def _packed(made: Book, size: int) -> bytes:
    items = [*_items(made, size)]
    package = _package(made, items, size)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER.encode())
        _add(archive, f"{_FOLDER}package.opf", package.encode())
        for item in items:
            _add(archive, _FOLDER + item.href, item.data)
    return out.getvalue()


EDITION = Edition(
    "epub",
    "un livre par cours (EPUB), pour les liseuses et les téléphones",
    by_course(".epub", lambda order, course: epub(order.site, course)),
    suffix=".epub",
)


def _add(archive: ZipFile, name: str, data: bytes, how: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system, info.external_attr, info.compress_type = 3, 0o644 << 16, how
    archive.writestr(info, data)


def _items(made: Book, size: int) -> Iterator[Item]:
    words = made.words
    yield Item("cover.svg", _cover(made).encode(), "image/svg+xml", ("cover-image",))
    alt = words("book.cover_of", title=made.course.title)
    cover = Element("img", {"src": "cover.svg", "alt": alt, "role": "doc-cover"})
    yield _page(made, "cover", words("book.cover"), f'<section epub:type="cover">{write(cover)}</section>')
    yield _page(made, "nav", words("book.contents"), made.render("nav.html", size=size), "nav")
    for part in made.parts:
        for chapter in part.chapters:
            yield _chapter(made, chapter, part.title)
    yield Item("style.css", Path(__file__).with_name("epub.css").read_bytes(), "text/css")
    for name, data in made.pictures.items():
        yield Item(name, data, media_type(name))


def _chapter(made: Book, chapter: Chapter, part: str) -> Item:
    trees = [*chapter.leaf.elements()]
    for element in trees:
        _say(element)
    text, *others = (Markup(write(tree)) for tree in chapter.leaf.trees)  # noqa: S704 - ours, and clean
    body = made.render(
        "chapter.html", chapter=chapter, part=part, text=text, asked=others[::2], answers=others[1::2]
    )
    tags = {element.tag for element in trees}
    used = [name for name, tag in (("mathml", _MATH), ("svg", f"{SVG}svg")) if tag in tags]
    return _page(made, chapter.id, chapter.title, body, *used)


def _say(element: Element) -> None:
    """What notes are, for readers that open them where they are called."""
    for name, kind, role in (
        ("footnote-ref", "noteref", "doc-noteref"),
        ("footnote-backref", "backlink", "doc-backlink"),
        ("footnote", "endnotes", "doc-endnotes"),
    ):
        if name in classes(element):
            element.attrib |= {"epub:type": kind, "role": role}


def _page(made: Book, name: str, title: str, body: str, *properties: str) -> Item:
    page = made.render("page.html", title=title, body=Markup(body))  # noqa: S704 - ours, and clean
    return Item(f"{name}.xhtml", f"{_XML}<!DOCTYPE html>\n{page}".encode(), properties=properties)


def _cover(made: Book) -> str:
    """Its title is as large as its room allows: 960 wide, 500 high."""
    for height in (120, 96, 76, 60, 44):
        lines = textwrap.wrap(made.course.title, int(960 / (0.58 * height)))
        if len(lines) * height <= 400:
            break
    return made.render("cover.html", lines=lines, height=height, is_mirrored=_is_mirrored(made))


def _package(made: Book, items: list[Item], size: int) -> str:
    info = made.course.info.value
    address = f"{made.site.identity.url or made.site.identity.id}#{made.course.id}"
    # readers tell two editions apart by this time: it is another one with each change
    time = timedelta(seconds=int(made.version, 16) % 86_400)
    modified = datetime.combine(info.verified or _SOMEDAY, datetime.min.time(), UTC) + time
    return _XML + made.render(
        "package.html",
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, address)}",
        modified=f"{modified:%Y-%m-%dT%H:%M:%SZ}",
        extent=weight(made.words, size),
        items=items,
        spine=[item.id for item in items if item.type == _XHTML],
        claims=[*_claims(made, items)],
        is_mirrored=_is_mirrored(made),
    )


def _claims(made: Book, items: list[Item]) -> Iterator[tuple[str, str]]:
    """What schema.org names of what a reader needs, and finds."""
    yield "accessMode", "textual"
    if made.pictures:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual"
    for name in ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"):
        yield "accessibilityFeature", name
    if made.pictures:
        yield "accessibilityFeature", "alternativeText"
    if any("mathml" in item.properties for item in items):
        yield "accessibilityFeature", "MathML"
    moves = any(name.endswith((".gif", ".webp")) for name in made.pictures)
    hazards = ("unknown",) if moves else ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")
    for name in hazards:
        yield "accessibilityHazard", name


def _is_mirrored(made: Book) -> bool:
    return direction(made.language) == "rtl"

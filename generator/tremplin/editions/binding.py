"""Chapters bound into a book: links lead inside it or to the site, pictures come along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from tremplin.editions.trees import SVG, grown, put
from tremplin.pages.base import Page
from tremplin.render.site import Site
from tremplin.render.versions import file_at
from tremplin.text.addresses import Kind, from_root, parse
from tremplin.text.media import published_bytes
from tremplin.text.pictures import size

_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_NAMING = ("aria-describedby", "aria-labelledby", "headers")
_SHOWN = frozenset(["png", "jpg", "jpeg", "gif", "webp", "svg"])
"""Endings of the pictures that readers of books know: AVIF is not among them."""


@dataclass(frozen=True)
class Leaf:
    """A chapter before it is bound: `id` names it in the book, and begins every id inside it."""

    id: str
    page: Page
    trees: tuple[Element, ...]

    def elements(self) -> Iterator[Element]:
        for tree in self.trees:
            yield from tree.iter()


def online(site: Site, address: str) -> str | None:
    """The whole address of what the site has at `address`; None when its own is not known."""
    root = site.identity.url
    return f"{root.rstrip('/')}/{quote(address, safe='/#~')}" if root else None


def picture(site: Site, page: Page, src: str) -> tuple[str, bytes] | None:
    """The address in the site of a picture that a page shows, and what is published of it."""
    address = from_root(parse(src), page.url)
    name = file_at(site.project, address) if address else None
    if not name:
        return None
    place = site.project.files.place(name)
    data = published_bytes(place.path, place.read)
    return address, place.read() if data is None else data


def dimensions(site: Site, page: Page, src: str) -> tuple[int, int]:
    """Width and height of the same; (0, 0) when they cannot be told."""
    found = picture(site, page, src)
    return size(BytesIO(found[1])) if found else (0, 0)


def bind(site: Site, leaves: Sequence[Leaf], suffix: str) -> dict[str, bytes]:
    """Change links, ids and pictures in place; gives the pictures by the addresses that they have now.

    `suffix` ends the name of the file of a chapter; without one, all are in one file.
    """
    binding = _Binding(site, leaves, suffix)
    for leaf in leaves:
        binding.bind(leaf)
    return binding.pictures


class _Binding:
    def __init__(self, site: Site, leaves: Sequence[Leaf], suffix: str) -> None:
        self.site, self.suffix = site, suffix
        self.by_file: Mapping[str, Leaf] = {leaf.page.file: leaf for leaf in leaves}
        self.ids = {leaf.id: {e.get("id", "") for e in leaf.elements()} - {""} for leaf in leaves}
        self.pictures: dict[str, bytes] = {}
        self.names: dict[str, str] = {}

    def bind(self, leaf: Leaf) -> None:
        for parent in leaf.elements():
            for child in list(parent):
                if child.tag == "img" and not self._shown(child, "src", leaf):
                    put(parent, child, grown("em", child.get("alt", "")))
        seen: set[str] = set()
        for element in leaf.elements():
            if element.tag == f"{SVG}image":
                self._shown(element, "href", leaf)
            elif element.tag == "a" and "href" in element.attrib:
                self._lead(element, leaf)
            if name := element.attrib.pop("id", None):
                if name not in seen:  # authors may write one twice
                    element.set("id", f"{leaf.id}-{name}")
                seen.add(name)
            for name in _NAMING:
                if name in element.attrib:
                    named = (f"{leaf.id}-{part}" for part in element.get(name, "").split())
                    element.set(name, " ".join(named))

    def _shown(self, element: Element, attribute: str, leaf: Leaf) -> bool:
        found = picture(self.site, leaf.page, element.get(attribute, ""))
        ending = PurePosixPath(found[0]).suffix.lower()[1:] if found else ""
        if not found or ending not in _SHOWN:
            return False
        address, data = found
        name = self.names.setdefault(address, f"images/i{len(self.names) + 1}.{ending}")
        self.pictures[name] = data
        element.set(attribute, name)
        return True

    def _lead(self, link: Element, leaf: Leaf) -> None:
        """A link that leads nowhere from a book is no link."""
        if target := self._target(link.get("href", ""), leaf):
            link.set("href", target)
        else:
            link.tag = "span"
            del link.attrib["href"]

    def _target(self, href: str, leaf: Leaf) -> str | None:
        found = parse(href)
        if found.kind is Kind.EXTERNAL:
            return quote(str(found), safe=_OF_ADDRESSES)
        anchor = unquote(found.anchor[1:])
        address = from_root(found, leaf.page.url)
        if other := leaf if found.kind is Kind.ANCHOR else self.by_file.get(address):
            is_there = anchor in self.ids[other.id]
            place = f"#{other.id}-{anchor}" if is_there else "" if self.suffix else f"#{other.id}"
            if found.kind is Kind.ANCHOR:
                return place or None
            return f"{other.id}{self.suffix}{place}" if self.suffix else place
        if not address or address.endswith(".md"):
            return None  # a page that this site does not have
        return online(self.site, address.removesuffix("index.html") + found.anchor)

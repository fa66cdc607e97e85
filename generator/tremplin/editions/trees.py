"""HTML as a tree, read as browsers read it and written as XML.

Elements of HTML have bare names; those of drawings and formulas have that of their language before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "{http://www.w3.org/2000/svg}"
_VOID = frozenset("area br col hr img input link meta source track wbr".split())  # noqa: SIM905
_UNREADABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def read(html: str) -> Element:
    """A `div` around what `html` holds."""
    import tinyhtml5

    document = tinyhtml5.parse(f"<!doctype html><body>{html}", namespace_html_elements=False)
    body: Element | None = document.find("body")
    assert body is not None
    body.tag = "div"
    return body


def write(element: Element) -> str:
    """The element with what it holds, as XML that HTML readers take too."""
    return "".join(_written(element, XHTML))


def _written(element: Element, around: str) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return  # a comment
    space, name = element.tag[1:].split("}") if element.tag[0] == "{" else (XHTML, element.tag)
    yield f"<{name}"
    if space != around:
        yield f' xmlns="{space}"'
    for key, value in element.attrib.items():
        yield f' {key}="{_said(value)}"'
    if name in _VOID or (space != XHTML and not len(element) and not element.text):
        yield "/>"
        return
    yield ">"
    yield _said(element.text)
    for child in element:
        yield from _written(child, space)
        yield _said(child.tail)
    yield f"</{name}>"


def _said(text: str | None) -> str:
    return escape(_UNREADABLE.sub("", text)) if text else ""


def put(parent: Element, child: Element, *others: Element | str) -> None:
    """`others` (elements, or words) in the place of `child`; what followed it follows them."""
    at, tail = list(parent).index(child), child.tail or ""
    child.tail = None
    parent.remove(child)
    last = parent[at - 1] if at else None
    for other in (*others, tail):
        if isinstance(other, Element):
            parent.insert(at, other)
            last, at = other, at + 1
            other.tail = None
        elif last is None:
            parent.text = (parent.text or "") + other
        else:
            last.tail = (last.tail or "") + other


def opened(parent: Element, child: Element) -> None:
    """What `child` holds in its place."""
    pieces: list[Element | str] = [child.text or ""]
    for inner in list(child):
        pieces += [inner, inner.tail or ""]
    put(parent, child, *pieces)


def grown(tag: str, text: str = "", /, *children: Element, **attributes: str) -> Element:
    """An element; the name of the attribute `class_` has no « _ »."""
    found = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    found.text = text or None
    found.extend(children)
    return found


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def having(root: Element, name: str) -> Iterator[tuple[Element, Element]]:
    """Each element of a class, with its parent; what is inside it is not looked at."""
    for child in list(root):
        if name in classes(child):
            yield root, child
        else:
            yield from having(child, name)


def words_in(element: Element) -> str:
    """What one reads in it, on one line."""
    return " ".join("".join(element.itertext()).split())

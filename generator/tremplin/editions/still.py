"""What a page says where nothing can be touched: its fields become signs and lines to write on.

The templates of the site are the only source: a kind of question is written once for all.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from tremplin.editions.trees import SVG, classes, grown, having, opened, put
from tremplin.text.typography import NBSP

Size = Callable[[str], tuple[int, int]]
"""Width and height of the picture at an address; (0, 0) when it is not known."""

_GONE = frozenset("button iframe noscript script source style template track".split())  # noqa: SIM905
_BLOCKS = frozenset("div section p ul ol dl pre table blockquote figure".split())  # noqa: SIM905
_ACTING = ("tabindex", "loading", "decoding", "srcset", "sizes", "download", "autocomplete", "hidden")
_ROLES = frozenset(["group", "radiogroup", "status"])
_FONT = {"font-family": "sans-serif", "font-weight": "bold"}
LINES = 5
"""To write on, where an answer is a text."""
BLANK = "…………"


def still(root: Element, size: Size) -> None:
    """Take out of `root` all that acts."""
    _unfold(root)
    for parent, figure in list(having(root, "points")):
        put(parent, figure, _picture_of_points(figure, size))
    _walk(root)
    _plain(root)
    _listed(root)


def _unfold(root: Element) -> None:
    """Tabs one under the other, each with its name; what is behind a card stays there."""
    for parent, tabs in list(having(root, "tabbed-set")):
        names = [label for _, row in having(tabs, "tabbed-labels") for label in row]
        blocks = [block for _, block in having(tabs, "tabbed-block")]
        for name, block in zip(names, blocks, strict=True):
            name.tag = "p"
            name.attrib = {"class": "unfolded"}
            name.tail = None
            block.insert(0, name)
            name.tail, block.text = block.text, None
            _unfold(block)
        put(parent, tabs, *blocks)
    for _, card in list(having(root, "flip")):
        card[1:] = [grown("input")]  # what one says of it is written there


def _walk(parent: Element) -> None:
    for child in list(parent):
        if not isinstance(child.tag, str) or child.tag in _GONE or _is_hidden(child):
            put(parent, child, *_instead(child))
            continue
        if child.tag in ("input", "select", "textarea"):
            put(parent, child, *_fields(child, parent))
            continue
        if child.tag in ("video", "audio"):
            put(parent, child, _film(child))
            continue
        _walk(child)
        _plain(child)


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attrib:
        return True
    if element.tag == f"{SVG}svg":
        return element.get("aria-hidden") == "true"
    return element.get("role") == "status"


def _instead(element: Element) -> list[Element]:
    """A link that leads nowhere says where it would lead: on paper too, that is what is looked for."""
    if isinstance(element.tag, str) and "fake" in classes(element):
        link = grown("span", element.text or "", *element, class_="fake")
        link.append(grown("small", f" ({element.get('data-to', '')})"))
        return [link]
    return []


def _fields(field: Element, parent: Element) -> list[Element]:
    kind = field.get("type", "text") if field.tag == "input" else field.tag
    if kind in ("radio", "checkbox"):
        sign = "☑" if "checked" in field.attrib else "○" if kind == "radio" else "☐"
        return [_named(grown("span", f"{sign}{NBSP}", class_="box"), field.get("aria-label"))]
    if kind == "textarea":
        lines = [grown("span", NBSP, class_="line") for _ in range(LINES)]
        return [grown("pre", field.text), *lines] if field.text else lines
    name = next((part.text for _, part in having(parent, "vh")), None)
    return [_named(grown("span", BLANK, class_="blank"), name)]


def _named(sign: Element, name: str | None) -> Element:
    if name:
        sign.attrib |= {"role": "img", "aria-label": name}
    return sign


def _film(film: Element) -> Element:
    sources = [film.get("src"), *(source.get("src") for source in film.iter("source"))]
    address = next(filter(None, sources), "")
    return grown("a", film.get("aria-label") or address.rpartition("/")[2], href=address)


def _plain(element: Element) -> None:
    tag, kinds = str(element.tag), classes(element)
    if tag in ("form", "fieldset", "details"):
        element.tag = "div"
        element.attrib.pop("open", None)
    elif tag in ("legend", "summary"):
        element.tag = "p"
        # no class that a text may have: a note can be a « summary »
        element.set("class", "unfolded" if tag == "summary" else tag)
    elif tag == "label":
        element.tag = "div" if "field" in kinds or "place" in kinds else "span"
        element.attrib.pop("for", None)
    elif tag == "ol" and "order" in kinds:
        element.tag = "ul"  # its own numbers would look like the answer
    elif tag == "pre":
        code = "".join(element.itertext())
        element[:] = []
        element.text = code  # colours of code are for screens
    elif tag == "img":
        element.set("alt", element.get("alt", ""))
    if "cell" in kinds:
        for inner in list(element)[1:]:
            element.remove(inner)  # the head of the column says it
    if element.get("role") in _ROLES:
        for name in ("role", "aria-label", "aria-labelledby"):
            element.attrib.pop(name, None)
    for name in [*element.attrib]:
        if name in _ACTING or name.startswith("data-"):
            del element.attrib[name]
    if element.tag in ("span", "b", "p") and any(child.tag in _BLOCKS for child in element):
        element.tag = "div"
    for child in list(element):
        if "vh" in classes(child):
            _unveil(element, child, is_said="bar" in kinds)
        elif child.tag in ("ul", "ol", "dl") and not len(child):
            put(element, child)


def _unveil(parent: Element, child: Element, *, is_said: bool) -> None:
    """What is told to voices only: said to all where a drawing was, else gone."""
    if is_said:
        opened(parent, child)
    else:
        put(parent, child)


def _listed(root: Element) -> None:
    """Answers that follow one another make one list."""
    rows: Element | None = None
    for child in list(root):
        if "answer" in classes(child) and child.tag == "span":
            if rows is None:
                rows = grown("ul", class_="answers")
                put(root, child, rows)
            else:
                put(root, child)
            child.tag = "li"
            child.attrib.pop("class")
            for end in [inner for inner in child if inner.tag == "br"]:
                put(child, end)
            rows.append(child)
            continue
        rows = None
        _listed(child)


def _picture_of_points(figure: Element, size: Size) -> Element:
    """A picture with its numbered marks as one drawing, which needs no style to lay one on the other."""
    img, marks = figure.find("img"), figure.find(f"{SVG}svg")
    assert img is not None
    circles = [] if marks is None else [c for c in marks.findall(f"{SVG}circle") if "data-z" not in c.attrib]
    img.tail = None
    if not circles:
        return grown("figure", "", img, class_="points")
    width, height = size(img.get("src", ""))
    width, height = (width, height) if width and height else (400, 300)
    drawing = Element(
        f"{SVG}svg", {"viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": img.get("alt", "")}
    )
    sides = {"width": str(width), "height": str(height)}
    drawing.append(Element(f"{SVG}image", {"href": img.get("src", ""), **sides}))
    ray = max(width, height) / 28
    for rank, circle in enumerate(circles, 1):
        x, y = (float(circle.get(at, "0%")[:-1]) / 100 * side for at, side in (("cx", width), ("cy", height)))
        place = {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{ray:g}"}
        drawing.append(Element(f"{SVG}circle", {**place, "fill": "#15616d", "stroke": "#fff"}))
        place = {"x": f"{x:g}", "y": f"{y + 0.4 * ray:g}", "font-size": f"{1.2 * ray:g}"}
        number = Element(f"{SVG}text", {**place, "text-anchor": "middle", "fill": "#fff", **_FONT})
        number.text = str(rank)
        drawing.append(number)
    return grown("figure", "", drawing, class_="points")

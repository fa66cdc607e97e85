"""A formula in MathML: for what draws it, and for books; the pages of the site hold none."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from tremplin.tex.nodes import (
    Accent,
    Atom,
    Fenced,
    Fraction,
    Node,
    Root,
    Row,
    Script,
    Space,
    Stack,
    Style,
    Table,
)
from tremplin.tex.spacing import kind


def mathml(node: Row, *, display: bool) -> Element:
    if not display:
        # among words, the figures of a fraction stay as large as they are
        items = (
            replace(item, style=item.style or "large") if isinstance(item, Fraction) else item
            for item in node.items
        )
        node = Row(tuple(items))
    return _element("math", _row(node, display), display="block" if display else "inline")


def _element(tag: str, *children: Element, **attributes: str) -> Element:
    found = Element(tag, attributes)
    found.extend(children)
    return found


def _leaf(tag: str, text: str, **attributes: str) -> Element:
    found = Element(tag, attributes)
    found.text = text
    return found


def _mo(text: str, **attributes: str) -> Element:
    return _leaf("mo", text, **attributes)


def _row(node: Node, display: bool, *, tight: bool = False) -> Element:
    items = node.items if isinstance(node, Row) else (node,)
    found = _element("mrow")
    previous = ""
    for rank, item in enumerate(items):
        is_a = kind(item)
        following = kind(items[rank + 1]) if rank + 1 < len(items) else ""
        room = 0.0 if tight else {"binary": 0.222, "relation": 0.278}.get(is_a, 0.0)
        if is_a == "binary" and previous in ("", "binary", "relation", "open", "comma", "big", "fence"):
            room = 0.0
        if isinstance(item, Atom) and is_a in ("binary", "relation"):
            found.append(_mo(item.text, stretchy="false", lspace=f"{room}em", rspace=f"{room}em"))
        else:
            parts = [_drawn(item, display)]
            if is_a in ("name", "big") and following not in ("", "open", "close", "Fenced", "Space"):
                parts.append(_gap(0.167))
            found.extend([_gap(room), *parts, _gap(room)] if room else parts)
        previous = previous if is_a == "Space" else is_a
    return found


def _gap(width: float) -> Element:
    return _element("mspace", width=f"{width}em")


def _drawn(node: Node, display: bool) -> Element:
    if isinstance(node, Atom):
        return _atom(node)
    if isinstance(node, Row):
        return _row(node, display)
    if isinstance(node, Style):
        body = _row(node.body, node.display)
        return _element("mstyle", body, displaystyle="true" if node.display else "false")
    if isinstance(node, Space):
        return _element("mspace", width=f"{node.width:.3f}em")
    if isinstance(node, Script):
        return _script(node, display)
    if isinstance(node, Fraction):
        return _fraction(node)
    if isinstance(node, Root):
        body = _row(node.body, display)
        return _element("mroot", body, _row(node.index, False)) if node.index else _element("msqrt", body)
    if isinstance(node, Fenced):
        return _fenced(node, display)
    if isinstance(node, Accent):
        return _accent(node, display)
    if isinstance(node, Stack):
        return _stack(node, display)
    if isinstance(node, Table):
        return _table(node)
    body = _row(node.body, display)
    return (
        _element("mphantom", body) if node.how == "phantom" else _element("menclose", body, notation=node.how)
    )


def _atom(node: Atom) -> Element:
    variant = {"mathvariant": node.face} if node.face else {}
    if node.kind == "number":
        return _leaf("mn", node.text, **variant)
    if node.kind == "letter":
        is_upright = not node.face and not (node.text.isascii() or node.text.islower())
        return _leaf("mi", node.text, **({"mathvariant": "normal"} if is_upright else variant))
    if node.kind == "text":
        words = node.text.replace("\n", " ")
        return _leaf("mtext", words.replace(" ", "\u00a0"), **variant)
    if node.kind in ("name", "sign"):
        return _leaf("mi", node.text.replace(" ", "\u00a0"), mathvariant=node.face or "normal")
    if node.kind in ("open", "close", "fence"):
        size = {"minsize": f"{node.size}em", "maxsize": f"{node.size}em"} if node.size else {}
        sides = {"lspace": "0em", "rspace": "0em"}
        return _mo(node.text, stretchy="true" if node.size else "false", **size, **sides)
    if node.kind == "comma":
        return _mo(node.text, lspace="0em", rspace="0.167em")
    return _mo(node.text)


def _script(node: Script, display: bool) -> Element:
    if node.limits and display:
        return _around(_drawn(node.base, display), node.sub, node.sup)
    base = _drawn(node.base, display)
    if node.sub and node.sup:
        return _element("msubsup", base, _row(node.sub, False, tight=True), _row(node.sup, False, tight=True))
    if node.sub:
        return _element("msub", base, _row(node.sub, False, tight=True))
    return _element("msup", base, _row(node.sup, False, tight=True)) if node.sup else base


def _around(base: Element, under: Node | None, over: Node | None) -> Element:
    if under and over:
        return _element("munderover", base, _row(under, False, tight=True), _row(over, False, tight=True))
    if under:
        return _element("munder", base, _row(under, False, tight=True))
    return _element("mover", base, _row(over, False, tight=True)) if over else base


def _stack(node: Stack, display: bool) -> Element:
    base = node.base
    if not (isinstance(base, Atom) and base.kind == "relation"):
        return _around(_row(base, display), node.under, node.over)
    # an arrow is longer than what it carries
    sides = [Row((Space(0.3), side, Space(0.3))) if side else None for side in (node.under, node.over)]
    return _around(_mo(base.text, stretchy="true", lspace="0em", rspace="0em"), *sides)


def _fraction(node: Fraction) -> Element:
    line = {} if node.has_line else {"linethickness": "0"}
    found = _element("mfrac", _row(node.over, False), _row(node.under, False), **line)
    if not node.style:
        return found
    return _element("mstyle", found, displaystyle="true" if node.style == "large" else "false")


def _fenced(node: Fenced, display: bool) -> Element:
    found = _element("mrow")
    signs = [node.open, *node.middle]
    for rank, (sign, part) in enumerate(zip(signs, node.parts, strict=True)):
        if sign:
            room = "0.2em" if rank else "0em"
            found.append(_mo(sign, stretchy="true", form="prefix", lspace=room, rspace=room))
        found.append(_row(part, display))
    if node.close:
        found.append(_mo(node.close, stretchy="true", form="postfix", lspace="0em", rspace="0em"))
    return found


def _accent(node: Accent, display: bool) -> Element:
    body = _row(node.body, display)
    if node.wide and node.sign in "¯_":
        return _element("menclose", body, notation="bottom" if node.under else "top")
    text = {"^": "\u0302", "~": "\u0303"}.get(node.sign, node.sign) if node.wide else node.sign
    sign = _mo(text, stretchy="true" if node.wide else "false", accent="true")
    if node.under:
        return _element("munder", body, sign, accentunder="true")
    return _element("mover", body, sign, accent="true")


def _table(node: Table) -> Element:
    is_large = node.spacing != "1em"
    columns = max(map(len, node.rows))
    align = {"l": "left", "c": "center", "r": "right"}
    rows = (
        _element(
            "mtr",
            *(_element("mtd", _row(cell, is_large)) for cell in (*row, *[Row(())] * (columns - len(row)))),
        )
        for row in node.rows
    )
    found = _element(
        "mtable", *rows,
        columnalign=" ".join(align[sign] for sign in node.align), columnspacing=node.spacing,
        rowspacing="0.35em", displaystyle="true" if is_large else "false",
    )  # fmt: skip
    if node.small:
        found = _element("mstyle", found, scriptlevel="1")
    return _with_fences(found, node)


def _with_fences(table: Element, node: Table) -> Element:
    if not node.open and not node.close:
        return table
    found = _element("mrow")
    if node.open:
        found.append(_mo(node.open, stretchy="true", form="prefix"))
    found.append(table)
    if node.close:
        found.append(_mo(node.close, stretchy="true", form="postfix"))
    return found

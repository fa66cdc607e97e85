"""A formula in HTML, where letters, signs, powers, indices and « a/b » say it; the others are drawn."""

from __future__ import annotations

from html import escape

from tremplin.tex.line import BLACKBOARD
from tremplin.tex.nodes import Atom, Fenced, Fraction, Node, Root, Row, Script, Space, Style
from tremplin.tex.spacing import flat, is_product, is_sign, is_single, joined, kind, width


class NotSaidError(Exception):
    """The formula must be drawn."""


def html(node: Row, *, display: bool) -> str:
    """NotSaidError when HTML does not say it as it is read."""
    return _row(node, display=display).replace("</i><i>", "").replace("</b><b>", "")


def _row(node: Node, *, display: bool = False, tight: bool = False) -> str:
    if any(
        isinstance(item, Style) and item.display for item in (node.items if isinstance(node, Row) else ())
    ):
        raise NotSaidError
    items = list(flat(node))
    for rank, item in enumerate(items):
        if isinstance(item, Fraction | Root):
            # « 1/2 x » is not clear
            around = [kind(items[n]) for n in (rank - 1, rank + 1) if 0 <= n < len(items)]
            if any(near not in ("binary", "relation", "comma", "open", "close", "Space") for near in around):
                raise NotSaidError
    return joined(items, lambda item: _said(item, display), tight=tight)


def _said(node: Node, display: bool) -> str:
    if isinstance(node, Atom):
        return _atom(node)
    if isinstance(node, Space):
        return width(node)
    if isinstance(node, Script):
        return _script(node, display)
    if isinstance(node, Fraction):
        if display or node.style == "large" or not node.has_line or not is_product(node.over):
            raise NotSaidError
        under = _row(node.under)
        if not is_single(node.under):
            raise NotSaidError
        return f"{_row(node.over)}/{under}"
    if isinstance(node, Root) and node.index is None and is_sign(node.body):
        return f"√{_row(node.body)}"
    if isinstance(node, Fenced) and node.open and node.close and not node.middle:
        return f"{escape(node.open)}{_row(node.parts[0], display=display)}{escape(node.close)}"
    raise NotSaidError


def _atom(node: Atom) -> str:
    text = escape(node.text, quote=False)
    if node.face in ("script", "fraktur") or len(node.text) != len(node.text.encode("utf-16-le")) // 2:
        raise NotSaidError
    if node.face == "double-struck":
        if node.text not in BLACKBOARD:
            raise NotSaidError
        return BLACKBOARD[node.text]
    if (
        node.kind == "letter" and node.face in ("", "italic", "bold-italic") and _is_slanted(node.text)
    ) or node.face == "italic":
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if node.face.startswith("bold") else text


def _is_slanted(letter: str) -> bool:
    """Latin letters, and the small ones of Greek."""
    return letter.isascii() or letter.islower()


def _script(node: Script, display: bool) -> str:
    base = list(flat(node.base))
    if len(base) > 1 or (display and node.limits) or (base and kind(base[0]) == "big"):
        raise NotSaidError
    text = _said(base[0], display) if base else ""
    scripts = ""
    if node.sub:
        scripts += f"<sub>{_inner(node.sub)}</sub>"
    if node.sup:
        sup = _inner(node.sup)
        is_raised = sup in ("∘", "°", "′", "′′", "′′′")
        scripts += sup.replace("∘", "°") if is_raised else f"<sup>{sup}</sup>"
    if text.startswith("<i>") and text.count("<") == 2:
        return f"{text[:-4]}{scripts.replace('<i>', '').replace('</i>', '')}</i>"
    return text + scripts


def _inner(node: Node) -> str:
    """What a power or an index says: no other one is in it."""
    if any(isinstance(item, Script) for item in flat(node)):
        raise NotSaidError
    return _row(node, tight=True)

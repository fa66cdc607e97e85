"""Values as YAML, in the way that authors write it: plain where that is safe, else between quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tremplin.schema import keys
from tremplin.sources.slips import quoted
from tremplin.sources.source import NOTHING

_PLAIN = re.compile(r"[^\W_](?:[^\n\t:#,\[\]{}\\]|(?<=\d),(?=\d)|,(?= )|:(?=[^\s])|#(?<=\S#))*")
_IN_FLOW = re.compile(r"[,:?\[\]{}]")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What no line holds as it is."""
STEP = 2
"""Spaces of an indentation."""


def scalar(text: str, *, is_flow: bool, indent: int = 0, style: str = "") -> str:
    """A text on its line, or in lines below, each after `indent` spaces, where it has several.

    `style` is the sign that began what it takes the place of.
    """
    if "\n" in text:
        return _lines(text, indent) if _can_be_lines(text, is_flow=is_flow) else _escaped(text)
    if _ODD.search(text):
        return _escaped(text)
    if style == '"' and not ('"' in text or "\\" in text):
        return f'"{text}"'
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    return text if not style and _is_plain(text, is_flow=is_flow) else quoted(text)


def _escaped(text: str) -> str:
    """Between quotes, what cannot be seen said by its number (YAML 1.2, 5.7)."""
    signs = {"\n": "\\n", '"': '\\"', "\\": "\\\\"}
    shown = (signs.get(sign) or (f"\\u{ord(sign):04x}" if _ODD.match(sign) else sign) for sign in text)
    return '"' + "".join(shown) + '"'


def _is_plain(text: str, *, is_flow: bool) -> bool:
    is_safe = _PLAIN.fullmatch(text) and not text[-1:].isspace() and text[-1:] != ":" and text not in NOTHING
    return bool(is_safe) and not (is_flow and _IN_FLOW.search(text))


def _can_be_lines(text: str, *, is_flow: bool) -> bool:
    """Whether the text stays as it is when its lines are written one below the other."""
    return not is_flow and not _ODD.search(text) and not text.startswith((" ", "\n")) and bool(text.strip())


def _lines(text: str, indent: int) -> str:
    body = text.rstrip("\n")
    kept = len(text) - len(body)
    sign = "-" if kept == 0 else "" if kept == 1 else "+"
    rows = [f"{' ' * indent}{row}" if row else "" for row in body.split("\n")]
    return "\n".join([f"|{sign}", *rows, *[""] * max(0, kept - 1)])


def block(value: Any, indent: int) -> str:
    """A value as it stands after « clé: » or « - », in a block whose items have `indent` spaces.

    What begins on the line of its key begins with a space, what goes below with a line.
    """
    if isinstance(value, Mapping):
        return "".join(f"\n{' ' * indent}{row}" for row in _entries(value, indent)) if value else " {}"
    if isinstance(value, list):
        rows = (f"\n{' ' * indent}-{item(one, indent)}" for one in value)
        return "".join(rows) if value else " []"
    return "" if value is None else f" {scalar(str(value), is_flow=False, indent=indent)}"


def item(value: Any, indent: int) -> str:
    """What follows the dash of an item that has `indent` spaces before it."""
    if isinstance(value, Mapping) and value:
        rows = [*_entries(value, indent + STEP)]
        return " " + f"\n{' ' * (indent + STEP)}".join(rows)
    if isinstance(value, list) and value:
        return f" {flow(value)}"
    return block(value, indent + STEP)


def _entries(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for name, inner in value.items():
        yield f"{key(name)}:{block(inner, indent + STEP)}"


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)}: {flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "" if value is None else scalar(str(value), is_flow=True)


def key(name: str) -> str:
    """A key that the author chose, or one of ours in French."""
    return name if _is_plain(name, is_flow=True) else quoted(name)


def french(value: Any, within: str = "") -> Any:
    """A value with its canonical keys as authors write them, but for those that they choose."""
    if isinstance(value, Mapping):
        is_free = within in keys.FREE
        return {
            name if is_free else keys.shown(name): french(inner, "" if is_free else name)
            for name, inner in value.items()
        }
    return [french(one) for one in value] if isinstance(value, list) else value

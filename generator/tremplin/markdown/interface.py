"""The words of the interface in a text: titles of notes, names of keys, tables, code and boxes, the way back.

Those of a language without a catalogue are marked as the language that they are in.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from tremplin.text.words import Tongue, Words, attributes

_CHECKBOX = re.compile(r'<input type="checkbox"([^>]*)>')
_EMPTY_HEADER = re.compile(r"<th\b([^>]*)>\s*</th>")
_CODE = re.compile(r"<pre>(.*?)</pre>", re.S)
_TAG = re.compile("<[^>]*>")
_NARROW = 24
"""The signs of code that fit on a line of the narrowest phone (320 px)."""


def options(words: Words) -> dict[str, dict[str, Any]]:
    """The options of extensions that hold words."""
    return {
        "footnotes": {"BACKLINK_TITLE": words("markdown.footnote", n="{}")},
        "pymdownx.keys": {"key_map": words.group("markdown.keys")},
    }


def say(element: Element, tongue: Tongue) -> None:
    """The words of an element that the extensions made: the title that a note has by itself, or theirs."""
    classes = element.get("class", "").split()
    if element.tag == "kbd" or "footnote-backref" in classes:
        element.attrib.update(tongue.ui)
    elif "admonition" in classes or element.tag == "details":
        key = next((key for c in classes if (key := f"markdown.titles.{c}") in tongue.words.texts), None)
        if key and len(element) and element[0].text == key.rpartition(".")[2].capitalize():
            said = element[0] if tongue.is_whole else SubElement(element[0], "span", tongue.ui)
            element[0].text, said.text = None, tongue.words(key)


def named(html: str, tongue: Tongue) -> str:
    """`html` with names on what has none: boxes of task lists, tables, and code that is wide."""
    if 'type="checkbox"' in html:
        html = _CHECKBOX.sub(lambda box: _checkbox(box, tongue), html)
    # a wide table scrolls by itself; the keyboard must reach it to do so
    if "<table" in html:
        name, lang = tongue.words("markdown.table"), attributes(tongue.named)
        scroll = f'<div class="scroll"{lang} tabindex="0" role="group" aria-label="{name}">'
        html = html.replace("<table", f"{scroll}<table{attributes(tongue.own)}")
        html = html.replace("</table>", "</table></div>")
        html = _EMPTY_HEADER.sub(r"<td\1></td>", html)
    if "<pre>" in html:
        html = _CODE.sub(
            lambda code: f"<pre{reached(unescape(_TAG.sub('', code[1])), tongue)}>{code[1]}</pre>", html
        )
    return html


def reached(code: str, tongue: Tongue) -> str:
    """The attributes by which the keyboard reaches `code` to scroll it, where a phone shows it cut."""
    if all(len(line) <= _NARROW for line in code.splitlines()):
        return ""
    return (
        f' tabindex="0" role="group"{attributes(tongue.named)} aria-label="{tongue.words("markdown.code")}"'
    )


def _checkbox(box: re.Match[str], tongue: Tongue) -> str:
    """A box of a task list, which one cannot tick, says its state to who cannot see it."""
    name = tongue.words("markdown.done" if "checked" in box[1] else "markdown.to_do")
    return f'<input type="checkbox"{attributes(tongue.named)} aria-label="{name}"{box[1]}>'

"""The lines of a text laid out as they look: lists, enumerations, tables, headings, what names an address.

Python-Markdown wants four spaces under an item, an empty line above a table, and takes lines for what they
are not: a title of « ## C# » is « C », « [Marie]: salut » is an address that is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import OListProcessor, ReferenceProcessor
from markdown.preprocessors import Preprocessor

from tremplin.directives.lines import held

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}\.)(?P<gap>[ \u00a0\u202f]+)(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,})$")
_MAY_LIST = re.compile(r"^ *(?:[-*+]|\d{1,9}\.)[ \u00a0\u202f]", re.M)
_SIGN = r" {0,3}(?:[•◦▪▫●○■□➔➢➤→✓✔✗✘☐☑☒–—]|\d{1,2}[)°]|[a-zA-Z]\)|\[[ xX]\])[ \u00a0\u202f]+"
_ENUMERATED = re.compile(rf"\n(?<=\S\n)(?={_SIGN}\S)")
"""The end of a line before one that begins with a sign that lists have elsewhere."""
_SEPARATOR = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:?)? *$")


class Outline(Preprocessor):
    """Once code and HTML are taken out; a text of one line has no layout."""

    def __init__(self, md: Markdown, is_line: Callable[[], bool]) -> None:
        super().__init__(md)
        self.is_line = is_line

    def run(self, lines: list[str]) -> list[str]:
        return lines if self.is_line() else [*self._laid_out(_notes(lines))]

    def _laid_out(self, lines: list[str]) -> Iterator[str]:
        """Quotations apart."""
        for is_quote, group in groupby(lines, lambda line: line.startswith(">")):
            if is_quote:
                inner = [line[1:].removeprefix(" ") for line in group]
                yield from (f"> {line}" for line in _outline(inner))
            else:
                yield from _outline([*group])


_NOTE = re.compile(r"^[ >]*\[\^([^\]\n]*\s[^\]\n]*)\]:", re.M)


def _notes(lines: list[str]) -> list[str]:
    """Names of notes without their spaces, which no address has."""
    text = "\n".join(lines)
    if "[^" not in text:
        return lines
    for name in sorted({*_NOTE.findall(text)}):
        text = text.replace(f"[^{name}]", f"[^{'-'.join(name.split())}]")
    return text.split("\n")


def _outline(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    if _ENUMERATED.search(text):
        lines = _ENUMERATED.sub("  \n", text).split("\n")
    if "#" in text:
        lines = [_hashes(line) if "#" in line else line for line in lines]
    if "|" in text and "-" in text:
        lines = _tables(lines)
    return _lists(lines) if _MAY_LIST.search(text) else lines


_HASHES = re.compile(r"(?P<before>[ >]*(?:(?:[-*+]|\d+\.) +)*)(?P<signs>#+)(?P<words>.*)")
_KEYWORD = re.compile(r"\d|[a-zà-ÿ]|\w[\w-]*(?: +#[\w-]+)+ *$")
_NAME_END = re.compile(r"(?<=\w)#+(?= *$)")


def _hashes(line: str) -> str:
    """A line whose « # » make no heading, or end its words (« C# »), with these signs escaped."""
    found = _HASHES.fullmatch(line)
    if found is None:
        return line
    before, signs, words = found["before"], found["signs"], found["words"]
    if not words.strip() or len(signs) > 6 or (signs == "#" and _KEYWORD.match(words)):
        return f"{before}\\{signs}{words}" if len(signs) == 1 else before + "\\#" * len(signs) + words
    return before + signs + _NAME_END.sub(lambda end: "\\#" * len(end[0]), words)


def cells(line: str) -> int:
    """How many cells a row has, more or less: signs in code count."""
    return len(re.findall(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))) + 1


def is_separator(line: str) -> bool:
    """Whether a line is that under the titles of a table."""
    return "-" in line and "|" in line and _SEPARATOR.match(line) is not None


def _tables(lines: list[str]) -> list[str]:
    """An empty line above a table that is glued to its paragraph."""
    result: list[str] = []
    for index, line in enumerate(lines):
        if (
            "|" in line
            and index + 1 < len(lines)
            and is_separator(lines[index + 1])
            and result
            and result[-1].strip()
            and not result[-1].lstrip().startswith(("|", "!!!", "???", "==="))
            and len(line) - len(line.lstrip()) == len(result[-1]) - len(result[-1].lstrip()) < 4
            and not _ITEM.match(result[-1])
            and cells(line) == cells(lines[index + 1])
        ):
            result.append("")
        result.append(line)
    return result


def _lists(lines: list[str]) -> list[str]:
    """What is under an item by two or three spaces, by four."""
    result: list[str] = []
    items: list[tuple[int, int]] = []
    """Of the items that are open, where their marks are written, and where they are put."""
    may_stand: list[bool] = []
    after_blank, shift, block = True, 0, -1
    """`block`: the indent of the line that begins the block, where it is below an item."""
    for index, line in enumerate(lines):
        if not line.strip():
            result.append(line)
            after_blank, shift, block = True, 0, -1
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = None if _RULE.match(line) else _ITEM.match(line)
        if not items and item:
            if indent >= 4:
                may_stand = may_stand or held(lines)
            if indent >= 4 and not may_stand[index]:
                item = None
        if item and (not items or after_blank or indent < items[-1][0] + 8):
            while items and indent < items[-1][0] + 2:
                items.pop()
            target = items[-1][1] + 4 if items else indent
            if items and not target <= indent < target + 4:
                line = " " * target + line.lstrip(" ")
            put = max(target, 0) if items else indent
            if not after_blank and 0 <= put < block:
                result.append("")  # ends what is below the item before it
                block = -1
            if after_blank:
                block = put
            items.append((indent, put))
            if item["gap"].strip(" "):
                line = line.replace(item["mark"] + item["gap"], item["mark"] + " ", 1)
            result.append(line)
            after_blank, shift = False, 0
            continue
        if after_blank:
            while items and indent < items[-1][0] + 2:
                items.pop()
            shift = max(0, items[-1][1] + 4 - indent) if items else 0
            block = indent + shift if items else -1
        result.append(" " * shift + line)
        after_blank = False
    return result


# ---- numbers


class Numbers(OListProcessor):
    """An ordered list keeps the numbers that are written, but those that are all the same."""

    SIBLING_TAGS = ["ol"]  # noqa: RUF012 - Python-Markdown's

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.written: WeakKeyDictionary[Element, tuple[int, int]] = WeakKeyDictionary()
        """Items, with the number that is written and the one that is shown."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = [
            int(found[1]) if (found := _NUMBER.match(line)) else None
            for line in blocks[0].split("\n")
            if self.CHILD_RE.match(line)
        ]
        super().run(parent, blocks)
        made = parent if parent.tag == self.TAG else self.lastChild(parent)
        if made is None or made.tag != self.TAG or len(made) < len(numbers):
            return
        before = len(made) - len(numbers)
        written, shown = self.written.get(made[before - 1], (0, 0)) if before else (0, 0)
        for item, number in zip(list(made)[before:], numbers, strict=True):
            shown += 1
            if number is not None and item is made[0]:
                if number != 1:
                    made.set("start", str(number))
                shown = number
            elif number is not None and number not in (shown, written):
                item.set("value", str(number))
                shown = number
            written = shown if number is None else number
            self.written[item] = written, shown


_NUMBER = re.compile(r" *(\d{1,9})\.")


# ---- names of addresses

_UNDERLINED = re.compile(r"^.*?\n(?:={3,}|-{3,})[ ]*(\n|$)", re.MULTILINE)
_ADDRESS = re.compile(r"[/.#:?@<]")
_DEFINITION = re.compile(ReferenceProcessor.RE.pattern.replace("^[ ]{0,3}", "^[ >]*"), re.M)
"""One in a quotation or a list too."""


class References(ReferenceProcessor):
    """A definition that is no address, or that nothing names, is a text."""

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block, end = blocks[0], 0
        pieces: list[str] = []
        for found in filter(self._is_one, self.RE.finditer(block)):
            pieces += (block[end : found.start()], found[0])
            end = found.end()
        if not pieces:
            return False
        parts = [piece.strip("\n") for piece in (*pieces, block[end:]) if piece.strip()]
        if len(parts) > 1:
            blocks[:1] = parts
            return True
        super().run(parent, blocks)
        names = self.parser.md.references
        # a link has no more than one space between two words of the name
        names.update({" ".join(name.split()): address for name, address in names.items()})
        return True

    def _is_one(self, found: re.Match[str]) -> bool:
        if not _ADDRESS.search(found[2]):
            return False
        if found[2] in ("#", "<>"):  # how some write a remark
            return True
        text = "\n".join(self.parser.md.lines)  # type: ignore[attr-defined]
        defined = {each.start(1) for each in _DEFINITION.finditer(text)}
        name = r"\s+".join(map(re.escape, found[1].split()))
        return any(each.start() + 1 not in defined for each in re.finditer(rf"\[\s*{name}\s*\]", text, re.I))


def register(md: Markdown, is_line: Callable[[], bool]) -> None:
    md.preprocessors.register(Outline(md, is_line), "tremplin-outline", 15)  # after code (25), HTML (20)
    blocks = md.parser.blockprocessors
    for name, priority, ours in (("olist", 40, Numbers), ("reference", 15, References)):
        if type(blocks[name]) is ours.__mro__[1]:
            blocks.register(ours(md.parser), name, priority)
    blocks["ulist"].SIBLING_TAGS = ["ul"]  # type: ignore[attr-defined]
    blocks["setextheader"].RE = _UNDERLINED  # type: ignore[attr-defined]

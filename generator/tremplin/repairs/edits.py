"""Changes at exact places of a text: every byte around them stays, the mark and the ends of lines too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from urllib.parse import quote

from tremplin.fixes import Edit

_BOM = "\ufeff"
_END = re.compile("\r\n|\r|\n")


def edited(data: bytes, edits: Sequence[Edit]) -> tuple[bytes, tuple[int, ...]]:
    """`data` with those of `edits` whose place is still as it was, and which these are.

    One that meets another waits: what it changes may not be there any more.
    """
    try:
        written = data.decode()
    except UnicodeDecodeError:
        return data, ()
    mark = _BOM if written.startswith(_BOM) else ""
    written = written[len(mark) :]
    text = _END.sub("\n", written)
    pairs = _pairs(written)
    end = found[0] if (found := _END.search(written)) else "\n"
    spans = [(span, n) for n, edit in enumerate(edits) if (span := _span(text, edit))]
    done, pieces, last = [], [mark], 0
    before = -1
    for (start, stop), n in sorted(spans):
        if start <= before:
            continue
        begin = start + bisect_left(pairs, start)
        pieces += [written[last:begin], edits[n].new.replace("\n", end)]
        last, before = stop + bisect_left(pairs, stop), stop
        done.append(n)
    return "".join([*pieces, written[last:]]).encode(), tuple(done)


def _pairs(written: str) -> list[int]:
    """Where two signs end a line, as places in the text where one does."""
    return [found.start() - n for n, found in enumerate(re.finditer("\r\n", written))]


def _span(text: str, edit: Edit) -> tuple[int, int] | None:
    """Where in `text` the edit takes place; None where what it replaces is not there."""
    (_, line, column, length), old, _ = edit
    start = -1
    for _ in range(line):
        if start >= 0 and text.find("\n", start) < 0:
            return None
        start = text.find("\n", start) + 1 if start >= 0 else 0
    if start < 0 or column < 1:
        return None
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    begin = start + column - 1
    if begin > stop or (old is None and begin + length > stop):
        return None
    if not old:
        return begin, begin + (length if old is None else 0)
    if "\n" in old:
        return (begin, begin + len(old)) if text.startswith(old, begin) else None
    if text.startswith(("[", "!["), begin):  # of a link, the address: its words may be the same
        begin = max(begin, text.rfind("](", begin, min(stop, begin + length)) + 1)
    for spelled in dict.fromkeys((old, old.replace(" ", "%20"), quote(old, safe="/:#"))):
        before = r"(?<![\w-])" if spelled[0].isalnum() else ""
        after = r"(?![\w-])" if spelled[-1].isalnum() else ""
        if found := re.compile(before + re.escape(spelled) + after).search(text, begin, stop):
            return found.span()
    return None

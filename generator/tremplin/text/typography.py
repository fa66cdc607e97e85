"""French spaces and apostrophes in rendered HTML, code left alone.

Rules of the Lexique des règles typographiques en usage à l'Imprimerie nationale: a narrow no-break
space before ; ! ? and inside « », a no-break space before : and between a number and its unit.
"""

from __future__ import annotations

import re

from tremplin.text.words import base

NNBSP, NBSP, APOSTROPHE = "\u202f", "\u00a0", "\u2019"

_UNIT = (
    r"(?:%|€|°C|[kMG]?o|h|min|s|[kcm]?m|[mk]?g|[cm]?[lL]|kilos?|tonnes?|degrés?|euros?|heures?|minutes?|secondes?"
    r"|(?:kilo|déca|déci|centi|milli)?(?:mètres?|grammes?|litres?))(?!\w)"
)
# found by the sign, which is rarer than the space: the search skips from one to the next; a tag ends a text.
# « } » ends the name of a number that is drawn
_SIGNS = re.compile(
    r"[;!?»:«0-9'}](?:"
    r"(?<=[ \u00a0][;!?»])(?P<before>)"
    r"|(?<= :)(?=[\s<]|\Z)(?P<colon>)"
    r"|(?:(?<=«)[ \u00a0]|(?<=[0-9]) (?=\d{3}(?!\d)))(?P<after>)"
    rf"|(?<=[0-9}}]) (?={_UNIT})(?P<unit>)"
    r"|(?<=[0-9][ \u00a0]h [0-9])(?=[0-9](?!\d))(?P<minutes>)"
    r"|(?<=(?<!\d)0)(?=[1-9](?: \d\d){4}(?!\d))(?P<phone>)"
    r"|(?<=\+33)(?= [1-9](?: \d\d){4}(?!\d))(?P<abroad>)"
    r"|(?<=[^\W\d_]')(?=[^\W\d_])(?P<apostrophe>)"
    r")"
)
_EDITS = {
    "before": ((-1,), NNBSP),
    "colon": ((-1,), NBSP),
    "after": ((1,), NNBSP),
    "unit": ((1,), NBSP),
    "minutes": ((-1,), NBSP),
    "phone": ((2, 5, 8, 11), NBSP),
    "abroad": ((1, 3, 6, 9, 12), NBSP),
    "apostrophe": ((0,), APOSTROPHE),
}
"""Group → which signs from the start of the match change, and into what: always one for one."""
_VERBATIM_OR_TAG = re.compile(
    r"""(<(?:pre|svg|math|textarea)\b.*?</(?:pre|svg|math|textarea)>|<[^>"]*(?:"[^"]*"[^>"]*)*>)""", re.S
)
_LONG = re.compile(r"\S{12,}")
"""A word so long that it may not fit a phone."""
_JOINT = re.compile(r"[@./](?<=[\w:].)[@./]*(?=[^\W\d_])")
_VERBATIM = re.compile(r"<(/?)(?:code|pre|kbd|samp|script|style|textarea)\b[^>]*>", re.I)


def french(html: str) -> str:
    """`html` with French typography in its text."""
    edits: dict[int, str] = {}
    for found in _SIGNS.finditer(html):
        shifts, sign = _EDITS[found.lastgroup or ""]
        for shift in shifts:
            edits.setdefault(found.start() + shift, sign)
    if not edits:
        return html
    untouched = _untouched(html) if "<" in html else []
    pieces, done = [], 0
    for place in sorted(edits):
        while untouched and untouched[0][1] <= place:
            untouched.pop(0)
        is_kept = untouched and untouched[0][0] <= place
        if is_kept or html.rfind("<", done, place) > html.rfind(">", done, place):
            continue
        pieces += [html[done:place], edits[place]]
        done = place + 1
    return "".join([*pieces, html[done:]])


def typeset(html: str, language: str) -> str:
    """`html` with the typography of its language, where we know it."""
    return french(html) if base(language) == "fr" else html


def breaking(html: str) -> str:
    """`html` whose addresses may go on in another line after a sign, not in the middle of a word."""
    parts = _VERBATIM_OR_TAG.split(html)
    for rank in range(0, len(parts), 2):  # texts and tags in turn
        if _JOINT.search(parts[rank]):
            parts[rank] = _LONG.sub(lambda word: _JOINT.sub(r"\g<0><wbr>", word[0]), parts[rank])
    return "".join(parts)


def _untouched(html: str) -> list[tuple[int, int]]:
    """Where code stands, tags included."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for tag in _VERBATIM.finditer(html):
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, tag.end()))
    return [*found, (start, len(html))] if depth else found


def format_weight(size: int) -> str:
    """« 9 ko », « 1,2 Mo »: thousands of bytes, rounded up to one kilobyte at least."""
    if size <= 999_000:
        return f"{max(1, -(-size // 1000))}\u00a0ko"
    return f"{size / 1_000_000:.1f}\u00a0Mo".replace(".", ",")

"""Where the formulas of a Markdown text are: `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`.

They are found before Markdown reads the text, in one pass whose time grows with its length alone. Code,
comments and HTML tags hold none; « 5 $ et 10 $ », « $5 and $10 » are prices; `\\$` is a dollar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Formula(NamedTuple):
    """`text[start:end]` as written, signs included; `tex` is what stands between them."""

    start: int
    end: int
    tex: str
    display: bool


SIGNS = re.compile(r"\$|\\[(\[]")
"""What a text with a formula holds."""


def may_hold(text: str) -> bool:
    """Whether it is worth looking: most texts have none of the signs."""
    return "$" in text or "\\(" in text or "\\[" in text


def spans(text: str) -> list[Formula]:
    """The formulas of `text`, in their order."""
    return [piece for piece in pieces(text) if isinstance(piece, Formula)] if may_hold(text) else []


def without_formulas(text: str) -> str:
    """`text` with spaces in the place of its formulas: what other syntaxes may be looked for in."""
    kept, done = list[str](), 0
    for found in spans(text):
        kept += [text[done : found.start], re.sub(r"[^\n]", " ", text[found.start : found.end])]
        done = found.end
    return "".join([*kept, text[done:]])


def verbatim(text: str) -> list[tuple[int, int]]:
    """Where code and formulas stand, in their order: no other syntax of ours is read there."""
    return [(piece[0], piece[1]) for piece in pieces(text)]


_TOKEN = re.compile(
    r"(?P<fence>^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?+(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>[^\n]*))"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--)"
    r"|<(?P<tag>/?[a-zA-Z][a-zA-Z0-9-]*)(?:[\s/][^<>]*+)?>"
    r"|<[a-z]+:[^<>\s]*+>"
    r"|(?P<escape>\\[^()\[\]])"
    r"|(?P<open>\\[(\[])"
    r"|(?P<close>\\[)\]])"
    r"|(?P<dollars>\$+)"
    r"|(?P<blank>\n[ \t>]*+(?=\n))",
    re.M | re.S,
)
_VERBATIM_TAGS = frozenset(["code", "kbd", "pre", "samp", "script", "style", "textarea"])
_CLOSING = {"\\(": "\\)", "\\[": "\\]", "$": "$", "$$": "$$"}
_NOT_FIRST = frozenset("),;:!?»”’\"'%]/.")
"""What follows a dollar in a sentence, and begins no formula."""
_TEX = re.compile(r"[\\^_{}]")
_MATHS = re.compile(r"[\\^_{}=+<>|\d]")
_PRICE = re.compile(r"\d.*?(?:\s[^\W\d_]{2,}|[^\W\d_]{2,}\s)", re.S)
_WORDS = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{2,}|[^\W\d_]{2,}\s+[^\W\d_]{3,}")
_QUOTED = re.compile(r"[ \t]*>[ \t>]*")
_INDENT = 80
_BEFORE = re.compile(r"(?:\n|\A)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\Z")
_AFTER = re.compile(r"[ \t]*(?:\n|\Z)")

Token = re.Match[str]


def pieces(text: str) -> Iterator[Formula | tuple[int, int]]:
    """Formulas, and the places of code, in their order."""
    tokens = list(_TOKEN.finditer(text))
    closers = _closing_ticks(tokens)
    never: set[str] = set()
    """Ends that come nowhere any more: they are looked for once."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        kind = token.lastgroup
        end: int | None = None
        if token["fence"]:
            end = _end_of_fence(text, tokens, at)
            yield token.start(), end
        elif token["ticks"] and at in closers:
            end = tokens[closers[at]].end()
            yield token.start(), end
        elif token["comment"] or (kind == "tag" and token["tag"].lower() in _VERBATIM_TAGS):
            sign = f"</{token['tag'].lower()}" if token["tag"] else "-->"
            end = _after(text, sign, token.end(), never)
            if end is not None and token["tag"]:
                yield token.start(), end
        elif token["open"] or token["dollars"]:
            closing = _closing(text, tokens, at, closers)
            found = closing and _formula(text, token, closing)
            if found:
                yield found
                end = found.end
        at += 1
        while end is not None and at < len(tokens) and tokens[at].start() < end:
            at += 1


def _closing_ticks(tokens: list[Token]) -> dict[int, int]:
    """Rank of the signs that open a code span → rank of those that close it, in the same paragraph."""
    found: dict[int, int] = {}
    later: dict[str, int] = {}
    for rank in range(len(tokens) - 1, -1, -1):
        token = tokens[rank]
        if token["blank"] or token["fence"]:
            later.clear()
        elif ticks := token["ticks"]:
            if ticks in later:
                found[rank] = later[ticks]
            later[ticks] = rank
    return found


def _end_of_fence(text: str, tokens: list[Token], at: int) -> int:
    """Where a block of code ends: one that is left open goes on to the end."""
    mark = tokens[at]["mark"]
    for rank in range(at + 1, len(tokens)):
        token = tokens[rank]
        if token["fence"] and token["mark"].startswith(mark) and not token["info"].strip():
            return token.end()
    return len(text)


def _after(text: str, sign: str, start: int, never: set[str]) -> int | None:
    if sign in never:
        return None
    found = re.compile(re.escape(sign), re.I).search(text, start)
    if found is None:
        never.add(sign)
        return None
    return found.end()


def _closing(text: str, tokens: list[Token], at: int, closers: dict[int, int]) -> Token | None:
    """The sign that closes the one at `at`: the next of its kind, in the same paragraph.

    A formula whose signs stand alone on their lines may hold blank lines.
    """
    opening = tokens[at][0]
    wanted = _CLOSING.get(opening)
    crossed = False
    for rank in range(at + 1, len(tokens) if wanted else 0):
        token = tokens[rank]
        if token[0] == wanted:
            return token if not crossed or _is_alone(text, token.start(), token.end()) else None
        if token[0] == opening or token["fence"] or rank in closers or (opening == "$" and token["dollars"]):
            return None
        if token["blank"] and not crossed:
            crossed = opening in ("$$", "\\[") and _is_alone(text, tokens[at].start(), tokens[at].end())
            if not crossed:
                return None
    return None


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether only the signs of a list or of a quotation share the line with what is at this place."""
    return bool(_BEFORE.search(text, max(0, start - _INDENT), start) and _AFTER.match(text, end))


def _formula(text: str, opening: Token, closing: Token) -> Formula | None:
    tex = text[opening.end() : closing.start()]
    sign = opening[0]
    if not tex.strip() or (sign == "$" and not _is_paired(text, opening.start(), closing.start(), tex)):
        return None
    if sign == "\\[" and not (_MATHS.search(tex) or _is_alone(text, opening.start(), closing.end())):
        return None  # brackets that are no link
    if sign != "$$" and not _TEX.search(tex) and _WORDS.search(tex):
        return None
    if "\n" in tex and all(map(_QUOTED.match, tex.split("\n")[1:])):
        tex = re.sub(rf"\n{_QUOTED.pattern}", "\n", tex)
    return Formula(opening.start(), closing.end(), tex.strip(), sign in ("$$", "\\["))


def _is_paired(text: str, start: int, end: int, tex: str) -> bool:
    """Whether two dollars are the signs of a formula, and no prices or names of variables."""
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    if before.isalnum() or tex[0].isspace() or tex[-1].isspace() or tex[0] in _NOT_FIRST:
        return False
    if after.isdigit():
        return False
    has_tex = _TEX.search(tex)
    if after.isalpha() and not has_tex and len(tex) > 2:
        return False
    return bool(has_tex) or not _PRICE.match(tex)

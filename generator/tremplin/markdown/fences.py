"""What follows the opening of fenced code: a language, options; any other words are its title."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_OPENING = re.compile(r"(?P<before>[ >]*(?:(?:[-*+]|\d+\.) +)?)(?P<fence>`{3,}|~{3,})(?P<head>.*)")
_OPTION = re.compile(r"\b(hl_lines|linenums|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_READ = re.compile(r"\s*(?:\.?[\w#.+-]+)?\s*(?:\{.*\}\s*)?(?:\w+=(?:\"[^\"]*\"|'[^']*')\s*)*")


def headed(lines: list[str]) -> list[str]:
    """`lines` with each opening as Markdown reads it."""
    result: list[str] = []
    fence = ""
    for line in lines:
        opening = _OPENING.fullmatch(line) if "```" in line or "~~~" in line else None
        if fence:
            if opening and opening["fence"].startswith(fence) and not opening["head"].strip():
                fence = ""
        elif opening and "`" not in opening["head"]:
            fence = opening["fence"]
            if not _READ.fullmatch(opening["head"]):
                line = f"{opening['before']}{fence}{_head(opening['head'])}"
        result.append(line)
    return result


def _head(written: str) -> str:
    """A language, where the first word is one, and options."""
    options = {found[1]: found[2] or found[3] or found[4] or "" for found in _OPTION.finditer(written)}
    first, *others = _OPTION.sub(" ", written).split() or [""]
    name = first.rstrip(",:;").removeprefix(".")
    words = others if _is_language(name) else [first, *others]
    title = " ".join([*filter(None, [options.pop("title", "")]), *words]).strip(" :,")
    options |= {"title": title.replace('"', "”")} if title else {}
    read = [name] if _is_language(name) else []
    return " ".join(["", *read, *(f'{key}="{value}"' for key, value in options.items())])


@lru_cache(maxsize=64)
def _is_language(name: str) -> bool:
    try:
        return bool(get_lexer_by_name(name.lower()))
    except ClassNotFound:
        return False


class Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return headed(lines) if any("```" in line or "~~~" in line for line in lines) else lines


def register(md: Markdown) -> None:
    md.preprocessors.register(Fences(md), "tremplin-fences", 26)  # before superfences (25)

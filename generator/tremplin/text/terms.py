"""The terms under which a text is found: those of `search/terms.js` of the client.

A term has no accent, ligature nor capital, so that who leaves them out finds as much as who does not.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import snowballstemmer

from tremplin.text.words import base

STOP = frozenset(json.loads((Path(__file__).parent / "terms.json").read_text(encoding="utf-8"))["stop"])
"""The words of grammar of French, in which nothing is said."""
SHORTEST, LONGEST = 2, 30
"""Letters of a term: one is what an elision leaves (« l’ »), more are of an address or a code."""
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile("[0-9a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u3040-\u9fff\uac00-\ud7af\ufb00-\ufb06]+")
_MARKS = re.compile("[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_FEMININE = re.compile("ee(s?)$")
_stem = snowballstemmer.stemmer("french").stemWord


def words(text: str) -> list[str]:
    return _WORD.findall(_HIDDEN.sub("", text).lower())


@lru_cache(maxsize=1 << 16)
def term(word: str, language: str) -> str:
    """That of one of the `words`; "" for one that says nothing."""
    word = _MARKS.sub("", unicodedata.normalize("NFKD", word)).translate(_LIGATURES)
    if not SHORTEST <= len(word) <= LONGEST:
        return ""
    if base(language) != "fr":
        return word
    # without accents, « -ée » is a letter too many for the stemmer
    return "" if word in STOP else str(_stem(_FEMININE.sub(r"e\1", word)))

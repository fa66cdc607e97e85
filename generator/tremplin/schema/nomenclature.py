"""The names of occupations (ROME) and of skills (CRCN, DigComp, CléA): people read these, never the codes.

The tables are read when a course names a code, and only then.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from tremplin.diagnostics import fold

_FOLDER = Path(__file__).with_name("names")
NEAR = 3


@cache
def table(name: str) -> Mapping[str, str]:
    """Code → name, of « occupations » or « skills »; the first line of the file says where it comes from."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        next(file)
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def occupation(code: str) -> str | None:
    return table("occupations").get(code)


def skill(code: str) -> str | None:
    """A finer code than the table holds is named as its domain: « clea:7.1 » as « clea:7 »."""
    names = table("skills")
    return names.get(code) or names.get(code.partition(".")[0])


def is_skill_code(text: str) -> bool:
    """A skill may also be said in words, which are shown as they are."""
    framework, sign, rest = text.partition(":")
    return bool(sign) and framework.isalnum() and rest[:1].isdigit()


def near(wrong: str, kind: str) -> list[str]:
    """« G1602 (Commis / Commise de cuisine) »: what a wrong code, or a name in its place, was meant to be."""
    names = table(kind)
    codes = {fold(code): code for code in names}
    words = {fold(name): code for code, name in names.items()}
    typed = fold(wrong).strip()
    close = get_close_matches(typed, codes, 99, 0.75)
    # two signs exchanged are the likeliest slip
    found = [codes[code] for code in sorted(close, key=lambda code: sorted(code) != sorted(typed))][:NEAR]
    found += [code for name, code in words.items() if len(typed) > 3 and typed in name]
    found += [words[name] for name in get_close_matches(typed, words, NEAR, 0.6)]
    return [f"« {code} » ({names[code]})" for code in dict.fromkeys(found)][:NEAR]

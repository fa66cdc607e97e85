"""Places in a text that are filled once it is clean HTML, and that its author cannot write.

A slot is made of two signs of the private use area, around the digest of the very text that it stands in and
a number: no text holds its own digest. The signs are refused where authors' files are read (T114), and
those that come back in another way (entities, other plugins) are taken out of the cleaned HTML.
"""

from __future__ import annotations

import re
from hashlib import sha256

OPEN, END = "\ue000", "\ue001"
SIGNS = re.compile("[\u202a-\u202e\ue000-\ue00f]")
"""Reserved, and those that turn the direction of what follows: none comes out, be it written as an entity."""
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ue000-\ue00f]")
"""What no text may hold: these, control signs, and those that turn the direction of what follows."""
_BEGIN = f"{OPEN}(?P<digest>[a-p]{{32}})(?P<number>[0-9]+)"
OF_DIRECTIVE = f"{_BEGIN}(?P<part>[oc]?){END}"
"""A pattern; parts are the beginning and the end (`o`, `c`) of what stands around a body."""
SLOT = re.compile(f"{_BEGIN}(?P<part>[ocgf]?){END}")
"""Those of directives, those of gaps (`g`), which a quiz fills, and those of formulas (`f`)."""
OF_FORMULA = re.compile(f"{OPEN}[a-p]{{32}}(?P<number>[0-9]+)f{END}")
_TAG_OR_SIGN = re.compile(f"<[^<>]*>|{SLOT.pattern}|{SIGNS.pattern}")
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def digest(text: str) -> str:
    """What names the slots of `text`: letters alone, which neither Markdown nor typography change."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32].translate(_LETTERS)


def slot(named: str, number: int, part: str = "") -> str:
    return f"{OPEN}{named}{number}{part}{END}"


def true_slots(html: str, *digests: str) -> str:
    """Cleaned `html` with the slots of `digests` that stand between tags, and no other reserved sign."""

    def kept(found: re.Match[str]) -> str:
        if found[0][0] == "<":
            return SIGNS.sub("", SLOT.sub("", found[0]))
        return found[0] if found["digest"] in digests else ""

    return _TAG_OR_SIGN.sub(kept, html) if SIGNS.search(html) else html

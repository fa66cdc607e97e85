"""Ids made of what authors write."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from tremplin.schema.values import slugify

LONGEST = 40
"""Signs of an id: it stands in addresses, and in paths that Windows limits."""
_ELIDED = re.compile(r"\b(?:de (?=l['’]))?(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.I)


def short(text: str) -> str:
    """« L’été à l’école » → « ete-a-ecole », cut at a word."""
    id_ = slugify(_ELIDED.sub("", text))
    while len(id_) > LONGEST:
        id_ = id_.rpartition("-")[0] or id_[:LONGEST]
    return id_


def free(id_: str, taken: Container[str]) -> str:
    """`id_`, or with the first number that is not taken: « objet-2 »."""
    return next(name for n in count(1) if (name := id_ if n == 1 else f"{id_}-{n}") not in taken)

"""What the publisher asks of courses: `plugins: [tremplin: {quality: {interactivité: 60}}]`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tremplin.diagnostics import fold
from tremplin.rules.quality import Criterion

Demands = Mapping[Criterion, int]
"""The least that each criterion may come to, from 0 to 100."""
NAMES = {
    "apprenant": Criterion.LEARNER,
    "segmentation": Criterion.SEGMENTATION,
    "stimulation": Criterion.STIMULATION,
    "interactivité": Criterion.INTERACTIVITY,
}
_KEYS = {fold(name): criterion for name, criterion in NAMES.items()} | {fold(c): c for c in Criterion}


def criterion_of(name: str) -> Criterion | None:
    """The one that a publisher names, in French or in English."""
    return _KEYS.get(fold(name))


def score_of(value: object) -> int | None:
    """« 60 », « 60 % »: from 0 to 100."""
    found = re.fullmatch(r"(\d{1,3})(?:\s*%)?", str(value).strip())
    return int(found[1]) if found and int(found[1]) <= 100 else None


def demands_of(option: object) -> Demands:
    """What the configuration says, of each criterion or of all, without what it says badly."""
    rows = option.items() if isinstance(option, Mapping) else ((name, option) for name in NAMES)
    told = ((criterion_of(str(name)), score_of(value)) for name, value in rows)
    return {criterion: score for criterion, score in told if criterion and score}

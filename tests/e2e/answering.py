"""Every kind of question answered rightly by its own fields and buttons, in any engine (`answering.js`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from test_gallery import GALLERY, PROGRAMS, SEGMENTS

from tremplin.questions import KINDS

SCRIPT = Path(__file__).with_name("answering.js").read_text(encoding="utf-8")
PAGES = tuple(GALLERY.format(segment) for segment in SEGMENTS)
"""The gallery of authors: together these pages have every kind."""
SOLUTIONS = {id_: right for id_, (right, *_) in PROGRAMS.items()}
# of those that were answered
KEPT = """() => [...document.querySelectorAll("form.q:not([hidden])")]
  .map((form) => [form.dataset, form.querySelector("[data-said]").textContent.trim()])
  .filter(([, said]) => said)
  .map(([{ q, kind }, said]) => ({ id: q, kind, said }))"""


def call(programs: dict[str, str] = SOLUTIONS) -> str:
    """What answers a page, for an engine to evaluate."""
    return f"({SCRIPT[SCRIPT.index('async (programs)') :].strip().rstrip(';')})({json.dumps(programs)})"


def not_right(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [
        f"{row['id']}: {row['said']}"
        for row in rows
        if not row["said"].startswith(("Juste\u202f!", "C’est noté."))
    ]


def kinds_but(rows: Iterable[dict[str, Any]]) -> set[str]:
    """The kinds that were not answered."""
    return {kind.name for kind in KINDS} - {row["kind"] for row in rows}

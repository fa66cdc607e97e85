"""The classes and roles that a text may carry: those that Markdown makes and that users of Material write.

All others are the interface's (`notice`, `answer`, `verdict` …): with them, a text could pass for what the
site says, cover it, or be found by its scripts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pygments.token import STANDARD_TYPES

# https://squidfunk.github.io/mkdocs-material/reference/admonitions/#supported-types
NOTES = frozenset(
    "note abstract summary tldr info todo tip important success check question help faq "  # noqa: SIM905
    "warning caution attention failure fail missing danger error bug example quote cite hint done".split()
)
_SAME = {"hint": "tip", "done": "success"}
"""Kinds of notes whose name is the interface's → the one that looks the same."""
_EXACT = NOTES - {*_SAME} | frozenset(
    "admonition admonition-title annotate inline grid cards "  # noqa: SIM905
    "highlight highlighttable codehilite filename linenodiv linenos linenums lineno normal special code hll "
    "keys toc toctitle headerlink arithmatex twemoji emojione gemoji magiclink "
    "critic comment progress md-button md-button--primary".split()
)
_PREFIXES = ("footnote", "key-", "language-", "magiclink-", "progress-", "tabbed-", "task-list")
_SIDES = frozenset(["left", "center", "right"])
_OF = {"span": frozenset(STANDARD_TYPES.values()), "td": _SIDES, "th": _SIDES}
_TOKEN = re.compile("[a-z0-9]{1,3}(?:-[A-Z][A-Za-z0-9]*)+")
"""What Pygments calls a kind of word that it has no short name for."""

ROLES = frozenset(["img", "math", "none", "note", "presentation"])


@lru_cache(maxsize=4096)
def classes(tag: str, value: str) -> str | None:
    """Those of `value`, the classes of an element, that a text may carry; None for none."""
    own = _OF.get(tag, frozenset())
    kept = (
        name
        for written in value.split()
        if (name := _SAME.get(written, written)) in _EXACT
        or name in own
        or name.startswith(_PREFIXES)
        or (tag == "span" and _TOKEN.fullmatch(name))
    )
    return " ".join(kept) or None

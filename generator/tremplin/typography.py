"""French spaces and apostrophes in rendered HTML, code left alone.

Rules of the Lexique des règles typographiques en usage à l'Imprimerie nationale: a narrow no-break
space before ; ! ? and inside « », a no-break space before : and between a number and its unit.
"""

from __future__ import annotations

import re

NNBSP, NBSP = "\u202f", "\u00a0"
_TAG = re.compile(r"(<[^>]*>)")
_VERBATIM = {"code", "pre", "kbd", "samp", "script", "style", "textarea"}
_RULES = (
    (re.compile(r"[ \u00a0](?=[;!?»])"), NNBSP),
    (re.compile(r"(?<=«)[ \u00a0]"), NNBSP),
    (re.compile(r" (?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NNBSP),
    (re.compile(r"(?<=\d) (?=(?:%|€|°C|[kMG]?o|h|min|s|[kcm]?m|[mk]?g|[cm]?[lL])(?!\w))"), NBSP),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "\u2019"),
)


def french(html: str) -> str:
    """`html` with French typography in its text."""
    pieces = _TAG.split(html)
    verbatim = 0
    for n, piece in enumerate(pieces):
        if n % 2:
            name = next(iter(piece.strip("</> ").split(None, 1)), "").lower()
            if name in _VERBATIM:
                verbatim += -1 if piece.startswith("</") else 1
        elif piece and not verbatim:
            for pattern, replacement in _RULES:
                piece = pattern.sub(replacement, piece)
            pieces[n] = piece
    return "".join(pieces)

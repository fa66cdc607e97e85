"""Addresses as QR codes."""

from __future__ import annotations

import segno
from markupsafe import Markup


def code(address: str) -> Markup:
    """A drawing that a camera reads."""
    found = segno.make(address, micro=False)
    svg = found.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return Markup(svg)  # noqa: S704 - segno draws numbers only

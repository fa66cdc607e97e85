"""Editions: what goes where no network goes. One file each; `EDITIONS` is the seam."""

from __future__ import annotations

from tremplin.editions import box, epub, print, single, usb, worksheets, zim
from tremplin.editions.base import Edition

EDITIONS: tuple[Edition, ...] = (
    usb.EDITION,
    single.EDITION,
    zim.EDITION,
    box.EDITION,
    epub.EDITION,
    print.EDITION,
    worksheets.EDITION,
)

OFFERED = tuple(edition for edition in EDITIONS if edition.suffix and not edition.is_one)
"""Those that the page of a course may offer: a file of its own."""

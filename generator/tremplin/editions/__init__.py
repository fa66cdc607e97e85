"""Editions: what goes where no network goes. One file each; `EDITIONS` is the seam."""

from __future__ import annotations

from tremplin.editions import epub, print, single, usb, worksheets
from tremplin.editions.base import Edition

EDITIONS: tuple[Edition, ...] = (usb.EDITION, single.EDITION, epub.EDITION, print.EDITION, worksheets.EDITION)

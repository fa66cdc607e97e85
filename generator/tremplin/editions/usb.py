"""usb: a folder that opens with a double click, on a key or any disk: the site without what a host does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tremplin.editions.base import Edition, Order
from tremplin.editions.disk import README, held, on_a_disk, read_me
from tremplin.editions.writing import SUMS
from tremplin.outputs.base import Entries, Output

_COMMANDS = {"commands": ("tremplin export usb --verify", f"sha256sum -c {SUMS}")}


def outputs(order: Order, written: Entries) -> Iterator[Output]:
    yield from held(order)
    yield Output(README, partial(read_me, "usb", on_a_disk(order.site), written, _COMMANDS))


EDITION = Edition("usb", "un dossier pour une clé USB, qui s’ouvre d’un double clic", outputs)

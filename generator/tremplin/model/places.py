"""Addresses from the names of files and folders, whose number orders them and is no part of it."""

from __future__ import annotations

import re

from tremplin.text.addresses import composed

_ORDER = re.compile(r"^\d+[-_]")


def unnumbered(name: str) -> str:
    """The part of an address that a folder or a file makes: « 02-ecrire » → « ecrire »."""
    return _ORDER.sub("", name)


def address_of(path: str) -> str:
    """The address of the page whose Markdown file is at `path` from docs_dir."""
    parts = composed(path).removesuffix(".md").split("/")
    return "".join(f"{unnumbered(part)}/" for part in (parts[:-1] if parts[-1] == "index" else parts))


def bank_id(target: str) -> str:
    """The id of the quiz that a directive names, with or without one of its questions."""
    return target.partition("#")[0].removesuffix(".yml")

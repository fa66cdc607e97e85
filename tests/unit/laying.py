"""Examples that carry the name of their file, written into a project as they are meant."""

from __future__ import annotations

import re
from pathlib import Path

from tremplin.rules.help import EXAMPLE

_KEY = re.compile(r"^[^\s#-][^:\n]*(?=:)", re.M)


def laid(over: str, text: str) -> str:
    """The file `over` as an example means it: all of it, its text below the header, or some of its keys."""
    first = over.partition("\n")[0]
    if first == "---" and not re.search("^---", text, re.M):
        return f"{over[: over.index('---', 3) + 4]}{text}"
    if first in ("", "---") or text.startswith(("- ", "[", first.partition(":")[0])):
        return text
    kept, names = over, set(_KEY.findall(text))
    for block in re.findall(r"^[^\s#-].*\n(?:(?:[ -].*)?\n)*", over, re.M):
        if block.partition(":")[0] in names:
            kept = kept.replace(block, "")
    return kept + text


def lay(root: Path, section: str) -> set[str]:
    """Write the examples of a section that name a file into a project; gives these names."""
    found = [(name, text) for _, name, text in EXAMPLE.findall(section) if name]
    for name, text in found:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(laid(path.read_text("utf-8") if path.exists() else "", text), encoding="utf-8")
    return {name for name, _ in found}

"""What the HTML of a page leads to, where only a part of the site is: it is there, elsewhere, or nowhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape, unescape

from tremplin.outputs.base import File, Output
from tremplin.text.addresses import Address, Kind, from_root, parse
from tremplin.text.media_types import media_type

_TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""")
_ATTRIBUTE = re.compile(r"""(\s)([^\s=>"'/]+)=("[^"]*"|'[^']*')""")
_LEADING = frozenset(["href", "src", "poster", "srcset", "data-frame"])
_NAMING = frozenset(
    ["id", "for", "headers", "list", *(f"aria-{name}" for name in ("controls", "describedby", "labelledby"))]
)
_OF_SET = re.compile(r"(?:^|(?<=,))(\s*)([^\s,]+)")
_MOST = 4_000_000
"""Bytes of a film or a document beyond which it stays out of a file, which would not open any more."""

Leads = Callable[[Address, str], str | None]
"""From an address and where it leads from the root of the site, "" outside it, to the address to write; None
for one that leads nowhere any more.
"""


def readdressed(html: str, base: str, leads: Leads) -> str:
    """The HTML of the page whose file is `base` with the addresses that `leads` gives."""

    def led(written: str) -> str | None:
        address = parse(written)
        return leads(address, from_root(address, base))

    def attribute(found: re.Match[str]) -> str:
        space, name, quoted = found.groups()
        if name not in _LEADING:
            return found[0]
        written = unescape(quoted[1:-1])
        if name == "srcset":
            value: str | None = _OF_SET.sub(lambda one: one[1] + (led(one[2]) or ""), written)
        else:
            value = led(written)
        return "" if value is None else f'{space}{name}="{escape(value)}"'

    def tag(found: re.Match[str]) -> str:
        if found[1] == "use" or "=" not in found[2]:  # drawings use parts of their own
            return found[0]
        return f"<{found[1]}{_ATTRIBUTE.sub(attribute, found[2])}>"

    return _TAG.sub(tag, html)


def apart(html: str, mark: str) -> str:
    """The HTML of a page whose ids, and the names of its choices, end with `mark`: so no other page of the
    same document has them, and none takes its label or its choice from another.
    """

    def tag(found: re.Match[str]) -> str:
        naming = _NAMING | {"name"} if 'type="radio"' in found[2] else _NAMING

        def attribute(one: re.Match[str]) -> str:
            space, name, quoted = one.groups()
            if name not in naming:
                return one[0]
            return f'{space}{name}="{" ".join(f"{word}{mark}" for word in quoted[1:-1].split())}"'

        return f"<{found[1]}{_ATTRIBUTE.sub(attribute, found[2])}>" if "=" in found[2] else found[0]

    return _TAG.sub(tag, html)


def elsewhere(site: str | None, target: str, address: Address) -> str | None:
    """What leads to the page on the site, where its address is known."""
    return f"{site.rstrip('/')}/{target}{address.anchor}" if site else None


def without(html: str, base: str, there: Collection[str], site: str | None) -> str:
    """The HTML of a page of a folder that holds the addresses `there` and no other."""

    def leads(address: Address, target: str) -> str | None:
        return str(address) if not target or target in there else elsewhere(site, target, address)

    return readdressed(html, base, leads)


@dataclass(frozen=True)
class Inside:
    """`pages` names those that are in one file, `files` what else may be, by address; `site` is where the
    others are, when it is known.
    """

    pages: Collection[str]
    files: Mapping[str, Output]
    site: str | None
    first: str
    """The file of the page that takes the place of the catalogue."""
    theme: str
    """The folder of the theme: its files go by their name there."""

    def html(self, html: str, base: str) -> str:
        """The HTML of the page whose file is `base`, as it stands in the one file."""

        def leads(address: Address, target: str) -> str | None:
            if address.kind is Kind.ANCHOR:
                return f"#/{base}{address.anchor}"
            return self._led(address, self.first if target == "index.html" else target)

        return readdressed(html, base, leads)

    def _led(self, address: Address, target: str) -> str | None:
        if not target:
            return str(address)
        if target in self.pages:
            return f"#/{target}{address.anchor}"
        if target.startswith(f"{self.theme}/"):
            return target.removeprefix(f"{self.theme}/")
        if (output := self.files.get(target)) and _fits(output):
            return data_of(target, output.data())
        return elsewhere(self.site, target, address)


def _fits(output: Output) -> bool:
    return not isinstance(output.content, File) or output.content.stamp[0] <= _MOST


def data_of(name: str, data: bytes) -> str:
    """A file as an address that holds it."""
    return f"data:{media_type(name)};base64,{b64encode(data).decode()}"

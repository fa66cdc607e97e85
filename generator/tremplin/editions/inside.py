"""The pages of a course in one file: what their HTML leads to is in it too, or elsewhere, or nowhere."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from tremplin.outputs.base import File, Output
from tremplin.text.addresses import Kind, from_root, parse

_TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""")
_ATTRIBUTE = re.compile(r"""(\s)([^\s=>"'/]+)=("[^"]*"|'[^']*')""")
_LEADING = frozenset(["href", "src", "poster", "srcset", "data-frame"])
_OF_SET = re.compile(r"(?:(?<=^)|(?<=,))(\s*)([^\s,]+)")
_MOST = 4_000_000
"""Bytes of a film or a document beyond which it stays out of the file, which would not open any more."""


@dataclass(frozen=True)
class Inside:
    """`pages` names those that are in the file, `files` what else may be, by address; `site` is where the
    others are, when it is known.
    """

    pages: frozenset[str]
    files: Mapping[str, Output]
    site: str | None
    first: str
    """The file of the page that takes the place of the catalogue."""
    theme: str
    """The folder of the theme: its files go by their name there."""

    def html(self, html: str, base: str) -> str:
        """The HTML of the page whose file is `base`, as it stands in the file."""

        def tag(found: re.Match[str]) -> str:
            name, attributes = found[1].lower(), found[2]
            if "=" not in attributes:
                return found[0]
            return f"<{found[1]}{_ATTRIBUTE.sub(lambda one: self._attribute(name, one, base), attributes)}>"

        return _TAG.sub(tag, html)

    def _attribute(self, tag: str, found: re.Match[str], base: str) -> str:
        space, name, quoted = found.groups()
        if name.lower() not in _LEADING or tag == "use":
            return found[0]
        written = unescape(quoted[1:-1])
        if name == "srcset":
            value: str | None = _OF_SET.sub(lambda one: one[1] + (self._leads(one[2], base) or ""), written)
        elif name == "data-frame":
            value = from_root(parse(written), base).removeprefix(f"{self.theme}/")
        else:
            value = self._leads(written, base)
        return "" if value is None else f'{space}{name}="{escape(value)}"'

    def _leads(self, written: str, base: str) -> str | None:
        address = parse(written)
        if address.kind is Kind.ANCHOR:
            return f"#/{base}{address.anchor}"
        target = from_root(address, base)
        if not target:
            return written
        if target == "index.html":
            target = self.first
        if target in self.pages:
            return f"#/{target}{address.anchor}"
        if (output := self.files.get(target)) and _fits(output):
            return data_of(target, output.data())
        return f"{self.site.rstrip('/')}/{target}{address.anchor}" if self.site else None


def _fits(output: Output) -> bool:
    return not isinstance(output.content, File) or output.content.stamp[0] <= _MOST


def data_of(name: str, data: bytes) -> str:
    """A file as an address that holds it."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(data).decode()}"

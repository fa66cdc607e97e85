"""A file of the authors as text that can be changed, and back: its encoding mark and its line ends stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

from tremplin.editing.refusing import EditingError

_MARK = "\ufeff"


@dataclass(frozen=True)
class Document:
    """`text` has "\\n" at the end of each line; `ends` are those that the file has, line by line."""

    text: str
    ends: tuple[str, ...]
    has_mark: bool
    digest: str
    """Of the bytes of the file."""

    @classmethod
    def of(cls, data: bytes) -> Document:
        """Raises EditingError for bytes that are not UTF-8."""
        try:
            written = data.decode()
        except UnicodeDecodeError as error:
            reason = "Ce fichier n’est pas en UTF-8. « tremplin check --fix » le convertit."
            raise EditingError(reason) from error
        bare = written.removeprefix(_MARK)
        text = bare.replace("\r\n", "\n").replace("\r", "\n")
        return cls(text, tuple(_ends(bare)), bare != written, sha256(data).hexdigest())

    def data(self, text: str) -> bytes:
        """The file with `text`: lines that are still there end as they did, others as most do."""
        usual = max(set(self.ends), key=self.ends.count, default="\n")
        if set(self.ends) <= {"\n"}:
            written = text
        elif len(set(self.ends)) == 1:
            written = text.replace("\n", usual)
        else:
            lines, kept = text.split("\n"), self.text.split("\n")
            ends = [usual] * len(lines)
            same = SequenceMatcher(None, kept, lines, autojunk=False).get_matching_blocks()
            for old, new, count in same:
                ends[new : new + count] = (*self.ends, usual)[old : old + count]
            ends[-1] = ""
            written = "".join(line + end for line, end in zip(lines, ends, strict=True))
        return ((_MARK if self.has_mark else "") + written).encode()


def _ends(text: str) -> list[str]:
    return re.findall("\r\n|\r|\n", text)

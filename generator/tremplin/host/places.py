"""Where the configuration says something: for messages, which give its line."""

from __future__ import annotations

import re

from tremplin.diagnostics import Span


def place_in(file: str, text: str, *words: str) -> Span:
    """The last of `words` that is in `text`, each after the one before, as a key where it can be.

    That of the file as a whole when there is none.
    """
    span, start = Span(file), 0
    for word in words:
        sign = re.escape(word)
        # « key: », « "key": », « - key », « {key: », then the words anywhere
        ways = (rf"(?m)^{sign}(?=[\"']?\s*:)", rf"(?m)(?<![\w.-]){sign}(?=[\"']?\s*:)", sign)
        looked = (re.compile(way).search(text, start) for way in ways if word)
        if found := next(filter(None, looked), None):
            start = found.start()
            line = text.count("\n", 0, start) + 1
            span = Span(file, line, start - text.rfind("\n", 0, start), len(word))
    return span

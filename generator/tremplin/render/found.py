"""What a page is found by: its text, a line a block, and the terms of it.

A question counts by what it asks: nothing of its answers, its hints or its correction.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html import unescape

from tremplin.text.terms import term, words

_FORM = re.compile('<form class="q".*?</form>', re.S)
_ASKED = re.compile("<legend>(.*?)</legend>", re.S)
_NOTE = re.compile('(?:&nbsp;|\u00a0)?<a class="footnote-(?:back)?ref"[^>]*>.*?</a>', re.S)
"""A call of a footnote, or the way back: no text."""
_TAG = re.compile("<(/?)([a-z][a-z0-9]*)([^>]*)>|<!--.*?-->", re.S)
_LEFT_OUT = frozenset(("aside", "button", "nav", "pre", "select", "small", "svg", "template"))
_OF_INTERFACE = re.compile(r'\bhidden\b|class="(?:ask|facts|file|play|tag|when)["\s]')
_BLOCKS = frozenset(
    (
        *(
            "article",
            "aside",
            "blockquote",
            "br",
            "button",
            "caption",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
        ),
        *(
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "select",
            "small",
        ),
        *("summary", "svg", "table", "tbody", "td", "template", "th", "thead", "tr", "ul"),
    )
)
_SPACES = re.compile(" {2,}")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt"))
ONCE, SELDOM = 1, 3
"""Times that a term comes, up to which it has the first weight, then the second."""
STRONG = 3
"""A term that is in a heading too weighs so much more."""
WEIGHTS = "ABCDEF"
"""Their signs, from 0 on."""


def found_of(html: str, language: str) -> tuple[str, str]:
    """The text, and the terms of it, as `weighed`."""
    text, headings = said(html)
    return text, weighed(text, headings, language)


def weighed(text: str, headings: str, language: str) -> str:
    """How many terms there are, then a line for each weight: its letter, and the terms that have it."""
    counts: Counter[str] = Counter()
    for word, count in Counter(words(text)).items():
        counts[term(word, language)] += count
    del counts[""]
    strong = {term(word, language) for word in words(headings)}
    rows = defaultdict(list)
    for name in sorted(counts):
        count = counts[name]
        rows[(count > ONCE) + (count > SELDOM) + (STRONG if name in strong else 0)].append(name)
    return "\n".join([str(counts.total()), *(WEIGHTS[n] + " ".join(rows[n]) for n in sorted(rows))])


def said(html: str) -> tuple[str, str]:
    """What `html` says, a line a block; and its headings."""
    html = _FORM.sub(lambda form: f"<p>{found[1] if (found := _ASKED.search(form[0])) else ''}</p>", html)
    html = _NOTE.sub("", html).replace("\n", " ")
    parts: list[str] = []
    headings: list[str] = []
    at, skipped, depth, heading = 0, "", 0, 0
    for tag in _TAG.finditer(html):
        end, name, attributes = tag.groups()
        if skipped:
            if name == skipped:
                depth += -1 if end else 1
                if depth == 0:
                    skipped, at = "", tag.end()
            continue
        parts.append(html[at : tag.start()])
        at = tag.end()
        if name not in _BLOCKS:
            continue
        if name in _HEADINGS:
            if end:
                headings.extend(parts[heading:])
            heading = len(parts)
        parts.append("\n")
        if not end and (name in _LEFT_OUT or (attributes and _OF_INTERFACE.search(attributes))):
            skipped, depth = name, 1
    if not skipped:
        parts.append(html[at:])
    lines = (_SPACES.sub(" ", line).strip(" ") for line in unescape("".join(parts)).split("\n"))
    return "\n".join(filter(None, lines)), unescape("".join(headings))

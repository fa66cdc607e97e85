"""What « Chercher » loads, as scripts, for a page opened from a disk may load nothing else.

`titres.js` names the pages; a list for each first letter of terms says which pages have them; each page has
its text, from which an extract is shown. So a search loads the titles, the lists of its words, and the texts
of what it shows. Pages are numbered in their order: what was made of others is told by its `edition`.
A course has all of its own in one file besides, `cours/<id>.js`: who looks there alone loads no more, and a
device that keeps the course keeps it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from hashlib import sha256
from itertools import groupby

from tremplin.model.project import Course
from tremplin.outputs.base import Output
from tremplin.pages import search
from tremplin.pages.base import Page
from tremplin.render.found import STRONG, WEIGHTS
from tremplin.render.site import Site
from tremplin.text.terms import term, words
from tremplin.text.typography import typeset

MANY = 400
"""Pages from which a letter has two lists: its terms whose second letter is before « l », and the others."""
WHOLE = ""
"""The one list of a course."""
OTHERS = "autres"
"""The list of what begins with no letter from a to z, nor a figure."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TO_A_DIGIT = 20
"""Terms that make a page one longer."""


def outputs(site: Site) -> Iterator[Output]:
    pages = _found(site)
    index = Index(site, pages, 2 if len(pages) >= MANY else 1)
    yield _script("titres", index.titles)
    for name in index.names:
        yield _script(name, partial(index.terms, name))
    for course, its in groupby(pages, lambda page: page.course):
        if course:
            yield _script(f"cours/{course.id}", Index(site, list(its), 0).whole)
    for page in pages:
        yield _script(f"textes/{page.url.rstrip('/')}", partial(index.text, page))


def address_of(course: Course) -> str:
    """The file in which a course has all of its own."""
    return f"{search.address()}cours/{course.id}.js"


def _found(site: Site) -> list[Page]:
    """The pages that are found, the ones of a course together."""
    ranks = {course.id: rank for rank, course in enumerate(site.project.courses)}
    found = (page for page in site.pages if page.kind.is_found)
    return sorted(found, key=lambda page: ranks[page.course.id] if page.course else len(ranks))


def _script(name: str, content: Callable[[], object]) -> Output:
    def data() -> bytes:
        value = json.dumps(content(), ensure_ascii=False, separators=(",", ":"))
        # two signs that older browsers take for ends of lines
        value = value.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return f'tremplinFound["{name}"]={value}'.encode()

    return Output(f"{search.address()}{name}.js", data)


class Index:
    """What is found on `pages`; a letter has so many `parts`, or all terms are in one list."""

    def __init__(self, site: Site, pages: Sequence[Page], parts: int) -> None:
        self.site, self.pages, self.parts = site, pages, parts

    @cached_property
    def edition(self) -> str:
        return sha256("\n".join(page.url for page in self.pages).encode()).hexdigest()[:6]

    @property
    def names(self) -> list[str]:
        """Those of all lists: some may be empty."""
        halves = ("a", "l") if self.parts > 1 else ("",)
        return [*(f"{letter}{half}" for letter in _LETTERS for half in halves), "0", OTHERS]

    def name(self, term: str) -> str:
        """The list that `term` is in; the client says the same."""
        if not self.parts:
            return WHOLE
        first, second = term[0], term[1:2]  # a stem may be one letter
        if first.isascii() and first.isalpha():
            return first + ("l" if second >= "l" else "a") if self.parts > 1 else first
        return "0" if first.isascii() else OTHERS

    def titles(self) -> object:
        return {"edition": self.edition, "parts": self.parts, "groups": self._groups()}

    def terms(self, name: str) -> object:
        return self.edition, self._lists.get(name, "")

    def whole(self) -> object:
        return {"parts": self.parts, "groups": self._groups(), "list": self._lists.get(WHOLE, "")}

    def _groups(self) -> list[tuple[str, ...]]:
        """By course its address and language; of its pages the addresses there, the titles, the lengths."""
        groups: list[tuple[str, ...]] = []
        for course, found in groupby(self.pages, lambda page: page.course):
            pages = list(found)
            address = course.url if course else ""
            groups.append(
                (
                    address,
                    pages[0].language,
                    "\n".join(page.url.removeprefix(address) for page in pages),
                    "\n".join(typeset(page.title, page.language) for page in pages),
                    "".join(map(self._length, pages)),
                )
            )
        return groups

    def text(self, page: Page) -> object:
        return "\n".join(filter(None, (*_told(page), self._made(page)[0])))

    def _made(self, page: Page) -> tuple[str, str]:
        content = self.site.made.get(page.url)
        return (content.said, content.terms) if content else ("", "")

    def _length(self, page: Page) -> str:
        count = int(self._made(page)[1].partition("\n")[0] or 0)
        return _DIGITS[min(count // _TO_A_DIGIT, len(_DIGITS) - 1)]

    @cached_property
    def _lists(self) -> dict[str, str]:
        """A line a term: how many signs of the one before it begins with, and its others; then for each page
        the sign of its weight, and how many pages were passed over. Numbers are to the base of 36.
        """
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, page in enumerate(self.pages):
            for found, weight in self._weights(page).items():
                places[found].append((number, weight))
        lists: dict[str, list[str]] = defaultdict(list)
        before: dict[str, str] = defaultdict(str)
        gaps = [_to_36(n) for n in range(len(self.pages))]
        for found in sorted(places):
            name, line, last = self.name(found), [], -1
            for number, weight in places[found]:
                line.append(WEIGHTS[weight] + gaps[number - last - 1])
                last = number
            shared = _shared(before[name], found)
            lists[name].append(f"{_DIGITS[shared]}{found[shared:]}{''.join(line)}")
            before[name] = found
        return {name: "\n".join(lines) for name, lines in lists.items()}

    def _weights(self, page: Page) -> dict[str, int]:
        """The terms of a page; what sums it up counts as its headings do."""
        _, *lines = self._made(page)[1].split("\n")
        found = {name: WEIGHTS.index(line[0]) for line in lines for name in line[1:].split(" ")}
        for text in _told(page):
            for word in words(text):
                if name := term(word, page.language):
                    found[name] = STRONG + found.get(name, 0) % STRONG
        return found


def _told(page: Page) -> Iterator[str]:
    """What is said of a page besides its text."""
    yield page.summary or ""
    if page.course and page.url == page.course.url:
        yield from page.course.info.value.objectives.values()


def _to_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def _shared(one: str, other: str) -> int:
    """How many signs both begin with, as far as a digit tells."""
    most = min(len(one), len(other), len(_DIGITS) - 1)
    return next((n for n in range(most) if one[n] != other[n]), most)

"""What « Chercher » loads, as scripts, for a page opened from a disk may load nothing else.

`titres.js` names the pages; lists of terms, in their order, say which pages have them; each page has its
text, from which an extract is shown. So a search loads the titles, the lists of its words, and the texts of
what it shows. Pages and lists are numbered: what was made of others is told by its `edition`. A course has
all of its own in one file besides, `cours/<id>.js`: who looks there alone loads no more, and a device that
keeps the course keeps it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
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

FEWEST = 12
"""Lists of terms of a small site."""
TO_A_LIST = 10
"""Pages that make a list of a large one."""
CUT = 3
"""Letters in which the first term of a list is not the last one of the list before, so that cuts stay where
they are while texts change.
"""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_TO_A_DIGIT = 20
"""Terms that make a page one longer."""


def outputs(site: Site) -> Iterator[Output]:
    pages = _found(site)
    by_url = {page.url: page for page in pages}
    weights = cache(lambda url: _weights(site, by_url[url]))
    index = Index(site, pages, max(FEWEST, len(pages) // TO_A_LIST), weights)
    yield _script("titres", index.titles)
    for rank in range(index.count):
        yield _script(f"termes/{rank}", partial(index.terms, rank))
    for course, its in groupby(pages, lambda page: page.course):
        if course:
            yield _script(f"cours/{course.id}", Index(site, list(its), 1, weights).whole)
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
    """What is found on `pages`, its terms in so many lists: where terms are few, the last ones are empty."""

    def __init__(
        self, site: Site, pages: Sequence[Page], count: int, weights: Callable[[str], Mapping[str, int]]
    ) -> None:
        self.site, self.pages, self.count, self.weights = site, pages, count, weights

    @cached_property
    def edition(self) -> str:
        urls = (page.url for page in self.pages)
        return sha256("\n".join((self.cuts, *urls)).encode()).hexdigest()[:6]

    @property
    def cuts(self) -> str:
        """What the terms of each list are not before."""
        return " ".join(cut for cut, _ in self._lists)

    def titles(self) -> object:
        return {"edition": self.edition, "cuts": self.cuts, "groups": self._groups()}

    def terms(self, rank: int) -> object:
        return self.edition, self._lists[rank][1] if rank < len(self._lists) else ""

    def whole(self) -> object:
        return {"cuts": self.cuts, "groups": self._groups(), "list": self._lists[0][1]}

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
        return "\n".join(filter(None, (*_told(page), _made(self.site, page)[0])))

    def _length(self, page: Page) -> str:
        count = int(_made(self.site, page)[1].partition("\n")[0] or 0)
        return _DIGITS[min(count // _TO_A_DIGIT, len(_DIGITS) - 1)]

    @cached_property
    def _lists(self) -> list[tuple[str, str]]:
        """The cut of each list, and its lines, one a term: how many signs of the one before it begins with,
        and its others; then its places.
        """
        places = self._places()
        most = sum(len(found) + len(its) for found, its in places.items()) / self.count
        lists: list[tuple[str, list[str]]] = [("", [])]
        size, last = 0, ""
        for found in sorted(places):
            shared = _shared(last, found)
            if size >= most * len(lists) and shared < CUT:
                lists.append((found[: shared + 1], []))
                shared = 0
            lists[-1][1].append(f"{_DIGITS[shared]}{found[shared:]}{places[found]}")
            size += len(found) + len(places[found])
            last = found
        return [(cut, "\n".join(lines)) for cut, lines in lists]

    def _places(self) -> dict[str, str]:
        """Of each term, for each page the sign of its weight, and how many pages were passed over. Numbers
        are to the base of 36.
        """
        places: dict[str, list[str]] = defaultdict(list)
        last: dict[str, int] = defaultdict(lambda: -1)
        gaps = [_to_36(n) for n in range(len(self.pages))]
        for number, page in enumerate(self.pages):
            for found, weight in self.weights(page.url).items():
                places[found].append(WEIGHTS[weight] + gaps[number - last[found] - 1])
                last[found] = number
        return {found: "".join(its) for found, its in places.items()}


def _made(site: Site, page: Page) -> tuple[str, str]:
    content = site.made.get(page.url)
    return (content.said, content.terms) if content else ("", "")


def _weights(site: Site, page: Page) -> dict[str, int]:
    """The terms of a page; what sums it up counts as its headings do."""
    _, *lines = _made(site, page)[1].split("\n")
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

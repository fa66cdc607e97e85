"""print: a course on A4 paper: lessons, worksheets, and the answers apart, to be taken out.

The file has tags for voices, but no tool has judged it: it claims no conformity.
"""

from __future__ import annotations

import logging
from pathlib import Path
from xml.etree.ElementTree import Element

from markupsafe import Markup

from tremplin.editions.base import Edition, by_course, next_one
from tremplin.editions.book import Book, book
from tremplin.editions.inside import data_of
from tremplin.editions.trees import grown, put, words_in, write
from tremplin.model.project import Course
from tremplin.render.codes import code
from tremplin.render.site import Site

_LARGE = "@page { @bottom-left { font-size: 14pt } @bottom-right { font-size: 14pt } }"
"""What the class of the document does not reach."""


def print_(site: Site, course: Course, *, is_large: bool = False) -> bytes:
    """The file of a course. Raises ImportError where WeasyPrint is missing."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # of styles that only screens have
    style = Path(__file__).with_name("print.css").read_text(encoding="utf-8") + (_LARGE if is_large else "")
    # what authors wrote reaches neither the disk nor the network
    fetcher = URLFetcher(allowed_protocols=("data",))
    document = HTML(string=html(site, course, is_large=is_large), url_fetcher=fetcher)
    data: bytes = document.write_pdf(stylesheets=[CSS(string=style)], pdf_tags=True)
    return data


def html(site: Site, course: Course, *, is_large: bool = False) -> str:
    """What is set on paper."""
    made = book(site, course)
    for chapter in made.chapters:
        for tree in chapter.leaf.trees:
            _place_pictures(tree, made)
            _write_addresses(tree)
    page = made.render(
        "print.html",
        is_large=is_large,
        next_one=next_one(site, course),
        code=code(made.address) if made.address else "",
        parts=[
            (part.title, [(chapter, _html(chapter.text)) for chapter in part.chapters]) for part in made.parts
        ],
        sheets=[
            (
                chapter,
                [_html(quiz.asked) for quiz in chapter.quizzes],
                [_html(quiz.answers) for quiz in chapter.quizzes],
            )
            for chapter in made.chapters
            if chapter.quizzes
        ],
    )
    return f"<!doctype html>\n{page}"


def _html(tree: Element) -> Markup:
    return Markup(write(tree))  # noqa: S704 - clean


def _place_pictures(tree: Element, made: Book) -> None:
    for element in tree.iter():
        for name in ("src", "href"):
            address = element.get(name, "")
            if address in made.pictures:
                element.set(name, data_of(address, made.pictures[address]))


def _write_addresses(tree: Element) -> None:
    """Where links out of the book lead, for who reads them on paper."""
    for parent in list(tree.iter()):
        for link in [child for child in parent if child.tag == "a"]:
            address = link.get("href", "")
            if address.startswith("http") and words_in(link) not in address:
                after = grown("small", f" ({address})", class_="address")
                put(parent, link, link, after)


EDITION = Edition(
    "print",
    "un document A4 par cours (PDF) : leçons, fiches à remplir, corrigé à part",
    by_course(".pdf", lambda order, course: print_(order.site, course, is_large=order.is_large)),
    suffix=".pdf",
    extra="print",
)

"""print: a course on A4 paper: lessons, worksheets, and the answers apart, to be taken out."""

from __future__ import annotations

from functools import partial

from tremplin.editions.base import Edition, by_course, next_one
from tremplin.editions.book import book
from tremplin.editions.paper import laid, set_on_paper
from tremplin.model.project import Course
from tremplin.render.codes import code
from tremplin.render.site import Site

_LARGE = "@page { @bottom-left { font-size: 14pt } @bottom-right { font-size: 14pt } }"
"""What the class of the document does not reach."""


def print_(site: Site, course: Course, *, is_large: bool = False) -> bytes:
    """The file of a course. Raises ImportError where WeasyPrint is missing."""
    return set_on_paper(html(site, course, is_large=is_large), *([_LARGE] if is_large else []))


def html(site: Site, course: Course, *, is_large: bool = False) -> str:
    """What is set on paper."""
    made = book(site, course)
    lay = partial(laid, pictures=made.pictures)
    return made.render(
        "print.html",
        is_large=is_large,
        next_one=next_one(site, course),
        code=code(made.address) if made.address else "",
        parts=[
            (part.title, [(chapter, lay(chapter.text)) for chapter in part.chapters]) for part in made.parts
        ],
        sheets=[
            (
                chapter,
                [lay(quiz.asked) for quiz in chapter.quizzes],
                [lay(quiz.answers) for quiz in chapter.quizzes],
            )
            for chapter in made.chapters
            if chapter.quizzes
        ],
    )


EDITION = Edition(
    "print",
    "un document A4 par cours (PDF) : leçons, fiches à remplir, corrigé à part",
    by_course(".pdf", lambda order, course: print_(order.site, course, is_large=order.is_large)),
    suffix=".pdf",
    extra="print",
)

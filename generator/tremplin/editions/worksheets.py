"""worksheets: each quiz of a course on paper, in four versions: questions and answers in other orders.

A code names the sheet (quiz, version, edition) on each of its pages, and marks stand in the corners, for who
marks from a photograph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from xml.etree.ElementTree import Element

from markupsafe import Markup

from tremplin.editions.base import Edition, by_course, next_one, version
from tremplin.editions.binding import Leaf, bind, dimensions, online
from tremplin.editions.book import parted, renderer_of
from tremplin.editions.paper import laid, set_on_paper, style_named
from tremplin.editions.still import still
from tremplin.editions.trees import classes, read, words_in
from tremplin.model.bank import Bank
from tremplin.model.project import Course, Text
from tremplin.pages import paper
from tremplin.pages.base import Page
from tremplin.render.codes import code
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site

LETTERS = "ABCD"


@dataclass(frozen=True)
class Sheet:
    """One version of a quiz: what it asks, and what is right of each question by id, in its order; nothing
    of a protected one.
    """

    letter: str
    leaf: Leaf
    asked: Element
    answers: Mapping[str, Element]
    drawn: frozenset[str]
    """Ids of the questions whose numbers are those of this version only."""


@dataclass(frozen=True)
class Quiz:
    bank: Bank
    home: Text
    sheets: tuple[Sheet, ...]


def worksheets(site: Site, course: Course) -> bytes:
    """The file of a course. Raises ImportError where WeasyPrint is missing."""
    return set_on_paper(html(site, course), style_named("worksheets.css"))


def html(site: Site, course: Course) -> str:
    """What is set on paper."""
    renderer = renderer_of(site)
    quizzes = [
        Quiz(bank, home, tuple(_sheet(site, renderer, course, bank, home, letter) for letter in LETTERS))
        for bank, home in quizzes_of(site, course)
    ]
    pictures = bind(site, [sheet.leaf for quiz in quizzes for sheet in quiz.sheets], "")
    lay = partial(laid, pictures=pictures)
    template = renderer.env[course.info.value.language].get_template("worksheets.html")
    return template.render(
        site=site.identity,
        course=course,
        version=version(site, course),
        next_one=next_one(site, course),
        quizzes=[
            {
                "bank": quiz.bank,
                "sheets": [
                    (sheet.leaf.id, sheet.letter, code(name_of(site, course, quiz, sheet)), lay(sheet.asked))
                    for sheet in quiz.sheets
                ],
                "key": _key(quiz, lay),
            }
            for quiz in quizzes
        ],
    )


def quizzes_of(site: Site, course: Course) -> Iterator[tuple[Bank, Text]]:
    """Each quiz of a course that has a file, with the first text that shows it."""
    seen: set[str] = set()
    for text in course.texts():
        for directive in text.directives:
            bank = site.project.bank_of(directive, text)
            if bank and bank.id in site.project.banks and bank.questions and bank.id not in seen:
                seen.add(bank.id)
                yield bank, text


def name_of(site: Site, course: Course, quiz: Quiz, sheet: Sheet) -> str:
    """What the code of a sheet says: where the quiz is online, if it is, and which sheet this is."""
    name = f"fiche={quiz.bank.id}.{sheet.letter}.{version(site, course)}"
    return f"{online(site, quiz.home.url) or 'tremplin:'}#{name}"


def _sheet(site: Site, renderer: Renderer, course: Course, bank: Bank, home: Text, letter: str) -> Sheet:
    info = bank.info.value.model_copy(update={"shuffle": True, "draw": None})
    # the order and the numbers are drawn from its id
    other = replace(bank, id=f"{bank.id}@{letter}", info=replace(bank.info, value=info))
    kind = replace(paper.KIND, content=lambda maker, _page: maker.bank(other, "worksheet.html"))
    page = Page(kind, paper.address(bank.id), bank.title, subject=paper.Paper(other, home), course=course)
    tree = read(renderer.content(site.project, page).html)
    still(tree, partial(dimensions, site, page))
    order, *sheet = tree
    asked, rows = parted(sheet)
    ids = [words_in(row) for row in order]
    answers = dict(zip(ids, rows[0], strict=True)) if rows[0].tag == "ol" else {}
    leaf = Leaf(f"{bank.id.replace('/', '-')}-{letter}", page, (asked, *rows))
    drawn = frozenset(words_in(row) for row in order if "drawn" in classes(row))
    return Sheet(letter, leaf, asked, answers, drawn)


def _key(quiz: Quiz, lay: partial[Markup]) -> list[tuple[list[int], list[tuple[str, Markup]]]]:
    """For each question of the first version: its number in each, and what is right; where numbers are drawn,
    for each version.
    """
    first, *others = quiz.sheets
    orders = [list(sheet.answers) for sheet in quiz.sheets]
    return [
        (
            [order.index(id_) + 1 for order in orders],
            [("", lay(row))]
            if id_ not in first.drawn
            else [(sheet.letter, lay(sheet.answers[id_])) for sheet in (first, *others)],
        )
        for id_, row in first.answers.items()
    ]


EDITION = Edition(
    "worksheets",
    "les quiz d’un cours sur papier (PDF), en quatre versions, avec leurs corrigés",
    by_course("-fiches.pdf", lambda order, course: worksheets(order.site, course)),
    suffix=".pdf",
    extra="print",
)

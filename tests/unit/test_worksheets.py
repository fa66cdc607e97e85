"""Worksheets: four versions of each quiz, one key, codes that name the sheets."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from examining import renderer

from tremplin.diagnostics import Report
from tremplin.editions.worksheets import html, worksheets
from tremplin.load.loading import load
from tremplin.render.codes import code
from tremplin.render.edition import edition
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
BANK = "titre: Peser\nquestions:\n" + "".join(
    f"  - id: q{n}\n    question: Question {n} ?\n    réponses: [{{juste: Oui {n}}}, {{faux: Non {n}}}]\n"
    for n in range(6)
)
SUM = (
    "  - id: somme\n    question: 'Combien font {a} et {b} ?'\n"
    "    variables: {a: 2..99, b: 2..99}\n    réponse: a + b\n"
)


def site_of(root: Path, url: str | None = None) -> Site:
    by = Renderer(Identity("Essai", "essai", url), renderer().parts[0])
    return Site(load(root, Report()), by, {})


def sheets(text: str) -> dict[str, list[str]]:
    """The questions of each version, in its order."""
    found = re.findall(r'<section class="worksheet" id="courriel-objet-(\w)">(.*?)</section>', text, re.S)
    return {
        letter: re.findall(r'<p class="legend"><span class="rank">\d+\. </span>(.*?)</p>', body)
        for letter, body in found
    }


def test_versions_have_the_same_questions_in_other_orders(write_project: WriteProject) -> None:
    site = site_of(write_project({"quizzes/courriel/objet.yml": BANK}))
    text = html(site, site.project.courses[0])
    orders = sheets(text)
    assert [*orders] == ["A", "B", "C", "D"]
    assert len({tuple(order) for order in orders.values()}) == 4
    assert len({frozenset(order) for order in orders.values()}) == 1
    assert text == html(site, site.project.courses[0])


def test_one_key_says_the_number_of_each_question_in_each_version(write_project: WriteProject) -> None:
    site = site_of(write_project({"quizzes/courriel/objet.yml": BANK}))
    text = html(site, site.project.courses[0])
    orders = sheets(text)
    key = text.partition('<section class="answer-keys"')[2]
    rows = re.findall(r'<p class="numbers">(.*?)</p>\n<ul>\n?<li><p><b>(.*?)</b>', key, re.S)
    assert len(rows) == 6
    for numbers, question in rows:
        for letter, number in re.findall(r"<b>(\w)(\d+)</b>", numbers):
            assert orders[letter][int(number) - 1] == question


def test_each_version_has_its_own_numbers_and_their_result(write_project: WriteProject) -> None:
    site = site_of(write_project({"quizzes/courriel/objet.yml": f"questions:\n{SUM}"}))
    text = html(site, site.project.courses[0])
    asked = [tuple(map(int, re.findall(r"<b>(\d+)</b>", q))) for (q,) in sheets(text).values()]
    assert len(set(asked)) == 4
    results = re.findall(r"<span>(\d+)</span>", text.partition('<section class="answer-keys"')[2])
    assert [int(result) for result in results] == [sum(pair) for pair in asked]


def test_a_code_names_the_sheet(write_project: WriteProject) -> None:
    root = write_project({"quizzes/courriel/objet.yml": BANK})
    for url, start in (
        ("https://exemple.fr", "https://exemple.fr/courriel/ecrire/objet/"),
        (None, "tremplin:"),
    ):
        site = site_of(root, url)
        course = site.project.courses[0]
        text = html(site, course)
        for letter in "ABCD":
            name = f"{start}#fiche=courriel/objet.{letter}.{edition(site.project, course)}"
            assert f"<b>{letter}</b>{code(name)}" in text


def test_a_protected_quiz_has_no_key(write_project: WriteProject) -> None:
    site = site_of(write_project({"quizzes/courriel/objet.yml": f"protégé: oui\n{BANK}"}))
    key = html(site, site.project.courses[0]).partition('<section class="answer-keys"')[2]
    assert "Oui 1" not in key
    assert "protégées" in key


def test_a_course_without_quizzes_says_so(write_project: WriteProject) -> None:
    bare = "---\ntitre: L’objet\ndurée: 6 min\n---\nBonjour.\n"
    site = site_of(write_project({"courses/courriel/01-ecrire/01-objet.md": bare}))
    text = html(site, site.project.courses[0])
    assert "pas de quiz" in text
    assert 'href="#' not in text


def test_the_same_quiz_gives_the_same_bytes(write_project: WriteProject) -> None:
    site = site_of(write_project())
    course = site.project.courses[0]
    assert worksheets(site, course) == worksheets(site, course)


def test_it_says_when_its_facts_were_checked_and_where_the_next_one_is() -> None:
    site = site_of(Path(__file__).parents[2])
    first = html(site, site.project.course_by_id["courriel"]).partition("<ul>")[0]
    assert "novembre 2026" in first
    assert "verdun@greta-lorraine-nord.example.org" in first

"""Files whose names are written in several ways, and those that are not published."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from examining import examined, renderer

from tremplin.checks import check
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import outputs
from tremplin.render.guard import content_of
from tremplin.render.site import Site

PAGE = "courses/courriel/01-ecrire/01-objet.md"
HEADER = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n"
QUIZ = "\n\n::: quiz courriel/objet\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
APART, WHOLE = normalize("NFD", "été"), normalize("NFC", "été")


def checked(root: Path) -> list[str]:
    return [f"{d.span} {d.code}" for d in examined(root)]


def site_of(root: Path) -> Site:
    site = Site(load(root, Report()), renderer(), {})
    made = {page.url: content_of(renderer(), site.project, page) for page in site.pages if page.has_content}
    return Site(site.project, renderer(), made)


def addresses(site: Site, page: str) -> list[str]:
    """What the text of a page leads to or shows."""
    return re.findall(r' (?:href|src)="([^"#]+)"', site.made[page].html)


@pytest.mark.parametrize("on_disk", [APART, WHOLE], ids=["apart", "whole"])
@pytest.mark.parametrize("written", [APART, WHOLE, "%C3%A9t%C3%A9"], ids=["apart", "whole", "quoted"])
def test_a_file_is_found_however_its_accents_are_written(
    write_project: Any, on_disk: str, written: str
) -> None:
    text = f"![Un plan]({written}.svg) [un]({written}.pdf) [deux](../../{written}.md)"
    root = write_project(
        {
            PAGE: f"{HEADER}{text}\n\n::: télécharger {on_disk}.pdf{QUIZ}",
            f"courses/courriel/01-ecrire/{on_disk}.svg": SVG,
            f"courses/courriel/01-ecrire/{on_disk}.pdf": "%PDF",
            f"courses/{on_disk}.md": "# Un\n",
            "quizzes/courriel/objet.yml": "questions:\n  - id: a\n    question: "
            f"Un ![plan](01-ecrire/{written}.svg) ?\n    réponse: vrai\n",
        }
    )
    assert checked(root) == []
    site = site_of(root)
    quoted = "%C3%A9t%C3%A9"
    beside = f"../../01-ecrire/{quoted}"
    found = addresses(site, "courriel/ecrire/objet/")
    assert found[:3] == [f"{beside}.svg", f"{beside}.pdf", f"../../../{quoted}/index.html"]
    assert found[3:5] == [f"{beside}.pdf", f"{beside}.svg"]
    published = {output.address for output in outputs(site)}
    assert {f"courriel/01-ecrire/{WHOLE}.svg", f"{WHOLE}/index.html"} <= published


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("fiche #1.pdf", "fiche%20%231.pdf"), ("fiche #1.pdf", "fiche #1.pdf"), ("50%.pdf", "50%.pdf"),
        ("50%.pdf", "50%25.pdf"), ("50%20.pdf", "50%20.pdf"), ("a&b.pdf", "a&b.pdf"),
        ("a (1).pdf", "a%20(1).pdf"), ("a+b.pdf", "a+b.pdf"),
    ],
)  # fmt: skip
def test_a_file_with_signs_of_addresses_is_found(write_project: Any, name: str, written: str) -> None:
    root = write_project(
        {
            PAGE: f"{HEADER}[un](<{written}>)\n\n::: télécharger {name}{QUIZ}",
            f"courses/courriel/01-ecrire/{name}": "%PDF",
        }
    )
    assert checked(root) == []
    first, second = addresses(site_of(root), "courriel/ecrire/objet/")[:2]
    assert first == second
    assert "#" not in first
    assert "?" not in first


@pytest.mark.parametrize(
    "name",
    [
        "courses/courriel/~$modele.docx", "courses/Thumbs.db", "courses/_racine/.DS_Store", "courses/a.tmp",
        "courses/_racine/~$a.docx", "quizzes/courriel/desktop.ini", "courses/_racine/.~lock.a.ods#",
        "courses/__MACOSX/a.pdf",
    ],
)  # fmt: skip
def test_what_programs_leave_is_never_published_nor_told(write_project: Any, name: str) -> None:
    root = write_project({name: "Lina"})
    assert checked(root) == []
    assert not [output.address for output in outputs(site_of(root)) if output.file == name]


@pytest.mark.parametrize(
    "name",
    ["courses/courriel/01-ecrire/02-un.md.txt", "courses/courriel/01-ecrire/02-un.MD", "courses/a.yml.txt"],
)
def test_a_source_under_another_name_is_never_published(write_project: Any, name: str) -> None:
    root = write_project({name: f"{HEADER}::: quiz\n- id: a\n  réponse: vrai\n:::\n"})
    assert checked(root) == [f"{name} T320"]
    assert not [output.address for output in outputs(site_of(root)) if output.file == name]


@pytest.mark.parametrize("name", ["courses/courriel/01-ecrire/02-un.md", "quizzes/courriel/un.yml"])
def test_a_folder_under_the_name_of_a_file_is_one_mistake(write_project: Any, name: str) -> None:
    assert checked(write_project({f"{name}/vide.txt": ""})) == [f"{name} T101"]


def test_a_link_to_a_file_that_is_not_published_says_so(write_project: Any) -> None:
    script = "courses/courriel/01-ecrire/prog.py"
    root = write_project({PAGE: f"{HEADER}[un](prog.py){QUIZ}", script: "print(1)"})
    assert checked(root) == [f"{PAGE}:6:1 T323", f"{script} T317"]


def test_styles_that_the_host_publishes_are_not_told(write_project: Any) -> None:
    root = write_project({"courses/perso.css": "body {}"})
    assert checked(root) == ["courses/perso.css T317"]
    report = Report()
    project = replace(load(root, report), published_too=frozenset(["courses/perso.css"]))
    check(Subject(project, {}), report)
    assert "T317" not in {d.code for d in report}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("![Un](mon image.png)", "T306"), ("![Un](<mon image.png>)", "T306"),
        ('![Un](mon image.png "Deux")', "T306"), ("[un](ma fiche.pdf)", "T307"),
        ("<img src='mon image.png' alt='Un'>", "T306"), ('<audio><source src="a.mp3"></audio>', "T309"),
        ('<video src="film.mp4" poster="absent.png"></video>', "T309"),
        ('<picture><source srcset="a.webp 1x"></picture>', "T309"),
        ('<video><track src="a.vtt"></video>', "T309"), ('<a href="absente.md">un</a>', "T307"),
        ('<img src="../../../a.png" alt="Un">', "T311"), ("[un](\\\\serveur\\doc.pdf)", "T324"),
        ("[un](../)", "T307"), ("![Un](01-objet.md)", "T306"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_at_its_line(write_project: Any, text: str, told: str) -> None:
    found = {line.split()[-1] for line in checked(write_project({PAGE: f"{HEADER}{text}{QUIZ}"}))}
    assert found == {told}


CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n"


def test_the_addresses_of_html_are_written_from_the_file(write_project: Any) -> None:
    text = (
        '<audio src="a.mp3"></audio> <video src="b.mp4" poster="c.svg"><track src="d.vtt"></video> '
        '<img src="c.svg" srcset="c.svg 2x" alt="Un"> <a href="a.mp3">un</a> '
        '<audio><source src="a.mp3"></audio>'
    )
    folder = "courses/courriel/01-ecrire"
    files = {
        f"{folder}/{name}": text
        for name, text in (("a.mp3", "x"), ("b.mp4", "x"), ("c.svg", SVG), ("d.vtt", CUE))
    }
    root = write_project({PAGE: f"{HEADER}{text}{QUIZ}", **files})
    assert checked(root) == []
    html = site_of(root).made["courriel/ecrire/objet/"].html
    found = re.findall(r' (?:href|src|poster|srcset)="([^"#]+\.(?:mp3|mp4|svg|vtt))', html)
    assert len(found) == 8
    assert set(found) == {f"../../01-ecrire/{name}" for name in ("a.mp3", "b.mp4", "c.svg", "d.vtt")}

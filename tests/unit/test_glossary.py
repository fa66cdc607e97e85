"""Glossaries: how they are written, where their terms are marked, what a page of a course rests on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import examined, renderer

from conftest import COURSE
from tremplin.diagnostics import Report
from tremplin.load.glossaries import glossary
from tremplin.load.loading import load
from tremplin.model.glossary import Glossary
from tremplin.model.project import Project
from tremplin.pages import pages
from tremplin.pages.base import Content
from tremplin.render.facts import Facts
from tremplin.render.glossary import marked
from tremplin.sources.source import Source, compose

WriteProject = Callable[..., Path]
GLOSSARY = "courses/mail/glossaire.yml"
PAGE = "mail/ecrire/objet/"


def project(root: Path, terms: str, body: str = "Une sonde.", header: str = "", shared: str = "") -> Path:
    files = {
        "courses/organismes.yml": "- {id: greta, nom: GRETA}\n",
        "courses/mail/course.yml": COURSE.replace("\n  objet: Écrire un objet clair", " {}"),
        "courses/mail/01-ecrire/module.yml": "titre: Écrire\n",
        "courses/mail/01-ecrire/01-objet.md": f"---\ntitre: L’objet\ndurée: 6 min\n{header}---\n{body}\n",
        GLOSSARY: terms,
        "courses/glossaire.yml": shared,
    }
    for name, text in files.items():
        if text:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        else:
            (root / name).unlink(missing_ok=True)
    return root


def loaded(root: Path) -> Project:
    report = Report()
    found = load(root, report)
    assert [str(d) for d in report] == []
    return found


def content(found: Project, url: str = PAGE) -> Content:
    (page,) = (page for page in pages(found) if page.url == url)
    return renderer().content(found, page)


def links(html: str) -> list[str]:
    return re.findall(r'<a class="term"[^>]*>(.*?)</a>', html, re.S)


# ---- how they are written


@pytest.mark.parametrize(
    "text",
    [
        "termes:\n  - terme: sonde\n    définition: Une pointe.\n",
        "terms:\n  - term: sonde\n    definition: Une pointe.\n",
        "- terme: sonde\n  définition: Une pointe.\n",
        "terme: sonde\ndéfinition: Une pointe.\n",
        "sonde: Une pointe.\n",
        "sonde:\n  définition: Une pointe.\n",
        "termes:\n  sonde: Une pointe.\n",
    ],
)
def test_the_ways_to_write_a_glossary(text: str, tmp_path: Path) -> None:
    glossary = loaded(project(tmp_path, text)).courses[0].glossary
    assert glossary
    assert [(t.value.term, t.value.definition) for t in glossary.terms] == [("sonde", "Une pointe.")]


@pytest.mark.parametrize("text", ["", "# rien\n", "termes: []\n"])
def test_a_glossary_without_terms_is_no_glossary(text: str, tmp_path: Path) -> None:
    found = load(project(tmp_path, text), Report())
    assert found.courses[0].glossary is None
    assert "mail/glossaire/" not in {page.url for page in pages(found)}


def test_two_terms_never_share_an_anchor(tmp_path: Path) -> None:
    glossary = loaded(project(tmp_path, "été: Une saison.\nÊté: Rien.\nete: Rien.\n")).courses[0].glossary
    assert glossary
    assert len({*glossary.anchors.values()}) == 3


# ---- where terms are marked


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Une sonde, deux sondes, une SONDE.", ["sonde"]),
        ("Les Sondes.", ["Sondes"]),
        ("Le thermomètre   à\nsonde.", ["thermomètre   à\nsonde"]),
        ("La *sonde* et **la sonde**.", ["sonde"]),
        ("- une sonde", ["sonde"]),
        ("L'eau de l'aliment", ["l’aliment"]),
        ("La CCI et les CCI.", ["CCI"]),
        ("| a | b |\n|---|---|\n| sonde | b |", ["sonde"]),
        ("::: retenir\nUne sonde.\n:::", ["sonde"]),
        ("::: falc\nUne sonde.\n:::", ["sonde"]),
        ("Une sonder, un porte-sonde, la cci, resonde.", []),
        ("## La sonde\n\n`sonde` [sonde](02-x.md) <kbd>sonde</kbd>", []),
        ("    sonde", []),
        ("```\nsonde\n```", []),
        ('??? note "La sonde"\n    Rien.', []),
        ('!!! note "La sonde"\n    Rien.', []),
        ('=== "Sonde"\n    Rien.', []),
        ("*[sonde]: x\n\nsonde", []),
        ("| sonde | b |\n|---|---|\n| a | b |", []),
        ("::: quiz\nquestions:\n  - id: a\n    question: Une sonde ?\n    réponse: vrai\n:::", []),
        ("R&D est là.", ["R&amp;D"]),
    ],
)
def test_a_term_is_marked_once_and_only_in_what_is_read(body: str, found: list[str], tmp_path: Path) -> None:
    terms = "sonde: {variantes: [thermomètre à sonde], définition: x}\nCCI: x\nl'aliment: x\nR&D: x\n"
    html = content(load(project(tmp_path, terms, body), Report())).html
    assert links(html) == found


def test_what_stands_in_tags_is_never_changed(tmp_path: Path) -> None:
    body = '![sonde](sonde.png "sonde") <span title="sonde">x</span>'
    html = content(load(project(tmp_path, "sonde: x\n", body), Report())).html
    assert links(html) == []
    assert 'title="sonde"' in html


def test_the_html_without_its_marks_is_the_same(tmp_path: Path) -> None:
    body = "Une sonde & <b>deux</b>.\n\n::: retenir\n- Une CCI < 3.\n:::\n"
    plain = content(loaded(project(tmp_path, "", body))).html
    html = content(loaded(project(tmp_path, "sonde: x\nCCI: y\n", body))).html
    text = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html.partition("<aside")[0])
    assert text == plain


def test_a_page_says_what_its_terms_mean_and_no_others(tmp_path: Path) -> None:
    found = content(loaded(project(tmp_path, "sonde: Une <b>pointe</b> d'acier.\nautre: x\n")))
    assert 'href="../../glossaire/index.html#mot-sonde" aria-describedby="mot-sonde"' in found.html
    assert '<dd id="mot-sonde">Une &lt;b&gt;pointe&lt;/b&gt; d’acier.</dd>' in found.html
    assert found.html.count("<dd") == 1
    assert "glossary" in found.features


def test_a_header_refuses_marks(tmp_path: Path) -> None:
    found = content(loaded(project(tmp_path, "sonde: x\n", header="glossaire: non\n")))
    assert links(found.html) == []
    assert "glossary" not in found.features


def test_the_course_explains_before_the_catalogue(tmp_path: Path) -> None:
    root = project(
        tmp_path, "sonde: Ici.\n", "Une sonde, un rôti.", shared="sonde: Partout.\nrôti: Une viande.\n"
    )
    html = content(loaded(root)).html
    assert links(html) == ["sonde", "rôti"]
    assert ("Ici." in html, "Partout." in html) == (True, False)
    assert 'href="../../../glossaire/index.html#mot-roti"' in html


def test_every_page_of_terms_is_there(tmp_path: Path) -> None:
    found = loaded(project(tmp_path, "sonde: Ici.\nArobase: Le signe @.\n", shared="rôti: Une viande.\n"))
    assert re.findall(r"<dt[^>]*>([^<]*)", content(found, "mail/glossaire/").html) == ["Arobase", "sonde"]
    assert re.findall(r"<dt[^>]*>([^<]*)", content(found, "glossaire/").html) == ["rôti"]
    assert examined(found.root).failed is False


def test_a_shared_term_is_used_when_one_course_uses_it(tmp_path: Path) -> None:
    root = project(tmp_path, "", "Un rôti.", shared="rôti: Une viande.\nveau: Une viande.\n")
    assert [f"{d.span} {d.code}" for d in examined(root)] == ["courses/glossaire.yml:2:1 T418"]


def test_the_directive_shows_every_term(tmp_path: Path) -> None:
    html = content(loaded(project(tmp_path, "sonde: x\nveau: y\n", "::: glossaire"))).html
    assert re.findall(r"<dt>([^<]*)</dt>", html) == ["sonde", "veau"]


def test_the_longest_way_to_write_wins() -> None:
    """The words of a term that holds another are marked whole."""
    html, found = marked(
        "<p>Un thermomètre à sonde.</p>", (_glossary("sonde", "thermomètre à sonde"),), _link
    )
    assert html == "<p>Un <a x>thermomètre à sonde</a>.</p>"
    assert [each.term.term for each in found] == ["thermomètre à sonde"]


def _glossary(*terms: str) -> Glossary:
    text = "\n".join(f"{term}: x" for term in terms)
    node = compose(Source("glossaire.yml", text), Report())
    assert node
    found = glossary(node, "glossaire.yml", text, "", "glossaire/", Report())
    assert found
    return found


def _link(_found: object) -> str:
    return "x"


# ---- what a page rests on


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"terms": "sonde: Autre.\n"}, False),
        ({"terms": ""}, False),
        ({"shared": "veau: x\n"}, False),
        ({"header": "glossaire: non\n"}, False),
    ],
    ids=["nothing", "a definition", "no glossary", "that of the catalogue", "the header"],
)
@pytest.mark.parametrize("url", [PAGE])
def test_a_page_is_made_again_when_its_glossaries_change(
    url: str, change: dict[str, str], holds: bool, tmp_path: Path
) -> None:
    before = content(loaded(project(tmp_path, "sonde: Une pointe.\n")), url)
    after = loaded(project(tmp_path, **{"terms": "sonde: Une pointe.\n", **change}))
    (page,) = (page for page in pages(after) if page.url == url)
    assert Facts(after, page).hold(before.facts) is holds


def test_the_page_of_terms_is_made_again_when_they_change(tmp_path: Path) -> None:
    for url, change in (
        ("mail/glossaire/", {"terms": "sonde: b\n"}),
        ("glossaire/", {"shared": "rôti: b\n"}),
    ):
        texts = {"terms": "sonde: a\n", "shared": "rôti: a\n"}
        before = content(loaded(project(tmp_path, **texts)), url)
        after = loaded(project(tmp_path, **{**texts, **change}))
        (page,) = (page for page in pages(after) if page.url == url)
        assert not Facts(after, page).hold(before.facts)

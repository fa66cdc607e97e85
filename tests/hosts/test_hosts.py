"""The same project on each host (MkDocs, ProperDocs) with each theme (tremplin, Material)."""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import material as material_theme
import pytest
from playwright.sync_api import Page, expect

from commands import MATERIAL, run

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from shared import shared
from static_server import StaticServer, serve

HOSTS = ("mkdocs", "properdocs")
KINDS = "atelier/questions/sortes/"


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def text(content: bytes) -> str:
    """What a page shows and holds, without tags."""
    return html.unescape(re.sub(r"<[^>]*>", " ", content.decode()))


def built(project: Path, command: str, config: str, target: Path, *options: str) -> Path:
    result = run(project, command, "build", *options, "-f", config, "-d", target)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return target


@pytest.fixture(scope="session")
def reference(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as `tremplin build` makes it."""
    folder = tmp_path_factory.mktemp("tremplin") / "site"
    return tree(built(project, "tremplin", "mkdocs.yml", folder, "--strict"))


@pytest.fixture(scope="session", params=HOSTS)
def material(request: pytest.FixtureRequest, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the theme Material, on each host."""

    def make(folder: Path) -> None:
        built(project, request.param, "material.yml", folder / "site", "--strict")

    return shared(tmp_path_factory, f"material-{request.param}", make) / "site"


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_gives_the_same_bytes_as_the_command(
    project: Path, reference: dict[str, bytes], host: str, tmp_path: Path
) -> None:
    site = tree(built(project, host, "mkdocs.yml", tmp_path / "site", "--strict"))
    assert sorted(site) == sorted(reference)
    assert [name for name in site if site[name] != reference[name]] == []


# ---- Material


def test_pages_have_the_same_addresses(material: Path, reference: dict[str, bytes]) -> None:
    pages = {name for name in tree(material) if name.endswith(".html")}
    assert pages == {name for name in reference if name.endswith(".html")}


def test_a_page_has_a_form_for_each_question(material: Path) -> None:
    page = (material / KINDS / "index.html").read_text(encoding="utf-8")
    kinds = re.findall(r'<form class="q"[^>]* data-kind="(\w+)"', page)
    assert sorted(kinds) == ["choice", "choices", "number", "text", "truefalse"]


def test_a_page_names_the_scripts_and_styles_it_needs(material: Path) -> None:
    page = (material / KINDS / "index.html").read_text(encoding="utf-8")
    at_once = re.findall(r'(?:href|src)="([./]*assets/tremplin/[^"?]*)', page)
    (root,) = re.findall(r'data-root="([^"]*)"', page)
    (later,) = re.findall(r'data-later="([^"]*)"', page)
    needed = [*at_once, *(f"{root}assets/tremplin/{name}" for name in later.split())]
    kinds = {f"questions/{kind}.js" for kind in ("choices", "number", "text")}
    named = (name.partition("assets/tremplin/")[2] for name in needed)
    names = {re.sub(r"\.[0-9a-f]{6}\.", ".", name) for name in named}
    others = {"aids.js", "lesson.js", "quiz.js", "quiz.css", "more.js", "more.css", "quantities.js"}
    assert names == {"tremplin.js", "embed.css", *others, *kinds}
    for name in needed:
        assert (material / KINDS / name).resolve().is_file()


def test_a_page_asks_another_site_for_no_letters(material: Path) -> None:
    for page in material.rglob("*.html"):
        assert "fonts.g" not in page.read_text(encoding="utf-8")


def test_an_author_who_names_letters_has_them(project: Path, tmp_path: Path) -> None:
    named = MATERIAL.replace("fr}", "fr, font: {text: Lato}}")
    config = (project / "material.yml").read_text(encoding="utf-8").replace(MATERIAL, named)
    (project / "letters.yml").write_text(config, encoding="utf-8")
    site = built(project, HOSTS[0], "letters.yml", tmp_path / "site")
    assert "fonts.googleapis.com/css?family=Lato" in (site / "index.html").read_text(encoding="utf-8")


def test_each_directive_is_rendered(material: Path) -> None:
    page = (material / "atelier/textes/directives/index.html").read_text(encoding="utf-8")
    for name in ("quiz", "keep", "activity", "ask"):
        assert f'<section class="{name}"' in page
    assert '<p class="download">' in page
    assert "Atelier d’essai" in page
    assert ":::" not in page


def test_the_navigation_names_the_course_its_modules_and_its_segments(material: Path) -> None:
    page = (material / KINDS / "index.html").read_text(encoding="utf-8")
    nav = text(page[page.index('<nav class="md-nav md-nav--primary"') : page.index("<article")].encode())
    for title in (
        "Le cours d’essai",
        "Les questions",
        "Les cinq sortes",
        "Deux essais",
        "Toutes les directives",
        "Vers l’essai",
        "MFR d’essai",
        "Mentions",
        "Mon espace",
    ):
        assert title in nav


def test_drafts_and_files_of_the_build_are_not_published(material: Path) -> None:
    site = tree(material)
    assert [n for n in site if n.endswith((".yml", ".yaml", ".md")) or "brouillon" in n] == []
    assert [n for n in site if n.endswith((".html", ".json", ".xml")) and "secrète" in text(site[n])] == []


def test_pictures_and_downloads_are_published(material: Path, reference: dict[str, bytes]) -> None:
    site = tree(material)
    for name in ("quizzes/atelier/rond.svg", "atelier/images/rond.svg", "atelier/fichiers/aide.txt"):
        assert site[name] == reference[name]


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("host", HOSTS)
def test_titles_cannot_act_on_a_site_with_material(hostile: Path, host: str, tmp_path: Path) -> None:
    site = tree(built(hostile, host, "material.yml", tmp_path / "site", "--quiet"))
    attacks = rb"<script>(?:alert|document)|<(?:img|svg|iframe|b)\b[^>]*\son\w+=|</title><script"
    pages = {name: content for name, content in site.items() if name.endswith(".html")}
    # what stands within the quotes of an attribute cannot act
    bare = {name: re.sub(rb'"[^"]*"', b'""', content) for name, content in pages.items()}
    found = {name: sorted(set(re.findall(attacks, content))) for name, content in bare.items()}
    assert {name: attacks for name, attacks in found.items() if attacks} == {}


HEADERS = """\
---
titre: Libre
author: ['"><script>alert(1)</script>']
description: {'"><script>alert(2)</script>': x}
template: redirect.html
location: javascript:alert(3)
icon: ../../x
status: '"><script>alert(4)</script>'
hide: [toc, '"><script>alert(5)</script>']
tags: ['"><script>alert(6)</script>']
---
Un texte.
"""


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("config", ["mkdocs.yml", "material.yml"])
def test_no_header_reaches_the_templates_of_a_host(
    project: Path, host: str, config: str, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".tremplin"))
    (folder / "courses/libre.md").write_text(HEADERS, encoding="utf-8")
    page = (built(folder, host, config, tmp_path / "site") / "libre/index.html").read_text(encoding="utf-8")
    assert "Un texte." in page
    assert "alert(" not in page
    if config == "material.yml":
        assert 'http-equiv="refresh"' not in page
        assert re.search(r'data-md-type="toc"\s+hidden', page)


def test_a_page_of_another_theme_has_a_policy(material: Path) -> None:
    pages = [
        name for name, content in tree(material).items() if name.endswith(".html") and b"<head" in content
    ]
    for name in pages:
        head = (material / name).read_text(encoding="utf-8").partition("<head>")[2]
        is_framed = head.startswith('<meta http-equiv="Content-Security-Policy" content="script-src-attr')
        assert is_framed or name == "404.html", name


@pytest.fixture
def server(material: Path) -> Iterator[StaticServer]:
    with serve(material, "/pays/formation/") as server:
        yield server


@pytest.mark.browser
@pytest.mark.parametrize("material", ["mkdocs"], indirect=True)
def test_a_learner_answers_and_finishes_on_material(page: Page, server: StaticServer) -> None:
    errors: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((server.origin, "data:", "blob:")) else foreign.append(r.url),
    )
    page.goto(server.url(KINDS))
    form = page.locator('form[data-q="atelier/sortes#choix"]')
    form.locator("label", has_text="Dans un lien de partage").click()
    form.get_by_role("button", name="Vérifier ma réponse").click()
    expect(form.get_by_role("status")).to_contain_text("Juste")
    page.reload()
    expect(form.get_by_role("status")).to_contain_text("Juste")

    page.get_by_role("button", name="J’ai terminé").click()
    expect(page.get_by_role("button", name="Marquer comme non terminé")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Marquer comme non terminé")).to_be_visible()
    assert (errors, foreign) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize("material", ["mkdocs"], indirect=True)
def test_a_link_that_is_a_button_is_read_on_its_colour(page: Page, server: StaticServer) -> None:
    page.goto(server.url("atelier/"))
    button = page.locator("a.btn:not(.quiet)").first
    colours = button.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert colours == ["rgb(255, 255, 255)", "rgb(11, 85, 99)"]


def test_no_file_of_an_author_takes_the_place_of_the_theme(project: Path, tmp_path: Path) -> None:
    mine = tmp_path / "project"
    shutil.copytree(project, mine)
    theme = Path(material_theme.__file__).parent / "templates/assets/images/favicon.png"
    (mine / "courses/assets/images").mkdir(parents=True)
    shutil.copyfile(theme, mine / "courses/assets/images/favicon.png")
    result = run(mine, "tremplin", "build", "-f", "material.yml", "-d", tmp_path / "site", "--format", "json")
    told = [(row["file"], row["code"]) for row in json.loads(result.stdout)["diagnostics"]]
    assert (result.returncode, told) == (1, [("courses/assets/images/favicon.png", "T312")])
    assert not (tmp_path / "site").exists()
    assert run(mine, "tremplin", "build", "-q", "-d", tmp_path / "site").returncode == 0

"""An existing site takes a course in: its other pages keep their addresses, ids, menus and all the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from old_site import old_site, with_course

from commands import run

_IDS = re.compile(r"<h[1-6][^>]* id=\"([^\"]*)\"")
_ARTICLE = re.compile(r"<article.*?</article>", re.S)
_LINK = re.compile(r"<a href=\"([^\"]*)\" class=\"md-(?:nav__link|tabs__link)[^>]*>(.*?)</a>", re.S)


def built(root: Path, host: str, target: Path) -> dict[str, str]:
    """The files of the site that `host` builds, by address."""
    result = run(root, host, "build", "-d", target)
    assert result.returncode == 0, result.stderr
    files = [path for path in target.rglob("*") if path.is_file()]
    return {path.relative_to(target).as_posix(): path.read_bytes().decode(errors="replace") for path in files}


def menu(page: str) -> list[tuple[str, str]]:
    """The entries of the menus of Material, without those of what came in."""
    found = [(href, " ".join(re.sub("<[^>]*>", " ", label).split())) for href, label in _LINK.findall(page)]
    return [(href, label) for href, label in found if "courriel/" not in href and "nouveau/" not in href]


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize(
    ("host", "has_nav"), [("mkdocs", False), ("mkdocs", True), ("tremplin", True), ("properdocs", False)]
)
def test_the_other_pages_are_as_without_us(tmp_path: Path, host: str, has_nav: bool) -> None:
    root = old_site(tmp_path / "root", has_nav=has_nav)
    before = built(root, "properdocs" if host == "properdocs" else "mkdocs", tmp_path / "before")
    checked = run(with_course(root), "tremplin", "check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "Tout est en ordre.\n", "")
    after = built(root, host, tmp_path / "after")
    pages = [name for name in before if name.endswith(".html") and name != "page.html"]
    assert len(pages) > 82
    assert before.keys() <= after.keys()
    for name in pages:
        assert _ARTICLE.findall(after[name]) == _ARTICLE.findall(before[name]), name
        assert _IDS.findall(after[name]) == _IDS.findall(before[name])
        assert menu(after[name]) == menu(before[name])
        if has_nav:  # then nothing at all is new in them
            assert after[name] == before[name]
    for name in before.keys() - {*pages, "sitemap.xml.gz"}:
        if not name.startswith(("search/", "sitemap")):
            assert after[name] == before[name], name
    assert set(re.findall("<loc>.*?</loc>", before["sitemap.xml"])) < {
        *re.findall("<loc>.*?</loc>", after["sitemap.xml"])
    }
    lesson = after["courriel/ecrire/objet/index.html"]
    assert 'class="q' in lesson
    assert 'href="../../../atelier/Pages/01_page/index.html#perso-1"' in lesson
    assert 'href="../../../fichiers/liste1.py"' in lesson
    assert 'href="../courriel/ecrire/objet/"' in after["nouveau/index.html"]
    assert "organismes.yml" not in after
    assert "courriel/course.yml" not in after
    if not has_nav:  # the menu follows the folders, with the names of the course and of its modules
        assert [label for href, label in _LINK.findall(after["index.html"]) if "courriel" in href]
        assert "Écrire des courriels" in after["atelier/index.html"]


def test_without_folders_the_menu_keeps_its_sections_and_what_moves_is_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for name in ("index.md", "vie-locale/index.md", "vie-locale/02_marche.md", "vie-locale/03_bus.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f"# Titre de {name}\n", encoding="utf-8")
    config = "site_name: A\ntheme: {name: material, features: [navigation.tabs]}\nplugins: [tremplin]\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    told = run(tmp_path, "tremplin", "build")
    assert told.returncode == 0, told.stderr
    assert "docs/vie-locale/02_marche.md: avertissement T343" in told.stderr
    assert "« /vie-locale/02_marche/ » à « /vie-locale/marche/ » (2 pages changent ainsi)" in told.stderr
    assert told.stderr.count(" T343:") == 1
    home = (tmp_path / "site/index.html").read_text("utf-8")
    tabs = re.findall(r"md-tabs__link[^>]*>(.*?)</a>", home, re.S)
    labels = [" ".join(tab.split()) for tab in tabs]
    assert "Vie locale" in labels
    assert not any("marche" in label for label in labels)


@pytest.mark.parametrize(
    ("folders", "words"),
    [
        ("[couriel]", "Vouliez-vous dire « courriel » ?"),
        ("[docs/courriel]", "Écrivez « courriel »."),
        ("[../quizzes]", "sort du dossier « docs »"),
        ("[courriel/01-ecrire]", "Nommez le cours entier : « courriel »."),
        ("rien, courriel", "le dossier « rien » n’existe pas"),
    ],
)
def test_a_folder_that_is_not_there_is_told_at_its_line(tmp_path: Path, folders: str, words: str) -> None:
    root = with_course(old_site(tmp_path, has_nav=False))
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("folders: [courriel]", f"folders: {folders}")
    config.write_text(text, encoding="utf-8")
    line = text[: text.index("folders:")].count("\n") + 1
    told = run(root, "tremplin", "check")
    assert told.returncode == 1
    assert f"mkdocs.yml:{line}:" in told.stderr
    assert "T335" in told.stderr
    assert words in told.stderr


def test_the_theme_tremplin_shows_no_other_pages(tmp_path: Path) -> None:
    root = with_course(old_site(tmp_path, has_nav=False))
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  name: material", "  name: tremplin")
    config.write_text(re.sub(r"  - pymdownx.emoji:\n.*\n.*\n", "", text), encoding="utf-8")
    told = run(root, "tremplin", "check")
    assert told.returncode == 1
    assert "« dossiers » ne convient pas : le thème « tremplin »" in told.stderr

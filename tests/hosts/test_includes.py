"""Pages that include other files: the cache knows of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_serve import CONFIG, FILES, SEGMENT

from commands import run

EXTENSION = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: {}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        **FILES,
        "mkdocs.yml": CONFIG + EXTENSION.format("[communs]"),
        "communs/avis.md": "Un avis commun.\n",
        SEGMENT: FILES[SEGMENT].replace("Le premier texte.", '--8<-- "avis.md"'),
        "courses/courriel/01-ecrire/02-autre.md": "---\ntitre: Autre\ndurée: 5 min\n---\nSans rien.\n",
        "courses/courriel/course.yml": FILES["courses/courriel/course.yml"].replace("6 min", "11 min"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def built(root: Path) -> tuple[str, str]:
    """What the segment shows, and what the build tells."""
    result = run(root, "tremplin", "build")
    assert result.returncode == 0, result.stderr
    return (root / "site/courriel/ecrire/objet/index.html").read_text(encoding="utf-8"), result.stdout


def test_a_change_of_an_included_file_remakes_the_pages_that_include(root: Path) -> None:
    page, told = built(root)
    assert "Un avis commun." in page
    assert "dont 3 refaites" in told
    (root / "communs/avis.md").write_text("Un autre avis.\n", encoding="utf-8")
    page, told = built(root)
    assert "Un autre avis." in page
    assert "dont 1 refaite," in told
    assert "dont 0 refaite," in built(root)[1]


def test_files_from_anywhere_switch_the_cache_off(root: Path) -> None:
    (root / "mkdocs.yml").write_text(CONFIG + EXTENSION.format('["."]'), encoding="utf-8")
    (root / "avis.md").write_text("Un avis.\n", encoding="utf-8")
    assert "dont 3 refaites" in built(root)[1]
    assert "dont 3 refaites" in built(root)[1]

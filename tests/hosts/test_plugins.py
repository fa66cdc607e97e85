"""Plugins that people use with ours work on both ways, and the slower way is told."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from commands import run


@pytest.fixture
def shared(project: Path, tmp_path: Path) -> Path:
    """The small site with two plugins of others, in a repository of its own."""
    folder = tmp_path / "project"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".tremplin"))
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = (
        "plugins:\n  - tremplin\n  - redirects:\n      redirect_maps: {ancien.md: mentions.md}\n"
        "  - git-revision-date-localized: {fallback_to_build_date: true}\n"
    )
    (folder / "mkdocs.yml").write_text(config.replace("plugins:\n  - tremplin", plugins), encoding="utf-8")
    git = ("git", "-c", "user.name=Essai", "-c", "user.email=essai@example.org")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Essai")):
        subprocess.run([*git, *command], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("command", ["tremplin", "mkdocs"])
def test_other_plugins_do_their_work(shared: Path, command: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = run(shared, command, "build", "-d", site)
    assert result.returncode == 0, result.stderr
    assert "mentions/" in (site / "ancien/index.html").read_text(encoding="utf-8")
    assert '<form class="q"' in (site / "atelier/questions/sortes/index.html").read_text(encoding="utf-8")
    if command == "tremplin":
        assert "Construction par MkDocs, plus lente : l’extension « redirects » le demande." in result.stderr


def test_the_direct_way_is_not_told(project: Path, tmp_path: Path) -> None:
    result = run(project, "tremplin", "build", "-d", tmp_path / "site")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("command", ["tremplin", "mkdocs", "properdocs"])
def test_a_hook_that_raises_is_one_french_message(project: Path, tmp_path: Path, command: str) -> None:
    root = shutil.copytree(project, tmp_path / "root", ignore=shutil.ignore_patterns("site", ".tremplin"))
    (root / "casse.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return 1 / 0\n", encoding="utf-8"
    )
    config = root / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nhooks: [casse.py]\n", encoding="utf-8")
    result = run(root, command, "build", "-d", tmp_path / "site")
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "casse.py:2:1: erreur T339: La construction par MkDocs s’est arrêtée" in said
    assert "Traceback" not in said
    assert "Error reading page" not in said

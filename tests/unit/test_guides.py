"""What the guides of authors and of the publisher show is true: commands run, models are sound."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tremplin.cli import main
from tremplin.diagnostics import Report
from tremplin.schema.catalogue import Provider
from tremplin.schema.validate import validate
from tremplin.sources.source import Sequence, Source, compose

WriteProject = Callable[..., Path]
ROOT = Path(__file__).parents[2]
GUIDES = ("guide-auteur", "guide-editeur")
PAGES = [page for guide in GUIDES for page in sorted((ROOT / "courses" / guide).rglob("*.md"))]
_COMMAND = re.compile(r"^tremplin .+$|`(tremplin [^`]+)`", re.M)
ENDLESS = "tremplin serve --open"
"""What goes on until one stops it: tests/hosts/test_serve.py runs it."""


def commands() -> Iterator[str]:
    """Those of all guides, in the order in which they are read."""
    for page in PAGES:
        for found in _COMMAND.finditer(page.read_text(encoding="utf-8")):
            yield found[1] or found[0]


@pytest.fixture
def catalogue(write_project: WriteProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with the course « courriel », followed by git."""
    config = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
    root = write_project({"mkdocs.yml": config, "courses/courriel/index.md": "Bonjour.\n"})
    git = ["git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for step in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Courses"]):
        subprocess.run([*git, *step], check=True)
    monkeypatch.chdir(root)
    return root


def test_the_commands_of_the_guides_run_one_after_the_other(catalogue: Path) -> None:
    asked = [command for command in commands() if command != ENDLESS]
    assert len(asked) >= 10
    runner = CliRunner()
    for command in asked:
        if command.startswith("tremplin receive courriel.zip"):
            # what was sent is older than what is there
            with (catalogue / "courses/courriel/index.md").open("a", encoding="utf-8") as page:
                page.write("\nUne phrase de plus.\n")
        done = runner.invoke(main, shlex.split(command)[1:], input="oui\n")
        assert done.exit_code == 0, f"{command}\n{done.output}"
    assert (catalogue / "site/index.html").exists()
    assert (catalogue / "cle/index.html").exists()


def test_what_the_guide_says_of_a_reception_is_what_is_shown(catalogue: Path) -> None:
    runner, page = CliRunner(), catalogue / "courses/courriel/index.md"
    assert runner.invoke(main, ["send", "--course", "courriel"]).exit_code == 0
    written = page.read_bytes()
    page.write_bytes(b"Autre chose.\n")
    shown = runner.invoke(main, ["receive", "courriel.zip", "--dry-run"]).output
    assert "~ courses/courriel/index.md" in shown
    assert page.read_bytes() == b"Autre chose.\n"
    assert runner.invoke(main, ["receive", "courriel.zip"], input="oui\n").exit_code == 0
    assert page.read_bytes() == written
    assert runner.invoke(main, ["receive", "--undo"]).exit_code == 0
    assert page.read_bytes() == b"Autre chose.\n"


def test_the_training_body_of_the_publishers_guide_can_be_copied() -> None:
    text = (ROOT / "courses/guide-editeur/01-publier/04-repondre.md").read_text(encoding="utf-8")
    (model,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S)
    node = compose(Source("organismes.yml", model), report := Report())
    assert isinstance(node, Sequence)
    assert [validate(item, Provider, report) for item in node.items]
    assert [str(d) for d in report] == []

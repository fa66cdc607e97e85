"""What the first module of the author’s guide shows is true: commands, files, sentences, buttons."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path

import pytest
from click.testing import CliRunner
from examining import examined
from laying import lay

from tremplin import __version__
from tremplin.cli import main
from tremplin.pages.authoring import GUIDES
from tremplin.rules.help import EXAMPLE
from tremplin.schema.budgets import Budgets
from tremplin.text.prose import index, sentences

ROOT = Path(__file__).parents[2]
PAGES = {
    page.stem[3:]: page.read_text(encoding="utf-8")
    for page in sorted((ROOT / "courses/guide-auteur/00-commencer").glob("*.md"))
}
FORM = ROOT / "generator/tremplin/preview/form"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle r="1"/></svg>'


def first_commands() -> list[str]:
    (block,) = re.findall(r"^```sh\n(.*?)^```$", PAGES["premiere-etape"], re.M | re.S)
    return str(block).splitlines()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the first commands make of an empty folder, with Enter for every answer."""
    monkeypatch.chdir(tmp_path)
    (make,) = (line for line in first_commands() if " new " in line)
    made = CliRunner().invoke(main, make.removeprefix("py -m tremplin ").split(), input="\n" * 9)
    assert made.exit_code == 0, made.output
    (name,) = re.findall(r"^cd ([\w-]+)$", "\n".join(first_commands()), re.M)
    return tmp_path / name


def test_the_first_commands_are_those_of_the_page_that_offers_tremplin() -> None:
    (windows,) = (guide for guide in GUIDES if guide.system == "windows")
    wheel = f"tremplin-{__version__}-py3-none-any.whl"
    assert first_commands() == [line.replace("{wheel}", wheel) for line in windows.install + windows.begin]


def test_the_examples_are_shown_with_their_files() -> None:
    shown = [name for page in PAGES.values() for _, name, _ in EXAMPLE.findall(page) if name]
    assert {Path(name).name for name in shown} == {
        "01-premiere-etape.md", "course.yml", "glossaire.yml", "premiere-etape.yml",
    }  # fmt: skip


@pytest.mark.parametrize("count", range(1, len(PAGES) + 1), ids=[*PAGES])
def test_the_examples_up_to_a_page_make_a_site_that_is_sound(site: Path, count: int) -> None:
    for page in [*PAGES.values()][:count]:
        for name in lay(site, page):
            for picture in re.findall(r"\]\(\.\./(images/\S+)\)", (site / name).read_text(encoding="utf-8")):
                place = (site / name).parents[1] / picture
                place.parent.mkdir(exist_ok=True)
                place.write_text(DRAWING, encoding="utf-8")
    assert [str(d) for d in examined(site)] == []


def test_each_sentence_that_was_rewritten_is_far_easier_to_read() -> None:
    table = re.search(r"^\| Avant \| Après \|\n.*\n((?:\|.*\n)+)", PAGES["ecrire-simplement"], re.M)
    assert table
    for row in table[1].splitlines():
        before, after = (index(sentences(cell.strip())) or 0 for cell in row.strip("|").split(" | "))
        assert before < 40 < 70 <= after, row


def test_the_buttons_that_are_named_are_those_of_the_form() -> None:
    section = PAGES["premiere-etape"].partition("## Modifier, comme un formulaire")[2].partition("\n## ")[0]
    buttons = re.findall(r"\*\*(.+?)\*\*", section)
    assert len(buttons) == 5
    sources = reduce(str.__add__, (path.read_text(encoding="utf-8") for path in sorted(FORM.iterdir())))
    assert [name for name in buttons if f'"{name}"' not in sources and f">{name}<" not in sources] == []


def test_a_picture_may_weigh_what_the_guide_says() -> None:
    assert f"{Budgets().picture // 1000} ko au plus par image" in PAGES["illustrer"]

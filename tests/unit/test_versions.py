"""With a library that was not tried the stock engine works: the same HTML, and a line that says why."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown.blockparser import BlockParser

from tremplin.commands.build import build
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.markdown.versions import TRIED, notice, untried
from tremplin.publish.plan import Means

ROOT = Path(__file__).parents[2]


def pretend(monkeypatch: pytest.MonkeyPatch, name: str, version: str) -> None:
    monkeypatch.setitem(TRIED, name, (version, *TRIED[name][1:]))  # type: ignore[misc]


def html() -> str:
    page = PageContext("", lambda _directive: ("", ""))
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("docs/*.md"))
    return Converter().page(f"{text}\n\n```python\na = 1\n```\n", page)


@pytest.fixture(scope="module")
def quick() -> str:
    return html()


def test_what_is_installed_was_tried() -> None:
    assert (untried(), notice()) == ([], "")


def test_the_bounds_are_those_of_the_package() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for name, (_, first, limit) in TRIED.items():
        assert f"{name}>={first},<{limit}" in wanted


@pytest.mark.sweep(every=4)  # each name with another version
@pytest.mark.parametrize("version", ["99.0", "0.1", "99.0b1"])
@pytest.mark.parametrize("name", TRIED)
def test_the_stock_engine_gives_the_same_html(
    name: str, version: str, quick: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type(Converter().md.parser) is not BlockParser
    pretend(monkeypatch, name, version)
    assert type(Converter().md.parser) is BlockParser
    assert html() == quick
    assert notice().count("\n") == 0
    assert f"{name} {version}" in notice()


def test_versions_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "pymdown-extensions", "10.9")
    assert untried() == ["pymdown-extensions 10.9"]
    pretend(monkeypatch, "pymdown-extensions", "13.99.1")
    assert untried() == []


def test_the_parts_that_an_untried_version_may_lack_are_not_asked_for() -> None:
    program = (
        "import pygments; pygments.__version__ = '99.0'\n"
        "import sys; sys.modules['tremplin.markdown.engine'] = None\n"
        "from tremplin.markdown.converter import Converter; Converter"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_build_says_it_once(
    write_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    config = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
    path = write_project({"mkdocs.yml": config}) / "mkdocs.yml"
    pretend(monkeypatch, "markdown", "99.0")
    pretend(monkeypatch, "pygments", "99.0")
    build(path, None, Means(jobs=2))
    told = capfd.readouterr().err
    assert told.count("markdown 99.0 et pygments 99.0 n’ont pas été essayés") == 1
    build(path, None, Means(jobs=2), is_told=False)
    assert capfd.readouterr().err == ""

"""Templates compiled once are those of the theme as it is now, and nothing else is run."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

import pytest
from jinja2 import Environment

from tremplin.render.compiled import _made_of
from tremplin.render.environment import environment

Harm = Callable[[Path], object]


@pytest.fixture(autouse=True)
def _bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _made_of.cache_clear()


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "page.html").write_text("Bonjour {{ name }}.")
    return folder


def said(*folders: Path) -> str:
    return environment(folders, "fr").get_template("page.html").render(name="Ada")


def kept(folder: Path) -> list[Path]:
    return [*folder.glob("__pycache__/*")]


@pytest.fixture
def no_compiling(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def refuse(*_args: object, **_names: object) -> None:
        raise AssertionError("compiled again")

    return lambda: monkeypatch.setattr(Environment, "compile", refuse)


def test_a_template_is_compiled_once(theme: Path, no_compiling: Callable[[], None]) -> None:
    assert said(theme) == "Bonjour Ada."
    assert [path.suffix for path in kept(theme)] == [".pyc"]  # which hosts do not publish
    no_compiling()
    assert said(theme) == "Bonjour Ada."


def test_a_changed_template_is_compiled_again(theme: Path) -> None:
    said(theme)
    (theme / "page.html").write_text("Bonsoir {{ name }}.")
    assert said(theme) == "Bonsoir Ada."


@pytest.mark.parametrize("of", ["MAGIC_NUMBER", "markupsafe", "walk"])
def test_another_version_compiles_again(theme: Path, of: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said(theme)
    (path,) = kept(theme)
    before = path.read_bytes()
    other = {"MAGIC_NUMBER": b"?", "markupsafe": pytest, "walk": lambda *_: type("", (), {"files": {}})}
    monkeypatch.setattr(f"tremplin.render.compiled.{of}", other[of])
    _made_of.cache_clear()
    assert said(theme) == "Bonjour Ada."
    assert path.read_bytes() != before


def test_words_that_are_compiled_in_are_those_of_the_language(theme: Path) -> None:
    (theme / "page.html").write_text("{{ 'question.right'|t }}")
    for _ in range(2):
        found = [environment([theme], lang).get_template("page.html").render() for lang in ("fr", "en")]
        assert found == ["Juste", "Right"]


FOREIGN = marshal.dumps(compile("raise SystemExit('foreign code ran')", "x", "exec"))


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:20]),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:32] + FOREIGN),
        lambda path: path.write_bytes(blake2b(FOREIGN, digest_size=32).digest() + FOREIGN),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_a_file_that_is_not_ours_is_not_run(theme: Path, harm: Harm) -> None:
    said(theme)
    (path,) = kept(theme)
    harm(path)
    assert said(theme) == "Bonjour Ada."
    assert kept(theme) == [path]


def test_templates_of_a_site_are_never_kept_nor_read(theme: Path, tmp_path: Path) -> None:
    site = tmp_path / "site/templates"
    site.mkdir(parents=True)
    (site / "page.html").write_text("Bonjour {{ name }}.")
    said(theme)
    (site / "__pycache__").mkdir()
    for path in kept(theme):
        (site / "__pycache__" / path.name).write_bytes(blake2b(FOREIGN, digest_size=32).digest() + FOREIGN)
    before = {path: path.read_bytes() for path in kept(site)}
    assert said(site, theme) == "Bonjour Ada."
    assert {path: path.read_bytes() for path in kept(site)} == before


@pytest.mark.parametrize("is_asked", [True, False])
def test_where_nothing_can_be_written_templates_still_work(
    theme: Path, is_asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_asked:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        (theme / "__pycache__").write_text("not a folder")
    assert said(theme) == "Bonjour Ada."
    assert kept(theme) == []


def test_many_at_once_keep_whole_files(theme: Path, no_compiling: Callable[[], None]) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(said, [theme] * 40)} == {"Bonjour Ada."}
    assert len(kept(theme)) == 1
    no_compiling()
    assert said(theme) == "Bonjour Ada."

"""What the theme's scripts and styles weigh, after brotli: a budget for every file that is built."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from tremplin.questions import KINDS

ASSETS = Path(__file__).parents[2] / "themes/tremplin_theme/assets/tremplin"
BUILT = sorted(path for path in ASSETS.rglob("*") if path.is_file())
PYTHON = 500_000
SHARED = {
    "tremplin.js": 4_100,
    "tremplin.css": 2_750,
    "catalogue.js": 1_950,
    "catalogue.css": 1_000,
    "embed.css": 1_900,
    "more.js": 1_250,
    "unsure.js": 600,
    "shown.js": 520,
    "numbers.js": 300,
    "praise.js": 250,
    "protect.js": 1_750,
    "exam.js": 1_150,
    "placement.js": 800,
    "formats.js": 1_100,
    "quantities.js": 3_900,
    "code.css": 200,
    "formulas.css": 150,
    "more.css": 350,
    "paper.css": 350,
    "serve.css": 150,
    "tabs.css": 250,
    "when.js": 150,
    "player.js": 560,
    "player.css": 560,
    "easyread.js": 230,
    "easyread.css": 300,
    "glossary.js": 460,
    "glossary.css": 350,
    "questions/code.js": 2_000,
    "questions/text.js": 1_950,
    "code/sandbox.htm": 3_000,
    "code/python.htm": PYTHON,
}
KIND = 1_500
STYLE = 600


def name(path: Path) -> str:
    return path.relative_to(ASSETS).as_posix()


def budget(file: str) -> int:
    """In another language a file weighs what it does in French."""
    if file in SHARED:
        return SHARED[file]
    folder, _, kind = file.rpartition("/")
    if folder == "questions" and kind.partition(".")[0] in {kind.name for kind in KINDS}:
        return STYLE if kind.endswith(".css") else KIND
    _, _, rest = file.partition("/")
    assert rest, "a file that is built needs a budget"
    return budget(rest)


@pytest.mark.parametrize("path", BUILT, ids=name)
def test_a_built_file_is_within_its_budget(path: Path) -> None:
    assert len(brotli.compress(path.read_bytes())) <= budget(name(path))


@pytest.mark.parametrize("file", SHARED)
def test_no_budget_is_left_of_a_file_that_is_gone(file: str) -> None:
    assert (ASSETS / file).is_file()


def test_python_is_under_half_a_megabyte_even_uncompressed() -> None:
    assert (ASSETS / "code/python.htm").stat().st_size <= PYTHON

"""What the theme's scripts and styles weigh, after brotli: a budget for every file that is built."""

from __future__ import annotations

from pathlib import Path

import brotli

from each import each
from tremplin.questions import KINDS

ASSETS = Path(__file__).parents[2] / "themes/tremplin_theme/assets/tremplin"
BUILT = sorted(path for path in ASSETS.rglob("*") if path.is_file())
PYTHON = 500_000
SHARED = {
    "tremplin.js": 2_110,
    "tremplin.css": 2_250,
    "aids.js": 650,
    "lesson.js": 700,
    "quiz.js": 3_250,
    "quiz.css": 850,
    "icon.svg": 160,
    "icon-192.png": 2_000,
    "icon-512.png": 4_000,
    "icon-maskable-512.png": 2_000,
    "catalogue.js": 3_450,
    "catalogue.css": 1_050,
    "embed.css": 2_000,
    "more.js": 1_250,
    "unsure.js": 600,
    "shown.js": 520,
    "numbers.js": 300,
    "praise.js": 250,
    "protect.js": 2_000,
    "exam.js": 1_150,
    "placement.js": 950,
    "formats.js": 1_240,
    "quantities.js": 4_150,
    "pace.js": 1_500,
    "pace.css": 400,
    "placement.css": 100,
    "code.css": 200,
    "formulas.css": 150,
    "more.css": 400,
    "paper.css": 350,
    "owner.js": 3_650,
    "owner.css": 400,
    "profiles.js": 5_450,
    "profiles.css": 700,
    "revision.js": 5_700,
    "revision.css": 350,
    "keep.js": 3_950,
    "keep.css": 150,
    "offline.js": 850,
    "data.css": 150,
    "data.js": 2_750,
    "lost.js": 2_050,
    "lost.css": 200,
    "enrol.js": 800,
    "enrol.css": 450,
    "renamed.js": 1_400,
    "plan.js": 2_700,
    "plan.css": 550,
    "serve.css": 150,
    "search.js": 9_600,
    "kept.js": 1_400,
    "search.css": 450,
    "statement.js": 1_700,
    "statement.css": 900,
    "tabs.css": 320,
    "transfer.js": 12_050,
    "sealed.js": 6_100,
    "transfer.css": 450,
    "scan.js": 13_000,
    "gzip.js": 4_500,
    "tools.js": 6_400,
    "note.js": 3_200,
    "notes.js": 4_150,
    "notes.css": 500,
    "tools.css": 1_050,
    "when.js": 150,
    "expiry.js": 250,
    "wide.css": 260,
    "player.js": 560,
    "player.css": 560,
    "easyread.js": 250,
    "easyread.css": 350,
    "glossary.js": 480,
    "glossary.css": 350,
    "questions/code.js": 2_000,
    "questions/text.js": 2_240,
    "questions/simulation.js": 1_750,
    "code/sandbox.htm": 3_000,
    "code/python.htm": PYTHON,
}
KIND = 1_500
STYLE = 650


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


@each("path", BUILT, ids=name)
def test_a_built_file_is_within_its_budget(path: Path) -> None:
    assert len(brotli.compress(path.read_bytes())) <= budget(name(path))


@each("file", SHARED)
def test_no_budget_is_left_of_a_file_that_is_gone(file: str) -> None:
    assert (ASSETS / file).is_file()


def test_python_is_under_half_a_megabyte_even_uncompressed() -> None:
    assert (ASSETS / "code/python.htm").stat().st_size <= PYTHON

"""What the scripts and styles of the quizzes weigh, after brotli: budgets of the theme."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from tremplin.questions import KINDS

ASSETS = Path(__file__).parents[2] / "themes/tremplin_theme/assets/tremplin"
COMMON = 3_500
KIND = 1_500
LARGE = {"simulation": 4_000, "code": 4_000}
STYLE = 600
PYTHON = 500_000


def weight(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


@pytest.mark.parametrize("name", ["tremplin.js", "more.js", "exam.js", "formats.js", "when.js"])
def test_what_quizzes_share_is_light(name: str) -> None:
    assert weight(ASSETS / name) <= COMMON


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_light(kind) -> None:
    own = [ASSETS / f"questions/{name}.js" for name in (kind.name, *kind.uses)]
    assert sum(map(weight, own[:1])) <= LARGE.get(kind.name, KIND)
    style = ASSETS / f"questions/{kind.name}.css"
    assert not style.exists() or weight(style) <= STYLE


def test_python_is_under_half_a_megabyte_even_uncompressed() -> None:
    assert (ASSETS / "code/python.htm").stat().st_size <= PYTHON

"""The engine gives the stock HTML on the texts that Python-Markdown and pymdownx test themselves with."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from tremplin.markdown.engine import accelerate
from tremplin.markdown.extension import EXTENSIONS

CORPORA = Path(__file__).parents[2] / ".venv/corpora"
TEXTS = sorted(path for suffix in ("txt", "md") for path in CORPORA.glob(f"*/**/*.{suffix}"))


def bare() -> Markdown:
    return Markdown()


def ours() -> Markdown:
    return Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={name: dict(options) for name, options in EXTENSIONS.items()},
    )


def outcome(engine: Markdown, text: str) -> str | type[Exception]:
    """The HTML, or the kind of error that a hostile text raises."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return engine.reset().convert(text)
    except Exception as error:
        return type(error)


@pytest.mark.skipif(not TEXTS, reason="the source distributions could not be had")
@pytest.mark.parametrize("make", [bare, ours])
def test_the_engine_gives_the_stock_html_on_the_corpora(make: Callable[[], Markdown]) -> None:
    stock, quick = make(), make()
    accelerate(quick)
    different, count = [], 0
    for path in TEXTS:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        count += 1
        if outcome(stock, text) != outcome(quick, text):
            different.append(str(path.relative_to(CORPORA)))
    assert different == []
    assert count > 200

"""Words after the opening of code are its title; what Markdown reads stays as it is."""

from __future__ import annotations

import pytest

from tremplin.markdown.clock import at_most
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.markdown.fences import headed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("```python exemple.py", '``` python title="exemple.py"'),
        ("``` python : exemple", '``` python title="exemple"'),
        ("```Texte brut", '``` title="Texte brut"'),
        ('~~~js title="a" autre', '~~~ js title="a autre"'),
        ("- ```py hl_lines=2 vu", '- ``` py hl_lines="2" title="vu"'),
    ],
)
def test_other_words_are_the_title(written: str, read: str) -> None:
    assert headed([written, "x", written[written.index(written.strip("- ")[0]) :][:3]])[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "```",
        "```c#",
        "``` python",
        '```py title="a" hl_lines="1"',
        "```{.python .a}",
        "```mermaid",
        "```a`b```",
    ],
)
def test_what_is_read_stays(text: str) -> None:
    assert headed([text, "x", "```"]) == [text, "x", "```"]


def test_code_keeps_its_lines() -> None:
    html = Converter().page("```python mon fichier\nx = 1\ny = 2\n```", PageContext("", None))
    assert '<span class="filename">mon fichier</span>' in html
    assert html.count("\n") > 1
    assert "<p>" not in html


def test_openings_inside_code_stay() -> None:
    lines = ["````", "```python exemple de code", "```", "````"]
    assert headed(lines) == lines


def test_hostile_openings_are_read_in_time() -> None:
    with at_most():
        headed(["```" + "a " * 5_000, "```", "```" + 'x="' * 5_000, "```", "``` {" * 3_000])

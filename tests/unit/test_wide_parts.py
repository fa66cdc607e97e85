"""Tables and code wider than a phone: named, reached with the keyboard; no header without a name."""

from __future__ import annotations

import re

import pytest

from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext

CONVERTER = Converter()
REACHED = 'tabindex="0" role="group" aria-label="Code"'


def html_of(text: str, language: str = "fr") -> str:
    return CONVERTER.page(text, PageContext("a.md", lambda _directive: ("", ""), language=language))


@pytest.mark.parametrize("code", ["```\n{}\n```", "```python\n{}\n```", "    {}", "<pre>{}</pre>"])
@pytest.mark.parametrize(
    ("line", "is_wide"), [("x" * 24, False), ("x" * 25, True), ("a < b && c > d && e", False)]
)
def test_only_code_that_a_phone_cuts_is_reached_with_the_keyboard(
    code: str, line: str, is_wide: bool
) -> None:
    written = line.replace("&", "&amp;").replace("<", "&lt;") if code.startswith("<pre") else line
    assert (f"<pre {REACHED}>" in html_of(code.format(written))) == is_wide


def test_the_longest_line_counts() -> None:
    assert REACHED in html_of(f"```\na\n{'b ' * 20}\nc\n```")
    assert REACHED not in html_of("```\n" + "a = 1\n" * 30 + "```")


def test_the_name_is_in_the_language_of_the_interface() -> None:
    found = html_of(f"```\n{'x' * 30}\n```", "de")
    assert '<pre tabindex="0" role="group" lang="fr" aria-label="Code">' in found


@pytest.mark.parametrize(
    "text", ["| | A |\n|---|---|\n| b | c |", "| A | |\n|---|--:|\n| b | c |", "| | |\n|---|---|\n| b | c |"]
)
def test_a_cell_without_a_name_is_no_header(text: str) -> None:
    found = html_of(text)
    assert re.findall(r"<th[^>]*>\s*</th>", found) == []
    row = found.partition("</thead>")[0]
    assert len(re.findall(r"<t[hd]\b", row)) == 2
    assert ("<th>A</th>" in row) == ("A" in text)


def test_an_empty_header_keeps_its_side() -> None:
    assert '<td class="right"></td>' in html_of("| A | |\n|---|--:|\n| b | c |")

"""Texts of quizzes without a page: whoever shows them says where pictures and links lead."""

from __future__ import annotations

import pytest

from tremplin.markdown.extension import Converter
from tremplin.render.texts import Texts


class Elsewhere:
    """As an export would have it: pictures in its own folder, pages on the site."""

    def picture(self, target: str) -> str:
        return f"media/{target}"

    def page(self, target: str) -> str:
        return f"https://example.org/{target.removesuffix('.md')}/"


TEXTS = Texts(Converter(), Elsewhere())


@pytest.mark.parametrize(
    ("text", "block", "inline"),
    [
        (None, "", ""),
        ("", "", ""),
        ("Un *mot* !", "<p>Un <em>mot</em>\u202f!</p>", "Un <em>mot</em>\u202f!"),
        ("Un\n\nDeux", "<p>Un</p>\n<p>Deux</p>", "<p>Un</p>\n<p>Deux</p>"),
        (
            "[ici](page.md)",
            *(f'{a}<a href="https://example.org/page/">ici</a>{b}' for a, b in (("<p>", "</p>"), ("", ""))),
        ),
    ],
)
def test_a_text_is_a_block_or_inline(text: str | None, block: str, inline: str) -> None:
    assert (TEXTS.block(text), TEXTS.inline(text)) == (block, inline)


def test_a_picture_is_where_its_reader_says_and_quoted_once() -> None:
    assert 'src="media/un%20plan.png"' in TEXTS.block("![Un plan](un%20plan.png)")


def test_what_is_written_is_cleaned() -> None:
    assert "<script" not in TEXTS.block("Bonjour <script>alert(1)</script>")


def test_french_spaces_are_for_french() -> None:
    english = Texts(Converter(), Elsewhere(), "en")
    assert english.inline("Why ?") == "Why ?"

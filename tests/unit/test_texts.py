"""Texts of quizzes without a page: whoever shows them says where pictures and links lead."""

from __future__ import annotations

import re

import pytest

from tremplin.markdown.converter import Converter
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


# ---- where nothing but words may stand


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("du **gras**", "du gras"),
        ("la balise `<h1>`", "la balise &lt;h1&gt;"),
        ("Dans <head>", "Dans &lt;head&gt;"),
        ("x<sup>2</sup> & y", "x2 &amp; y"),
        ("![Un rond](rond.svg)", "Un rond"),
        ('dit "oui" !', "dit &#34;oui&#34;\u202f!"),
        (":heart:", "❤️"),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    assert TEXTS.plain(text) == words


# ---- on one page


def test_ids_of_two_texts_differ_and_lead_inside_their_own() -> None:
    names = iter(("t1:", "t2:"))
    texts = Texts(Converter(), Elsewhere(), scope=lambda: next(names))
    note = "Un CV[^1], voir [là](#la).\n\n[^1]: Curriculum.\n\n## Titre\n"
    assert texts.block("sans rien") == "<p>sans rien</p>"
    for name in ("t1:", "t2:"):
        html = texts.block(note)
        ids = re.findall(' id="([^"]*)"', html)
        assert ids == [f"s-{name}fnref:1", f"s-{name}titre", f"s-{name}fn:1"]
        assert re.findall(' href="([^"]*)"', html) == [f"#s-{name}fn:1", "#s-la", f"#s-{name}fnref:1"]


def test_tabs_of_two_texts_are_two_choices() -> None:
    names = iter(("t1:", "t2:"))
    texts = Texts(Converter(), Elsewhere(), scope=lambda: next(names))
    tabs = '=== "A"\n\n    a\n\n=== "B"\n\n    b\n'
    assert {*re.findall(' name="([^"]*)"', texts.block(tabs) + texts.block(tabs))} == {
        "s-t1:__tabbed_1",
        "s-t2:__tabbed_1",
    }


def test_blocks_of_an_answer_are_one_element() -> None:
    html = TEXTS.inline("```\nx\n```\n")
    assert html.startswith("<section>")
    assert html.endswith("</section>")


def test_a_menu_says_a_formula_in_a_line() -> None:
    assert TEXTS.plain("le $x^2$, puis $\\frac{a+b}{2}$ et 5 \\$") == "le x², puis (a + b)/2 et 5 $"

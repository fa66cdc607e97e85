"""Lists, enumerations, tables, headings and definitions keep what was written."""

from __future__ import annotations

import re

import pytest

from tremplin.markdown.clock import at_most
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext

CONVERTER = Converter()


def page(text: str) -> str:
    """The HTML without the ends of lines between its elements, all spaces plain."""
    html = CONVERTER.page(text, PageContext("", None))
    return re.sub(
        r"\n(?=<)|(?<=>)\n", "", html.replace("\u202f", " ").replace("\xa0", " ").replace("&nbsp;", " ")
    )


def test_a_list_keeps_its_numbers() -> None:
    assert page("3. c\n4. d") == '<ol start="3"><li>c</li><li>d</li></ol>'
    assert (
        page("1. a\n\nEt puis.\n\n2. b") == '<ol><li>a</li></ol><p>Et puis.</p><ol start="2"><li>b</li></ol>'
    )
    assert page("1. a\n4. d\n5. e") == '<ol><li>a</li><li value="4">d</li><li>e</li></ol>'
    assert page("3. c\n2. b\n1. a") == '<ol start="3"><li>c</li><li value="2">b</li><li value="1">a</li></ol>'


def test_numbers_that_are_all_the_same_count() -> None:
    assert page("1. a\n1. b\n1. c") == "<ol><li>a</li><li>b</li><li>c</li></ol>"
    assert "value" not in page("1. a\n1. b\n\n1. c")


def test_a_numbered_list_is_not_one_of_bullets() -> None:
    assert page("- a\n\n1. b") == "<ul><li>a</li></ul><ol><li>b</li></ol>"


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  - b\n- c",
        "- a\n    - b\n- c",
        "-\u00a0a\n  -\u00a0b\n-\u00a0c",
        "* a\n   - b\n* c",
        "> - a\n>   - b\n> - c",
    ],
)
def test_an_item_under_another_is_below_it(text: str) -> None:
    assert "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>" in page(text)


def test_what_follows_an_item_belongs_to_it() -> None:
    assert page("1. a\n\n   suite\n\n2. b") == "<ol><li><p>a</p><p>suite</p></li><li><p>b</p></li></ol>"
    html = page("- a\n\n    ```\n    x\n    ```\n- b")
    assert html.endswith("<li><p>b</p></li></ul>")


def test_three_levels_and_code_keep_their_places() -> None:
    assert page("- a\n  - b\n    - c").count("<ul>") == 3
    code = "Texte\n\n    cle:\n      - a\n        - b\n"
    assert "cle:\n  - a\n    - b" in CONVERTER.page(code, PageContext("", None))
    assert "- a\n  - b" in CONVERTER.page("<pre>\n- a\n  - b\n</pre>", PageContext("", None))


@pytest.mark.parametrize(
    "text",
    [
        "• a\n• b",
        "– a\n– b",
        "— Bonjour\n— Salut",
        "1) a\n2) b",
        "a) un\nb) deux",
        "[ ] a\n[x] b",
        "→  a\n→  b",
    ],
)
def test_enumerations_with_other_signs_keep_their_lines(text: str) -> None:
    first, second = text.replace("  ", " ").split("\n")
    assert page(text).replace("  ", " ") == f"<p>{first}<br>{second}</p>"


def test_a_glued_table_is_one() -> None:
    html = page("Les prix :\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert html.startswith("<p>Les prix :</p>")
    assert "<td>2</td>" in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## C#", '<h2 id="s-c">C#</h2>'),
        ("## Titre ##", '<h2 id="s-titre">Titre</h2>'),
        ("#1 est le meilleur", "<p>#1 est le meilleur</p>"),
        ("#emploi #cv", "<p>#emploi #cv</p>"),
        ("- #2 : deux", "<ul><li>#2 : deux</li></ul>"),
        ("##", "<p>##</p>"),
        ("####### sept", "<p>####### sept</p>"),
        ("Cordialement\n--\nLina", "<p>Cordialement\n--\nLina</p>"),
        ("Titre\n-----", '<h2 id="s-titre">Titre</h2>'),
    ],
)
def test_titles_are_what_they_look_like(text: str, html: str) -> None:
    assert page(text) == html


def test_a_definition_that_names_no_address_is_a_text() -> None:
    assert page("[Lina]: bonjour\n\nsuite") == "<p>[Lina]: bonjour</p><p>suite</p>"
    assert "https://a.org" in page("Source\n\n[1]: https://a.org").replace("<wbr>", "")
    assert page("Un [lien].\n\n[lien]: https://a.org") == '<p>Un <a href="https://a.org">lien</a>.</p>'
    assert page("[//]: # (remarque)\n\nsuite") == "<p>suite</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a] b\n\n[a]: x.org/a\n[z]: x.org/z", '<p><a href="x.org/a">a</a> b</p><p>[z]: x.org/z</p>'),
        ("[z]: salut\n[a]: x.org/a\nb [a]", '<p>[z]: salut</p><p>b <a href="x.org/a">a</a></p>'),
        ("[le\nsite]\n\n[le site]: x.org", '<p><a href="x.org">le\nsite</a></p>'),
        ("[le site][]\n\n[le  site]: x.org", '<p><a href="x.org">le site</a></p>'),
        ("[le  site][]\n\n[le site]: x.org", '<p><a href="x.org">le  site</a></p>'),
        ("Voir [a]: ici.\n\n[a]: x.org", '<p>Voir <a href="x.org">a</a>: ici.</p>'),
        (
            "> [a]\n>\n> [a]: x.org\n> [z]: z.org",
            '<blockquote><p><a href="x.org">a</a></p><p>[z]: z.org</p></blockquote>',
        ),
    ],
)
def test_a_definition_that_serves_does_and_the_one_beside_it_is_read(text: str, html: str) -> None:
    assert page(text) == html


def test_a_note_with_a_space_in_its_name_is_one() -> None:
    html = page("Un[^note bas].\n\n[^note bas]: La note.")
    assert 'href="#s-fn:note-bas"' in html
    assert 'id="s-fn:note-bas"' in html


def test_hostile_lines_are_laid_out_in_time() -> None:
    with at_most():
        for text in (
            "- a\n  " * 3_000,
            "| a |\n|-" * 3_000,
            "[a]: /b\n" * 2_000,
            "1. a\n" * 5_000,
            "\n•  a" * 5_000,
        ):
            page(text)

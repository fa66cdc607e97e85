"""Which « < » of a text begin a tag: all others are read as they are typed."""

from __future__ import annotations

import pytest

from tremplin.markdown.clock import at_most
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.text.sanitise import TAGS
from tremplin.text.tags import DROPPED, SIGN, removed, shown, tags, without_tags

CONVERTER = Converter()


def signs(text: str, *, is_phrase: bool = False) -> str:
    return shown(text, is_phrase=is_phrase).replace(SIGN, "‹")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("On écrit <script> au début.\n\nSuite", "On écrit ‹script> au début.\n\nSuite"),
        ("<style>p{}</style> <title>", "‹style>p{}‹/style> ‹title>"),
        ("<prénom> et <votre nom>", "‹prénom> et ‹votre nom>"),
        ("si a<b alors b>a", "si a‹b alors b>a"),
        ("a <b", "a ‹b"),
        ("\\<b>x\\</b> \\<nom>", "‹b>x‹/b> ‹nom>"),
        ("C:\\<nom>", "C:\\‹nom>"),
        ("Fermez avec </b>.", "Fermez avec ‹/b>."),
        ("<b>a</b> <i>b", "<b>a</b> ‹i>b"),
        ("<b>un\n\ndeux</b>", "‹b>un\n\ndeux‹/b>"),
        ("La balise <h1> et </h1>", "La balise ‹h1> et ‹/h1>"),
        ("<h2>Titre</h2>", "<h2>Titre</h2>"),
        ("<td>seule</td> <li>aussi</li>", "‹td>seule‹/td> ‹li>aussi‹/li>"),
        ("<table><tr><td>a<td>b</table>", "<table><tr><td>a<td>b</table>"),
        ("| <ul><li>a</ul> |", "| <ul><li>a</ul> |"),
        (
            "<details><summary>T</summary>\n\nx\n\n</details>",
            "<details><summary>T</summary>\n\nx\n\n</details>",
        ),
        ("<div>\n\n<b>x</div>", "<div>\n\n‹b>x</div>"),
        ("une<br>autre<br/> x <hr>", "une<br>autre<br/> x ‹hr>"),
        ("<img> <img src=a.png alt=x>", "‹img> <img src=a.png alt=x>"),
        ('<input type="text"> <input type="checkbox">', '‹input type="text"> <input type="checkbox">'),
        ("<?php echo 1 ?> <!DOCTYPE html>", "‹?php echo 1 ?> ‹!DOCTYPE html>"),
        ("<!-- caché <script> --> <!-- ouvert", "<!-- caché <script> --> ‹!-- ouvert"),
        ("<https://x.fr> <a@b.fr> [x](<a b.pdf>)", "<https://x.fr> <a@b.fr> [x](<a b.pdf>)"),
        ("`<head>` ``<a> ` <b>``", "`<head>` ``<a> ` <b>``"),
        ("<center>x</center> <center>", "<center>x</center> ‹center>"),
        ("1 < 2 et <3", "1 < 2 et <3"),
    ],
)
def test_a_sign_that_begins_no_tag_is_shown(text: str, read: str) -> None:
    assert signs(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<p>", "‹p>"),
        ("<p>Bonjour</p>", "‹p>Bonjour‹/p>"),
        ("<h1>Titre</h1>", "‹h1>Titre‹/h1>"),
        ("<br>", "‹br>"),
        ("un<br>deux", "un<br>deux"),
        ("H<sub>2</sub>O, <kbd>Ctrl</kbd>", "H<sub>2</sub>O, <kbd>Ctrl</kbd>"),
        ("<center>x</center>", "‹center>x‹/center>"),
    ],
)
def test_a_phrase_has_tags_of_phrases_only(text: str, read: str) -> None:
    assert signs(text, is_phrase=True) == read


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            "script",
            "style",
            "template",
            "title",
            "textarea",
            "iframe",
            "head",
            "svg",
            "plaintext",
            "xmp",
            "noembed",
            "noframes",
            "select",
            "math",
            "x-y",
            "h1",
        }
    ),
)
@pytest.mark.parametrize("form", ["<{}>", "</{}>", "<{} src=x>", "<{}/>", "<{}></{}>"])
def test_a_tag_in_a_sentence_swallows_nothing(name: str, form: str) -> None:
    html = CONVERTER.page(
        f"Avant {form.format(name, name)} après.\n\n**Suite** du cours.", PageContext("", None)
    )
    assert html.endswith("après.</p>\n<p><strong>Suite</strong> du cours.</p>")
    assert html.startswith("<p>Avant")
    if name != "select":
        assert f"&lt;{form[1:].format(name, name).split('>')[0]}&gt;" in html


@pytest.mark.parametrize(
    "text",
    ["<a " * 50_000, "<b>" * 60_000, "<i>" * 20_000 + "\n\n" + "</b>" * 20_000,
     "<b>" + "<i>" * 20_000 + "</b>" * 20_000,
     "<!--" * 40_000, "<td>" * 40_000, "<a '" * 30_000, "<b>\n\n</b>" * 15_000, '<a "' + ' " ' * 60_000],
)  # fmt: skip
def test_hostile_texts_are_read_in_one_pass(text: str) -> None:
    with at_most():
        assert len(shown(text)) == len(text)


def test_what_is_dropped_is_not_allowed() -> None:
    assert not DROPPED & TAGS


def test_attributes_that_do_not_pass_are_named() -> None:
    (tag, _) = tags('<span style="x" onclick="y" class="z" lang="fr" data-a="b">mot</span>')
    assert removed(tag) == ["style", "onclick"]


def test_a_title_keeps_what_begins_no_tag() -> None:
    assert without_tags("La <b>balise</b> <head> et `<i>`") == "La balise <head> et `<i>`"

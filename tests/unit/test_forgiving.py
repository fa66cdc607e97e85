"""What authors write nearly as it is asked: notes, folds, tabs, lists, emojis, texts of one line."""

from __future__ import annotations

import pytest

from tremplin.markdown.clock import at_most
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.markdown.forgiving import emoji, empty, forgiven

CONVERTER = Converter()


def page(text: str) -> str:
    return CONVERTER.page(text, PageContext("", None))


# ---- notes, folds and tabs


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("!!! note “À savoir”", '!!! note "À savoir"'),
        ("??? question « Et après ? »", '??? question "Et après ?"'),
        ("???+ tip „Zu wissen“", '???+ tip "Zu wissen"'),
        ("!!! note 'À savoir'", '!!! note "À savoir"'),
        ('!!! note "À savoir', '!!! note "À savoir"'),
        ('!!! "À savoir"', '!!! note "À savoir"'),
        ("!!! note À savoir", '!!! note "À savoir"'),
        ("!!! note inline end", "!!! note inline end"),
        ("!!! remarque importante", '!!! remarque "remarque importante"'),
        ('!!! note "Le "mot" juste"', '!!! note "Le "mot" juste"'),
        ('=== "Guyot', '=== "Guyot"'),
        ("=== « Guyot »", '=== "Guyot"'),
        ("=== Guyot", '=== "Guyot"'),
    ],
)
def test_a_title_is_read_between_other_marks(written: str, meant: str) -> None:
    assert forgiven(f"{written}\n    Texte") == f"{meant}\n    Texte"


@pytest.mark.parametrize("text", ["??? Que faire ?", "!!! Bravo à tous", "=== Titre ==="])
def test_a_sentence_that_begins_so_stays_one(text: str) -> None:
    assert page(text).replace("\u202f", " ") == f"<p>{text}</p>"


def test_a_text_that_is_not_indented_is_that_of_its_note() -> None:
    html = page("!!! note\nSans *retrait*.\nSuite.\n\nAprès.")
    assert "<p>Sans <em>retrait</em>.\nSuite.</p>\n</div>\n<p>Après.</p>" in html


def test_a_text_that_is_not_indented_enough_is_that_of_its_note() -> None:
    html = page("??? tip\n  Un.\n\n  Deux.\n\nAprès.")
    assert "<p>Un.</p>\n<p>Deux.</p>\n</details>\n<p>Après.</p>" in html


def test_notes_in_code_stay_as_they_are() -> None:
    assert "!!! note “x”" in page("```\n!!! note “x”\n    y\n```")
    assert "!!! note “x”" in page("Texte\n\n    !!! note “x”\n")


def test_hostile_openers_are_read_in_one_pass() -> None:
    with at_most():
        for text in (
            "!!! note " + " " * 9_000 + "x",
            "!!! a " * 1_500,
            "!!! note\n" * 20_000,
            "??? « " + "» " * 4_000,
        ):
            assert forgiven(text)


def test_what_has_no_text_is_found() -> None:
    lines = ["!!! note", "", "Autre.", "!!! tip", "Texte.", "", '=== "A"', "", "    B", '=== "C"']
    assert [*empty("\n".join(lines))] == [0, 9]


# ---- lists


@pytest.mark.parametrize("sign", ["-", "*", "1."])
def test_a_list_may_follow_its_paragraph(sign: str) -> None:
    kind = "ol" if sign == "1." else "ul"
    assert page(f"Il faut :\n{sign} un\n{sign} deux") == (
        f"<p>Il faut\xa0:</p>\n<{kind}>\n<li>un</li>\n<li>deux</li>\n</{kind}>"
    )


def test_a_list_may_follow_a_paragraph_of_an_item_and_of_a_note() -> None:
    html = page("- a\n\n    Il faut :\n    - b\n\n!!! note\n    Il faut :\n    - c")
    assert html.count("<ul>") == 3
    assert "- b" not in html
    assert "- c" not in html


@pytest.mark.parametrize("text", ["Il est né en\n1998. Il vit.", "12\n+ 3", "Un mot\n-clé", "Un\n*mot* là"])
def test_other_lines_make_no_list(text: str) -> None:
    assert "<li>" not in page(text)


# ---- emojis


def test_the_name_of_an_emoji_is_its_sign() -> None:
    assert page("Un :heart: et :+1:.") == "<p>Un ❤️ et 👍.</p>"
    assert CONVERTER.inline(":tada:", PageContext("", None)) == "🎉"


@pytest.mark.parametrize("text", [":material-check:", "10:30:45", "a:heart:b", "`:heart:`", "1:100:2"])
def test_what_is_no_name_stays(text: str) -> None:
    assert text.strip("`") in page(text)


def test_names_of_both_collections_are_known() -> None:
    assert emoji(":slight_smile:") == emoji(":slightly_smiling_face:") == "🙂"
    assert emoji(":inconnu:") is None


# ---- texts of one line

LINES = ["> 63", "- 18", "+ 3", "1. mai", "# 63", "#1", "* x", "---", "***", '=== "a"', "=== ", "| a",
         "[x]: y", "*[HTML]: z", "[^1]: note", "!!! note", "::: quiz a/b", "~~~", ": x", "    x"]  # fmt: skip


@pytest.mark.parametrize("text", LINES)
def test_a_text_of_one_line_keeps_its_sign(text: str) -> None:
    read = text.strip().replace("> 63", "&gt; 63")
    assert CONVERTER.inline(text, PageContext("", None)) == read
    assert CONVERTER.block(f"{text}\n", PageContext("", None)) == f"<p>{read}</p>"


def test_a_text_of_several_lines_is_made_of_blocks() -> None:
    assert CONVERTER.block("- a\n- b", PageContext("", None)) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"


def test_a_line_has_what_a_phrase_has() -> None:
    html = CONVERTER.inline("- **a** `b` [c](https://c.fr) ^d^ <b>f</b>", PageContext("", None))
    assert html == ('- <strong>a</strong> <code>b</code> <a href="https://c.fr">c</a> <sup>d</sup> <b>f</b>')


def test_a_comment_of_one_line_is_an_answer() -> None:
    assert CONVERTER.inline("<!-- vu -->", PageContext("", None)) == "&lt;!-- vu --&gt;"

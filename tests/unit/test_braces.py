"""Gaps of a text: `{…}` where the author asks for something, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_bank import Q, bank

from tremplin.questions import braces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il {fait} {beau|bon}.", ["fait", "beau|bon"]),
        ("Rien.", []),
        ("`{a}` et {b}", ["b"]),
        ("``{a`}`` et {b}", ["b"]),
        ("```py\nd = {1: 2}\n```\n\n{b}", ["b"]),
        ("~~~\n{a}\n~~~\n{b}", ["b"]),
        ("$\\frac{1}{2}$ vaut {0,5}", ["0,5"]),
        ("\\(x_{1}\\) et \\[ y^{2} \\] et {b}", ["b"]),
        ("$$\n\\sum_{i}\n$$\n\n{b}", ["b"]),
        ("\\{a\\} et {b}", ["b"]),
        ("un accent ` seul, {b}", ["b"]),
        ("\\`{a}\\`", ["a"]),
        ("[lien](page.md?x={a}) {b}", ["b"]),
        ("![{a}](b.png) {b}", ["b"]),
        ('<b title="{a}">x</b> {b}', ["b"]),
        ("a < {b} > c", ["b"]),
        ("{a", []),
        ("a}", []),
        ("{a{b}c}", ["b"]),
        ("{a\\}b}", ["a\\}b"]),
        ("{a\n\nb}", ["a\n\nb"]),
        ("Cela coûte {5} $ et {6} $.", ["5", "6"]),
    ],
)
def test_where_gaps_are(text: str, found: list[str]) -> None:
    assert braces.gaps(text) == found


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Le {chat} dort.", ""),
        ("Le {chat dort et la {souris} joue.", "{chat dort et la"),
        ("la souris} joue", "la souris}"),
        ("{a{b}c}", "{a"),
        ("{a} \\{ et \\}", ""),
        ("`{a` puis `b}` et {c}", ""),
        ("$\\{x\\}_{1$ et $x_{1}$", ""),
        ("```css\na {\n```\n\n{b}", ""),
        ("[lien](page.md?x={a) {b}", ""),
        ("}", "}"),
    ],
)
def test_a_brace_that_makes_no_gap_is_found(text: str, alone: str) -> None:
    assert braces.alone(text) == alone


@pytest.mark.parametrize(
    ("written", "right", "wrong"),
    [
        ("oui", ("oui",), ()),
        (" oui | si |~non| ~ jamais ", ("oui", "si"), ("non", "jamais")),
        ("\\||\\~|\\{", ("|", "~", "{"), ()),
        ("oui|~\\~", ("oui",), ("~",)),
        ("~", (), ()),
        ("|", (), ()),
        ("C:\\temp|\\\\serveur", ("C:\\temp", "\\\\serveur"), ()),
        ("5 \\* 3", ("5 \\* 3",), ()),
    ],
)
def test_the_forms_of_a_gap(written: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    assert braces.forms(written) == (right, wrong)


@given(st.text("ab{}|~\\`$()[]<>!\n *", max_size=60))
def test_all_that_is_typed_outside_gaps_stays(text: str) -> None:
    left = braces.filled(text, lambda: "\ue000")
    for inner in braces.gaps(text):
        left = left.replace("\ue000", f"{{{inner}}}", 1)
    assert left == text


@given(st.text(max_size=20).filter(lambda form: form.strip() and not form.endswith("\\")))
def test_any_answer_can_be_written(form: str) -> None:
    written = "".join(f"\\{sign}" if sign in "{}|~" else sign for sign in form)
    assert braces.forms(written) == ((form.strip(),), ()) or "\\" in form


@pytest.mark.parametrize("text", ["{" * 9_000, "`{" * 4_000, "![" * 5_000, "{a`b`" * 2_000, "\\{" * 4_000])
def test_a_hostile_text_is_read_at_once(text: str) -> None:
    assert isinstance(braces.gaps(text), list)
    assert isinstance(braces.alone(text), str)


@pytest.mark.parametrize("sign", ["|", "~"])
def test_a_gap_of_a_sign_alone_tells_how_to_write_it(sign: str) -> None:
    _, told, said = bank(Q + f"  texte: Le signe {{{sign}}} et {{oui}}.\n")
    assert told == ["3:19 T285"]
    assert f"{{\\{sign}}}" in said
    assert bank(Q + f"  texte: Le signe {{\\{sign}}} et {{oui}}.\n")[1] == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{entre: 10 et 12}", []),
        ("{between: 10 and 12}", []),
        ("{entre: 12 et 10}", ["3:10 T287"]),
        ("{entre: peu et beaucoup}", ["3:10 T287"]),
        ("{entre nous}", []),
    ],
)
def test_a_gap_takes_numbers_between_two_others(written: str, told: list[str]) -> None:
    assert bank(Q + f"  texte: 'Il pèse {written} kg.'\n")[1] == told


def test_what_is_said_of_a_gap_names_one_of_its_answers() -> None:
    text = Q + "  texte: Un {courriel|mail} court.\n  trous: {%s: {retour-juste: Oui.}}\n"
    assert bank(text % "mail")[1] == []
    _, told, said = bank(text % "mel")
    assert told == ["4:11 T286"]
    assert "courriel, mail" in said

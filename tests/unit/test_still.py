"""Pages where nothing can be touched."""

from __future__ import annotations

import pytest

from tremplin.editions.still import LINES, still
from tremplin.editions.trees import read, write


def stilled(html: str, size: tuple[int, int] = (100, 50)) -> str:
    tree = read(html)
    still(tree, lambda _src: size)
    return write(tree).removeprefix("<div>").removesuffix("</div>")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Un<script>x</script> mot<button>Vérifier</button>.</p>", "<p>Un mot.</p>"),
        ("<p hidden>Non</p><p data-x tabindex=0>Oui</p>", "<p>Oui</p>"),
        ("<p role=status class=vh></p>a", "a"),
        ("<form class=q><input type=text></form>", '<div class="q"><span class="blank">…………</span></div>'),
        (
            '<label class="gap"><span class="vh">Trou 1</span><input></label>',
            '<span class="gap"><span class="blank" role="img" aria-label="Trou 1">…………</span></span>',
        ),
        (
            "<details><summary>Plus</summary><p>Loin</p></details>",
            '<div><p class="unfolded">Plus</p><p>Loin</p></div>',
        ),
        (
            "<details class=flip><summary>Recto</summary><div>Verso</div></details>",
            '<div class="flip"><p class="unfolded">Recto</p><span class="blank">…………</span></div>',
        ),
        ('<ol class="order"><li>a</li></ol>', '<ul class="order"><li>a</li></ul>'),
        ("<pre><code><span class=k>if</span> x &lt; 1</code></pre>", "<pre>if x &lt; 1</pre>"),
        ("<textarea rows=6></textarea>", '<span class="line">\u00a0</span>' * LINES),
        ("<textarea>print()</textarea>", "<pre>print()</pre>" + '<span class="line">\u00a0</span>' * LINES),
        ('<video controls><source src="a/b.mp4"></video>', '<a href="a/b.mp4">b.mp4</a>'),
        (
            '<button class="fake" data-to="http://piege.example">Payer</button>',
            '<span class="fake">Payer<small> (http://piege.example)</small></span>',
        ),
        ("<span>Un <section>bloc</section></span>", "<div>Un <section>bloc</section></div>"),
        ("<ul></ul><!-- rien -->", ""),
    ],
)
def test_what_acts_is_a_sign_or_is_gone(html: str, expected: str) -> None:
    assert stilled(html) == expected


def test_answers_make_a_list() -> None:
    label = '<label class="answer"><input type="{}" name="q"><span>{}</span><br></label>'
    html = label.format("radio", "Un") + label.format("radio", "Deux") + "<p>Après</p>"
    html += label.format("checkbox", "Trois")
    assert stilled(html).replace("\u00a0", " ") == (
        '<ul class="answers"><li><span class="box">○ </span><span>Un</span></li>'
        '<li><span class="box">○ </span><span>Deux</span></li></ul><p>Après</p>'
        '<ul class="answers"><li><span class="box">☐ </span><span>Trois</span></li></ul>'
    )


def test_tabs_follow_one_another() -> None:
    html = (
        '<div class="tabbed-set"><input type="radio"><input type="radio"><div class="tabbed-labels">'
        '<label for="a">Word</label><label for="b">Writer</label></div><div class="tabbed-content">'
        '<div class="tabbed-block"><p>Un</p></div><div class="tabbed-block"><p>Deux</p></div></div></div>'
    )
    assert stilled(html) == (
        '<div class="tabbed-block"><p class="unfolded">Word</p><p>Un</p></div>'
        '<div class="tabbed-block"><p class="unfolded">Writer</p><p>Deux</p></div>'
    )


def test_a_box_that_is_done_stays_done() -> None:
    boxes = stilled('<input type="checkbox" checked aria-label="fait">').replace("\u00a0", " ")
    assert boxes == '<span class="box" role="img" aria-label="fait">☑ </span>'


def test_marks_are_drawn_on_the_picture() -> None:
    html = (
        '<figure class="points"><img src="a.png" alt="Une boîte"><svg aria-hidden="true">'
        '<circle cx="50%" cy="20%" r="14"/><text x="50%" y="20%">1</text></svg></figure>'
    )
    drawn = stilled(html, (280, 100))
    assert '<image href="a.png" width="280" height="100"/>' in drawn
    assert '<circle cx="140" cy="20" r="10" ' in drawn
    assert 'aria-label="Une boîte"' in drawn


def test_places_to_find_are_not_shown() -> None:
    html = (
        '<figure class="points"><img src="a.png" alt="x"><svg aria-hidden="true"><circle data-z="a"/></svg>'
        "</figure>"
    )
    assert stilled(html) == '<figure class="points"><img src="a.png" alt="x"/></figure>'

"""A link to a video of another site, alone in its paragraph, is a card; nothing else is."""

from __future__ import annotations

import pytest

from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext

CONVERTER = Converter()


def html_of(text: str, language: str = "fr") -> str:
    return CONVERTER.page(text, PageContext("a.md", lambda _directive: ("", ""), language=language))


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.youtube.com/watch?v=a_b_c&t=3", "YouTube"), ("https://youtu.be/abc", "YouTube"),
        ("https://www.youtube-nocookie.com/embed/abc", "YouTube"), ("https://vimeo.com/1234", "Vimeo"),
        ("https://www.dailymotion.com/video/x1", "Dailymotion"), ("https://dai.ly/x1", "Dailymotion"),
        ("https://tube.example.org/w/9c9de5e8-0a1e", "tube.example.org"),
        ("https://tube.example.org/videos/watch/9c9de5e8", "tube.example.org"),
        ("https://pod.example.org/video/123-titre/", "pod.example.org"),
        ("https://example.org/films/a.mp4", "example.org"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[Tailler]({})", "{}", "<{}>"])
def test_a_link_alone_is_a_card(address: str, site: str, form: str) -> None:
    html = html_of(form.format(address)).replace("<wbr>", "")
    title = "Tailler" if form[0] == "[" else "Voir la vidéo"
    assert html == (
        f'<p class="download"><a href="{address.replace("&", "&amp;")}" class="btn quiet">{title}</a> '
        f"<small>Vidéo sur {site}\u00a0: elle demande le réseau.</small></p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Voir [le film](https://youtu.be/abc).", "[Un site](https://example.org/page)", "https://example.org/page",
        "[Une chaîne](https://www.youtube.com/@example)", "`https://youtu.be/abc`", "[Une page](b.md)",
        "[un](https://youtu.be/abc) [deux](https://youtu.be/def)", "[Ici](https://vimeo.com/about)",
    ],
)  # fmt: skip
def test_other_links_stay_as_they_are(text: str) -> None:
    assert "download" not in html_of(text)


def test_a_thumbnail_stays_in_its_link() -> None:
    html = html_of("[![Un pied](a.png)](https://youtu.be/abc)")
    assert '<a href="https://youtu.be/abc"><img alt="Un pied"' in html
    assert "YouTube" in html


def test_the_words_of_the_interface_say_their_language() -> None:
    html = html_of("https://youtu.be/abc", "de")
    assert '<span lang="fr" dir="ltr">Voir la vidéo</span>' in html


def test_no_frame_and_no_request() -> None:
    html = html_of("https://youtu.be/abc")
    assert not any(sign in html for sign in ("<iframe", "<img", "<video", " src="))

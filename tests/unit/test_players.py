"""Films and sounds: what their directive takes, what is told of it, what a page says before a tap."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from examining import examined
from pydantic_core import PydanticCustomError
from test_glossary import content, loaded, project

from tremplin.checks.media import MAX_BYTES, WARN_BYTES
from tremplin.diagnostics import Report
from tremplin.directives.parser import scan
from tremplin.schema.values import read_seconds
from tremplin.sources.source import Source

FOLDER = "courses/mail/01-ecrire"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.500\n<v Léa>C'est \"l'objet\" & rien d'autre.\n"
QUIET = "sous-titres=aucun transcription=aucune"


def with_film(root: Path, body: str) -> Path:
    project(root, "", body)
    for name, text in {"film.mp4": "x" * 4200, "film.vtt": VTT, "film.txt": "Un.\nDeux.\n\nTrois."}.items():
        (root / FOLDER / name).write_text(text, encoding="utf-8")
    return root


def html(root: Path, body: str) -> str:
    return content(loaded(with_film(root, body))).html


# ---- a block or a line


def shape(text: str) -> list[tuple[str, bool, str]]:
    report = Report()
    found = scan(Source("a.md", text), report)
    assert [d.code for d in report if d.code not in ("T414", "T415")] == []
    return [(d.spec.name, d.is_container, d.body.text.strip() if d.body else "") for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: audio a.mp3\n\nSuite.", [("audio", False, "")]),
        ("::: audio a.mp3\nDit.\n:::\nSuite.", [("audio", True, "Dit.")]),
        ("::: audio a.mp3\n\nDit.\n\nEncore.\n\n:::\nSuite.", [("audio", True, "Dit.\n\nEncore.")]),
        ("::: audio a.mp3\n:::", [("audio", True, "")]),
        ("::: audio a.mp3\n\n::: retenir\nx\n:::", [("audio", False, ""), ("keypoints", True, "x")]),
        (
            "::: audio a.mp3\n\n::: audio b.mp3\nDit.\n:::",
            [("audio", False, ""), ("audio", True, "Dit.")],
        ),
        (
            "::: activité\n::: audio a.mp3\nDit.\n:::\n:::",
            [("activity", True, "::: audio a.mp3\nDit.\n:::"), ("audio", True, "Dit.")],
        ),
        (
            "::: activité\n::: audio a.mp3\n\nDit.\n\n:::\n:::",
            [("activity", True, "::: audio a.mp3\n\nDit.\n\n:::"), ("audio", True, "Dit.")],
        ),
        (
            "::: activité\n::: audio a.mp3\n\nSuite.\n:::\n\n::: retenir\nx\n:::",
            [
                ("activity", True, "::: audio a.mp3\n\nSuite."),
                ("audio", False, ""),
                ("keypoints", True, "x"),
            ],
        ),
        (
            "::: activité\n::: audio a.mp3\n:::\n\n::: quiz\nquestions: []\n:::\n\n::: audio b.mp3\nx\n:::",
            [
                ("activity", True, "::: audio a.mp3"),
                ("audio", False, ""),
                ("quiz", False, "questions: []"),
                ("audio", True, "x"),
            ],
        ),
        ("::: audio a.mp3\ntitre: Un appel\ndurée: 3 s\n:::", [("audio", True, "")]),
    ],
)
def test_a_closing_line_makes_a_block_of_it(text: str, expected: list[tuple[str, bool, str]]) -> None:
    assert shape(text) == expected


def test_options_below_ask_for_an_end() -> None:
    report = Report()
    scan(Source("a.md", "::: audio a.mp3\ntranscription: a.txt\n\nSuite."), report)
    assert [d.code for d in report] == ["T403"]


@pytest.mark.parametrize(
    "line",
    [
        '::: vidéo a.mp4 titre="Un film" affiche=a.webp sous-titres=a.vtt transcription=a.txt durée=1:20',
        '::: VIDEO a.mp4 title="Un film" poster=a.webp subtitles=a.vtt transcript=a.txt duration=1:20',
        "::: video a.mp4 {titre: Un film, affiche: a.webp}\nsous-titres: a.vtt\ntranscription: a.txt\n"
        "durée: 80 s\n:::",
    ],
)
def test_options_in_both_languages(line: str) -> None:
    (found,) = scan(Source("a.md", line), Report())
    assert found.argument == "a.mp4"
    assert found.options == {
        "title": "Un film",
        "poster": "a.webp",
        "subtitles": "a.vtt",
        "transcript": "a.txt",
        "duration": 80,
    }


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        *(("45 s", 45), ("2 min", 120), ("1 min 20", 80), ("1 min 20 s", 80), ("1:20", 80)),
        *(("1:00:05", 3605), ("1 h 02", 3720), ("90 secondes", 90), ("3 minutes", 180)),
    ],
)
def test_durations(written: str, seconds: int) -> None:
    assert read_seconds(written) == seconds


@pytest.mark.parametrize("written", ["", "45", "0 s", "un peu", "1:75", "1 kg"])
def test_what_is_no_duration(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_seconds(written)


# ---- what is told


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (f"::: vidéo film.mp4 {QUIET}", []),
        ("::: vidéo film.mp4 sous-titres=film.vtt transcription=film.vtt", []),
        ("::: vidéo film.mp4 sous-titres=non transcription=film.txt", []),
        ("::: vidéo film.mp4", ["T414", "T415"]),
        ("::: vidéo film.mp4 sous-titres=film.vtt\n\nCe qui est dit.\n\n:::", []),
        ("::: vidéo absent.mp4", ["T309", "T414", "T415"]),
        ("::: vidéo film.MOV", ["T410"]),
        ("::: audio film.mp4", ["T410"]),
        ("::: audio film.wav", ["T410"]),
        (f"::: vidéo film.mp4 affiche=film.txt {QUIET}", ["T410"]),
        ("::: vidéo film.mp4 sous-titres=film.vtt transcription=film.docx", ["T410"]),
        (f"::: vidéo film.mp4 affiche=https://example.org/a.webp {QUIET}", ["T411"]),
        ("::: vidéo //example.org/film.mp4", ["T411"]),
        ("::: vidéo", ["T405"]),
        ("::: audio film.mp3 affiche=a.webp transcription=aucune", ["T309", "T402"]),
        (f"::: vidéo ../../../../film.mp4 {QUIET}", ["T311"]),
    ],
)
def test_what_is_told(line: str, codes: list[str], tmp_path: Path) -> None:
    assert sorted(d.code for d in examined(with_film(tmp_path, line))) == codes


@pytest.mark.parametrize(
    ("size", "codes"),
    [(WARN_BYTES, []), (WARN_BYTES + 1, ["T412"]), (MAX_BYTES, ["T412"]), (MAX_BYTES + 1, ["T413"])],
)
@pytest.mark.parametrize("name", ["long.MP4", "long.mp3"])
def test_a_heavy_file_is_told_even_where_no_directive_shows_it(
    name: str, size: int, codes: list[str], tmp_path: Path
) -> None:
    with_film(tmp_path, "Rien.")
    with (tmp_path / FOLDER / name).open("wb") as file:
        file.truncate(size)
    assert [d.code for d in examined(tmp_path)] == codes


# ---- what a page says


def test_nothing_is_loaded_before_a_tap(tmp_path: Path) -> None:
    page = html(tmp_path, f'::: vidéo film.mp4 titre="L\'objet" durée="1 min 20" {QUIET}')
    assert re.findall(r"<(?:video|audio|source|track)|preload| src=", page) == []
    link = re.search(r'<a class="play" href="../../01-ecrire/film.mp4">(.*?)</a>', page)
    assert link
    words = " ".join(unescape(re.sub("<[^>]*>", " ", link[1])).split())
    assert words == "Regarder la vidéo : L’objet (5 ko · 1 min 20 s)".replace("1 min 20 s", "1 min 20 s")


def test_the_file_is_not_part_of_the_weight_of_the_page(tmp_path: Path) -> None:
    small = content(loaded(with_film(tmp_path, f"::: vidéo film.mp4 {QUIET}")))
    (tmp_path / FOLDER / "film.mp4").write_bytes(bytes(5_000_000))
    large = content(loaded(tmp_path))
    assert large.weight - small.weight < 10
    assert large.pictures == ()
    assert large.resources == ("mail/01-ecrire/film.mp4",)


def test_subtitles_travel_in_the_page(tmp_path: Path) -> None:
    page = html(tmp_path, "::: vidéo film.mp4 sous-titres=film.vtt transcription=aucune")
    found = re.search(r"data-cues='([^']*)'", page)
    assert found
    assert json.loads(unescape(found[1])) == [[0, 1.5, "<v Léa>C'est \"l'objet\" & rien d'autre."]]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (
            "::: vidéo film.mp4 sous-titres=film.vtt transcription=film.vtt",
            ['Léa : C’est "l’objet" & rien d’autre.'],
        ),
        ("::: audio film.mp3 transcription=film.txt", ["Un. Deux.", "Trois."]),
        ("::: audio film.mp3 transcription=film.txt\n**Avant.**\n:::", ["Avant.", "Un. Deux.", "Trois."]),
        ("::: audio film.mp3\nDit.\n\nEncore.\n:::", ["Dit.", "Encore."]),
    ],
)
def test_the_transcript_is_in_the_page(body: str, paragraphs: list[str], tmp_path: Path) -> None:
    found = re.search(r'<details class="transcript">.*?</summary>(.*?)</details>', html(tmp_path, body), re.S)
    assert found
    texts = re.findall("<p>(.*?)</p>", found[1], re.S)
    assert [unescape(re.sub("<[^>]*>", "", text)).replace("\u00a0", " ") for text in texts] == paragraphs


def test_a_text_of_windows_is_read(tmp_path: Path) -> None:
    with_film(tmp_path, "::: audio film.mp3 transcription=film.txt")
    (tmp_path / FOLDER / "film.txt").write_bytes("Un café.".encode("cp1252"))
    assert "<p>Un café.</p>" in content(loaded(tmp_path)).html


def test_no_empty_transcript_is_shown(tmp_path: Path) -> None:
    for body in (f"::: vidéo film.mp4 {QUIET}", "::: audio film.mp3 transcription=aucune\n:::"):
        assert "<details" not in html(tmp_path, body)

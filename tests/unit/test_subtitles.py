"""Subtitles: what is said when, what is told of a faulty file, the same as paragraphs."""

from __future__ import annotations

import pytest

from tremplin.text.subtitles import LONGEST, Cue, SubtitlesError, cues, paragraphs

FILE = """\
WEBVTT - Un saut

STYLE
::cue { color: red }

NOTE une remarque
sur deux lignes

1
00:00.000 --> 00:01.200
<v Léa>La balle monte,

01:00:02.500 --> 01:00:04.000 line:90% align:start
sur deux
lignes &amp; <i>s’arrête</i> !
"""


@pytest.mark.parametrize(
    "text", [FILE, f"\ufeff{FILE}", FILE.replace("\n", "\r\n")], ids=["plain", "bom", "crlf"]
)
def test_cues_are_read_without_notes_styles_and_settings(text: str) -> None:
    assert cues(text.encode()) == (
        Cue(0, 1.2, "<v Léa>La balle monte,"),
        Cue(3602.5, 3604, "sur deux\nlignes &amp; <i>s’arrête</i> !"),
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "WEBVTT"),
        ("WEBVTTX\n\n00:00.000 --> 00:01.000\na", 1, "WEBVTT"),
        ("1\n00:00:00,000 --> 00:00:01,000\na", 1, "WEBVTT"),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\na", 3, "00:01.500"),
        ("WEBVTT\n\nid\n00:00.000 -> 00:01.000\na", 3, "id"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\na", 3, "00:01.500"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:02.000 --> 00:01.000\nb", 6, "finit avant"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nune suite perdue", 6, "une suite perdue"),
        ("WEBVTT\n\nNOTE rien\n", 1, "aucun"),
    ],
)
def test_what_browsers_would_leave_out_is_told(text: str, line: int, reason: str) -> None:
    with pytest.raises(SubtitlesError) as found:
        cues(text.encode())
    assert found.value.line == line
    assert reason in str(found.value)


@pytest.mark.parametrize("data", [b"WEBVTT\n\n00:00.000 --> 00:01.000\ncaf\xe9", b"WEBVTT" + b"\n" * LONGEST])
def test_another_encoding_and_an_endless_file_are_told(data: bytes) -> None:
    with pytest.raises(SubtitlesError):
        cues(data)


def test_paragraphs_follow_speakers_and_silences() -> None:
    said = (
        Cue(0, 1, "<v Léa>Bonjour,"),
        Cue(1, 2, "je cherche\nun stage."),
        Cue(2, 3, "<v.loud Sami B.>Asseyez-vous &amp; parlez."),
        Cue(3, 4, "  <i></i> "),
        Cue(6, 7, "(Un silence.)"),
    )
    assert paragraphs(said) == (
        "Léa : Bonjour, je cherche un stage.",
        "Sami B. : Asseyez-vous & parlez.",
        "(Un silence.)",
    )

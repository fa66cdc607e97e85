"""Subtitles in WebVTT: what is said when, and the same as paragraphs to read.

Pages carry them, as a browser reads no file of subtitles beside a page that it opened from a disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple


class Cue(NamedTuple):
    """`start` and `end` in seconds; `text` with the tags of WebVTT."""

    start: float
    end: float
    text: str


class SubtitlesError(ValueError):
    """A text that is not WebVTT, with the line (from 1) and the reason in French."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


_MOMENT = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})"
_TIMES = re.compile(rf"[ \t]*{_MOMENT}[ \t]+-->[ \t]+{_MOMENT}(?:[ \t].*)?")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_SPEAKER = re.compile(r"<v(?:\.[\w.]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")
LONGEST = 1_000_000
"""Bytes of a file: those of a film of a whole day."""
PAUSE = 2.0
"""Seconds of silence that begin another paragraph."""


def cues(data: bytes) -> tuple[Cue, ...]:
    """Raises SubtitlesError where browsers would show nothing, or leave a passage out."""
    if len(data) > LONGEST:
        raise SubtitlesError(1, "ce fichier est trop long")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise SubtitlesError(1, "il n’est pas enregistré en UTF-8") from None
    if not lines or not re.match(r"WEBVTT(?:[ \t]|\Z)", lines[0]):
        raise SubtitlesError(1, "sa première ligne n’est pas « WEBVTT »")
    found = tuple(cue for start, block in _blocks(lines) if (cue := _cue(start, block)))
    if not found:
        raise SubtitlesError(1, "il ne contient aucun sous-titre")
    return found


def paragraphs(said: Iterable[Cue]) -> tuple[str, ...]:
    """What is said, in a paragraph for each speaker and after each silence."""
    found: list[str] = []
    end = 0.0
    for cue in said:
        speaker = _SPEAKER.search(cue.text)
        words = " ".join(unescape(_TAG.sub("", cue.text)).split())
        if not words:
            continue
        if speaker:
            found.append(f"{' '.join(unescape(speaker[1]).split())} : {words}")
        elif not found or cue.start - end >= PAUSE:
            found.append(words)
        else:
            found[-1] += f" {words}"
        end = cue.end
    return tuple(found)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines after the header, with the rank of its first line (from 1)."""
    block: list[str] = []
    is_header = True
    for rank, line in enumerate([*lines[1:], ""], 2):
        if line.strip():
            block.append(line)
            continue
        if block and not is_header:
            yield rank - len(block), block
        block, is_header = [], False


def _cue(start: int, block: list[str]) -> Cue | None:
    if _ASIDE.match(block[0]) and "-->" not in block[0]:
        return None
    at = next((n for n, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        raise SubtitlesError(start, f"il manque l’horaire de « {block[0][:60]} »")
    times = _TIMES.fullmatch(block[at])
    if times is None:
        raise SubtitlesError(start + at, "un horaire s’écrit « 00:01.500 --> 00:04.000 »")
    begin, end = (
        int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
        for hours, minutes, seconds in (times.group(1, 2, 3), times.group(4, 5, 6))
    )
    if end <= begin:
        raise SubtitlesError(start + at, "un sous-titre finit avant de commencer")
    return Cue(begin, end, "\n".join(block[at + 1 :]))

"""`::: audio`: a sound of the site, asked for on a tap, with what it says in writing."""

from __future__ import annotations

from dataclasses import replace

from tremplin.directives import video

DIRECTIVE = replace(
    video.DIRECTIVE,
    name="audio",
    french="audio",
    example='::: audio accueil.mp3 titre="Un appel" transcription=accueil.txt',
    options=video.COMMON,
)

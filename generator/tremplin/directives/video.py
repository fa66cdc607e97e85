"""`::: vidéo`: a film of the site, asked for on a tap, with its subtitles and what it says in writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from tremplin.diagnostics import Diagnostic
from tremplin.directives.base import Directive, Maker, Option, Shown, Spec
from tremplin.schema import values, words
from tremplin.text.addresses import parse
from tremplin.text.sanitise import FILMS, PICTURES, SOUNDS

_EXPECTED: Mapping[str, tuple[frozenset[str], str, str]] = {
    "video": (FILMS, "un film que les navigateurs lisent", "Convertissez-le en MP4 (H.264) ou en WebM."),
    "audio": (SOUNDS, "un son que les navigateurs lisent", "Convertissez-le en MP3, en M4A ou en Opus."),
    "poster": (PICTURES, "une image", "Enregistrez-la en WebP, en PNG ou en JPEG."),
    "subtitles": (frozenset([".vtt"]), "un fichier de sous-titres", "Enregistrez-les en WebVTT (.vtt)."),
    "transcript": (
        frozenset([".txt", ".vtt"]),
        "une transcription",
        "Enregistrez-la en texte (.txt), donnez le fichier de sous-titres (.vtt), ou écrivez-la sous la "
        "directive, puis « ::: ».",
    ),
}
"""What a file may be → its endings, what it is called, what to do with another."""


def _file(value: str) -> str:
    """A path; nothing where the author says that there is none."""
    return "" if words.find("none", value) or words.find("yes-no", value) == "no" else value


def _files(directive: Directive) -> Iterator[tuple[str, str]]:
    """What each file that is named is to be, and its path."""
    yield directive.spec.name, directive.argument
    for name in ("poster", "subtitles", "transcript"):
        if path := directive.options.get(name):
            yield name, path


def _is(kind: str, path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _EXPECTED[kind][0]


def flaws(directive: Directive) -> Iterator[Diagnostic]:
    if not directive.argument:
        return
    wrong = False
    for kind, path in _files(directive):
        if parse(path).leaves_site:
            wrong = True
            yield Diagnostic.of("T411", directive.span, target=path)
        elif not _is(kind, path):
            wrong = True
            _, expected, remedy = _EXPECTED[kind]
            other = {"video": "audio", "audio": "vidéo"}.get(kind, "")
            if other and _is({"audio": "video", "video": "audio"}[kind], path):
                remedy = f"Écrivez « ::: {other} {path} »."
            yield Diagnostic.of("T410", directive.span, target=path, expected=expected, remedy=remedy)
    if wrong:
        return
    if "subtitles" in directive.spec.options and "subtitles" not in directive.options:
        yield Diagnostic.of("T414", directive.span, target=directive.argument)
    if "transcript" not in directive.options and not (directive.body and directive.body.text.strip()):
        yield Diagnostic.of("T415", directive.span, target=directive.argument)


def shows(directive: Directive) -> Iterator[Shown]:
    for kind, path in _files(directive):
        if _is(kind, path) and not parse(path).leaves_site:
            yield ("image" if kind == "poster" else "media"), path


def context(directive: Directive, maker: Maker) -> Mapping[str, object]:
    maker.need("player")
    options = directive.options
    poster = options.get("poster")
    box = maker.seen(maker.ask("picture", quote(poster))) if poster else None
    return {
        "href": maker.link(directive.argument),
        "file": PurePosixPath(directive.argument).name,
        "size": maker.ask("size", directive.argument),
        "poster": maker.link(poster) if poster else "",
        "box": box,
        "cues": maker.ask("cues", subtitles) if (subtitles := options.get("subtitles")) else (),
        "written": maker.ask("transcript", path) if (path := options.get("transcript")) else (),
        "seconds": options.get("duration", 0),
        "heading": options.get("title", ""),
        "has_body": bool(directive.body and directive.body.text.strip()),
    }


COMMON: Mapping[str, Option] = {
    "title": Option("titre", str),
    "duration": Option("durée", values.read_seconds),
    "transcript": Option("transcription", _file),
}
DIRECTIVE = Spec(
    "video",
    "vidéo",
    "optional",
    '::: vidéo mains.mp4 titre="Se laver les mains" sous-titres=mains.vtt transcription=mains.vtt',
    {**COMMON, "poster": Option("affiche", str), "subtitles": Option("sous-titres", _file)},
    needs_argument=True,
    context=context,
    flaws=flaws,
    shows=shows,
)

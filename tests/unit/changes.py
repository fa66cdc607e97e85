"""A project with everything that a page can depend on, and the changes that can befall it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tremplin.markdown.extension import EXTENSIONS, Syntax
from tremplin.publish.plan import Plan
from tremplin.render.identity import Identity

SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
SECOND = "courses/courriel/01-ecrire/02-joindre.md"
BANK = "quizzes/courriel/objet.yml"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="10"><path d="M0 0h9"/></svg>'
GLOSSARY = "courses/courriel/glossaire.yml"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nOn joint.\n"
COURSE = (
    "titre: Écrire des courriels\nrésumé: Envoyer un message.\norganisme: greta\n"
    "objectifs: {objet: Écrire un objet clair}\ndurée: 11 min\n"
    "assistance: {contact: aide@example.org}\névaluation: Un quiz par module.\n"
)
MORE = {
    "courses/courriel/course.yml": COURSE,
    "mkdocs.yml": "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n",
    SECOND: (
        "---\ntitre: Joindre\ndurée: 5 min\nobjectifs: [objet]\n---\n"
        "[avant](01-objet.md) ![Un pas](../pas.svg) [aide](../aide.txt)\n\n::: télécharger ../aide.txt\n\n"
        "::: question\n\n```python\na = 1\n```\n\nUn trombone.\n\n"
        "::: vidéo ../film.mp4 sous-titres=../film.vtt transcription=../film.vtt\n"
    ),
    "courses/courriel/film.mp4": "film",
    "courses/courriel/film.vtt": VTT,
    GLOSSARY: "trombone: Le bouton qui joint.\n",
    "courses/courriel/pas.svg": DRAWING.format(20),
    "courses/courriel/aide.txt": "aide",
    "courses/mentions.md": "# Mentions\n\nTexte.\n",
}


def plan(root: Path) -> Plan:
    names = ("toc", "tables", "fenced_code", *(n for n in EXTENSIONS if n not in ("toc", "tables")))
    return Plan(root, root / "mkdocs.yml", "courses", "quizzes", Identity("Essai", "essai"), Syntax(names))


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda root: edit(root, SEGMENT, "Bonjour.", "Bonsoir."),
    "title": lambda root: edit(root, SEGMENT, "titre: L’objet", "titre: Le sujet"),
    "question": lambda root: edit(root, BANK, "Quel objet est clair", "Lequel est clair"),
    "title of the course": lambda root: edit(
        root, "courses/courriel/course.yml", "des courriels", "des mots"
    ),
    "language": lambda root: edit(
        root, "courses/courriel/course.yml", "durée: 11 min", "durée: 11 min\nlangue: en"
    ),
    "contact": lambda root: edit(root, "courses/courriel/course.yml", "aide@", "autre@"),
    "provider": lambda root: edit(root, "courses/organismes.yml", "GRETA", "MFR"),
    "width of a picture": lambda root: (root / "courses/courriel/pas.svg").write_text(DRAWING.format(30)),
    "weight of a download": lambda root: (root / "courses/courriel/aide.txt").write_text("a" * 9000),
    "weight of a film": lambda root: (root / "courses/courriel/film.mp4").write_text("a" * 9000),
    "subtitles": lambda root: edit(root, "courses/courriel/film.vtt", "joint", "envoie"),
    "definition of a term": lambda root: edit(root, GLOSSARY, "bouton", "signe"),
    "glossary removed": lambda root: (root / GLOSSARY).unlink(),
    "glossary of all courses": lambda root: (root / "courses/glossaire.yml").write_text(
        "Bonjour: Un salut.\n"
    ),
    "terms left alone": lambda root: edit(root, SECOND, "durée: 5 min", "durée: 5 min\nglossaire: non"),
    "module": lambda root: edit(root, "courses/courriel/01-ecrire/module.yml", "Écrire", "Lire"),
    "page removed": lambda root: (root / "courses/mentions.md").unlink(),
    "page added": lambda root: (root / "courses/plan.md").write_text("# Plan\n"),
    "segment renamed": lambda root: (
        (root / SEGMENT).rename(root / "courses/courriel/01-ecrire/00-objet.md")
        and edit(root, SECOND, "01-objet.md", "00-objet.md")
    ),
    "bank removed": lambda root: [(root / BANK).unlink(), edit(root, SEGMENT, "::: quiz courriel/objet", "")],
}

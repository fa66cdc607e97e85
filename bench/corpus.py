"""A deterministic corpus of realistic courses, in our formats and, with the same text, in the peers'.

Each page: about 600 words with headings, lists, a table, a callout, code, a picture and links; a quiz of
three questions on every third page; 10 modules of 10 segments per course.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS = [
    "apprendre",
    "message",
    "formation",
    "adresse",
    "courriel",
    "fichier",
    "travail",
    "emploi",
    "cuisine",
    "hygiène",
    "sécurité",
    "écran",
    "clavier",
    "souris",
    "réponse",
    "question",
    "exemple",
    "méthode",
    "étape",
    "progrès",
    "essai",
    "erreur",
    "solution",
    "conseil",
    "rendez-vous",
    "dossier",
    "document",
    "papier",
    "lettre",
    "candidature",
    "employeur",
    "équipe",
    "service",
    "client",
    "accueil",
    "téléphone",
    "réseau",
    "connexion",
    "mot",
    "passe",
    "compte",
    "site",
    "page",
    "lien",
    "image",
    "tableau",
    "liste",
    "titre",
    "phrase",
    "texte",
    "règle",
    "température",
    "surface",
    "produit",
    "outil",
    "machine",
    "atelier",
    "geste",
    "tenue",
    "main",
    "eau",
    "froid",
    "chaud",
    "temps",
    "heure",
    "minute",
    "jour",
    "semaine",
    "mois",
    "année",
    "ville",
    "village",
    "lire",
    "écrire",
    "envoyer",
    "ouvrir",
    "fermer",
    "choisir",
    "vérifier",
    "garder",
    "ranger",
    "trier",
    "chercher",
    "trouver",
    "poser",
    "prendre",
    "donner",
    "simple",
    "clair",
    "rapide",
    "lent",
    "petit",
    "grand",
    "nouveau",
    "ancien",
    "propre",
    "utile",
    "prudent",
    "léger",
    "lourd",
    "local",
    "public",
    "gratuit",
]
_LINKING = [
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "de",
    "du",
    "à",
    "en",
    "pour",
    "avec",
    "sans",
    "sur",
    "sous",
    "dans",
    "par",
    "et",
    "ou",
    "mais",
    "donc",
    "car",
    "puis",
]
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160" width="320" height="160">'
    '<rect width="320" height="160" rx="12" fill="#fbfaf6"/>'
    '<path d="M40 120h60V90h60V60h60V30h60" fill="none" stroke="#0b5563" stroke-width="3"/></svg>\n'
)
MODULES, SEGMENTS = 10, 10


@dataclass(frozen=True)
class Lesson:
    course: int
    module: int
    segment: int
    title: str
    body: str
    """Markdown that every peer reads, with `{image}` and `{next}` for its own links."""
    next_title: str | None
    has_quiz: bool


class _Writer:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same text at each run, not a secret

    def words(self, count: int) -> str:
        pick = self.dice.choice
        return " ".join(pick(_WORDS if n % 3 else _LINKING) for n in range(count))

    def sentence(self, count: int = 12) -> str:
        return f"{self.words(count).capitalize()}."

    def paragraph(self, sentences: int = 5) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def body(self) -> str:
        items = "\n".join(f"- **{self.words(2)}** : {self.sentence(9)}" for _ in range(5))
        steps = "\n".join(f"{n}. {self.sentence(10)}" for n in range(1, 6))
        rows = "\n".join(f"| {self.words(2)} | {self.words(4)} | {n * 12} |" for n in range(1, 6))
        code = "\n".join(
            f"def etape_{n}(valeur):\n    return valeur + {n}  # {self.words(3)}" for n in range(3)
        )
        return f"""
{self.paragraph(6)}

## {self.words(4).capitalize()}

{self.paragraph(5)} Voir [la suite]({{next}}) et *{self.words(3)}*, ou `{self.words(1)}`.

{items}

![{self.words(5).capitalize()}]({{image}})

## {self.words(4).capitalize()}

{self.paragraph(5)}

{steps}

| Étape | Ce qu’on fait | Durée |
|---|---|---|
{rows}

{{callout}}

### {self.words(3).capitalize()}

{self.paragraph(5)}

```python
{code}
```

{self.paragraph(6)} Un [lien vers une autre page]({{next}}) termine le texte.
"""


def lessons(pages: int) -> Iterator[Lesson]:
    """`pages` lessons, by course, module and segment; the text depends on the rank only."""
    for rank in range(pages):
        course, rest = divmod(rank, MODULES * SEGMENTS)
        module, segment = divmod(rest, SEGMENTS)
        writer = _Writer(rank)
        title = writer.words(4).capitalize()
        last = rank + 1 == pages or rest + 1 == MODULES * SEGMENTS
        following = None if last else _Writer(rank + 1).words(4).capitalize()
        yield Lesson(course, module, segment, title, writer.body(), following, rank % 3 == 0)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _callout(writer: _Writer) -> str:
    return f'!!! note "À noter"\n    {writer.paragraph(2)}'


def _bank(lesson: Lesson, writer: _Writer) -> str:
    questions = []
    for n in range(3):
        answers = "\n".join(
            f'      - {"juste" if right else "faux"}: "{writer.words(5).capitalize()} {right}"\n'
            f'        retour: "{writer.sentence(10)}"'
            for right in (1, 0, "")
        )
        questions.append(
            f'  - id: q{n}\n    question: "{writer.words(9).capitalize()} ?"\n    réponses:\n{answers}\n'
            f'    indice: "{writer.sentence(6)}"\n    explication: "{writer.sentence(12)}"\n    objectif: o{n}'
        )
    return f'titre: "{lesson.title}"\nseuil: 70 %\nquestions:\n' + "\n".join(questions) + "\n"


def tremplin(folder: Path, pages: int) -> None:
    """A project in our formats."""
    write(folder / "mkdocs.yml", "site_name: Banc\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n")
    write(folder / "courses/index.md", "---\ntitre: Banc d’essai\n---\nDes cours de mesure.\n")
    write(folder / "courses/organismes.yml", "- {id: greta, nom: GRETA, contact: a@example.org}\n")
    for lesson in lessons(pages):
        course = folder / f"courses/cours-{lesson.course}"
        module = course / f"{lesson.module + 1:02}-module-{lesson.module}"
        writer = _Writer(-lesson.course * 1000 - lesson.module * 10 - lesson.segment - 1)
        if lesson.module == lesson.segment == 0:
            count = min(pages - lesson.course * MODULES * SEGMENTS, MODULES * SEGMENTS)
            write(
                course / "course.yml",
                f"titre: Cours {lesson.course}\nrésumé: {writer.sentence()}\norganisme: greta\n"
                "objectifs: {o0: Faire, o1: Refaire, o2: Défaire}\n"
                f"durée: {count * 5} min\nassistance: {{contact: a@example.org}}\névaluation: Quiz\n",
            )
            write(course / "images/pas.svg", _SVG)
        if lesson.segment == 0:
            write(module / "module.yml", f"titre: Module {lesson.module}\n")
        following = _path(lesson) if lesson.next_title else "01-segment-0.md"
        body = lesson.body.format(next=following, image="../images/pas.svg", callout=_callout(writer))
        quiz = (
            f"\n::: quiz cours-{lesson.course}/q{lesson.module}-{lesson.segment}\n" if lesson.has_quiz else ""
        )
        write(
            module / f"{lesson.segment + 1:02}-segment-{lesson.segment}.md",
            f"---\ntitre: {lesson.title}\ndurée: 5 min\nobjectifs: [o0]\n---\n{body}{quiz}",
        )
        if lesson.has_quiz:
            bank = folder / f"quizzes/cours-{lesson.course}/q{lesson.module}-{lesson.segment}.yml"
            write(bank, _bank(lesson, writer))


def _path(lesson: Lesson) -> str:
    """The file of the lesson that follows, from this one."""
    module, segment = divmod(lesson.module * SEGMENTS + lesson.segment + 1, SEGMENTS)
    name = f"{segment + 1:02}-segment-{segment}.md"
    return name if module == lesson.module else f"../{module + 1:02}-module-{module}/{name}"


_HUGO_LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} – {{ .Site.Title }}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ .Site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>
""",
    "list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ol>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>{{ end }}
""",
    "single.html": """{{ define "main" }}<nav><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a></nav>
<article><h1>{{ .Title }}</h1>{{ .Content }}</article>
<nav>{{ with .PrevInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<ol>{{ range .CurrentSection.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>{{ end }}
""",
}


def hugo(folder: Path, pages: int) -> None:
    """The same text for Hugo, with a minimal theme that does the equivalent work."""
    write(
        folder / "hugo.toml",
        'baseURL = "https://example.org/"\ntitle = "Banc"\nlanguageCode = "fr"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
        "[markup.goldmark.renderer]\nunsafe = true\n[markup.highlight]\nnoClasses = false\n",
    )
    for name, text in _HUGO_LAYOUTS.items():
        write(folder / "layouts/_default" / name, text)
    write(folder / "layouts/index.html", _HUGO_LAYOUTS["list.html"].replace(".Pages", ".Site.Sections"))
    write(folder / "static/pas.svg", _SVG)
    for lesson in lessons(pages):
        module = f"cours-{lesson.course}/module-{lesson.module}"
        writer = _Writer(-lesson.course * 1000 - lesson.module * 10 - lesson.segment - 1)
        if lesson.module == lesson.segment == 0:
            write(
                folder / f"content/cours-{lesson.course}/_index.md",
                f'---\ntitle: "Cours {lesson.course}"\n---\n',
            )
        if lesson.segment == 0:
            write(folder / f"content/{module}/_index.md", f'---\ntitle: "Module {lesson.module}"\n---\n')
        note = _callout(writer).split("\n    ")
        callout = f"> **À noter**\n>\n> {note[1]}"
        body = lesson.body.format(next="../", image="/pas.svg", callout=callout)
        quiz = _as_markdown(_bank(lesson, writer)) if lesson.has_quiz else ""
        write(
            folder / f"content/{module}/segment-{lesson.segment}.md",
            f'---\ntitle: "{lesson.title}"\nweight: {lesson.segment + 1}\n---\n{body}{quiz}',
        )


def _as_markdown(bank: str) -> str:
    """The texts of a bank as a list, so that a peer without quizzes writes as much."""
    texts = [line.split(': "', 1)[1].rstrip('"') for line in bank.splitlines() if ': "' in line]
    return "\n## Questions\n\n" + "\n".join(f"- {text}" for text in texts) + "\n"


def mkdocs(folder: Path, pages: int) -> None:
    """The same text for MkDocs with Material, and for Zensical, navigation pruned."""
    write(
        folder / "mkdocs.yml",
        "site_name: Banc\ntheme:\n  name: material\n  font: false\n  language: fr\n  features: [navigation.prune]\n"
        "markdown_extensions: [admonition, tables, attr_list, footnotes, pymdownx.superfences, pymdownx.highlight]\n",
    )
    write(folder / "docs/index.md", "# Banc d’essai\n")
    for lesson in lessons(pages):
        module = folder / f"docs/cours-{lesson.course}/{lesson.module + 1:02}-module-{lesson.module}"
        writer = _Writer(-lesson.course * 1000 - lesson.module * 10 - lesson.segment - 1)
        if lesson.module == lesson.segment == 0:
            write(folder / f"docs/cours-{lesson.course}/images/pas.svg", _SVG)
        following = _path(lesson) if lesson.next_title else "01-segment-0.md"
        body = lesson.body.format(next=following, image="../images/pas.svg", callout=_callout(writer))
        quiz = _as_markdown(_bank(lesson, writer)) if lesson.has_quiz else ""
        write(
            module / f"{lesson.segment + 1:02}-segment-{lesson.segment}.md", f"# {lesson.title}\n{body}{quiz}"
        )


FORMATS: dict[str, Callable[[Path, int], None]] = {"tremplin": tremplin, "hugo": hugo, "mkdocs": mkdocs}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--format", choices=FORMATS, default="tremplin")
    options = parser.parse_args()
    FORMATS[options.format](options.folder, options.pages)

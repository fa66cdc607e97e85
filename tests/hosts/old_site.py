"""A site of 82 pages as Material's users write them, and the same once a course came in."""

from __future__ import annotations

import shutil
from pathlib import Path

BASE = Path(__file__).parents[1] / "invalid/base"

_PAGES = 20
SECTIONS = ("01 Guide", "atelier", "FAQ générale", "ressources")
_NAV = """\
nav:
  - Accueil: index.md
  - Le guide:
      - 01 Guide/index.md
      - Plus loin:
          - Sept: 01 Guide/Pages/07_page.md
          - 01 Guide/08_page.md
  - FAQ générale/02_page.md
  - Ailleurs: https://example.org/
"""
_CONFIG = """\
site_name: Maison des services
site_url: https://example.org/maison/
docs_dir: docs
theme:
  name: material
  language: fr
  features: [navigation.tabs, navigation.sections, navigation.indexes, toc.follow]
extra_css: [styles/extra.css]
extra_javascript: [scripts/extra.js]
hooks: [hook.py]
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - toc: {permalink: true, toc_depth: 3}
"""
_PAGE = """\
---
description: Page {n}
tags: [vieux]
---
{title}
## Étape {n} : l’été {{ #perso-{n} }}

:material-school: Une icône, et {{{{ page.meta.tags }}}} qu’un greffon de macros lirait.

!!! note "À savoir"
    Un *encadré* avec ++une marque++ et un lien vers [la suivante]({suite}).

=== "Windows"
    Un onglet.

=== "Linux"
    Un autre onglet.

<iframe src="https://www.example.org/carte" width="560" height="315"></iframe>

<div class="grid cards" markdown id="cartes" style="color: red" onclick="ouvrir()">

- **Une carte** de la grille
- [Un fichier](../fichiers/liste{n}.py)

</div>

[Bouton](#perso-{n}){{ .md-button .md-button--primary }}

::: ancien.module
    options: autre

| a | b |
|---|---|
| 1 | 2 |

### Étape {n} : l’été

<script>console.log("page {n}")</script>
"""


def old_site(root: Path, *, has_nav: bool) -> Path:
    """Write the site, with the course of the invalid projects in `docs/courriel` that its pages lead to."""
    docs = root / "docs"
    for section in SECTIONS:
        for n in range(_PAGES):
            inner = docs / section / ("Pages" if n % 2 else ".")
            name = "index.md" if n == 0 else f"{n:02}_page.md"
            suite = f"Pages/{n + 1:02}_page.md" if n % 2 == 0 else f"../{n + 1:02}_page.md"
            suite = suite if n + 1 < _PAGES else "../index.md"
            title = f"# {section}, page {n}\n" if n % 3 else ""
            _write(inner / name, _PAGE.format(n=n, title=title, suite=suite))
    _write(docs / "index.md", "# Bienvenue\n\n[Le guide](01%20Guide/index.md)\n\n<h2 id='brut'>Brut</h2>\n")
    _write(docs / "mon-espace.md", "# Mon espace à nous\n\n## Étape\n")
    _write(docs / "styles/extra.css", "h2 { color: teal }\n")
    _write(docs / "scripts/extra.js", "console.log(1)\n")
    for n in range(_PAGES):
        _write(docs / f"fichiers/liste{n}.py", "print(1)\n")
        for section in SECTIONS[:2]:
            _write(docs / section / f"fichiers/liste{n}.py", "print(1)\n")
    _write(docs / "page.html", "<p>Une page toute faite</p>\n")
    _write(
        root / "hook.py", "def on_page_markdown(markdown, **_):\n    return markdown.replace('note', 'tip')\n"
    )
    _write(root / "mkdocs.yml", _CONFIG + (_NAV if has_nav else "") + "plugins: []\n")
    return root


def with_course(root: Path) -> Path:
    """The same site, once a course came in, and the plugin that is limited to it."""
    shutil.copytree(BASE / "courses/courriel", root / "docs/courriel")
    shutil.copytree(BASE / "quizzes", root / "quizzes")
    shutil.copy(BASE / "courses/organismes.yml", root / "docs")
    lesson = root / "docs/courriel/01-ecrire/01-objet.md"
    links = "[L’atelier](../../atelier/Pages/01_page.md#perso-1), [une liste](../../fichiers/liste1.py)"
    _write(lesson, f"{lesson.read_text('utf-8')}\n{links}\n")
    _write(root / "docs/nouveau.md", "# Nouveau\n\n[Le cours](courriel/01-ecrire/01-objet.md)\n")
    config = (root / "mkdocs.yml").read_text("utf-8")
    plugins = "plugins:\n  - tremplin:\n      folders: [courriel]\n"
    _write(root / "mkdocs.yml", config.replace("plugins: []\n", plugins))
    return root


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

"""The repository's own courses with a long word, a long address and a line of code in every text of theirs.

What is no text (ids, numbers, known words, names of files) is listed: a new key is taken for a text.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
URL = "https://formation.example.org/un/chemin/sans/espace/jusqu-au-bout?question=1&reponse=deux-cent-trente"
CODE = 'document.querySelector("#identifiant-long").addEventListener("click",()=>{window.alert("bonjour")})'
LONG = f"{WORD} {URL} `{CODE}`"

_NO_TEXT = frozenset(
    re.findall(
        r"\w+",
        "action actions brouillon cadenas compétences contact cours durée début départ essais exemple fiable "
        "fin formateurs forme id image imite langage langue modalité mode mélanger métiers niveau objectif "
        "organisme papier places plusieurs points prérequis périme présentation revoir règle réponse "
        "réussite score seuil solution test tirage tolérance type unité unités variables vers vérifié x y",
    )
)
_TYPED = re.compile(r"\{(?!\})([^|}]*)")
_OPTION = re.compile(r'(titre|matériel)="([^"]*)"')

EVERYTHING = f"""
## {LONG}

Un paragraphe : {LONG} avec une note[^longue], **{WORD}**, [{URL}]({URL}) et ++ctrl+alt+delete++.

| {WORD} | | Dernière |
|---|---|---|
| {LONG} | {URL} | fin |

Terme {LONG}
:   Définition {LONG}

- [x] {LONG}
    - {LONG}

1. {LONG}

> {LONG}

!!! note "{WORD} {URL}"
    {LONG}

??? tip "{WORD} {URL}"
    {LONG}

=== "{WORD}"
    {LONG}

=== "{URL}"
    {LONG}

```js
{CODE}
```

    {CODE}

$$a^{{2}}+b^{{2}}+c^{{2}}+d^{{2}}+e^{{2}}+f^{{2}}+g^{{2}}+h^{{2}}+i^{{2}}+j^{{2}}+k^{{2}}=\\frac{{{WORD}}}{{2}}$$

::: retenir {WORD} {URL}
- {LONG}
:::

::: falc {WORD}
{LONG}
:::

::: question {WORD} {URL}

[^longue]: {LONG}
"""


def stretched(sources: Path, folder: Path) -> Path:
    """A copy of the site of `sources` in `folder`, stretched; its configuration."""
    shutil.copytree(sources / "courses", folder / "courses")
    shutil.copytree(sources / "quizzes", folder / "quizzes")
    for path in sorted(folder.rglob("*.yml")):
        # every scalar as it is written
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts only
        path.write_text(yaml.safe_dump(_long(data), allow_unicode=True, sort_keys=False), encoding="utf-8")
    for path in sorted((folder / "courses").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^(titre: )(.*)$", rf"\1'{WORD} {URL}'", text, count=1, flags=re.M)
        path.write_text(_OPTION.sub(rf'\1="\2 {WORD} {URL}"', text) + EVERYTHING, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(
        f"site_name: {WORD}\ndocs_dir: courses\ntheme: tremplin\n"
        "plugins: [tremplin: {budgets: {première visite: 50 ko, leçon suivante: 50 ko}}]\n",
        encoding="utf-8",
    )
    return config


def _long(node: Any, key: str = "") -> Any:
    if key in _NO_TEXT:
        return node
    if isinstance(node, dict):
        return {_name(name, key): _long(inner, _kind(name, node)) for name, inner in node.items()}
    if isinstance(node, list) and key != "objectifs":  # which names those of the course
        return [_long(inner, key) for inner in node]
    if isinstance(node, list) or node in ("oui", "non") or node.startswith(("mailto:", "https:")):
        return node
    if key == "typed":
        return f"{node} {WORD}"
    if key == "gaps":
        return _TYPED.sub(rf"{{\1 {WORD}", node) + f" {URL}"
    return f"{node} {LONG}"


def _kind(name: str, node: dict[str, Any]) -> str:
    """What the texts under a key are: those that learners type are no Markdown, those of gaps have braces."""
    if "règle" in node and name == "réponses":
        return "règle"
    is_typed = node.get("type") == "texte" or "unité" in node
    if name == "texte" and "{" in node[name]:
        return "gaps"
    return "typed" if name in ("réponses", "faux", "juste") and is_typed else str(name)


def _name(name: str, key: str) -> str:
    """Names of categories are keys."""
    return f"{name} {LONG}" if key == "catégories" else name

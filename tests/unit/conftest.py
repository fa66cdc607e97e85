"""Settings of the property tests, and a project written from a mapping of paths to texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# no deadline: a slow machine is not a mistake; derandomised: the same run everywhere
settings.register_profile("tremplin", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("tremplin")

COURSE = """\
titre: Écrire des courriels
résumé: Envoyer un message.
organisme: greta
objectifs:
  objet: Écrire un objet clair
durée: 6 min
assistance: {contact: aide@example.org}
évaluation: Un quiz par module.
"""
SEGMENT = """\
---
titre: L’objet
durée: 6 min
objectifs: [objet]
---
Bonjour.

::: quiz courriel/objet
"""
BANK = """\
questions:
  - id: clair
    question: Quel objet est clair ?
    réponses:
      - juste: Candidature
      - faux: Bonjour
"""
VALID = {
    "courses/organismes.yml": "- id: greta\n  nom: GRETA\n",
    "courses/courriel/course.yml": COURSE,
    "courses/courriel/01-ecrire/module.yml": "titre: Écrire\n",
    "courses/courriel/01-ecrire/01-objet.md": SEGMENT,
    "quizzes/courriel/objet.yml": BANK,
}

WriteProject = Callable[..., Path]


@pytest.fixture(scope="session")
def valid() -> Mapping[str, str]:
    """The files of the valid small project."""
    return VALID


@pytest.fixture
def write_project(tmp_path: Path) -> WriteProject:
    """Writes a valid small project, with the given files changed, added or (None) left out."""

    def write(files: Mapping[str, str | None] | None = None) -> Path:
        for name, text in {**VALID, **(files or {})}.items():
            if text is None:
                continue
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write

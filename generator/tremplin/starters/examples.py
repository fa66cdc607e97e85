"""The files of each example: path from the project's root → text. Nothing is read but our own texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tremplin.sources.slips import quoted

_TEXTS = Path(__file__).parent / "texts"
Files = Mapping[str, str]
MINUTES = 5
"""What a segment takes, in its example."""
OBJECTIVE = "premier-geste"
"""The objective of a course that is an example."""
FORGES: Mapping[str, str] = {
    "github": ".github/workflows/tremplin.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/tremplin.yml",
}


@dataclass(frozen=True)
class Folders:
    docs: str = "courses"
    quizzes: str = "quizzes"


@dataclass(frozen=True)
class Body:
    """A training body."""

    id: str
    name: str
    contact: str

    @property
    def address(self) -> str:
        return self.contact.removeprefix("mailto:").removeprefix("tel:")


def filled(name: str, **values: str) -> str:
    """One of our texts, with the values that stand in it."""
    return Template((_TEXTS / name).read_text(encoding="utf-8")).substitute(values)


def literal(text: str) -> str:
    """`text` in Markdown, its signs being no emphasis, link nor tag."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def bank(folders: Folders, id_: str, title: str, objective: str) -> Files:
    """The quiz `id_`, « course/name »."""
    text = filled("quiz.yml", bank=id_, title=quoted(title), objective=objective)
    return {f"{folders.quizzes}/{id_}.yml": text}


def segment(folders: Folders, path: str, title: str, objective: str, bank_id: str) -> Files:
    """The segment at `path` from the courses, and its quiz."""
    text = filled("segment.md", title=quoted(title), objective=objective, bank=bank_id)
    return {f"{folders.docs}/{path}": text, **bank(folders, bank_id, title, objective)}


def module(folders: Folders, path: str, title: str, objective: str, bank_id: str) -> Files:
    """The module at `path`, with a first segment."""
    info = filled("module.yml", title=quoted(title), objective=objective)
    first = segment(folders, f"{path}/01-premiere-etape.md", "Première étape", objective, bank_id)
    return {f"{folders.docs}/{path}/module.yml": info, **first}


def course(folders: Folders, id_: str, title: str, body: Body) -> Files:
    """A course with a first module."""
    values = {"title": quoted(title), "provider": body.id, "contact": quoted(body.contact)}
    info = filled("course.yml", **values, objective=OBJECTIVE, docs=folders.docs)
    return {
        f"{folders.docs}/{id_}/course.yml": info,
        f"{folders.docs}/{id_}/index.md": filled("presentation.md"),
        **module(folders, f"{id_}/01-pour-commencer", "Pour commencer", OBJECTIVE, f"{id_}/premiere-etape"),
    }


def row(body: Body) -> str:
    """A training body, as an item of a list."""
    return filled("organisme.yml", id=body.id, title=quoted(body.name), contact=quoted(body.contact))


def bodies(folders: Folders, body: Body) -> Files:
    rows = re.sub("^(?=.)", "  ", row(body), flags=re.M).rstrip("\n")
    return {f"{folders.docs}/organismes.yml": filled("organismes.yml", rows=rows)}


def site(id_: str, title: str, body: Body) -> Files:
    """A site without its courses."""
    values = {"provider": literal(body.name), "contact": body.contact, "address": body.address}
    pages = ("mentions-legales", "confidentialite", "accessibilite")
    return {
        "mkdocs.yml": filled("top/mkdocs.yml", title=quoted(title), id=id_),
        ".gitignore": filled("top/gitignore"),
        "LISEZMOI.md": filled("top/lisezmoi.md", title=literal(title)),
        "courses/index.md": filled("top/index.md", title=quoted(title)),
        **{f"courses/{name}.md": filled(f"top/{name}.md", **values) for name in pages},
        **bodies(Folders(), body),
    }


def workflow(forge: str) -> Files:
    """What a forge does at each change."""
    return {FORGES[forge]: (_TEXTS / f"forges/{forge}.yml").read_text(encoding="utf-8")}

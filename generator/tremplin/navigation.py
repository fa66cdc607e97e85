"""The navigation of hosts' themes that show one: home, courses with their modules, other pages."""

from __future__ import annotations

from typing import Any

from tremplin.project import Project
from tremplin.render.site import Page
from tremplin.sanitise import plain_text


def navigation(project: Project, every: list[Page]) -> list[Any]:
    """`nav` as MkDocs reads it, for themes that do not escape titles."""

    def row(title: str, target: Any) -> dict[str, Any]:
        return {plain_text(title): target}

    nav: list[Any] = [row("Catalogue", "index.md")]
    for course in project.courses:
        first = course.text.path if course.text else f"{course.url}index.md"
        modules: list[Any] = [first]
        for module in course.modules:
            rows: list[Any] = [row(s.title, s.text.path) for s in module.segments]
            modules.append(row(module.info.value.title, ([module.text.path] if module.text else []) + rows))
        nav.append(row(course.title, modules))
    for kind, title in (("path", "Parcours"), ("provider", "Organismes")):
        rows = [row(p.title, p.source) for p in every if p.kind == kind]
        nav += [row(title, rows)] if rows else []
    nav += [row(p.title, p.source) for p in every if p.kind in ("space", "free", "help")]
    return nav

"""The plugin limited to some folders: an existing site takes courses in, its other pages stay as they are.

What lies outside is the host's alone: its addresses, ids, menus and files. We only need to know where it is
published, for links that lead there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as HostPage

from tremplin.diagnostics import Diagnostic, Span, near
from tremplin.host.options import Where, bad
from tremplin.load.loading import CATALOGUE
from tremplin.pages import free
from tremplin.pages.base import Page
from tremplin.text.sanitise import plain_text


def folders_of(options: Mapping[str, Any]) -> tuple[str, ...]:
    """The folders of the option, named from docs_dir; none for the whole of it."""
    asked = options["folders"]
    names = asked if isinstance(asked, list) else asked.split(",")
    return tuple(dict.fromkeys(name for each in names if (name := str(each).strip().strip("/"))))


def is_ours(path: str, folders: tuple[str, ...]) -> bool:
    """Whether we publish, or read, what is at `path` from docs_dir."""
    return not folders or path in CATALOGUE or any(path.startswith(f"{folder}/") for folder in folders)


def outside(config: MkDocsConfig, folders: tuple[str, ...]) -> Mapping[str, str]:
    """What the host publishes of docs_dir without us: path → address."""
    files = get_files(config) if folders else ()
    return {
        file.src_uri: file.dest_uri.removesuffix("index.html")
        for file in files
        if not is_ours(file.src_uri, folders) and file.inclusion is not InclusionLevel.EXCLUDED
    }


def unfit(config: MkDocsConfig, folders: tuple[str, ...], where: Where) -> Iterator[Diagnostic]:
    """What is wrong with the folders that the plugin is limited to."""
    if folders and config.theme.name == "tremplin":
        reason = "le thème « tremplin » ne montre que les pages des cours, et ce site en garde d’autres"
        remedy = "Gardez le thème du site, par exemple « theme: material », ou retirez « dossiers »."
        yield bad(where("folders"), "folders", reason, remedy)
    docs = Path(config.docs_dir)
    for name in folders:
        reason, remedy = _fault(docs, name)
        if reason:
            yield bad(where("folders", name), "folders", reason, remedy)


def _fault(docs: Path, name: str) -> tuple[str, str]:
    """Reason and remedy of what is wrong with a folder, or nothing."""
    way = PurePosixPath(name)
    if ".." in way.parts or way.is_absolute():
        return f"« {name} » sort du dossier « {docs.name} »", f"Écrivez un chemin depuis « {docs.name} »."
    if not (docs / name).is_dir():
        inside = docs / way.parent
        others = [path.name for path in inside.iterdir() if path.is_dir()] if inside.is_dir() else []
        found = near(way.name, *others)
        if way.parts[0] == docs.name and (docs.parent / name).is_dir():
            return f"ce chemin part de « {docs.name} »", f"Écrivez « {'/'.join(way.parts[1:])} »."
        remedy = f"Vouliez-vous dire « {(way.parent / found).as_posix()} » ?" if found else "Créez-le."
        return f"le dossier « {name} » n’existe pas dans « {docs.name} »", remedy
    above = way.parts[0]
    if len(way.parts) > 1 and (docs / above / "course.yml").is_file():
        return f"« {name} » est dans le cours « {above} »", f"Nommez le cours entier : « {above} »."
    if len(way.parts) > 1 and (docs / name / "course.yml").is_file():
        reason = f"« {name} » est un cours, et un cours se range directement dans « {docs.name} »"
        return reason, f"Déplacez ce dossier en « {docs.name}/{way.name} », et nommez-le ainsi ici."
    return "", ""


def moved(config: MkDocsConfig, pages: Iterable[Page], folders: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The pages outside the courses that the host alone would publish elsewhere, in its own themes."""
    if folders or config.theme.name == "tremplin":
        return
    found = []
    for page in pages:
        if page.kind is free.KIND:
            file = File(page.source, config.docs_dir, config.site_dir, config.use_directory_urls)
            address = file.dest_uri.removesuffix("index.html")
            if address != page.url:
                found.append((page, address))
    for page, address in found[:1]:
        others = f" ({len(found)} pages changent ainsi)" if found[1:] else ""
        place = Span(f"{Path(config.docs_dir).name}/{page.source}")
        yield Diagnostic.of("T343", place, host=address, ours=page.url, others=others)


def titled(nav: Navigation, pages: Mapping[str, Page]) -> None:
    """In a menu that follows the folders, name those of courses and of modules as these are named."""

    def name(items: list[Any]) -> None:
        for item in items:
            if not isinstance(item, Section):
                continue
            name(item.children)
            inside = [child for child in item.children if isinstance(child, HostPage)]
            ours = [page for child in inside if (page := pages.get(child.file.src_uri))]
            if title := next(filter(None, map(_section_of, ours)), ""):
                item.title = plain_text(title)

    name(nav.items)


def _section_of(page: Page) -> str:
    """The title of the folder that `page` lies in, which names a course or a module."""
    if page.kind.place is None or page.course is None:
        return ""
    headings, _ = page.kind.place(page)
    return headings[-1][1] if headings else ""

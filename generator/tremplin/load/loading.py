"""Reading a project: every authored file, and every mistake in it.

Ids and addresses come from the names of folders and files without their `NN-` prefix.
"""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from tremplin.diagnostics import Diagnostic, Report, Span, harmless
from tremplin.fixes import Rename
from tremplin.load import glossaries
from tremplin.load.reading import Memories, Reader
from tremplin.model.bank import Bank
from tremplin.model.glossary import Glossary
from tremplin.model.places import address_of, unnumbered
from tremplin.model.project import Course, Module, Project, Segment, Text
from tremplin.rules import Severity
from tremplin.schema.catalogue import (
    CourseInfo,
    LearningPath,
    ModuleInfo,
    Provider,
    SegmentInfo,
)
from tremplin.schema.validate import Located, M
from tremplin.schema.values import slugify
from tremplin.sources.listing import ROOT_FOLDER, Listing, walk
from tremplin.sources.source import compose, read

CATALOGUE = ("organismes.yml", "parcours.yml", glossaries.FILE)
"""The files at the top of the pages that are of all courses."""
_NUMBERED = re.compile(r"(\d+)([ ._-]+)(.+)")
"""« 01 - Écrire », « 1. écrire »: numbered, but for the dash that follows."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load(
    root: Path,
    report: Report,
    docs: str = "courses",
    quizzes: str = "quizzes",
    memories: Memories | None = None,
    folders: Collection[str] = (),
    drafts: Mapping[str, bytes] | None = None,
) -> Project:
    """The project under `root`; what cannot be read or validated is reported and left out.

    With `folders`, named from the root, nothing else of `docs` is read but what describes the catalogue.
    `drafts` are files as they would be; what is read of them is not remembered.
    """
    now, known = time.time_ns(), memories or {}
    only = {*folders, *(f"{docs}/{name}" for name in CATALOGUE)} if folders else ()
    listing = walk(root, docs, quizzes, only=only)
    if drafts:
        listing, memories = listing.drafted(drafts), None
    return _Loader(listing, docs, quizzes, report, known, now, memories).load()


class _Loader(Reader):
    """Files and folders are named from the project's root, with "/"."""

    def load(self) -> Project:
        self.report.extend(_entries(self.listing))
        empty = Project(self.root, self.root / self.docs, self.root / self.quizzes, files=self.listing)
        if self.docs in self.listing.refused:
            return empty
        if self.docs not in self.listing.folders:
            self.report.add(
                "T101",
                Span(self.docs),
                reason="ce dossier n’existe pas",
                remedy="Lancez « tremplin new cours », ou corrigez « docs_dir » dans mkdocs.yml.",
            )
            return empty
        folders = [f"{self.docs}/{name}" for name in _sorted(self.listing.folders[self.docs][0])]
        folders = [folder for folder in folders if self.is_course(folder)]
        courses = [c for folder in folders if (c := self.course(folder))]
        inside = tuple(f"{folder}/" for folder in folders)
        home = f"{self.docs}/index.md"
        free = [
            text
            for name in self.markdown(self.docs)
            if name != home and not name.startswith(inside) and (text := self.text(name))
        ]
        free += [text for folder in sorted(folders) for text in self.stray_pages(folder)]
        return replace(
            empty,
            courses=tuple(courses),
            providers=self.collection("organismes.yml", "providers", Provider),
            paths=self.collection("parcours.yml", "paths", LearningPath),
            banks=self.banks(),
            home=self.text(home) if self.is_file(home) else None,
            free_pages=tuple(free),
            glossary=self.glossary(self.docs, "glossaire/"),
            unread=frozenset(self.unread),
        )

    def markdown(self, folder: str) -> list[str]:
        """Every Markdown file under `folder`."""
        kept = f"{self.docs}/{ROOT_FOLDER}/"
        found = (n for n in self.listing.below(folder) if n.endswith(".md") and not n.startswith(kept))
        return sorted(found, key=lambda name: name.split("/"))

    # ---- courses

    def is_course(self, folder: str) -> bool:
        return self.is_file(f"{folder}/course.yml") or any(map(_is_module, self.listing.folders[folder][0]))

    def course(self, folder: str) -> Course | None:
        name = folder.rpartition("/")[2]
        self.check_slug(name, Span(folder))
        inner = [n for n in _sorted(self.listing.folders[folder][0]) if _is_module(n)]
        modules = tuple(m for n in inner if (m := self.module(f"{folder}/{n}", name)))
        index = f"{folder}/index.md"
        text = self.text(index) if self.is_file(index) else None
        info = self.validated(f"{folder}/course.yml", CourseInfo, "titre: Mon cours")
        glossary = self.glossary(folder, f"{unnumbered(name)}/glossaire/")
        return Course(unnumbered(name), name, info, modules, text, glossary) if info else None

    def glossary(self, folder: str, url: str) -> Glossary | None:
        """The terms that the glossaire.yml of `folder` explains, at the page `url`."""
        name = f"{folder}/{glossaries.FILE}"

        def make() -> Glossary | None:
            source = read(name, self.listing, self.report)
            node = compose(source, self.report) if source else None
            if source is None or node is None:
                return None
            inner = folder.removeprefix(self.docs).strip("/")
            return glossaries.glossary(node, name, source.text, inner, url, self.report)

        return self.once(name, "glossary", make) if self.is_file(name) else None

    def module(self, folder: str, course: str) -> Module | None:
        name = folder.rpartition("/")[2]
        slug = unnumbered(name)
        self.check_slug(name, Span(folder))
        address = f"{unnumbered(course)}/{slug}"
        files = [n for n in _sorted(self.listing.folders[folder][1]) if n.endswith(".md") and n != "index.md"]
        segments = tuple(s for n in files if (s := self.segment(f"{folder}/{n}", address)))
        index = f"{folder}/index.md"
        text = self.text(index) if self.is_file(index) else None
        if self.is_file(f"{folder}/module.yml") or text is None:
            info = self.validated(f"{folder}/module.yml", ModuleInfo, "titre: Mon module")
        else:
            info = self.front_matter(text, ModuleInfo)
        return Module(address, Span(folder), info, segments, text) if info else None

    def segment(self, name: str, address: str) -> Segment | None:
        stem = name.rpartition("/")[2].removesuffix(".md")
        self.check_slug(stem, Span(name))
        id_ = f"{address}/{unnumbered(stem)}"

        def make() -> Segment | None:
            text = self.read_text(name, f"{id_}/")
            info = self.front_matter(text, SegmentInfo) if text else None
            return Segment(id_, text, info) if text and info else None

        return self.once(name, "segment", make)

    def stray_pages(self, folder: str) -> Iterator[Text]:
        """Pages of a course outside its modules."""
        unnumbered_ones = tuple(self.modules_without_number(folder))
        for name in self.markdown(folder):
            parts = name.removeprefix(f"{folder}/").split("/")
            if (len(parts) == 2 and _is_module(parts[0])) or parts == ["index.md"]:
                continue
            if name.startswith(unnumbered_ones):
                continue
            self.report.add("T316", Span(name))
            if text := self.text(name):
                yield text

    def modules_without_number(self, course: str) -> Iterator[str]:
        """The folders of a course that are modules but for their number, which is told: « course/name/ »."""
        names = self.listing.folders[course][0]
        for name in names:
            folder = f"{course}/{name}"
            files = self.listing.folders[folder][1] if folder in self.listing.folders else ()
            pages = [file for file in files if file.endswith(".md") and file != "index.md"]
            if _is_module(name) or not pages:
                continue
            if "module.yml" in files or all(unnumbered(page) != page for page in pages):
                next_ = 1 + max((int(re.split("[-_]", n)[0]) for n in names if _is_module(n)), default=0)
                number, _, rest = (
                    found.groups() if (found := _NUMBERED.fullmatch(name)) else (next_, "", name)
                )
                right = f"{int(number):02}-{slugify(rest)}"
                self.report.add("T132", Span(folder), Rename(folder, right), name=right)
                self.unread.add(f"{folder}/module.yml")
                yield f"{folder}/"

    # ---- pages

    def text(self, name: str) -> Text | None:
        """A page whose address follows from its path."""
        url = address_of(name.removeprefix(f"{self.docs}/"))
        return self.once(name, "text", lambda: self.read_text(name, url))

    # ---- banks and collections

    def banks(self) -> dict[str, Bank]:
        found: dict[str, Bank] = {}
        names = [n for n in self.listing.below(self.quizzes) if n.endswith((".yml", ".yaml"))]
        for name in sorted(names, key=lambda n: n.split("/")):
            id_ = name.removeprefix(f"{self.quizzes}/").rpartition(".")[0]
            self.check_bank_name(name, id_)
            bank = self.once(name, "bank", partial(self.bank, name, id_))
            if id_ in found:
                self.report.add("T206", Span(name, 1, 1), id=id_, first=found[id_].file)
            elif bank:
                found[id_] = bank
        return found

    def collection(self, filename: str, key: str, model: type[M]) -> tuple[Located[M], ...]:
        """A list of models: alone in the file, under `key`, or as a mapping of ids."""
        name = f"{self.docs}/{filename}"
        if not self.is_file(name):
            return ()
        return self.once(name, "collection", lambda: self.read_collection(name, key, model)) or ()

    def check_bank_name(self, name: str, id_: str) -> None:
        """A quiz that no directive can name is an error; learners' records are kept under any other name."""
        courses = {*map(unnumbered, self.listing.folders[self.docs][0])}  # told of the course
        parts = (part for part in id_.split("/") if part not in courses)
        if wrong := next((part for part in parts if not _SLUG.fullmatch(part)), None):
            severity = None if "#" in id_ else Severity.WARNING
            right = slugify(wrong)
            self.report.extend(
                [Diagnostic.of("T205", Span(name), severity=severity, id=wrong, example=right)]
            )

    def check_slug(self, name: str, span: Span) -> None:
        slug = unnumbered(name)
        if not _SLUG.fullmatch(slug):
            right = name[: len(name) - len(slug)] + slugify(slug)
            ending = span.file.rpartition("/")[2].removeprefix(name)
            self.report.add("T205", span, Rename(span.file, right + ending), id=slug, example=right)


def _entries(listing: Listing) -> Iterator[Diagnostic]:
    """What is wrong with files and folders before they are read."""
    for name, (code, reason, remedy) in listing.refused.items():
        yield Diagnostic.of(code, Span(harmless(name)), reason=reason, remedy=remedy)
    for name, first in listing.twins.items():
        yield Diagnostic.of("T111", Span(name), first=first)


def _sorted(names: Iterable[str]) -> list[str]:
    """By number then by name: « 2-x » comes before « 10-x »."""

    def rank(name: str) -> tuple[int, str]:
        number = re.match(r"\d+", name)
        return (int(number[0]) if number else 10**9, name)

    return sorted(names, key=rank)


def _is_module(folder: str) -> bool:
    return unnumbered(folder) != folder

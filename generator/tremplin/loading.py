"""Reading a project: every authored file, and every mistake in it.

Ids and addresses come from the names of folders and files without their `NN-` prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tremplin.diagnostics import Report, Span
from tremplin.directives import Directive, scan
from tremplin.markup import Mark, marks
from tremplin.project import Bank, Course, Module, Project, Segment, Text, unnumbered
from tremplin.questions.bank import validate_bank
from tremplin.schema import keys
from tremplin.schema.catalogue import (
    CourseInfo,
    LearningPath,
    ModuleInfo,
    Provider,
    SegmentInfo,
)
from tremplin.schema.validate import Located, M, validate
from tremplin.schema.values import slugify
from tremplin.source import Mapping, Node, Scalar, Sequence, compose, read, split_front_matter

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load(root: Path, report: Report, docs: str = "courses", quizzes: str = "quizzes") -> Project:
    """The project under `root`; what cannot be read or validated is reported and left out."""
    loader = _Loader(root, root / docs, root / quizzes, report)
    return loader.load()


class _Loader:
    def __init__(self, root: Path, docs_dir: Path, quizzes_dir: Path, report: Report) -> None:
        self.root, self.docs_dir, self.quizzes_dir, self.report = root, docs_dir, quizzes_dir, report
        self.unread: set[str] = set()

    def load(self) -> Project:
        if not self.docs_dir.is_dir():
            self.report.add(
                "T101",
                Span(self.name(self.docs_dir)),
                reason="ce dossier n’existe pas",
                remedy="Créez-le, ou corrigez « docs_dir » dans mkdocs.yml.",
            )
            return Project(self.root, self.docs_dir, self.quizzes_dir)
        folders = [p for p in _sorted(self.docs_dir) if p.is_dir()]
        courses = [c for p in folders if self.is_course(p) and (c := self.course(p))]
        in_courses = {p for p in folders if self.is_course(p)}
        home = self.docs_dir / "index.md"
        free = [
            text
            for path in sorted(self.docs_dir.rglob("*.md"))
            if path != home
            and not _is_hidden(path.relative_to(self.docs_dir))
            and not any(folder in path.parents for folder in in_courses)
            and (text := self.text(path))
        ]
        free += [text for folder in sorted(in_courses) for text in self.stray_pages(folder)]
        return Project(
            self.root,
            self.docs_dir,
            self.quizzes_dir,
            tuple(courses),
            self.collection("organismes.yml", "providers", Provider),
            self.collection("parcours.yml", "paths", LearningPath),
            self.banks(),
            self.text(home) if home.is_file() else None,
            tuple(free),
            frozenset(self.unread),
        )

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def yaml(self, path: Path) -> Node | None:
        source = read(path, self.root, self.report)
        return compose(source, self.report) if source else None

    # ---- courses

    def is_course(self, folder: Path) -> bool:
        return (folder / "course.yml").is_file() or any(_is_module(p) for p in folder.iterdir())

    def course(self, folder: Path) -> Course | None:
        path = folder / "course.yml"
        self.checkunnumbered(folder.name, Span(self.name(folder)))
        modules = tuple(m for p in _sorted(folder) if _is_module(p) and (m := self.module(p, folder)))
        index = folder / "index.md"
        text = self.text(index) if index.is_file() else None
        info = self.validated(path, CourseInfo, "titre: Mon cours")
        return Course(unnumbered(folder.name), folder.name, info, modules, text) if info else None

    def validated(self, path: Path, model: type[M], example: str) -> Located[M] | None:
        """The model of a whole file; None after a diagnostic."""
        before = len(self.report.diagnostics)
        found = None
        if not path.is_file():
            remedy = f"Créez ce fichier, en commençant par « {example} »."
            self.report.add("T101", Span(self.name(path)), reason="il manque", remedy=remedy)
        elif (node := self.yaml(path)) is not None:
            found = validate(node, model, self.report)
        elif len(self.report.diagnostics) == before:
            remedy = f"Commencez par « {example} »."
            expected = "une suite de « clé: valeur »"
            self.report.add("T107", Span(self.name(path), 1, 1), expected=expected, remedy=remedy)
        if found is None:
            self.unread.add(self.name(path))
        return found

    def module(self, folder: Path, course_folder: Path) -> Module | None:
        slug = unnumbered(folder.name)
        self.checkunnumbered(folder.name, Span(self.name(folder)))
        address = f"{unnumbered(course_folder.name)}/{slug}"
        files = [p for p in _sorted(folder) if p.suffix == ".md" and p.name != "index.md"]
        segments = tuple(s for p in files if (s := self.segment(p, address)))
        index = folder / "index.md"
        text = self.text(index) if index.is_file() else None
        span = Span(self.name(folder))
        if (folder / "module.yml").is_file() or text is None:
            info = self.validated(folder / "module.yml", ModuleInfo, "titre: Mon module")
        else:
            info = self.front_matter(text, ModuleInfo)
        return Module(address, span, info, segments, text) if info else None

    def front_matter(self, text: Text, model: type[M]) -> Located[M] | None:
        """The header of a page as a model; None after a diagnostic."""
        found = validate(text.header, model, self.report) if text.header else None
        if found is None:
            file = text.body.file
            if text.header is None and not text.header_told:
                example = "un en-tête, entre deux lignes « --- », avec « titre: … »"
                self.report.add("T202", Span(file, 1, 1), key="titre", example=example)
            self.unread.add(file)
        return found

    def segment(self, path: Path, address: str) -> Segment | None:
        slug = unnumbered(path.stem)
        self.checkunnumbered(path.stem, Span(self.name(path)))
        text = self.text(path, f"{address}/{slug}/")
        info = self.front_matter(text, SegmentInfo) if text else None
        return Segment(f"{address}/{slug}", text, info) if text and info else None

    def stray_pages(self, folder: Path) -> Iterator[Text]:
        """Pages of a course outside its modules."""
        for path in sorted(folder.rglob("*.md")):
            relative = path.relative_to(folder)
            in_module = len(relative.parts) == 2 and _is_module(folder / relative.parts[0])
            if in_module or relative.as_posix() == "index.md" or _is_hidden(relative):
                continue
            self.report.add("T316", Span(self.name(path)))
            if text := self.text(path):
                yield text

    # ---- pages

    def text(self, path: Path, url: str | None = None) -> Text | None:
        source = read(path, self.root, self.report)
        if source is None:
            return None
        before = len(self.report.diagnostics)
        front, body = split_front_matter(source, self.report)
        header = compose(front, self.report) if front else None
        header_told = len(self.report.diagnostics) > before
        relative = path.relative_to(self.docs_dir)
        if url is None:
            parts = [*relative.parent.parts, *([] if relative.stem == "index" else [relative.stem])]
            url = "".join(f"{unnumbered(part)}/" for part in parts)
        directives = tuple(scan(body, self.report))
        found = tuple(marks(body, directives))
        title, summary = _titles(header, found, relative)
        banks = tuple(
            bank
            for d in directives
            if d.spec.name == "quiz" and d.body and (bank := inline_bank(d, url, self.report))
        )
        return Text(
            relative.as_posix(), url, title, summary, body, directives, found, header, header_told, banks
        )

    # ---- banks and collections

    def banks(self) -> dict[str, Bank]:
        found: dict[str, Bank] = {}
        if not self.quizzes_dir.is_dir():
            return found
        for path in sorted([*self.quizzes_dir.rglob("*.yml"), *self.quizzes_dir.rglob("*.yaml")]):
            relative = path.relative_to(self.quizzes_dir)
            if _is_hidden(relative):
                continue
            before = len(self.report.diagnostics)
            node = self.yaml(path)
            span = Span(self.name(path), 1, 1)
            if node is None:
                if len(self.report.diagnostics) == before:
                    remedy = "Commencez par « questions: », puis « - id: … »."
                    self.report.add("T107", span, expected="une liste de questions", remedy=remedy)
                continue
            id_ = relative.with_suffix("").as_posix()
            if id_ in found:
                self.report.add("T206", span, id=id_, first=found[id_].file)
            elif bank := _bank(node, id_, span, self.report):
                found[id_] = bank
        return found

    def collection(self, filename: str, key: str, model: type[M]) -> tuple[Located[M], ...]:
        """A list of models: alone in the file, under `key`, or as a mapping of ids."""
        path = self.docs_dir / filename
        if not path.is_file():
            return ()
        before = len(self.report.diagnostics)
        node = self.yaml(path)
        if node is None and len(self.report.diagnostics) > before:
            self.unread.add(self.name(path))
        if isinstance(node, Mapping) and len(node.entries) == 1:
            name, inner = node.entries[0]
            if keys.canonical(name.text or "") == key:
                node = inner
        if isinstance(node, Mapping):
            rows = [
                Mapping(name.span, ((Scalar(name.span, "id"), name), *inner.entries))
                if isinstance(inner, Mapping)
                else inner
                for name, inner in node.entries
            ]
        elif isinstance(node, Sequence):
            rows = list(node.items)
        else:
            # nothing at all is an empty list; a text is not a list
            rows = [node] if node and node.text is not None else []
        return tuple(located for row in rows if (located := validate(row, model, self.report)))

    def checkunnumbered(self, name: str, span: Span) -> None:
        slug = unnumbered(name)
        if not _SLUG.fullmatch(slug):
            prefix = name[: len(name) - len(slug)]
            self.report.add("T205", span, id=slug, example=prefix + slugify(slug))


def inline_bank(directive: Directive, url: str, report: Report) -> Bank | None:
    """The bank written inside a `quiz` block of the page at `url`; its progress is kept under the page."""
    assert directive.body is not None
    before = len(report.diagnostics)
    node = compose(directive.body, report)
    if node is not None:
        return _bank(node, url.rstrip("/") or "accueil", directive.span, report)
    if len(report.diagnostics) == before:
        report.add(
            "T405",
            directive.span,
            name="quiz",
            reason="il manque le nom d’un quiz ou ses questions",
            example=directive.spec.example,
        )
    return None


def _bank(node: Node, id_: str, span: Span, report: Report) -> Bank | None:
    result = validate_bank(node, report)
    return Bank(id_, span.file, span, *result) if result else None


def _titles(header: Node | None, found: Iterable[Mark], relative: Path) -> tuple[str, str | None]:
    """Title and summary of any page: its header, else its first heading, else its name."""
    written: dict[str, str] = {}
    if isinstance(header, Mapping):
        written = {
            keys.canonical(k.text or "") or "": getattr(v, "text", None) or "" for k, v in header.entries
        }
    heading = next((mark.label for mark in found if mark.kind == "heading" and mark.level == 1), None)
    name = relative.parent.name if relative.stem == "index" else relative.stem
    fallback = unnumbered(name).replace("-", " ").capitalize() or "Accueil"
    return written.get("title") or heading or fallback, written.get("summary") or None


def _sorted(folder: Path) -> list[Path]:
    """Children by their number then by name: « 2-x » comes before « 10-x »."""

    def rank(path: Path) -> tuple[int, str]:
        number = re.match(r"\d+", path.name)
        return (int(number[0]) if number else 10**9, path.name)

    return sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=rank)


def _is_module(path: Path) -> bool:
    return path.is_dir() and unnumbered(path.name) != path.name


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)

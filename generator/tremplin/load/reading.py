"""Reading single files of a project into models, and remembering what has not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from tremplin.diagnostics import Report, Span
from tremplin.directives.base import Directive
from tremplin.directives.lines import unclosed
from tremplin.directives.parser import prose, scan
from tremplin.load.limits import excess
from tremplin.load.titles import title as title_of
from tremplin.model.bank import Bank
from tremplin.model.places import unnumbered
from tremplin.model.project import Text
from tremplin.questions.bank import validate_bank
from tremplin.schema import keys
from tremplin.schema.catalogue import Dated
from tremplin.schema.validate import Located, M, validate
from tremplin.sources.faults import fault
from tremplin.sources.header import split_front_matter
from tremplin.sources.listing import ROOT_FOLDER, SETTLED, Listing, Stamp
from tremplin.sources.source import Mapping, Node, Scalar, Sequence, Source, compose, read, told_conflicts
from tremplin.tex import in_line
from tremplin.text.endings import right_name, yaml_meant

T = TypeVar("T")


@dataclass(frozen=True)
class _Memory:
    stamp: Stamp
    result: Any
    report: Report
    unread: frozenset[str]


Memories = dict[tuple[str, str], _Memory]
"""What was read of each file, for a later load: files that have not changed are not read again."""


class Reader:
    """Files and folders are named from the project's root, with "/"."""

    def __init__(
        self,
        listing: Listing,
        docs: str,
        quizzes: str,
        report: Report,
        known: Memories,
        now: int,
        memories: Memories | None,
    ) -> None:
        self.listing, self.root, self.docs, self.quizzes = listing, listing.root, docs, quizzes
        self.report, self.known, self.now, self.memories = report, known, now, memories
        self.misnamed = frozenset(_misnamed(listing, docs, quizzes))
        """What is not there under its name, but nearly: that is told of the name."""
        self.unread: set[str] = {*listing.refused, *self.misnamed}

    def is_file(self, name: str) -> bool:
        """Whether there is something at `name`; what was refused reads as nothing."""
        return name in self.listing.files or name in self.listing.refused

    def once(self, name: str, variant: str, make: Callable[[], T]) -> T | None:
        """What `make` gives of the file `name`, with what it reports, remembered while it is unchanged.

        None when it fails, whatever the reason: that is told at the file.
        """
        stamp = self.listing.files.get(name)
        memory = self.known.get((name, variant))
        if memory is None or memory.stamp != stamp:
            outer, unread = self.report, self.unread
            self.report, self.unread = Report(), set()
            try:
                result = make()
            except Exception as error:
                result = None
                self.report.extend([fault(error, Span(name))])
                self.unread.add(name)
            memory = _Memory(stamp or (0, 0, 0, 0), result, self.report, frozenset(self.unread))
            self.report, self.unread = outer, unread
            is_settled = stamp is not None and stamp[1] < self.now - SETTLED
            if self.memories is not None and is_settled:
                self.memories[name, variant] = memory
        self.report.extend(memory.report.diagnostics)
        self.report.texts |= memory.report.texts
        self.unread |= memory.unread
        return cast(T | None, memory.result)

    def yaml(self, name: str) -> Node | None:
        source = read(name, self.listing, self.report)
        return compose(source, self.report) if source else None

    def validated(self, name: str, model: type[M], example: str) -> Located[M] | None:
        """The model of a whole file; None after a diagnostic."""
        return self.once(name, "model", lambda: self.validate_file(name, model, example))

    def validate_file(self, name: str, model: type[M], example: str) -> Located[M] | None:
        found = None
        if name in self.misnamed:
            pass
        elif not self.is_file(name):
            remedy = f"Créez ce fichier, en commençant par « {example} »."
            self.report.add("T101", Span(name), reason="il manque", remedy=remedy)
        elif (node := self.yaml(name)) is not None:
            found = validate(node, model, self.report)
        elif not self.report.diagnostics and name not in self.listing.refused:
            remedy = f"Commencez par « {example} »."
            expected = "une suite de « clé: valeur »"
            self.report.add("T107", Span(name, 1, 1), expected=expected, remedy=remedy)
        if found is None:
            self.unread.add(name)
        return found

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

    def read_text(self, name: str, url: str) -> Text | None:
        source = read(name, self.listing, self.report)
        if source is None or told_conflicts(source, self.report, prose(source, ())):
            self.unread.add(name)
            return None
        before = len(self.report.diagnostics)
        front, body = split_front_matter(source, self.report)
        header = compose(front, self.report) if front else None
        header_told = len(self.report.diagnostics) > before
        if too_much := [*excess(body)]:
            self.report.extend(too_much)
            self.unread.add(name)
            return None
        path = name.removeprefix(f"{self.docs}/")
        told = len(self.report.diagnostics)
        directives = tuple(scan(body, self.report))
        if open_ := unclosed(body.text):
            self.report.add("T123", body.span(open_[0] + 1), what=open_[1], end=open_[2])
            self.unread.add(name)  # what is not read after it may show a quiz
        if any(d.code == "T401" for d in self.report.diagnostics[told:]):
            self.unread.add(name)  # an unknown directive may show a quiz
        title, summary = _titles(header, body, directives, PurePosixPath(path))
        banks = tuple(
            bank
            for d in directives
            if d.spec.shows_bank and d.body and (bank := inline_bank(d, url, self.report))
        )
        age = _age(header, self.report)
        return Text(path, url, title, summary, body, directives, header, header_told, banks, age)

    def bank(self, name: str, id_: str) -> Bank | None:
        source = read(name, self.listing, self.report)
        node = compose(source, self.report) if source else None
        if source and node is not None:
            return _bank(node, id_, Span(name, 1, 1), source.text, self.report)
        if not self.report.diagnostics:
            remedy = "Commencez par « questions: », puis « - id: … »."
            self.report.add("T107", Span(name, 1, 1), expected="une liste de questions", remedy=remedy)
        return None

    def read_collection(self, name: str, key: str, model: type[M]) -> tuple[Located[M], ...]:
        node = self.yaml(name)
        if node is None and self.report.diagnostics:
            self.unread.add(name)
        if isinstance(node, Mapping) and len(node.entries) == 1:
            written, inner = node.entries[0]
            if keys.canonical(written.text or "") == key:
                node = inner
        if isinstance(node, Mapping):
            rows = [
                Mapping(written.span, ((Scalar(written.span, "id"), written), *inner.entries))
                if isinstance(inner, Mapping)
                else inner
                for written, inner in node.entries
            ]
        elif isinstance(node, Sequence):
            rows = list(node.items)
        else:
            # nothing at all is an empty list; a text is not a list
            rows = [node] if node and node.text is not None else []
        return tuple(located for row in rows if (located := validate(row, model, self.report)))


_WANTED = ("organismes.yml", "course.yml", "module.yml")
"""What is missed where it is not: at the top of the pages, in a course, in a module."""


def _misnamed(listing: Listing, docs: str, quizzes: str) -> Iterator[str]:
    """The names that files of the authors were to have."""
    for file in listing.below(quizzes):
        folder, _, name = file.rpartition("/")
        if (right := right_name(name)) and f"{folder}/{right}" not in listing.files:
            yield f"{folder}/{right}"
    for file in listing.below(docs):
        folder, _, name = file.rpartition("/")
        depth = folder.count("/") - docs.count("/")
        if file.startswith(f"{docs}/{ROOT_FOLDER}/"):
            continue
        right = right_name(name) or name
        if depth < len(_WANTED) and yaml_meant(right) == _WANTED[depth]:
            right = _WANTED[depth]
        stands_for = "index.md" if right == "module.yml" else right
        if right != name and not {right, stands_for} & {*listing.folders[folder][1]}:
            yield f"{folder}/{right}"


def inline_bank(directive: Directive, url: str, report: Report) -> Bank | None:
    """The bank written inside a directive of the page at `url`; its progress is kept under the page."""
    assert directive.body is not None
    before = len(report.diagnostics)
    node = compose(directive.body, report)
    if node is not None:
        return _bank(node, url.rstrip("/") or "accueil", directive.span, directive.body.text, report)
    if len(report.diagnostics) == before:
        report.add(
            "T405",
            directive.span,
            name=directive.spec.french,
            reason="il manque le nom d’un quiz ou ses questions",
            example=directive.spec.example,
        )
    return None


def _bank(node: Node, id_: str, span: Span, text: str, report: Report) -> Bank | None:
    result = validate_bank(node, report)
    return Bank(id_, span.file, span, *result, sha256(text.encode()).hexdigest()) if result else None


def _age(header: Node | None, report: Report) -> Located[Dated] | None:
    """The dates of any page: what else its header says may be for other plugins."""
    if not isinstance(header, Mapping):
        return None
    dates = tuple(
        entry for entry in header.entries if keys.canonical(entry[0].text or "") in Dated.model_fields
    )
    return validate(Mapping(header.span, dates), Dated, report) if dates else None


def _titles(
    header: Node | None, body: Source, directives: tuple[Directive, ...], relative: PurePosixPath
) -> tuple[str, str | None]:
    """Title and summary of any page: its header, else its heading of level 1, else its name."""
    written: dict[str, str] = {}
    if isinstance(header, Mapping):
        written = {
            keys.canonical(k.text or "") or "": getattr(v, "text", None) or "" for k, v in header.entries
        }
    name = relative.parent.name if relative.stem == "index" else relative.stem
    fallback = unnumbered(name).replace("-", " ").capitalize() or "Accueil"
    title = in_line(written.get("title") or "") or title_of(body, directives) or fallback
    return title, in_line(written.get("summary") or "") or None

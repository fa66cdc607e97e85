"""What is named exists: quizzes, objectives, courses, bodies, pictures, links, addresses; ids are unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tremplin.checks.missing import missing_file
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic, Span, suggest
from tremplin.directives import DIRECTIVES
from tremplin.directives.base import Where
from tremplin.model.project import Course, Project, Text
from tremplin.pages.session import name
from tremplin.rules import Severity
from tremplin.schema.catalogue import ModuleInfo, SegmentInfo
from tremplin.schema.validate import BLANK, Located
from tremplin.schema.values import slugify

_of = Diagnostic.of


def unique(rows: Iterable[tuple[str | None, Span]]) -> Iterator[Diagnostic]:
    """No id twice among `rows`, where each is with its place."""
    first: dict[str, Span] = {}
    for id_, span in rows:
        if id_ is None:
            continue
        if id_ in first:
            yield _of("T206", span, id=id_, first=f"ligne {first[id_].line}")
        first.setdefault(id_, span)


def catalogue(subject: Subject) -> Iterator[Diagnostic]:
    """References between courses, modules, training bodies and learning paths."""
    project = subject.project
    yield from unique((p.value.id, p.where.at("id")) for p in project.providers if p.value.id != BLANK)
    yield from unique((p.value.id, p.where.at("id")) for p in project.paths if p.value.id != BLANK)
    for path in project.paths:
        for n, id_ in enumerate(path.value.courses):
            yield from _course(project, id_, path.where.at("courses", n))
    for course in project.courses:
        info, where = course.info.value, course.info.where
        is_told = info.provider == BLANK or f"{project.docs_dir.name}/organismes.yml" in project.unread
        if info.provider not in project.provider_by_id and not is_told:
            remedy = suggest(
                info.provider,
                project.provider_by_id,
                f"Lancez « tremplin new organisme », ou ajoutez « - id: {info.provider} » à "
                f"{project.docs_dir.name}/organismes.yml.",
                label="Organismes connus",
            )
            yield _of("T305", where.at("provider"), target=info.provider, remedy=remedy)
        elif not is_told and not _writes_in(project, info.provider, course):
            yield _of("T319", where.at("provider"), folder=course.folder, target=info.provider)
        for n, id_ in enumerate(info.prerequisites):
            yield from _course(project, id_, where.at("prerequisites", n))
            known = project.course_by_id.get(id_)
            if known and known.info.value.draft and not info.draft:
                remedy = "Ce cours est un brouillon : publiez-le, ou retirez-le des prérequis."
                yield _of(
                    "T304", where.at("prerequisites", n), severity=Severity.WARNING, target=id_, remedy=remedy
                )
        yield from unique((p.id, where.at("practices", n, "id")) for n, p in enumerate(info.practices))
        yield from _sessions(course)
        if course.id not in project.unread_courses:
            yield from _structure(course)
    yield from _cycles(project)


def courses(subject: Subject) -> Iterator[Diagnostic]:
    """A catalogue has courses; a site that only has pages and quizzes may do without."""
    project = subject.project
    is_known = project.docs_dir.name in project.files.folders and not project.unread
    if is_known and not (
        project.courses or project.banks or any(text.inline_banks for text in project.texts())
    ):
        yield _of("T360", Span(project.docs_dir.name))


def _writes_in(project: Project, body: str, course: Course) -> bool:
    """Whether the folder of `course` is one of `body`, or nobody's when `body` names none."""
    holders = [p.value for p in project.providers if {course.folder, course.id} & {*p.value.folders}]
    if holders:
        return body in [holder.id for holder in holders]
    return not project.provider_by_id[body].folders


def _course(project: Project, id_: str, span: Span) -> Iterator[Diagnostic]:
    if id_ not in project.course_by_id and id_ != BLANK and id_ not in project.unread_courses:
        remedy = suggest(id_, project.course_by_id, label="Cours connus")
        yield _of("T304", span, target=id_, remedy=remedy)


def _sessions(course: Course) -> Iterator[Diagnostic]:
    """Each ends after it began, and has an address of its own."""
    where, sessions = course.info.where, course.info.value.sessions
    yield from unique((s.id, where.at("sessions", n, "id")) for n, s in enumerate(sessions) if s.id)
    first: dict[str, int] = {}
    for n, session in enumerate(sessions):
        if session.end <= session.start:
            yield _of("T228", where.at("sessions", n, "end"))
        same = first.setdefault(name(session), n)
        if same != n and not (session.id and sessions[same].id):
            line = where.at("sessions", same).line
            yield _of("T340", where.at("sessions", n), line=line, example=f"{slugify(session.title)}-{n + 1}")


def _structure(course: Course) -> Iterator[Diagnostic]:
    where = course.info.where
    if not course.modules:
        remedy = (
            "Lancez « tremplin new module », ou créez un dossier « 01-mon-module » avec un fichier "
            "« 01-mon-segment.md »."
        )
        yield _of("T315", where.at(), what="Ce cours", remedy=remedy)
    for module in course.modules:
        if not module.segments:
            remedy = "Lancez « tremplin new segment », ou ajoutez un fichier « 01-mon-segment.md » ici."
            yield _of("T315", module.span, what="Ce module", remedy=remedy)
        infos: list[Located[ModuleInfo] | Located[SegmentInfo]] = [module.info]
        infos += [segment.info for segment in module.segments]
        for info in infos:
            for n, id_ in enumerate(info.value.objectives):
                yield from unknown_objective(course, id_, info.where.at("objectives", n))


def unknown_objective(course: Course, id_: str, span: Span) -> Iterator[Diagnostic]:
    """An objective, named at `span`, is one of the course."""
    known = course.info.value.objectives
    # a course whose objectives are faulty is told so at its own place
    if known and id_ not in known:
        remedy = suggest(id_, known, "Ajoutez-le aux objectifs de course.yml.", label="Objectifs du cours")
        yield _of("T303", span, target=id_, remedy=remedy)


def _cycles(project: Project) -> Iterator[Diagnostic]:
    """Each ring once, told at the course that comes first by id."""
    for course in project.courses:
        if ring := _ring(project, course, course, (course.id,)):
            yield _of("T313", course.info.where.at("prerequisites"), cycle=" → ".join((*ring, course.id)))


def _ring(project: Project, start: Course, current: Course, trail: tuple[str, ...]) -> tuple[str, ...]:
    """The courses from `start` back to it by prerequisites of a greater id, or nothing."""
    for id_ in current.info.value.prerequisites:
        if id_ == start.id:
            return trail
        known = project.course_by_id.get(id_)
        if known is None or id_ < start.id or id_ in trail:
            continue
        if found := _ring(project, start, known, (*trail, id_)):
            return found
    return ()


def directives(subject: Subject) -> Iterator[Diagnostic]:
    """Targets of the directives."""
    project = subject.project
    course_of = {t.path: c for c in project.courses for t in c.texts()}
    for text in project.texts():
        checker = _Checker(project, text, course_of.get(text.path))
        for mark, where in subject.of_text(text, "directive"):
            yield from _SPECS[mark.label].check(mark.target, where, checker)


def quizzes_folder(subject: Subject) -> Iterator[Diagnostic]:
    """The folder of the quizzes is there, if a page names one."""
    project = subject.project
    folder = project.quizzes_dir.name
    if folder in project.files.folders or folder in project.files.refused:
        return
    shown = (d for text in project.texts() for d in text.directives if d.spec.shows_bank and d.argument)
    if any(shown):
        others = (
            path for path in sorted(project.root.iterdir()) if path.is_dir() and path != project.docs_dir
        )
        near = [path.name for path in others if path.name[0] not in "._" and any(path.glob("**/*.yml"))]
        meant = f" Vouliez-vous dire « quizzes: {near[0]} » ?" if near else ""
        remedy = f"Créez-le, ou corrigez « quizzes: » de l’extension tremplin dans mkdocs.yml.{meant}"
        yield _of("T101", Span(folder), reason="le dossier des quiz n’existe pas", remedy=remedy)


_SPECS = {spec.name: spec for spec in DIRECTIVES}


@dataclass(frozen=True)
class _Checker:
    """What directives ask of the project, for those of one text."""

    project: Project
    text: Text
    course: Course | None

    def bank(self, target: str, where: Where) -> Iterator[Diagnostic]:
        name, _, question = target.partition("#")
        banks = self.project.banks
        bank = banks.get(name.removesuffix(".yml"))
        if bank is None:
            folder = self.project.quizzes_dir
            if any(self.project.files.knows(folder / f"{name}{end}") for end in (".yml", ".yaml")):
                return  # the bank exists; what is wrong in it is told at its own place
            if f"{folder.name}/{name}.yml" in self.project.unread or target in banks:
                return  # as is what is wrong in its name
            if folder.name not in self.project.files.folders:
                return  # told once, of the folder
            remedy = suggest(name, banks, f"Créez le fichier {folder.name}/{name}.yml.", label="Quiz connus")
            yield _of("T301", where(), target=name, remedy=remedy)
        elif question:
            ids = [id_ for id_, _ in bank.ids]
            if question not in ids and None not in ids:
                remedy = suggest(question, filter(None, ids), label="Questions du quiz")
                yield _of("T302", where(), target=question, remedy=remedy)

    @property
    def has_terms(self) -> bool:
        return bool(self.project.glossaries(self.course))

    def file(self, code: str, target: str, where: Where) -> Iterator[Diagnostic]:
        return missing_file(code, self.project, target, self.text, where)

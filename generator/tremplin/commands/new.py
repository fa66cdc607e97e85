"""`tremplin new`: complete examples, in the place where they belong; nothing that exists is written over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which

import click

from tremplin.commands.asking import CONTACT, Asked, RefusedError, a_name, an_address
from tremplin.commands.placing import new_place, place_of
from tremplin.commands.wheel import own_wheel
from tremplin.console import Outcome
from tremplin.model.places import unnumbered
from tremplin.model.project import Course, Module
from tremplin.pages.authoring import TOOLS
from tremplin.schema.values import format_minutes
from tremplin.sources.faults import reason_of
from tremplin.starters import examples, vscode
from tremplin.starters.edits import appended, lengthened
from tremplin.starters.examples import FORGES, MINUTES, OBJECTIVE, Body, Folders
from tremplin.starters.ids import COURSE, free, id_of
from tremplin.starters.place import Place, next_number, root_of
from tremplin.starters.writing import TakenError, taken, write

NO_FORGE = "aucun"


@dataclass
class _Made:
    """What is to be written, and what is told of it."""

    root: Path
    files: dict[str, str | bytes] = field(default_factory=dict)
    edits: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def new(kind: str | None, name: str | None, asked: Asked, config_file: Path) -> Outcome:
    """Write an example of `kind`, one of `KINDS`; None is asked."""
    if kind is None:
        if asked.is_silent:
            return Outcome(2, error=f"Dites ce qu’il faut écrire : tremplin new {', '.join(KINDS)}.")
        usual = "segment" if root_of(Path.cwd(), config_file.name) else "site"
        kinds = click.Choice([*KINDS])
        kind = str(click.prompt("Que voulez-vous commencer", type=kinds, default=usual, prompt_suffix=" : "))
    question, default, make, uses = KINDS[kind]
    options = (("organisme", asked.provider), ("contact", asked.contact), ("cours", asked.course))
    for option, given in (*options, ("module", asked.module), ("forge", asked.forge)):
        if given is not None and option not in uses:
            return Outcome(2, error=f"« --{option} » ne sert pas à « tremplin new {kind} ».")
    try:
        here = Path.cwd()
        place = new_place(here) if kind == "site" else place_of(here, config_file)
        made = make(asked.text(name, question, default, a_name), asked, place)
        write(made.root, made.files)
        for path, data in made.edits.items():
            (made.root / path).write_bytes(data)
    except RefusedError as refused:
        return Outcome(2, error=str(refused))
    except TakenError as error:
        return Outcome(2, error=f"« {error} » existe déjà : rien n’a été écrit. Choisissez un autre nom.")
    except OSError as error:
        return Outcome(1, error=f"L’exemple n’a pas pu être écrit : {reason_of(error)}.")
    return Outcome(said="\n".join(_told(kind, made)))


# ---- what each kind is made of


def _site(name: str, asked: Asked, place: Place) -> _Made:
    id_ = id_of(name, "site")
    if twin := taken(place.project.root, id_):
        raise TakenError(twin)
    body = _body(asked, asked.provider)
    title = asked.text(asked.course, "Le titre du premier cours", "Mon premier cours", a_name)
    forge = asked.forge or (NO_FORGE if asked.is_silent else _forge())
    made = _Made(place.project.root / id_, {**examples.site(id_, name, body), **vscode.files(Folders())})
    made.files |= examples.course(Folders(), id_of(title, COURSE), title, body)
    if forge in FORGES:
        made.files |= examples.workflow(forge)
        folder = f"{Folders().docs}/{TOOLS}"
        if wheel := own_wheel():
            made.files[f"{folder}/{wheel.name}"] = wheel.read_bytes()
        else:
            made.notes.append(f"Copiez dans {folder}/ le fichier « .whl » de Tremplin : {forge} l’installe.")
    return made


def _course(name: str, asked: Asked, place: Place) -> _Made:
    made, folders, providers = _Made(place.project.root), place.folders, place.project.provider_by_id
    id_ = id_of(name, COURSE)
    if id_ in place.project.course_by_id:
        raise TakenError(f"{folders.docs}/{id_}")
    if providers:
        words = ("--organisme", "L’organisme du cours", "Créez-en un : tremplin new organisme")
        found = providers[asked.one_of(asked.provider, [*providers], None, words)]
        body = Body(found.id, found.name, found.contact or _contact(asked))
        if found.folders and id_ not in found.folders:
            note = f"Ajoutez « {id_} » aux « dossiers: » de {body.id}, dans {folders.docs}/organismes.yml."
            made.notes.append(note)
    elif (made.root / folders.docs / "organismes.yml").exists():
        steps = "« tremplin new organisme », ou « tremplin check »"
        raise RefusedError(f"{folders.docs}/organismes.yml ne donne aucun organisme. Lancez {steps}.")
    else:
        body = _body(asked, asked.provider)
        made.files |= examples.bodies(folders, body)
    made.files |= examples.course(folders, id_, name, body)
    return made


def _module(name: str, asked: Asked, place: Place) -> _Made:
    course = _course_of(place, asked)
    names, id_ = _names(place, course.folder)[0], id_of(name, "module")
    if id_ in map(unnumbered, names):
        raise TakenError(f"{course.id}/{id_}")
    made = _lengthened(place, course)
    path = f"{course.folder}/{next_number(names)}-{id_}"
    made.files |= examples.module(place.folders, path, name, _objective(course), _bank(place, course, id_))
    return made


def _segment(name: str, asked: Asked, place: Place) -> _Made:
    course, module = _module_of(place, asked)
    folder = module.span.file.removeprefix(f"{place.folders.docs}/")
    names, id_ = _names(place, folder)[1], id_of(name, "etape")
    if id_ in (unnumbered(file).removesuffix(".md") for file in names):
        raise TakenError(f"{module.id}/{id_}")
    made = _lengthened(place, course)
    path = f"{folder}/{next_number(names)}-{id_}.md"
    bank = _bank(place, course, id_)
    made.files |= examples.segment(place.folders, path, name, _objective(course, module), bank)
    return made


def _quiz(name: str, asked: Asked, place: Place) -> _Made:
    course, id_ = _course_of(place, asked), id_of(name, "quiz")
    path = f"{course.id}/{id_}"
    if path in place.project.banks:
        raise TakenError(f"{place.folders.quizzes}/{path}.yml")
    made = _Made(place.project.root, {**examples.bank(place.folders, path, name, _objective(course))})
    made.notes.append(f"Pour le montrer, écrivez dans un segment, sur une ligne seule : ::: quiz {path}")
    return made


def _provider(name: str, asked: Asked, place: Place) -> _Made:
    body = Body(id_of(name, "organisme"), name, _contact(asked))
    if body.id in place.project.provider_by_id:
        raise TakenError(body.id)
    path = f"{place.folders.docs}/organismes.yml"
    file = place.project.root / path
    if not file.exists():
        return _Made(place.project.root, {**examples.bodies(place.folders, body)})
    try:
        longer = appended(file.read_bytes(), examples.row(body))
    except UnicodeDecodeError:
        longer = None
    if longer is None:
        raise RefusedError(f"Ajoutez vous-même ces lignes à {path} :\n\n{examples.row(body)}")
    return _Made(place.project.root, edits={path: longer}, notes=[f"« {body.id} » a été ajouté à {path}."])


Make = Callable[[str, Asked, Place], _Made]
KINDS: Mapping[str, tuple[str, str, Make, frozenset[str]]] = {
    "site": ("Le nom du site", "Mes cours", _site, frozenset({"organisme", "contact", "cours", "forge"})),
    "cours": ("Le titre du cours", "Mon cours", _course, frozenset({"organisme", "contact"})),
    "module": ("Le titre du module", "Mon module", _module, frozenset({"cours"})),
    "segment": ("Le titre du segment", "Ma nouvelle étape", _segment, frozenset({"cours", "module"})),
    "quiz": ("Le titre du quiz", "Mon quiz", _quiz, frozenset({"cours"})),
    "organisme": ("Le nom de l’organisme", "Mon organisme", _provider, frozenset({"contact"})),
}
"""What it is called when it is asked for, its default, how it is made, the options that it takes."""


def _contact(asked: Asked) -> str:
    return asked.text(asked.contact, "Le courriel qui répond aux apprenants", CONTACT, an_address)


def _body(asked: Asked, given: str | None) -> Body:
    name = asked.text(given, "L’organisme qui écrit ces cours", "Mon organisme", a_name)
    return Body(id_of(name, "organisme"), name, _contact(asked))


def _forge() -> str:
    forges = click.Choice([*FORGES, NO_FORGE])
    return str(
        click.prompt(
            "Ce dossier sera-t-il gardé sur une forge", type=forges, default=NO_FORGE, prompt_suffix=" : "
        )
    )


# ---- where it goes


def _course_of(place: Place, asked: Asked) -> Course:
    words = ("--cours", "Dans quel cours", "Il n’y a pas encore de cours. Créez-en un : tremplin new cours")
    here = place.course
    known = place.project.course_by_id
    return known[asked.one_of(asked.course, [*known], here.id if here else None, words)]


def _module_of(place: Place, asked: Asked) -> tuple[Course, Module]:
    """`--module` names it within its course, or with it: « courriel/ecrire »."""
    within, _, _name = (asked.module or "").rpartition("/")
    given = Asked(course=asked.course or within or None, is_silent=asked.is_silent)
    course = _course_of(place, given)
    known = {module.id.rpartition("/")[2]: module for module in course.modules}
    here = place.module if place.course is course else None
    words = ("--module", "Dans quel module", "Ce cours n’a pas encore de module : tremplin new module")
    name = asked.one_of(_name or None, [*known], here.id.rpartition("/")[2] if here else None, words)
    return course, known[name]


def _names(place: Place, folder: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders and the files in a folder of the courses."""
    return place.project.files.folders[f"{place.folders.docs}/{folder}"]


def _bank(place: Place, course: Course, name: str) -> str:
    taken = {id_.removeprefix(f"{course.id}/") for id_ in place.project.banks}
    return f"{course.id}/{free(name, taken)}"


def _objective(course: Course, module: Module | None = None) -> str:
    """The first one of the module, else of the course."""
    known = course.info.value.objectives
    aimed = module.info.value.objectives if module else ()
    return next((id_ for id_ in (*aimed, *known) if id_ in known), OBJECTIVE)


def _lengthened(place: Place, course: Course) -> _Made:
    """The duration of the course, with one more segment."""
    made, path = _Made(place.project.root), f"{place.folders.docs}/{course.folder}/course.yml"
    stated, where = course.info.value.duration, course.info.where
    longer = None
    if ("duration",) in where.values:
        data = (place.project.root / path).read_bytes()
        longer = lengthened(data, where.at("duration"), stated, MINUTES)
    if longer is None:
        made.notes.append(f"Ajoutez {MINUTES} min à « durée: », dans {path}.")
    else:
        made.edits[path] = longer
        both = f"de {format_minutes(stated)} à {format_minutes(stated + MINUTES)}"
        made.notes.append(f"La durée du cours passe {both}, dans {path}.")
    return made


# ---- what is told


def _told(kind: str, made: _Made) -> list[str]:
    inside = "" if kind != "site" else f" dans {made.root.name}"
    # what the author need not look at is named by its folder
    shown = dict.fromkeys(
        f"{path.partition('/')[0]}/" if path[0] == "." and "/" in path else path
        for path in sorted(made.files)
    )
    lines = [f"Écrit{inside} :", *(f"  {path}" for path in shown)] if shown else []
    lines += made.notes
    steps = [f"{program()} serve --open", f"{program()} check"]
    steps = [f"cd {made.root.name}", *steps] if kind == "site" else steps
    said = "Changez maintenant les textes marqués « à changer », et voyez-les en même temps :"
    return [*lines, "", said, *(f"  {step}" for step in steps)]


def program() -> str:
    """How the author calls this program."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{'py' if os.name == 'nt' else 'python3'} -m tremplin"
    if which(called.name) or not called.is_file():
        return "tremplin"
    place = called.absolute()
    return (
        f"~/{place.relative_to(Path.home()).as_posix()}" if place.is_relative_to(Path.home()) else str(place)
    )

"""`tremplin new`: complete examples, in the place where they belong; nothing that exists is written over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
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
from tremplin.sources.faults import reason_of
from tremplin.starters import examples, vscode
from tremplin.starters.additions import Made, bank_for, inside, lengthened, objective_of, segment
from tremplin.starters.edits import appended
from tremplin.starters.examples import FORGES, Body, Folders
from tremplin.starters.ids import COURSE, id_of
from tremplin.starters.place import Place, next_number, root_of
from tremplin.starters.writing import TakenError, taken

NO_FORGE = "aucun"


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
        made.write()
    except RefusedError as refused:
        return Outcome(2, error=str(refused))
    except TakenError as error:
        return Outcome(2, error=f"« {error} » existe déjà : rien n’a été écrit. Choisissez un autre nom.")
    except OSError as error:
        return Outcome(1, error=f"L’exemple n’a pas pu être écrit : {reason_of(error)}.")
    return Outcome(said="\n".join(_told(kind, made)))


# ---- what each kind is made of


def _site(name: str, asked: Asked, place: Place) -> Made:
    id_ = id_of(name, "site")
    if twin := taken(place.project.root, id_):
        raise TakenError(twin)
    body = _body(asked, asked.provider)
    title = asked.text(asked.course, "Le titre du premier cours", "Mon premier cours", a_name)
    forge = asked.forge or (NO_FORGE if asked.is_silent else _forge())
    made = Made(place.project.root / id_, {**examples.site(id_, name, body), **vscode.files(Folders())})
    made.files |= examples.course(Folders(), id_of(title, COURSE), title, body)
    if forge in FORGES:
        made.files |= examples.workflow(forge)
        folder = f"{Folders().docs}/{TOOLS}"
        if wheel := own_wheel():
            made.files[f"{folder}/{wheel.name}"] = wheel.read_bytes()
        else:
            made.notes.append(f"Copiez dans {folder}/ le fichier « .whl » de Tremplin : {forge} l’installe.")
    return made


def _course(name: str, asked: Asked, place: Place) -> Made:
    made, folders, providers = Made(place.project.root), place.folders, place.project.provider_by_id
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


def _module(name: str, asked: Asked, place: Place) -> Made:
    course = _course_of(place, asked)
    names, id_ = inside(place.project, place.folders, course.folder)[0], id_of(name, "module")
    if id_ in map(unnumbered, names):
        raise TakenError(f"{course.id}/{id_}")
    made = lengthened(place.project, place.folders, course)
    path = f"{course.folder}/{next_number(names)}-{id_}"
    made.files |= examples.module(
        place.folders, path, name, objective_of(course), bank_for(place.project, course, id_)
    )
    return made


def _segment(name: str, asked: Asked, place: Place) -> Made:
    course, module = _module_of(place, asked)
    return segment(place.project, place.folders, course, module, name)


def _quiz(name: str, asked: Asked, place: Place) -> Made:
    course, id_ = _course_of(place, asked), id_of(name, "quiz")
    path = f"{course.id}/{id_}"
    if path in place.project.banks:
        raise TakenError(f"{place.folders.quizzes}/{path}.yml")
    made = Made(place.project.root, {**examples.bank(place.folders, path, name, objective_of(course))})
    made.notes.append(f"Pour le montrer, écrivez dans une étape, sur une ligne seule : ::: quiz {path}")
    return made


def _provider(name: str, asked: Asked, place: Place) -> Made:
    body = Body(id_of(name, "organisme"), name, _contact(asked))
    if body.id in place.project.provider_by_id:
        raise TakenError(body.id)
    path = f"{place.folders.docs}/organismes.yml"
    file = place.project.root / path
    if not file.exists():
        return Made(place.project.root, {**examples.bodies(place.folders, body)})
    try:
        longer = appended(file.read_bytes(), examples.row(body))
    except UnicodeDecodeError:
        longer = None
    if longer is None:
        raise RefusedError(f"Ajoutez vous-même ces lignes à {path} :\n\n{examples.row(body)}")
    return Made(place.project.root, edits={path: longer}, notes=[f"« {body.id} » a été ajouté à {path}."])


Make = Callable[[str, Asked, Place], Made]
KINDS: Mapping[str, tuple[str, str, Make, frozenset[str]]] = {
    "site": ("Le nom du site", "Mes cours", _site, frozenset({"organisme", "contact", "cours", "forge"})),
    "cours": ("Le titre du cours", "Mon cours", _course, frozenset({"organisme", "contact"})),
    "module": ("Le titre du module", "Mon module", _module, frozenset({"cours"})),
    "segment": ("Le titre de l’étape", "Ma nouvelle étape", _segment, frozenset({"cours", "module"})),
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


# ---- what is told


def _told(kind: str, made: Made) -> list[str]:
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

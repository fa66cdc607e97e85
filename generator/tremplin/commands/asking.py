"""What `tremplin new` asks in French, unless an option says it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from tremplin.diagnostics import suggest
from tremplin.schema.catalogue import Contact

CONTACT = "formation@example.org"


class RefusedError(Exception):
    """What keeps the example from being written, in words."""


@dataclass(frozen=True)
class Asked:
    """What the options say; None is asked, or has its default where `is_silent`."""

    provider: str | None = None
    contact: str | None = None
    course: str | None = None
    module: str | None = None
    forge: str | None = None
    is_silent: bool = False

    def text(self, given: str | None, question: str, default: str, read: Callable[[str], str]) -> str:
        if given is None and not self.is_silent:
            return str(click.prompt(question, default=default, prompt_suffix=" : ", value_proc=read))
        try:
            return read(default if given is None else given)
        except click.BadParameter as error:
            raise RefusedError(error.message) from None

    def one_of(
        self, given: str | None, known: Collection[str], here: str | None, words: tuple[str, str, str]
    ) -> str:
        """One of `known`: the one that is given, where the command is called, the only one, or asked.

        `words`: its option, the question, what to do when there is none.
        """
        option, question, otherwise = words
        if given is not None and given not in known:
            raise RefusedError(f"« {given} » n’existe pas. {suggest(given, known, otherwise, 'Vous avez')}")
        if not known:
            raise RefusedError(otherwise)
        if found := given or here or (next(iter(known)) if len(known) == 1 else None):
            return found
        if self.is_silent:
            raise RefusedError(f"Il y en a plusieurs. Ajoutez « {option} … » : {', '.join(known)}.")
        return str(click.prompt(question, type=click.Choice([*known]), prompt_suffix=" : "))


def a_name(given: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", given))
    if not (name := " ".join(shown.split())):
        raise click.BadParameter("Il faut un nom.")
    return name


_CONTACT: TypeAdapter[Any] = TypeAdapter(Contact)


def an_address(given: str) -> str:
    try:
        return str(_CONTACT.validate_python(given))
    except ValidationError:
        message = f"« {given} » n’est pas une adresse. Écrivez par exemple : {CONTACT}, ou 03 29 00 00 00."
        raise click.BadParameter(message) from None


def confirmed(question: str) -> bool:
    """Whether the answer is yes; nothing typed is no."""
    asked = f"{question} (oui ou non)"
    return bool(click.prompt(asked, default="non", prompt_suffix=" : ", value_proc=_is_yes))


def _is_yes(given: str) -> bool:
    return given.strip().lower() in ("o", "oui", "y", "yes")

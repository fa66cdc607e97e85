"""The options of the plugin; those that it does not have, or cannot read, are told.

Each has its reader where what it says is used, and its teller here, in `_TELLERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config

from tremplin.diagnostics import Diagnostic, Span, fold, near, suggest
from tremplin.editions import OFFERED
from tremplin.host.written import few
from tremplin.rules import RULES
from tremplin.schema import budgets, demands, severities
from tremplin.schema.words import find, suggestion
from tremplin.text import admitted

NAMES = {
    "severities": "sévérités",
    "folders": "dossiers",
    "files": "fichiers",
    "quality": "qualité",
    "offline": "hors-ligne",
    "editions": "éditions",
}
"""What options are called in French."""


def _plain(name: str) -> str:
    return fold(name).replace("-", " ").replace("_", " ")


FRENCH = {_plain(french): name for name, french in NAMES.items()}
"""The same as authors may write it, without accents."""


class Options(Config):  # type: ignore[no-untyped-call]
    """What the plugin is told in the configuration, in English or in French."""

    quizzes = config_options.Type(str, default="quizzes")
    id = config_options.Optional(config_options.Type(str))
    budgets = config_options.Type(dict, default={})
    editions = config_options.ListOfItems(config_options.Type(str), default=[])
    """What the page of each course offers to take away: docs/editions.md."""
    quality = config_options.Type((int, dict), default={})
    """What criteria of quality may come to at least."""
    offline = config_options.Type(object, default=True)
    """Whether the site has a service worker, and offers to keep courses on the device: `is_offline`."""
    severities = config_options.Type(dict, default={})
    """What codes count as."""
    folders = config_options.Type((str, list), default=[])
    """The only folders of docs_dir that are ours: `host/scope`."""
    files = config_options.Type((str, list), default=[])
    """Other kinds of files that are published as they are."""

    def load_dict(self, patch: dict[str, Any]) -> None:
        known = {name for name, _ in self._schema}
        named = {key: FRENCH.get(name := _plain(str(key)), name) for key in patch}
        super().load_dict({named[key] if named[key] in known else key: patch[key] for key in patch})


def is_offline(options: Mapping[str, Any]) -> bool:
    return find("yes-no", str(options["offline"])) != "no"


Where = Callable[..., Span]
"""The place of what is under these keys of the plugin."""
Told = Iterator[Diagnostic]


def unfit(options: Mapping[str, Any], where: Where) -> Told:
    """What is wrong in the options by themselves; `host/scope` tells of the folders."""
    known = [name for name, _ in Options._schema]

    def unknown(key: str) -> Diagnostic:
        remedy = suggest(key, [*known, *NAMES.values()], label="Options possibles")
        return Diagnostic.of("T201", where(key), key=f"tremplin: {key}", remedy=remedy)

    yield from few([key for key in options if key not in known], unknown)
    for key, tell in _TELLERS.items():
        yield from few([*tell(options[key], where)], lambda told: told)


def bad(place: Span, key: str, reason: str, remedy: str) -> Diagnostic:
    name, *rest = key.split(": ")
    return Diagnostic.of(
        "T335", place, key=": ".join((NAMES.get(name, name), *rest)), reason=reason, remedy=remedy
    )


def _editions(names: list[str], where: Where) -> Told:
    offered = [edition.name for edition in OFFERED]
    for name in names:
        if name not in offered:
            reason = f"« {name} » n’est pas une édition que la page d’un cours propose"
            yield bad(
                where("editions", name),
                "editions",
                reason,
                suggest(name, offered, label="Éditions possibles"),
            )


def _offline(value: object, where: Where) -> Told:
    if find("yes-no", str(value)) is None:
        reason = f"« {value} » n’est ni « oui » ni « non »"
        remedy = "Écrivez « hors-ligne: non » pour ne rien garder sur les appareils, ou retirez la ligne."
        yield bad(where("offline"), "offline", reason, remedy)


def _budgets(asked: Mapping[object, object], where: Where) -> Told:
    for key, value in asked.items():
        place = where("budgets", str(key))
        if budgets.key_of(str(key)) is None:
            remedy = suggest(str(key), budgets.NAMES, label="Budgets possibles")
            yield Diagnostic.of("T201", place, key=f"budgets: {key}", remedy=remedy)
        elif not budgets.bytes_of(value):
            reason = f"« {value} » n’est pas un poids"
            yield bad(place, f"budgets: {key}", reason, "Écrivez par exemple « image: 60 ko ».")


def _quality(asked: object, where: Where) -> Told:
    for key, value in asked.items() if isinstance(asked, Mapping) else (("", asked),):
        place = where("quality", str(key))
        if key and demands.criterion_of(str(key)) is None:
            remedy = suggest(str(key), demands.NAMES, label="Critères possibles")
            yield Diagnostic.of("T201", place, key=f"{NAMES['quality']}: {key}", remedy=remedy)
        elif demands.score_of(value) is None:
            reason = f"« {value} » n’est pas une note de 0 à 100"
            yield bad(place, f"quality: {key}", reason, "Écrivez par exemple « interactivité: 60 ».")


def _severities(asked: Mapping[object, object], where: Where) -> Told:
    for key, value in asked.items():
        place = where("severities", str(key))
        code, word = severities.code_of(key), severities.word_of(value)
        if code is None:
            remedy = f"{_near_code(str(key))} Tous les codes : tremplin explain"
            yield bad(place, "severities", f"« {key} » n’est pas un code de message", remedy.strip())
        elif word is None:
            reason = f"« {value} » n’est pas une sévérité"
            yield bad(place, f"severities: {key}", reason, suggestion("severity", str(value)))
        elif why := severities.kept(code, word):
            remedy = f"Retirez cette ligne, et corrigez ce que {code} signale : tremplin explain {code}"
            yield bad(place, f"severities: {key}", why, remedy)


_DIGITS = str.maketrans("OIL", "011")
"""Letters that are typed for a figure."""


def _near_code(written: str) -> str:
    digits = "".join(sign for sign in written.upper().translate(_DIGITS) if sign.isdigit())
    exact = f"T{digits}" if f"T{digits}" in RULES else None
    found = exact or near(written, *RULES)
    return f"Vouliez-vous dire « {found} » ?" if found else ""


def _files(asked: str | list[object], where: Where) -> Told:
    for value in asked if isinstance(asked, list) else asked.replace(",", " ").split():
        place, ending = where("files", str(value)), admitted.ending_of(value)
        if ending is None:
            reason = f"« {value} » n’est pas la fin d’un nom de fichier"
            yield bad(place, "files", reason, "Écrivez par exemple « fichiers: [.py, .ipynb] ».")
        elif why := admitted.never(ending):
            remedy = "Retirez-le ; pour le donner à télécharger, mettez-le dans une archive « .zip »."
            yield bad(place, "files", f"un fichier « {ending} » n’est jamais publié tel quel : {why}", remedy)


_TELLERS: Mapping[str, Callable[[Any, Where], Told]] = {
    "editions": _editions,
    "offline": _offline,
    "budgets": _budgets,
    "quality": _quality,
    "severities": _severities,
    "files": _files,
}

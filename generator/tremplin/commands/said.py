"""What the host says of its configuration, in our words: a reason and a remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tremplin.diagnostics import harmless, near, suggest
from tremplin.host.written import example
from tremplin.sources.faults import is_traced
from tremplin.starters.examples import Folders

InWords = tuple[str, str]
_TYPES = {
    "str": "un texte",
    "bool": "« true » ou « false »",
    "int": "un nombre",
    "float": "un nombre",
    "list": "une liste",
    "dict": "une suite de « clé: valeur »",
}
_INSTALL = "Installez-la avec « pip install », ou retirez-la."


def in_words(key: str, said: str, root: Path) -> InWords:
    """What the host says of `key`, in French: a reason and a remedy."""
    for pattern, tell in _SAID:
        if found := re.search(pattern, said, re.S):
            return tell(found, key, root)
    # what we do not know is in English, or in the words of another plugin
    more = f" MkDocs dit : {harmless(said)}" if is_traced() else ""
    remedy = f"{example(key)} La réponse de MkDocs, en anglais : « tremplin --debug check ».{more}"
    return "cette valeur ne convient pas", remedy


def _theme(found: re.Match[str], _key: str, _root: Path) -> InWords:
    remedy = suggest(found[1], found[2].split(", "), label="Thèmes installés")
    return f"le thème « {found[1]} » n’est pas installé", remedy


def _path(found: re.Match[str], key: str, root: Path) -> InWords:
    name, there = short(found[1], root), root / found[1]
    if there.exists():
        kind = "un dossier" if there.is_dir() else "un fichier"
        wanted = "un fichier" if there.is_dir() else "un dossier"
        return f"« {name} » est {kind}, et il faut {wanted}", example(key)
    others = [path.name for path in root.iterdir() if not path.name.startswith(".")] if root.is_dir() else []
    meant = near(name, *others)
    remedy = f"Vouliez-vous dire « {meant} » ?" if meant else "Vérifiez ce nom, ou créez ce qui manque."
    if key == "docs_dir" and not meant:
        is_there = (root / Folders.docs).is_dir()
        remedy = example(key) if is_there else "Lancez « tremplin new cours » : il crée ce dossier."
    return f"« {name} » n’existe pas", remedy


def _plugin(found: re.Match[str], _key: str, _root: Path) -> InWords:
    known = near(found[1], "tremplin", "search")
    meant = f" Vouliez-vous dire « {known} » ?" if known else ""
    return f"l’extension « {found[1]} » n’est pas installée", f"{_INSTALL}{meant}"


def _extension(found: re.Match[str], _key: str, _root: Path) -> InWords:
    name, why = found[1], found[2]
    if "No module named" in why or "ModuleNotFoundError" in why or not why.strip():
        return f"l’extension de Markdown « {name} » n’est pas installée", _INSTALL
    reason = f"les options de l’extension de Markdown « {name} » ne conviennent pas"
    return reason, "Vérifiez le nom et la valeur de ses options, ou retirez-les."


def _type(found: re.Match[str], key: str, _root: Path) -> InWords:
    wanted = " ou ".join(_TYPES.get(name, name) for name in re.findall(r"<class '(\w+)'>", found[1]))
    return f"il faut {wanted or 'une autre forme'}", example(key)


def _one_of(found: re.Match[str], _key: str, _root: Path) -> InWords:
    names = re.findall(r"'([^']*)'", found[1])
    remedy = suggest(found[2], names, label="Valeurs possibles")
    return f"« {found[2]} » n’est pas une valeur possible", remedy


def _always(reason: str, remedy: str = "") -> Callable[[re.Match[str], str, Path], InWords]:
    def tell(found: re.Match[str], key: str, _root: Path) -> InWords:
        names = found.groups() or ("",)
        return reason.format(*names), remedy.format(*names) or example(key)

    return tell


_SAID: tuple[tuple[str, Callable[[re.Match[str], str, Path], InWords]], ...] = (
    (r"Unrecognised theme name: '(.*?)'.*?: (.*)", _theme),
    (r"[Nn]ot provided", _always("cette clé manque")),
    (r"No theme name set|At least one of 'name'", _always("le nom du thème manque")),
    (r"path (?:set in \S+ \()?'(.*?)'\)? (?:isn't|does not)", _path),
    (r"The \"(.*?)\" plugin is not installed", _plugin),
    (r"Failed to load extension '(.*?)'(.*)", _extension),
    (
        r"should not be",
        _always("le dossier du site et celui des cours ne peuvent pas se contenir, ni contenir ce fichier"),
    ),
    (r"URL isn't valid|Invalid IPv6|invalid URL", _always("ce n’est pas une adresse complète")),
    (r"Expected type: (.*?) but", _type),
    (r"Expected one of:? [\[(](.*?)[\])],? (?:but received: |got )'?(.*?)'?$", _one_of),
    (r"Expected a list", _always("il faut une liste")),
    (r"Expected a (?:multiline )?string", _always("il faut un texte")),
    (r"key-value mapping|Expected a dict", _always("il faut une suite de « clé: valeur »")),
    (r"option '(.*?)' was removed.*?Use '(.*?)'", _always("MkDocs n’a plus cette clé", "Écrivez « {1}: ».")),
    (r"was removed|deprecated", _always("MkDocs n’a plus cette clé", "Supprimez-la.")),
    (r"'?(\S+?)'? is not a valid port", _always("« {0} » n’est pas un port")),
    (r"IP:PORT", _always("il faut une adresse et un port")),
    (r"Unknown template substitute: '(.*?)'", _always("« {{{0}}} » n’y veut rien dire")),
    (r"not a valid plugin name", _always("une extension est nommée par un texte")),
    (r"Invalid config options for", _always("ses options vont sous son nom, une « clé: valeur » par ligne")),
    (
        r"cannot find module '(.*?)'",
        _always("le module « {0} » n’est pas installé", "Installez-le avec « pip install », ou retirez-le."),
    ),
    (
        r"cannot find '(.*?)' in the module '(.*?)'",
        _always("« {0} » n’est pas dans le module « {1} »", "Corrigez ce nom, ou retirez-le."),
    ),
)
"""What is looked for in what the host says → what is told."""


def short(path: str, root: Path) -> str:
    """`path` from `root`, where it is there."""
    there = Path(path)
    return there.relative_to(root).as_posix() if there.is_relative_to(root) else path

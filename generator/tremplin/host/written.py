"""The configuration as it is written, before the host reads it: what is where, and what has a wrong form.

The host stops at its first mistake, gives no line, and speaks English.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tremplin.diagnostics import Diagnostic, Report, Span, fold
from tremplin.host.forms import FORMS, INHERIT, TAG, is_null, text
from tremplin.rules import Severity
from tremplin.sources.listing import Listing
from tremplin.sources.source import FEW, compose_any, read

T = TypeVar("T")

_KNOWN = ("!ENV", "!relative", f"{TAG}python/")
"""Tags of the host, whose values are not known before it reads them."""
EXAMPLES = {
    "site_name": "site_name: Mes cours",
    "site_url": "site_url: https://www.example.org/cours/",
    "site_dir": "site_dir: site",
    "docs_dir": "docs_dir: courses",
    "theme": "theme: tremplin",
    "plugins": "plugins: [tremplin]",
    "dev_addr": "dev_addr: 127.0.0.1:8000",
    "nav": "nav: [index.md, {Aide: aide.md}]",
    "hooks": "hooks: [mon_hook.py]",
    "extra_css": "extra_css: [style.css]",
    "extra_javascript": "extra_javascript: [script.js]",
    "markdown_extensions": "markdown_extensions: [admonition]",
    "INHERIT": "INHERIT: base.yml",
    "strict": "strict: true",
    "use_directory_urls": "use_directory_urls: true",
    "edit_uri_template": "edit_uri_template: blob/main/docs/{path}",
}


def example(key: str) -> str:
    return f"Écrivez par exemple « {EXAMPLES[key]} »." if key in EXAMPLES else "Corrigez cette valeur."


_Key = tuple[ScalarNode, Node | None]


@dataclass(frozen=True)
class Written:
    """The files of a configuration, its own first, then those that it inherits from: name and root, None
    where it cannot be read.
    """

    name: str
    files: tuple[tuple[str, Node | None], ...] = ()
    _keys: dict[int, dict[str, _Key]] = field(default_factory=dict, compare=False)
    """Of each node that was looked at, its keys, as written after « = » and in plain letters."""

    def place(self, *words: str, also: Mapping[str, str] | None = None) -> Span:
        """The place of the key that `words` lead to, as far as they do; `also` has other names of keys."""
        place, _ = self._found(words, also or {})
        return place

    def inside(self, name: str, *words: str, also: Mapping[str, str] | None = None) -> Span:
        """The place of `name`, a key or a value, under the key that `words` lead to, else that of the key."""
        place, root = self._found(words, also or {})
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ScalarNode) and node.value == name:
                return _span(place.file, node)
            if isinstance(node, SequenceNode):
                waiting += node.value[::-1]
            elif isinstance(node, MappingNode):
                waiting += [inner for pair in node.value for inner in pair][::-1]
        return place

    def _found(self, words: tuple[str, ...], also: Mapping[str, str]) -> tuple[Span, Node | None]:
        """The place of a key and what is under it; of the file, where no file has the first of `words`."""
        for name, root in self.files:
            found, node = None, root
            for word in words:
                if not (at := self._key(node, word, also)):
                    break
                found, node = at
            if found:
                return _span(name, found), node
        return Span(self.name), None

    def _key(self, node: Node | None, word: str, also: Mapping[str, str]) -> _Key | None:
        """The key of `node` that is `word`, or one nearly written so."""
        if id(node) not in self._keys:
            known: dict[str, _Key] = {}
            named = [(key, value) for key, value in _named(node) if isinstance(key, ScalarNode)]
            for key, value in named:
                known.setdefault(f"={key.value}", (key, value))
                known.setdefault(_plain(key.value), (key, value))
            self._keys[id(node)] = known
        known = self._keys[id(node)]
        others = (plain for plain, name in also.items() if name == word)
        return next((known[name] for name in (f"={word}", word, fold(word), *others) if name in known), None)


def _plain(written: str) -> str:
    return fold(written).replace("-", " ").replace("_", " ")


def few(wrong: Sequence[T], tell: Callable[[T], Diagnostic]) -> Iterator[Diagnostic]:
    """What is told of the first of what is wrong in one place, and how many others there are."""
    told = [*map(tell, wrong[:FEW])]
    yield from told
    if len(wrong) > FEW:
        yield Diagnostic.of("T203", told[-1].span, severity=told[-1].severity, count=len(wrong) - FEW)


def _named(node: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """The keys of a mapping with their values, the items of a list, and the keys of its items."""
    if isinstance(node, MappingNode):
        yield from node.value
    elif isinstance(node, SequenceNode):
        for item in node.value:
            if isinstance(item, MappingNode):
                yield from item.value
            else:
                yield item, None
    elif isinstance(node, ScalarNode):
        yield node, None


def _span(name: str, node: Node) -> Span:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(name, start.line + 1, start.column + 1, max(1, length))


def written(config_file: Path, report: Report) -> Written:
    """Reads the configuration and what it inherits from; what is wrong in its form goes to `report`."""
    listing = Listing(config_file.absolute().parent)
    files: dict[str, Node | None] = {}
    name = config_file.name
    while source := read(name, listing, report):
        node = compose_any(source, report)
        if report.failed:
            break
        files[name] = node
        report.extend(_faults(name, node))
        heir = next((value for key, value in _top(node) if key.value == INHERIT), None)
        if not isinstance(heir, ScalarNode):
            break
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), heir.value))
        if reason := _not_inherited(listing.root / target, target in files):
            remedy = "Corrigez ce nom, ou supprimez la ligne."
            report.add("T335", _span(name, heir), key=INHERIT, reason=reason, remedy=remedy)
            files.setdefault(target, None)
            break
        name = target
    return Written(config_file.name, tuple(files.items()))


def _not_inherited(path: Path, is_known: bool) -> str:
    if is_known:
        return "les fichiers s’héritent en rond"
    if path.is_dir():
        return f"« {path.name} » est un dossier"
    return "" if path.is_file() else f"le fichier « {path.name} » n’existe pas"


def _top(node: Node | None) -> Iterator[tuple[ScalarNode, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def _faults(name: str, node: Node | None) -> Iterator[Diagnostic]:
    """What has a wrong form in one file."""
    if node is not None and not isinstance(node, MappingNode) and not is_null(node):
        reason = "il faut une suite de « clé: valeur »"
        remedy = f"Commencez par « {EXAMPLES['site_name']} »."
        yield Diagnostic.of("T335", _span(name, node), key=name, reason=reason, remedy=remedy)
        return
    yield from _inside(name, node)
    for key, value in _top(node):
        if (form := FORMS.get(key.value)) and not is_null(value) and (wrong := form(value)):
            node, reason = wrong
            remedy = example(key.value)
            if form is text and isinstance(value, ScalarNode):
                remedy = f'Mettez-le entre guillemets : « {key.value}: "{value.value}" ».'
            yield Diagnostic.of("T335", _span(name, node), key=key.value, reason=reason, remedy=remedy)


def _inside(name: str, root: Node | None) -> Iterator[Diagnostic]:
    """Unknown tags, and keys that are there twice, of which the host takes the last."""
    every = [*_every(root)]
    yield from few(
        [(node, wrong) for node in every if (wrong := _tag_fault(node))],
        lambda told: Diagnostic.of(
            "T335", _span(name, told[0]), key=told[1][0], reason=told[1][1], remedy=told[1][2]
        ),
    )
    for node in every:
        yield from few(
            [*_again(node)],
            # a site that is built so goes on
            lambda told: Diagnostic.of(
                "T104", _span(name, told[0]), severity=Severity.WARNING, key=told[0].value, first=told[1]
            ),
        )


def _every(root: Node | None) -> Iterator[Node]:
    """The nodes of a file but its keys, each once."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, MappingNode):
            waiting += [value for _, value in node.value][::-1]
        elif isinstance(node, SequenceNode):
            waiting += node.value[::-1]


def _tag_fault(node: Node) -> tuple[str, str, str] | None:
    """Of a tag that does not go: the name to tell, the reason and the remedy."""
    if not node.tag.startswith((TAG, *_KNOWN)):
        reason = f"MkDocs ne connaît pas l’étiquette « {node.tag} »"
        return node.tag, reason, "Retirez-la, ou mettez toute la valeur entre guillemets."
    if node.tag == "!relative" and node.value not in ("", "$docs_dir", "$config_dir"):
        reason = f"« !relative » ne veut pas de « {node.value} »"
        return "!relative", reason, "Écrivez « !relative » seul, ou « !relative $docs_dir »."
    if node.tag == "!ENV" and isinstance(node, MappingNode):
        return "!ENV", "il faut le nom d’une variable", "Écrivez par exemple « !ENV [NOM, valeur] »."
    return None


def _again(node: Node) -> Iterator[tuple[ScalarNode, int]]:
    """The keys of a mapping that were there before, and the line of the one before."""
    first: dict[str, int] = {}
    for key, _ in node.value if isinstance(node, MappingNode) else ():
        if isinstance(key, ScalarNode) and key.tag != f"{TAG}merge":
            if key.value in first:
                yield key, first[key.value]
            first[key.value] = key.start_mark.line + 1

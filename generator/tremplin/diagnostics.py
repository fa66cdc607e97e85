"""What is wrong in an author's files, where, and how to mend it.

A mistake is data, never an exception: every stage adds `Diagnostic`s to a `Report`, and one run shows
them all. The texts live in `RULES`, one entry per stable code, so that the help page, the tests and
the messages cannot drift apart.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Span:
    """A place in a file: `line` and `column` count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True)
class Rule:
    """The French text of one kind of mistake; `{…}` are filled by `Diagnostic.of`."""

    severity: Severity
    message: str
    remedy: str


def _error(message: str, remedy: str) -> Rule:
    return Rule(Severity.ERROR, message, remedy)


def _warning(message: str, remedy: str) -> Rule:
    return Rule(Severity.WARNING, message, remedy)


RULES: Mapping[str, Rule] = {
    # 1xx: reading files
    "T101": _error("Fichier introuvable ou illisible : {reason}.", "{remedy}"),
    "T102": _error(
        "Ce fichier n’est pas enregistré en UTF-8.",
        "Enregistrez-le de nouveau en choisissant l’encodage UTF-8.",
    ),
    "T103": _error("YAML incorrect : {reason}.", "{remedy}"),
    "T104": _error(
        "La clé « {key} » est écrite deux fois.",
        "Gardez-en une seule (la première est à la ligne {first}).",
    ),
    "T105": _error(
        "« {sign} » n’est pas accepté ici : {reason}.",
        "Recopiez le texte en entier, ou mettez-le entre guillemets.",
    ),
    "T106": _error("Ce YAML est trop {what}.", "Répartissez le contenu en plusieurs fichiers plus simples."),
    "T107": _error("Ici, il faut {expected}.", "{remedy}"),
    "T108": _error(
        "L’en-tête du fichier n’est pas fermé.",
        "Ajoutez une ligne « --- » après la dernière clé de l’en-tête.",
    ),
    # 2xx: what a file may say
    "T201": _error("Clé inconnue : « {key} ».", "{remedy}"),
    "T202": _error("Il manque la clé « {key} ».", "Ajoutez par exemple : {example}"),
    "T203": _error("Valeur incorrecte pour « {key} » : {reason}.", "{remedy}"),
    "T204": _error("Genre de question inconnu : « {kind} ».", "{remedy}"),
    "T205": _error(
        "« {id} » n’est pas un identifiant correct.",
        "Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple : {example}",
    ),
    "T206": _error(
        "L’identifiant « {id} » est déjà pris ({first}).",
        "Donnez un autre identifiant : la progression des apprenants en dépend.",
    ),
    "T207": _error("Question mal formée : {reason}.", "{remedy}"),
    # 3xx: references
    "T301": _error("Le quiz « {target} » n’existe pas.", "{remedy}"),
    "T302": _error("La question « {target} » n’existe pas dans ce quiz.", "{remedy}"),
    "T303": _error("L’objectif « {target} » n’existe pas dans ce cours.", "{remedy}"),
    "T304": _error("Le cours « {target} » n’existe pas.", "{remedy}"),
    "T305": _error("L’organisme « {target} » n’existe pas.", "{remedy}"),
    "T306": _error("L’image « {target} » est introuvable.", "{remedy}"),
    "T307": _error("Le lien « {target} » ne mène nulle part.", "{remedy}"),
    "T308": _error("La page à revoir « {target} » n’existe pas.", "{remedy}"),
    "T309": _error("Le fichier « {target} » est introuvable.", "{remedy}"),
    "T310": _error("La session « {target} » n’existe pas dans ce cours.", "{remedy}"),
    "T311": _error(
        "« {target} » sort du dossier du projet.",
        "Copiez ce fichier dans le dossier du cours et corrigez le chemin.",
    ),
    "T312": _error("Deux pages ont la même adresse : {address}.", "Renommez {file}."),
    "T313": _error("Les prérequis tournent en rond : {cycle}.", "Retirez l’un de ces prérequis."),
    "T314": _warning(
        "Le quiz « {target} » n’est utilisé dans aucune page.",
        "Ajoutez « ::: quiz {target} » dans un segment, ou supprimez ce fichier.",
    ),
    "T315": _error("{what} n’a aucun segment.", "{remedy}"),
    "T316": _warning(
        "Ce fichier n’est pas dans un module : il sera une page à part, hors du programme.",
        "Placez-le dans un dossier « 01-nom-du-module » du cours.",
    ),
    # 4xx: directives
    "T401": _error("Directive inconnue : « {name} ».", "{remedy}"),
    "T402": _error("Option inconnue pour « {name} » : « {option} ».", "{remedy}"),
    "T403": _error("Le bloc « ::: {name} » n’est pas fermé.", "Ajoutez une ligne « ::: » à la fin du bloc."),
    "T404": _error(
        "Ce « ::: » ne ferme aucun bloc.",
        "Supprimez cette ligne, ou ouvrez le bloc plus haut, par exemple « ::: retenir ».",
    ),
    "T405": _error("« ::: {name} » est incomplet : {reason}.", "Écrivez par exemple : {example}"),
    "T406": _error("Valeur incorrecte pour l’option « {option} » : {reason}.", "{remedy}"),
    # 5xx: pedagogy and the law on distance training (code du travail, D6313-3-1)
    "T501": _error(
        "La durée annoncée ({stated}) s’écarte trop de celle des segments ({actual}).",
        "Écrivez « durée: {actual} », ou corrigez la durée des segments.",
    ),
    "T502": _error(
        "Ce segment n’annonce pas sa durée.",
        "Ajoutez par exemple « durée: 6 min » dans l’en-tête : la loi demande la durée des "
        "activités à distance (code du travail, D6313-3-1).",
    ),
    "T503": _error(
        "Le cours ne dit pas quelle assistance aide l’apprenant.",
        'Ajoutez « assistance: {{contact: "mailto:…", délai: 48 h, description: …}} », ou '
        "marquez le cours « brouillon: oui » (code du travail, D6313-3-1).",
    ),
    "T504": _error(
        "Le cours ne dit pas comment l’apprenant est évalué.",
        "Ajoutez par exemple « évaluation: Quiz à la fin de chaque module », ou marquez le cours "
        "« brouillon: oui » (code du travail, D6313-3-1).",
    ),
    "T505": _warning(
        "Ce segment dure {actual} : un segment tient en 3 à 10 minutes.",
        "Coupez-le en deux, ou regroupez-le avec un autre.",
    ),
    "T506": _warning(
        "Ce cours mixte n’a aucune session en présentiel.",
        "Ajoutez « sessions: » avec le lieu, le début et la fin de chaque séance.",
    ),
    "T507": _warning(
        "Les informations de ce cours sont périmées depuis le {date}.",
        "Relisez le cours, puis corrigez « vérifié: » et « périme: ».",
    ),
    "T508": _warning(
        "Aucun quiz n’évalue l’objectif « {target} ».",
        "Ajoutez « objectif: {target} » à une question, ou un quiz dans un segment qui le vise.",
    ),
    # 6xx: accessibility
    "T601": _error(
        "L’image « {target} » n’a pas de texte de remplacement.",
        "Décrivez ce qu’elle montre : ![Une boîte de réception avec trois messages]({target}).",
    ),
    "T602": _warning("Le titre « {title} » saute un niveau.", "Utilisez « {marks} » à la place."),
    # 7xx: weight
    "T701": _warning(
        "« {target} » pèse {weight} : c’est long à charger sur une ligne lente.",
        "Réduisez l’image (640 pixels de large suffisent) ou enregistrez-la en WebP.",
    ),
    "T702": _error(
        "« {target} » pèse {weight} : une image ne doit pas dépasser {limit}.",
        "Réduisez l’image (640 pixels de large suffisent) ou enregistrez-la en WebP.",
    ),
    "T703": _error(
        "Le dessin « {target} » n’est pas un SVG lisible : {reason}.",
        "Enregistrez-le de nouveau depuis votre logiciel de dessin.",
    ),
}


@dataclass(frozen=True)
class Diagnostic:
    code: str
    span: Span
    message: str
    remedy: str
    severity: Severity

    @classmethod
    def of(cls, code: str, span: Span, *, severity: Severity | None = None, **values: object) -> Diagnostic:
        """The diagnostic of rule `code` at `span`; raises KeyError for an unknown code or value."""
        rule = RULES[code]
        return cls(
            code,
            span,
            rule.message.format(**values),
            rule.remedy.format(**values),
            severity or rule.severity,
        )


@dataclass
class Report:
    """The diagnostics of a run, and the texts they point into (file → text) for the excerpts."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, span: Span, **values: object) -> None:
        self.diagnostics.append(Diagnostic.of(code, span, severity=None, **values))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics.extend(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Each diagnostic once, by file and place."""
        return iter(sorted(dict.fromkeys(self.diagnostics), key=lambda d: (d.span, d.code)))

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self)

    @property
    def failed(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def summary(self) -> str:
        """« 2 erreurs, 1 avertissement », or « Tout est en ordre. »"""
        parts = [
            f"{count} {word}{'s' if count > 1 else ''}"
            for word, count in (
                ("erreur", self.count(Severity.ERROR)),
                ("avertissement", self.count(Severity.WARNING)),
            )
            if count
        ]
        return ", ".join(parts) + "." if parts else "Tout est en ordre."


def fold(text: str) -> str:
    """Lower case without accents: « Thèmes » → « themes »."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def near(wrong: str, *known: str) -> str | None:
    """The known name that a wrong one was probably meant to be."""
    names = {fold(name): name for name in known}
    found = get_close_matches(fold(wrong), names, n=1, cutoff=0.6)
    return names[found[0]] if found else None


def suggest(
    wrong: str, known: Iterable[str], otherwise: str = "Vérifiez l’orthographe.", label: str = ""
) -> str:
    """« Vouliez-vous dire … ? » when a known name is near, else the names when they are few."""
    names = sorted(set(known))
    if found := near(wrong, *names):
        return f"Vouliez-vous dire « {found} » ?"
    if label and 0 < len(names) <= 16:
        return f"{label} : {', '.join(names)}."
    return otherwise


def excerpt(diagnostic: Diagnostic, text: str | None) -> list[str]:
    """The faulty line and a caret under the place, or nothing when there is no line to show."""
    lines = text.split("\n") if text else []
    span = diagnostic.span
    if not 0 < span.line <= len(lines):
        return []
    line = lines[span.line - 1].replace("\t", " ")
    start = max(0, span.column - 1)
    first = max(0, start - 60)
    shown = line[first : first + 100]
    carets = "^" * max(1, min(span.length, len(shown) - (start - first)))
    number = str(span.line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * (start - first)}{carets}"]


def render_text(report: Report) -> str:
    words = {Severity.ERROR: "erreur", Severity.WARNING: "avertissement"}
    blocks = []
    for d in report:
        head = f"{d.span}: {words[d.severity]} {d.code}: {d.message}"
        lines = excerpt(d, report.texts.get(d.span.file))
        blocks.append("\n".join([head, *lines, f"  → {d.remedy}"]))
    return "\n\n".join([*blocks, report.summary()])


def render_json(report: Report) -> str:
    rows = [
        {
            "file": d.span.file,
            "line": d.span.line,
            "column": d.span.column,
            "severity": d.severity.value,
            "code": d.code,
            "message": d.message,
            "remedy": d.remedy,
        }
        for d in report
    ]
    counts = {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }
    return json.dumps({"diagnostics": rows, **counts}, ensure_ascii=False, indent=2)


def render_github(report: Report) -> str:
    """Workflow commands, as read by GitHub Actions."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def in_property(text: str) -> str:
        return escape(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::{d.severity.value} file={in_property(d.span.file)},line={max(1, d.span.line)},"
        f"col={max(1, d.span.column)},title={d.code}::{escape(f'{d.message} {d.remedy}')}"
        for d in report
    )


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": render_text,
    "json": render_json,
    "github": render_github,
}

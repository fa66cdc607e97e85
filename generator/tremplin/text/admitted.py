"""Which other files a publisher may let through: `plugins: [tremplin: {files: [.py]}]`; why not others.

All bodies share one site, whose pages a file must not act upon. A host may not know what such a file is, and
browsers then guess from its first bytes: none may begin as a page does
(https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type).
"""

from __future__ import annotations

import re

from tremplin.text.endings import right_name

_ENDING = re.compile(r"\*?\.?([a-z0-9][a-z0-9_+-]{0,15})", re.I)
_NEVER = (
    (
        "le navigateur l’exécuterait dans le site, avec ce que l’apprenant y garde",
        r"x?html?|xht|shtml?|mht|mhtml|xml|xslt?|xul|xbl|rss|atom|rdf|mathml|mml|svgz?|[cm]?jsx?|tsx?|css|wasm|swf"
        r"|webmanifest|appcache|htc|vml",
    ),
    (
        "certains hébergeurs l’exécutent au lieu de l’envoyer",
        r"ph(?:p\d?|tml|ar|t|ps)|f?cgi|as(?:p|px|cx|hx|mx|a)|jspx?|jspf|cfm|stm|shtm",
    ),
    (
        "c’est un programme, ou un document à macros : il agirait sur l’ordinateur de qui l’ouvre",
        r"exe|msi|msix|bat|cmd|com|scr|pif|cpl|dll|vb[es]?|ws[fh]|hta|reg|lnk|url|jar|jnlp|apk|dmg|pkg|app|deb|rpm"
        r"|appimage|do[ct]m|xl[st]m|xlam|pp[tsa]m|potm|ps1|psm1|inf|chm|iso|img",
    ),
)
_WHY = tuple((why, re.compile(endings)) for why, endings in _NEVER)
_FIRST = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")


def ending_of(value: object) -> str | None:
    """« py », « .py », « *.PY » → « .py »; None for anything else."""
    found = _ENDING.fullmatch(str(value).strip())
    return f".{found[1].lower()}" if found else None


def never(ending: str) -> str:
    """Why files of this ending are never published as they are; empty when they may be."""
    if right_name(f"x{ending}") or ending in (".md", ".yml", ".yaml"):
        return "c’est ainsi que s’écrivent les cours et les quiz, réponses comprises"
    return next((why for why, endings in _WHY if endings.fullmatch(ending[1:])), "")


def is_like_a_page(start: bytes) -> bool:
    """Whether a browser that does not know what a file is may take it for a page, by its first bytes."""
    return bool(_FIRST.match(start))


def admitted(values: object) -> frozenset[str]:
    """What the configuration lets through, without what it says badly."""
    endings = map(ending_of, values if isinstance(values, list) else str(values).replace(",", " ").split())
    return frozenset(ending for ending in endings if ending and not never(ending))

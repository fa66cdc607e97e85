"""What the name of a file says of it: a source under another name, or what a program left beside others."""

from __future__ import annotations

import re

from tremplin.fixes import near

_SOURCE = re.compile(
    r"(?P<stem>.+?)(?P<end>(?:\.(?:md|markdown|mdown|mkdn?|mdx?|ya?ml))+(?:[ ~_-]*\(?\d*\)?)?"
    r"(?:\.(?:txt|text|docx?|odt|rtf))?)[ .]*",
    re.I,
)
_YAML = re.compile(r"\.ya?ml", re.I)
_SCRAP = re.compile(
    r"~\$.*|~wr[a-z]\d*\.tmp|thumbs\.db|ehthumbs\w*\.db|desktop\.ini|\.ds_store|\._.*|\.~lock\..*|.*~|#.*#"
    r"|.*\.(?:tmp|temp|bak|swp|swo|part|partial|crdownload|download|lnk)|__macosx|\$recycle\.bin"
    r"|system volume information|\.spotlight-v100|\.trashes|\.fseventsd",
    re.I,
)


def right_name(name: str) -> str | None:
    """« dates.md » for « dates.md.txt », « dates.markdown », « dates.MD »; None when `name` is no source, or
    one that is well named. What it holds, answers too, is never published.
    """
    if name.endswith((".md", ".yml", ".yaml")) and not _twice(name):
        return None
    found = _SOURCE.fullmatch(name)
    return found["stem"] + (".yml" if _YAML.match(found["end"]) else ".md") if found else None


READ = frozenset(["course.yml", "module.yml", "organismes.yml", "parcours.yml", "glossaire.yml"])
"""The YAML that is read among the pages."""


def yaml_meant(name: str) -> str | None:
    """« course.yml » for « cours.yml », « Course.yml », « course.yaml »; None when none of `READ` is near."""
    stem, dot, ending = name.rpartition(".")
    if f"{dot}{ending}" not in (".yml", ".yaml") or name in READ:
        return None
    found = near(stem, *(known.removesuffix(".yml") for known in READ))
    return f"{found}.yml" if found else None


def _twice(name: str) -> bool:
    found = _SOURCE.fullmatch(name)
    return found is not None and "." in found["end"][1:]


def is_scrap(name: str) -> bool:
    """Whether a system or a program left the file or folder `name` there for itself, often under the name of
    a person: « ~$modele.docx », « Thumbs.db ».
    """
    return bool(_SCRAP.fullmatch(name))

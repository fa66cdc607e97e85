"""What a device needs to install the site: a web app manifest (W3C, « Web Application Manifest »).

An installed site has it already, and its icons: none of them is in the lists of files to keep. It has no
`id`: browsers take `start_url` for it, so that the catalogues of one origin are as many applications.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import Any

from tremplin.outputs import root
from tremplin.outputs.base import Output
from tremplin.pages import AT
from tremplin.render.features import MAIN_STYLE
from tremplin.render.site import Site
from tremplin.text.addresses import relative
from tremplin.text.words import SITE_LANGUAGE, direction, words_of

ADDRESS = "manifest.webmanifest"
RESUME = "#reprendre"
"""With this after its address, « Mon espace » leads to the step that was opened last."""
LABEL = 12
"""Signs of the name that is read below an icon."""

_ICONS = {
    "icon.svg": {"sizes": "any", "type": "image/svg+xml"},
    "icon-192.png": {"sizes": "192x192", "type": "image/png"},
    "icon-512.png": {"sizes": "512x512", "type": "image/png"},
    "icon-maskable-512.png": {"sizes": "512x512", "type": "image/png", "purpose": "maskable"},
}
"""Of the theme; those of these names in the folder of the host's files take their place."""
_PAPER = re.compile(r"--paper:\s*(#[0-9a-f]{6})\b")


def outputs(site: Site) -> Iterator[Output]:
    if site.identity.offline:
        yield Output(ADDRESS, partial(_manifest, site))


def _manifest(site: Site) -> bytes:
    words, home, name = words_of(SITE_LANGUAGE), site.project.home, site.identity.name
    paper = _PAPER.search(site.renderer.assets[MAIN_STYLE].text)
    assert paper, "the light colours come first"
    shortcuts = {
        words("home.resume"): f"{AT.space()}{RESUME}",
        words("titles.revision"): AT.revision(),
        words("titles.space"): AT.space(),
    }
    found = {
        "name": name,
        "short_name": short(name),
        "description": home and home.summary,
        "lang": SITE_LANGUAGE,
        "dir": direction(SITE_LANGUAGE),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": paper[1],
        "background_color": paper[1],
        "icons": list(_icons(site)),
        "shortcuts": [{"name": name, "url": relative(url, "")} for name, url in shortcuts.items()],
    }
    return json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False).encode()


def _icons(site: Site) -> Iterator[dict[str, Any]]:
    """Named by their content, for browsers look at an icon again when its address is new."""
    own = {output.address: output for output in root.outputs(site)}
    for name, more in _ICONS.items():
        if name in own:
            yield {"src": f"{name}?{sha256(own[name].data()).hexdigest()[:8]}", **more}
        else:
            yield {"src": site.renderer.assets[name].url, **more}


def short(name: str) -> str:
    """As many of its first words as are read below an icon, and at least one; no small word at their end."""
    if len(name) <= LABEL:
        return name
    words = name.split()
    while len(words) > 1 and (len(" ".join(words)) > LABEL or len(words[-1]) <= 3):
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")

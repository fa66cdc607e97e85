"""single: a course in one HTML file, which a mail, a stick or a phone carries, and any browser opens.

Its pages are sections of one document; without scripts all of them show. `editions/single.js` of the theme
leaves alone the one that is asked for, and runs what it needs: all of it is in the file, under a policy that
lets nothing else in.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from markupsafe import Markup

from tremplin.editions.base import Edition, Order, by_course, next_one, version
from tremplin.editions.disk import on_a_disk
from tremplin.editions.inside import Inside, apart, data_of
from tremplin.model.project import Course
from tremplin.outputs import calendars, media
from tremplin.pages import data, glossary, notes, space, transfer
from tremplin.pages.base import Page
from tremplin.render.early import EARLY, SCRIPT
from tremplin.render.features import MAIN_STYLE
from tremplin.render.identity import policy
from tremplin.render.site import Site
from tremplin.render.words import weight
from tremplin.text.words import words_of

_TOOLS = (transfer.KIND, notes.KIND, data.KIND)
"""What a learner has besides the course."""
_ALONE = 'Symbol("t").description&&(document.documentElement.className="alone")'
"""Before anything is painted: the other pages do not show where scripts will take them away."""
_STYLE = ".alone [data-page],.crumbs{display:none}"
"""There is no catalogue above the course, whose name stands on top of every page."""
_WEIGHT = "⚖"
"""Stands for the weight of the file until that is known."""


def single(order: Order, course: Course) -> bytes:
    site = on_a_disk(replace(order.site, project=order.site.project.only([course.id])))
    course = site.project.courses[0]
    pages = [page for page in site.pages if _is_inside(site, page, course)]
    tools = [page for page in pages if page.kind in _TOOLS]
    files = {output.address: output for make in (media.outputs, calendars.outputs) for output in make(site)}
    assets = site.renderer.assets
    first = next(page for page in pages if page.url == course.url)
    inside = Inside(
        frozenset(page.file for page in pages), files, site.identity.url, first.file, assets.FOLDER
    )
    sections = (
        apart(inside.html(site.renderer.section(page, site.contents, tools), page.file), f"~{rank}")
        for rank, page in enumerate(pages)
    )
    held = {name: text for page in pages for name, text in _theme(site, page)}
    styles = [*(held.pop(name) for name in _at_once(site, first, pages)), _STYLE]
    script = (site.renderer.parts[0] / "editions/single.js").read_text(encoding="utf-8")
    html = site.renderer.render(
        "editions/single.html",
        first,
        site.project,
        {
            "policy": _ours(_policy([SCRIPT, _ALONE, script], styles, held)),
            "early": EARLY,
            "alone": _ours(f"<script>{_ALONE}</script>"),
            "icon": data_of("icon.svg", assets["icon.svg"].path.read_bytes()),
            "styles": _ours("\n".join(f"<style>{style}</style>" for style in styles)),
            "sections": _ours("\n".join(sections)),
            "files": _ours(f'<script type="application/json" data-files>{_as_json(held)}</script>'),
            "script": _ours(f"<script>{script}</script>"),
            "link": lambda address: f"#/{address}index.html",
            "version": version(site, course),
            "weight": _WEIGHT,
            "next": next_one(site, course),
            "info": course.info.value,
        },
    )
    before, _, after = html.rpartition(_WEIGHT)
    told = weight(words_of(first.language), len(html.encode()))
    return f"{before}{told}{after}".encode()


def _ours(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - of the theme, or cleaned


def _as_json(held: dict[str, str]) -> str:
    """No text in it ends the element that it stands in."""
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _is_inside(site: Site, page: Page, course: Course) -> bool:
    if page.kind is glossary.KIND:
        return page.subject in site.project.glossaries(course)
    return page.course is course or page.kind in (space.KIND, *_TOOLS)


def _theme(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """Name and text of what a page uses of the theme, by itself or on a tap."""
    by_url = {asset.url: asset for asset in site.renderer.assets.all().values()}
    for part in site.resources(page):
        for address in sorted(part):
            if (asset := by_url.get(address)) and asset.path.suffix in (".js", ".css", ".htm"):
                yield asset.name, asset.path.read_text(encoding="utf-8")


def _at_once(site: Site, first: Page, pages: Iterable[Page]) -> list[str]:
    """The styles that every page and the text of lessons ask for: they hold without scripts too."""
    lessons = (page for page in pages if page.kind.is_lesson)
    names = (name for page in lessons for name in site.contents.needs(page, site.contents.of(page))[1].styles)
    return [
        site.renderer.assets.of(name, first.language).name for name in dict.fromkeys((MAIN_STYLE, *names))
    ]


def _policy(scripts: Iterable[str], styles: Iterable[str], held: dict[str, str]) -> str:
    """What the file holds, and nothing else. A frame where learners’ programs run has the policy of the page
    that frames it besides its own: where there are some, the page allows what they do, and still no address.
    """
    if any(name.endswith(".htm") for name in held):
        changes = {
            "script-src": "'unsafe-inline' 'unsafe-eval' blob:",
            "style-src": "'unsafe-inline'",
            "frame-src": "blob:",
            "worker-src": "blob:",
            "require-trusted-types-for": None,
        }
    else:
        changes = {
            "script-src": _digests(
                [*scripts, *(text for name, text in held.items() if name.endswith(".js"))]
            ),
            "style-src": _digests([*styles, *(text for name, text in held.items() if name.endswith(".css"))]),
            "frame-src": None,
        }
    return policy(
        {**changes, "img-src": "data:", "media-src": "data:", "connect-src": None, "manifest-src": None}
    )


def _digests(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


EDITION = Edition(
    "single", "un fichier HTML par cours, à envoyer ou à copier", by_course(".html", single), suffix=".html"
)

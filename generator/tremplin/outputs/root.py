"""Hand-kept files of the host, published as they are: `CNAME`, `.nojekyll`, `.well-known/`, `robots.txt` …"""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.outputs.base import File, Output
from tremplin.render.site import Site
from tremplin.sources.listing import ROOT_FOLDER


def outputs(site: Site) -> Iterator[Output]:
    project = site.project
    folder = f"{project.docs_dir.name}/{ROOT_FOLDER}"
    for name in project.files.below(folder):
        content = File(project.files.place(name), project.files.files[name])
        yield Output(name.removeprefix(f"{folder}/"), content, name)

"""box: the site as a host serves it, at the root, and what tells nginx and Caddy how."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from test_editions import CONFIG, LESSON, OTHER, export, listed, tree

from tremplin.render.identity import HEADERS

WriteProject = Callable[..., Path]
BELOW = CONFIG + "site_url: https://example.org/cours/\n"


@pytest.fixture
def root(write_project: WriteProject) -> Path:
    return write_project({"mkdocs.yml": BELOW, "courses/_racine/robots.txt": "User-agent: *\n", **OTHER})


@pytest.fixture
def box(root: Path) -> dict[str, bytes]:
    assert export(root, "borne", "box").status == 0
    return tree(root / "borne")


def test_a_box_has_the_site_and_its_servers_files(box: dict[str, bytes]) -> None:
    assert {"nginx.conf", "Caddyfile", "LISEZMOI.html", f"site/{LESSON}", "site/sw.js"} <= box.keys()
    assert "site/robots.txt" in box


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_server_says_what_hosts_should(box: dict[str, bytes], name: str) -> None:
    text = box[name].decode()
    for header, value in HEADERS.items():
        assert f'{header} "{value}"' in text
    assert "/srv/tremplin/site" in text
    assert "/404.html" in text


def test_a_box_is_at_the_root_of_its_address(box: dict[str, bytes]) -> None:
    links = re.findall(r'(?:href|src)="(/[^"]*)"', box["site/404.html"].decode())
    assert links
    assert [link for link in links if link.startswith("/cours/")] == []


def test_what_is_listed_for_the_time_without_a_line_is_what_is_there(box: dict[str, bytes]) -> None:
    listed = json.loads(box["site/courriel/fichiers.json"])["files"]
    assert LESSON in listed
    for name, (size, digest, *_) in listed.items():
        data = box[f"site/{unquote(name.partition('?')[0])}"]
        assert (size, digest) == (len(data), b64encode(sha256(data).digest()).decode().rstrip("="))


def test_its_read_me_leads_into_the_site(box: dict[str, bytes], root: Path) -> None:
    html = box["LISEZMOI.html"].decode()
    led = [unescape(a) for a in re.findall(r'(?:href|src)="([^"#]+)"', html) if "://" not in a]
    assert led
    assert [address for address in led if address.partition("?")[0] not in box] == []
    assert "https://example.org/cours/velo/" in html
    assert listed(root / "borne")["nginx.conf"] == sha256(box["nginx.conf"]).hexdigest()

"""The real servers of boxes, on an edition that was exported: kiwix-serve, nginx."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tremplin.editions.box import PLACE

TRIES = 200
HOST = "127.0.0.1"
# what a distribution says around a site
NGINX = """
pid {work}/pid; error_log {work}/errors; daemon off; worker_processes 1; {user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3;
    uwsgi_temp_path {work}/4; scgi_temp_path {work}/5;
    include {work}/tremplin.conf;
}}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str | Path], port: int) -> Iterator[str]:
    """The address of a server, once it listens there."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(TRIES):
            try:
                socket.create_connection((HOST, port), 10).close()
                break
            except OSError:
                try:
                    process.wait(0.1)
                except subprocess.TimeoutExpired:
                    continue
                raise AssertionError(process.communicate()[1]) from None
        yield f"http://{HOST}:{port}/"
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def kiwix(archive: Path) -> Iterator[str]:
    """What kiwix-serve makes of an archive."""
    port = free_port()
    command = ["kiwix-serve", "--address", HOST, "--port", str(port), archive]
    with running(command, port) as url:
        yield f"{url}{archive.stem}/"


@contextmanager
def nginx(box: Path, work: Path) -> Iterator[str]:
    """What nginx makes of a box by its own file."""
    port = free_port()
    ours = (box / "nginx.conf").read_text(encoding="utf-8")
    ours = ours.replace(PLACE, str(box)).replace("listen 80 ", f"listen {HOST}:{port} ")
    (work / "tremplin.conf").write_text(ours, encoding="utf-8")
    settings = work / "nginx.conf"
    user = "user root;" if Path.home() == Path("/root") else ""
    settings.write_text(NGINX.format(work=work, user=user), encoding="utf-8")
    with running(["nginx", "-e", work / "errors", "-c", settings], port) as url:
        yield url

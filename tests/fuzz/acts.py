"""`tremplin` as a process that ends, or that finds its disk full, at its nth act on files.

`python acts.py HARM NTH WAY BUILD-OPTIONS…`: HARM is `none`, `kill` or `full`; WAY is how the new site takes
its place, `at-once` or `file-by-file`. Acts are counted by an audit hook: every moment can be met, whoever is
faster.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

from tremplin.cli import run
from tremplin.publish import staging

REMOVES = {"os.remove", "os.rmdir"}
WRITES = {"os.mkdir", "os.link", "os.rename"}
HARM, NTH, WAY = sys.argv[1], int(sys.argv[2]), sys.argv[3]
MAIN = os.getpid()
left = NTH


def hook(event: str, args: tuple[object, ...]) -> None:
    global left
    if event == "open":
        acts = isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    else:
        acts = event in WRITES or (event in REMOVES and HARM == "kill")
    if not acts or os.getpid() != MAIN:
        return
    left -= 1
    if left >= 0:
        return
    if HARM == "kill":
        os.kill(MAIN, signal.SIGKILL)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))


def cannot(_one: Path, _other: Path) -> None:
    raise OSError(errno.EINVAL, "échange impossible")


if WAY == "file-by-file":
    staging.swap = cannot
if HARM != "none":
    sys.addaudithook(hook)
sys.argv[1:] = sys.argv[4:]
run()

"""Processes that make pages end with the one that began them."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import IO

import pytest

WORK = """
import os, sys, time
from types import SimpleNamespace
from tremplin.publish import work

def make(_renderer, batch):
    os.write(1, b"%d\\n" % os.getpid())  # at once, whole
    time.sleep(3600)

work.make = make
with work.workers(SimpleNamespace(), 1000, 3, None) as run:
    for _ in run([[1], [2], [3]]):
        pass
"""


def numbers(pipe: IO[str], count: int) -> list[int]:
    return [int(pipe.readline()) for _ in range(count)]


@pytest.mark.parametrize("order", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_a_parent_that_is_killed(order: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", WORK], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert len({*numbers(process.stdout, 3), process.pid}) == 4
        process.send_signal(order)
        # they hold the other end of the pipe: it ends when the last of them does
        assert process.stdout.read() == ""
    assert process.returncode == -order

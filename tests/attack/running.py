"""A verb in a forked process of its own, with little time: what it wrote, how it ended, and whether it may end so."""

from __future__ import annotations

import os
import resource
import signal
import stat
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from corpus_tools.cli.main import main

STATUSES = frozenset({0, 1, 2, 130})
"""How a verb may end."""

SECONDS = 20
"""Of processor time that a verb may take; these corpora need about half a second."""

WALL = 90
"""Seconds after which a verb that takes no processor time hangs: it waits for something that never comes."""

MEMORY = 8 << 30
"""Bytes of address space; Arrow reserves far more than it uses."""

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Run:
    """What one command did."""

    words: tuple[str, ...]
    status: int
    out: str
    err: str
    hung: bool

    @property
    def fault(self):
        """Return how this run ended as no run may end, or ''."""
        if self.hung:
            return "hang"
        if "Traceback (most recent call last)" in self.err:
            return "traceback"
        return "" if self.status in STATUSES else f"status {self.status}"


def run(*words, cwd, as_nobody=False):
    """Run a command in a fork of this process, so that nothing is imported twice; stdin is empty."""
    words = tuple(map(str, words))
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if not child:
            _be(words, out, err, cwd, as_nobody=as_nobody)
        status, hung = _wait(child)
        return Run(words, status, _contents(out), _contents(err), hung)


def _be(words, out, err, cwd, *, as_nobody):
    """Be the command, and end."""
    status = 97
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        null = os.open(os.devnull, os.O_RDONLY)
        for old, new in ((null, 0), (out.fileno(), 1), (err.fileno(), 2)):
            os.dup2(old, new)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - pytest has put others there
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        os.chdir(cwd)
        if as_nobody and os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            status = main(list(words))
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    except BaseException:  # noqa: BLE001 - that is what is looked for
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status or 0)


def _wait(child):
    began = time.monotonic()
    pause = 0.002
    while True:
        done, status, _ = os.wait4(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return code, code in {-signal.SIGXCPU, -signal.SIGKILL}
        if time.monotonic() - began > WALL:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return -signal.SIGKILL, True
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)


def _contents(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def snapshot(folder):
    """Return everything below a folder: kind, mode and contents by path."""
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        state = path.lstat()
        if stat.S_ISLNK(state.st_mode):
            found[name] = ("link", str(path.readlink()))
        elif stat.S_ISREG(state.st_mode):
            found[name] = ("file", state.st_mode, path.read_bytes())
        else:
            found[name] = ("other", state.st_mode)
    return found


def differences(before, after):
    """Return the paths at which two snapshots differ."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))

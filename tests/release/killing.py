"""Builds that are killed, in a process without threads, which may fork: run as a script by `test_lasting`.

    python -m tests.release.killing FOLDER SEED N_MOMENTS

Prints one JSON object a moment: how the build ended, whether the folder held a whole release (``old`` or ``new``),
what lay beside it, and whether the next build left it as it should be.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.release.making import build, contents

SPLITS = {"coverage": "real", "mill": "train"}
CHANGED = {"splits": SPLITS, "fidelity": "distorted"}
"""What makes the new release another than the old one."""

FILE_EVENTS = ("open", "os.", "shutil.", "ctypes.")
"""Beginnings of the names of audit events that touch files, before which a build may be killed."""


def in_child(action):
    """Run an action in a forked process and return its wait status; the child says nothing."""
    pid = os.fork()
    if not pid:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            action()
        except BaseException:  # noqa: BLE001 - the child's only way out is its exit status
            os._exit(1)
        os._exit(0)
    return pid


def status(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill_at(moment):
    """Kill this process before the file event with that number."""
    seen = 0

    def count(event, _arguments):
        nonlocal seen
        if event.startswith(FILE_EVENTS):
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def n_events(out):
    """Return how many file events a build that replaces a release has."""
    seen = 0

    def count(event, _arguments):
        nonlocal seen
        seen += event.startswith(FILE_EVENTS)

    def counted():
        sys.addaudithook(count)
        build(out, **CHANGED)
        (out.parent / "events").write_text(str(seen))

    assert status(in_child(counted)) == 0
    return int((out.parent / "events").read_text())


def killed_by_event(out, moment):
    def run():
        kill_at(moment)
        build(out, **CHANGED)

    return status(in_child(run))


def killed_by_clock(out, seconds):
    pid = in_child(lambda: build(out, **CHANGED))
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return status(pid)


def main(folder, seed, n_moments):
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    old_place, new_place = folder / "old", folder / "new"
    build(old_place, splits=SPLITS)
    started = time.monotonic()
    build(new_place, **CHANGED)
    seconds = time.monotonic() - started
    old, new = contents(old_place), contents(new_place)
    out = Path(shutil.copytree(old_place, folder / "first" / "release"))
    last = n_events(out)
    for number in range(n_moments):
        home = folder / f"{number}"
        out = Path(shutil.copytree(old_place, home / "release"))
        by_event = number % 2 == 0
        moment = chance.randrange(1, last + 1) if by_event else chance.uniform(0, seconds)
        ended = killed_by_event(out, moment) if by_event else killed_by_clock(out, moment)
        found = contents(out)
        litter = sorted(path.name for path in home.iterdir())
        rebuilt = status(in_child(lambda out=out: build(out, **CHANGED)))
        line = {
            "moment": moment,
            "ended": ended,
            "held": "old" if found == old else "new" if found == new else "neither",
            "litter": litter,
            "rebuilt": rebuilt == 0 and contents(out) == new,
            "left": sorted(path.name for path in home.iterdir()),
        }
        print(json.dumps(line))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

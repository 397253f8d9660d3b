"""Verbs in a process of their own, with little memory and little time; and what they may never do."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import unicodedata
from dataclasses import dataclass

MEMORY = 2 << 30
"""Bytes of address space."""

MEMORY_OF_ARROW = 8 << 30
"""Likewise for a build: Arrow reserves far more than it uses."""

SECONDS = 60
"""Of processor time; a run of these corpora takes about one."""

_EACH = """
import json, sys
from corpus_tools.cli.main import main
statuses = []
for words in json.load(sys.stdin):
    try:
        statuses.append(main(words))
    except SystemExit as stop:
        statuses.append(stop.code)
    print(f"done: {words[0]} {len(statuses)}", file=sys.stderr)
print("statuses:" + json.dumps(statuses), file=sys.stderr)
"""

_ACTING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")


@dataclass(frozen=True, slots=True)
class Run:
    """What some verbs did: their exit statuses in order, and everything that they wrote."""

    statuses: tuple[int, ...]
    out: str
    err: str


def run(*commands, cwd=None, memory=MEMORY, statuses=(1, 2)):
    """Run some verbs in one process, assert that each ended as a verb may end, and return what they did.

    That is: a status of ours, no traceback, no hang, bounded memory, nothing written that acts on a terminal.
    """
    done = subprocess.run(
        [sys.executable, "-c", _EACH],
        input=json.dumps([[str(word) for word in words] for words in commands]).encode("ascii"),
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "PYTHONUTF8": "1"},
        preexec_fn=lambda: _limit(memory),
        timeout=5 * SECONDS,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == 0, f"status {done.returncode} after {len(out)} characters\n{err[-3000:]}"
    said, _, ended = err.rpartition("statuses:")
    found = tuple(json.loads(ended))
    assert set(found) <= set(statuses), f"{found}\n{out[-2000:]}\n{err[-2000:]}"
    assert "Traceback" not in err, err[-3000:]
    acting = [repr(line) for line in (out + err).split("\n") if any(map(_acts, line))]
    assert acting == [], "\n".join(acting)[:2000]
    return Run(found, out, said)


def _limit(memory):
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _acts(character):
    return character not in "\n\t" and (unicodedata.category(character) in _ACTING or character in _BIDI)

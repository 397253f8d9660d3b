"""Publishing in a process of its own, which may be killed on the way, for the tests beside this file."""

import json
import os
import signal
import subprocess
import sys

from corpus_tools.cli.main import main

DYING = """
import importlib, os, signal, sys
from corpus_tools.cli.main import main
module, path, number = sys.argv[1], sys.argv[2].split("."), int(sys.argv[3])
owner = importlib.import_module(module)
for name in path[:-1]:
    owner = getattr(owner, name)
real, calls = getattr(owner, path[-1]), []
def dying(*arguments, **options):
    calls.append(1)
    if len(calls) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)
setattr(owner, path[-1], dying)
sys.exit(main(sys.argv[4:]))
"""


def words(release, to, *more):
    return ["publish", "--release", str(release), "--to", str(to), *more]


def publish(release, to, *more, environment=None):
    """Publish in a process of its own and return what it printed, standard output and error apart."""
    command = [sys.executable, "-m", "corpus_tools", *words(release, to, *more)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


SEVERAL = """
import contextlib, io, json, sys
from corpus_tools.cli.main import main
said = []
for line in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(line)
    said.append((status, out.getvalue(), err.getvalue()))
print(json.dumps(said))
"""


def run_several(lines, *, environment):
    """Run several commands, one after the other, in one process; return status and what was printed of each."""
    command = [sys.executable, "-c", SEVERAL, json.dumps(lines)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def publish_and_die(release, to, *, at, environment=None):
    """Publish in a process that is killed just before a call, given as module, name in it and count from 1."""
    command = [sys.executable, "-c", DYING, at[0], at[1], str(at[2]), *words(release, to)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def publish_here(release, to, *more):
    """Publish in this process and return the exit status."""
    return main(words(release, to, *more))


def clean_environment(**variables):
    """Return this process's environment without its settings of the Hub and of S3."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HF_", "AWS_", "FSSPEC_"))}
    return kept | variables


def change_manifest(release, **changes):
    """Change what the manifest of a release says at the top."""
    path = release / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))

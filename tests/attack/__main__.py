"""Attack the tools for a while: `python -m tests.attack --seconds 1800 --seed 7`."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ |= {"CORPUS_TOOLS_CACHE": "", "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}

from tests.attack.cases import OWN, TINY, attack


def main():
    """Run cases until the time is over, print what came of them, and keep those with faults."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--case", type=int, help="run this case alone")
    parser.add_argument("--from", dest="first", type=int, default=0, help="number of the first case")
    parser.add_argument("--step", type=int, default=1, help="distance of the numbers of cases: two processes take 2")
    parser.add_argument("--cases", type=int, help="stop after so many")
    parser.add_argument("--ground", choices=(TINY, OWN), default=TINY)
    parser.add_argument("--failures", type=Path, default=Path(tempfile.gettempdir()) / "attack-failures")
    options = parser.parse_args()
    warm()
    ends = time.monotonic() + options.seconds
    counts, kinds = Counter(), Counter()
    number = options.first if options.case is None else options.case
    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))  # the case ends, and what was counted is printed
    while not stopped and (options.case is not None or (time.monotonic() < ends and counts["tried"] != options.cases)):
        case = one(options.seed, number, options.ground, options.failures)
        counts += Counter(tried=1, commands=case.n_runs, found=case.is_reported, failed=bool(case.faults))
        kinds += Counter({fault.kind for fault in case.faults})
        for fault in case.faults:
            print(f"{case.name} {fault.kind}: {fault.what}\n    {' '.join(fault.command)}", flush=True)
        if options.case is not None:
            print("\n".join(case.mutations))
            break
        number += options.step
    print(", ".join(f"{name} {counts[name]}" for name in ("tried", "commands", "found", "failed")))
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "0 tracebacks, 0 lost, 0 hangs")
    return 1 if counts["failed"] else 0


def warm():
    """Import what the verbs import, so that their forks need not."""
    import datasets  # noqa: F401
    import pyarrow.parquet  # noqa: F401

    import corpus_tools
    from corpus_tools.cli.main import main as verb

    for module in pkgutil.walk_packages(corpus_tools.__path__, "corpus_tools."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    out, sys.stdout = sys.stdout, Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    try:
        verb(["check", "--corpus", str(Path(__file__).parents[1] / "corpora" / "tiny")])
        verb(["fix", "--diff", "--corpus", str(Path(__file__).parents[1] / "corpora" / "tiny")])
    finally:
        sys.stdout.close()
        sys.stdout = out
    gc.collect()
    gc.freeze()  # what is never looked at is never copied


def one(seed, number, ground, failures):
    """Run a case in a folder of its own; keep the folder if something came of it that may never."""
    work = Path(tempfile.mkdtemp(prefix="attack-"))
    work.chmod(0o755)
    (work / "case").mkdir()
    try:
        case = attack(seed, number, work / "case", ground=ground)
        if case.faults:
            kept = failures / f"{ground}-{seed}-{number}-{case.faults[0].kind.replace(' ', '-')}"
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(parents=True)
            (kept / "repeat.txt").write_text(
                f"python -m tests.attack --ground {ground} --seed {seed} --case {number}\n\n"
                + "".join(f"{line!r}\n" for line in case.mutations)
                + "\n"
                + "".join(f"{fault.kind}: {fault.what!r}\n    {' '.join(fault.command)!r}\n" for fault in case.faults),
                "utf-8",
            )
            if (work / "case.before").exists():
                for name, there in (("case.before", "before"), ("case", "after")):
                    subprocess.run(
                        ["cp", "-a", work / name, kept / there], check=False, stderr=subprocess.DEVNULL
                    )  # copies FIFOs too
        return case
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())

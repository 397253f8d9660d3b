"""Measures `check` and `build` against floors, on generated corpora, in one run; prints Markdown tables.

    python benchmarks/measure.py --articles 200 1000 5000 --repeat 3

Every figure is taken in a process of its own: CPU seconds (user and system) around the measured part,
and the process's peak memory; medians over several processes. Imports are on neither side. The ratio
is what counts; the machine's speed cancels out, its other users do not quite.

- *parse*: PyYAML's C loader over the same annotation files, nothing else;
- *check*: everything that ``corpus-tools check`` does, from files to report;
- *write*: a bare ``pyarrow.parquet`` write of the very tables that the release holds;
- *build*: tables and release from admitted events (loading and checking are not counted).

Two more figures concern a pre-commit hook: CPU seconds of ``corpus-tools check`` on one file beyond
those of a bare interpreter, and of checking that file's event in a process that has checked one before.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.corpus import Corpus

FLOORS = {"check": "parse", "build": "write"}


def parse(root: Path, _: Path) -> float:
    """Return CPU seconds of parsing all annotation files with PyYAML's C loader."""
    import yaml  # noqa: PLC0415 - each process imports what it measures, before it measures

    started = time.process_time()
    for path in sorted((root / "annotations").glob("*/*.yaml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return time.process_time() - started


def check(root: Path, _: Path) -> float:
    """Return CPU seconds of a whole check."""
    from corpus_tools import pipeline  # noqa: PLC0415 - likewise

    started = time.process_time()
    report = pipeline.check(root)
    seconds = time.process_time() - started
    if report.open:
        message = f"the generated corpus has {len(report.open)} findings, first: {report.open[0].message}"
        raise SystemExit(message)
    return seconds


def one_event(root: Path, _: Path) -> float:
    """Return CPU seconds of checking one event (six files) in a process that is warm."""
    from corpus_tools import pipeline  # noqa: PLC0415 - likewise

    pipeline.check(root, events=["event-000000"])
    started = time.process_time()
    pipeline.check(root, events=["event-000001"])
    return time.process_time() - started


def one_file(root: Path, out: Path) -> float:
    """Return CPU seconds of the command on one file, beyond those of an interpreter that does nothing.

    Byte code is kept beside the release, as an installed package has it.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(out.parent / "byte-code")}
    file = min((root / "annotations").glob("*/article-*.yaml"))
    command = [sys.executable, "-m", "corpus_tools", "check", str(file)]
    _cpu_of(command, environment)
    return _cpu_of(command, environment) - _cpu_of([sys.executable, "-c", "pass"], environment)


def _cpu_of(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(root: Path, out: Path) -> float:
    """Return CPU seconds of tabulating and writing, loading and checking left out."""
    import datasets  # noqa: F401, PLC0415 - likewise; the release asks it for the features

    import corpus_tools.release.builder  # noqa: PLC0415 - likewise
    import corpus_tools.tables.tabulate  # noqa: F401, PLC0415 - likewise
    from corpus_tools import pipeline  # noqa: PLC0415 - likewise

    seconds = -time.process_time()
    paused = 0.0

    def admitted() -> Iterator[Corpus]:
        nonlocal paused
        events = pipeline.admitted(root)
        while True:
            before = time.process_time()
            corpus = next(events, None)
            paused += time.process_time() - before
            if corpus is None:
                return
            yield corpus

    pipeline.release(root, out, admitted())
    return seconds + time.process_time() - paused


def write(_: Path, out: Path) -> float:
    """Return CPU seconds of writing the release's own tables again, bare."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - likewise

    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(out.glob("data/*/*.parquet")):
            file = pq.ParquetFile(path)
            target = Path(folder) / "x.parquet"
            with pq.ParquetWriter(target, file.schema_arrow, compression="zstd", compression_level=3) as writer:
                for number in range(file.num_row_groups):
                    table = file.read_row_group(number)
                    started = time.process_time()
                    writer.write_table(table)
                    seconds += time.process_time() - started
    return seconds


MEASURES = {"parse": parse, "check": check, "build": build, "write": write}
"""Measured at every size, in this order: *write* writes what *build* has left."""

SMALL = {"one file": one_file, "one event": one_event}
"""Measured at the first size alone."""


def measure_here(name: str, root: Path, out: Path) -> None:
    """Run one measure in this process and print its figures as JSON."""
    gc.collect()
    seconds = (MEASURES | SMALL)[name](root, out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


def measure(name: str, root: Path, out: Path, repeat: int) -> dict[str, float]:
    """Return medians over several processes."""
    runs = []
    for _ in range(repeat):
        words = [sys.executable, __file__, "--measure", name, "--root", str(root), "--out", str(out)]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def table(sizes: list[int], repeat: int, keep: Path | None) -> None:
    """Print the table, a line a size as soon as it is measured, and the figures of a single file."""
    print("| articles | parse s | check s | check ÷ parse | check MB | write s | build s | build ÷ write | build MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    small: dict[str, float] = {}
    for size in sizes:
        folder = (keep or Path(tempfile.mkdtemp())) / str(size)
        if not (folder / "corpus.toml").exists():
            generator = Path(__file__).with_name("generate.py")
            subprocess.run([sys.executable, str(generator), str(folder), "--articles", str(size)], check=True)
        out = folder / "release"
        got = {name: measure(name, folder, out, repeat) for name in MEASURES}
        cells = [f"{size:,}"]
        for name, floor in FLOORS.items():
            seconds, least = got[name]["seconds"], got[floor]["seconds"]
            cells += [f"{least:.2f}", f"{seconds:.2f}", f"{seconds / least:.2f}", f"{got[name]['peak_mb']:.0f}"]
        print("| " + " | ".join(cells) + " |", flush=True)
        small = small or {name: measure(name, folder, out, repeat)["seconds"] for name in SMALL}
        if keep is None:
            shutil.rmtree(folder)
    print(*("", *(f"check of {name}: {seconds:.2f} s" for name, seconds in small.items())), sep="\n")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[200, 1000, 5000])
    parser.add_argument("--repeat", type=int, default=3, help="processes for each figure; the median is printed")
    parser.add_argument("--keep", type=Path, help="folder for the generated corpora, used again if they are there")
    parser.add_argument("--measure", choices=MEASURES | SMALL, help=argparse.SUPPRESS)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure_here(options.measure, options.root, options.out)
    else:
        table(options.articles, options.repeat, options.keep)


if __name__ == "__main__":
    main()

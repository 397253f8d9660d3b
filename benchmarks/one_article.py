"""Measures what `check` costs after one article was edited, in a corpus of any size, beyond a corpus of one event.

    python benchmarks/one_article.py --articles 20000 --keep FOLDER --repeat 5

Both corpora are generated once and committed to git repositories of their own. Before every run one annotation file gets
another comment at its end; then the command is run in a process of its own and its CPU seconds (user and system, git's
included) are taken; the least of the runs is printed, since other users of the machine only ever add to it. What the
same command takes on the corpus of one event is start-up: interpreter, imports, git's own start and the event itself.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

AIM_SECONDS = 1.0
"""What one changed article may cost beyond start-up."""

ROWS = {"`check PATH`": "path", "`check --changed`": "changed"}


def corpus(folder: Path, n_articles: int) -> Path:
    """Return a generated corpus in a git repository, made if it is not there."""
    root = folder / f"one-article-{n_articles}"
    if not (root / ".git").exists():
        shutil.rmtree(root, ignore_errors=True)
        generator = Path(__file__).with_name("generate.py")
        subprocess.run([sys.executable, str(generator), str(root), "--articles", str(n_articles)], check=True)
        who = ("-c", "user.name=generator", "-c", "user.email=generator@example.org")
        for words in (
            ("init", "--quiet", "--initial-branch=main"),
            ("add", "--all"),
            ("commit", "--quiet", "-m", "all"),
        ):
            subprocess.run(["git", *who, *words], cwd=root, check=True)
    subprocess.run(["git", "checkout", "--quiet", "--", "."], cwd=root, check=True)
    return root


def cpu_of(root: Path, words: Sequence[str], byte_code: Path) -> float:
    """Return the CPU seconds of the command and of the processes it starts."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(byte_code)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "corpus_tools", "check", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=root, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(roots: Sequence[Path], how: str, byte_code: Path, repeat: int) -> list[float]:
    """Return the least CPU seconds of some runs in each corpus, by turns, each after another edit of one article."""
    times: list[list[float]] = [[] for _ in roots]
    for number in range(repeat):
        for root, found in zip(roots, times, strict=True):
            file = root / "annotations" / "event-000000" / "article-1.yaml"
            with file.open("a", encoding="utf-8") as stream:
                stream.write(f"# {how} {number}\n")
            found.append(cpu_of(root, {"path": [str(file)], "changed": ["--changed"]}[how], byte_code))
    for root in roots:
        subprocess.run(["git", "checkout", "--quiet", "--", "."], cwd=root, check=True)
    return [min(found) for found in times]


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="folder for corpora, used again if they are there")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    roots = [corpus(folder, 5), corpus(folder, options.articles)]
    print(f"| | one event s | {options.articles:,} articles s | beyond s |\n|---|---|---|---|")
    worst = 0.0
    for row, how in ROWS.items():
        measure(roots, how, folder / "byte-code", 1)
        floor, full = measure(roots, how, folder / "byte-code", options.repeat)
        worst = max(worst, full - floor)
        print(f"| {row} | {floor:.2f} | {full:.2f} | {full - floor:.2f} |", flush=True)
    print(
        f"\none changed article: at most {worst:.2f} s beyond start-up, {worst / AIM_SECONDS:.2f} of what is aimed at"
    )
    if options.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

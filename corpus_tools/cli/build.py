"""``corpus-tools build``: the corpus as a folder that ``load_dataset`` reads."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.errors import ReleaseRefusedError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from corpus_tools.release.folder.writing import Release

RELEASE, HYDRATED = "release", "hydrated"
"""Folders, where none is named."""

MAX_SHOWN = 100
"""Code points of a value that `--load` prints."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--out", type=Path, help=f"folder of the release (default: {RELEASE}; {HYDRATED} if hydrated)")
    add_corpus(parser)
    parser.add_argument("--hydrated", action="store_true",
                        help="fill in restricted texts from copies you hold: a folder for this machine only")  # fmt: skip
    parser.add_argument("--from", dest="texts", type=Path, action="append", default=[], metavar="DIR",
                        help="folder with texts for --hydrated, under any name; may be repeated (default: the folders "
                        "named by CORPUS_TOOLS_TEXTS and corpus.toml)")  # fmt: skip
    parser.add_argument(
        "--previous", type=Path, metavar="RELEASE", help="the release before, which this one is held against"
    )
    parser.add_argument("--load", action="store_true", help="load every config afterwards; print what came and one row")


def run(options: argparse.Namespace) -> int:
    """Build, say what was written, and how to load it."""
    from corpus_tools import lifecycle, pipeline  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.engine import Progress  # noqa: PLC0415 - likewise

    stay_off_line()
    if options.load:
        _refuse_pattern(options.out or Path(HYDRATED if options.hydrated else RELEASE))
    root = pipeline.find_root(options.corpus or Path.cwd())
    if options.texts and not options.hydrated:
        message = "--from goes with --hydrated: a release that may be published holds no restricted text"
        raise UsageError(message)
    if options.previous is not None and options.hydrated:
        message = "--previous goes with what is published: build that first, then hydrate it"
        raise UsageError(message)
    if options.hydrated:
        return _run_hydrated(options, root)
    out = options.out or Path(RELEASE)
    try:
        release = pipeline.build(root, out, previous=options.previous, engine=Progress("events"))
    except ReleaseRefusedError as error:
        print(f"corpus-tools build: {error}", file=sys.stderr)
        return 1
    _print(release, out, is_loaded=options.load)
    print(f"\nrows {lifecycle.digest_of(release)}")
    if missing := pipeline.not_at_hand(root):
        print(f"texts not at hand: {', '.join(missing)}; the release is the same, `corpus-tools hydrate` needs them")
    return 0


def _refuse_pattern(out: Path) -> None:
    """Keep a release from being built where ``load_dataset`` would look for other folders than that one.

    Raises:
        UsageError: if there is a sign of a pattern in its name or that of a folder around it.
    """
    found = next((sign for sign in ("[", "*", "?", "::") if sign in str(out.absolute())), None)
    if found is not None:
        message = f"--load cannot load {out}: `datasets` takes {found!r} in a path for a pattern; name another folder with --out"
        raise UsageError(message)


def _run_hydrated(options: argparse.Namespace, root: Path) -> int:
    """Build with restricted texts filled in; exit status 1 if an annotation's words are lost."""
    from corpus_tools import lifecycle  # noqa: PLC0415 - a verb imports only what it needs
    from corpus_tools.cli.coverage import coverage_lines, is_any_lost, local_only  # noqa: PLC0415 - likewise

    out = options.out or Path(HYDRATED)
    done, copies = lifecycle.build_hydrated(root, out, texts=options.texts)
    print("\n".join([*coverage_lines(done.lines, copies.passed_over), ""]))
    _print(done.release, out, is_loaded=options.load)
    print(f"\n{local_only(out)}")
    return int(is_any_lost(done.lines))


def _print(release: Release, out: Path, *, is_loaded: bool) -> None:
    print("\n".join([*row_table(release), "", *loading_lines(release, out)]))
    if is_loaded:
        print()
        print_loaded(release)


def stay_off_line() -> None:
    """Keep ``datasets`` from asking anybody anything: what is built and loaded here lies on this machine."""
    for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        os.environ.setdefault(name, "1")


def row_table(release: Release) -> Iterator[str]:
    """Yield rows by config and split, aligned."""
    splits = list(dict.fromkeys(written.split for written in release.splits))
    rows: dict[str, dict[str, int]] = {}
    for written in release.splits:
        rows.setdefault(written.config, {})[written.split] = written.n_rows
    width = max(map(len, rows))
    widths = {
        split: max(len(split), *(len(str(counts.get(split, ""))) for counts in rows.values())) for split in splits
    }
    yield "  ".join(["rows".ljust(width), *(split.rjust(widths[split]) for split in splits)])
    for config, counts in rows.items():
        yield "  ".join([config.ljust(width), *(str(counts.get(s, "–")).rjust(widths[s]) for s in splits)])


def loading_lines(release: Release, out: Path) -> Iterator[str]:
    """Yield the five lines that load what was built."""
    yield "from datasets import load_dataset"
    yield f"rows = load_dataset({str(out)!r})  # {release.default}"
    yield f"rows = load_dataset({str(out)!r}, {release.splits[-1].config!r})"
    yield f"train = load_dataset({str(out)!r}, split={release.splits[0].split!r})"
    yield "print(train[0])"


def print_loaded(release: Release) -> None:
    """Load every config as a user would, print how many rows it has, and the first row of the default one."""
    import datasets  # noqa: PLC0415 - two seconds to import

    datasets.disable_progress_bars()
    width = max(len(written.config) for written in release.splits)
    for config in dict.fromkeys(written.config for written in release.splits):
        loaded = datasets.load_dataset(str(release.path), config)
        print(f"loaded {config.ljust(width)}  " + ", ".join(f"{split} {len(rows)}" for split, rows in loaded.items()))
    first = datasets.load_dataset(str(release.path))[release.splits[0].split]
    print(f"\nthe first row of {release.default}:")
    print("\n".join(shown_row(first[0], first.features)))


def shown_row(row: Mapping[str, object], features: Mapping[str, object]) -> Iterator[str]:
    """Yield the columns of a row that hold something, each cut to a line."""
    for name, value in row.items():
        if value is not None and value != []:
            label = getattr(features[name], "int2str", None)
            text = escaped(str(label(value) if label is not None else value))
            yield f"  {name:<14} {text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + '…'}"

"""``corpus-tools publish``: a release where others find it, whole versions only."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from corpus_tools.release.publish.source import Source
    from corpus_tools.release.publish.target import Plan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--to", required=True, metavar="TARGET",
                        help="a folder; a URL that fsspec writes to, such as s3://bucket/prefix; or hub:OWNER/NAME")  # fmt: skip
    parser.add_argument("--release", type=Path, default=Path("release"), metavar="FOLDER",
                        help="what `corpus-tools build` made (default: release)")  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="say what would be sent, and send nothing")


def run(options: argparse.Namespace) -> int:
    """Publish, or say what would be done."""
    from corpus_tools import lifecycle  # noqa: PLC0415 - a verb imports only what it needs

    if not sys.stderr.isatty():
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    source, plan = lifecycle.publish(options.release, options.to, is_written=not options.dry_run, on_step=_show_step)
    print("\n".join((render_plan if options.dry_run else render_done)(source, plan)))
    return 0


def render_plan(source: Source, plan: Plan) -> Iterator[str]:
    """Yield what would be done, a line a file, and the sums."""
    yield f"{source.manifest.name} {source.version} to {escaped(plan.place)}"
    for word, paths in (("send", plan.sent), ("keep", plan.kept), ("remove", plan.removed)):
        for path in paths:
            size = f"{source.files[path].size:>13,}" if path in source.files else " " * 13
            yield f"  {word:<6} {size}  {escaped(path)}"
    for step in plan.last:
        yield f"  then   {'':>13}  {step}"
    yield "published already, nothing to do" if plan.is_done else f"{_sums(source, plan)}; nothing was sent"


def render_done(source: Source, plan: Plan) -> Iterator[str]:
    """Yield what was done, and how to load it."""
    done = "was published already" if plan.is_done else f"is published ({_sums(source, plan)})"
    yield f"{source.manifest.name} {source.version} {done}"
    yield f"  {escaped(plan.place)}"
    yield f"  {escaped(plan.loading)}"


def _sums(source: Source, plan: Plan) -> str:
    n_bytes = sum(source.files[path].size for path in plan.sent)
    parts = [f"{len(plan.sent)} file(s) new, {n_bytes:,} bytes"]
    parts += [f"{len(plan.kept)} there before"] if plan.kept else []
    parts += [f"{len(plan.removed)} removed"] if plan.removed else []
    return ", ".join(parts)


def _show_step(step: str) -> None:
    if sys.stderr.isatty():
        print(f"  {escaped(step)}", file=sys.stderr)

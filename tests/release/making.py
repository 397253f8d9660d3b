"""Releases of invented events, for the tests beside this file."""

import os

for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
    os.environ.setdefault(name, "1")

from corpus_tools.release.build import Builder  # noqa: E402 - after the variables
from corpus_tools.splits import split_of  # noqa: E402 - after the variables
from corpus_tools.tables.tabulate import tabulate  # noqa: E402 - after the variables
from tests.tables.invented import corpus, head  # noqa: E402 - after the variables

SPLITS = {"bridge": "train", "coverage": "real", "door": "validation", "mill": "train", "water": "test"}


def build(out, *, splits=None, documents=None, version="0.1.0", **options):
    """Build a release of one event a split name; options go to the invented events."""
    splits = SPLITS if splits is None else splits
    the_head = head(splits, version=version)
    with Builder(out, the_head, documents=documents) as builder:
        for key in sorted(splits):
            event = corpus(key, restricted=splits[key] == "real", the_head=the_head, **options)
            builder.add(key, split_of(key, the_head), tabulate(event))
    return builder.release


def contents(folder):
    """Return the bytes of every file of a folder by name."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

"""Invented corpora for the checks: the tiny one whole, and broken copies of it described by a patch."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import yaml

CORPORA = Path(__file__).parent.parent / "corpora"


@pytest.fixture
def tiny(tmp_path):
    """Return a copy of the tiny corpus, its restricted texts beside it."""
    shutil.copytree(CORPORA / "tiny-texts", tmp_path / "tiny-texts")
    return Path(shutil.copytree(CORPORA / "tiny", tmp_path / "tiny"))


@pytest.fixture
def broken(tiny):
    """Return a function that applies a case's patch to a copy of the tiny corpus and returns the patch."""

    def apply(case):
        patch = yaml.safe_load((case / "case.yaml").read_text(encoding="utf-8"))
        for edit in patch["edits"]:
            _apply(tiny, edit)
        return patch

    return apply


def _apply(root, edit):
    path = root / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    match edit:
        case {"replace": old, "with": new}:
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{edit['file']} has no {old!r}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
        case {"append": words}:
            path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8", newline="")
        case {"create": words}:
            path.write_text(words, encoding="utf-8", newline="")
        case {"hex": data}:
            path.write_bytes(bytes.fromhex(data))
        case {"fill": n_bytes}:
            path.write_bytes(b"a" * n_bytes)
        case {"copy": source}:
            shutil.copy(root / source, path)
        case {"link": target}:
            path.symlink_to(target)
        case {"fifo": True}:
            os.mkfifo(path)
        case {"delete": True}:
            path.unlink()
        case _:
            pytest.fail(f"no such edit: {edit}")

"""The ground that faults are planted in: the tiny corpus, and one event as it is shipped, side by side."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "corpora" / "tiny"
SHIPPED = {"hill-town-water-2026": "validation", "carved-door-return-2026": "test"}
"""Events as they are shipped, with their splits."""

N_INVENTED, N_SHIPPED = 2, 1
"""Sites of a kind in the tiny corpus and in the shipped event; where one has fewer the other gives more."""

N_SITES = N_INVENTED + N_SHIPPED


def lay(root):
    """Lay the ground below a folder and return the corpus's root."""
    corpus = shutil.copytree(TINY, root / "tiny")
    shutil.copytree(TINY.parent / "tiny-texts", root / "tiny-texts")
    for event, split in SHIPPED.items():
        shutil.copytree(ROOT / "annotations" / event, corpus / "annotations" / event)
        shutil.copytree(ROOT / "raw" / event, corpus / "raw" / event)
        _insert_line(corpus / "splits.tsv", f"{event}\t{split}\t0.1.0\t\t")
    shipped = (ROOT / "corpus.toml").read_text(encoding="utf-8")
    listed = [f"[{section}" for section in shipped.split("\n[") if section.startswith(("outlets.", "annotators."))]
    _append(corpus / "corpus.toml", "\n" + "\n".join(listed))
    return corpus


def sources_of(corpus):
    """Return every source of a corpus that faults are typed into, by name."""
    paths = [*corpus.glob("annotations/*/*.yaml"), *corpus.glob("raw/*/*.txt")]
    paths += [corpus / "corpus.toml", corpus / "splits.tsv"]
    return {path.relative_to(corpus).as_posix(): path.read_bytes().decode("utf-8") for path in sorted(paths)}


def choose(kind, sources):
    """Return some of a kind's sites, by a generator that the kind's name seeds."""
    chance = random.Random(kind.name)  # noqa: S311 - the same choice everywhere is what is wanted
    found = list(kind.sites(sources))
    shipped = [one for one in found if _is_shipped(one)]
    invented = [one for one in found if not _is_shipped(one)]
    few = _mixed(invented, chance)[: N_SITES - min(N_SHIPPED, len(shipped))]
    return [*few, *_mixed(shipped, chance)[: N_SITES - len(few)]]


def _is_shipped(planting):
    return any(event in planting.site for event in SHIPPED)


def _mixed(plantings, chance):
    """Return sites in an order by chance, those in different files first."""
    mixed = chance.sample(plantings, len(plantings))
    firsts = list({one.site: one for one in reversed(mixed)}.values())
    return firsts + [one for one in mixed if one not in firsts]


def _append(path, words):
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8", newline="\n")


def _insert_line(path, line):
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *sorted([*lines, line])]) + "\n", encoding="utf-8", newline="\n")

"""One case of the attack: a copy of a corpus, mutations of it, verbs over it, and what of that may never happen."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
import subprocess
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from tests.attack import commands, labels, mutating, reading
from tests.attack.running import differences, run, snapshot

ROOT = Path(__file__).parents[2]
CORPORA = ROOT / "tests" / "corpora"

TINY, OWN = "tiny", "own"
"""Grounds: the tiny corpus of the tests, and one event of this repository's own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may never happen: its kind, what exactly, and the command that did it."""

    kind: str
    what: str
    command: tuple[str, ...] = ()


@dataclass(slots=True)
class Case:
    """A case and what came of it.

    Attributes:
        name: seed and number, from which everything follows.
        corpus: the copy that was mutated, as it was before any verb.
        originals: everything before it was mutated.
        mutations: what was done to it, in words.
        faults: what may never happen and did.
        n_runs: commands that were run.
        is_reported: `check` found something.
    """

    name: str
    corpus: Path
    originals: dict = field(default_factory=dict)
    mutations: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    n_runs: int = 0
    is_reported: bool = False

    def run(self, *words, cwd, as_nobody=False):
        """Run a command and judge how it ended."""
        done = run(*words, cwd=cwd, as_nobody=as_nobody)
        self.n_runs += 1
        if done.fault and not (as_nobody and "ModuleNotFoundError" in done.err):  # nobody may not read this interpreter
            last = next((line for line in reversed(done.err.splitlines()) if line.strip()), "")
            where = [line.strip() for line in done.err.splitlines() if line.strip().startswith("File ")]
            self.faults.append(Fault(done.fault, f"{last} | {where[-1] if where else ''}", done.words))
        return done


def lay(work, ground, rng):
    """Copy a ground into a folder, and return the corpus and the names of its events."""
    if ground == TINY:
        shutil.copytree(CORPORA / "tiny-texts", work / "tiny-texts")
        return shutil.copytree(CORPORA / "tiny", work / "tiny")
    corpus = work / "own"
    corpus.mkdir()
    event = rng.choice(sorted(path.name for path in (ROOT / "raw").iterdir() if path.is_dir()))
    for folder in ("annotations", "raw"):
        shutil.copytree(ROOT / folder / event, corpus / folder / event)
    shutil.copyfile(ROOT / "corpus.toml", corpus / "corpus.toml")
    header, *rows = (ROOT / "splits.tsv").read_text("utf-8").splitlines(keepends=True)
    (corpus / "splits.tsv").write_text(header + "".join(row for row in rows if row.startswith(event)), "utf-8")
    return corpus


def attack(seed, number, work, *, ground=TINY):
    """Make a case from its seed and number in an empty folder, run it, and return it."""
    rng = random.Random(f"{seed}/{number}")
    case = Case(f"{seed}/{number}", lay(work, ground, rng))
    kind = rng.random()
    if kind < 0.15:
        _commands(case, rng)
    else:
        case.originals = snapshot(work)
        mutate(case, rng, layout=kind < 0.5)
        subprocess.run(["cp", "-a", work, work.with_name(work.name + ".before")], check=True)  # FIFOs too
        _verbs(case, rng)
    return case


def mutate(case, rng, *, layout):
    """Mutate files of a case's corpus.

    Args:
        case: whose corpus is mutated.
        rng: what decides.
        layout: keep files legal, give `fix` something to do, and comments and layouts to keep.
    """
    files = sorted(path for path in case.corpus.rglob("*") if path.is_file())
    records = [path for path in files if path.suffix == ".yaml"]
    if layout:
        path = rng.choice(records)
        for mutation in (*rng.choices(mutating.LEGAL, k=rng.choice([1, 2, 4])), mutating.shifted, mutating.words_only):
            _apply(case, path, mutation, rng, legal=True)
        if rng.random() < 0.4:
            _apply(case, path, mutating.other_computed, rng, legal=True)
        if rng.random() < 0.2:
            texts = [one for one in files if one.suffix == ".txt"]
            if texts:
                _apply(case, rng.choice(texts), rng.choice(mutating.TEXT), rng)
        return
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        kind = rng.random()
        suffix, pool = (
            (".yaml", mutating.YAML)
            if kind < 0.72
            else (".txt", mutating.TEXT)
            if kind < 0.86
            else (".toml", (mutating.toml,))
            if kind < 0.91
            else (".tsv", (mutating.tsv,))
            if kind < 0.95
            else (".json", (mutating.receipt,))
            if kind < 0.97
            else ("", ())
        )
        chosen = [path for path in files if path.suffix == suffix and path.is_file() and not path.is_symlink()]
        if chosen:
            _apply(case, rng.choice(chosen), rng.choice(pool), rng)
        else:
            _tree(case, rng.choice(files), rng)


def _apply(case, path, mutation, rng, *, legal=False):
    source = path.read_bytes().decode("utf-8", "surrogateescape")
    changed = mutation(rng, source)
    if changed is None or changed == source or (legal and reading.readable(changed)):
        return
    path.write_bytes(changed.encode("utf-8", "surrogateescape"))
    case.mutations.append(f"{path.relative_to(case.corpus)}: {mutation.__name__}")


def _tree(case, path, rng):
    """Put something else where a file was, or a file where none was."""
    if not path.is_file() or path.is_symlink():
        return
    contents = path.read_bytes()
    at = rng.randrange(len(contents) + 1)
    copy = path.with_name(rng.choice(["copy", "Copy", "a b", "ünï", path.stem + " (1)"]) + path.suffix)
    put = {
        "nothing": path.unlink,
        "a link": lambda: (path.unlink(), path.symlink_to("/etc/hostname")),
        "a folder": lambda: (path.unlink(), path.mkdir()),
        "a pipe": lambda: (path.unlink(), os.mkfifo(path)),
        "an empty file": lambda: path.write_bytes(b""),
        "latin-1": lambda: path.write_bytes(contents.decode("utf-8", "replace").encode("latin-1", "replace")),
        "utf-16": lambda: path.write_bytes(contents.decode("utf-8", "replace").encode("utf-16")),
        "a part": lambda: path.write_bytes(contents[:at]),
        "bytes": lambda: path.write_bytes(
            contents[:at] + rng.choice([b"\x00", b"\xff", b"\xed\xa0\x80", b"\x1b[31m"]) + contents[at:]
        ),
        "a copy": lambda: shutil.copyfile(path, copy),
        "another name": lambda: path.rename(path.with_name(path.stem + "-2" + path.suffix)),
    }
    what = rng.choice(sorted(put))
    put[what]()
    case.mutations.append(f"{path.relative_to(case.corpus)}: {what}")


def _verbs(case, rng):
    """Run the verbs over a case's corpus, and judge what they did to it."""
    corpus, work = case.corpus, case.corpus.parent
    at = ("--corpus", corpus)
    events = sorted(path.name for path in (corpus / "annotations").iterdir() if path.is_dir() and path.name != "schema")
    articles = [
        f"{event}/{path.stem}"
        for event in events
        for path in sorted((corpus / "annotations" / event).glob("*.yaml"))
        if path.stem != "event"
    ]
    if rng.random() < 0.2 and (work / "tiny-texts").exists():
        shutil.rmtree(work / "tiny-texts")
    untouched = snapshot(work)
    found = case.run("check", *at, "--format", "json", cwd=work)
    case.is_reported = found.status != 0
    if rng.random() < 0.5 and articles:
        article = rng.choice(articles)
        case.run(
            *rng.choice([
                ("show", *at, article), ("show", *at, rng.choice(events)), ("show", *at, rng.choice(events), "--html", "-"), ("stats", *at),
                ("suggest", *at, article, "--diff"), ("suggest", *at, article, "--claims", "--diff"), ("fix", *at, "--diff"), ("splits", "assign", *at),
                ("check", *at, "--format", rng.choice(["text", "github", "sarif", "markdown"])), ("diff", CORPORA / "tiny", corpus), ("diff", corpus, corpus),
            ]), cwd=work,
        )  # fmt: skip
    for name in differences(untouched, snapshot(work)):
        case.faults.append(Fault("written", f"a reading verb wrote {name}"))
    fix = (
        "fix",
        *at,
        *rng.choice(
            [(), (), (), (), ("--approximate",), (rng.choice(events or ["x"]),), (rng.choice(articles or ["x"]),)]
        ),
    )
    fixed = case.run(*fix, cwd=work)
    after = snapshot(work)
    is_text_changed = any(".txt" in one for one in case.mutations)
    for name in differences(untouched, after):
        case.faults += judge_change(
            name,
            untouched.get(name),
            after.get(name),
            positions=not is_text_changed,
            approximate="--approximate" in fix,
        )
    if found.status == 0:
        case.faults += [
            Fault("false label", f"check says clean, fix changes {what}") for what in _relabelled(untouched, after)
        ]
    if is_text_changed:
        case.faults += _stale(case.originals, untouched, after)
    case.run(*fix, cwd=work)
    for name in differences(after, snapshot(work)):
        case.faults.append(Fault("not idempotent", name, tuple(map(str, fix))))
    again = case.run("check", *at, "--format", "json", cwd=work)
    if fixed.status == 0 and len(fix) == 3:
        case.faults += _broken_promises(found, again)
    if again.status == 0:
        _afterwards(case, rng, articles)


def _afterwards(case, rng, articles):
    """Compute the labels of what passed every check; build it now and then, always if a label is false."""
    for path in sorted(case.corpus.rglob("annotations/*/*.yaml")):
        if path.stem != "event":
            tree = reading.by_pyyaml(path.read_text("utf-8"))
            case.faults += [Fault("false label", f"{path.stem} {what}") for what in labels.false_labels(tree)]
    at, work = ("--corpus", case.corpus), case.corpus.parent
    if rng.random() < 0.08 or any(fault.kind == "false label" for fault in case.faults):
        built = case.run("build", *at, "--out", work / "release", cwd=work)
        if built.status:
            last = (built.err.strip() or built.out.strip()).splitlines()[-1:]
            case.faults.append(Fault("refused build", f"check says clean, build says {last}"))
        else:
            case.run("verify", work / "release", *at, cwd=work)
            case.run("diff", work / "release", work / "release", cwd=work)
    if case.is_reported and rng.random() < 0.1 and articles:
        case.run("suggest", *at, rng.choice(articles), cwd=work)
        case.run("check", *at, cwd=work)


def judge_change(name, before, after, *, positions=True, approximate=False):
    """Return what `fix` lost of a file that it changed.

    Args:
        name: of the file.
        before: as `snapshot` gives it; None if there was no such file.
        after: likewise.
        positions: places without words must stay where they are.
        approximate: words may have been changed.
    """
    if name.endswith(".txt") and before and after and before[:2] == after[:2]:
        one, other = (
            unicodedata.normalize("NFC", part[2].decode("utf-8", "replace")).lstrip("\ufeff").split()
            for part in (before, after)
        )
        return [] if one == other else [Fault("lost words", f"fix changed words of {name}")]
    if not name.endswith(".yaml") or before is None or after is None or before[0] != "file" or after[0] != "file":
        return [Fault("written", f"fix wrote or removed {name}")]
    if before[1] != after[1]:
        return [Fault("lost", f"{name}: mode {stat.filemode(before[1])} became {stat.filemode(after[1])}")]
    old, new = before[2].decode("utf-8", "replace"), after[2].decode("utf-8", "replace")
    faults = []
    unread = reading.readable(new)
    if unread:
        was = reading.readable(old)
        faults.append(Fault("unreadable" if unread != was else "unreadable before and after", f"{name}: {unread}"))
    try:
        was, now = reading.Counter(reading.comments(old)), reading.Counter(reading.comments(new))
        near, nearby = reading.neighbours(old), reading.neighbours(new)
        kept = reading.values(reading.by_pyyaml(old), positions=positions)
        written = reading.values(reading.by_pyyaml(new), positions=positions, everywhere=True)
    except Exception as fault:  # noqa: BLE001 - PyYAML has many
        return [*faults, Fault("not comparable", f"{name}: {fault!r}"[:300])] if not unread else faults
    faults += [Fault("lost comment", f"{name}: {one!r}") for one in was - now]
    faults += [Fault("doubled comment", f"{name}: {one!r}") for one in now - was]
    if was == now:
        faults += [
            Fault(
                "moved comment",
                f"{name}: {comment!r} was at {place!r}, is at {sorted(there for what, there in nearby - near if what == comment)}",
            )
            for comment, place in near - nearby
        ]
    if approximate:
        kept, written = ({pair: count for pair, count in one.items() if pair[0] != "exact"} for one in (kept, written))
    lost = reading.Counter(kept) - reading.Counter(written)
    return faults + [Fault("lost value", f"{name}: {pair}") for pair in lost]


def _relabelled(before, after):
    """Yield the computed records that differ between two snapshots."""
    for name in differences(before, after):
        if name.endswith(".yaml") and before.get(name) and after.get(name):
            try:
                old, new = (
                    reading.computed(reading.by_pyyaml(one[name][2].decode("utf-8"))) for one in (before, after)
                )
            except Exception:  # noqa: BLE001, S112 - judged elsewhere
                continue
            yield from (
                f"{name} {'/'.join(path)}: {old.get(path)} -> {new.get(path)}"
                for path in sorted(old.keys() | new.keys())
                if old.get(path) != new.get(path)
            )


def _stale(originals, before, after):
    """Yield labels that `fix` computed from offsets without words, though other words are there since the text changed."""
    for name in differences(before, after):
        folder, _, article = name.removesuffix(".yaml").rpartition("/")
        text = f"{folder.replace('/annotations/', '/raw/')}/{article}.txt"
        if not name.endswith(".yaml") or not all(
            text in one and name in one and len(one[text]) == 3 for one in (originals, before, after)
        ):
            continue
        old, new = (one[text][2].decode("utf-8", "replace") for one in (originals, after))
        try:
            was, now = (reading.by_pyyaml(one[name][2].decode("utf-8")) for one in (before, after))
            spans, labels, relabelled = reading.bare(was), reading.computed(was), reading.computed(now)
        except Exception:  # noqa: BLE001, S112 - judged elsewhere
            continue
        for path, start, end in spans:
            changed = [
                there for there in relabelled if there[: len(path)] == path and relabelled[there] != labels.get(there)
            ]
            if changed and old[start:end] != new[start:end]:
                yield Fault(
                    "stale label",
                    f"{name} {'/'.join(path)}: {old[start:end]!r} is now {new[start:end]!r}, fix wrote {relabelled[changed[0]]}",
                )


def _broken_promises(before, after):
    """Return findings that `fix` was said to correct, and did not."""
    try:
        one, other = (json.loads(done.out)["findings"] for done in (before, after))
    except (ValueError, KeyError):
        return []
    promised = {
        (found["code"], found["file"], found["pointer"])
        for found in one
        if found["is_fixable"] and not found["caused_by"]
    }
    return [
        Fault("promise", f"{found['code']} {found['file']}{found['pointer']}: {found['message']} ({found['help']})")
        for found in other
        if (found["code"], found["file"], found["pointer"]) in promised and found["is_fixable"]
    ]


def _commands(case, rng):
    """Run odd command lines in a case's folder, and judge what reading verbs wrote."""
    work = case.corpus.parent
    commands.lay(work)
    for _ in range(6):
        words, is_reading = commands.choose(rng, case.corpus)
        case.mutations.append(" ".join(words))
        before = snapshot(work)
        case.run(*words, cwd=work, as_nobody=is_reading and rng.random() < 0.3)
        if is_reading:
            case.faults += [
                Fault("written", f"{' '.join(words)} wrote {name}") for name in differences(before, snapshot(work))
            ]

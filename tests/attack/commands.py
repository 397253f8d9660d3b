"""Command lines that people mistype: verbs with wrong, missing and contradicting options, and odd things at paths."""

from __future__ import annotations

import os

READING = frozenset({"check", "explain", "show", "diff", "verify", "audit", "stats", "splits"})
"""Verbs that write nothing unless an option says so."""

WRITES = frozenset({"--write", "--html", "--receipt", "--errata"})
"""Options that make them write."""

OPTIONS = {
    "check": ("--from", "--receipt", "--holder", "--date", "--changed", "--no-cache", "--require-text", "--format", "--repository", "--select", "--ignore"),
    "explain": ("--write",),
    "fix": ("--from", "--diff", "--approximate"),
    "seal": ("--from",),
    "show": ("--html", "--without-texts", "--force", "--from"),
    "suggest": ("--claims", "--no-claims", "--diff", "--confirm", "--from"),
    "diff": ("--format", "--all", "--errata"),
    "hydrate": ("--from", "--out", "--receipt", "--release"),
    "verify": ("--previous", "--from", "--format", "--repository"),
    "audit": ("--release", "--from", "--format"),
    "build": ("--out", "--hydrated", "--from", "--previous", "--load"),
    "publish": ("--to", "--release", "--dry-run"),
    "splits": ("--write",),
    "stats": ("--format", "--write"),
    "new": ("--text", "--annotator", "--outlet", "--url", "--outlet-name", "--published", "--access", "--licence", "--rewriting", "--depth", "--archived",
            "--statement", "--title", "--date", "--speaker", "--speaker-kind", "--occasion", "--statement-licence", "--fiction", "--dry-run", "--article", "--language", "--about-annotator"),
}  # fmt: skip
BARE = frozenset(
    {
        "--no-cache",
        "--require-text",
        "--diff",
        "--approximate",
        "--without-texts",
        "--force",
        "--claims",
        "--no-claims",
        "--all",
        "--hydrated",
        "--load",
        "--dry-run",
        "--fiction",
    }
)

WORDS = (
    "", "-", "--", "x", "harbour-lamp-2025", "orchard-lease-2025", "orchard-lease-2025/vale-digest", "orchard-lease-2025/event", "harbour-lamp-2025/north-wire",
    "../tiny", "no/such/place", "a" * 5000, "a\nb", "ünï", "\x1b[31mx", "\udcff", "[x]", "{0}", "%s", "*", "'", "0", "-1", "1e9", "text", "json", "2025-05-06", "2025-02-30",
    "A201", "Z999", "A", "L4,A2", "HEAD", "HEAD~1", "no-such-rev", "-x", "--format=json", "https://example.org/a?b#c", "file:///etc/hostname", "memory://x", "s3://", "://", "zip://a.zip", "tester", "en", "open", "restricted",
    "lamp-gazette", "CC0-1.0", "qaaaa", "all", "zones", "maaaa", "orchard-lease-2026", "Orchard", "..", ".", "/dev/null", "/etc/passwd", "/proc/self/mem", "tiny", "tiny/annotations/orchard-lease-2025/vale-digest.yaml",
)  # fmt: skip

PLACES = (
    "odd/fifo",
    "odd/link",
    "odd/loop",
    "odd/dangling",
    "odd/folder",
    "odd/unreadable",
    "odd/unreadable-folder",
    "odd/empty",
    "odd/binary",
    "odd/text.txt",
    "odd/[b] 1",
    "odd/text.txt/below",
    "odd/new/place",
    "odd/full",
)


def lay(work):
    """Put odd things into a folder: a FIFO, links, unreadable files, and others."""
    odd = work / "odd"
    odd.mkdir()
    os.mkfifo(odd / "fifo")
    (odd / "link").symlink_to(work / "tiny" if (work / "tiny").exists() else work)
    (odd / "loop").symlink_to("loop")
    (odd / "dangling").symlink_to("nothing")
    (odd / "full").symlink_to("/dev/full")
    for name in ("folder", "unreadable-folder", "[b] 1"):
        (odd / name).mkdir()
    (odd / "unreadable-folder" / "text.txt").write_text("words\n", "utf-8")
    (odd / "empty").write_bytes(b"")
    (odd / "binary").write_bytes(bytes(range(256)) * 10)
    for name in ("text.txt", "unreadable"):
        (odd / name).write_text("A short report.\n\nNobody said anything, “or so” it seems.\n", "utf-8")
    (odd / "unreadable").chmod(0)
    (odd / "unreadable-folder").chmod(0)


def choose(rng, corpus):
    """Return a command line, and whether it may write nothing."""
    verb = rng.choice(sorted(OPTIONS))
    words = [verb] if rng.random() < 0.97 else [rng.choice(["chek", "", "--version", "--help", "-h", "-V"])]
    if verb == "splits" and rng.random() < 0.8:
        words.append("assign")
    if verb == "diff":
        words += [_value(rng), _value(rng)][: rng.choice([1, 2, 2, 2, 2])]
    elif verb == "seal":
        words += [
            str(corpus / "annotations" / rng.choice(sorted(path.name for path in (corpus / "annotations").iterdir())))
            if rng.random() < 0.4
            else _value(rng)
        ]
    elif verb in {"show", "suggest", "new", "explain", "verify", "fix", "check"} and rng.random() < 0.85:
        words += [_value(rng) if rng.random() < 0.6 else rng.choice(WORDS[4:9])]
    if verb not in {"diff", "publish", "explain"} and rng.random() < 0.85:
        words += ["--corpus", str(corpus) if rng.random() < 0.85 else _value(rng)]
    if verb == "publish":
        words += ["--to", rng.choice([place for place in PLACES if "full" not in place])]
    chosen = []
    for option in rng.sample(
        OPTIONS[verb], min(len(OPTIONS[verb]), rng.choice([0, 1, 1, 2, 4, 8] if verb != "new" else [4, 8, 12, 20]))
    ):
        chosen.append(option)
        words.append(option)
        if option not in BARE and rng.random() < 0.95:
            words.append(_fitting(rng, option))
    words = [word.replace("\0", "") for word in words if not word.startswith("hub:")]
    is_reading = words[0] in READING and not set(chosen) & WRITES
    return tuple(words), is_reading or "--dry-run" in chosen or (words[0] in {"fix", "suggest"} and "--diff" in chosen)


def _value(rng):
    return rng.choice(PLACES) if rng.random() < 0.5 else rng.choice(WORDS)


def _fitting(rng, option):
    """Return a value that an option may want, or any."""
    if rng.random() < 0.35:
        return _value(rng)
    return rng.choice({
        "--text": ("odd/text.txt",), "--statement": ("odd/text.txt", "unavailable"), "--annotator": ("tester", "nib"), "--outlet": ("hillside-post", "new-outlet"),
        "--outlet-name": ("New Outlet",), "--published": ("2025-05-06",), "--date": ("2025-05-06",), "--archived": ("2025-05-06",), "--access": ("open", "restricted"),
        "--licence": ("CC0-1.0", "LicenseRef-x"), "--rewriting": ("faithful_report",), "--depth": ("full", "quotes"), "--title": ("A title",), "--speaker": ("Mira Tolland",),
        "--occasion": ("At the gate.",), "--language": ("en", "de"), "--format": ("json", "markdown", "text"), "--from": ("tiny-texts", "odd/folder"), "--holder": ("tester",),
        "--out": ("odd/new/place", "odd/folder"), "--receipt": ("odd/receipt.json",), "--html": ("odd/page.html", "-"), "--speaker-kind": ("person",), "--write": ("odd/pages",),
    }.get(option, PLACES))  # fmt: skip

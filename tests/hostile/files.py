"""Files that nobody can read, by kind: what somebody could commit by mistake or on purpose."""

from __future__ import annotations

import os

ESCAPES = "\x1b[31mred\x1b[0m\x07\x9b2J\u202e\u2066\u200f"
"""What acts on a terminal, or turns words round."""

_HEAD = "outlet: hillside-post\nlanguage: en\naccess: open\n"

LAUGHS = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'ha'] * 9)}]\n" for n in range(12)
)  # nine to the power of twelve
"""An alias bomb."""

RECORDS = {
    "binary": bytes(range(256)) * 40,
    "zip": b"PK\x03\x04" + os.urandom(0) + b"\0\xff" * 500,
    "utf-16": "outlet: x\n".encode("utf-16"),
    "utf-32": "outlet: x\n".encode("utf-32"),
    "only-nul": b"\0" * 1000,
    "deep-list": b"note: " + b"[" * 100_000,
    "deep-closed": b"note: " + b"[" * 100_000 + b"]" * 100_000,
    "deep-mapping": b"{a: " * 100_000,
    "deep-block": b"".join(b" " * n + b"a:\n" for n in range(1200)),
    "deep-dashes": b"- " * 100_000 + b"x\n",
    "deep-questions": b"? " * 50_000 + b"x\n",
    "laughs": LAUGHS.encode(),
    "merge-bomb": b"a: &a {x: 1}\n" + b"".join(b"<<: *a\n" for _ in range(1000)),
    "self-alias": b"a: &a [*a, *a]\n",
    "lone-surrogate": b'note: "\\ud800"\n',
    "surrogate-pair": b'note: "\\ud83d\\ude00"\n',
    "raw-surrogate": b"note: \xed\xa0\x80\n",
    "overlong": b"note: \xc0\xaf\n",
    "escape-in-key": b'"\\e[31mkey": 1\n',
    "escape-raw": f"note: {ESCAPES}\n".encode(),
    "escape-in-anchor": f"note: &{ESCAPES} x\n".encode(),
    "escape-in-tag": b"note: !<\\x1b[31m> x\n",
    "one-scalar": b"just words\n",
    "one-number": b"42\n",
    "one-list": b"- a\n- b\n",
    "empty": b"",
    "empty-list": b"[]\n",
    "empty-mapping": b"{}\n",
    "null": b"null\n",
    "comments": b"# a\n# b\n",
    "only-dashes": b"---\n---\n---\n",
    "number-keys": b"1: a\n2.5: b\n",
    "date-keys": b"2026-01-01: a\n",
    "null-keys": b"? \n: a\n~: b\n",
    "list-keys": b"[a, b]: c\n{a: b}: c\n",
    "huge-integer": b"note: 1" + b"0" * 5000 + b"\n",
    "huge-integer-key": b"1" + b"0" * 5000 + b": x\n",
    "huge-hex": b"note: 0x" + b"f" * 5000 + b"\n",
    "huge-octal": b"note: 0o" + b"7" * 5000 + b"\n",
    "huge-exponent": b"note: 1e999999999\n",
    "tiny-exponent": b"note: 1e-999999999\n",
    "not-a-number": b"note: .nan\n",
    "infinite": b"note: -.inf\n",
    "underscores": b"note: 1_000_000\n",
    "sexagesimal": b"note: 190:20:30\n",
    "timestamp": b"published: 2026-01-01T00:00:00Z\n",
    "bad-timestamp": b"published: 9999-99-99T99:99:99Z\n",
    "python-object": b"note: !!python/object/apply:os.system [id]\n",
    "python-name": b"note: !!python/name:os.system\n",
    "binary-tag": b"note: !!binary aGVsbG8=\n",
    "set-tag": b"note: !!set {a, b}\n",
    "own-tag": b"%TAG ! tag:example.org,2026:\n---\nnote: !x y\n",
    "line-separator": "note: one\u2028two: three\n".encode(),
    "paragraph-separator": "note: one\u2029two: three\n".encode(),
    "next-line": "note: one\u0085two: three\n".encode(),
    "vertical-tab": b"note: one\x0btwo\n",
    "form-feed": b"note: one\x0ctwo\n",
    "bare-cr": b"note: one\rtwo: three\r",
    "half-escape": b'note: "\\u12',
    "open-quote": b'note: "' + b"x" * 100_000,
    "open-flow": b"note: {a: [1, {b: [2, {c: [3,",
    "tabs": b"\tnote:\t\tx\n",
    "block-scalar": b"note: |99999999999\n  x\n",
    "indicators": b"@ ` % & * ! | > ' \" # - ? : , [ ] { }\n",
    "many-keys": b"".join(b"k%d: 1\n" % n for n in range(100_000)),
    "many-duplicates": b"k: 1\n" * 100_000,
    "many-anchors": b"".join(b"k%d: &a%d 1\n" % (n, n) for n in range(50_000)),
    "many-tags": b"".join(b"k%d: !!str 1\n" % n for n in range(50_000)),
    "many-bad-quotes": (_HEAD + "quotes:\n" + "- {}\n" * 100_000).encode(),
    "wrong-everywhere": (_HEAD + "quotes:\n" + "- {id: 1, content: [], colour: x}\n" * 20_000).encode(),
    "long-line": b"note: " + b"x" * 3_900_000 + b"\n",
    "too-long-line": b"note: " + b"x" * 20_000_000 + b"\n",
    "long-key": b"k" * 1_000_000 + b": x\n",
    "long-id": b"outlet: " + b"a" * 1_000_000 + b"\n",
    "rights-a-list": (_HEAD + "rights: [[[[1]]]]\n").encode(),
    "zone-beyond": (_HEAD + "zones: [{zone: body, start: 99999999999999999999, end: 3}]\n").encode(),
}
"""Annotation files by name."""

TEXTS = {
    "t-binary": bytes(range(256)) * 40,
    "t-escapes": f"Some words {ESCAPES}.\n".encode(),
    "t-utf-16": "Some words\n".encode("utf-16"),
    "t-nul": b"\0" * 5000,
    "t-separators": "one\u2028two\u2029three\u0085four\x0bfive\x0csix\n".encode(),
    "t-quotes": ("“" * 60_000).encode(),
    "t-closing": ("a” " * 60_000).encode(),
    "t-nested": ("“‘" * 60_000).encode(),
    "t-combining": ("a" + "\u0301" * 400_000).encode(),
    "t-one-line": b"word " * 190_000,
    "t-blank": ("\u200b\ufeff \n" * 100).encode(),
    "t-newlines": b"\n" * 900_000,
    "t-private": "\ue000\U000f0000\U0010ffff words\n".encode(),
}
"""Texts by name, each with a record beside it that can be read."""

RECORD = """outlet: hillside-post
language: en
access: open
rights: {licence: CC0-1.0, fiction: true}
rewriting: [unknown]
depth: quotes
provenance: {annotators: [tester], guideline: '0.1', date: 2025-06-01, state: single}
zones:
- {zone: body, opens: word}
"""

HEADS = {
    "empty": b"",
    "binary": bytes(range(256)),
    "nul": b'[corpus]\nname = "a\0b"\n',
    "surrogate": b'[corpus]\nname = "\\ud800"\n',
    "escape": b'[corpus]\nname = "\\u001b[31m"\n',
    "raw-escape": b'[corpus]\nname = "\x1b[31m"\n',
    "escape-key": b'["\\u001b[31m"]\nname = "x"\n',
    "deep-array": b"a = " + b"[" * 100_000,
    "deep-tables": b"[" + b".".join([b"a"] * 20_000) + b"]\nb = 1\n",
    "deep-keys": b".".join([b"a"] * 20_000) + b" = 1\n",
    "deep-inline": b"a = " + b"{a = " * 20_000,
    "huge-integer": b"a = 1" + b"0" * 5000 + b"\n",
    "infinite": b"[leak]\nmax_share = inf\n",
    "dates": b"[corpus]\nname = 1979-05-27T07:32:00Z\nversion = 07:32:00\n",
    "many-tables": b"".join(b"[outlets.o%d]\nname = 1\n" % n for n in range(20_000)),
    "long-line": b'a = "' + b"x" * 20_000_000 + b'"\n',
    "too-large": b"#" * 40_000_000,
    "open-string": b'a = """' + b"x" * 1000,
}
"""Contents of corpus.toml by name."""

SPLITS = {
    "empty": b"",
    "binary": bytes(range(256)) * 10,
    "one-line": b"x" * 20_000_000,
    "tabs": b"\t" * 1_000_000,
    "many-tabs": b"event\tsplit\tsince\twithdrawn\treason\n" + b"\t\t\t\t\n" * 50_000,
    "escapes": b"event\tsplit\tsince\twithdrawn\treason\n"
    + f"{ESCAPES}\t{ESCAPES}\t{ESCAPES}\t{ESCAPES}\t{ESCAPES}\n".encode(),
    "escape-in-reason": b"event\tsplit\tsince\twithdrawn\treason\nx\ttrain\t0.1.0\t2026-01-01\t\x1b[31mred\n",
    "surrogates": b"event\tsplit\tsince\twithdrawn\treason\n\xed\xa0\x80\ttrain\t0.1.0\t\t\n",
    "nul": b"event\tsplit\tsince\twithdrawn\treason\nx\0\ttrain\t0.1.0\t\t\n",
    "crlf": b"event\tsplit\tsince\twithdrawn\treason\r\n",
    "separators": "event\tsplit\tsince\twithdrawn\treason\na\u2028b\ttrain\t0.1.0\t\t\n".encode(),
}
"""Contents of splits.tsv by name."""

NAMES = (
    "new\nline", "esc\x1b[31m", "-rf", "--help", "a" * 200, "white space", "quote'\"", "dollar$(id)", "back\\slash", "percent%0Aend",
    "bidi\u202e", "lone\udcff", "dot.", "..hidden", "Größe", "cafe\u0301", "zero\u200bwidth", "colon:file", "::error::x", "&amp;<b>",
)  # fmt: skip
"""Names that somebody could give a file, without the ending."""

RECEIPTS = {
    "empty": b"",
    "binary": bytes(range(256)),
    "deep": b"[" * 100_000,
    "deep-closed": b"[" * 100_000 + b"]" * 100_000,
    "deep-objects": b'{"a":' * 100_000,
    "scalar": b"1",
    "list": b"[]",
    "object": b"{}",
    "null": b"null",
    "surrogate": b'{"holder": "\\ud800"}',
    "escapes": b'{"holder": "\\u001b[31m\\u202e", "\\u001b[32m": 1}',
    "huge-integer": b'{"length": 1' + b"0" * 5000 + b"}",
    "infinite": b'{"length": Infinity, "other": NaN, "more": 1e999}',
    "duplicate": b'{"holder": 1, "holder": 2}',
    "utf-16": '{"holder": 1}'.encode("utf-16"),
    "bom": b"\xef\xbb\xbf{}",
    "long": b'{"holder": "' + b"x" * 20_000_000 + b'"}',
    "many": b"{" + b",".join(b'"k%d": 1' % n for n in range(100_000)) + b"}",
}
"""Receipts by name."""

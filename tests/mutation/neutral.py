"""Changes that say the same in another way: whoever writes them must not hear a word about it."""

from __future__ import annotations

import json
import re

import ryaml
import yaml

from tests.mutation.planting import CORPUS, SPLITS, YAML


def replaced(pattern, new):
    """Return a change that replaces every match."""
    return lambda source: re.sub(pattern, new, source, flags=re.MULTILINE)


def dumped(**options):
    """Return a change that writes the whole file anew."""
    return lambda source: yaml.safe_dump(ryaml.loads(source), **{"allow_unicode": True, "sort_keys": False} | options)


def below(match):
    """Return the keys of a record in braces below the key of the record."""
    indent, key, inside = match[1], match[2], match[3]
    return f"{indent}{key}:\n" + "\n".join(f"{indent}  {pair}" for pair in inside.split(", "))


NEUTRAL = {
    "a comment before every line that begins a key": (YAML, replaced(r"^(?=\w)", "# as agreed: {no} [record], 'nor' \"quote\"\n")),
    "a comment at the end of lines": (YAML, replaced(r"^( *(?:- )?(?:id|speaker|claim|language|zone|slot): [\w-]+)$", "\\1  # see the guidelines")),
    "keys of a record in another order": (YAML, replaced(r"\{start: (\d+), end: (\d+)", "{end: \\2, start: \\1")),
    "keys of the file in another order": (YAML, replaced(r"^(\w+: .*\n)(\w+: .*\n)", "\\2\\1")),
    "keys in the order of the alphabet": (YAML, dumped(sort_keys=True)),
    "single quotation marks around values": (YAML, replaced(r"^( *(?:- )?(?:id|speaker|claim|depth|mode|language|outlet|date): )([\w-]+)$", "\\1'\\2'")),
    "double quotation marks around values": (YAML, replaced(r"^( *(?:- )?(?:id|speaker|claim|depth|mode|language|outlet|date): )([\w-]+)$", '\\1"\\2"')),
    "single quotation marks inside braces": (YAML, replaced(r"exact: ([\w ]+)\}", "exact: '\\1'}")),
    "escapes for curly apostrophes": (YAML, replaced(r"(name|gist|exact|text): ([A-Za-z][^{}\"'\n\\:,#]*)’([^{}\"'\n\\:,#’]*)(?=\}|$)", '\\1: "\\2\\\\u2019\\3"')),
    "records below their keys for records in braces": (YAML, replaced(r"^( *)(cue|source|provenance): \{([^{}\[\]',]*(?:, \w+: [^{}\[\]',]*)*)\}$", below)),
    "everything below its key": (YAML, dumped(default_flow_style=False)),
    "everything in braces": (YAML, dumped(default_flow_style=True)),
    "four spaces of indentation": (YAML, dumped(indent=4)),
    "lines wrapped at 40 characters": (YAML, dumped(width=40)),
    "lines that are never wrapped": (YAML, dumped(width=100_000)),
    "JSON": (YAML, lambda source: json.dumps(ryaml.loads(source), indent=1, ensure_ascii=False)),
    "JSON with escapes": (YAML, lambda source: json.dumps(ryaml.loads(source), indent=1, ensure_ascii=True)),
    "words as a literal block": (YAML, replaced(r"^( +)(said|printed|gist|note): (?!['\">|])(.*)$", "\\1\\2: |-\n\\1  \\3")),
    "words as a folded block": (YAML, replaced(r"^( +)(said|printed|gist|note): (?!['\">|])(.*?) (.*)$", "\\1\\2: >-\n\\1  \\3\n\\1  \\4")),
    "no line end at the end": (YAML, lambda source: source.rstrip("\n")),
    "empty lines at the end": (YAML, lambda source: f"{source}\n\n\n"),
    "empty lines between the keys of the file": (YAML, replaced(r"^(?=\w)", "\n")),
    "CRLF": (YAML, replaced(r"\n", "\r\n")),
    "white space at the ends of lines": (YAML, replaced(r"(?<=[\w}\]])$", "  ")),
    "three dashes before the record": (YAML, lambda source: f"---\n{source}"),
    "three dots behind the record": (YAML, lambda source: f"{source}...\n"),
    "comments in corpus.toml": (CORPUS, replaced(r"$", "  # as agreed")),
    "tables of corpus.toml in another order": (CORPUS, lambda source: "\n[".join([(parts := source.split("\n["))[0], *reversed(parts[1:])]) + "\n"),
    "a table of corpus.toml in one line": (CORPUS, lambda source: "leak = {max_run_words = 7}\n" + replaced(r"^\[leak\]\nmax_run_words = 7\n", "")(source)),
    "no line end at the end of splits.tsv": (SPLITS, lambda source: source.removesuffix("\n")),
}  # fmt: skip
"""Changes of a whole file by name, with the files that they are tried on."""

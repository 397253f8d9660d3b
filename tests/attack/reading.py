"""What a person wrote into a YAML file, read without the tools: its comments, its values, and whether two readers agree."""

from __future__ import annotations

import re
from collections import Counter

import ryaml
import yaml

COMPUTED = frozenset({"computed"})
"""Records that `fix` writes."""

FILLED_IN = frozenset(
    {"start", "end", "length", "digest", "folded", "norm", "folds", "blocks", "one_holder", "prefix", "suffix"}
)
"""Keys whose values `fix` may compute again."""


LONG = 15_000
"""Characters from which on the scanner of libyaml reads: that of Python takes seconds."""


class Core(yaml.SafeLoader):
    """PyYAML with the numbers and words of YAML 1.2 instead of dates, sexagesimals and yes."""


class FastCore(yaml.CSafeLoader):
    """The same by libyaml."""


Core.yaml_implicit_resolvers = {}
FastCore.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
):
    for loader in (Core, FastCore):
        loader.add_implicit_resolver(
            f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), [*first.replace("\0", ""), ""]
        )


def base(source):
    """Return the loader for a source that makes strings alone."""
    return yaml.BaseLoader if len(source) < LONG else yaml.CBaseLoader


def by_pyyaml(source):
    """Return what PyYAML reads, every scalar as it is written."""
    return yaml.load(source, Loader=base(source))  # noqa: S506 - the loader that makes strings alone


def readable(source):
    """Return by whom a file cannot be read, in words; '' if both read it with equal values."""
    try:
        one = ryaml.loads(source)
    except Exception as fault:  # noqa: BLE001 - whatever a reader says
        return f"ryaml: {str(fault).splitlines()[0]}"
    try:
        other = yaml.load(source, Loader=Core if len(source) < LONG else FastCore)  # noqa: S506 - a safe loader
        yaml.load(source, Loader=yaml.SafeLoader if len(source) < LONG else yaml.CSafeLoader)  # noqa: S506
    except Exception as fault:  # noqa: BLE001
        return f"PyYAML: {' '.join(str(fault).split())}"
    try:
        return "" if _same(one, other) else f"ryaml and PyYAML read different values: {_first(one, other)}"
    except RecursionError:
        return "too deep"


def _same(one, other):
    if isinstance(one, dict) and isinstance(other, dict):
        return list(map(str, one)) == list(map(str, other)) and all(map(_same, one.values(), other.values()))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other or str(one) == str(other)


def _first(one, other):
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return next(_first(value, other[key]) for key, value in one.items() if not _same(value, other[key]))
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return next(_first(*pair) for pair in zip(one, other, strict=True) if not _same(*pair))
    return f"{one!r} | {other!r}"[:200]


def comments(source):
    """Return the comments of a file in order: what is left between the tokens of PyYAML's scanner and begins with #."""
    found = []
    at = 0
    for token in yaml.scan(source, Loader=base(source)):
        start, end = token.start_mark.index, token.end_mark.index
        found += _between(source, at, start)
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            line = source[start:end].split("\n", 1)[0]
            found += [match[1].strip() for match in re.finditer(r"\s(#.*)", line)]
        at = max(at, end)
    return found + _between(source, at, len(source))


def _between(source, start, end):
    return [
        match[0].strip()
        for match in re.finditer(r"#[^\n\r\x85\u2028\u2029]*", source[start:end])
        if start + match.start() == 0 or source[start + match.start() - 1] in " \t\n\r\x85\u2028\u2029\ufeff"
    ]


def neighbours(source):
    """Return, for each comment, the keys of what it is next to: before it on its line, else on the next line with any."""
    lines = source.split("\n")
    found = Counter()
    for number, line in enumerate(lines):
        match = re.search(r"(?:^|(?<=\s))#.*$", line)
        if not match:
            continue
        before = line[: match.start()].strip()
        after = next((later.strip() for later in lines[number + 1 :] if later.strip() and later.strip()[0] != "#"), "")
        found[match[0].strip(), _key(before or after)] += 1
    return found


def _key(content):
    match = re.match(r"[-\s{\[]*([\w-]+):(?:\s*([\w-]+))?", content)
    if not match:
        return content[:12]
    name = match[1]
    if name in {"start", "end", "exact"}:
        return "a place"
    return name if name in {"computed", "length", "digest"} else f"{name}: {match[2] or ''}"


def values(tree, *, positions=True, everywhere=False):
    """Return how often a person wrote each value under each key, the records that `fix` computes left out.

    Args:
        tree: what `by_pyyaml` read.
        positions: with `start` and `end` of places that have no `exact`.
        everywhere: with those of every place.
    """
    found = Counter()
    todo = [("", tree)]
    while todo:
        key, node = todo.pop()
        if isinstance(node, dict):
            kept = {"start", "end"} if positions and (everywhere or _is_bare(node)) else set()
            todo += [
                (name if isinstance(name, str) else str(name), value)
                for name, value in node.items()
                if name not in COMPUTED and (name not in FILLED_IN or name in kept)
            ]
        elif isinstance(node, list):
            todo += [(key, value) for value in node]
        elif node not in {"", "~", "null"}:
            found[key, node] += 1
    return found


def _is_bare(node):
    """Whether a place has offsets alone, and so whether they say what somebody decided."""
    return not {"exact", "opens"} & node.keys() and (
        all(str(node.get(key)).isdigit() for key in ("start", "end")) and int(node["start"]) < int(node["end"])
    )


def computed(tree):
    """Return every computed record by the path of ids to it."""
    found = {}
    todo = [((), tree)]
    while todo:
        path, node = todo.pop()
        if isinstance(node, dict):
            here = (*path, node["id"]) if isinstance(node.get("id"), str) else path
            todo += [((*here, str(key)), value) for key, value in node.items() if key != "computed"]
            if "computed" in node:
                found[here] = node["computed"]
        elif isinstance(node, list):
            todo += [
                ((*path, str(number)) if not isinstance(value, dict) or "id" not in value else path, value)
                for number, value in enumerate(node)
            ]
    return found


def bare(tree):
    """Return the places of an article that have offsets alone: the path of ids to their record, start and end."""
    found = []
    todo = [((), tree)]
    while todo:
        path, node = todo.pop()
        if isinstance(node, dict):
            here = (*path, node["id"]) if isinstance(node.get("id"), str) else path
            if {"start", "end"} <= node.keys() and _is_bare(node) and here:
                found.append((here, int(node["start"]), int(node["end"])))
            todo += [((*here, key), value) for key, value in node.items() if key not in {"renders", "was", "computed"}]
        elif isinstance(node, list):
            todo += [(path, value) for value in node]
    return [
        (tuple(step for step in path if step not in {"content", "span", "source", "cue", "chain", "at"}), start, end)
        for path, start, end in found
    ]

"""Runs a quote checker over constructed pairs: ``python -m benchmarks.quote_pairs.run package.module:function``.

The checker takes (said, printed) and returns an object or a dict with ``kept`` and ``flags``. Two numbers count:
*silent meaning changes*, pairs whose meaning differs and that the checker calls kept without a flag, and *false
alarms*, pairs that a careful editor calls the same and that the checker does not call kept.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quote_pairs.pair import Expected, Pair, generate
from benchmarks.quote_pairs.peers import PEERS, load_peer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Checker = Callable[[str, str], object]

HARMLESS_FLAGS = frozenset({"weak", "unbalanced_marks", "reversed_mark"})
"""Flags that leave a kept quote kept."""


@dataclass(slots=True)
class Count:
    """What a checker said about the pairs of one kind."""

    changes_meaning: bool
    pairs: int = 0
    errors: int = 0
    """Silent meaning changes, or false alarms."""
    named: int = 0
    """Pairs with an expected flag that the checker raised."""
    nameable: int = 0
    """Pairs with an expected flag."""
    examples: list[dict[str, object]] = field(default_factory=list)


def load_checker(path: str) -> Checker:
    """A checker from ``module:function``, or a peer by its name.

    Raises:
        ModuleNotFoundError: If the module or the peer is not installed.
        ValueError: If the path has not the form ``module:function``, or the module has no such function.
    """
    if path in PEERS:
        return load_peer(path)
    module, _, function = path.partition(":")
    if not function:
        message = f"{path!r} is neither module:function nor one of {', '.join(PEERS)}"
        raise ValueError(message)
    checker: Checker | None = getattr(importlib.import_module(module), function, None)
    if checker is None:
        message = f"{module} has no function {function!r}"
        raise ValueError(message)
    return checker


def read_verdict(verdict: object) -> tuple[bool, tuple[str, ...]]:
    """Kept or not, and the flags, sorted. A flag that is not harmless makes a quote not kept.

    Example:
        >>> read_verdict({"kept": True, "flags": ["weak"]}), read_verdict({"kept": True, "flags": ["number_change"]})
        ((True, ('weak',)), (False, ('number_change',)))
    """
    if isinstance(verdict, dict):
        kept, raw = verdict["kept"], verdict.get("flags", ())
    else:
        kept, raw = verdict.kept, getattr(verdict, "flags", ())  # type: ignore[attr-defined]  # duck-typed
    flags = tuple(sorted(str(flag) for flag in raw))
    return bool(kept) and not set(flags) - HARMLESS_FLAGS, flags


def measure(checker: Checker, pairs: Iterable[Pair], *, n_examples: int = 3) -> dict[str, Count]:
    """The counts of each kind, in the order of the pairs. An exception of the checker is an error of the pair."""
    counts: dict[str, Count] = {}
    for pair in pairs:
        count = counts.setdefault(pair.kind, Count(pair.changes_meaning))
        try:
            kept, flags = read_verdict(checker(pair.said, pair.printed))
            wrong = kept is pair.changes_meaning
        except Exception as error:  # noqa: BLE001  whatever a checker raises is its answer
            wrong, flags = True, (f"raised {type(error).__name__}: {error}",)
        count.pairs += 1
        count.errors += wrong
        if flag := pair.expected["flag"]:
            count.nameable += 1
            count.named += flag in flags
        if wrong and len(count.examples) < n_examples:
            count.examples.append({"id": pair.id, "said": pair.said, "printed": pair.printed, "flags": list(flags)})
    return counts


def summarize(counts: Mapping[str, Count]) -> dict[str, object]:
    """Totals and the kinds with errors. Kinds on which editors disagree (``arguable.…``) are counted apart."""
    totals = {
        key: {"pairs": 0, "errors": 0}
        for key in ("meaning_changed", "harmless", "arguable_changed", "arguable_harmless")
    }
    named = nameable = 0
    kinds: dict[str, object] = {}
    for kind, count in counts.items():
        arguable = kind.startswith("arguable.")
        key = ("arguable_" if arguable else "") + ("changed" if count.changes_meaning else "harmless")
        total = totals["meaning_changed" if key == "changed" else key]
        total["pairs"] += count.pairs
        total["errors"] += count.errors
        named, nameable = named + count.named, nameable + count.nameable
        if count.errors:
            kinds[kind] = {
                "changes_meaning": count.changes_meaning,
                "pairs": count.pairs,
                "errors": count.errors,
                "examples": count.examples,
            }
    return {
        "silent_meaning_changes": totals["meaning_changed"],
        "false_alarms": totals["harmless"],
        "arguable": {"called_kept": totals["arguable_changed"], "called_changed": totals["arguable_harmless"]},
        "expected_flag_raised": {"pairs": nameable, "raised": named},
        "kinds": kinds,
    }


def render(name: str, summary: Mapping[str, object]) -> str:
    """A summary as a person reads it."""

    def rate(key: str) -> str:
        total = summary[key]
        assert isinstance(total, dict)  # noqa: S101  narrows for the type checker
        return f"{total['errors']:,} of {total['pairs']:,} ({total['errors'] / max(total['pairs'], 1):.2%})"

    lines = [
        name,
        f"  silent meaning changes: {rate('silent_meaning_changes')}",
        f"  false alarms:           {rate('false_alarms')}",
    ]
    flags = summary["expected_flag_raised"]
    arguable = summary["arguable"]
    assert isinstance(flags, dict)  # noqa: S101
    assert isinstance(arguable, dict)  # noqa: S101
    if flags["raised"]:
        lines.append(f"  expected flag raised:   {flags['raised']:,} of {flags['pairs']:,}")
    apart = " and ".join(f"{total['errors']:,} of {total['pairs']:,} {what}" for what, total in arguable.items())
    lines.append(f"  arguable, not counted:  {apart.replace('_', ' ')}")
    kinds = summary["kinds"]
    assert isinstance(kinds, dict)  # noqa: S101
    by_truth: dict[bool, list[str]] = defaultdict(list)
    for kind, found in sorted(kinds.items(), key=lambda item: (-item[1]["errors"] / item[1]["pairs"], item[0])):
        if kind.startswith("arguable."):
            continue
        block = by_truth[found["changes_meaning"]]
        block.append(f"    {kind:<36} {found['errors']:>4} of {found['pairs']}")
        for example in found["examples"]:
            block.extend((f"        said    {example['said']!r}", f"        printed {example['printed']!r}"))
            if example["flags"]:
                block.append(f"        flags   {', '.join(example['flags'])}")
    for truth, title in ((True, "silent meaning changes by kind"), (False, "false alarms by kind")):
        if by_truth[truth]:
            lines.extend((f"  {title}", *by_truth[truth]))
    return "\n".join(lines)


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a JSONL file that ``python -m benchmarks.quote_pairs`` wrote."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [
        Pair(**row | {"expected": Expected(kept=row["expected"]["kept"], flag=row["expected"]["flag"])}) for row in rows
    ]


def main() -> None:
    """Run the checkers that the command line names, or all peers that are installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quote_pairs.run", description=__doc__)
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"module:function, or {', '.join(PEERS)}")
    parser.add_argument("--peers", action="store_true", help="run all peers that are installed as well")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--round", type=int, default=1, help="which templates, 1 or 2 (default: 1)")
    parser.add_argument("--pairs", type=Path, metavar="FILE", help="take the pairs from a JSONL file instead")
    parser.add_argument("--examples", type=int, default=3, metavar="N", help="examples a kind (default: 3)")
    parser.add_argument("--json", action="store_true", help="write one JSON object instead of a text")
    options = parser.parse_args()
    names = [*options.checkers, *(peer for peer in PEERS if options.peers and peer not in options.checkers)]
    if not names:
        parser.error("name a checker (module:function) or pass --peers")
    try:
        if options.pairs:
            pairs = read_pairs(options.pairs)
        else:
            pairs = generate(options.seed, options.n, round_number=options.round)
    except (OSError, ValueError, TypeError, KeyError) as error:
        parser.error(f"no pairs to run: {error}")
    summaries = {}
    for name in names:
        try:
            checker = load_checker(name)
        except ModuleNotFoundError as error:
            print(f"{name}: skipped, {error.name} is not installed", file=sys.stderr)
            continue
        except ValueError as error:
            parser.error(str(error))
        summaries[name] = summarize(measure(checker, pairs, n_examples=options.examples))
    if options.json:
        print(json.dumps(summaries, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(render(name, summary) for name, summary in summaries.items()))


if __name__ == "__main__":
    main()

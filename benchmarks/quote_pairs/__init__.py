"""Pairs of words said and words printed, right or wrong by construction, to attack quote checkers with."""

from benchmarks.quote_pairs.pair import Expected, Kind, Pair, generate, read_kinds

__all__ = ["Expected", "Kind", "Pair", "generate", "read_kinds"]

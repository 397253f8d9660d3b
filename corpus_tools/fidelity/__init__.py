"""Fidelity: what happened to the words, the meaning and the attribution of a quote; the heart of the corpus."""

from corpus_tools.fidelity.flags import is_kept
from corpus_tools.fidelity.kept import WordComparison, compare_words
from corpus_tools.fidelity.receipt import Edit, replay

__all__ = ["Edit", "WordComparison", "compare_words", "is_kept", "replay"]

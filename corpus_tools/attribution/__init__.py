"""Attributions in English news text: who is said to have said what, found by rules.

Example:
    >>> from corpus_tools.attribution import find_attributions
    >>> text = "The ferry, Okafor said, will sail."
    >>> [part.of(text) for part in find_attributions(text)[0].content]
    ['The ferry', 'will sail']
"""

from corpus_tools.attribution.finder import ATTRIBUTION, find_attributions
from corpus_tools.attribution.relation import Attribution, SetOff

__all__ = ["ATTRIBUTION", "Attribution", "SetOff", "find_attributions"]

"""Attributions in English news text: who is said to have said what, found by rules.

Example:
    >>> from corpus_tools.suggest.attribution.finder import find_attributions
    >>> text = "The ferry, Okafor said, will sail."
    >>> [part.of(text) for part in find_attributions(text)[0].content]
    ['The ferry', 'will sail']
"""

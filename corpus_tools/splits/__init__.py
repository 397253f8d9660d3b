"""Which event stands in which split, and in which fold: decided once, never moved.

==========  ====================================================================
`folds`     fold of an event for cross-validation
`propose`   a split for every event that has none yet
`table`     ``splits.tsv`` as text, and what it says of an event
==========  ====================================================================
"""

"""Are the quotes of a text in its sources, and if not, what was changed? Needs no corpus, no network and no model."""

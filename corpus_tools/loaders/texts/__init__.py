"""Texts: those of the corpus, and restricted ones that are found, filled in and vouched for."""

"""Checks: what must hold of an event and of the corpus, each a small rule of its own; `Draft` → `Report`."""

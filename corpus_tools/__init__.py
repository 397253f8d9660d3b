"""Tools for a corpus of what happened to people's words."""

"""Leak audit: how much of each restricted text can be read off everything that is published.

==========  ==========================================================================
`sources`   files, their values, rows of tables and names, as strings with their places
`beside`    strings that stand beside positions in an article
`measure`   what each text gives away, against the corpus's budget
`record`    ``audit.toml``: the figures, kept for the card
==========  ==========================================================================
"""

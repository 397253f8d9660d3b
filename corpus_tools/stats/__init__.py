"""What there is, counted: one event at a time, then added up.

`counts` counts, `render` shows the figures to people and programs.
"""

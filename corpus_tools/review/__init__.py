"""The review page: one event as a single file that a browser opens, to be read, disputed and added to.

The page leads with the statement as a grid: a row for each passage, a column for each article. What a
cell says is derived, never annotated (`corpus_tools.review.outcome` has the rules):

========  ===============  ============================================================================
letter    name             when
========  ===============  ============================================================================
K         kept             the article renders the passage, and nothing it says of it is bent
B         bent             at least one rendering in the cell changes words inside marks, or the sense
D         dropped          the article renders the passage nowhere, and its claims are annotated
I         invented         the article adds what no passage says (last row only)
U         not judged       nothing to compare with, or nobody has judged it
========  ===============  ============================================================================

Data flows one way: `page_of` makes plain data from a draft, `render_page` puts them into a page whose
style and script are package data, hand-written, and named in the page's own security policy by digest.
"""

from corpus_tools.review.event import page_of
from corpus_tools.review.page import is_page, render_page

__all__ = ["is_page", "page_of", "render_page"]

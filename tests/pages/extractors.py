"""Two independent ways from a web page to its text."""

import lxml.html
import readability
import trafilatura


def by_trafilatura(page):
    """trafilatura as it comes."""
    return trafilatura.extract(page, include_comments=False) or ""


def by_readability(page):
    """readability's summary, then the words of its elements, one line a block."""
    summary = readability.Document(page).summary()
    root = lxml.html.fromstring(summary)
    for element in root.iter("br", "p", "div", "td", "li", "h1", "h2"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split(" ")).strip() for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


EXTRACTORS = {"trafilatura": by_trafilatura, "readability": by_readability}

"""Web pages of three designs around the words of an article, as sites set them.

Every design changes what sites change: where lines end, how quotation marks and spaces are encoded, what
stands between the paragraphs. None changes a word.
"""

import html
import textwrap

MENU = ("Home", "World", "Business", "Weather", "Archive", "Sign in")
TEASERS = (
    "Harbour master counts the gulls again and finds more of them",
    "Seven soups for the first week of frost",
    "What became of the lamp post that everybody signed",
)


def paragraphs(text):
    """Lines with words, the first being the headline."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def semantic_article(text):
    """Today's markup: article, header, paragraphs; a lead-in linked, quotation marks as entities."""
    headline, *rest = paragraphs(text)
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
    body = "\n".join(f"<p>{_linked(_entities(line), number)}</p>" for number, line in enumerate(rest))
    teasers = "".join(f'<li><a href="/more/{number}">{line}</a></li>' for number, line in enumerate(TEASERS))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{_entities(headline)} | The Page</title></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><header><h1>{_entities(headline)}</h1></header>
{body}
</article><aside><h2>Most read</h2><ul>{teasers}</ul></aside></main>
<footer><p>© The Page. All rights reserved.</p></footer></body></html>"""


def div_soup(text):
    """Divisions all the way down: share buttons, advertisements between paragraphs, spans around words."""
    headline, *rest = paragraphs(text)
    menu = "".join(f'<div class="nav-item"><a href="/{name}">{name}</a></div>' for name in MENU)
    body = []
    for number, line in enumerate(rest):
        body.append(f'<div class="paragraph"><span>{_spanned(html.escape(line, quote=False))}</span></div>')
        if number % 3 == 2:
            body.append('<div class="ad-slot"><div class="ad-label">Advertisement</div></div>')
    teasers = "".join(f'<div class="teaser"><a href="/t">{line}</a></div>' for line in TEASERS)
    words = "\n".join(body)
    return f"""<html><head><title>{html.escape(headline)}</title><script>var page = {{"id": 7}};</script></head><body>
<div id="wrap"><div class="top-nav">{menu}</div><div class="col-main"><div class="headline">{html.escape(headline)}</div>
<div class="share"><a href="#">Share</a> <a href="#">Post</a></div><div class="article-body">{words}</div>
<div class="newsletter-box">Subscribe to the morning letter</div></div><div class="col-right">{teasers}</div>
<div class="footer">Imprint · Privacy</div></div></body></html>"""


def table_layout(text):
    """The nineties: a table for the columns, line breaks for the paragraphs, lines that end in the source."""
    headline, *rest = paragraphs(text)
    menu = "<br>\n".join(f'<a href="{name}.htm">{name}</a>' for name in MENU)
    body = "<br><br>\n".join(
        textwrap.fill(_typed(html.escape(line, quote=False)), 72, break_long_words=False) for line in rest
    )
    return f"""<HTML><HEAD><TITLE>{html.escape(headline)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="100%" BORDER="0"><TR><TD WIDTH="150" VALIGN="top">{menu}</TD>
<TD VALIGN="top"><FONT SIZE="+2"><B>{html.escape(headline)}</B></FONT><BR><BR>
<FONT FACE="Times">{body}</FONT></TD></TR><TR><TD COLSPAN="2"><HR>Best viewed at 800 by 600.</TD></TR></TABLE></BODY></HTML>"""


DESIGNS = {"semantic": semantic_article, "div soup": div_soup, "table": table_layout}


def _entities(line):
    marks = {"“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;", "—": "&mdash;", "–": "&ndash;"}
    escaped = html.escape(line, quote=False)
    return "".join(marks.get(mark, mark) for mark in escaped)


def _linked(line, number):
    """The first two words as a link, in every other paragraph."""
    words = line.split(" ")
    if number % 2 or len(words) < 6 or "&" in line[:30]:
        return line
    return f'<a href="/topic/{number}">{" ".join(words[:2])}</a> {" ".join(words[2:])}'


def _spanned(line):
    """Figures kept with what follows them by a no-break space, a word in the middle set in a span."""
    words = line.split(" ")
    middle = len(words) // 2
    if len(words) > 6:
        words[middle] = f'<em class="k">{words[middle]}</em>'
    return " ".join(words).replace("0 ", "0&nbsp;")


def _typed(line):
    """Straight marks and double hyphens, as typed before Unicode."""
    return line.translate(str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "--"}))

"""An invented event: a statement, and what an article makes of it."""

from dataclasses import replace

from pydantic_core import to_json

from corpus_tools.corpus import ArticleDraft, Draft
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.event import Event
from corpus_tools.text.segment import paragraphs

STATEMENT = (
    "The mill at Harrow Weir will close its old wheel on 3 April. We have run it for ninety years, and we are proud of "
    "that.\n\n"
    "The new turbine may cost 400,000 crowns. Nobody will lose a job, but four posts will move to the yard in Brindle. "
    "I know that this is hard.\n\n"
    "It was said that we “let the wheel rot to save a penny”. That is false. We are not selling the mill."
)

PASSAGES = {
    "closing": "The mill at Harrow Weir will close its old wheel on 3 April.",
    "ninety": "We have run it for ninety years",
    "cost": "The new turbine may cost 400,000 crowns.",
    "no-job-lost": "Nobody will lose a job",
    "posts-move": "four posts will move to the yard in Brindle",
    "not-selling": "We are not selling the mill.",
}

CLAIMS = {
    "wheel-closes": ("The old wheel of the mill at Harrow Weir closes on 3 April.", "closing"),
    "turbine-cost": ("The new turbine may cost 400,000 crowns.", "cost"),
    "jobs-safe": ("Nobody loses a job at the mill.", "no-job-lost"),
    "mill-kept": ("The owners are not selling the mill.", "not-selling"),
}

RIGHTS = {"licence": "CC0-1.0", "fiction": True}
PROVENANCE = {"annotators": ["tester"], "guideline": "0.1", "date": "2026-01-02", "state": "single"}


def place(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def event():
    """Return the event's record."""
    return Event.model_validate_json(
        to_json(
            {
                "title": "A mill closes its wheel",
                "date": "2026-03-01",
                "fiction": True,
                "provenance": PROVENANCE,
                "entities": [
                    {"id": "anna-brook", "kind": "person", "name": "Anna Brook"},
                    {"id": "harrow-mill", "kind": "organisation", "name": "Harrow Mill", "aliases": ["the company"]},
                    {"id": "tom-reed", "kind": "person", "name": "Tom Reed"},
                ],
                "statements": [
                    {
                        "id": "main",
                        "speaker": "anna-brook",
                        "date": "2026-03-01",
                        "occasion": "Read out in the yard.",
                        "language": "en",
                        "access": "open",
                        "rights": RIGHTS,
                        "passages": [
                            {"id": key, "gist": key, "at": place(STATEMENT, words)} for key, words in PASSAGES.items()
                        ],
                    }
                ],
                "claims": [
                    {"id": key, "text": text, "origin": "statement", "passages": [passage]}
                    for key, (text, passage) in CLAIMS.items()
                ],
            }
        )
    )


def article(text, **changes):
    """Return the record of an article whose first paragraph is its headline."""
    headline = paragraphs(text)[0].end + 2
    values = {
        "outlet": "weir-post",
        "language": "en",
        "access": "open",
        "rights": RIGHTS,
        "rewriting": ["faithful_report"],
        "depth": "claims",
        "provenance": PROVENANCE,
        "zones": [
            {"zone": "headline", "start": 0, "end": headline},
            {"zone": "body", "start": headline, "end": len(text)},
        ],
    }
    return Article.model_validate_json(to_json(values | changes))


OTHER_STATEMENT = (
    "The union of the yard will strike on 3 April. Nobody will lose a job over it, and we are proud of our members."
)


def with_second_statement(whole):
    """Return an event in which Tom Reed made a statement too."""
    first = whole.event.statements[0]
    second = first.model_copy(update={"id": "reply", "speaker": "tom-reed", "passages": ()})
    both = whole.event.model_copy(update={"statements": (first, second)})
    return replace(whole, event=both, statement_texts={"main": STATEMENT, "reply": OTHER_STATEMENT})


def draft(text, *, record=None):
    """Return the event with one article, as it would be read."""
    article_draft = ArticleDraft("weir-post", "annotations/mill/weir-post.yaml", None, record or article(text), text)
    return Draft(
        None, "mill", "annotations/mill/event.yaml", event(), {"weir-post": article_draft}, {"main": STATEMENT}
    )

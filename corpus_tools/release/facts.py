"""What a card says in figures, gathered from the articles' rows as they pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.stats.counts import is_person

if TYPE_CHECKING:
    import pyarrow as pa

    from corpus_tools.corpus import Head

_COLUMNS = ["fiction", "language", "text_status", "annotators", "n_quotes", "n_mentions", "license", "text_license"]


@dataclass(slots=True)
class Facts:
    """Running figures over all articles.

    Attributes:
        invented, real: events, by whether their articles are invented.
        n_articles, n_withheld: articles, and those among them whose text is withheld.
        n_labelled, n_by_people: quotes and mentions, and those that a person annotated.
        languages, licences, annotators: what occurs.
        leak: what a leak audit of these rows found; null if none is recorded.
    """

    invented: set[str] = field(default_factory=set)
    real: set[str] = field(default_factory=set)
    n_articles: int = 0
    n_withheld: int = 0
    n_labelled: int = 0
    n_by_people: int = 0
    languages: set[str] = field(default_factory=set)
    licences: set[str] = field(default_factory=set)
    annotators: set[str] = field(default_factory=set)
    leak: str | None = None

    def add(self, event_id: str, articles: pa.Table, head: Head) -> None:
        """Take the rows of config ``articles`` of one event, class labels as names."""
        for row in articles.select(_COLUMNS).to_pylist():
            (self.invented if row["fiction"] else self.real).add(event_id)
            n_labels = row["n_quotes"] + row["n_mentions"]
            self.n_articles += 1
            self.n_withheld += row["text_status"] != TextStatus.OPEN
            self.n_labelled += n_labels
            self.n_by_people += n_labels * any(is_person(name, head) for name in row["annotators"])
            self.languages.add(row["language"])
            self.licences.add(row["license"])
            if row["text_status"] == TextStatus.OPEN:
                self.licences.add(row["text_license"])
            self.annotators.update(row["annotators"])

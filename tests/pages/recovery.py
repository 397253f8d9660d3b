"""What comes back of articles that were put into web pages and taken out again, by label; wrong spans are counted.

Open articles are treated as if they were sealed: nothing of them is used but their blocks.
"""

import json
from collections import Counter
from pathlib import Path

from corpus_tools import pipeline
from corpus_tools.loaders.texts.hydrate import hydrate_text
from corpus_tools.schemas.rights import TextRecord
from corpus_tools.schemas.vocab import Fidelity, Relation, TextStatus
from corpus_tools.text.blocks import Copy
from corpus_tools.text.digest import digest, make_blocks
from corpus_tools.text.normalize import NORM, fold
from corpus_tools.text.span import Span
from tests.pages.designs import DESIGNS
from tests.pages.extractors import EXTRACTORS

ROOT = Path(__file__).parents[2]
STATUSES = (TextStatus.EXACT, TextStatus.MOVED, TextStatus.NORMALISED, TextStatus.LOST)


def open_articles(root=ROOT):
    """Id, record and text of every open article."""
    for draft in pipeline.load(root, texts=None):
        for key, article in draft.articles.items():
            if article.text is not None:
                yield f"{draft.event_id}/{key}", article.record, article.text


def seal_text(text):
    """The record by which a text would be recognised."""
    blocks = [
        {"start": b.start, "end": b.end, "digest": b.digest, "folded": b.folded, "folds": b.folds}
        for b in make_blocks(text)
    ]
    record = {"norm": NORM, "length": len(text), "digest": digest(text), "blocks": blocks}
    return TextRecord.model_validate_json(json.dumps(record))


def is_wrong(hydrated, span, text):
    """Whether words are given for a span that are not its own."""
    words, status = hydrated.words_of(span), hydrated.status_of(span)
    match status:
        case TextStatus.LOST:
            return words is not None
        case TextStatus.NORMALISED:
            return words is None or bare(words) != bare(span.of(text))
        case _:
            return words != span.of(text)


def bare(text):
    """Words once folded; a copy may glue two sentences together, or part them by a line."""
    return "".join(fold(text).text.split())


def annotations(record):
    """Kind, label and spans of every quote and mention."""
    for quote in record.quotes:
        yield quote.computed.fidelity.value, [part.span for part in quote.content]
    for mention in record.mentions:
        yield mention.computed.relation.value, [part.span for part in mention.span]


def measure(articles, designs=None, extractors=None):
    """Count statuses by design, extractor and label, and wrong spans."""
    found, wrong = {}, []
    for key, record, text in articles:
        for design, page in (designs or DESIGNS).items():
            for extractor, extract in (extractors or EXTRACTORS).items():
                hydrated = hydrate_text(seal_text(text), [Copy.of("page", extract(page(text)))])
                for label, spans in annotations(record):
                    statuses = [hydrated.status_of(span) for span in spans]
                    worst = max(statuses, key=STATUSES.index)
                    found.setdefault((design, extractor), Counter())[label, worst] += 1
                    wrong += [(key, design, extractor, span) for span in spans if is_wrong(hydrated, span, text)]
                wrong += [
                    (key, design, extractor, span) for span in _everywhere(text) if is_wrong(hydrated, span, text)
                ]
    return found, wrong


def _everywhere(text):
    """Spans of 40 code points all over a text, whatever they cut."""
    return [Span(start, min(start + 40, len(text))) for start in range(0, len(text), 17)]


def share(counts, label=None):
    """Recovered and all annotations, of a label or of all."""
    among = {status: n for (one, status), n in counts.items() if label in (None, one)}
    among_all = sum(n for (one, _), n in counts.items() if label in (None, one))
    lost = sum(n for (one, status), n in counts.items() if label in (None, one) and status is TextStatus.LOST)
    return among_all - lost, among_all, among


def table(found):
    """Lines of a Markdown table: one line a label, one column a design and extractor."""
    keys = list(found)
    yield "| label | " + " | ".join(f"{design}, {extractor}" for design, extractor in keys) + " |"
    yield "|---|" + "--:|" * len(keys)
    for label in [*map(str, Fidelity), *map(str, Relation), None]:
        cells = [share(found[key], label)[:2] for key in keys]
        if cells[0][1]:
            yield f"| {label or '**all**'} | " + " | ".join(f"{n} of {of}" for n, of in cells) + " |"
    for status in STATUSES[:3]:
        counts = [sum(n for (_, one), n in found[key].items() if one is status) for key in keys]
        yield f"| *of these {status.value}* | " + " | ".join(map(str, counts)) + " |"

"""How much of each restricted text can be read off everything that is published, against the corpus's budget.

A text's words are exposed by runs in any string, by strings beside positions in it, by digests that a list of
phrases reads, and by digests of spans shorter than a block. Words are never printed: a finding says how many
there are, and where.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.diagnostics.catalogue import leak as rules
from corpus_tools.diagnostics.diagnostic import Location, Related
from corpus_tools.diagnostics.report import Report
from corpus_tools.release.leak.beside import digested_spans, strings_beside
from corpus_tools.schemas.vocab import Access
from corpus_tools.text.dictionary import find_digests, read_digests
from corpus_tools.text.digest import MIN_BLOCK
from corpus_tools.text.leakage import Exposure, Runs
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus_tools.corpus import ArticleDraft, Draft
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.release.leak.beside import Pairs
    from corpus_tools.release.leak.sources import Folder, Source
    from corpus_tools.schemas.head import LeakSection
    from corpus_tools.schemas.rights import Block

MAX_PLACES = 5
"""Most places that a finding names."""


@dataclass(frozen=True, slots=True)
class ArticleLeak:
    """One restricted article, and how much of it can be read off.

    Attributes:
        event: id of its event.
        article: its id.
        n_words: words of its text; None where the text is not at hand, as are the two below.
        share: share of the text's code points that can be read off, from 0.0 to 1.0.
        n_longest: words of the longest stretch that can be read off.
        where: places at which that stretch is read, in the order of its words.
    """

    event: str
    article: str
    n_words: int | None = None
    share: float | None = None
    n_longest: int | None = None
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        articles: restricted articles, sorted by event and id.
        report: what is over the budget, and what was not looked at.
        n_sources: files, row groups and names that were read.
        unread: names of published files that are neither text nor tables, sorted.
    """

    articles: tuple[ArticleLeak, ...]
    report: Report
    n_sources: int
    unread: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every restricted text was at hand."""
        return all(article.share is not None for article in self.articles)

    @property
    def max_share(self) -> float:
        """Largest share among the articles."""
        return max((article.share or 0.0 for article in self.articles), default=0.0)

    @property
    def n_longest(self) -> int:
        """Words of the longest stretch among the articles."""
        return max((article.n_longest or 0 for article in self.articles), default=0)


@dataclass(frozen=True, slots=True)
class _Text:
    """A restricted article whose text is at hand."""

    event: str
    draft: ArticleDraft
    exposure: Exposure


def audit(
    drafts: Iterable[Draft], folders: Iterable[Folder], budget: LeakSection, *, require_text: bool = False
) -> Audit:
    """Return how much of each restricted text the folders give away.

    Args:
        drafts: every event, with such restricted texts as are at hand.
        folders: everything that is published.
        budget: how much may be read off.
        require_text: whether a restricted text that is not at hand is an error.
    """
    reader = _Reader()
    for draft in drafts:
        reader.expect(draft)
    unread: list[str] = []
    runs = Runs([text.exposure for text in reader.texts.values()])
    for folder in folders:
        for source in folder.sources:
            reader.read(source, runs)
        unread += folder.unread
    findings = list(reader.findings)
    for text in reader.texts.values():
        findings += [*_read_back(text, reader.digests), *_over(text, budget)]
    findings += [_unknown(draft, require_text=require_text) for draft in reader.missing.values()]
    articles = [*map(_measured, reader.texts.values()), *(ArticleLeak(*key) for key in reader.missing)]
    ordered = sorted(articles, key=lambda article: (article.event, article.article))
    return Audit(tuple(ordered), Report.of(findings), reader.n_sources, tuple(sorted(unread)))


@dataclass(slots=True)
class _Reader:
    """Restricted articles by event and id, and what was gathered about them while reading."""

    texts: dict[tuple[str, str], _Text] = field(default_factory=dict)
    missing: dict[tuple[str, str], ArticleDraft] = field(default_factory=dict)
    mentions: dict[tuple[str, str, str], Pairs] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    n_sources: int = 0

    def expect(self, draft: Draft) -> None:
        """Take the restricted articles of an event."""
        for article in draft.articles.values():
            key = (draft.event_id, article.id)
            if article.record is None:
                self.missing[key] = article
            if article.record is None or article.record.access is not Access.RESTRICTED:
                continue
            self.mentions |= {(*key, mention): spans for mention, spans in _mention_spans(article)}
            if article.text is None:
                self.missing[key] = article
            else:
                self.texts[key] = _Text(draft.event_id, article, Exposure("/".join(key), article.text))

    def read(self, source: Source, runs: Runs) -> None:
        """Mark in every text what a source gives away."""
        self.n_sources += 1
        streams = source.streams()
        for stream in streams:
            runs.mark(stream)
        for piece in (*streams[0], *streams[-1]):
            for digits in find_digests(piece.text):
                self.digests.setdefault(digits, piece.where)
        for beside in strings_beside(source, self.mentions):
            text = self.texts.get((beside.event, beside.article))
            if text is not None:
                text.exposure.mark_beside(beside.pieces, [Span(start, end) for start, end in beside.spans])
        for found in digested_spans(source):
            text = self.texts.get((found.event, found.article))
            if text is not None and found.end - found.start < MIN_BLOCK:
                text.exposure.expose_span(Span(found.start, found.end), found.where)
                message = f"a span of {found.end - found.start} code points has a digest, expected at least {MIN_BLOCK}"
                self.findings.append(rules.LEAK_SHORT_DIGEST.found(message, _place(found.where), target=text.draft.id))


def _mention_spans(article: ArticleDraft) -> Iterator[tuple[str, Pairs]]:
    for mention in article.record.mentions if article.record is not None else ():
        if mention.id is not None:
            yield mention.id, [(part.span.start, part.span.end) for part in mention.span if part.is_resolved]


def _read_back(text: _Text, digests: Mapping[str, str]) -> Iterator[Diagnostic]:
    widest: dict[str, Span] = {}
    own = {digest.removeprefix("sha256:") for block in _blocks(text) for digest in (block.digest, block.folded)}
    for digits, span in read_digests(text.exposure.text, digests.keys() - own):
        text.exposure.expose_span(span, digests[digits])
        widest[digits] = max(widest.get(digits, span), span, key=len)
    for digits, span in sorted(widest.items()):
        first, behind = text.exposure.within(span)
        message = f"the digest {digits[:8]}… is that of {_words(behind - first)} of {text.exposure.name}"
        yield rules.LEAK_DIGEST.found(message, _place(digests[digits]), target=text.draft.id)


def _blocks(text: _Text) -> tuple[Block, ...]:
    """Return the blocks of a text that are long enough; the others have findings of their own."""
    record = text.draft.record.text if text.draft.record is not None else None
    return tuple(
        block for block in (record.blocks if record is not None else ()) if block.end - block.start >= MIN_BLOCK
    )


def _over(text: _Text, budget: LeakSection) -> Iterator[Diagnostic]:
    exposure = text.exposure
    place, target = Location(text.draft.file), text.draft.id
    if exposure.n_longest > budget.max_run_words:
        message = f"{_words(exposure.n_longest)} in a row can be read off, expected at most {budget.max_run_words}"
        yield rules.LEAK_RUN.found(message, place, target=target, related=_read_at(exposure.where))
    if exposure.share > budget.max_share:
        message = f"{exposure.share:.1%} of the text can be read off, expected at most {budget.max_share:.1%}"
        yield rules.LEAK_SHARE.found(message, place, target=target, related=_read_at(exposure.heaviest))


def _read_at(places: Sequence[str]) -> tuple[Related, ...]:
    return tuple(Related(_place(where), "read here") for where in places[:MAX_PLACES])


def _unknown(article: ArticleDraft, *, require_text: bool) -> Diagnostic:
    rule = rules.LEAK_TEXT_REQUIRED if require_text else rules.LEAK_UNKNOWN
    reason = "text not at hand" if article.record is not None else "its file cannot be read"
    return rule.found(f"not audited: {reason}", Location(article.file), target=article.id)


def _measured(text: _Text) -> ArticleLeak:
    exposure = text.exposure
    return ArticleLeak(
        event=text.event,
        article=text.draft.id,
        n_words=len(exposure.words),
        share=exposure.share,
        n_longest=exposure.n_longest,
        where=exposure.where,
    )


def _words(number: int) -> str:
    return f"{number} word{'' if number == 1 else 's'}"


def _place(where: str) -> Location:
    """Return the location of a place: a file, or a file and a JSON Pointer."""
    file, _, steps = where.partition("#/")
    pointer: Pointer = tuple(int(step) if step.isdigit() else step for step in steps.split("/")) if steps else ()
    return Location(file, pointer)

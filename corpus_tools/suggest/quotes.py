"""Quotes of an article as they are found, before they are records: content, frame, speaker, clauses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus_tools.attribution.finder import find_attributions
from corpus_tools.attribution.relation import Attribution, SetOff
from corpus_tools.schemas.vocab import EntityKind, Presentation, PresentationFlag, Zone
from corpus_tools.suggest.free_speech import find_free_speech
from corpus_tools.suggest.records import Findings, QuoteDraft
from corpus_tools.suggest.rendering import render
from corpus_tools.suggest.speakers import Speakers, recognised, with_inherited
from corpus_tools.suggest.utterance import find_utterances
from corpus_tools.suggest.words import can_stand
from corpus_tools.text.closed_class import FUNCTION_WORDS
from corpus_tools.text.quotemarks import MarkFlag, find_quoted
from corpus_tools.text.segment import paragraphs, sentences
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.corpus import Draft
    from corpus_tools.schemas.article import Article
    from corpus_tools.schemas.event import Event
    from corpus_tools.suggest.place import Place
    from corpus_tools.suggest.rendering import RenderedClause
    from corpus_tools.suggest.utterance import Utterance
    from corpus_tools.text.quotemarks import Quoted

FOUND_SHARE = 0.6
"""Share of its words that a term in marks, which nothing attributes, must have from a statement to be a quote of it."""

MAX_TERM_WORDS = 3
"""Words that a title, or a term kept at a distance, has at most where nothing else speaks for it."""

MIN_NESTED_WORDS = 3
"""Words that a stretch in marks inside a quote must have to be a quote of its own."""


def find_quotes(draft: Draft, article_id: str) -> Findings:
    """Return the quotes of an article whose text is available."""
    article, event = draft.articles[article_id], draft.event
    if event is None or article.record is None or article.text is None:
        return Findings((), (), ())
    text, said = article.text, find_utterances(draft, article_id)
    found = [one for one in find_attributions(text, names=_names(event)) if _is_report(article.record, one.content[0])]
    quoted = [one for one in found if one.presentation is not None]
    speakers = Speakers.of(text, event, [part for one in quoted for part in one.content])
    resolved = [(one, speakers.resolve(one.source) if one.source else None) for one in found]
    stretches = [one for one in find_quoted(text) if not one.level]
    marked = list(_marked(text, resolved, stretches))
    free = [_introduced(text, one, speakers) for one in _free(text, article.record, resolved, said)]
    drafts = [*marked, *free, *_left_over(text, marked, stretches, article.record)]
    headed = [_headed(text, one, article.record, speakers) for one in _with_nested(text, drafts)]
    whole = list(with_inherited(text, headed, resolved))
    return Findings(
        tuple(_rendered(text, whole, said, article.record, resolved)),
        tuple((one, speaker) for one, speaker in resolved if one.presentation in {None, SetOff.MIXED}),
        said,
    )


def _names(event: Event) -> list[str]:
    kinds = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.DOCUMENT}
    return [name for entity in event.entities if entity.kind in kinds for name in (entity.name, *entity.aliases)]


def _is_report(record: Article, span: Span) -> bool:
    return _zone_of(record, span) is not Zone.BOILERPLATE


def _is_heading(record: Article, span: Span) -> bool:
    return _zone_of(record, span) in {Zone.HEADLINE, Zone.DECK}


def _zone_of(record: Article, span: Span) -> Zone | None:
    return next((one.zone for one in record.zones if (one.start or 0) <= span.start < (one.end or 0)), None)


def _marked(
    text: str, resolved: Sequence[tuple[Attribution, str | None]], stretches: Sequence[Quoted]
) -> Iterator[QuoteDraft]:
    """Yield the quotes in marks: those with a frame, then whatever else is in marks."""
    held: QuoteDraft | None = None
    open_starts = {one.content.start for one in stretches if MarkFlag.CONTINUES_PREVIOUS in one.flags}
    for one, speaker in resolved:
        if one.presentation is None:
            continue
        if held is not None and one.is_continued and one.content[0].start in open_starts:
            held = _continued(held, one, speaker)
            continue
        if held is not None:
            yield held
            held = None
        if one.presentation is SetOff.MIXED:
            for span in _inside(one.content, stretches):
                yield QuoteDraft((span,), _set_off(text, [span]), (), one.source, one.cue, speaker)
        else:
            interrupted = (PresentationFlag.INTERRUPTED_BY_FRAME,)
            flags = interrupted if _is_interrupted(one.content, one.cue or one.source) else ()
            held = QuoteDraft(one.content, _presentation(text, one), flags, one.source, one.cue, speaker)
    if held is not None:
        yield held


def _inside(content: Sequence[Span], stretches: Sequence[Quoted]) -> Iterator[Span]:
    """Yield the quoted stretches inside an indirect report."""
    for quoted in stretches:
        if any(2 * quoted.content.overlap(part) > len(quoted.content) for part in content):
            yield quoted.content


def _presentation(text: str, one: Attribution) -> Presentation:
    """Return how content in marks is set off: it is mixed where it is part of the narrator's sentence."""
    n_words = sum(len(part.of(text).split()) for part in one.content)
    if one.presentation is not SetOff.MARKED and (n_words <= MAX_TERM_WORDS or one.cue is not None):
        return Presentation(one.presentation or SetOff.MIXED)
    return Presentation.MARKED if _is_interrupted(one.content, one.cue) else _set_off(text, one.content)


def _set_off(text: str, content: Sequence[Span]) -> Presentation:
    """Return how words in marks are set off: they are mixed unless they are a sentence of their own."""
    first = content[0].of(text)
    is_part = first[:1].islower() or first[:1].isdigit() or not can_stand(" ".join(part.of(text) for part in content))
    return Presentation.MIXED if is_part else Presentation.MARKED


def _left_over(
    text: str, found: Sequence[QuoteDraft], stretches: Sequence[Quoted], record: Article
) -> Iterator[QuoteDraft]:
    """Yield what is in marks and in no quote yet: a quote without a frame, a title, a word kept at a distance."""
    taken = [part for one in found for part in one.content]
    for quoted in stretches:
        covered = sum(quoted.content.overlap(part) for part in taken)
        if 2 * covered < len(quoted.content) and _is_report(record, quoted.content):
            one = Attribution((quoted.content,), None, None, SetOff.MARKED, is_continued=False)
            yield QuoteDraft(one.content, _presentation(text, one))


def _continued(held: QuoteDraft, one: Attribution, speaker: str | None) -> QuoteDraft:
    content = (*held.content, *one.content)
    flags = {*held.flags, PresentationFlag.CONTINUES_PREVIOUS}
    if _is_interrupted(content, held.cue or held.source or one.cue):
        flags.add(PresentationFlag.INTERRUPTED_BY_FRAME)
    has_own = held.source is not None or held.cue is not None
    return replace(
        held,
        content=content,
        flags=tuple(flag for flag in PresentationFlag if flag in flags),
        source=held.source if has_own else one.source,
        cue=held.cue if has_own else one.cue,
        speaker=held.speaker if has_own else speaker,
    )


def _is_interrupted(content: Sequence[Span], frame: Span | None) -> bool:
    return frame is not None and content[0].end <= frame.start < content[-1].start


def _free(
    text: str, record: Article, resolved: Sequence[tuple[Attribution, str | None]], said: Sequence[Utterance]
) -> Iterator[QuoteDraft]:
    """Yield the speaker's words that stand without marks."""
    own = {one.speaker for one in said}
    cues = [one.cue for one, speaker in resolved if one.cue is not None and speaker in own]
    quoted = [part for one, _ in resolved if one.presentation is not None for part in one.content]
    for stretch in find_free_speech(text, _report_sentences(text, record), said, cues=cues, quoted=quoted):
        yield QuoteDraft(stretch.parts, Presentation.FREE_UNMARKED, speaker=stretch.said.speaker)


def _introduced(text: str, one: QuoteDraft, speakers: Speakers) -> QuoteDraft:
    """Return free speech with the words that name its speaker, where a sentence with a colon leads into it."""
    start = one.content[0].start
    before = [span for span in sentences(text[:start]) if span.end == len(text[:start].rstrip())]
    if not before or not before[-1].of(text).endswith(":"):
        return one
    named = [name.span for name in speakers.names if name.span in before[-1] and name.entity == one.speaker]
    return replace(one, source=named[0]) if named else one


def _headed(text: str, one: QuoteDraft, record: Article, speakers: Speakers) -> QuoteDraft:
    """Return words whose source was not found with the speaker who is named where a source would be.

    That is before the cue; with neither, in the headline that the words stand in, or before a colon that leads to them.
    """
    if one.source is not None or one.presentation is Presentation.FREE_UNMARKED:
        return one
    start = one.content[0].start
    end = one.cue.start if one.cue is not None else start
    before = text[:start].rstrip(" “\"‘'«")
    sentence = next((span for span in sentences(text) if span.start <= end <= span.end), None)
    is_led_to = _is_heading(record, one.content[0]) or one.cue is not None or before.endswith(":")
    if sentence is None:
        return one
    line = Span(sentence.start, end)
    named = [name for name in speakers.names if name.span in line and speakers.can_speak(name)]
    known = [name for name in named if not name.is_possessive]
    if not is_led_to and {name.entity for name in named} != {speakers.main}:
        return one
    return replace(one, source=known[-1].span, speaker=known[-1].entity) if known else one


def _report_sentences(text: str, record: Article) -> list[Span]:
    """Return the sentences that may be somebody's speech, an empty span between two zones and for each question.

    Labels of a transcript and markers of a block quote are no words of the speaker.
    """
    found: list[Span] = []
    every = sentences(text)
    is_question = False
    for zone in record.zones:
        start, end = zone.start or 0, zone.end or 0
        if zone.zone in {Zone.BODY, Zone.CAPTION, Zone.APPENDED_SUMMARY}:
            for sentence in (one for one in every if start <= one.start < end):
                label = _LABEL.match(text, sentence.start, sentence.end)
                if label is not None and label["name"] is not None:
                    is_question = _QUESTIONER.fullmatch(label["name"]) is not None
                first = label.end() if label is not None else sentence.start
                found.append(Span(sentence.end, sentence.end) if is_question else Span(first, sentence.end))
        found.append(Span(end, end))
        is_question = False
    return found


_LABEL = re.compile(r"(?:(?:>\s*)+)?(?:(?P<name>[A-Z](?:[\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})?)\s*:\s+)?(?=\S)")
"""What a transcript or a block quote puts before a speaker's words."""

_QUESTIONER = re.compile("Q|Question|Interviewer|Moderator|Reporter|Journalist")


def _with_nested(text: str, drafts: Sequence[QuoteDraft]) -> list[QuoteDraft]:
    """Return the quotes in order, with what is in marks inside one of them as quotes of their own."""
    known = {part for one in drafts for part in one.content}
    inner = [
        QuoteDraft((one.content,), Presentation.MARKED)
        for one in find_quoted(text)
        if one.content not in known
        and len(one.content.of(text).split()) >= MIN_NESTED_WORDS
        and any(one.content in part and one.content != part for part in known)
    ]
    whole = sorted([*drafts, *inner], key=lambda one: (one.content[0].start, -one.content[-1].end))
    return [_nested(one, whole) for one in whole]


def _nested(one: QuoteDraft, every: Sequence[QuoteDraft]) -> QuoteDraft:
    around = next((other for other in every if other is not one and _is_inside(one, other)), None)
    if around is None:
        return one
    flags = tuple(flag for flag in PresentationFlag if flag in {*one.flags, PresentationFlag.NESTED})
    is_scare = one.presentation is Presentation.SCARE_OR_TITLE
    return replace(one, flags=flags, around=around, presentation=one.presentation if is_scare else Presentation.MARKED)


def _is_inside(one: QuoteDraft, other: QuoteDraft) -> bool:
    return all(any(part in whole and part != whole for whole in other.content) for part in one.content)


def _rendered(
    text: str,
    drafts: Sequence[QuoteDraft],
    said: Sequence[Utterance],
    record: Article,
    resolved: Sequence[tuple[Attribution, str | None]],
) -> Iterator[QuoteDraft]:
    """Yield the quotes with their clauses; each place helps with the next quote's."""
    before: Place | None = None
    is_any_open = any(one.witness is None for one in said)
    blocks = paragraphs(text)
    for one in drafts:
        clauses: tuple[RenderedClause, ...] = ()
        for some in _heard(one, said):
            clauses = render(
                text,
                one.content,
                some,
                before=before,
                is_by_sentence=one.presentation is Presentation.FREE_UNMARKED and is_any_open,
                is_fragment=one.presentation in {Presentation.MIXED, Presentation.SCARE_OR_TITLE},
            )
            if any(clause.renders for clause in clauses):
                break
        before = next((clause.place for clause in reversed(clauses) if clause.place is not None), before)
        is_found = any(clause.place is not None and clause.place.share >= FOUND_SHARE for clause in clauses)
        is_heading = _is_heading(record, one.content[0])
        is_title = not is_found and not is_heading and _is_title(one.content[0].of(text))
        known = replace(one, clauses=clauses)
        own = recognised(text, known, resolved, blocks, is_heading=is_heading) if is_found else known
        yield _settled(own, is_found=is_found, is_title=is_title)


def _heard(one: QuoteDraft, said: Sequence[Utterance]) -> Iterator[Sequence[Utterance]]:
    """Yield what a quote may render: first what its speaker said, then what anybody did."""
    own = [statement for statement in said if statement.speaker == one.speaker]
    if own and len(own) < len(said):
        yield own
    yield said


def _settled(one: QuoteDraft, *, is_found: bool, is_title: bool) -> QuoteDraft:
    """Return a quote once it is known whether a statement has its words: a title or a term is nobody's."""
    is_part = one.presentation in {Presentation.MIXED, Presentation.SCARE_OR_TITLE}
    if is_part and (is_title or (one.cue is None and not is_found)):
        return replace(one, presentation=Presentation.SCARE_OR_TITLE, source=None, cue=None, speaker=None)
    return replace(one, presentation=Presentation.MIXED) if is_part and one.cue is None else one


def _is_title(words: str) -> bool:
    """Whether some words are written as titles are: several, each with a capital but for the little ones."""
    found = [word for word in words.split() if word[:1].isalpha() and word.lower() not in FUNCTION_WORDS]
    return len(found) > 1 and all(word[0].isupper() for word in found)

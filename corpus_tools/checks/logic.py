"""Level 4, records: what one record says about itself goes together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.checks.registry import ArticleCheck, Check, EventCheck
from corpus_tools.diagnostics.catalogue import logic as rules
from corpus_tools.diagnostics.quoting import shown
from corpus_tools.schemas.vocab import (
    Access,
    Attribution,
    Depth,
    Form,
    Meaning,
    Mode,
    Origin,
    QuoteFlag,
    Rendering,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.checks.view import ArticleView, EventView
    from corpus_tools.diagnostics.diagnostic import Diagnostic, Pointer
    from corpus_tools.schemas.claim import Answers
    from corpus_tools.schemas.quote import Clause, Quote
    from corpus_tools.schemas.selector import Selector
    from corpus_tools.schemas.statement import Statement
    from corpus_tools.text.span import Span

CHANGED_FORMS = frozenset({Form.GRAMMATICAL, Form.UNMARKED_CUT, Form.CONFLATED, Form.SUBSTITUTED, Form.PARAPHRASE})
"""Forms of a rendered clause that are worse than ``marked_edit``."""

TELLING_FLAGS = frozenset(QuoteFlag) - {QuoteFlag.UNBALANCED_MARKS, QuoteFlag.REVERSED_MARK, QuoteFlag.WEAK}
"""Flags that ask for a judgement of meaning; the others speak of marks and length alone."""

UNCHANGED = frozenset({Meaning.PRESERVED, Meaning.UNCLEAR})
"""Meanings without a locus."""

ATTRIBUTED = frozenset({Mode.ATTRIBUTED_DIRECT, Mode.ATTRIBUTED_MIXED, Mode.ATTRIBUTED_INDIRECT})
"""Modes that name somebody."""


def check_equivalent(view: ArticleView) -> Iterator[Diagnostic]:
    """An equivalent mention must have no difference that changes meaning."""
    for index, mention in view.mentions:
        if mention.answers.claim_entails_mention and mention.answers.mention_entails_claim:
            for number, difference in enumerate(mention.differences):
                if difference.changes_meaning:
                    message = (
                        f"the answers make the mention equivalent, but its {difference.slot.value} changes meaning"
                    )
                    place = view.place("mentions", index, "differences", number, "changes_meaning")
                    yield rules.EQUIVALENT_WITH_CHANGE.found(message, place, target=mention.id or view.target)


def check_answers(view: ArticleView) -> Iterator[Diagnostic]:
    """The four answers must be one of the six rows of the table."""
    for index, mention in view.mentions:
        fault = _answers_fault(mention.answers)
        if fault:
            place = view.place("mentions", index, "answers")
            yield rules.ANSWERS_COMBINATION.found(fault, place, target=mention.id or view.target)


def _answers_fault(answers: Answers) -> str:
    entailments = (answers.claim_entails_mention, answers.mention_entails_claim)
    if not answers.recoverable:
        idle = answers.compatible is not None or entailments != (None, None)
        return "not recoverable, so the later questions are idle" if idle else ""
    if answers.compatible is None:
        return "recoverable, but `compatible` is not answered"
    if not answers.compatible:
        return "not compatible, so the questions of entailment are idle" if entailments != (None, None) else ""
    return "compatible, but a question of entailment is not answered" if None in entailments else ""


def _clauses(view: ArticleView) -> Iterator[tuple[Clause, Pointer, str]]:
    for index, quote in view.quotes:
        for number, clause in enumerate(quote.clauses):
            yield clause, ("quotes", index, "clauses", number), quote.id or view.target


def check_reasons(view: ArticleView) -> Iterator[Diagnostic]:
    """An unverifiable clause, and no other, must have a reason."""
    for clause, pointer, target in _clauses(view):
        is_unverifiable = clause.rendering is Rendering.UNVERIFIABLE
        if is_unverifiable != (clause.reason is not None):
            state = "has no reason" if is_unverifiable else "has a reason why it is not judged"
            message = f"this clause is {clause.rendering.value} and {state}"
            yield rules.REASON_MISPLACED.found(message, view.place(*pointer), target=target)


def check_renders(view: ArticleView) -> Iterator[Diagnostic]:
    """A rendered clause, and no other, must name what it renders."""
    for clause, pointer, target in _clauses(view):
        if (clause.rendering is Rendering.RENDERED) != bool(clause.renders):
            state = "names something it renders" if clause.renders else "names nothing it renders"
            message = f"this clause is {clause.rendering.value} and {state}"
            yield rules.RENDERS_MISPLACED.found(message, view.place(*pointer), target=target)


def check_statement_read(view: ArticleView) -> Iterator[Diagnostic]:
    """Only an open statement can lack something or be pointed into."""
    unread = {s.id for s in view.event.statements if s.access is not Access.OPEN}
    is_any_open = len(unread) < len(view.event.statements)
    for clause, pointer, target in _clauses(view):
        if clause.rendering is Rendering.NOT_IN_STATEMENT and unread and not is_any_open:
            message = "not_in_statement, but no statement of the event can be read"
            yield rules.STATEMENT_UNREAD.found(message, view.place(*pointer, "rendering"), target=target)
        for step, passage in enumerate(clause.renders):
            if passage.statement in unread:
                message = f"points into statement {shown(passage.statement)}, which cannot be read"
                yield rules.STATEMENT_UNREAD.found(message, view.place(*pointer, "renders", step), target=target)


def check_clause_overlap(view: ArticleView) -> Iterator[Diagnostic]:
    """Clauses must not share words, nor reach outside the content."""
    for index, quote in view.quotes:
        taken: list[tuple[Span, int]] = []
        content = [part.span for part in quote.content]
        for number, clause in enumerate(quote.clauses):
            for span in _parts(clause, quote):
                fault = ""
                if not any(span in part for part in content):
                    fault = f"clause {number} reaches outside the content ({span.start}–{span.end})"
                elif any(span.overlap(other) for other, owner in taken if owner != number):
                    fault = f"clause {number} shares words with one before it ({span.start}–{span.end})"
                if fault:
                    place = view.place("quotes", index, "clauses", number)
                    yield rules.CLAUSE_COVER.found(fault, place, target=quote.id or view.target)
                taken.append((span, number))


def check_clause_gaps(view: ArticleView) -> Iterator[Diagnostic]:
    """Every word of the content must be in a clause."""
    for index, quote in view.quotes:
        covered = sorted(span for clause in quote.clauses for span in _parts(clause, quote))
        for start, end in _gaps([part.span for part in quote.content], covered):
            words = view.text[start:end]
            if any(character.isalnum() for character in words):
                where = f" ({shown(words.strip())})" if not view.is_restricted else ""
                message = f"code points {start}–{end} of the content{where} are in no clause"
                place = view.place("quotes", index, "clauses")
                yield rules.CLAUSE_COVER.found(message, place, target=quote.id or view.target)


def _parts(clause: Clause, quote: Quote) -> list[Span]:
    parts: tuple[Selector, ...] = clause.parts or quote.content
    return [part.span for part in parts]


def _gaps(content: list[Span], covered: list[Span]) -> Iterator[tuple[int, int]]:
    for part in content:
        reached = part.start
        for span in covered:
            if span.end <= reached or span.start >= part.end:
                continue
            if span.start > reached:
                yield reached, span.start
            reached = max(reached, span.end)
        if reached < part.end:
            yield reached, part.end


def check_meaning_given(view: ArticleView) -> Iterator[Diagnostic]:
    """Where rendered words changed, the meaning must be judged."""
    for index, quote in view.quotes:
        reason = _asks_for_meaning(quote)
        if reason and quote.meaning is None:
            message = f"a clause is {reason}, and no `meaning` is given"
            yield rules.MEANING_MISSING.found(message, view.place("quotes", index), target=quote.id or view.target)


def _asks_for_meaning(quote: Quote) -> str:
    for clause in quote.clauses:
        labels = clause.computed
        if labels is not None and clause.rendering is Rendering.RENDERED:
            if labels.form in CHANGED_FORMS:
                return labels.form.value
            flags = [flag.value for flag in labels.flags if flag in TELLING_FLAGS]
            if flags:
                return f"flagged {flags[0]}"
    return ""


def check_meaning_complete(view: ArticleView) -> Iterator[Diagnostic]:
    """A meaning must come with its two propositions, and a changed one with its locus."""
    for index, quote in view.quotes:
        fault = _meaning_fault(quote)
        if fault:
            place = view.place("quotes", index, "meaning" if quote.meaning else "meaning_locus")
            yield rules.MEANING_INCOMPLETE.found(fault, place, target=quote.id or view.target)


def _meaning_fault(quote: Quote) -> str:
    needs_locus = quote.meaning is not None and quote.meaning not in UNCHANGED
    lacking = [key for key, value in (("said", quote.said), ("printed", quote.printed)) if not value]
    if quote.meaning is not None and needs_locus and quote.meaning_locus is None:
        lacking.append("meaning_locus")
    if quote.meaning is not None and lacking:
        return f"meaning {quote.meaning.value} without {' and '.join(lacking)}"
    if quote.meaning_locus is not None and not needs_locus:
        return f"meaning_locus {quote.meaning_locus.value} without a changed meaning"
    return ""


def check_mode(view: ArticleView) -> Iterator[Diagnostic]:
    """An attributed mention, and no asserted one, must name who is said to have said it."""
    for index, mention in view.mentions:
        target = mention.id or view.target
        if mention.mode in ATTRIBUTED and not mention.chain:
            message = f"mode {mention.mode.value} and no `chain`"
            yield rules.MODE_CHAIN.found(message, view.place("mentions", index, "mode"), target=target)
        elif mention.mode is Mode.ASSERTED and mention.chain:
            message = "mode asserted and a `chain`"
            yield rules.MODE_CHAIN.found(message, view.place("mentions", index, "chain"), target=target)


def check_speaker(view: ArticleView) -> Iterator[Diagnostic]:
    """A quote that names nobody must say so in its attribution, and the reverse."""
    for index, quote in view.quotes:
        is_nobody = quote.attribution in {Attribution.NONE, Attribution.ANONYMOUS}
        if quote.speaker is None and not is_nobody:
            message = f"no speaker, but attribution {quote.attribution.value}"
        elif quote.speaker is not None and quote.attribution is Attribution.NONE:
            message = f"attribution none, but speaker {shown(quote.speaker)}"
        else:
            continue
        place = view.place("quotes", index, "attribution")
        yield rules.SPEAKER_ATTRIBUTION.found(message, place, target=quote.id or view.target)


def check_accept(view: ArticleView) -> Iterator[Diagnostic]:
    """``accept`` must list further relations only, each once."""
    for index, mention in view.mentions:
        own = mention.computed.relation if mention.computed else None
        for step, relation in enumerate(mention.accept):
            if relation is own or relation in mention.accept[:step]:
                state = "is what the answers give already" if relation is own else "is listed twice"
                place = view.place("mentions", index, "accept", step)
                yield rules.ACCEPT_OWN.found(f"{relation.value} {state}", place, target=mention.id or view.target)


def check_depth(view: ArticleView) -> Iterator[Diagnostic]:
    """An article must hold no more than its depth promises."""
    depth = view.record.depth
    if depth is Depth.QUOTES and view.record.mentions:
        message = f"depth quotes, but there are {len(view.record.mentions)} mentions"
        yield rules.DEPTH_EXCEEDED.found(message, view.place("depth"), target=view.target)
    n_differences = sum(len(mention.differences) for mention in view.record.mentions)
    if depth is Depth.CLAIMS and n_differences:
        message = f"depth claims, but there are {n_differences} differences"
        yield rules.DEPTH_EXCEEDED.found(message, view.place("depth"), target=view.target)


def check_differences(view: ArticleView) -> Iterator[Diagnostic]:
    """A difference must point at least at one of its ends."""
    for index, mention in view.mentions:
        for number, difference in enumerate(mention.differences):
            if difference.at is None and difference.was is None:
                message = f"{difference.slot.value} {difference.operation.value} has neither `at` nor `was`"
                place = view.place("mentions", index, "differences", number)
                yield rules.DIFFERENCE_ENDS.found(message, place, target=mention.id or view.target)


def check_mention_quote(view: ArticleView) -> Iterator[Diagnostic]:
    """A mention must touch the content of the quote it names."""
    contents = {quote.id: [part.span for part in quote.content] for _, quote in view.quotes if quote.id}
    for index, mention in view.mentions:
        content = contents.get(mention.quote or "")
        if content is not None and not any(part.span.overlap(span) for part in mention.span for span in content):
            message = f"no word of the mention stands in quote {shown(mention.quote)}"
            place = view.place("mentions", index, "quote")
            yield rules.MENTION_QUOTE.found(message, place, target=mention.id or view.target)


def check_zone_kinds(view: ArticleView) -> Iterator[Diagnostic]:
    """A boilerplate zone, and no other, must have a kind."""
    for index, zone in enumerate(view.record.zones):
        if (zone.zone is Zone.BOILERPLATE) != (zone.kind is not None):
            state = "has no kind" if zone.kind is None else f"has kind {shown(zone.kind.value)}"
            message = f"zone {shown(zone.zone.value)} {state}"
            yield rules.ZONE_KIND.found(message, view.place("zones", index), target=view.target)


def check_boilerplate(view: ArticleView) -> Iterator[Diagnostic]:
    """Quotes and mentions must not begin in boilerplate."""
    zones = [z for z in view.record.zones if z.zone is Zone.BOILERPLATE and z.start is not None and z.end is not None]
    firsts = [(("quotes", index), quote.content[0], quote.id) for index, quote in view.quotes]
    firsts += [(("mentions", index), mention.span[0], mention.id) for index, mention in view.mentions]
    for pointer, part, target in firsts:
        zone = next((z for z in zones if (z.start or 0) <= part.span.start < (z.end or 0)), None)
        if zone is not None:
            message = f"begins in boilerplate ({zone.kind.value if zone.kind else 'no kind'})"
            yield rules.UNIT_IN_BOILERPLATE.found(message, view.place(*pointer), target=target or view.target)


def check_claim_origin(view: EventView) -> Iterator[Diagnostic]:
    """A claim of the statement must name its passages; one that the coverage added has none."""
    for index, claim in enumerate(view.claims):
        if claim.merged_into is not None:
            continue
        if claim.origin is Origin.STATEMENT and not claim.passages:
            fault = "a claim of the statement names no passage"
        elif claim.origin is Origin.COVERAGE and claim.passages:
            fault = "a claim that the coverage added names a passage"
        else:
            continue
        yield rules.CLAIM_PASSAGES.found(fault, view.place("claims", index), target=claim.id)


def check_claims_mentioned(view: EventView) -> Iterator[Diagnostic]:
    """Say which claims no article mentions, once every article's claims are annotated; one note an event."""
    articles = view.articles.values()
    if len(articles) != len(view.draft.articles) or any(a.record.depth is Depth.QUOTES for a in articles):
        return
    mentioned = {mention.claim for article in articles for mention in article.record.mentions}
    idle = [(i, claim.id) for i, claim in enumerate(view.claims) if not claim.merged_into and claim.id not in mentioned]
    if idle and articles:
        names = ", ".join(shown(name) for _, name in idle)
        message = f"no article mentions {names}"
        yield rules.CLAIM_UNMENTIONED.found(message, view.place("claims", idle[0][0]), target=idle[0][1])


def check_statement_access(view: EventView) -> Iterator[Diagnostic]:
    """Open statements have spans and rights, unavailable ones witnesses."""
    for index, statement in enumerate(view.statements):
        for message, pointer in _access_faults(statement):
            place = view.place("statements", index, *pointer)
            yield rules.ACCESS_RECORDS.found(message, place, target=statement.id)


def _access_faults(statement: Statement) -> Iterator[tuple[str, Pointer]]:
    is_open = statement.access is Access.OPEN
    if statement.access is Access.RESTRICTED:
        yield "a statement is open or unavailable", ("access",)
    if not is_open and statement.text is not None:
        yield f"a {statement.access.value} statement has `text`", ("text",)
    for number, passage in enumerate(statement.passages):
        if is_open and passage.at is None:
            yield "a passage of an open statement has no `at`", ("passages", number)
        if is_open and passage.witnesses:
            yield "a passage of an open statement needs no witnesses", ("passages", number, "witnesses")
        if not is_open and passage.at is not None:
            yield f"a passage of an {statement.access.value} statement has `at`", ("passages", number, "at")


def check_article_access(view: ArticleView) -> Iterator[Diagnostic]:
    """An article is open or restricted."""
    if view.record.access is Access.UNAVAILABLE:
        message = "an article is open or restricted"
        yield rules.ACCESS_RECORDS.found(message, view.place("access"), target=view.target)


def check_entity_order(view: EventView) -> Iterator[Diagnostic]:
    """Entities are sorted by id."""
    entities = view.event.entities if view.event else ()
    for index, (first, second) in enumerate(pairwise(entities), start=1):
        if second.id < first.id:
            message = f"entity {shown(second.id)} stands after {shown(first.id)}"
            yield rules.LIST_ORDER.found(message, view.place("entities", index), target=view.target)


CHECKS: tuple[Check, ...] = (
    ArticleCheck(rules.EQUIVALENT_WITH_CHANGE, check_equivalent),
    ArticleCheck(rules.ANSWERS_COMBINATION, check_answers, hides=True),
    ArticleCheck(rules.REASON_MISPLACED, check_reasons, hides=True),
    ArticleCheck(rules.RENDERS_MISPLACED, check_renders, hides=True),
    ArticleCheck(rules.STATEMENT_UNREAD, check_statement_read, hides=True),
    ArticleCheck(rules.CLAUSE_COVER, check_clause_overlap, hides=True),
    ArticleCheck(rules.CLAUSE_COVER, check_clause_gaps, needs_text=True, hides=True),
    ArticleCheck(rules.MEANING_MISSING, check_meaning_given),
    ArticleCheck(rules.MEANING_INCOMPLETE, check_meaning_complete),
    ArticleCheck(rules.MODE_CHAIN, check_mode),
    ArticleCheck(rules.SPEAKER_ATTRIBUTION, check_speaker),
    ArticleCheck(rules.ACCEPT_OWN, check_accept),
    ArticleCheck(rules.DEPTH_EXCEEDED, check_depth),
    EventCheck(rules.CLAIM_PASSAGES, check_claim_origin),
    EventCheck(rules.LIST_ORDER, check_entity_order),
    EventCheck(rules.CLAIM_UNMENTIONED, check_claims_mentioned),
    ArticleCheck(rules.ZONE_KIND, check_zone_kinds),
    ArticleCheck(rules.DIFFERENCE_ENDS, check_differences),
    EventCheck(rules.ACCESS_RECORDS, check_statement_access),
    ArticleCheck(rules.ACCESS_RECORDS, check_article_access),
    ArticleCheck(rules.UNIT_IN_BOILERPLATE, check_boilerplate),
    ArticleCheck(rules.MENTION_QUOTE, check_mention_quote),
)
"""In the order in which they run."""

"""What is proposed for an invented article: quotes, speakers, renderings and claims, and never what is there already."""

from dataclasses import replace

import pytest

from corpus_tools.errors import TextUnavailableError, UnknownNameError, UsageError
from corpus_tools.schemas.quote import Quote
from corpus_tools.schemas.vocab import Attribution, Mode, Presentation, PresentationFlag, Rendering
from corpus_tools.suggest.propose import propose
from tests.suggest.invented import STATEMENT, article, draft, with_second_statement

FAITHFUL = """Mill to stop its wheel

HARROW WEIR, March 1 - Anna Brook closed a chapter on Sunday. “We have run it for ninety years,” she said, “and we are proud of that.”

The turbine “may cost 400,000 crowns”, Brook added. “Nobody will lose a job, but every worker gets a gold watch.”

“We are not selling the mill,” said Tom Reed.
"""

SPUN = """Mill to stop its wheel

Anna Brook gave this speech:

The mill at Harrow Weir will shut its previous wheel on 3 April. We have run it for ninety years, and we are happy with that.

The new turbine might cost 400,000 crowns. No person will lose a job, but four posts will move to the yard in Brindle. I realise that this is hard.
"""


def by_words(text, proposal):
    return {" … ".join(part.span.of(text) for part in one.content): one for one in proposal.quotes}


def rendered(clause):
    return [STATEMENT[one.start : one.end] for one in clause.renders]


def test_quotes_have_frame_speaker_and_rendering():
    quotes = by_words(FAITHFUL, propose(draft(FAITHFUL), "weir-post"))
    quote = quotes["We have run it for ninety years, … and we are proud of that."]
    assert (quote.speaker, quote.presentation) == ("anna-brook", Presentation.MARKED)
    assert quote.presentation_flags == (PresentationFlag.INTERRUPTED_BY_FRAME,)
    assert rendered(quote.clauses[0])[0].startswith("We have run it for ninety years")
    assert quote.attribution is Attribution.CORRECT
    assert quote.suggested == "suggest/1"


def test_a_fragment_renders_its_whole_clause():
    quotes = by_words(FAITHFUL, propose(draft(FAITHFUL), "weir-post"))
    quote = quotes["may cost 400,000 crowns"]
    assert quote.presentation is Presentation.MIXED
    assert rendered(quote.clauses[0]) == ["The new turbine may cost 400,000 crowns"]


def test_a_half_invented_quote_has_a_clause_that_is_not_in_the_statement():
    quotes = by_words(FAITHFUL, propose(draft(FAITHFUL), "weir-post"))
    quote = next(one for words, one in quotes.items() if words.startswith("Nobody"))
    assert [clause.rendering for clause in quote.clauses] == [Rendering.RENDERED, Rendering.NOT_IN_STATEMENT]


def test_words_of_the_statement_given_to_another_person_are_wrongly_attributed():
    quotes = by_words(FAITHFUL, propose(draft(FAITHFUL), "weir-post"))
    quote = quotes["We are not selling the mill,"]
    assert (quote.speaker, quote.attribution) == ("tom-reed", Attribution.WRONG_SPEAKER)


def test_a_speaker_s_own_statement_comes_first():
    text = "Head\n\n“Nobody will lose a job,” said Tom Reed. “The old wheel will close on 3 April,” he said.\n"
    whole = with_second_statement(draft(text))
    quotes = propose(whole, "weir-post").quotes
    clauses = [clause for quote in quotes for clause in quote.clauses]
    assert clauses[0].renders[0].statement == "reply"
    assert quotes[0].attribution is Attribution.CORRECT


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Brook said that the wheel would stop. “I know that this is hard.”", "anna-brook"),
        ("“Nobody will lose a job,” Brook said. “I know that this is hard.”", "anna-brook"),
        ("“Nobody will lose a job,” Brook said.\n\n“I know that this is hard.”", "anna-brook"),
        ("Asked about the staff, Brook was clear: “I know that this is hard.”", "anna-brook"),
        ("Brook left. It rained. “I know that this is hard.”", None),
    ],
)
def test_a_quote_without_a_frame_takes_the_nearest_speaker(words, speaker):
    text = f"Head\n\nAnna Brook came by car.\n\n{words}\n"
    quotes = propose(draft(text), "weir-post").quotes
    assert quotes[-1].content[-1].span.of(text) == "I know that this is hard."
    assert quotes[-1].speaker == speaker


@pytest.mark.parametrize(
    ("words", "quoted", "speaker"),
    [
        ("Brook denied a sale. Work goes on, and “nobody will lose a job”.", "nobody will lose a job", "anna-brook"),
        ("Brook denied a sale.\n\nWork goes on, and “nobody will lose a job”.", "nobody will lose a job", None),
        ("Brook denied a sale. Work goes on, and “cows will fly home”.", "cows will fly home", None),
        ("Brook denied a sale. Up to “400,000” crowns are gone.", "400,000", None),
    ],
)
def test_a_fragment_of_the_statement_is_its_speaker_s_where_the_paragraph_has_named_her(words, quoted, speaker):
    text = f"Head\n\n{words}\n"
    assert by_words(text, propose(draft(text), "weir-post"))[quoted].speaker == speaker


def test_a_fragment_of_the_statement_in_a_headline_is_its_speaker_s():
    text = "Wheel stops but “nobody will lose a job”\n\nIt rained.\n"
    [quote] = propose(draft(text), "weir-post").quotes
    assert (quote.speaker, quote.attribution) == ("anna-brook", Attribution.CORRECT)


def test_words_absorbed_without_marks_are_one_quote_with_a_clause_for_each_sentence():
    (quote,) = propose(draft(SPUN), "weir-post").quotes
    assert quote.presentation is Presentation.FREE_UNMARKED
    assert [part.span.of(SPUN)[:8] for part in quote.content] == ["The mill", "The new "]
    assert quote.source is not None
    assert quote.source.span.of(SPUN) == "Anna Brook"
    assert [clause.rendering for clause in quote.clauses] == [Rendering.RENDERED] * 5


def test_claims_are_linked_with_their_mode_and_quote():
    proposal = propose(draft(FAITHFUL), "weir-post")
    found = {one.record.claim: one for one in proposal.mentions}
    assert found["mill-kept"].record.mode is Mode.ATTRIBUTED_DIRECT
    assert found["turbine-cost"].record.mode is Mode.ATTRIBUTED_MIXED
    quote = proposal.quotes[found["turbine-cost"].quote]
    assert quote.content[0].span.of(FAITHFUL) == "may cost 400,000 crowns"
    assert all(one.record.answers.mention_entails_claim for one in proposal.mentions)


def test_a_passage_makes_no_claim_that_shares_no_word_of_content_with_it():
    whole = draft("Head\n\n“We have run it for ninety years,” Brook said.\n")
    claims = whole.event.claims
    moved = [claims[0].model_copy(update={"passages": ("ninety",)}), *claims[1:]]
    text = whole.articles["weir-post"]
    event = whole.event.model_copy(update={"claims": tuple(moved)})
    assert propose(replace(whole, event=event, articles={"weir-post": text}), "weir-post").mentions == ()


def test_a_mention_that_is_repeated_to_the_letter_is_a_duplicate():
    text = "Head\n\nThe new turbine may cost 400,000 crowns. So it may. The new turbine may cost 400,000 crowns.\n"
    proposal = propose(draft(text), "weir-post")
    assert [one.duplicate_of for one in proposal.mentions if one.record.claim == "turbine-cost"] == [None, 0]


def test_an_article_that_is_annotated_for_quotes_alone_gets_quotes_alone():
    record = article(FAITHFUL, depth="quotes")
    assert propose(draft(FAITHFUL, record=record), "weir-post").mentions == ()
    with pytest.raises(UsageError, match="depth: claims"):
        propose(draft(FAITHFUL, record=record), "weir-post", with_claims=True)


def test_what_overlaps_an_existing_record_is_not_proposed():
    whole = propose(draft(FAITHFUL), "weir-post")
    record = article(FAITHFUL).model_copy(
        update={"quotes": whole.quotes[:1], "mentions": tuple(one.record for one in whole.mentions)}
    )
    again = propose(draft(FAITHFUL, record=record), "weir-post")
    assert again.quotes == whole.quotes[1:]
    assert again.mentions == ()


def test_nothing_is_proposed_inside_boilerplate():
    zones = [{"zone": "boilerplate", "kind": "related_link", "start": 0, "end": len(FAITHFUL)}]
    proposal = propose(draft(FAITHFUL, record=article(FAITHFUL, zones=zones)), "weir-post")
    assert proposal.quotes == proposal.mentions == ()


def test_an_event_without_passages_and_claims_gets_its_quotes_all_the_same():
    whole = draft(FAITHFUL)
    statement = whole.event.statements[0].model_copy(update={"passages": ()})
    bare = replace(whole, event=whole.event.model_copy(update={"statements": (statement,), "claims": ()}))
    proposal = propose(bare, "weir-post")
    assert len(proposal.quotes) == len(propose(whole, "weir-post").quotes)
    assert proposal.mentions == ()
    assert [clause.rendering for clause in proposal.quotes[0].clauses] == [Rendering.RENDERED] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Head\n\n“",
        "Head\n\n”“”“ said “said",
        "Head\n\n" + "“" * 60,
        "H\n\nno marks at all",
        "Head\n\nIt closes on Apr. 3 and it rains. “By 3 April,” Brook said, “or on the 3rd of April.”",
    ],
)
def test_odd_texts_are_gone_through(text):
    proposal = propose(draft(text), "weir-post")
    assert all(part.end <= len(text) for quote in proposal.quotes for part in quote.content)


def test_a_title_in_marks_is_nobody_s_words():
    text = "Mill to stop\n\nThe choir sang “Rivers of Old” at the gate.\n"
    (quote,) = propose(draft(text), "weir-post").quotes
    assert isinstance(quote, Quote)
    assert (quote.presentation, quote.speaker, quote.attribution) == (
        Presentation.SCARE_OR_TITLE,
        None,
        Attribution.NONE,
    )


def test_an_article_must_be_there_with_its_text():
    with pytest.raises(UnknownNameError):
        propose(draft(FAITHFUL), "weir-pots")
    with pytest.raises(TextUnavailableError):
        propose(draft(None, record=article(FAITHFUL)), "weir-post")


TRANSCRIPT = """Mill to stop its wheel

Q: Why do you stop the wheel now? Are you broke?

A: We have run it for ninety years, and we are proud of that. I know that this is hard.

Q: And the jobs?

A: We are not selling the mill.
"""


def test_labels_of_a_transcript_are_no_words_and_questions_are_nobodys_answer():
    quotes = by_words(TRANSCRIPT, propose(draft(TRANSCRIPT), "weir-post"))
    free = [words for words, quote in quotes.items() if quote.presentation is Presentation.FREE_UNMARKED]
    assert free == [
        "We have run it for ninety years, and we are proud of that. I know that this is hard.",
        "We are not selling the mill.",
    ]


def test_the_marker_of_a_block_quote_is_no_word_of_it():
    text = "Mill to stop its wheel\n\nAnna Brook said on Sunday:\n\n> We have run it for ninety years, and we are proud of that.\n"
    quotes = by_words(text, propose(draft(text), "weir-post"))
    assert "We have run it for ninety years, and we are proud of that." in quotes

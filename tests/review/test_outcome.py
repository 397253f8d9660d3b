import pytest
from pydantic_core import to_json

from corpus_tools.review.outcome import Outcome, of_additions, of_cell, of_clause, of_mention, of_quote
from corpus_tools.schemas.claim import Answers, Claim, Mention, MentionLabels
from corpus_tools.schemas.quote import Clause, ClauseLabels, Quote, QuoteLabels
from corpus_tools.schemas.selector import Selector
from corpus_tools.schemas.vocab import Depth, QuoteFlag

WORDS = (Selector(start=0, end=5),)


def spelled(model, **said):
    """Return a record as a file with these values states it."""
    return model.model_validate_json(to_json(said))


def clause(form="verbatim", *, flags=(), rendering="rendered", labels=True):
    computed = spelled(ClauseLabels, form=form, flags=flags) if labels else None
    return spelled(Clause, rendering=rendering, computed=computed)


def quote(*clauses, fidelity="faithful", form="verbatim", **axes):
    labels = spelled(QuoteLabels, form=form, verified_share=1.0, fidelity=fidelity)
    axes = {"attribution": "correct", "presentation": "marked"} | axes
    return spelled(Quote, content=WORDS, clauses=clauses or (clause(),), computed=labels, **axes)


def mention(relation="equivalent", *, distorted=False, labels=True):
    computed = spelled(MentionLabels, relation=relation, distorted=distorted, severity=2 * distorted)
    answers = Answers(recoverable=True, compatible=True, claim_entails_mention=True, mention_entails_claim=True)
    labels = {"answers": answers, "computed": computed if labels else None}
    return spelled(Mention, span=WORDS, claim="open", mode="asserted", **labels)


def claim(origin):
    return spelled(Claim, id="open", text="The orchard is open.", origin=origin)


@pytest.mark.parametrize(
    ("form", "letter"),
    [
        ("verbatim", "K"), ("orthographic", "K"), ("marked_edit", "K"), ("grammatical", "B"), ("unmarked_cut", "B"),
        ("conflated", "B"), ("substituted", "B"), ("paraphrase", "B"), ("unverifiable", "U"), ("not_applicable", "U"),
    ],
)  # fmt: skip
def test_clause_comes_to_what_its_own_form_comes_to(form, letter):
    one = clause(form)
    assert of_clause(quote(one, clause("substituted")), one) == letter


def test_clause_that_is_not_in_the_statement_is_invented():
    one = clause("fabricated", rendering="not_in_statement")
    assert of_clause(quote(one), one) is Outcome.INVENTED


def test_clause_without_labels_is_not_judged():
    one = clause(labels=False)
    assert of_clause(quote(one), one) is Outcome.UNJUDGED


def test_words_kept_and_given_to_somebody_else_are_bent():
    one = clause()
    assert of_clause(quote(one, attribution="wrong_speaker"), one) is Outcome.BENT


def test_changed_meaning_counts_against_the_clause_whose_words_changed():
    kept, changed, flagged = clause(), clause("substituted"), clause(flags=(QuoteFlag.CUT_BEFORE_LIMITER,))
    whole = quote(kept, changed, flagged, meaning="strengthened", meaning_locus="quote")
    assert [of_clause(whole, one) for one in whole.clauses] == ["K", "B", "B"]


@pytest.mark.parametrize("locus", ["frame", "juxtaposition"])
def test_meaning_that_the_frame_changed_counts_against_every_clause(locus):
    whole = quote(clause(), clause("substituted"), meaning="reversed", meaning_locus=locus)
    assert [of_clause(whole, one) for one in whole.clauses] == ["B", "B"]


def test_changed_meaning_counts_against_all_where_no_words_changed():
    whole = quote(clause(), clause(), meaning="reversed", meaning_locus="quote")
    assert [of_clause(whole, one) for one in whole.clauses] == ["B", "B"]


def test_quote_comes_to_what_its_label_says():
    assert of_quote(quote(fidelity="edited_marked")) is Outcome.KEPT
    assert of_quote(quote(fidelity="fabricated")) is Outcome.INVENTED
    assert of_quote(quote().model_copy(update={"computed": None})) is Outcome.UNJUDGED


@pytest.mark.parametrize(
    ("relation", "letter"),
    [
        ("equivalent", "K"), ("broader", "K"), ("narrower", "B"), ("overlaps", "B"), ("contradicts", "B"),
        ("unrecoverable", "B"),
    ],
)  # fmt: skip
def test_mention_is_kept_where_all_it_says_follows_from_the_claim(relation, letter):
    assert of_mention(mention(relation), claim("statement"), is_rendering=True) == letter


def test_distorted_mention_is_bent_whatever_its_relation():
    assert of_mention(mention("broader", distorted=True), claim("statement"), is_rendering=True) is Outcome.BENT


def test_mention_that_renders_nothing_is_invented_only_if_the_coverage_added_its_claim():
    assert of_mention(mention(), claim("coverage"), is_rendering=False) is Outcome.INVENTED
    assert of_mention(mention(), claim("background"), is_rendering=False) is Outcome.UNJUDGED
    assert of_mention(mention(), None, is_rendering=False) is Outcome.UNJUDGED


def test_mention_without_labels_is_not_judged():
    assert of_mention(mention(labels=False), claim("statement"), is_rendering=True) is Outcome.UNJUDGED


def test_cell_is_as_bad_as_what_is_bent_in_it():
    assert of_cell([Outcome.KEPT, Outcome.UNJUDGED], Depth.FULL) is Outcome.KEPT
    assert of_cell([Outcome.UNJUDGED], Depth.FULL) is Outcome.UNJUDGED
    assert of_cell([Outcome.KEPT, Outcome.INVENTED], Depth.FULL) is Outcome.BENT


def test_nothing_is_dropped_by_an_article_of_which_only_quotes_are_annotated():
    assert [of_cell([], depth).name for depth in Depth] == ["UNJUDGED", "DROPPED", "DROPPED"]


def test_last_row_asks_for_what_was_invented_first():
    assert of_additions([Outcome.UNJUDGED, Outcome.BENT, Outcome.INVENTED]) is Outcome.INVENTED
    assert of_additions([]) is Outcome.NONE

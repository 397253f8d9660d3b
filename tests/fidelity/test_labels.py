"""Computed labels of quotes and mentions of an invented event."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest

from corpus_tools.fidelity.labels import label_article, label_mention
from corpus_tools.fidelity.reference import References
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.claim import Mention
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.quote import Quote

STATEMENT = (
    "We may close the mill in Norburg by May, but only if the unions agree. Nobody said that we are broke."
    " The river is clean. We have no plans to sell the boats, and the boats are not for sale. Our pilots have"
    " never let us down. We thank them."
)
PROVENANCE = {"annotators": ["ada"], "guideline": "0.1", "date": "2026-01-01", "state": "single"}


def event(*, access: str = "open", passages: list[dict[str, object]] | None = None) -> Event:
    statement = {
        "id": "speech", "speaker": "berg", "date": "2026-01-01", "occasion": "a speech", "language": "en",
        "access": access, "passages": passages or [],
    }  # fmt: skip
    entity = {"id": "berg", "kind": "person", "name": "Anna Berg", "aliases": ["the mill owner"]}
    fields = {"title": "t", "date": "2026-01-01", "fiction": True, "provenance": PROVENANCE}
    return Event.model_validate_json(json.dumps({**fields, "entities": [entity], "statements": [statement]}))


def at(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


@dataclass
class Scene:
    """One article with one quote, and other articles that may stand witness."""

    text: str
    content: list[str]
    clauses: list[dict[str, object]]
    presentation: str = "marked"
    language: str = "en"
    access: str = "open"
    passages: list[dict[str, object]] = field(default_factory=list)
    others: dict[str, tuple[str, str]] = field(default_factory=dict)
    more: dict[str, object] = field(default_factory=dict)

    def article(self) -> Article:
        quote = {
            "content": [at(self.text, words) for words in self.content], "presentation": self.presentation,
            "speaker": "berg", "attribution": "correct", "clauses": self.clauses, **self.more,
        }  # fmt: skip
        return make_article(self.text, "partial_quote_report", [quote], self.language)

    def references(self, texts: dict[str, str | None] | None = None) -> References:
        articles = {key: make_article(text, rewriting, []) for key, (text, rewriting) in self.others.items()}
        statement_texts = {"speech": STATEMENT} if self.access == "open" else {}
        return References.of(
            event(access=self.access, passages=self.passages),
            statement_texts=statement_texts,
            articles={"own": self.article(), **articles},
            texts=texts if texts is not None else {"own": self.text, **{k: t for k, (t, _) in self.others.items()}},
        )

    def label(self) -> Quote:
        labelled = label_article("own", self.article(), text=self.text, references=self.references())
        return labelled.quotes[0]


def make_article(text: str, rewriting: str, quotes: list[dict[str, object]], language: str = "en") -> Article:
    fields = {
        "outlet": "north-star", "language": language, "access": "open",
        "rights": {"licence": "CC0-1.0", "fiction": True}, "rewriting": [rewriting], "depth": "quotes",
        "provenance": PROVENANCE, "zones": [{"zone": "body", "start": 0, "end": len(text)}], "quotes": quotes,
    }  # fmt: skip
    return Article.model_validate_json(json.dumps(fields))


def rendered(*passages: str) -> dict[str, object]:
    return {"rendering": "rendered", "renders": [{"statement": "speech", **at(STATEMENT, words)} for words in passages]}


def of_passages(*passages: str, **more: object) -> dict[str, object]:
    return {"rendering": "rendered", "renders": [{"passage": passage} for passage in passages], **more}


def witnessed(passage: str, *, joined: bool = False, **witnesses: tuple[str, str]) -> dict[str, object]:
    found = [
        {"article": article, "parts": [at(text, words)], "reason": "carries the words"}
        for article, (text, words) in witnesses.items()
    ]
    return {"id": passage, "gist": "what it says", "joined": joined, "witnesses": found}


def test_a_quote_against_an_open_statement() -> None:
    scene = Scene("“The river is clean,” she said.", ["The river is clean,"], [rendered("The river is clean.")])
    quote = scene.label()
    clause = quote.clauses[0].computed
    assert clause is not None and quote.computed is not None
    assert (clause.form, clause.rung, clause.reference, clause.n_witnesses) == (
        "verbatim",
        "final_point",
        "statement",
        None,
    )
    assert (quote.computed.fidelity, quote.computed.verified_share, quote.computed.flags) == ("faithful", 1.0, ())


def test_labelling_again_changes_nothing() -> None:
    scene = Scene("“The river is clean,” she said.", ["The river is clean,"], [rendered("The river is clean.")])
    once = label_article("own", scene.article(), text=scene.text, references=scene.references())
    assert label_article("own", once, text=scene.text, references=scene.references()) == once
    assert once != scene.article()


def test_without_the_text_what_is_stored_stays() -> None:
    scene = Scene("“The river is clean,” she said.", ["The river is clean,"], [rendered("The river is clean.")])
    once = label_article("own", scene.article(), text=scene.text, references=scene.references())
    assert label_article("own", once, text=None, references=scene.references()) == once


def test_a_cut_before_a_limiter_is_flagged_unless_another_clause_has_it() -> None:
    limited = "We may close the mill in Norburg by May"
    text = "“We may close the mill in Norburg by May,” she said, “but only if the unions agree.”"
    alone = Scene(text, [limited + ","], [rendered(limited)]).label()
    both = Scene(
        text,
        [limited + ",", "but only if the unions agree."],
        [
            rendered(limited) | {"parts": [at(text, limited + ",")]},
            rendered("but only if the unions agree.") | {"parts": [at(text, "but only if the unions agree.")]},
        ],
    ).label()
    assert alone.computed is not None and both.computed is not None
    assert alone.computed.flags == ("cut_before_limiter",)
    assert both.computed.flags == ()


def test_a_cut_after_a_negation_is_flagged() -> None:
    quote = Scene("She said “we are broke”.", ["we are broke"], [rendered("Nobody said that we are broke.")]).label()
    assert quote.computed is not None
    assert quote.computed.flags == ("cut_after_limiter",)


def test_words_that_are_not_in_a_statement_that_can_be_read_are_fabricated() -> None:
    clause = {"rendering": "not_in_statement"}
    text = "“We own the moon,” she said."
    open_one = Scene(text, ["We own the moon,"], [clause]).label()
    closed = Scene(text, ["We own the moon,"], [clause], access="unavailable").label()
    unmarked = Scene(text, ["We own the moon,"], [clause], presentation="free_unmarked").label()
    title = Scene(text, ["We own the moon,"], [clause], presentation="scare_or_title").label()
    assert [q.computed and q.computed.fidelity for q in (open_one, closed, unmarked, title)] == [
        "fabricated", "unverifiable", "unverifiable", "unverifiable",
    ]  # fmt: skip


def test_a_half_invented_quote_is_as_bad_as_its_worse_half() -> None:
    text = "“The river is clean and we own the moon,” she said."
    clauses = [
        rendered("The river is clean.") | {"parts": [at(text, "The river is clean")]},
        {"rendering": "not_in_statement", "parts": [at(text, "and we own the moon,")]},
    ]
    quote = Scene(text, ["The river is clean and we own the moon,"], clauses).label()
    assert [clause.computed and clause.computed.form for clause in quote.clauses] == ["verbatim", "fabricated"]
    assert quote.computed is not None
    assert (quote.computed.form, quote.computed.verified_share) == ("fabricated", 1.0)


def test_spans_with_at_most_six_words_between_are_one_passage() -> None:
    said = "We may close the mill by May"
    near = Scene(f"“{said},” she said.", [said + ","], [rendered("We may close the mill", "by May")]).label()
    far_words = "The river is clean. We thank them."
    far = Scene(f"“{far_words}”", [far_words], [rendered("The river is clean.", "We thank them.")]).label()
    turned = "We thank them. The river is clean."
    back = Scene(f"“{turned}”", [turned], [rendered("We thank them.", "The river is clean.")]).label()
    assert [q.computed and q.computed.form for q in (near, far, back)] == ["unmarked_cut", "conflated", "conflated"]
    assert back.computed is not None
    assert "reordered" in back.computed.flags


def in_one_pair(printed: str, *clauses: tuple[str, str], **changes: object) -> Quote:
    """Return a labelled quote in one pair of marks, with clauses of (printed words, rendered words)."""
    text = f"“{printed}” she said."
    found = [rendered(said) | {"parts": [at(text, words)]} for words, said in clauses]
    return Scene(text, [printed], found, **changes).label()  # type: ignore[arg-type]


RIVER, THANKS = ("The river is clean", "The river is clean."), ("we thank them", "We thank them.")
BOATS = "We have no plans to sell the boats, and the boats are not for sale."


def form_and_flags(quote: Quote) -> tuple[str, tuple[str, ...]]:
    assert quote.computed is not None
    return quote.computed.form.value, tuple(flag.value for flag in quote.computed.flags)


def test_clauses_that_meet_in_one_pair_of_marks_must_meet_in_the_statement() -> None:
    quote = in_one_pair("The river is clean, we thank them,", RIVER, THANKS)
    assert [clause.computed and clause.computed.form for clause in quote.clauses] == ["verbatim", "verbatim"]
    assert form_and_flags(quote) == ("conflated", ())
    assert quote.computed is not None
    assert quote.computed.fidelity == "conflated"


def test_clauses_in_reversed_order_are_conflated_and_reordered() -> None:
    quote = in_one_pair("we thank them. The river is clean", THANKS, RIVER)
    assert form_and_flags(quote) == ("conflated", ("reordered",))


@pytest.mark.parametrize("printed", ["The river is clean … we thank them", "The river is clean [and] we thank them"])
def test_a_mark_between_clauses_says_that_something_is_left_out(printed: str) -> None:
    assert form_and_flags(in_one_pair(printed, RIVER, THANKS)) == ("verbatim", ())


def test_clauses_that_follow_one_another_are_no_conflation() -> None:
    boats = ("We have no plans to sell the boats", BOATS)
    quote = in_one_pair("The river is clean. We have no plans to sell the boats,", RIVER, boats)
    assert form_and_flags(quote) == ("verbatim", ())


def test_what_a_clause_leaves_out_of_its_passage_counts_as_left_out_between() -> None:
    both = "We have no plans to sell the boats, and the boats are not for sale. Our pilots have never let us down."
    pilots = ("Our pilots have", both)
    quote = in_one_pair("We have no plans to sell Our pilots have", ("We have no plans to sell", both), pilots)
    assert form_and_flags(quote)[0] == "conflated"


def test_words_between_two_parts_of_a_quote_are_no_conflation() -> None:
    text = "“The river is clean,” she said. “We thank them.”"
    clauses = [
        rendered("The river is clean.") | {"parts": [at(text, "The river is clean,")]},
        rendered("We thank them.") | {"parts": [at(text, "We thank them.")]},
    ]
    assert form_and_flags(Scene(text, ["The river is clean,", "We thank them."], clauses).label()) == ("verbatim", ())


def test_unmarked_words_promise_no_stretch() -> None:
    quote = in_one_pair("The river is clean. we thank them", RIVER, THANKS, presentation="free_unmarked")
    assert form_and_flags(quote)[0] == "verbatim"


@pytest.mark.parametrize(
    ("joined", "skipped", "form"),
    [
        ((True, True), "as ever", "verbatim"),
        ((True, True), "and will stay so for all the time to come", "conflated"),
        ((True, True), "", "conflated"),
        ((False, True), "as ever", "conflated"),
        ((True, False), "as ever", "conflated"),
    ],
)
def test_passages_without_a_statement_are_adjacent_as_far_as_they_are_joined(
    joined: tuple[bool, bool], skipped: str, form: str
) -> None:
    own = "“The river is clean. Our pilots are safe.”"
    north = f"Berg: “The river is clean {skipped}. Our pilots are safe.”"
    between = witnessed("between", joined=joined[0], **({"north": (north, skipped)} if skipped else {}))
    scene = witness_scene(
        text=own,
        content=["The river is clean. Our pilots are safe."],
        clauses=[
            of_passages("river", parts=[at(own, "The river is clean.")]),
            of_passages("pilots", parts=[at(own, "Our pilots are safe.")]),
        ],
        passages=[
            witnessed("river", north=(north, "The river is clean")),
            between,
            witnessed("pilots", joined=joined[1], north=(north, "Our pilots are safe.")),
        ],
        others={"north": (north, "faithful_report")},
    )
    assert form_and_flags(scene.label())[0] == form


def test_a_limiter_that_the_next_clause_edits_was_not_cut() -> None:
    limited = "We may close the mill in Norburg by May"
    edited = ("but only if [our] unions agree.", "but only if the unions agree.")
    quote = in_one_pair(f"{limited}, but only if [our] unions agree.", (limited, limited), edited)
    assert form_and_flags(quote) == ("marked_edit", ())


def test_of_an_indirect_report_only_the_marked_words_are_asked_for() -> None:
    text = "She said the stream was “clean” and that nobody would “sell the boats” this year."
    content = "the stream was “clean” and that nobody would “sell the boats”"
    clauses = [
        rendered("The river is clean.") | {"parts": [at(text, "the stream was “clean”")]},
        rendered("We have no plans to sell the boats") | {"parts": [at(text, "that nobody would “sell the boats”")]},
    ]
    quote = Scene(text, [content], clauses, presentation="mixed").label()
    assert [clause.computed and clause.computed.form for clause in quote.clauses] == ["verbatim", "verbatim"]
    assert quote.computed is not None
    assert quote.computed.flags == ("cut_after_limiter",)


def test_odd_marks_are_flagged() -> None:
    scene = Scene(
        "“The river is clean, she said.\n\nNothing else.", ["The river is clean,"], [rendered("The river is clean.")]
    )
    quote = scene.label()
    assert quote.computed is not None
    assert quote.computed.flags == ("unbalanced_marks",)


def test_content_under_three_words_is_weak() -> None:
    quote = Scene("The river is “clean”.", ["clean"], [rendered("The river is clean.")]).label()
    assert quote.computed is not None
    assert quote.computed.flags == ("weak",)


NORTH = "Berg: “The river is clean and will stay so,” adding: “Our pilots are safe.”"
SOUTH = "“The river is clean,” said Berg."
SPUN = "“The stream is tidy,” stated Berg."
OWN = "“The river is clean,” Berg said."


def witness_scene(**changes: object) -> Scene:
    fields: dict[str, object] = {
        "text": OWN,
        "content": ["The river is clean,"],
        "clauses": [of_passages("river")],
        "access": "unavailable",
        "passages": [
            witnessed("river", north=(NORTH, "The river is clean and will stay so,"), own=(OWN, "The river is clean,"))
        ],
        "others": {"north": (NORTH, "faithful_report"), "south": (SOUTH, "faithful_report")},
    }
    return Scene(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_quote_is_judged_against_witnesses_in_other_articles() -> None:
    clause = witness_scene().label().clauses[0].computed
    assert clause is not None
    assert (clause.form, clause.trimmed, clause.reference, clause.n_witnesses) == ("verbatim", True, "witness", 1)


def test_nobody_is_a_witness_for_himself() -> None:
    scene = witness_scene(passages=[witnessed("river", own=(OWN, "The river is clean,"))])
    quote = scene.label()
    assert quote.computed is not None
    assert (quote.computed.form, quote.computed.reason, quote.computed.verified_share) == (
        "unverifiable",
        "sole_witness",
        0.0,
    )


def test_a_spun_article_is_no_witness() -> None:
    scene = witness_scene(
        passages=[witnessed("river", spun=(SPUN, "The stream is tidy,"))], others={"spun": (SPUN, "spun")}
    )
    quote = scene.label()
    assert quote.computed is not None
    assert quote.computed.reason == "no_reference"


def test_witnesses_with_different_words_disagree() -> None:
    other = "“The river is filthy,” said Berg."
    scene = witness_scene(
        passages=[witnessed("river", north=(NORTH, "The river is clean"), west=(other, "The river is filthy,"))],
        others={"north": (NORTH, "faithful_report"), "west": (other, "faithful_report")},
    )
    quote = scene.label()
    assert quote.computed is not None
    assert quote.computed.reason == "witnesses_disagree"


def test_a_witness_that_ends_early_is_silent_and_no_contradiction() -> None:
    long = "“The river is clean and will stay so,” Berg said."
    scene = witness_scene(
        text=long,
        content=["The river is clean and will stay so,"],
        passages=[
            witnessed(
                "river", north=(NORTH, "The river is clean and will stay so,"), south=(SOUTH, "The river is clean,")
            )
        ],
    )
    quote = scene.label()
    assert quote.computed is not None
    assert quote.computed.form == "verbatim"


def test_words_beyond_every_witness_are_not_called_altered() -> None:
    long = "“The river is clean and full of fish,” Berg said."
    scene = witness_scene(
        text=long,
        content=["The river is clean and full of fish,"],
        passages=[witnessed("river", south=(SOUTH, "The river is clean,"))],
    )
    quote = scene.label()
    assert quote.computed is not None
    assert (quote.computed.form, quote.computed.reason) == ("unverifiable", "no_reference")


def test_a_change_within_the_witnessed_words_is_named_all_the_same() -> None:
    long = "“The river is filthy and full of fish,” Berg said."
    scene = witness_scene(
        text=long,
        content=["The river is filthy and full of fish,"],
        passages=[witnessed("river", south=(SOUTH, "The river is clean,"))],
    )
    quote = scene.label()
    assert quote.computed is not None
    assert quote.computed.form == "substituted"


def test_joined_passages_are_adjacent() -> None:
    own = "“The river is clean and will stay so. Our pilots are safe.”"
    for joined, form in ((True, "verbatim"), (False, "conflated")):
        scene = witness_scene(
            text=own,
            content=["The river is clean and will stay so. Our pilots are safe."],
            clauses=[of_passages("river", "pilots")],
            passages=[
                witnessed("river", north=(NORTH, "The river is clean and will stay so,")),
                witnessed("pilots", joined=joined, north=(NORTH, "Our pilots are safe.")),
            ],
        )
        quote = scene.label()
        assert quote.computed is not None
        assert quote.computed.form == form


def test_a_witness_text_that_is_not_at_hand_leaves_what_is_stored() -> None:
    scene = witness_scene()
    references = scene.references({"own": OWN, "north": None})
    assert label_article("own", scene.article(), text=OWN, references=references) == scene.article()


def test_a_share_that_was_not_judged_makes_a_faithful_rest_unverifiable() -> None:
    own = "“The river is clean and we adore it,” Berg said."
    clauses = [
        of_passages("river", parts=[at(own, "The river is clean")]),
        {"rendering": "unverifiable", "reason": "other_occasion", "parts": [at(own, "and we adore it,")]},
    ]
    quote = witness_scene(text=own, content=["The river is clean and we adore it,"], clauses=clauses).label()
    assert quote.computed is not None
    found = quote.computed
    assert (found.form, found.reason, found.fidelity, found.verified_share) == (
        "unverifiable", "other_occasion", "unverifiable", 0.529,
    )  # fmt: skip


def test_a_share_that_was_not_judged_does_not_hide_a_change() -> None:
    own = "“The river is filthy and we adore it,” Berg said."
    clauses = [
        of_passages("river", parts=[at(own, "The river is filthy")]),
        {"rendering": "unverifiable", "reason": "no_reference", "parts": [at(own, "and we adore it,")]},
    ]
    quote = witness_scene(text=own, content=["The river is filthy and we adore it,"], clauses=clauses).label()
    assert quote.computed is not None
    assert (quote.computed.form, quote.computed.fidelity) == ("substituted", "reworded")


@pytest.mark.parametrize(
    ("more", "fidelity"),
    [
        ({"attribution": "wrong_speaker"}, "misattributed"),
        ({"attribution": "over_personalised"}, "faithful"),
        ({"meaning": "strengthened", "meaning_locus": "frame"}, "distorted"),
        ({"meaning": "preserved"}, "faithful"),
        ({"meaning": "unclear"}, "faithful"),
    ],
)
def test_fidelity_is_the_first_rule_that_matches(more: dict[str, object], fidelity: str) -> None:
    scene = Scene(
        "“The river is clean,” she said.", ["The river is clean,"], [rendered("The river is clean.")], more=more
    )
    quote = scene.label()
    assert quote.computed is not None
    assert quote.computed.fidelity == fidelity


def test_what_could_not_be_judged_gets_no_verdict_on_its_meaning() -> None:
    strengthened = {"meaning": "strengthened", "meaning_locus": "quote"}
    alone = [witnessed("river", own=(OWN, "The river is clean,"))]
    unknown = witness_scene(passages=alone, more=strengthened).label()
    stolen = witness_scene(passages=alone, more={**strengthened, "attribution": "wrong_speaker"}).label()
    assert [q.computed and q.computed.fidelity for q in (unknown, stolen)] == ["unverifiable", "misattributed"]


def make_mention(answers: dict[str, object], differences: list[dict[str, object]]) -> Mention:
    fields = {"span": [{"start": 0, "end": 4}], "claim": "river-clean", "mode": "asserted", "answers": answers}
    return Mention.model_validate_json(json.dumps({**fields, "differences": differences}))


def test_a_mention_is_distorted_by_a_difference_that_a_fact_checker_would_check() -> None:
    answers = {"recoverable": True, "compatible": True, "claim_entails_mention": False, "mention_entails_claim": False}
    date = {"slot": "time", "operation": "replace", "changes_meaning": True}
    spin = {"slot": "surface", "operation": "spin", "changes_meaning": False}
    labelled = label_mention(make_mention(answers, [date, spin]))
    assert labelled.computed is not None
    assert (labelled.computed.relation, labelled.computed.distorted, labelled.computed.severity) == (
        "overlaps",
        True,
        2,
    )
    assert [found.computed and (found.computed.drift, found.computed.severity) for found in labelled.differences] == [
        ("temporal", 2), ("lexical_spin", 0),
    ]  # fmt: skip


def test_an_override_wins() -> None:
    answers = {"recoverable": True, "compatible": False}
    override = {"severity": 1, "reason": "nobody can tell the two days apart"}
    date = {"slot": "time", "operation": "replace", "changes_meaning": True, "override": override}
    labelled = label_mention(make_mention(answers, [date]))
    assert labelled.computed is not None
    assert (labelled.computed.relation, labelled.computed.distorted) == ("contradicts", False)


def test_answers_that_do_not_go_together_give_no_labels() -> None:
    assert label_mention(make_mention({"recoverable": True}, [])).computed is None

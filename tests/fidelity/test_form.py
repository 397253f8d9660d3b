"""Form of invented clauses: every trap that a newspaper sets for a quote checker."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from corpus_tools.fidelity.flags import flags_of, in_order
from corpus_tools.fidelity.form import judge
from corpus_tools.fidelity.reference import Candidate

PLANT = "We may close the plant in Norburg by May, but only if the unions agree."
KEYS = "They asked for the “master keys” — and we refused. The harbour stays open to anyone who “asks twice,” as ever."
USERS = "The abrupt rise to 950M users brought growing pains. It made things easier for thieves."
LONG = (
    "The river is clean. Nobody has drunk from it for eleven years, and I would not drink from it on a dare either."
    " The fish have come back."
)


class Case(NamedTuple):
    said: str
    printed: str
    form: str
    rung: str | None = None
    flags: str = ""


VERBATIM = [
    Case(PLANT, PLANT, "verbatim", "exact"),
    Case(PLANT, "close the plant in Norburg", "verbatim", "exact"),
    Case(PLANT, "We may close the plant\u00a0in\nNorburg", "verbatim", "white_space"),
    Case(PLANT, "We may close the plant in Norburg by May, but only if the unions agree,", "verbatim", "final_point"),
    Case(PLANT, "Close the plant in Norburg.", "verbatim", "initial_case"),
    Case(PLANT, "close the plant in Norburg,", "verbatim", "final_point"),
    Case(PLANT, "… the plant in Norburg …", "verbatim", "glyphs"),
    Case(KEYS, "They asked for the 'master keys' - and we refused.", "verbatim", "glyphs"),
    Case(KEYS, 'They asked for the "master keys"—and we refused', "verbatim", "glyphs"),
    Case(KEYS, "They asked for the ”master keys“ – and we refused,", "verbatim", "final_point"),
    Case(KEYS, "They asked for the ““master keys”” -- and we refused", "verbatim", "glyphs"),
    Case(KEYS, "The harbour stays open to anyone who ‘asks twice,'", "verbatim", "glyphs"),
    Case("A port for anyone who “asks”.", "for anyone who ‘asks.’", "verbatim", "glyphs"),
    Case("A port for anyone who “asks” twice.", "For anyone who 'asks.'", "verbatim", "initial_case"),
    Case("It's the crew's call.", "It’s the crew’s call", "verbatim", "glyphs"),
    Case("We refuse — and always will.", "We refuse—and always will.", "verbatim", "glyphs"),
    Case("We refuse. Always.", "We refuse.  Always.", "verbatim", "white_space"),
    Case("wait… for it", "wait... for it", "verbatim", "glyphs"),
]

ORTHOGRAPHIC = [
    Case(USERS, "The abrupt rise to 950 million users brought growing pains", "orthographic"),
    Case(USERS, "The abrupt rise to 950 millions users brought growing pains", "orthographic"),
    Case(USERS, "the abrupt rise to 950,000,000 users", "orthographic"),
    Case(KEYS, "The harbor stays open to anyone", "orthographic"),
    Case("We organised it at the centre.", "We organized it at the center.", "orthographic"),
    Case("They travelled with five men.", "They traveled with 5 men", "orthographic"),
    Case("A café in Zürich paid 12.5%.", "A cafe in Zurich paid 12.5 per cent", "orthographic"),
    Case("It cost $5 million.", "It cost 5 million dollars", "orthographic"),
    Case("It cost €5m.", "it cost 5 million euros", "orthographic"),
    Case("We drove 40km.", "We drove forty kilometres", "orthographic"),
    Case("We will receive the separate parts.", "We will recieve the separate parts", "orthographic"),
    Case("Send an e-mail to co-operate.", "Send an email to cooperate", "orthographic"),
    Case("It is a well-known trap.", "It is a well known trap", "orthographic"),
    Case("A Mistaken View", "a mistaken view", "orthographic"),
    Case("However the ferry sank, we knew.", "However the ferry sank we knew.", "orthographic"),
    Case("on the 3rd try", "on the third try", "orthographic"),
    Case("It sank on Sept. 5, 2024.", "It sank on September 5, 2024", "orthographic"),
    Case("It sank on 5 September.", "It sank on September 5th", "orthographic"),
    Case("The programme’s crew don’t rest.", "The program's crew dont rest", "orthographic"),
    Case("a million birds", "one million birds", "orthographic"),
    Case("a dozen birds", "12 birds", "orthographic"),
    Case("half a million birds", "500,000 birds", "orthographic"),
    Case("It cost 1.2 million crowns.", "It cost 1.2M crowns", "orthographic"),
    Case("It cost £5m to £6m.", "It cost 5 to 6 million pounds", "orthographic"),
    Case("We are ready, and we can't wait.", "We're ready, and we cannot wait.", "orthographic"),
    Case("I'd go, it's late.", "I would go, it is late.", "orthographic"),
    Case("We're late, and they don't wait.", "We re late, and they don t wait.", "orthographic"),
]

MARKED = [
    Case(PLANT, "We may close the plant … by May", "marked_edit"),
    Case("We may close this old plant in Norburg.", "We may close [the works] in Norburg", "marked_edit"),
    Case(PLANT, "[W]e may close the plant", "marked_edit"),
    Case(PLANT, "We [at the mill] may close the plant", "marked_edit"),
    Case(LONG, "The river is clean. [...] The fish have come back.", "marked_edit"),
    Case(LONG, "The river is clean ... The fish have come back.", "marked_edit"),
    Case("We was robbed.", "We was (sic) robbed.", "marked_edit"),
    Case(PLANT, "We may close [that] plant … if the unions agree", "marked_edit", None, "operator_change"),
    Case(USERS, "The abrupt rise to 950 million users brought … pains", "marked_edit"),
    Case("Until Vik, the old pilot, has left, we wait here.", "Until [Vik] has left, we wait … here.", "marked_edit"),
    Case("The cook of the long ferry, a calm man, sang.", "[The cook] sang.", "marked_edit"),
]

GRAMMATICAL = [
    Case(PLANT, "We will close the plant in Norburg", "grammatical", None, "operator_change"),
    Case(PLANT, "We may not close the plant in Norburg", "grammatical", None, "operator_change"),
    Case("We closed the plants.", "We close the plant.", "grammatical"),
    Case("They held a vote.", "They hold a vote.", "grammatical"),
    Case("We will receive the seperate parts.", "We will recieve the separate parts", "grammatical"),
    Case("We can wait.", "We can't wait.", "grammatical", None, "operator_change"),
    Case("We sold it to a neighbour.", "we sold it for the neighbour", "grammatical"),
    Case("He never lied to us.", "He lied to us.", "grammatical", None, "operator_change"),
    Case(
        "All members of all crews agreed.", "Some members of all crews agreed.", "grammatical", None, "operator_change"
    ),
    Case("We sail if the wind turns.", "We sail when the wind turns.", "grammatical", None, "operator_change"),
    Case("The mice were seen.", "The mouse was seen.", "grammatical"),
    Case(PLANT, "We may close [the works] in Norburg", "grammatical"),
]

CUT = [
    Case(PLANT, "We may close in May", "unmarked_cut"),
    Case("We really want a fair and lasting peace here.", "We want a lasting peace here.", "unmarked_cut"),
    Case("The old bridge over the river is not safe.", "The old bridge is not safe.", "unmarked_cut"),
    Case("Until Vik, the old pilot, has left the pier.", "Until [Vik] has left.", "marked_edit"),
    Case("Until Vik has left the old pier for good.", "Until [Vik] has left the pier for good.", "unmarked_cut"),
    Case("We sell the best old boats in Norburg.", "We sell boat[s] in Norburg", "unmarked_cut"),
    Case("We boldly sell the boats in Norburg.", "[W]e sell the boats in Norburg", "unmarked_cut"),
    Case("We was very badly robbed of it.", "We was (sic) robbed of it.", "unmarked_cut"),
    Case("We are certainly not leaving.", "We are leaving.", "unmarked_cut", None, "operator_change"),
]

CONFLATED = [
    Case(LONG, "The river is clean. The fish have come back.", "conflated"),
    Case(LONG, "The fish have come back. The river is clean.", "conflated", None, "reordered"),
]

SUBSTITUTED = [
    Case(PLANT, "We may sell the plant in Norburg", "substituted"),
    Case(PLANT, "We may close the old plant in Norburg", "substituted"),
    Case(PLANT, "We may close it in Norburg", "substituted"),
    Case("A mistaken view", "A wrongful view", "substituted"),
    Case("The plan is legal.", "The plan is illegal.", "substituted", None, "operator_change"),
    Case("The dose is harmful to fish.", "The dose is harmless to fish.", "substituted", None, "operator_change"),
    Case("We owe five banks.", "We owe six banks.", "substituted", None, "number_change"),
    Case("We owe 950M in taxes.", "We owe 850 million in taxes.", "substituted", None, "number_change"),
    Case("The ferry to Iran sank twice.", "The ferry to Iraq sank twice.", "substituted", None, "entity_change"),
    Case("We thank Anna Berg for her help.", "We thank Anna Borg for her help.", "substituted", None, "entity_change"),
    Case("We leave in June.", "We leave in May.", "substituted", None, "number_change"),
    Case("We leave in May.", "We leave in June.", "substituted", None, "number_change"),
    Case("We form a circle.", "We farm a circle.", "substituted"),
    Case("We sail safer and stronger ships.", "We sail stronger and safer ships.", "substituted", None, "reordered"),
    Case("He was the cause of war.", "He was the cause of woe.", "substituted"),
]

PARAPHRASE = [
    Case(PLANT, "The factory could shut down before summer", "paraphrase", None, "operator_change"),
    Case(
        "I refuse to hand over any keys.",
        "No way will I give them our passwords",
        "paraphrase",
        None,
        "operator_change",
    ),
]


def look(case: Case, language: str = "en") -> tuple[str, str | None, str]:
    found = judge([case.printed], Candidate((case.said,)), language=language)
    flags = in_order(flag for flag in flags_of(found, {}) if not flag.startswith("cut_"))
    return found.form.value, found.rung and found.rung.value, " ".join(flags)


@pytest.mark.parametrize(
    "case",
    VERBATIM + ORTHOGRAPHIC + MARKED + GRAMMATICAL + CUT + CONFLATED + SUBSTITUTED + PARAPHRASE,
    ids=lambda c: c.printed,
)
def test_every_trap_has_its_form_rung_and_flags(case: Case) -> None:
    assert look(case) == (case.form, case.rung, case.flags)


@pytest.mark.parametrize("language", ["de", "fr-CA", "ru"])
def test_other_languages_stop_at_the_ladder(language: str) -> None:
    assert look(Case("Wir schließen das „Werk“.", "das ‚Werk‘", ""), language)[0] == "verbatim"
    assert look(Case("Wir schließen das Werk.", "das „Werk“", ""), language)[0] == "not_applicable"
    assert look(Case("Wir schließen das Werk.", "Wir öffnen das Werk", ""), language)[0] == "not_applicable"


def test_trimming_at_an_edge_is_recorded_and_stays_verbatim() -> None:
    trimmed = judge(["close the plant"], Candidate((PLANT,)), language="en")
    whole = judge([PLANT], Candidate((PLANT,)), language="en")
    assert (trimmed.form, trimmed.trimmed, whole.trimmed) == ("verbatim", True, False)


def test_an_interruption_by_the_frame_is_no_cut() -> None:
    parts = ["They asked for the ‘master keys,’", "and we refused."]
    assert judge(["We may close the plant,", "in Norburg."], Candidate((PLANT,)), language="en").form == "verbatim"
    assert judge(parts, Candidate((KEYS,)), language="en").form in {"verbatim", "orthographic"}
    assert (
        judge(["The river is clean,", "The fish have come back."], Candidate((LONG,)), language="en").form
        == "conflated"
    )


def test_passages_that_are_not_adjacent_are_conflated_unless_a_mark_says_so() -> None:
    seam = Candidate(("The river is clean.", "The fish have come back."))
    assert judge(["The river is clean. The fish have come back."], seam, language="en").form == "conflated"
    assert judge(["The river is clean … The fish have come back."], seam, language="en").form == "marked_edit"


def test_an_ellipsis_does_not_excuse_another_order() -> None:
    seam = Candidate(("The fish have come back.", "The river is clean."), is_reordered=True)
    found = judge(["The fish have come back … The river is clean."], seam, language="en")
    assert (found.form, found.is_reordered) == ("conflated", True)


def test_words_are_looked_for_whole() -> None:
    assert judge(["use of it"], Candidate(("We feared the abuse of it.",)), language="en").form != "verbatim"


def test_a_rendering_drawn_too_narrowly_alters_nothing() -> None:
    narrow = Candidate(("close the plant",), "We may ", " in Norburg by May.")
    assert judge(["We may close the plant in Norburg"], narrow, language="en").form == "verbatim"
    assert judge(["in Norburg"], narrow, language="en").form != "verbatim"

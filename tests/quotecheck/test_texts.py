"""Every quote of a text against its sources: generated answers, transcripts, translations, long reports."""

import time
from pathlib import Path

import pytest

from corpus_tools.loaders.texts.docx import read_docx
from corpus_tools.quotecheck.compare import Verdict
from corpus_tools.quotecheck.texts import compare_texts

KEPT, CHANGED, MISSING = Verdict.KEPT, Verdict.CHANGED, Verdict.NOT_IN_SOURCE

RELEASE = """\
Lakeside Ferries will run six crossings a day this winter instead of ten, its director Hanne Thelwick said on Tuesday.

"We hope to be back to ten crossings by April, if the new engine arrives in time," she said. "Nobody was hurt in the fire, and for that I am grateful to the crew."

The fire on 8 October began in the engine room. An inquiry has found no sign of arson. "We do not know yet what started it," said Jonas Wiek, the company's engineer. "It may have been a fuel line. It may have been something else."

Some 1,900 season tickets remain valid. "Anyone who wants the money back will get it," Thelwick said.
"""


def verdicts(text, sources=RELEASE, **options):
    return [(quote.verdict, quote.quote) for quote in compare_texts(text, sources, **options).quotes]


ANSWERS = [
    (
        "a hedge dropped and a number swapped",
        'The director said: "We will be back to ten crossings by April." The release adds that "some 9,100 season tickets remain valid".',
        [CHANGED, CHANGED],
    ),
    (
        "a limit cut off, the rest word for word",
        'According to Thelwick, "we hope to be back to ten crossings by April". She also said "nobody was hurt in the fire".',
        [CHANGED, KEPT],
    ),
    (
        "an invented quote next to a true one",
        '"Anyone who wants the money back will get it," Thelwick said. "This was the worst week of my life," she added.',
        [KEPT, MISSING],
    ),
    (
        "two sentences joined into one",
        'Wiek said "it may have been a fuel line or something else".',
        [CHANGED],
    ),
    (
        "a negation lost",
        'Wiek told reporters: "We know what started it."',
        [CHANGED],
    ),
]


@pytest.mark.parametrize(("answer", "expected"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
def test_planted_errors_in_generated_answers_are_found(answer, expected):
    assert [verdict for verdict, _ in verdicts(answer)] == expected


def test_a_quote_that_its_reporting_clause_interrupts_is_one():
    text = '"Nobody was hurt in the fire," Thelwick said on the pier, "and for that I am grateful to the crew."'
    assert verdicts(text) == [(KEPT, "Nobody was hurt in the fire, and for that I am grateful to the crew.")]


def test_who_says_it_is_named():
    report = compare_texts('"It may have been a fuel line," said Jonas Wiek, the engineer.', RELEASE)
    assert (report.quotes[0].speaker, report.quotes[0].cue) == ("Jonas Wiek, the engineer", "said")


def test_a_transcript_is_a_source_like_any_other():
    transcript = "Q: Will you close the mill?\n\nA: We will keep the mill open until May. I sold the boats to nobody.\n\nQ: Are you broke?\n\nA: We are not broke."
    text = "“We will keep the mill open until May,” Berg said. “I sold the boats to nobody.” She said “we are broke”."
    assert [verdict for verdict, _ in verdicts(text, transcript)] == [KEPT, KEPT, CHANGED]


def test_a_translated_quote_is_not_in_the_source():
    assert verdicts("“We are closing the mill in May,” Berg said.", "Wir schließen das Werk im Mai.")[0][0] is MISSING


def test_several_sources_are_all_looked_in_and_the_right_one_is_named():
    report = compare_texts(
        "“We sail in May,” she said. “We row in June,” he said.",
        {"a.txt": "We sail in May.", "b.txt": "We row in June."},
    )
    assert [quote.source for quote in report.quotes] == ["a.txt", "b.txt"]


def test_words_kept_in_one_place_are_kept_whatever_another_place_says():
    assert (
        verdicts(
            "“We will close the mill.”",
            "If they agree, we will close the mill. On Friday she said: We will close the mill.",
        )[0][0]
        is KEPT
    )


def test_short_quotes_are_word_for_word_or_not_there():
    assert verdicts("A “grateful” Thelwick called it “dreadful”.") == [(KEPT, "grateful"), (MISSING, "dreadful")]


def test_a_text_without_quotes_is_clean():
    report = compare_texts("Nothing here.", RELEASE)
    assert report.is_clean
    assert report.quotes == ()


def test_positions_count_in_the_text():
    text = "Then 🎉 “Nobody was hurt,” she said."
    report = compare_texts(text, RELEASE)
    assert [part.of(text) for part in report.quotes[0].parts] == ["Nobody was hurt,"]
    said = report.quotes[0].said_span
    assert said.of(RELEASE).startswith('"Nobody was hurt in the fire')


def test_two_hundred_pages_take_no_time_to_speak_of():
    """A bound that only a quadratic search would break; speed is measured in benchmarks/."""
    page = (
        "On page {n} the board noted that {n} boats of {m} had been checked, and that the pier at Norburg was sound. "
        * 30
    )
    report = "\n\n".join(page.format(n=number, m=number * 3) for number in range(200))
    source = report[:300_000] + "\n\nWe found no fault with the engine.\n\n" + report[300_000:]
    start = time.process_time()
    found = compare_texts(
        "“We found no fault with the engine,” it says. “The board noted that 17 boats of 52 had been checked.”", source
    )
    assert [quote.verdict for quote in found.quotes] == [KEPT, CHANGED]
    assert time.process_time() - start < 60


REAL = Path(__file__).parents[2].parent / "shared" / "real" / "insciout" / "events"


@pytest.mark.skipif(not REAL.is_dir(), reason="the collection's files are not here")
def test_real_articles_against_their_releases_are_read_without_a_fault():
    """Many quotes in real news are not the release's; those that are mostly keep the words."""
    counts = dict.fromkeys(Verdict, 0)
    for folder in sorted(REAL.iterdir())[:8]:
        release = read_docx((folder / "release.docx").read_bytes())
        for path in sorted(folder.glob("*.docx")):
            if path.name != "release.docx":
                for quote in compare_texts(read_docx(path.read_bytes()), {"release": release}).quotes:
                    counts[quote.verdict] += 1
    assert min(counts[MISSING], counts[KEPT]) > counts[CHANGED] > 0

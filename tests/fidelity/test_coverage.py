"""Coverage of an invented event's claims."""

from __future__ import annotations

from corpus_tools.fidelity.coverage import coverage
from corpus_tools.schemas.article import Article
from corpus_tools.schemas.claim import Answers, Claim, Mention
from corpus_tools.schemas.event import Event
from corpus_tools.schemas.selector import Selector
from corpus_tools.schemas.vocab import Depth, Mode, Origin

EVENT = Event.model_construct(
    claims=tuple(
        Claim(id=claim, text=claim, origin=Origin.STATEMENT, merged_into=merged)
        for claim, merged in (("river-clean", None), ("mill-closes", None), ("mill-shuts", "mill-closes"))
    )
)
EQUIVALENT = Answers(recoverable=True, compatible=True, claim_entails_mention=True, mention_entails_claim=True)
BROADER = Answers(recoverable=True, compatible=True, claim_entails_mention=True, mention_entails_claim=False)
CONTRADICTS = Answers(recoverable=True, compatible=False)
ILLEGAL = Answers(recoverable=True)


def article(depth: Depth, *found: tuple[str, Answers]) -> Article:
    mentions = tuple(
        Mention(span=(Selector(start=0, end=1),), claim=claim, mode=Mode.ASSERTED, answers=answers)
        for claim, answers in found
    )
    return Article.model_construct(depth=depth, mentions=mentions)


def test_the_best_relation_counts_and_silence_is_omission() -> None:
    found = coverage(
        EVENT,
        {
            "south": article(Depth.FULL, ("river-clean", CONTRADICTS), ("river-clean", BROADER)),
            "north": article(Depth.CLAIMS, ("river-clean", EQUIVALENT), ("mill-closes", ILLEGAL)),
            "west": article(Depth.QUOTES),
        },
    )
    assert found == {
        "river-clean": {"north": "equivalent", "south": "broader"},
        "mill-closes": {"north": None, "south": None},
    }
    assert list(found["river-clean"]) == ["north", "south"]

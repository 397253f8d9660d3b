"""Config ``claim_drift``: a mention in context with its claim and the words said (task view)."""

from __future__ import annotations

from corpus_tools.schemas.claim import Mention
from corpus_tools.tables.claim_mentions import CLAIM_MENTIONS
from corpus_tools.tables.column import SPANS, STRING, Column, Config, Role, describe
from corpus_tools.tables.event import ARTICLE_COLUMNS
from corpus_tools.tables.views import SAID_COLUMNS, STATEMENT, Retelling, taken

_OF = CLAIM_MENTIONS.by_name

CLAIM_DRIFT = Config[Retelling](
    name="claim_drift",
    noun="row of claim_drift",
    row="one mention in its context with its claim and the words said beside it",
    purpose="entailment, faithfulness",
    words="mention",
    view_of=CLAIM_MENTIONS.name,
    columns=(
        taken(_OF["mention"], Role.INPUT, describe(Mention, "span")),
        taken(_OF["claim_text"], Role.INPUT),
        Column(
            "said",
            STRING,
            "The words of the statement that the mention retells; null if it retells none of them.",
            lambda retelling: retelling.said.words,
            Role.INPUT,
        ),
        taken(_OF["mode"], Role.INPUT),
        taken(_OF["speakers"], Role.INPUT),
        Column(
            "context",
            STRING,
            "Paragraphs of the article around the mention.",
            lambda retelling: retelling.context,
            Role.INPUT,
            may_hold_words=True,
        ),
        Column(
            "spans",
            SPANS,
            "Parts of the mention, in order; offsets count in `context`.",
            lambda retelling: retelling.spans,
            Role.INPUT,
        ),
        taken(_OF["zone"], Role.INPUT),
        taken(_OF["claim_origin"], Role.INPUT),
        *SAID_COLUMNS,
        taken(_OF["relation"], Role.TARGET),
        taken(_OF["distorted"], Role.TARGET),
        taken(_OF["severity"], Role.TARGET),
        taken(_OF["accept"], Role.TARGET),
        taken(_OF["drift"], Role.DERIVED),
        STATEMENT,
        taken(_OF["claim"], Role.BOOKKEEPING),
        taken(_OF["duplicate_of"], Role.BOOKKEEPING, f"{describe(Mention, 'duplicate_of')} Count such a group once."),
        taken(_OF["id"], Role.BOOKKEEPING, "Id of the mention in config `claim_mentions`: event/article/mention."),
        *(taken(column, Role.BOOKKEEPING) for column in ARTICLE_COLUMNS),
    ),
)

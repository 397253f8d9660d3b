"""What card and Croissant are made from, put together again: the head from their words, the facts from the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.corpus import Head
from corpus_tools.release.documents.card import Facts
from corpus_tools.release.verify.columns import runs
from corpus_tools.release.verify.reading import batches
from corpus_tools.schemas.head import Annotator, CorpusFile, CorpusSection, LicencesSection
from corpus_tools.schemas.vocab import AnnotatorKind
from corpus_tools.tables.articles import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus_tools.release.verify.claimed import Claimed
    from corpus_tools.release.verify.reading import Shards

PERSON = "prov:Person"

_NO_LICENCES = LicencesSection.model_construct(texts="", annotations="")
_NO_CORPUS = CorpusSection.model_construct(name="", title="", version="", schema_version=0, guideline="", form_rules="")
"""Stand for what a release does not say and neither card nor Croissant is made from."""


def rebuild_head(claimed: Claimed) -> Head | None:
    """Return name, title, versions and annotators; None without manifest or Croissant, which state them."""
    if claimed.manifest is None or claimed.croissant is None:
        return None
    made_with = claimed.manifest.made_with
    corpus = CorpusSection.model_construct(
        name=claimed.manifest.name,
        title=str(claimed.croissant.get("description")),
        version=claimed.manifest.version,
        schema_version=0,
        guideline=made_with.guideline,
        form_rules=made_with.form_rules,
    )
    return _head(corpus, dict(_annotators(claimed.croissant)))


def gather_facts(claimed: Claimed, tables: Sequence[Shards], head: Head | None) -> Facts | None:
    """Return the figures over all articles; None if their columns are others.

    Without a head nobody is known to be a person.
    """
    facts, known = Facts(), head or _head(_NO_CORPUS, {})
    for shards in tables:
        for name in shards.files if shards.config == ARTICLES.name else ():
            for _, batch in batches(claimed.folder, name):
                for event, rows in runs(batch):
                    try:
                        facts.add(event, rows, known, labels=shards.labels)
                    except (KeyError, TypeError, AttributeError):
                        return None
    facts.languages = {language for language in facts.languages if language}
    facts.licences = {licence for licence in facts.licences if licence}
    return facts


def _head(corpus: CorpusSection, annotators: dict[str, Annotator]) -> Head:
    file = CorpusFile.model_construct(corpus=corpus, licences=_NO_LICENCES, outlets={}, annotators=annotators)
    return Head(file=file, splits={})


def _annotators(croissant: object) -> Iterator[tuple[str, Annotator]]:
    for agent in _agents(croissant):
        name, kind = agent.get("prov:label"), agent.get("@type")
        if isinstance(name, str):
            known = AnnotatorKind.PERSON if kind == PERSON else AnnotatorKind.LANGUAGE_MODEL
            yield name, Annotator.model_construct(kind=known, description=str(agent.get("description")))


def _agents(croissant: object) -> Iterator[dict[str, object]]:
    activities = croissant.get("prov:wasGeneratedBy") if isinstance(croissant, dict) else None
    for activity in activities if isinstance(activities, list) else ():
        agents = activity.get("prov:wasAssociatedWith") if isinstance(activity, dict) else None
        yield from (agent for agent in agents if isinstance(agent, dict)) if isinstance(agents, list) else ()

"""What somebody asks `new` for, and what it would write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Access, EntityKind

if TYPE_CHECKING:
    from pathlib import Path

    from corpus_tools.authoring.zoning import ProposedZone


@dataclass(frozen=True, slots=True)
class AskedArticle:
    """What somebody said about a new article; None where a default is to be found.

    Attributes:
        text: canonical text.
        file: where the text lies; None for one that came through a pipe.
        id: id.
        outlet: id of the outlet.
        outlet_name: name of a new outlet.
        address: web address.
        published: day of publication.
        access: ``open`` or ``restricted``.
        licence: licence of the text.
        rewriting: how it came to be.
        depth: how far it will be annotated.
        archived: day of the archived copy of a restricted text.
    """

    text: str
    file: Path | None = None
    id: str | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    address: str | None = None
    published: str | None = None
    access: Access | None = None
    licence: str | None = None
    rewriting: tuple[str, ...] = ("unknown",)
    depth: str = "quotes"
    archived: str | None = None


@dataclass(frozen=True, slots=True)
class AskedEvent:
    """What somebody said about a new event.

    Attributes:
        title: title in own words.
        date: day of the happening.
        speaker: name of who spoke.
        speaker_kind: kind of entity.
        text: canonical text of the statement; None if it may not be published.
        licence: licence of that text.
        occasion: where and how it was made public.
        is_fiction: whether the event is invented.
        file: where the statement's text lies; None for one that came through a pipe.
    """

    title: str
    date: str
    speaker: str
    speaker_kind: EntityKind = EntityKind.PERSON
    text: str | None = None
    file: Path | None = None
    licence: str | None = None
    occasion: str | None = None
    is_fiction: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for.

    Attributes:
        event: id of the event.
        day: day of the work.
        annotator: pseudonym of who annotates.
        about_annotator: what a reader should know of a new annotator.
        language: language of the texts, as a BCP 47 tag.
        article: the new article, if there is one.
        statement: the new event, if there is one.
    """

    event: str
    day: str
    annotator: str | None = None
    about_annotator: str | None = None
    language: str = "en"
    article: AskedArticle | None = None
    statement: AskedEvent | None = None


@dataclass(slots=True)
class Plan:
    """What would be written.

    Attributes:
        event: id of the event.
        article: id of the new article; None if there is none.
        access: access of the article.
        files: new files: name → contents.
        changes: files that stand already: name → old and new contents.
        added: what was added to a file that stands, by name: one line each.
        zones: proposed zones of the article.
        text: canonical text of the article.
        digest: its digest.
    """

    event: str
    article: str | None = None
    access: Access = Access.OPEN
    files: dict[str, str] = field(default_factory=dict)
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    zones: tuple[ProposedZone, ...] = ()
    text: str = ""
    digest: str = ""

    def change(self, name: str, old: str, new: str, line: str) -> None:
        """Note a change of a file that stands already."""
        self.changes[name] = (self.changes.get(name, (old, ""))[0], new)
        self.added.setdefault(name, []).append(line)

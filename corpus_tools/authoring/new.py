"""``new``: the files of an article, or of an event, that is not in the corpus yet.

Everything is worked out before anything is written: what the files are called and say, what is added to
``corpus.toml``, and why not, if not. Nothing that is there already is ever replaced.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from corpus_tools.authoring.asked import Plan
from corpus_tools.authoring.corpus_file import add_table
from corpus_tools.authoring.files import write_files
from corpus_tools.authoring.licensing import choose_access, open_licence, text_rights
from corpus_tools.authoring.outlets import choose_outlet, host_of, refuse_name, slug
from corpus_tools.authoring.skeleton import ArticleFacts, EventFacts, article_source, event_source
from corpus_tools.authoring.zoning import propose_zones
from corpus_tools.errors import UsageError
from corpus_tools.loaders.paths import CORPUS_FILE
from corpus_tools.schemas.vocab import Access, AnnotatorKind
from corpus_tools.text.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from corpus_tools.authoring.asked import Asked, AskedArticle, AskedEvent
    from corpus_tools.authoring.corpus_file import Value
    from corpus_tools.authoring.layout import Plain
    from corpus_tools.authoring.outlets import ChosenOutlet
    from corpus_tools.corpus import Draft, Head
    from corpus_tools.loaders.paths import CorpusPaths

STATEMENT_ID = "main"
"""Id of the statement of a new event."""

ABOUT_PERSON = "A person; training and background are not stated."
"""What is said of a new annotator until somebody says more."""

NEAR_ANNOTATOR = 0.75
"""Two pseudonyms that are more alike are taken for one and its misspelling until somebody says otherwise."""

NEAR_EVENT = 0.75
"""Likewise for the ids of events."""

MAX_LISTED = 6
"""Events that a message lists."""


def plan_new(paths: CorpusPaths, head: Head, draft: Draft | None, asked: Asked) -> Plan:
    """Return what would be written for a new article, a new event, or both.

    Args:
        paths: the corpus.
        head: what all its events share.
        draft: the event as it stands; None if there is none.
        asked: what somebody asked for.

    Raises:
        UsageError: if something is missing, taken or cannot be told; the message says what to type.
    """
    complaints = _Complaints()
    planner = _Planner(paths, head, draft, asked, Plan(asked.event))
    with complaints:
        _refuse_event(paths, draft, asked)
    provenance: Mapping[str, Plain] = {}
    with complaints:
        provenance = planner.provenance()
    if asked.article is not None:
        with complaints:
            planner.outlet(asked.article)
    complaints.speak()
    if asked.statement is not None:
        planner.add_event(asked.statement, provenance)
    if asked.article is not None:
        planner.add_article(asked.article, provenance)
    return planner.plan


class _Complaints:
    """What is wrong with what was asked for, kept until all of it is known, so that one go mends it."""

    def __init__(self) -> None:
        self._messages: list[str] = []

    def __enter__(self) -> None:
        """Begin a part of the question that can be wrong on its own."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, UsageError):
            self._messages.append(str(error))
        return isinstance(error, UsageError)

    def speak(self) -> None:
        """Raise what was kept, if anything was."""
        if len(self._messages) == 1:
            raise UsageError(self._messages[0])
        if self._messages:
            raise UsageError("".join(["not yet:", *(f"\n- {message}" for message in self._messages)]))


def _refuse_event(paths: CorpusPaths, draft: Draft | None, asked: Asked) -> None:
    refuse_name("event", asked.event)
    file = paths.event_file(asked.event)
    if asked.event == "schema":
        message = "'schema' is a folder of its own in annotations/; choose another id for the event"
        raise UsageError(message)
    is_there = os.path.lexists(paths.path(file))
    if asked.statement is not None and is_there:
        message = f"event {asked.event!r} has its statement already; to add an article to it, leave the statement out"
        raise UsageError(message)
    if asked.statement is None and not is_there:
        raise UsageError(_no_event(paths, asked.event))
    if asked.statement is None and (draft is None or draft.event is None):
        message = f"{file} cannot be read; `corpus-tools check {file}` says why"
        raise UsageError(message)


def _no_event(paths: CorpusPaths, event: str) -> str:
    known = [one for one in paths.events() if paths.path(paths.event_file(one)).is_file()]
    within = [one for one in known if event in one]
    near = get_close_matches(event, known, n=2, cutoff=NEAR_EVENT) or (within or known)[:MAX_LISTED]
    hint = f"; there {'is' if len(near) == 1 else 'are'} {', '.join(near)}" if near else ""
    command = f"corpus-tools new {event} --statement FILE --title TITLE --date YYYY-MM-DD --speaker NAME"
    return f"no event {event!r}{hint}. For a new event:\n  {command}"


@dataclass(frozen=True, slots=True)
class _Planner:
    """Adds to a plan what an event or an article needs.

    Attributes:
        paths: where files lie.
        head: what all events share.
        draft: the event as it stands.
        asked: what somebody asked for.
        plan: what would be written.
    """

    paths: CorpusPaths
    head: Head
    draft: Draft | None
    asked: Asked
    plan: Plan

    def provenance(self) -> Mapping[str, Plain]:
        """Return the record of who annotates; a new annotator is added to ``corpus.toml``."""
        known, name = self.head.file.annotators, self.asked.annotator
        if name is None:
            listed = f" (known: {', '.join(sorted(known))})" if known else ""
            message = (
                f"who annotates? add --annotator ID, a pseudonym of your own{listed}; a new one is added to corpus.toml"
            )
            raise UsageError(message)
        if name not in known:
            refuse_name("annotator", name)
            near = get_close_matches(name, known, n=1, cutoff=NEAR_ANNOTATOR)
            if near and self.asked.about_annotator is None:
                message = (
                    f"no annotator {name!r} in corpus.toml; did you mean --annotator {near[0]}? For a new one add "
                    "--about-annotator, what a reader should know of them"
                )
                raise UsageError(message)
            about = self.asked.about_annotator or ABOUT_PERSON
            self._add_table("annotators", name, {"kind": AnnotatorKind.PERSON.value, "description": about})
        guideline = self.head.file.corpus.guideline
        return {"annotators": [name], "guideline": guideline, "date": self.asked.day, "state": "single"}

    def _add_table(self, family: str, name: str, values: Mapping[str, Value]) -> None:
        old = self.paths.path(CORPUS_FILE).read_bytes().decode("utf-8")
        _, standing = self.plan.changes.get(CORPUS_FILE, (old, old))
        self.plan.change(CORPUS_FILE, old, add_table(standing, family, name, values), f"[{family}.{name}]")

    def add_event(self, asked: AskedEvent, provenance: Mapping[str, Plain]) -> None:
        """Plan an event's own file, and the text of its statement."""
        speaker = slug(asked.speaker)
        if not speaker:
            message = f"no id can be made of the speaker's name {asked.speaker!r}; give it in Latin letters"
            raise UsageError(message)
        default = self.head.file.licences.texts if asked.is_fiction else None
        licence = (
            open_licence(asked.licence, "--statement-licence", default=default) if asked.text is not None else None
        )
        facts = EventFacts(
            title=asked.title,
            date=asked.date,
            is_fiction=asked.is_fiction,
            provenance=provenance,
            speaker={"id": speaker, "kind": asked.speaker_kind.value, "name": asked.speaker},
            statement=STATEMENT_ID,
            text=asked.text,
            occasion=asked.occasion,
            language=self.asked.language,
            licence=licence,
        )
        self._add_file(self.paths.event_file(self.asked.event), event_source(facts))
        if asked.text is not None:
            self._add_file(self.paths.statement_file(self.asked.event, STATEMENT_ID), asked.text, own=asked.file)

    def add_article(self, asked: AskedArticle, provenance: Mapping[str, Plain]) -> None:
        """Plan an article's annotation file, and its text if that is open."""
        outlet = self.outlet(asked)
        article = self._article_id(asked, outlet)
        self._refuse_same_text(asked.text)
        default = self.head.file.licences.texts if self._is_fiction() else None
        access = choose_access(asked, root=self.paths.root, is_fiction=self._is_fiction())
        zones = propose_zones(asked.text)
        facts = ArticleFacts(
            text=asked.text,
            outlet=outlet.id,
            published=asked.published,
            language=self.asked.language,
            access=access,
            rights=text_rights(asked, access, default=default),
            rewriting=asked.rewriting,
            depth=asked.depth,
            provenance=provenance,
            zones=zones,
            speakers=self._speakers(),
            statement=self._statement(),
        )
        if outlet.name is not None:
            self._add_table("outlets", outlet.id, {"name": outlet.name, "invented": self._is_fiction()})
        self._add_file(self.paths.article_file(self.asked.event, article), article_source(facts))
        if access is Access.OPEN:
            self._add_file(self.paths.text_file(self.asked.event, article), asked.text, own=asked.file)
        self.plan.article, self.plan.access, self.plan.zones, self.plan.text = article, access, zones, asked.text
        self.plan.digest = digest(asked.text)

    def outlet(self, asked: AskedArticle) -> ChosenOutlet:
        """Return the outlet that was named, that the address belongs to, or that the text's file is called after."""
        host = host_of(asked.address) if asked.address is not None else None
        known, given = self.head.file.outlets, asked.outlet
        if given is None and host is None and asked.file is not None and asked.file.stem in known:
            given = asked.file.stem
        return choose_outlet(known, given=given, name=asked.outlet_name, host=host)

    def _article_id(self, asked: AskedArticle, outlet: ChosenOutlet) -> str:
        """Return the id that was asked for, or the outlet's; a taken one is refused with one that is free."""
        is_placed = asked.file is not None and self._is_text_here(asked.file)
        article = asked.id or (asked.file.stem if asked.file is not None and is_placed else outlet.id)
        refuse_name("article", article)
        if article == "event" or article.startswith("statement-"):
            message = f"{article!r} is the name of another file of the event; choose another --article"
            raise UsageError(message)
        file = self.paths.article_file(self.asked.event, article)
        if os.path.lexists(self.paths.path(file)):
            free = next(name for name in _numbered(article) if not os.path.lexists(self._article_path(name)))
            message = f"{file} is there already, and stays as it is; for another article: --article {free}"
            raise UsageError(message)
        return article

    def _is_text_here(self, file: Path) -> bool:
        """Whether a text lies where the event's texts do already."""
        name = self.paths.text_file(self.asked.event, file.stem)
        return file.suffix == ".txt" and file.resolve() == self.paths.path(name).resolve()

    def _article_path(self, article: str) -> Path:
        return self.paths.path(self.paths.article_file(self.asked.event, article))

    def _refuse_same_text(self, text: str) -> None:
        for key, article in self.draft.articles.items() if self.draft is not None else ():
            recorded = article.record.text if article.record is not None else None
            if recorded is not None and recorded.digest == digest(text):
                message = f"this is the text of {self.asked.event}/{key}, which is there already"
                raise UsageError(message)

    def _is_fiction(self) -> bool:
        if self.asked.statement is not None:
            return self.asked.statement.is_fiction
        return self.draft is not None and self.draft.event is not None and self.draft.event.fiction

    def _speakers(self) -> tuple[str, ...]:
        """Return the event's entities, whoever made the statement first."""
        if self.asked.statement is not None:
            return (slug(self.asked.statement.speaker),)
        event = self.draft.event if self.draft is not None else None
        if event is None:
            return ()
        own = [statement.speaker for statement in event.statements]
        return tuple(dict.fromkeys([*own, *(entity.id for entity in event.entities)]))

    def _statement(self) -> str | None:
        """Return the id of the first statement whose text is open."""
        if self.asked.statement is not None:
            return STATEMENT_ID if self.asked.statement.text is not None else None
        event = self.draft.event if self.draft is not None else None
        listed = event.statements if event is not None else ()
        return next((statement.id for statement in listed if statement.access is Access.OPEN), None)

    def _add_file(self, name: str, contents: str, *, own: Path | None = None) -> None:
        """Plan a new file; a text may lie at its place already, if it is the one that was given."""
        path = self.paths.path(name)
        _refuse_links(self.paths.root, name)
        if not os.path.lexists(path):
            self.plan.files[name] = contents
        elif own is not None and path.is_file() and not path.is_symlink() and path.read_bytes() == contents.encode():
            return  # a run that was killed wrote it already
        elif own is None or path.is_symlink() or path.resolve() != own.resolve():
            message = f"{name} is there already, and stays as it is; give that very file, or move it away"
            raise UsageError(message)
        elif (old := path.read_bytes().decode("utf-8")) != contents:
            self.plan.change(name, old, contents, "normalised")


def _numbered(name: str) -> Iterable[str]:
    return (f"{name}-{n}" for n in range(2, 1000))


def _refuse_links(root: Path, name: str) -> None:
    """Refuse to write through a link, which could lead out of the corpus."""
    path = root
    for step in name.split("/")[:-1]:
        path /= step
        if path.is_symlink():
            message = f"{path.relative_to(root).as_posix()} is a link; links are not followed"
            raise UsageError(message)


def write_plan(root: Path, plan: Plan) -> None:
    """Write every file of a plan, or none: what was written before a fault is taken back.

    Raises:
        UsageError: if the file system refuses.
    """
    folders = {(root / name).parent for name in plan.files}
    made = [folder for folder in sorted(folders) if not folder.exists()]
    try:
        write_files(root, {**plan.files, **{name: new for name, (_, new) in plan.changes.items()}})
    except BaseException as error:
        _take_back(root, plan, made)
        if isinstance(error, UsageError):
            message = f"nothing was written: {error}"
            raise UsageError(message) from error
        raise


def _take_back(root: Path, plan: Plan, made: Iterable[Path]) -> None:
    for name in plan.files:
        with suppress(OSError):
            (root / name).unlink()
    for folder in made:
        with suppress(OSError):
            folder.rmdir()
    with suppress(UsageError):
        write_files(root, {name: old for name, (old, _) in plan.changes.items()})

"""What `new` says: what was written, what was proposed, what is left, and what to type next."""

from __future__ import annotations

import difflib
import os
import shlex
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools import pipeline
from corpus_tools.diagnostics.diagnostic import Severity
from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.loaders.head import load_head
from corpus_tools.loaders.paths import CorpusPaths
from corpus_tools.loaders.texts.find import TEXTS_VARIABLE, TextSource
from corpus_tools.schemas.vocab import Access

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus_tools.authoring.asked import Asked, Plan
    from corpus_tools.authoring.received import Received
    from corpus_tools.authoring.zoning import ProposedZone

MAX_WORDS = 44
"""Code points of a zone's beginning that a line shows."""

_LABEL_WIDTH = 14


@dataclass(frozen=True, slots=True)
class NewReport:
    """A plan that was carried out, or that would be.

    Attributes:
        root: folder of the corpus.
        plan: the files.
        asked: what was asked for.
        received: texts as they came, by kind: ``text``, ``statement``.
        corpus: folder of the corpus as it was named; None if it was found.
    """

    root: Path
    plan: Plan
    asked: Asked
    received: Mapping[str, Received]
    corpus: Path | None

    def report(self) -> str:
        """Return what was done, in short lines."""
        blocks = (
            ("written", self._files()),
            ("changed", self._changes()),
            ("put right", self._put_right()),
            ("zones", self._zones()),
            ("text", self._whereabouts()),
            ("to do", self._left()),
            ("next", self._next()),
        )
        return f"{self._name}\n" + "".join(_block(label, lines) for label, lines in blocks)

    def preview(self) -> str:
        """Return what would be done, with the contents of the files; of a text only how long it is."""
        blocks = (
            ("would write", self._files()),
            ("would change", self._changes()),
            ("put right", self._put_right()),
            ("zones", self._zones()),
        )
        head = f"{self._name}\n" + "".join(_block(label, lines) for label, lines in blocks)
        files = (f"\n--- {name}\n{source}" for name, source in sorted(self.plan.files.items()) if _is_record(name))
        return (
            head
            + "".join(files)
            + "".join(_difference(name, *pair) for name, pair in sorted(self.plan.changes.items()))
        )

    @property
    def _name(self) -> str:
        return self.plan.event + (f"/{self.plan.article}" if self.plan.article is not None else "")

    def _files(self) -> Iterator[str]:
        for name, contents in sorted(self.plan.files.items()):
            yield name if _is_record(name) else f"{name}  ({len(contents):,} code points)"

    def _changes(self) -> Iterator[str]:
        for name, lines in sorted(self.plan.added.items()):
            yield f"{name}  (+ {', '.join(lines)})"

    def _put_right(self) -> Iterator[str]:
        for kind, received in sorted(self.received.items(), reverse=True):
            if received.changes:
                yield f"{kind}: {', '.join(received.changes)}"

    def _zones(self) -> Iterator[str]:
        names = [f"{zone.zone}{f' ({zone.kind})' if zone.kind else ''}" for zone in self.plan.zones]
        width = max(map(len, names), default=0)
        for name, zone in zip(names, self.plan.zones, strict=True):
            places = f"{zone.span.start}–{zone.span.end}"
            yield f"{name:<{width}}  {places:<11}  {_beginning(zone, self.plan.text)}"

    def _whereabouts(self) -> Iterator[str]:
        """Say where a restricted text is looked for, and whether it is found there."""
        if self.plan.access is Access.RESTRICTED:
            folders = ", ".join([*self._search(), f"${TEXTS_VARIABLE}", "--from DIR"])
            yield "stays outside; the file holds positions and digests alone"
            yield f"looked for in {folders}: {'found' if self._is_found() else 'not found there yet'}"

    def _search(self) -> tuple[str, ...]:
        head, _ = load_head(CorpusPaths(self.root))
        return head.file.texts.search if head is not None else ()

    def _is_found(self) -> bool:
        return TextSource.of(self.root, search=self._search()).find_digest(self.plan.digest) is not None

    def _left(self) -> Iterator[str]:
        """Say what `check` still finds in the files that were written."""
        found = pipeline.check(self.root, events=[self.plan.event], texts=self._folders()).findings
        ours = [f for f in found if f.location.file in self.plan.files and f.severity is not Severity.NOTE]
        names = {finding.code: finding.rule.summary for finding in ours}
        for code, n in sorted(Counter(finding.code for finding in ours).items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"{n} × {code}  {names[code].rstrip('.')}"
        if self.asked.statement is not None:
            yield f"add everybody else who speaks to `entities` of {CorpusPaths(self.root).event_file(self.plan.event)}: suggest looks for them"

    def _folders(self) -> list[Path]:
        """Return the folder that a restricted text came from."""
        file = self.asked.article.file if self.asked.article is not None else None
        return [file.resolve().parent] if file is not None and self.plan.access is Access.RESTRICTED else []

    def _next(self) -> Iterator[str]:
        event = _from_here(self.root / "annotations" / self.plan.event)
        if self.plan.article is None:
            yield self._command("new", self.plan.event, "--text FILE")
            yield self._command("check", event)
            return
        extra = ""
        if self.plan.access is Access.RESTRICTED and not self._is_found():
            extra = f"--from {shlex.quote(next(map(_from_here, self._folders()), 'DIR'))}"
        yield self._command("suggest", self._name, extra)
        yield self._command("show", self._name, extra)
        yield self._command("check", event, extra)

    def _command(self, verb: str, target: str, extra: str = "") -> str:
        corpus = f"--corpus {shlex.quote(str(self.corpus))}" if self.corpus is not None else ""
        return " ".join(filter(None, ("corpus-tools", verb, shlex.quote(target), extra, corpus)))


def _is_record(name: str) -> bool:
    return not name.endswith(".txt")


def _block(label: str, lines: Iterable[str]) -> str:
    labels = (label if n == 0 else "" for n in range(1_000_000))
    return "".join(f"  {head:<{_LABEL_WIDTH}}{line}\n" for head, line in zip(labels, lines, strict=False))


def _beginning(zone: ProposedZone, text: str) -> str:
    words = " ".join(zone.span.of(text).split())
    return escaped(words) if len(words) <= MAX_WORDS else escaped(words[: MAX_WORDS - 1].rstrip()) + "…"


def _difference(name: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=1)
    return "\n" + "".join(f"{escaped(line)}\n" for line in lines)


def _from_here(path: Path) -> str:
    """Return how a path is named from the folder that the command runs in."""
    return os.path.relpath(path, Path.cwd())

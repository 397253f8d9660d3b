"""Why a YAML file is refused, with lines and columns; slow, and asked only where something is wrong or looks it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, cast

import ryaml
import yaml

from corpus_tools.diagnostics.catalogue import files as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Kind, Location, Subject
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.loaders.files import (
    BIDI_CONTROLS,
    CONTROLS,
    describe_undecodable,
    find_character_faults,
    name_character,
    place_at,
)
from corpus_tools.loaders.yaml.schema_errors import cap_findings
from corpus_tools.text.normalize import Undecodable, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_tools.diagnostics.diagnostic import Rule

MAX_FAULTS = 50
"""Most findings a file; whoever has more mends these first."""

_GROUPED = frozenset({rules.YAML_ANCHOR.code, rules.YAML_TAG.code})
"""Rules of which a file gets one finding, at the first place, with the number of places."""


def find_faults(data: bytes, file: str, *, max_depth: int, target: str = "", cause: str = "") -> tuple[Diagnostic, ...]:
    """Return why a file is refused; nothing if it only looked as if it could be.

    Args:
        data: the file.
        file: its name, relative to the corpus.
        max_depth: deepest nesting that is let pass.
        target: id of what it is about.
        cause: what the fast parser objected to, if it did; then there is at least one finding.
    """
    raw = decode(data)
    if isinstance(raw, Undecodable):
        return (describe_undecodable(data, raw, file, target=target),)
    found = tuple(find_character_faults(raw, file, target=target, is_cr_fine=True))
    if not found:
        found = cap_findings(_grouped(_Walk(file, target, max_depth).faults(raw)), limit=MAX_FAULTS)
    if not found and cause:
        found = (rules.YAML_SYNTAX.found(_say(cause), _place_named_in(cause, file), target=target),)
    return found


def _grouped(findings: Iterator[Diagnostic]) -> tuple[Diagnostic, ...]:
    kept: dict[object, Diagnostic] = {}
    for finding in findings:
        key = finding.code if finding.code in _GROUPED else finding
        first = kept.get(key)
        kept[key] = finding if first is None else replace(first, count=first.count + 1)
    return tuple(kept.values())


@dataclass(slots=True)
class _Level:
    """An open mapping or list while walking."""

    is_mapping: bool
    is_key_next: bool = True
    keys: dict[str, yaml.Mark] = field(default_factory=dict)
    repeated: Subject | None = None


class _Walk:
    """One pass over the parser's events, in which aliases are never followed."""

    def __init__(self, file: str, target: str, max_depth: int) -> None:
        self._file, self._target, self._max_depth = file, target, max_depth
        self._levels: list[_Level] = []
        self._n_documents = 0
        self._is_empty = True
        self._raw = ""

    def faults(self, raw: str) -> Iterator[Diagnostic]:
        """Yield what is wrong, in the order of the file; stops at an error of syntax and below the deepest level."""
        self._raw = raw
        try:
            for event in _events(raw):
                yield from self._event(event)
                if len(self._levels) > self._max_depth:
                    return
        except yaml.MarkedYAMLError as error:
            yield self._syntax(error)
            return
        except (yaml.YAMLError, ValueError) as error:
            place = Location(self._file, line=1, column=1)
            yield rules.YAML_SYNTAX.found(_say(str(error)), place, target=self._target)
            return
        if self._is_empty:
            message = "the file says nothing, expected a record"
            yield rules.EMPTY_FILE.found(message, Location(self._file), target=self._target)

    def _event(self, event: yaml.Event) -> Iterator[Diagnostic]:
        if isinstance(event, yaml.NodeEvent):
            if self._levels or not isinstance(event, yaml.ScalarEvent) or _resolve(event) is not None:
                self._is_empty = False
            yield from self._node(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._n_documents += 1
            yield from self._document(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()

    def _document(self, event: yaml.DocumentStartEvent) -> Iterator[Diagnostic]:
        if event.version or event.tags:
            yield self._found(rules.YAML_DIRECTIVE, "found a directive (%), expected none", event)
        if self._n_documents > 1:
            message = f"document number {self._n_documents} begins here, expected one document in a file"
            yield self._found(rules.YAML_SECOND_DOCUMENT, message, event)

    def _node(self, event: yaml.NodeEvent) -> Iterator[Diagnostic]:
        yield from self._properties(event)
        level = self._levels[-1] if self._levels else None
        if level is not None and level.is_mapping:
            if level.is_key_next:
                yield from self._key(event, level)
            level.is_key_next = not level.is_key_next
        if isinstance(event, yaml.ScalarEvent):
            yield from self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._levels.append(_Level(isinstance(event, yaml.MappingStartEvent)))
            if len(self._levels) > self._max_depth:
                message = f"values are nested more than {self._max_depth} deep"
                yield self._found(rules.YAML_DEPTH, message, event)

    def _properties(self, event: yaml.NodeEvent) -> Iterator[Diagnostic]:
        if isinstance(event, yaml.AliasEvent):
            yield self._found(
                rules.YAML_ANCHOR, f"found the alias *{_cut(event.anchor or '')}, expected a value", event
            )
            return
        if event.anchor is not None:
            yield self._found(rules.YAML_ANCHOR, f"found the anchor &{_cut(event.anchor)}, expected none", event)
        tag = getattr(event, "tag", None)
        if tag is not None:
            yield self._found(
                rules.YAML_TAG, f"found the tag {_cut(tag.replace('tag:yaml.org,2002:', '!!'))}, expected none", event
            )

    def _key(self, event: yaml.NodeEvent, level: _Level) -> Iterator[Diagnostic]:
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                yield self._found(rules.YAML_KEY, "found a list or a mapping as key, expected a name", event)
            return
        if event.value == "<<" and event.implicit[0]:
            yield self._found(rules.YAML_ANCHOR, "found the merge key <<, expected a name", event)
        elif not isinstance(_resolve(event), str):
            message = f"the key {_cut(event.value) or '(nothing)'} is read as {shown(_resolve(event))}, expected a name"
            yield self._found(rules.YAML_KEY, message, event)
        mark = _start(event)
        first = level.keys.setdefault(event.value, mark)
        if first is mark:
            level.repeated = None
        else:
            yield self._repeated(event, level, first)

    def _repeated(self, event: yaml.ScalarEvent, level: _Level, first: yaml.Mark) -> Diagnostic:
        """Return that a key stands here again; after the first such key the others follow from it."""
        message = f"the key {shown(event.value)} stands here a second time; first in line {first.line + 1}"
        found = self._found(rules.YAML_DUPLICATE_KEY, message, event)
        if level.repeated is None:
            level.repeated = Subject(Kind.KEY, "", f"{self._file}:{found.location.line}:{found.location.column}")
            found = replace(found, subject=level.repeated)
        else:
            found = replace(found, rests_on=(level.repeated,))
        is_new = event.value == next(iter(level.keys))
        return (
            replace(found, help=f"{found.help}; if a new record begins here, write `- ` before it") if is_new else found
        )

    def _scalar(self, event: yaml.ScalarEvent) -> Iterator[Diagnostic]:
        hidden = _HIDDEN.search(event.value)
        if hidden is not None:
            rule = rules.BIDI_CONTROL if _BIDI.match(hidden.group()) else rules.CONTROL_CHARACTER
            message = f"the value holds {name_character(hidden.group())}, expected words"
            yield self._found(rule, message, event)
        if event.implicit[0] and _NUMBER.match(event.value) and not _is_sound(_resolve(event)):
            message = f"found the number {_cut(event.value)}, expected one that can be meant"
            yield self._found(rules.YAML_NUMBER, message, event)

    def _found(self, rule: Rule, message: str, event: yaml.Event) -> Diagnostic:
        start, end = _start(event), event.end_mark or _start(event)
        is_long = isinstance(event, yaml.CollectionStartEvent | yaml.DocumentStartEvent) or start.line != end.line
        place = Location(
            self._file,
            line=start.line + 1,
            column=start.column + 1,
            end_line=start.line + 1,
            end_column=start.column + 2 if is_long else end.column + 1,
        )
        return rule.found(message, place, target=self._target)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        mark, since, also = error.problem_mark or error.context_mark, error.context_mark, ""
        if mark is not None and since is not None and since.line != mark.line:
            is_cause = (error.context or "").startswith(_LEFT_OPEN)
            also = f"; noticed in line {mark.line + 1}" if is_cause else f"; it begins in line {since.line + 1}"
            mark = since if is_cause else mark
        line = error.problem_mark.line if error.problem_mark else 0
        if indented := _find_wide_indent(self._raw, line):
            return rules.YAML_SYNTAX.found(
                f"this is not YAML: a line is indented with {name_character(indented.group()[-1])}, expected spaces",
                place_at(self._file, self._raw, indented.end() - 1),
                target=self._target,
            )
        place = Location(self._file, line=mark.line + 1, column=mark.column + 1) if mark else Location(self._file)
        return rules.YAML_SYNTAX.found(_say(str(error.problem)) + also, place, target=self._target)


def _find_wide_indent(raw: str, line: int) -> re.Match[str] | None:
    """Return where a line at or just above one is indented with something that only looks like a space."""
    lines = raw.split("\n", line + 1)[: line + 1]
    above = lines[: max(0, line - 1)]
    start = sum(map(len, above)) + len(above)
    end = start + sum(len(one) + 1 for one in lines[len(above) :])
    return _WIDE_INDENT.search(raw, start, end)


def _events(raw: str) -> Iterator[yaml.Event]:
    """Yield the parser's events; where it reads ahead to a depth that it refuses, those before that place."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    n_seen = 0
    try:
        for event in yaml.parse(raw, Loader=loader):
            n_seen += 1
            yield event
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is None or "nesting depth" not in (error.problem or ""):
            raise
        yield from islice(yaml.parse(raw[: error.problem_mark.index], Loader=loader), n_seen, None)


_HIDDEN = re.compile(f"[{CONTROLS}{BIDI_CONTROLS}]")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")
_WIDE_INDENT = re.compile("^ *[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)
LONG_NUMBER = re.compile(r"[-+]?\d{39,}")
"""A whole number beyond 128 bits, which the fast parser takes for text."""

_NUMBER = re.compile(r"[-+.]?(?:\d|\.?(?:inf|nan)\Z)", re.IGNORECASE)


def _start(event: yaml.Event) -> yaml.Mark:
    """Return where an event begins; the parser gives every event a mark, which its types do not know."""
    return cast("yaml.Mark", event.start_mark)


class _Unreadable:
    """A plain value that the fast parser cannot take, or takes for text, such as a number beyond 128 bits."""


def _resolve(event: yaml.ScalarEvent) -> object:
    """Return the value that the fast parser gives a scalar."""
    if not event.implicit[0] or event.tag is not None:
        return event.value
    if LONG_NUMBER.fullmatch(event.value):
        return _Unreadable()
    try:
        return ryaml.loads(event.value)  # type: ignore[attr-defined]  # re-exported at run time
    except ValueError:
        return _Unreadable() if _NUMBER.match(event.value) else event.value


def _is_sound(value: object) -> bool:
    return not isinstance(value, _Unreadable) and not (isinstance(value, float) and not math.isfinite(value))


_LEFT_OPEN = ("while parsing a flow", "while scanning a quoted scalar", "while scanning a simple key")
"""What the parser was at when something that a line begins is never ended: to be mended in that line."""

_SAID = {
    "found character that cannot start any token": (
        "a value or an indentation begins with a tab or with one of @ ` %; use spaces, or quotation marks"
    ),
    "found a tab character": "a tab stands where only spaces may",
    "mapping values are not allowed": "a second `: ` in one line, or a line that is indented too far",
    "could not find expected ':'": "a line that is not `key: value`",
    "did not find expected ',' or ']'": "a list in [brackets] that lacks a comma or its end",
    "did not find expected ',' or '}'": "a mapping in {braces} that lacks a comma or its end",
    "did not find expected '-' indicator": "a line of a list that does not begin with `- `, or is indented otherwise",
    "did not find expected key": "a line that is indented otherwise than those before it, or words after a quotation mark",
    "block sequence entries are not allowed": "a `- ` where no list can begin; it wants a line of its own",
    "block mapping": "a mapping cannot begin here; it wants a line of its own",
    "found unexpected end of stream": "a quotation mark that is never closed",
    "found unexpected document indicator": "a quotation mark that is never closed",
    "found unknown escape character": "a backslash in double quotation marks that is no escape; use single ones",
    "did not find expected hexdecimal number": "an escape that lacks digits",
    "found invalid Unicode character escape": "an escape that is no character (half of a surrogate pair, or too large)",
    "undefined alias": "an alias (*name); a value that begins with * needs quotation marks",
    "did not find expected alphabetic or numeric": "& or * at the beginning of a value, which needs quotation marks",
    "did not find expected <document start>": "words after the end of the record",
    "recursion limit": "values are nested too deep",
}
"""What the parser says, and what a writer needs to hear."""


def _say(problem: str) -> str:
    for theirs, ours in _SAID.items():
        if theirs in problem:
            return f"this is not YAML: {ours}"
    return f"this is not YAML: {_cut(problem)}"


def _cut(text: str, limit: int = 80) -> str:
    return escaped(text[:limit]) + ("…" if len(text) > limit else "")


_NAMED_PLACE = re.compile(r"at line (\d+) column (\d+)")


def _place_named_in(cause: str, file: str) -> Location:
    found = _NAMED_PLACE.search(cause)
    return Location(file, line=int(found[1]), column=int(found[2])) if found else Location(file, line=1, column=1)

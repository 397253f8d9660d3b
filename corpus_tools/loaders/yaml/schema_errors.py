"""What the schema objects to, said in the corpus's own words: the value found, the value expected, the nearest legal one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, get_args

from rapidfuzz import fuzz, process

from corpus_tools.diagnostics.catalogue import schema as rules
from corpus_tools.diagnostics.diagnostic import Diagnostic, Location, Pointer
from corpus_tools.diagnostics.quoting import escaped, shown
from corpus_tools.schemas.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from corpus_tools.diagnostics.diagnostic import Rule

MIN_LIKENESS = 66.0
"""Least likeness (0-100, `rapidfuzz.fuzz.ratio`) of a suggestion.

Calibrated on the keys and labels of the schemas: one letter wrong in the shortest ones (``was``, ``end``) gives 66.7.
"""

MAX_FAULTS = 50
"""Most findings a file; the last one says how many more there are."""

MAX_DESCRIBED = 20 * MAX_FAULTS
"""Most objections that are put into words; a file that is wrong throughout has hundreds of thousands."""

MAX_LEGAL = 12
"""Most legal values that a message lists."""

KEY_MARK = "[key]"
"""Last step of the schema library's path where a key is wrong and not its value."""

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}


_LIMITS = {
    "string_too_short": (rules.WRONG_LENGTH, "min_length", "at least {} character(s)"),
    "string_too_long": (rules.WRONG_LENGTH, "max_length", "at most {} characters"),
    "greater_than_equal": (rules.OUT_OF_RANGE, "ge", "{} or more"),
    "less_than_equal": (rules.OUT_OF_RANGE, "le", "{} or less"),
}


def describe_errors(
    error: ValidationError, value: object, model: type[Record], file: str, *, target: str = ""
) -> tuple[Diagnostic, ...]:
    """Return one finding for every fault of a record; what only follows from another fault is left out.

    Args:
        error: what the schema objected to.
        value: the file's contents, as parsed.
        model: the record that the file should be.
        file: its name, relative to the corpus.
        target: id of what the file is about; a fault inside a record with an id gets that id.
    """
    errors = error.errors(include_url=False)
    faults = [_Fault.of(details, model) for details in errors[:MAX_DESCRIBED]]
    findings = [
        fault.rule.found(
            fault.message,
            Location(file, fault.pointer, on_key=fault.is_about_key),
            target=_nearest_id(value, fault.pointer) or target,
            help=fault.help,
        )
        for fault in _without_consequences(faults)
    ]
    return cap_findings(findings, limit=MAX_FAULTS, n_beyond=len(errors) - len(faults))


def cap_findings(findings: Sequence[Diagnostic], *, limit: int, n_beyond: int = 0) -> tuple[Diagnostic, ...]:
    """Return the first findings; the last one says how many are not listed, those beyond the ones given included."""
    n_more = len(findings) + n_beyond - limit
    if n_more <= 0 or not findings:
        return tuple(findings)
    last = findings[min(limit, len(findings)) - 1]
    return (*findings[: limit - 1], replace(last, message=f"{last.message} ({n_more} more faults in this file)"))


@dataclass(frozen=True, slots=True)
class _Fault:
    """One objection, in our words.

    Attributes:
        kind: the schema library's name for it.
        suggestion: for an unknown key, the key that was probably meant.
        is_consequence: whether it only says that something inside was refused.
    """

    kind: str
    rule: Rule
    pointer: Pointer
    message: str
    help: str = ""
    suggestion: str = ""
    is_about_key: bool = False
    is_consequence: bool = False

    @classmethod
    def of(cls, details: ErrorDetails, model: type[Record]) -> _Fault:
        pointer, kind, found = tuple(details["loc"]), details["type"], details["input"]
        context: Mapping[str, Any] = details.get("ctx") or {}
        is_about_key = bool(pointer) and pointer[-1] == KEY_MARK
        if is_about_key:
            pointer = pointer[:-1]
        match kind:
            case "extra_forbidden":
                return _unknown_key(pointer, model, found)
            case "missing":
                message = f"{_record_name(pointer[:-1])} lacks the key '{pointer[-1]}'"
                return cls(kind, rules.MISSING_KEY, pointer, message, help=_addition(pointer, model))
            case "enum" | "literal_error":
                return _unknown_label(kind, pointer, found, str(context["expected"]))
            case "too_short" | "too_long":
                return _wrong_count(kind, pointer, found, context)
            case "value_error":
                return _broken(pointer, found, str(context["error"]))
            case _:
                return _out_of_type(details, pointer, model, is_about_key=is_about_key)


def _out_of_type(details: ErrorDetails, pointer: Pointer, model: type[Record], *, is_about_key: bool) -> _Fault:
    kind, found = details["type"], details["input"]
    rule, expected = _expectation(kind, details.get("ctx") or {}, str(details["msg"]))
    if kind == "model_type":
        expected += f" with {_listing(_legal_keys(model, pointer), limit=5)}"
    seen = _found(found) if rule is rules.WRONG_TYPE else shown(found)
    message = f"{_key_name(pointer)} is {seen}, expected {expected}{_advice(kind, found)}{as_id(expected, found)}"
    return _Fault(kind, rule, pointer, message, is_about_key=is_about_key)


def _unknown_key(pointer: Pointer, model: type[Record], found: object) -> _Fault:
    key, legal = str(pointer[-1]), _legal_keys(model, pointer[:-1])
    near = nearest(key, legal)
    inside = [name for name, record in _inner_records(model, pointer[:-1]) if key in record.model_fields]
    message = f"unknown key {shown(key)}"
    if found is None and not key.isidentifier():
        return _Fault("extra_forbidden", rules.UNKNOWN_KEY, pointer, message, help=_CUT, is_about_key=True)
    if near:
        message += f"; did you mean '{near}'?"
    elif inside:
        message += f"; it belongs inside '{inside[0]}'"
    elif legal:
        message += f"; {_record_name(pointer[:-1])} takes {_listing(legal)}"
    return _Fault("extra_forbidden", rules.UNKNOWN_KEY, pointer, message, suggestion=near, is_about_key=True)


_CUT = "inside {braces} a comma ends a value: put words that hold one in 'quotation marks', straight ones"


def _addition(pointer: Pointer, model: type[Record]) -> str:
    """Return what to add for a missing key, with the labels it takes if those are listed."""
    key, record = str(pointer[-1]), _record_at(model, pointer[:-1])
    field = record.model_fields.get(key) if record is not None else None
    labels = [label.value for label in _labels_in(field.annotation)] if field is not None else []
    return f"add `{key}: …`" + (f", one of {_listing(labels)}" if labels else "")


def _labels_in(annotation: object) -> tuple[StrEnum, ...]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(annotation)
    return next((found for part in get_args(annotation) if (found := _labels_in(part))), ())


def _unknown_label(kind: str, pointer: Pointer, found: object, expected: str) -> _Fault:
    legal = re.findall(r"'([^']*)'", expected)
    near = nearest(found, legal) if isinstance(found, str) else ""
    message = f"{shown(found)} is no value of {_key_name(pointer)}; "
    if found is None:
        message = f"{_key_name(pointer)} is empty; "
    if near:
        message += f"did you mean '{near}'? "
    return _Fault(kind, rules.UNKNOWN_LABEL, pointer, f"{message}legal: {_listing(legal)}")


def _wrong_count(kind: str, pointer: Pointer, found: object, context: Mapping[str, Any]) -> _Fault:
    n_found = len(found) if isinstance(found, list | tuple | dict) else 0
    limit = context.get("min_length") if kind == "too_short" else context.get("max_length")
    message = (
        f"{_key_name(pointer)} has {n_found} entries, expected at {'least' if kind == 'too_short' else 'most'} {limit}"
    )
    is_consequence = kind == "too_short" and n_found >= int(limit or 0)
    return _Fault(kind, rules.WRONG_LENGTH, pointer, message, is_consequence=is_consequence)


def _broken(pointer: Pointer, found: object, reason: str) -> _Fault:
    if isinstance(found, dict):
        return _Fault("value_error", rules.BROKEN_RECORD, pointer, f"{_record_name(pointer)}: {escaped(reason)}")
    message = f"{_key_name(pointer)} is {shown(found)}: {escaped(reason)}"
    return _Fault("value_error", rules.BAD_FORMAT, pointer, message)


def _expectation(kind: str, context: Mapping[str, Any], said: str) -> tuple[Rule, str]:
    """Return the rule that was broken, and what was expected."""
    if kind in _WANTED:
        return rules.WRONG_TYPE, _WANTED[kind]
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return rules.BAD_FORMAT, FORMATS.get(pattern, f"text of the form {pattern}")
    if kind in _LIMITS:
        rule, limit, words = _LIMITS[kind]
        return rule, words.format(context[limit])
    return rules.WRONG_TYPE, f"another value ({escaped(said).lower()})"


def _advice(kind: str, found: object) -> str:
    match _WANTED.get(kind), found:
        case "text", bool() | int() | float():
            return "; put it in quotation marks"
        case "a list", str() | dict() | int() | float():
            return "; put it in [brackets], or behind `- ` in a line of its own"
        case "true or false", str() | int():
            return "; write true or false, without quotation marks"
        case "a whole number" | "a number", str():
            return "; write it without quotation marks"
        case _:
            return ""


def _found(found: object) -> str:
    match found:
        case None:
            return "empty"
        case bool():
            return f"{shown(found)} (read as true or false)"
        case int() | float():
            return f"{shown(found)} (read as a number)"
        case _:
            return shown(found)


def _without_consequences(faults: Iterable[_Fault]) -> Iterator[_Fault]:
    """Leave out what follows from another fault: a list short of its refused items, a key missing because misspelt."""
    faults = list(faults)
    meant = {(*fault.pointer[:-1], fault.suggestion) for fault in faults if fault.suggestion}
    for fault in faults:
        is_misspelt = fault.kind == "missing" and fault.pointer in meant
        if not fault.is_consequence and not is_misspelt:
            yield fault


def nearest(word: str, legal: Iterable[str]) -> str:
    """Return the legal word that was probably meant; empty if none is near.

    Example:
        >>> nearest("verbatm", ["verbatim", "fabricated"]), nearest("Not In Statement", ["not_in_statement"])
        ('verbatim', 'not_in_statement')
        >>> nearest("banana", ["verbatim", "fabricated"])
        ''
    """
    found = process.extractOne(
        word[:100], sorted(legal), scorer=fuzz.ratio, processor=_levelled, score_cutoff=MIN_LIKENESS
    )
    return found[0] if found else ""


def _levelled(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def _listing(legal: Sequence[str], *, limit: int = MAX_LEGAL) -> str:
    more = f", … ({len(legal)} in all)" if len(legal) > limit else ""
    return ", ".join(legal[:limit]) + more


def _key_name(pointer: Pointer) -> str:
    """Return how a message names a value: by its key, with its place in a list counted from 1."""
    keys = [step for step in pointer if isinstance(step, str)]
    if not keys:
        return "the file"
    entry = f"entry {pointer[-1] + 1} of " if isinstance(pointer[-1], int) else ""
    return f"{entry}'{escaped(keys[-1][:60])}'"


def _record_name(pointer: Pointer) -> str:
    return _key_name(pointer) if pointer else "the file"


def _nearest_id(value: object, pointer: Pointer) -> str:
    """Return the id of the innermost record around a place, if it is one that could be written in ``allow``."""
    found = ""
    for step in pointer:
        if isinstance(value, dict):
            own = value.get("id")
            found = own if isinstance(own, str) and len(own) <= 60 else found
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return escaped(found)


def _legal_keys(model: type[Record], pointer: Pointer) -> tuple[str, ...]:
    record = _record_at(model, pointer)
    return () if record is None else tuple(record.model_fields)


def _inner_records(model: type[Record], pointer: Pointer) -> Iterator[tuple[str, type[Record]]]:
    record = _record_at(model, pointer)
    for name, field in () if record is None else record.model_fields.items():
        inner = _record_in(field.annotation)
        if inner is not None:
            yield name, inner


def _record_at(model: type[Record], pointer: Pointer) -> type[Record] | None:
    """Return the kind of record that stands at a place; keys of a mapping and positions in a list are passed over."""
    record: type[Record] | None = model
    for step in pointer:
        if record is not None and isinstance(step, str) and step in record.model_fields:
            record = _record_in(record.model_fields[step].annotation)
    return record


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part)) is not None), None)


MAX_ID = 60
"""Longest id that a message makes of a name."""

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

FORMATS: dict[str, str] = {
    ID: "lower-case words and digits joined by hyphens, such as 'sellan-courier'",
    r"^q[a-z2-7]{4}$": "the id of a quote: q and four of a-z, 2-7, such as 'q7f3a'",
    r"^c[a-z2-7]{4}$": "the id of a clause: c and four of a-z, 2-7, such as 'c7f3a'",
    r"^m[a-z2-7]{4}$": "the id of a mention: m and four of a-z, 2-7, such as 'm7f3a'",
    r"^d[a-z2-7]{4}$": "the id of a difference: d and four of a-z, 2-7, such as 'd7f3a'",
    r"^[qcmd][a-z2-7]{4}$": "the id of a quote, clause, mention or difference: q, c, m or d and four of a-z, 2-7",
    r"^sha256:[0-9a-f]{64}$": "a digest: 'sha256:' and 64 hexadecimal digits; `corpus-tools fix` writes it",
    r"^[A-Za-z0-9][A-Za-z0-9.+-]*$": "an SPDX licence identifier, such as 'CC0-1.0'",
    r"^\d{4}-\d{2}-\d{2}$": "a day as YYYY-MM-DD, such as '2026-03-04'",
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": "a language tag, such as 'en' or 'pt-BR'",
    r"^\d+\.\d+$": "a version of two numbers, such as '0.1'",
    r"^\d+\.\d+\.\d+$": "a version of three numbers, such as '0.1.0'",
    r"^[A-Z]\d{3}$": "the code of a check, such as 'A101'",
    r"^form/\d+$": "the name of a version of the rules, such as 'form/2'",
    r"^[a-z]+(-[a-z]+)*/\d+$": "what proposed the record, such as 'suggest/1'; delete the line once it is confirmed",
    r"^([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$": "the name of a host, such as 'news.example.org', without the rest of the address",
    r"^https://[^\s\"'<>]+$": "an address that begins with https://",
    r"^corpus-tools \S+$": "name and version of the tools, such as 'corpus-tools 0.1.0'",
}
"""What each pattern of the schemas asks for, in words."""


def as_id(expected: str, found: object) -> str:
    """Return the offer of the id that a name was probably to be; empty where no id was expected, or none can be made.

    Example:
        >>> as_id(FORMATS[ID], "Ines Okafor"), as_id(FORMATS[ID], "7")
        ("; did you mean 'ines-okafor'?", '')
    """
    id_ = "-".join(re.findall("[a-z0-9]+", found.lower())) if isinstance(found, str) and found.isascii() else ""
    is_one = expected == FORMATS[ID] and re.match(ID, id_) is not None and len(id_) <= MAX_ID
    return f"; did you mean '{id_}'?" if is_one else ""

"""What can still be read of an article's file that breaks the schema in places: all but the records at fault.

One wrong label must not keep everything else in the file from being checked in the same run. Faults
inside a quote or a mention cost that record, an unknown key elsewhere or one that no check reads costs the key;
any other fault leaves nothing to go by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import to_json

from corpus_tools.corpus import Salvaged
from corpus_tools.schemas.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = ("quotes", "mentions")
"""Lists of records that stand alone."""

UNREAD = ("published", "note")
"""Keys that may be left out and that no check reads."""


def salvage(value: object, error: ValidationError) -> Salvaged | None:
    """Return the rest of an article's file, or null if a fault concerns the file as a whole.

    Args:
        value: the file's contents, as parsed.
        error: what the schema objected to.
    """
    faults = [(tuple(details["loc"]), details["type"]) for details in error.errors(include_url=False)]
    if not isinstance(value, dict):
        return None
    at_fault = {(place[0], place[1]) for place, _ in faults if len(place) > 1 and place[0] in LISTS}
    others = [(place, kind) for place, kind in faults if place[:2] not in at_fault]
    if not all(_is_dispensable(place, kind) for place, kind in others):
        return None
    rest: dict[str, object] = {key: item for key, item in value.items() if key not in {at[0] for at, _ in others}}
    kept = {key: _kept(rest[key], {at for name, at in at_fault if name == key}) for key in LISTS if key in rest}
    rest |= {key: [record for index, record in enumerate(_list(rest[key])) if index in kept[key]] for key in kept}
    try:
        record = Article.model_validate_json(to_json(rest))
    except ValidationError:
        return None
    return Salvaged(record, {key: tuple(places) for key, places in kept.items()})


def _is_dispensable(place: tuple[int | str, ...], kind: str) -> bool:
    """Whether nothing that is checked rests on the value at fault: an unknown key, or one that no check reads."""
    return len(place) == 1 and (kind == "extra_forbidden" or place[0] in UNREAD)


def _kept(records: object, at_fault: Iterable[int | str]) -> list[int]:
    lost = set(at_fault)
    return [index for index in range(len(_list(records))) if index not in lost]


def _list(records: object) -> list[object]:
    return records if isinstance(records, list) else []

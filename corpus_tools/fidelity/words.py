"""The words of a stretch as the rules of form compare them: keys, content, marks of editing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus_tools.text.closed_class import AMBIGUOUS, CONTRACTIONS, ENDINGS, FUNCTION_WORDS, MONTHS, NEVER_NAMES
from corpus_tools.text.lexicon import lemmas
from corpus_tools.text.quantities import SIGNS, read_number, read_shared, unglued, unit_of
from corpus_tools.text.spelling import canonical, is_slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ELLIPSIS = "…"
"""Key of the mark that stands for words left out."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "＇": "'"})
_ENDS = frozenset(".?!:\n")
_DAY = re.compile(r"#(?:[12]?\d|3[01])\.?")
_TWOS = {("per", "cent"): "percent", ("no", "one"): "noone"}
"""Two words that are one; the second of the latter is no number."""
_TWO_HEADS = frozenset(head for head, _ in _TWOS)
_SIC = r"[(\[]\s*sic[.!]?\s*[)\]]"
_DOTS = r"[\[(]?\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[\])]?"
_INSIDE = "'’‘ʼ´＇"
_WORD = re.compile(
    rf"(?P<sic>{_SIC})|(?P<dots>{_DOTS})|(?P<open>\[)|(?P<close>\])"
    rf"|(?P<short>(?:[^\W\d_]\.){{2,}})"
    rf"|(?P<word>(?:[Uu][Ss])?[{re.escape(SIGNS)}]?\d+(?:[.,:'’]\d+)*[^\W\d_]*%?|[^\W_]+(?:[{_INSIDE}][^\W_]+)*|[{re.escape(SIGNS)}])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark of editing.

    Attributes:
        key: what is compared: lower case, straight apostrophe; ``#…`` for a number, ``…`` for an ellipsis.
        start: first code point in the stretch.
        end: code point after the last one.
        is_name: whether it is written as a name is (a capital that does not open a sentence).
        is_bracketed: whether it stands inside square brackets.
        contraction: the contraction it was written out from; empty if it was none.
        opens_sentence: whether it is the first word of a sentence (or of the stretch).
        is_patched: whether only some of its letters stand inside square brackets.
    """

    key: str
    start: int
    end: int
    is_name: bool = False
    is_bracketed: bool = False
    contraction: str = ""
    opens_sentence: bool = False
    is_patched: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark of editing, or stands inside one."""
        return self.is_bracketed or self.key == ELLIPSIS

    @property
    def is_insertion(self) -> bool:
        """Whether it is a whole word put between square brackets, which may stand for others."""
        return self.is_bracketed and not self.is_patched and self.key != "sic"

    @property
    def is_number(self) -> bool:
        """Whether it is a number, whatever its notation."""
        return self.key[0] == "#"

    @property
    def is_content(self) -> bool:
        """Whether it carries a content lemma; a name does, though it be May or Will."""
        return (self.is_name or self.key not in FUNCTION_WORDS) and self.key != ELLIPSIS


@lru_cache(maxsize=512)
def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a stretch, numbers in one notation.

    Hyphenated words are read piece by piece. Marks other than ellipses and square brackets are left out.

    Example:
        >>> [word.key for word in read_words("We’ve 950M users — [and] counting …")]
        ["we've", '#950000000', 'users', 'and', 'counting', '…']
    """
    return tuple(_with_dates(list(_with_numbers(_pieces(text)))))


def _pieces(text: str) -> list[Word]:
    pieces: list[Word] = []
    depth = last = 0
    is_patch = False
    for match in _WORD.finditer(text):
        opens_sentence = last == 0 or not _ENDS.isdisjoint(text[last : match.start()])
        kind, found = match.lastgroup, match[0]
        if kind == "open":
            depth += 1
            is_patch = text[max(0, match.start() - 1) : match.start()].isalnum()
        elif kind == "close":
            depth = max(0, depth - 1)
            _join_initial(pieces, text, match.end())
        elif kind in {"sic", "dots"}:
            pieces.append(_mark(kind, match.start(), match.end()))
        else:
            found = found.replace(".", "") if kind == "short" else found
            split = _split(found, match.start(), is_bracketed=depth > 0, opens_sentence=opens_sentence)
            pieces.extend(_patched(split) if depth and is_patch else split)
            last = match.end()
    return _rejoined(pieces)


def _mark(kind: str, start: int, end: int) -> Word:
    return Word(ELLIPSIS if kind == "dots" else "sic", start, end, is_bracketed=kind == "sic")


def _split(found: str, start: int, *, is_bracketed: bool, opens_sentence: bool) -> Iterable[Word]:
    is_name, is_shouted, pieces = _token(found)
    is_name = is_name and (not opens_sentence or is_shouted)
    for piece, first, last in pieces:
        yield Word(piece, start + first, start + last, is_name, is_bracketed, "", opens_sentence)


@lru_cache(maxsize=20_000)
def _token(found: str) -> tuple[bool, bool, tuple[tuple[str, int, int], ...]]:
    """Return whether a token is written as a name is, whether in capitals, and its pieces with their places."""
    key = found.translate(_APOSTROPHES).lower()
    is_shouted = found[1:2].isupper()
    is_name = found[0].isupper() and (is_shouted or key.partition("'")[0] not in NEVER_NAMES)
    places = ((piece, max(0, key.find(piece))) for piece in unglued(key))
    return is_name, is_shouted, tuple((piece, at, min(at + len(piece), len(found))) for piece, at in places)


def _patched(pieces: Iterable[Word]) -> Iterable[Word]:
    """Return pieces that stand inside brackets behind letters of their word, as in ``plan[s]``."""
    return (replace(piece, is_patched=True) for piece in pieces)


def _join_initial(pieces: list[Word], text: str, end: int) -> None:
    """Mark a bracketed first letter, as in ``[W]e``, so that it is joined with the rest of its word."""
    if pieces and pieces[-1].is_bracketed and pieces[-1].end == end - 1 and text[end : end + 1].isalpha():
        last = pieces[-1]
        pieces[-1] = Word(last.key + "]", last.start, end, last.is_name, is_bracketed=True)


def _rejoined(pieces: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for piece in pieces:
        if joined and joined[-1].key.endswith("]") and joined[-1].end == piece.start:
            head = joined.pop()
            joined.append(Word(head.key[:-1] + piece.key, head.start, piece.end, is_bracketed=True, is_patched=True))
        else:
            joined.append(piece)
    return joined


def _with_numbers(pieces: list[Word]) -> Iterable[Word]:
    keys = [piece.key for piece in pieces]
    at, before = 0, ""
    while at < len(pieces):
        piece = pieces[at]
        found = (_TWOS[piece.key, keys[at + 1]], 2) if _is_two(keys, at) else read_number(keys, at)
        key, n_words = found or (unit_of(piece.key, before) or piece.key, 1)
        if found and n_words == 1 and at + 3 < len(keys):
            key = read_shared(keys, at) or key
        yield piece if key is piece.key else _as_number(key, piece, pieces[at + n_words - 1])
        at, before = at + n_words, key


def _is_two(keys: list[str], at: int) -> bool:
    return keys[at] in _TWO_HEADS and tuple(keys[at : at + 2]) in _TWOS


def _with_dates(words: list[Word]) -> list[Word]:
    """Put the day of a date behind its month, however it was written ("5th of September", "Sept. 5").

    Where they change places each of them stands for the whole date, so that words stay in the order of the text.
    """
    for at in range(len(words) - 3, -1, -1):
        if words[at].is_number and words[at + 1].key == "of" and canonical(words[at + 2].key) in MONTHS:
            del words[at + 1]
    for at, (one, other) in enumerate(pairwise(words)):
        day, month = (one, other) if one.is_number else (other, one)
        if day.is_number and canonical(month.key) in MONTHS and _DAY.fullmatch(day.key):
            plain = Word(day.key.rstrip("."), day.start, day.end, is_bracketed=day.is_bracketed)
            date = (month, plain)
            words[at : at + 2] = (
                [replace(word, start=one.start, end=other.end) for word in date] if day is one else date
            )
    return words


def _as_number(key: str, first: Word, last: Word) -> Word:
    return Word(key, first.start, last.end, first.is_name, first.is_bracketed, "", first.opens_sentence)


def expanded(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words with contractions written out and the genitive ending apart.

    Example:
        >>> [word.key for word in expanded(read_words("We can't; they've seen Ana's."))]
        ['we', 'can', 'not', 'they', 'have', 'seen', 'ana', "'s"]
    """
    return tuple(part for word in words for part in (_written_out(word) if "'" in word.key else _plain(word)))


def _plain(word: Word) -> tuple[Word, ...]:
    return (_part(word, "can"), _part(word, "not")) if word.key == "cannot" else (word,)


def _part(word: Word, key: str, contraction: str = "") -> Word:
    return Word(
        key, word.start, word.end, word.is_name, word.is_bracketed, contraction, word.opens_sentence, word.is_patched
    )


def _written_out(word: Word) -> tuple[Word, ...]:
    parts = _parts(word.key)
    return tuple(_part(word, key, word.key) for key in parts) if len(parts) > 1 else (word,)


@lru_cache(maxsize=5_000)
def _parts(key: str) -> tuple[str, ...]:
    if key in CONTRACTIONS:
        return CONTRACTIONS[key]
    if key.endswith("n't"):
        return (key[:-3], "not")
    stem, apostrophe, ending = key.rpartition("'")
    return (stem, ENDINGS.get(apostrophe + ending, "'" + ending)) if stem else (key,)


class Kinship(IntEnum):
    """How two words are one."""

    SAME = 0
    SPELLING = 1
    INFLECTION = 2


def kinship(said: Word, printed: Word) -> Kinship | None:
    """Return how two words are one, ``None`` if they are not.

    Example:
        >>> [kinship(a, b) for a, b in zip(read_words("held colour on"), read_words("holds color off"))]
        [<Kinship.INFLECTION: 2>, <Kinship.SPELLING: 1>, None]
    """
    if said.key == printed.key:
        return Kinship.SAME if bool(said.contraction) == bool(printed.contraction) else Kinship.INFLECTION
    return _kinship(said.key, printed.key, said.is_name, printed.is_name)


@lru_cache(maxsize=20_000)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(map(canonical, lemmas(word)))


@lru_cache(maxsize=50_000)
def _kinship(said: str, printed: str, said_is_name: bool, printed_is_name: bool) -> Kinship | None:  # noqa: FBT001
    if "#" in {said[0], printed[0]} or ELLIPSIS in {said, printed}:
        return None
    if printed in AMBIGUOUS.get(said, ()) or said in AMBIGUOUS.get(printed, ()):
        return Kinship.INFLECTION
    if canonical(said) == canonical(printed):
        return Kinship.SPELLING
    if not _lemmas(said).isdisjoint(_lemmas(printed)):
        return Kinship.INFLECTION
    if said_is_name or printed_is_name or not FUNCTION_WORDS.isdisjoint((said, printed)):
        return None
    return Kinship.SPELLING if is_slip(said, printed) else None

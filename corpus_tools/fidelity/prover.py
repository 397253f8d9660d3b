"""The prover: finds the receipt by which words printed are words said, if there is one.

A search over pairs of positions, the cheapest way first. Whatever it finds is replayed by the kernel
(`corpus_tools.fidelity.receipt`) before anybody believes it, so that a mistake here can lose a receipt
and never make one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from corpus_tools.fidelity.receipt import FRAME, RULES, Edit, ReceiptError, Replay, Site, replay
from corpus_tools.schemas.vocab import Form
from corpus_tools.text.entries import APPARATUS, abbreviated, is_entry, plain, unescaped
from corpus_tools.text.values import CURRENCIES, STARTS, Value, is_part, read_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PHRASE = 9
"""Most tokens of a number phrase."""
MAX_REPLACED = 12
"""Most tokens that a bracket at the end of the printed words is tried for."""
MAX_WINDOW = 3
"""Most tokens of a contraction, an abbreviation or a compound."""

COST = {Form.VERBATIM: 0.01, Form.ORTHOGRAPHIC: 0.1, Form.MARKED_EDIT: 0.6}
"""What an edit costs, by the form it comes to; only their order matters."""
COST_OF_SLIP = 0.5
"""What a typing error costs: more than any edit by entry."""
COST_OF_WORD = 0.02
"""What a word costs that a mark stands for."""
COST_OUTSIDE = 0.005
"""What a word costs that is printed although it is outside the rendered stretch."""

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_JOINT = "'’‘ʼ´`＇" + _HIDDEN
_SHORT = "|".join(sorted(map(re.escape, abbreviated() - {"a", "m", "no"}), key=len, reverse=True))
_ENTITY = r"&(?:amp;)*(?:\#\d+|\#x[\da-f]+|[a-z]+\d*);"
_APOSTROPHE = r"&(?:amp;)*(?:[rl]squo|apos|\#0?39|\#x27|\#821[67]|shy);"
_SIGN = r"&(?:amp;)*(?:pound|euro|yen|\#163|\#8364);|&(?:amp;)+(?![a-z\#]+\d*;)"
_LETTER = r"&(?:amp;)*(?:[a-z](?:acute|grave|circ|uml|cedil|tilde|slash|ring|caron)|[a-z]{2}lig|\#(?:19[2-9]|2[0-4]\d|25[0-5]));"
"""Entities that are part of a word."""
_MARKS = (
    r"(?P<sic>[(\[]\s*sic[.!]?\s*[)\]])|(?P<dots>(?:[(\[]\s*)?(?:…|\.\s?\.\s?\.(?:\s?\.)?)(?:\s*[)\]])?)"
    r"|(?P<letters>\w*\[\w+\]\w+|\w+\[\w+\])"
    r"|(?P<mask>\w+(?:\[[*_-]+\]|[*_•@#%!]{2,}|-{3,}|\*)\w*|\b[^\W\d_](?:[–—]+|--)(?:(?=\W|$)|(?:ing|in|ed|er|ers|s|y)\b))|(?P<bracket>\[[^\[\]]+\])"
)
_PLAIN = (
    rf"|(?P<gap>(?!{_LETTER}|{_SIGN}){_ENTITY})"
    rf"|(?P<word>(?:[^\W\d_]\.){{2,}}(?!\w)|\b(?:Ph\.\s?D|[MB]\.\s?Sc|[MD]\.\s?Phil|Ed\.\s?D|LL\.\s?[BMD])\b\.?|\b(?:{_SHORT})\.(?=\s)|\bNos?\.(?=\s?\d)|[½¼¾⅓⅔⅛⅜⅝²³]"
    rf"|\bq(?=[1-4]\b)|['’‘]\d{{2}}(?=s?\b)|(?<![\w.])\.\d+|\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.:]\d+)*"
    rf"|['’‘](?:em|cause|cos|til|tis|twas|bout|round|n)\b['’]?|\b(?:\w+in|ol|an|o)['’](?!\w)"
    rf"|(?:[^\W_]|{_LETTER})(?:[^\W_{_HIDDEN}]|{_LETTER}|(?!(?<=[a-z]{{3}})['’‘](?-i:[A-Z]))(?:{_APOSTROPHE}|[{_JOINT}])+(?=[^\W_]))*)"
    rf"|(?P<sign>{_SIGN}|[^\w\s.,;:!?…()\[\]\"“”„‟«»‹›「」『』＂'’‘ʼ´`＇‚‛‐‑‒–—―−⸺⸻&¶{_HIDDEN}-]|&(?!\#?\w+;)|(?<![\w)\]])[-−–](?=[$€£]?\.?\d))"
)
_PRINTED = re.compile(_MARKS + _PLAIN, re.IGNORECASE)
_SAID = re.compile(rf"(?P<apparatus>{APPARATUS})" + _PLAIN, re.IGNORECASE)
_DROPPED = re.compile(f"[{_HIDDEN}]")
_MINUS = str.maketrans("−–", "--")
_FIRST_STOP = re.compile(r"\W*?(?=[\w\s]|$)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, sign or mark of editing, with its place."""

    kind: str
    start: int
    end: int
    key: str

    @property
    def is_short(self) -> bool:
        """Whether it can be short for something, by its form or by entry."""
        return is_entry(self.key)


@dataclass(frozen=True)
class Text:
    """A text with its tokens and the number phrases that begin at each of them."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def phrases(self) -> dict[int, list[tuple[int, frozenset[Value]]]]:
        """Readings of number phrases, by first token: how many tokens, and what they are worth."""
        return {at: found for at in range(len(self.tokens)) if (found := list(self._phrases(at)))}

    def _phrases(self, at: int) -> Iterator[tuple[int, frozenset[Value]]]:
        head = self.tokens[at].key
        if not (
            head[:1].isdigit()
            or head[1:].isdecimal()
            or head in STARTS
            or head in CURRENCIES
            or head.rstrip(".") in STARTS
        ):
            return
        for n, token in enumerate(self.tokens[at : at + MAX_PHRASE], 1):
            if not all(is_part(word) for word in re.split(r"[.\s]+", token.key) if word):
                return
            values = read_values(self.text[self.tokens[at].start : token.end])
            if values:
                yield n, values

    def start(self, at: int) -> int:
        """Return where a token begins; after the last one, where the text ends."""
        return self.tokens[at].start if at < len(self.tokens) else len(self.text)

    def end(self, at: int) -> int:
        """Return where the token before a position ends; before the first one, where the text begins."""
        return self.tokens[at - 1].end if at else 0


@lru_cache(maxsize=256)
def _read(text: str, pattern: re.Pattern[str]) -> Text:
    tokens = (
        Token(match.lastgroup or "", match.start(), match.end(), _key(match[0]))
        for match in pattern.finditer(text)
        if match.lastgroup not in {"gap", "apparatus"}
    )
    found = list(tokens)
    while (
        found and found[0].kind == "dots"
    ):  # at an edge an ellipsis is a mere glyph: what is left out there is trimmed
        del found[0]
    while found and found[-1].kind == "dots":
        del found[-1]
    return Text(text, tuple(found))


def _key(token: str) -> str:
    return plain(_DROPPED.sub("", unescaped(token))).translate(_MINUS)


_LEADING = frozenset("+-$€£¥")


def read_phrases(text: str, *, overlapping: bool = False) -> list[tuple[str, frozenset[Value]]]:
    """Return the number phrases of a text with their readings: the longest at each place, or all of them.

    Example:
        >>> [phrase for phrase, _ in read_phrases("at 5 p.m. on 3 May the two sold 40km")]
        ['5 p.m.', '3 May', 'two', '40km']
    """
    read = _read(text, _SAID)
    found: list[tuple[str, frozenset[Value]]] = []
    done = 0
    for at, phrases in sorted(read.phrases.items()):
        if at and read.tokens[at - 1].key in _LEADING and read.tokens[at - 1].end == read.start(at):
            continue
        if overlapping or at >= done:
            chosen = phrases if overlapping else phrases[-1:]
            found += [(text[read.start(at) : read.end(at + n)], values) for n, values in chosen]
            done = at + phrases[-1][0]
    return found


def has_new_value(said: str, printed: str, *, is_strict: bool = False) -> bool:
    """Return whether a number, time or date is printed that the words said do not have.

    Of plain numbers, one of another sign: two notations of one number may well be no phrase of the other's kind.
    With ``is_strict`` any number counts.

    Example:
        >>> has_new_value("It fell by -0.5%.", "by 0.5%"), has_new_value("At 9 p.m.", "at 21:00"), has_new_value("9am", "9pm")
        (True, False, True)
    """
    there = {value for _, values in read_phrases(said, overlapping=True) for value in values}
    unsigned = {_unsigned(value) for value in there}
    for phrase, values in read_phrases(printed):
        if values.isdisjoint(there) and phrase.casefold() not in {"one", "no one"}:
            plain_ones = [value for value in values if value[0] == "number"]
            if is_strict or not plain_ones or any(_unsigned(value) in unsigned for value in plain_ones):
                return True
    return False


def _unsigned(value: Value) -> Value:
    return tuple(part.lstrip("-") for part in value)


@dataclass(frozen=True, slots=True)
class Proof:
    """A receipt that the kernel accepted.

    Attributes:
        said: the words of the source that it was replayed on.
        printed: the words printed, with `FRAME` where the reporting clause interrupts them.
        edits: the receipt.
        replay: what it comes to.
        start: where the kept words begin in `said`.
        end: where they end.
        offset: where `said` begins in the text that the receipt was looked for in.
    """

    said: str
    printed: str
    edits: tuple[Edit, ...]
    replay: Replay
    start: int
    end: int
    offset: int = 0


PLAIN_RULES = frozenset(
    "white_space glyph frame final_point initial_case trim case punctuation bracket bracketed_letters parenthesis sic ellipsis".split()
)
"""Rules that need no lexicon; all there is for languages that have none."""


def prove(
    said: str, parts: Sequence[str], *, inside: tuple[int, int] | None = None, has_lexicon: bool = True
) -> Proof | None:
    """Return a receipt for printed words, ``None`` if none is found.

    Args:
        said: the words of the source, with the sentences around them.
        parts: the words printed; several if the reporting clause stands between.
        inside: the stretch of the source that is rendered; of equal receipts the one that keeps to it is taken.
        has_lexicon: whether the words are English on both sides.

    Example:
        >>> [edit.rule for edit in prove("And so we can't pay 950M.", ["We cannot pay 950 million"]).edits]
        ['trim', 'initial_case', 'contraction', 'number', 'trim']
        >>> prove("We may pay.", ["We will pay."]) is None
        True
    """
    printed = FRAME.join(part.strip() for part in parts)
    if printed == said or list(parts) == [said]:
        printed = said
        return Proof(said, printed, (), replay(said, printed, ()), 0, len(said))
    search = _Search(_read(said, _SAID), _read(printed, _PRINTED), inside or (0, len(said)), has_lexicon=has_lexicon)
    for edits, start, end in search.receipts():
        try:
            found = replay(said, printed, edits)
        except ReceiptError:
            continue
        return Proof(said, printed, edits, found, start, end)
    return None


_State = tuple[int, bool]
_Back = tuple[float, "tuple[int, _State] | None", tuple[Edit, ...]]


class _Search:
    """Cheapest ways through two texts; a state is a position in either, and whether the gap before it is done."""

    def __init__(self, said: Text, printed: Text, inside: tuple[int, int], *, has_lexicon: bool) -> None:
        self.said, self.printed, self.inside = said, printed, inside
        self.has_lexicon = has_lexicon
        self.states: list[dict[_State, _Back]] = [{} for _ in range(len(printed.tokens) + 1)]

    def receipts(self) -> Iterator[tuple[tuple[Edit, ...], int, int]]:
        """Yield receipts that are worth replaying, the cheapest first, with where the kept words begin and end."""
        if not self.printed.tokens:
            return
        for i in range(len(self.said.tokens)):
            self._open(i)
        for j in range(len(self.printed.tokens)):
            for state in sorted(self.states[j]):
                self._step(j, state)
        ends = sorted((back[0], state) for state, back in self.states[-1].items())
        tried = 0
        for cost, state in ends:
            tail = self._tail(state)
            if tail is not None:
                yield self._traced(state, tail)
                tried += 1
            if tried > 3 or cost > ends[0][0] + 5:
                return

    def _edit(self, rules: Iterable[str], a: int, b: int, c: int, d: int) -> Edit | None:
        """Return the first edit by one of the rules that turns ``said[a:b]`` into ``printed[c:d]``."""
        said, printed = self.said.text, self.printed.text
        site = Site(said[a:b], printed[c:d], said[:a], said[b:], printed[:c], printed[d:])
        for name in rules:
            if (self.has_lexicon or name in PLAIN_RULES) and RULES[name].allows(site):
                return Edit(name, a, said[a:b], printed[c:d])
        return None

    def _reach(
        self, j: int, state: _State, cost: float, origin: tuple[int, _State] | None, edits: tuple[Edit, ...]
    ) -> None:
        known = self.states[j].get(state)
        if known is None or cost < known[0]:
            self.states[j][state] = (cost, origin, edits)

    def _open(self, i: int) -> None:
        """Begin at a token of the source: what is before it is trimmed, what is before the first printed one a glyph."""
        said, printed = self.said, self.printed
        head, mark = said.text[: said.start(i)], printed.text[: printed.start(0)]
        first, kind = said.tokens[i], printed.tokens[0].kind
        if kind in {"word", "sign", "letters", "mask"} and not self._can_match(i, 0):
            return
        if kind not in {"word", "sign", "letters", "mask"}:
            self._reach(0, (i, False), 0.001 * i, None, ())
            return
        edits: list[Edit | None] = []
        if any(map(str.isalnum, head)) or i:
            cut = len(head) - len(mark) if mark and head.endswith(mark) else len(head)
            edits.append(self._edit(("trim",), 0, cut, 0, 0) or Edit("trim", 0, head[:cut], ""))
            if mark and cut == len(head):
                edits.append(self._edit(("glyph", "white_space"), cut, cut, 0, len(mark)))
        elif head != mark:
            edits.append(self._edit(("white_space", "glyph"), 0, len(head), 0, len(mark)))
        if all(edits):
            n_outside = self._n_outside(first.start)
            self._reach(0, (i, True), 0.001 * (i > 0) + COST_OUTSIDE * n_outside, None, tuple(filter(None, edits)))

    def _n_outside(self, at: int) -> int:
        start, end = self.inside
        return int(at < start or at >= end) * 4

    def _can_match(self, i: int, j: int) -> bool:
        """Whether a printed token may be one of the source: worth a closer look."""
        if i >= len(self.said.tokens):
            return False
        one, other = self.said.tokens[i], self.printed.tokens[j]
        if one.key[:1] == other.key[:1] or (i in self.said.phrases and j in self.printed.phrases):
            return True
        is_odd = other.kind in {"letters", "mask"} or one.is_short or other.is_short
        return is_odd or not (one.key.isascii() and other.key.isascii())

    def _step(self, j: int, state: _State) -> None:
        cost, _, _ = self.states[j][state]
        i, is_done = state
        kind = self.printed.tokens[j].kind
        if kind in {"dots", "bracket", "sic"}:
            self._mark(j, state)
            if kind != "bracket":
                return
        if i >= len(self.said.tokens):
            return
        if j and not is_done:
            self._parenthesis(j, state)
        gap = () if is_done else self._gap(i, j)
        if gap is None:
            return
        for n, m, edits, price in self._matches(i, j):
            self._reach(j + m, (i + n, False), cost + price + COST[Form.VERBATIM] * len(gap), (j, state), gap + edits)

    def _gap(self, i: int, j: int) -> tuple[Edit, ...] | None:
        a, b, c, d = self.said.end(i), self.said.start(i), self.printed.end(j), self.printed.start(j)
        if self.said.text[a:b] == self.printed.text[c:d]:
            return ()
        found = self._edit(("white_space", "glyph", "frame", "final_point", "punctuation"), a, b, c, d)
        return None if found is None else (found,)

    def _matches(self, i: int, j: int) -> Iterator[tuple[int, int, tuple[Edit, ...], float]]:
        """Yield how many tokens of either text go together here, by which edits, and at what price."""
        said, printed = self.said, self.printed
        one, other = said.tokens[i], printed.tokens[j]
        texts = said.text[one.start : one.end], printed.text[other.start : other.end]
        place = one.start, one.end, other.start, other.end
        if texts[0] == texts[1]:
            yield 1, 1, (), 0.0
        elif other.kind in {"mask", "letters"}:
            edit = self._edit(("mask", "bracketed_letters"), *place)
            if edit is not None:
                yield 1, 1, (edit,), COST[Form.MARKED_EDIT]
        else:
            rules = ("white_space", "glyph", "initial_case", "case", "accent", "spelling", "typing_error")
            edit = self._edit(rules, *place)
            if edit is not None:
                yield 1, 1, (edit,), COST_OF_SLIP if edit.rule == "typing_error" else COST[RULES[edit.rule].form]
        if self.has_lexicon and other.kind in {"word", "sign"}:
            yield from self._phrases(i, j)
            yield from self._windows(i, j)

    def _phrases(self, i: int, j: int) -> Iterator[tuple[int, int, tuple[Edit, ...], float]]:
        for n, values in self.said.phrases.get(i, ()):
            for m, others in self.printed.phrases.get(j, ()):
                if not values.isdisjoint(others):
                    place = self.said.start(i), self.said.end(i + n), self.printed.start(j), self.printed.end(j + m)
                    edit = self._edit(("number",), *place)
                    if edit is not None and edit.said != edit.printed:
                        yield n, m, (edit,), COST[Form.ORTHOGRAPHIC]

    def _windows(self, i: int, j: int) -> Iterator[tuple[int, int, tuple[Edit, ...], float]]:
        """Yield contractions, abbreviations and compounds of up to three tokens."""
        said, printed = self.said, self.printed
        ours, theirs = said.tokens[i : i + MAX_WINDOW], printed.tokens[j : j + MAX_WINDOW]
        is_short = any(token.is_short for token in (*ours, *theirs))
        if not is_short and ours[0].key[:1] != theirs[0].key[:1]:
            return
        for n in range(1, len(ours) + 1):
            joined = "".join(token.key for token in ours[:n])
            for m in range(1, len(theirs) + 1):
                is_compound = (n, m) != (1, 1) and joined == "".join(token.key for token in theirs[:m])
                if not (is_compound or (is_short and ours[n - 1].key != theirs[m - 1].key)):
                    continue
                place = said.start(i), said.end(i + n), printed.start(j), printed.end(j + m)
                rules = ("contraction", "abbreviation") if is_short else ()
                edit = self._edit((*rules, "compound") if is_compound else rules, *place)
                if edit is not None and edit.said != edit.printed:
                    yield n, m, (edit,), COST[Form.ORTHOGRAPHIC]

    def _mark(self, j: int, state: _State) -> None:
        """Let a mark of editing stand for nothing, or for any run of words that comes next."""
        cost, _, _ = self.states[j][state]
        i, is_done = state
        said, printed = self.said, self.printed
        token = printed.tokens[j]
        a, c = (said.start(i), printed.start(j)) if is_done else (said.end(i), printed.end(j))
        is_last = j + 1 == len(printed.tokens)
        next_kind = "" if is_last else printed.tokens[j + 1].kind
        is_open = is_last or next_kind in {"dots", "sic", "bracket"}
        d = token.end if is_open else printed.start(j + 1)
        rule = {"dots": "ellipsis", "sic": "sic", "bracket": "bracket"}[token.kind]
        lead: tuple[Edit, ...] = ()
        if j == 0:
            lead = (Edit("trim", 0, said.text[:a], ""),) if said.text[: said.start(i)].strip() else ()
            a = said.start(i) if lead else 0
            lead = (Edit("trim", 0, said.text[:a], ""),) if lead else ()
            c = 0
        furthest = i if rule == "sic" or (rule == "ellipsis" and is_last) else len(said.tokens)
        for i2 in range(i, min(furthest, i + MAX_REPLACED if is_last else furthest) + 1):
            if not is_open and not self._can_match(i2, j + 1):
                continue
            b = max(a, said.end(i2) if is_open else said.start(i2))
            edit = self._edit(("glyph", rule) if rule == "ellipsis" and i2 == i else (rule,), a, b, c, d)
            if edit is not None:
                price = COST[Form.MARKED_EDIT] + COST_OF_WORD * (i2 - i) + (0.001 * i if j == 0 else 0)
                price += COST_OF_SLIP * (is_last and rule == "bracket" and i2 == i < len(said.tokens))
                self._reach(j + 1, (i2, not is_open), cost + price, (j, state), (*lead, edit))

    def _parenthesis(self, j: int, state: _State) -> None:
        """Pass over an insertion between round brackets."""
        cost, _, _ = self.states[j][state]
        i, _ = state
        said, printed = self.said, self.printed
        c = printed.end(j)
        match = re.compile(r"\s*\([^()]+\)\s*").match(printed.text, c)
        if match is None:
            return
        after = bisect_left(printed.tokens, match.end(), key=lambda token: token.start)
        a, b, d = said.end(i), said.start(i), match.end()
        if after >= len(printed.tokens) or d != printed.start(after):
            d, b = match.end(), said.end(i)
        edit = self._edit(("parenthesis",), a, b, c, d)
        if edit is not None and d == printed.start(after):
            self._reach(after, (i, True), cost + COST[Form.MARKED_EDIT], (j, state), (edit,))

    def _tail(self, state: _State) -> tuple[Edit, ...] | None:
        """Return the edits after the last printed token."""
        i, is_done = state
        said, printed = self.said.text, self.printed.text
        a = self.said.start(i) if is_done else self.said.end(i)
        c = self.printed.end(len(self.printed.tokens))
        rest, point = said[a:], printed[c:]
        rules = ("white_space", "glyph", "final_point", "punctuation")
        if rest == point:
            return ()
        if not any(map(str.isalnum, rest)) and i >= len(self.said.tokens):
            found = self._edit(rules if point else ("trim", *rules), a, len(said), c, len(printed))
            return None if found is None else (found,)
        if rest.startswith(point):
            return (Edit("trim", a + len(point), rest[len(point) :], ""),)
        stop = _FIRST_STOP.match(rest)
        for n in dict.fromkeys((stop.end() if stop else 0, 0)):
            found = self._edit(rules, a, a + n, c, len(printed))
            if found is not None:
                return found, Edit("trim", a + n, rest[n:], "")
        return None

    def _traced(self, state: _State, tail: tuple[Edit, ...]) -> tuple[tuple[Edit, ...], int, int]:
        """Return the receipt that ends in a state, and where the kept words begin and end in the source."""
        end = self.said.end(state[0])
        found = [tail]
        j: int = len(self.printed.tokens)
        origin: tuple[int, _State] | None = (j, state)
        first = 0
        while origin is not None:
            j, state = origin
            _, origin, edits = self.states[j][state]
            found.append(edits)
            first = state[0]
        edits = tuple(edit for group in reversed(found) for edit in group)
        return edits, self.said.start(first), max(end, self.said.start(first))

"""The kernel: what may be done to words that are still called kept, and the replay that proves it was no more.

A *receipt* is a list of named edits from one closed table. Replayed on the words said, it must arrive at the
words printed, and every edit must obey its own rule. Nothing here aligns, scores or guesses; who finds a receipt
(`corpus_tools.fidelity.prover`) need not be believed. Words between two edits are the same, to the code point; so
every word of the source is kept, changed by a named edit, or shown as left out.

Spelling pairs, contractions and abbreviations are entries of `corpus_tools.text`; so are the readings of numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from corpus_tools.errors import CorpusToolsError
from corpus_tools.schemas.vocab import EditRule, Form, Rung
from corpus_tools.text.clauses import joins_two_clauses, names_the_same
from corpus_tools.text.closed_class import DETERMINERS, FUNCTION_WORDS, OPERATORS, PRONOUNS
from corpus_tools.text.entries import (
    APPARATUS,
    CASED,
    PROPER,
    is_abbreviation,
    is_compound,
    is_contraction,
    is_variant,
    plain,
    unescaped,
)
from corpus_tools.text.lexicon import is_word, lemmas
from corpus_tools.text.spelling import is_prefixed, unaccented
from corpus_tools.text.values import CURRENCIES, UNITS, read_values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FRAME = "¶"
"""Stands in the printed words where the reporting clause interrupts them."""

WORDS_FOR_ONE_SLIP = 10
"""Of so many words in a row at most one may have a typing error."""

LINKS = FUNCTION_WORDS - DETERMINERS - PRONOUNS
"""Small words that open no object of a verb."""

SEEN = 60
"""Code points on either side of a cut in which a number phrase is looked for."""

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_BLANK = re.compile(r"\s+")
_APPARATUS = re.compile(r"\s*" + APPARATUS, re.IGNORECASE)
_CUT_ARTICLE = re.compile(
    r"\b(?:an?|the|not|quite)\s+\x00\s*(?:quite\s+|very\s+)?(?:few|little|lot|number|couple|bit|majority|minority|handful|fraction"
    r"|dozen|hundred|thousand|million|billion|half|third|quarter|(?:good|great) (?:many|deal|few))\b", re.IGNORECASE
)  # fmt: skip
_ELLIPSIS = re.compile(r"[(\[]?\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*[)\]]?")
_MARK = re.compile(r"[\"“”„‟«»‹›「」『』＂'’‘ʼ´`＇‚‛]")
_DASH = re.compile(r"\s*(?:--+|[‐‑‒–—―−⸺⸻-])\s*")
_SIGN = re.compile(r"(?<![\w)\]])[-−–+](?=[$€£]?\.?[\d½¼¾])")
_TORN = re.compile(
    r"\w\x00\w|(?:\w['’ʼ]\x00[a-z]|(?:[A-Z]|\b\w\w?)['’ʼ]\x00\w)|(?:\w\x00['’ʼ][a-z]|(?:[A-Z]|\b\w\w?)\x00['’ʼ]\w)|\d[.,:/]\x00\d|\d\x00[.,:/]\d"
    r"|(?:^|[^\w\x00])[-−–+]\x00[$€£]?\.?\d|[$€£¥#№]\s?\x00\s?\d|\d\s?\x00\s?[%°½¼¾²³]"
)
_HYPHENED = re.compile(r"\w[-‐‑]\x00\w|\w\x00[-‐‑]\w")
_LAST = re.compile(r"(?:[\w$€£.:,%'’-]+\s+){0,2}[\w$€£.:,%'’-]+\s*$")
_FIRST = re.compile(r"\s*[\w$€£.:,%'’-]+(?:\s+[\w$€£.:,%'’-]+){0,2}")


class Edit(NamedTuple):
    """One step of a receipt: at a code point of the words said, `said` became `printed`."""

    rule: str
    at: int
    said: str
    printed: str


class ReceiptError(CorpusToolsError, ValueError):
    """A receipt that does not lead from the words said to the words printed, or breaks a rule.

    Attributes:
        edit: the edit at fault; ``None`` if all of them together are.
    """

    def __init__(self, edit: Edit | None = None) -> None:
        self.edit = edit
        whole = "the edits do not arrive at the words printed, or there are more typing errors than one in ten words"
        super().__init__(
            whole if edit is None else f"{edit.rule} does not turn {edit.said!r} into {edit.printed!r} here"
        )


@dataclass(frozen=True, slots=True)
class Site:
    """An edit with everything before and after it, in the words said and in those printed."""

    said: str
    printed: str
    said_before: str
    said_after: str
    printed_before: str
    printed_after: str

    @property
    def sides(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """Before, text and after, of the words said and of those printed."""
        said = (self.said_before, self.said, self.said_after)
        return said, (self.printed_before, self.printed, self.printed_after)

    @property
    def opens(self) -> bool:
        """Whether no word is printed before it since the start or the last frame."""
        return not _has_word(self.printed_before.rpartition(FRAME)[2])

    @property
    def closes(self) -> bool:
        """Whether no word is printed after it up to the end or the next frame."""
        return not _has_word(self.printed_after.partition(FRAME)[0])


@dataclass(frozen=True, slots=True)
class Replay:
    """What a receipt comes to: the form, the rung of a verbatim clause, and whether its edges were trimmed."""

    form: Form
    rung: Rung | None
    trimmed: bool


def replay(said: str, printed: str, edits: Sequence[Edit]) -> Replay:
    """Return what a receipt proves.

    Args:
        said: the words of the source, whole sentences.
        printed: the words printed; `FRAME` stands where the reporting clause interrupts them.
        edits: in the order of the words.

    Raises:
        ReceiptError: The receipt proves nothing.

    Example:
        >>> replay("And so we refuse.", "We refuse", [Edit("trim", 0, "And so ", ""),
        ...     Edit("initial_case", 7, "we", "We"), Edit("final_point", 16, ".", "")]).form.value
        'verbatim'
        >>> replay("We refuse.", "We accept.", [Edit("spelling", 3, "refuse", "accept")])
        Traceback (most recent call last):
        ...
        corpus_tools.fidelity.receipt.ReceiptError: spelling does not turn 'refuse' into 'accept' here
    """
    built, cursor = "", 0
    used: list[Rule] = []
    slips: list[int] = []
    for edit in edits:
        rule = RULES.get(edit.rule)
        end = edit.at + len(edit.said)
        if rule is None or edit.at < cursor or said[edit.at : end] != edit.said or edit.said == edit.printed:
            raise ReceiptError(edit)
        built += said[cursor : edit.at]
        if not printed.startswith(built + edit.printed):
            raise ReceiptError(edit)
        after = printed[len(built) + len(edit.printed) :]
        if not rule.allows(Site(edit.said, edit.printed, said[: edit.at], said[end:], built, after)):
            raise ReceiptError(edit)
        if edit.rule == "typing_error":
            slips.append(len(re.findall(r"\w+", built)))
        built, cursor = built + edit.printed, end
        used.append(rule)
    if built + said[cursor:] != printed or _has_scare_marks(edits, printed):
        raise ReceiptError
    if any(other - one < WORDS_FOR_ONE_SLIP for one, other in pairwise(slips)):
        raise ReceiptError
    form = max((rule.form for rule in used), key=_FORMS.index, default=Form.VERBATIM)
    rung = max((rule.rung for rule in used), key=_RUNGS.index, default=Rung.EXACT)
    trimmed = any(edit.rule == "trim" and _has_word(edit.said) for edit in edits)
    return Replay(form, rung if form is Form.VERBATIM else None, trimmed)


def _has_scare_marks(edits: Sequence[Edit], printed: str) -> bool:
    """Whether marks that nobody said enclose some of the words, as in *the ‘independent’ report*."""
    n_before, cursor, added = 0, 0, []
    for edit in edits:
        n_before += edit.at - cursor
        if edit.rule in {"glyph", "punctuation", "final_point"} and _MARK.search(unescaped(edit.said)) is None:
            added += [match.start() + n_before for match in _MARK.finditer(edit.printed)]
        n_before, cursor = n_before + len(edit.printed), edit.at + len(edit.said)
    opening = [at for at in added if printed[at + 1 : at + 2].isalnum() and not printed[max(0, at - 1) : at].isalnum()]
    closing = [at for at in added if at not in opening]
    for start in opening:
        end = next((at for at in closing if at > start), None)
        if end is not None:
            rest = printed[:start].rpartition(FRAME)[2] + printed[end:].partition(FRAME)[0]
            if FRAME not in printed[start:end] and _has_word(rest):
                return True
    return False


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def is_torn(left: str, right: str, *, at_hyphen: bool = True) -> bool:
    """Return whether a cut between two texts would divide a word, a compound, or a number from its sign or unit.

    Example:
        >>> is_torn("a half-", "empty"), is_torn("twenty ", "two men"), is_torn("-", "5"), is_torn("we ", "go")
        (True, True, True, False)
    """
    left, right = left[-SEEN:], right[:SEEN]
    seam = left[-5:] + "\x00" + right[:4]
    return _TORN.search(seam) is not None or (
        at_hyphen and (_HYPHENED.search(seam) is not None or _is_one_number(left, right))
    )


def _is_one_number(left: str, right: str) -> bool:
    """Whether the last words of one text and the first of another are one number phrase."""
    is_date = re.match(r"\W*\d{4}\b", right) is not None
    if not is_date and (re.match(r"\s*[^\w\s$€£%°½¼¾-]", right) or re.search(r"[^\w\s$€£%.-]\s*$", left)):
        return False
    last, first = _LAST.search(left), _FIRST.match(right)
    if last is None or first is None:
        return False
    heads, tails = last[0].split(), first[0].split()
    unit = tails[0].casefold().strip(".,")
    is_unit = unit in UNITS and unit not in {*CURRENCIES, "percent", "pct", "%"} and heads[-1][-1:] not in "$€£"
    phrases = (" ".join(heads[-n:] + tails[:m]).strip(".,") for n in range(1, 4) for m in range(1, 4))
    return not is_unit and any(read_values(phrase) and not _is_two(phrase) for phrase in phrases)


def _is_two(phrase: str) -> bool:
    """Whether a phrase that reads as one number may as well be two ("5 to 6")."""
    return any(kind[0] in {"range", "date"} for kind in read_values(phrase))


def _is_whole(site: Site) -> bool:
    """Whether an edit begins and ends where words do, on both sides."""
    return not any(
        is_torn(before, text, at_hyphen=False) or is_torn(text, after, at_hyphen=False)
        for before, text, after in site.sides
    )


def _folded(text: str) -> str:
    return _BLANK.sub(" ", _INVISIBLE.sub("", unescaped(text)))


def _white_space(site: Site) -> bool:
    said, printed = (_folded(text) for text in (site.said, site.printed))
    is_edge = (site.opens or site.closes) and not (said + printed).strip()
    return said == printed or is_edge


def _glyphs(text: str, after: str) -> str:
    """Return a text with one apostrophe, one dash, no quotation marks; an apostrophe inside a word stays."""
    text = re.sub(r"(?<=\w)['’‘ʼ´`＇](?=\w)", "\x01", _folded(text) + after[:1])[: len(_folded(text))]
    return _BLANK.sub(" ", _DASH.sub("-", _ELLIPSIS.sub("…", _MARK.sub("", text)))).replace("\x01", "'")


def _signs(site: Site) -> list[list[str]]:
    """Return the signs of numbers that an edit touches, minus and plus, on both sides."""
    found = []
    for before, text, after in site.sides:
        seam = before[-1:] + text + after[:3]
        places = (match.start() - len(before[-1:]) for match in _SIGN.finditer(seam))
        found.append(["+" if text[at] == "+" else "-" for at in places if 0 <= at < len(text)])
    return found


def _glyph(site: Site) -> bool:
    said, printed = _glyphs(_APPARATUS.sub("", site.said), site.said_after), _glyphs(site.printed, site.printed_after)
    signs, printed_signs = _signs(site)
    is_edge = (site.opens or site.closes) and not (said + printed).strip(" …-")
    is_same = said == printed or (said.strip() == printed.strip() and (site.opens or site.closes))
    return (is_same or is_edge) and signs == printed_signs


def _final_point(site: Site) -> bool:
    said, printed = (_glyphs(text, "").strip(" -…") for text in (site.said, site.printed))
    is_point = not set(said) - set(".,;:!") and printed in {"", ".", ","}
    return is_point and site.closes and signs_equal(site)


def signs_equal(site: Site) -> bool:
    """Return whether an edit leaves the signs of numbers as they are."""
    signs, printed_signs = _signs(site)
    return signs == printed_signs


def _initial_case(site: Site) -> bool:
    said, printed = (_MARK.sub("'", text) for text in (site.said, site.printed))
    is_lowered = said[:1].isupper() and not re.search(r"(?:^|[.?!:…][\W_]*)$", site.said_before)
    return (
        said[:1].swapcase() == printed[:1] and said[1:] == printed[1:] and _has_word(said) and _is_whole(site)
        and site.opens and not (is_lowered and plain(said) in CASED)
        and plain(said) not in PROPER
    )  # fmt: skip


def _case(site: Site) -> bool:
    return plain(site.said) == plain(site.printed) and _is_whole(site) and plain(site.said) not in CASED


def _left_out(site: Site) -> bool:
    """Whether what is left out has a word in it and is cut off where words and numbers end."""
    before, said, after = site.sides[0]
    is_article = _CUT_ARTICLE.search(said[-SEEN:] + "\x00" + after[:SEEN]) or _CUT_ARTICLE.search(
        before[-SEEN:] + "\x00" + said
    )
    return _has_word(said) and not is_article and not is_torn(before, said) and not is_torn(said, after)


def _trim(site: Site) -> bool:
    is_head = not site.said_before and not _has_word(site.printed_before) and site.printed == ""
    is_tail = not site.said_after and not _has_word(site.printed_after) and site.printed == ""
    is_point = is_tail and site.said != "" and not set(_glyphs(site.said, "")) - set(" .,;:!-…")
    return is_point or ((is_head or (is_tail and not re.match(r"\W*\?", site.said))) and _left_out(site))


def _frame(site: Site) -> bool:
    printed = _glyphs(site.printed, "").replace(FRAME, "", 1)
    said = _glyphs(site.said, "")
    return (
        FRAME in site.printed
        and not set(printed) - set(" ,.-…!;:")
        and not set(said) - set(" ,.-…!;:")
        and signs_equal(site)
    )


def _punctuation(site: Site) -> bool:
    r"""Commas come and go, stops and colons change places; a question, a sentence's end, a "no," stay."""
    said, printed = (_glyphs(text, " ").strip() for text in (site.said, site.printed))
    if set(said + printed) - set(" .,;:!-()") or not signs_equal(site):
        return False
    is_answer = re.search(r"\b(?:no|not|never|nor|none|yes)\W*$", site.said_before + site.said, re.IGNORECASE)
    is_gap = bool(site.said and site.printed) or site.closes or site.opens
    stops = [bool(set(text) & set(".!")) for text in (said, printed)]
    return (
        (stops[0] == stops[1] or site.closes or ":" in said + printed or ";" in said + printed)
        and is_gap
        and not is_answer
    )


def _accent(site: Site) -> bool:
    said, printed = plain(site.said), plain(site.printed)
    is_word_of_letters = all(letter.isalnum() or letter == "'" for letter in said + printed)
    return is_word_of_letters and said != printed and unaccented(said) == unaccented(printed) and _is_whole(site)


def _spelling(site: Site) -> bool:
    is_name = site.said[:1].isupper() and _has_word(site.said_before) and plain(site.said) in {"grey", "gray"}
    is_other = plain(site.said) != plain(site.printed)
    return is_other and _is_whole(site) and is_variant(unaccented(site.said), unaccented(site.printed)) and not is_name


def _is_minimal(site: Site) -> bool:
    """Whether an edit by entry is whole words, and begins and ends with words that differ."""
    said, printed = plain(site.said).split(), plain(site.printed).split()
    return bool(said and printed) and said[0] != printed[0] and said[-1] != printed[-1] and _is_whole(site)


def _contraction(site: Site) -> bool:
    return _is_minimal(site) and is_contraction(site.said, site.printed, site.said_after)


def _abbreviation(site: Site) -> bool:
    is_same = site.said.casefold() == site.printed.casefold()
    return (
        not is_same
        and (_is_minimal(site) or "." in site.said + site.printed)
        and is_abbreviation(site.said, site.printed)
    )


def _compound(site: Site) -> bool:
    return _is_minimal(site) and is_compound(_folded(site.said), _folded(site.printed))


def _number(site: Site) -> bool:
    return _is_whole(site) and not read_values(site.said).isdisjoint(read_values(site.printed))


def _typing_error(site: Site) -> bool:
    """One letter of a word of no list (two in a long one), and never of a small word, a name or a number."""
    said, printed = plain(site.said), plain(site.printed)
    words = {said, printed}
    is_name = any(text[:1].isupper() for text in (site.said, site.printed)) and not (
        site.opens and is_word(said if is_word(said) else printed)
    )
    if not all(word.isalpha() and len(word) > 3 for word in words) or is_name or not _is_whole(site):
        return False
    if (
        words & (FUNCTION_WORDS | OPERATORS.keys() | PRONOUNS)
        or is_prefixed(said, printed)
        or lemmas(said) & lemmas(printed)
    ):
        return False
    if is_word(said) == is_word(printed) or any(map(read_values, words)):
        return False
    return OSA.distance(said, printed) <= (2 if min(map(len, words)) > 7 else 1)


def _bracket(site: Site) -> bool:
    inside = re.fullmatch(r"\W*?\[([^\[\]]+)\]\W*", site.printed)
    if inside is None or not _has_word(inside[1]):
        return False
    outer = _glyphs(re.sub(r"\[[^\[\]]+\]", "", site.printed), "").strip(" -,.")
    names = names_the_same(site.said, inside[1]) if _has_word(site.said) else not _hides_a_cut(site)
    return not outer and names and _is_cut(site)


def _hides_a_cut(site: Site) -> bool:
    """Whether words put in at an edge stand for words trimmed there, which have to be shown."""
    if _APPARATUS.fullmatch(site.printed.strip()):
        return False
    last = re.search(r"([^\W_]+)\W*$", site.printed_before)
    can_be_named = last is not None and (plain(last[1]) in PRONOUNS or last[1][:1].isupper())
    following = re.match(r"\s*([^\W_]+)", site.said_after)
    is_head = site.opens and re.search(r"[^\W_]\s*$", site.said_before) is not None
    is_object = (
        last is None or plain(last[1]) in FUNCTION_WORDS or plain(following[1] if following else "") not in LINKS
    )
    return is_head or (site.closes and following is not None and is_object and not can_be_named)


def _is_cut(site: Site) -> bool:
    """Whether words that a mark stands for are cut out where words and numbers end; there may be none."""
    return _left_out(site) if _has_word(site.said) else "?" not in site.said or "?" in site.printed


def _letters(site: Site) -> bool:
    """Letters of a word in brackets: what is outside them is what was said."""
    head, _, rest = site.printed.partition("[")
    inside, _, tail = rest.partition("]")
    said = site.said
    is_inside = inside.isalpha() and bool(head + tail) and (head + tail).isalpha() and said.isalpha()
    word = plain(head + inside + tail)
    is_same_word = word == plain(said) or not lemmas(word).isdisjoint(lemmas(plain(said)))
    return (
        is_inside
        and is_same_word
        and said.startswith(head)
        and said.endswith(tail)
        and len(said) >= len(head + tail)
        and _is_whole(site)
    )


def _parenthesis(site: Site) -> bool:
    inside = re.fullmatch(r"\s*\(([^()]+)\)\s*", site.printed)
    return inside is not None and _has_word(inside[1]) and not site.said.strip()


def _sic(site: Site) -> bool:
    return (
        not site.said.strip()
        and re.fullmatch(r"\s*[(\[]\s*sic[.!]?\s*[)\]]\s*", site.printed, re.IGNORECASE) is not None
    )


def _ellipsis(site: Site) -> bool:
    is_mark = _ELLIPSIS.search(site.printed) is not None and not _glyphs(_ELLIPSIS.sub("", site.printed), "").strip(
        " .,;:-"
    )
    return (
        is_mark
        and _is_cut(site)
        and (
            site.opens
            or site.closes
            or not joins_two_clauses(site.said_before, site.said, site.said_after, site.printed_before)
        )
    )


def _mask(site: Site) -> bool:
    masked = re.fullmatch(r"(\w*?)(?:\[[*_-]+\]|[*_•@#$%!-]{2,}|[–—]+|\*)(\w*?)", site.printed)
    said = site.said.casefold()
    if masked is None or not said.isalpha() or len(said) < 4 or said in FUNCTION_WORDS or not masked[1]:
        return False
    head, tail = masked[1].casefold(), masked[2].casefold()
    return said.startswith(head) and said.endswith(tail) and len(head + tail) < len(said) and _is_whole(site)


class Rule(NamedTuple):
    """A line of the table: a name, the form it comes to, its rung, an example, and its own check."""

    name: EditRule
    form: Form
    rung: Rung
    example: tuple[str, str]
    allows: Callable[[Site], bool]


_FORMS = (Form.VERBATIM, Form.ORTHOGRAPHIC, Form.MARKED_EDIT)
_RUNGS = tuple(Rung)
_V, _O, _M = _FORMS
_TOP = Rung.EXACT
TABLE = (
    Rule(EditRule.WHITE_SPACE, _V, Rung.WHITE_SPACE, ("a\u00a0boat", "a boat"), _white_space),
    Rule(EditRule.GLYPH, _V, Rung.GLYPHS, ("‘a’ – b", "“a”—b"), _glyph),
    Rule(EditRule.FRAME, _V, _TOP, ("we go. We stay", "we go,¶We stay"), _frame),
    Rule(EditRule.FINAL_POINT, _V, Rung.FINAL_POINT, ("we go.", "we go,"), _final_point),
    Rule(EditRule.INITIAL_CASE, _V, Rung.INITIAL_CASE, ("we go", "We go"), _initial_case),
    Rule(EditRule.TRIM, _V, _TOP, ("and so we go", "we go"), _trim),
    Rule(EditRule.CASE, _O, _TOP, ("a Big boat", "a big boat"), _case),
    Rule(EditRule.PUNCTUATION, _O, _TOP, ("go, then", "go then"), _punctuation),
    Rule(EditRule.ACCENT, _O, _TOP, ("a café", "a cafe"), _accent),
    Rule(EditRule.SPELLING, _O, _TOP, ("the colour", "the color"), _spelling),
    Rule(EditRule.CONTRACTION, _O, _TOP, ("we can't", "we cannot"), _contraction),
    Rule(EditRule.ABBREVIATION, _O, _TOP, ("with Dr. Li", "with Doctor Li"), _abbreviation),
    Rule(EditRule.COMPOUND, _O, _TOP, ("an e-mail", "an email"), _compound),
    Rule(EditRule.NUMBER, _O, _TOP, ("for 5km", "for five kilometres"), _number),
    Rule(EditRule.TYPING_ERROR, _O, _TOP, ("we recieve", "we receive"), _typing_error),
    Rule(EditRule.BRACKET, _M, _TOP, ("he went", "[Vik] went"), _bracket),
    Rule(EditRule.BRACKETED_LETTERS, _M, _TOP, ("we go", "[W]e go"), _letters),
    Rule(EditRule.PARENTHESIS, _M, _TOP, ("they go", "they (the crew) go"), _parenthesis),
    Rule(EditRule.SIC, _M, _TOP, ("we was", "we was (sic)"), _sic),
    Rule(EditRule.ELLIPSIS, _M, _TOP, ("we row and sail", "we … sail"), _ellipsis),
    Rule(EditRule.MASK, _M, _TOP, ("oh shit no", "oh s*** no"), _mask),
)  # fmt: skip
"""The closed table, in order of the forms; nothing else may be done to words that are called kept."""

RULES: dict[str, Rule] = {rule.name.value: rule for rule in TABLE}

"""Entries: pairs of writings that are one word, each by a list and none by a guess."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from itertools import product

from corpus_tools.text.closed_class import NEGATIONS
from corpus_tools.text.lexicon import is_word, lemmas
from corpus_tools.text.spelling import canonical

APOSTROPHES = "'’‘ʼ´`＇"

_NEGATED = "do does did is are was were has have had would could should might must need".split()
_IRREGULAR = """can't=can_not can't=cannot cannot=can_not won't=will_not shan't=shall_not ain't=is_not ain't=are_not
ain't=am_not let's=let_us y'all=you_all gonna=going_to wanna=want_to gotta=got_to gotta=have_got_to 'em=them em=them
'cause=because cause=because cos=because 'cos=because coz=because 'til=until til=until till=until 'tis=it_is
'twas=it_was kinda=kind_of sorta=sort_of outta=out_of dunno=do_not_know dunno=don't_know gimme=give_me lemme=let_me
c'mon=come_on d'you=do_you ma'am=madam 'bout=about ol'=old an'=and o'=of shoulda=should_have coulda=could_have
woulda=would_have musta=must_have hafta=have_to lotta=lot_of ya=you y'know=you_know s'pose=suppose
'round=around 'n'=and n'=and whatcha=what_are_you gotcha=got_you innit=isn't_it oughta=ought_to tryna=trying_to"""
_WITHOUT_APOSTROPHE = """cant=can't wont=won't dont=don't doesnt=doesn't didnt=didn't isnt=isn't arent=aren't
wasnt=wasn't werent=weren't hasnt=hasn't havent=haven't hadnt=hadn't wouldnt=wouldn't couldnt=couldn't
shouldnt=shouldn't mightnt=mightn't mustnt=mustn't neednt=needn't aint=ain't youre=you're theyre=they're weve=we've
youve=you've theyve=they've ive=i've im=i'm youll=you'll theyll=they'll itll=it'll thats=that's whats=what's
theres=there's heres=here's hes=he's shes=she's whos=who's lets=let's its=it's shant=shan't oclock=o'clock"""
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_SPACED = ("t", "re", "ve", "ll", "m", "s", "d")
_IS_OR_HAS = frozenset(
    "he she it that this there here what who where how when why everybody everyone nobody one".split()
)
_WOULD_OR_HAD = frozenset("i you he she it we they who there that".split())
_SAME_IN_THE_PAST = frozenset(
    "put cut set hit let shut hurt cost come become run read quit beat bet burst cast spread split overcome".split()
)
"""Verbs whose plain form is their past participle too: *he'd come* may be *he had come*."""
_PASSED_OVER = frozenset("not never always also still really just already rather all only".split())

_TITLES = """dr=doctor mr=mister prof=professor st=saint st=street rev=reverend sen=senator rep=representative
gov=governor gen=general col=colonel capt=captain lt=lieutenant sgt=sergeant pres=president jr=junior sr=senior mt=mount
ave=avenue rd=road vs=versus v=versus vs=v etc=et_cetera eg=for_example ie=that_is &=and dept=department govt=government
inc=incorporated ltd=limited corp=corporation co=company bros=brothers approx=approximately tv=television mon=monday
tue=tuesday tues=tuesday wed=wednesday thu=thursday thur=thursday thurs=thursday fri=friday sat=saturday sun=sunday
jan=january feb=february mar=march apr=april jun=june jul=july aug=august sept=september sep=september oct=october
nov=november dec=december hon=honourable supt=superintendent insp=inspector cllr=councillor messrs=messieurs
ww1=world_war_i ww2=world_war_ii wwi=world_war_i wwii=world_war_ii ii=two iii=three iv=four ii=2 iii=3 no=number nos=numbers fig=figure ch=chapter
p=page pp=pages vol=volume ed=edition min=minister maj=major cpl=corporal cmdr=commander adm=admiral msgr=monsignor"""
_INITIALS = {"US": "united states", "USA": "united states", "UK": "united kingdom", "EU": "european union",
             "UN": "united nations", "WHO": "world health organization", "NHS": "national health service"}  # fmt: skip
_WITHOUT_POINTS = frozenset("ms mrs phd dphil mphil msc bsc edd llb llm lld".split())
"""Titles that differ in nothing but their points."""

APPARATUS = (
    r"[\[(]\s*(?:(?:(?:loud|more|long|some|general) )*(?:applause|cheers|cheering|laughter|laughs|laughing|pause|pauses|crosstalk"
    r"|inaudible|sighs|coughs|music)|pp?\.\s?\d+(?:\s?[-–]\s?\d+)?|\d{1,3}|\d{1,2}:\d\d(?::\d\d)?)[.!]?\s*[\])]"
)
"""What a transcript has in brackets and nobody said: stage directions, pages, notes, and times of the recording."""
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.IGNORECASE)

JOINED = frozenset(
    """noone anymore forever alright underway onto meantime meanwhile nowadays cannot setup sometime anyway
    awhile percent""".split()
)
"""Words that may be written in two although a part is a function word."""
KEPT_APART = frozenset(
    """resign recover reform recreation recreate release represent remark recount redress resort retreat recollect relay
    repress resent reserve reprove correspondent unionised unionized coop sometimes everyday maybe already altogether
    apart nobody anybody somebody everybody into away along alone ago again another""".split()
)
"""Words that in two, or with a hyphen, are others."""
CASED = frozenset(
    """us it who aids polish turkey china march may august mercury nice reading lima job will bill mark pat rob grant
    jack frank rich sue drew art ray dick don hope grace faith rose iris penny april june summer autumn bath cork
    chad cuba jordan georgia guinea japan brazil chile ram sac nice slough wells rugby hull sandwich mobile""".split()
)
"""Words that with a capital are names."""
PROPER = frozenset("polish turkey china lima chile chad cuba jordan georgia guinea japan brazil cork hull".split())
"""Those that with a capital are hardly ever anything else, also where a sentence begins."""


def unescaped(text: str) -> str:
    """Return a text with the characters that HTML entities stand for, those that were escaped twice too.

    Example:
        >>> unescaped("Berg &amp;amp; Vik&rsquo;s"), unescaped("R&D; fine")
        ('Berg & Vik’s', 'R&D; fine')
    """
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(html.unescape(match[0])), text)


@cache
def _entries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in (_IRREGULAR + " " + _WITHOUT_APOSTROPHE).split():
        short, full = entry.split("=")
        found.setdefault(short, set()).add(full.replace("_", " "))
    for stem in _NEGATED:
        found.setdefault(stem + "n't", set()).add(stem + " not")
    return {short: frozenset(full) for short, full in found.items()}


def plain(text: str) -> str:
    """Return a text in lower case with straight apostrophes."""
    for mark in APOSTROPHES:
        text = text.replace(mark, "'")
    return text.casefold()


def is_contraction(said: str, printed: str, following: str = "") -> bool:
    """Return whether one text is the other with contractions written out, or without their apostrophes.

    Args:
        said: one or two words, or three.
        printed: the same in another writing.
        following: what comes next in the text; *'s* and *'d* are read by it.

    Example:
        >>> is_contraction("gonna", "going to"), is_contraction("can't", "cant"), is_contraction("can't", "can")
        (True, True, False)
        >>> is_contraction("I'd", "I would", " go"), is_contraction("I'd", "I had", " go")
        (True, False)
    """
    words = [word.strip(".,;:!?'\"") for word in plain(following).split()[:3]]
    word = next((word for word in words if word not in _PASSED_OVER), "")
    return not _written_out(plain(said), word).isdisjoint(_written_out(plain(printed), word))


@lru_cache(maxsize=20_000)
def _written_out(text: str, following: str) -> frozenset[str]:
    for ending in _SPACED:  # an apostrophe that was lost to a space
        text = re.sub(rf"(?<=\w) {ending}$", f"'{ending}", text)
    choices = [_expanded(word, following) for word in text.split()]
    return frozenset(" ".join(words) for words in product(*choices)) if len(choices) <= 4 else frozenset()


def _expanded(word: str, following: str) -> frozenset[str]:
    found = {word}
    waiting = [word]
    while waiting:  # an entry may lead to another, and one day back to itself
        further = _entries().get(waiting.pop(), frozenset()) - found
        found |= further
        waiting += sorted(further)
    stem, mark, ending = word.rpartition("'")
    if stem and mark + ending in _ENDINGS and stem.isalpha():
        found.add(f"{stem} {_ENDINGS[mark + ending]}")
    elif ending == "s" and stem in _IS_OR_HAS:
        is_past = following not in lemmas(following) and not following.endswith("ing")
        found |= {f"{stem} has"} if is_past or following in {"got", "been", "had"} else set()
        found |= {f"{stem} is"} if following not in {"got", "been", "had"} else set()
    elif ending == "d" and stem in _WOULD_OR_HAD and following:
        is_base = lemmas(following) == {following} and following not in _SAME_IN_THE_PAST
        found |= {f"{stem} would"} if is_base and following != "better" else set()
        found |= {f"{stem} had"} if following == "better" or lemmas(following) - {following} else set()
    if word.endswith("in'") and is_word(word[:-1] + "g"):
        found.add(word[:-1] + "g")
    return frozenset(expanded.replace("cannot", "can not") for expanded in found)


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in _TITLES.split():
        short, full = (side.replace("_", " ") for side in entry.split("="))
        found.setdefault(short, {short}).add(full)
    return {short: frozenset(full) for short, full in found.items()}


@lru_cache(maxsize=20_000)
def is_entry(word: str) -> bool:
    """Return whether a lower-case word can be short for others.

    Example:
        >>> is_entry("gonna"), is_entry("dr."), is_entry("going")
        (True, True, False)
    """
    bare = word.replace(".", "")
    return "'" in word or bare == "&" or word in _SPACED or bare in _firsts()


@cache
def _firsts() -> frozenset[str]:
    shorts = (*_entries(), *_abbreviations(), *_WITHOUT_POINTS, *(initials.casefold() for initials in _INITIALS))
    return frozenset(short.split()[0] for short in shorts)


@cache
def abbreviated() -> frozenset[str]:
    """Return the words, in lower case and without their points, that a point may follow inside a sentence."""
    return frozenset(_abbreviations()) | {"ms", "mrs", "a", "m"}


def is_abbreviation(said: str, printed: str) -> bool:
    """Return whether two texts are one abbreviation, or one is the other written in full.

    Example:
        >>> is_abbreviation("Dr.", "Doctor"), is_abbreviation("U.S.", "US"), is_abbreviation("us", "US")
        (True, True, False)
    """
    return not _full(said).isdisjoint(_full(printed))


def _full(text: str) -> frozenset[str]:
    bare = text.replace(".", "").strip()
    words = bare.casefold()
    if words.replace(" ", "") in _WITHOUT_POINTS and bare[:1].isupper():
        return frozenset({words.replace(" ", "")})
    if len(bare) > 1 and bare.isupper() and " " not in bare:
        return frozenset({bare, _INITIALS.get(bare, bare), *_abbreviations().get(words, ())})
    is_full = words in _written_in_full() and "." not in text
    return _abbreviations().get(words, frozenset()) | ({words} if is_full else frozenset())


@cache
def _written_in_full() -> frozenset[str]:
    return frozenset(full for entry in _abbreviations().values() for full in entry) | frozenset(_INITIALS.values())


def is_variant(said: str, printed: str) -> bool:
    """Return whether two words are spellings of one, as the table of variants has it.

    Example:
        >>> is_variant("Colour", "color"), is_variant("programme’s", "program's"), is_variant("four", "for")
        (True, True, False)
    """
    (one, mark, ending), (other, mark_too, ending_too) = (plain(word).partition("'") for word in (said, printed))
    return canonical(one) == canonical(other) and (mark, ending) == (mark_too, ending_too)


def is_compound(said: str, printed: str) -> bool:
    """Return whether two texts are one compound: in one word, with hyphens, or in several words.

    Example:
        >>> is_compound("e-mail", "email"), is_compound("well-known", "well known"), is_compound("may be", "maybe")
        (True, True, False)
    """
    one, other = (text.casefold().replace("‐", "-").replace("‑", "-") for text in (said, printed))
    joined = one.replace("-", "").replace(" ", "")
    if (
        joined != other.replace("-", "").replace(" ", "")
        or not joined.isalpha()
        or not KEPT_APART.isdisjoint({joined, *lemmas(joined)})
    ):
        return False
    pieces = max((one, other), key=lambda text: text.count("-") + text.count(" ")).replace("-", " ").split()
    if not NEGATIONS.isdisjoint(pieces[:1]) and joined not in JOINED:
        return False
    if "-" in one + other:
        return True
    return joined in JOINED or (is_word(joined) and all(len(piece) > 2 and is_word(piece) for piece in pieces))

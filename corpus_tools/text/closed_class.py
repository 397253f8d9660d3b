"""Closed word classes of English: function words, and the operators whose change is flagged.

Part of the frozen lexicon of ``form/1``. Everything is in lower case; contractions are expanded
before these lists are asked.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words("not no never none nobody noone nothing nowhere neither nor without cannot n't")
"""Words that turn a proposition round."""

NEGATING = NEGATIONS | _words("""hardly barely scarcely deny denies denied denying doubt doubts doubted refuse refuses refused reject rejects
    rejected rejecting refute refutes refuted false untrue wrong impossible unlikely""")
"""Words in whose scope a quoted stretch says something else than the statement does."""

MODALS = _words("can could may might will would shall should must ought")
"""Modal verbs."""

QUANTIFIERS = _words("""all any both each every everybody everyone everything few fewer half less little many more most much
    only several some somebody someone something always ever often rarely seldom sometimes usually
    partly wholly entirely almost nearly""")
"""Quantifiers, of things and of occasions."""

CONDITIONS = _words("if unless until till whether provided providing except")
"""Words that open a condition."""

LIMITERS = _words("""but unless only except however although though if provided providing until yet nevertheless nonetheless
    albeit""")
"""Words that limit what was said before them."""

LONG_LIMITERS = (
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("in", "so", "far"),
    ("at", "least", "for"),
    ("apart", "from"),
    ("subject", "to"),
    ("save", "for"),
)
"""The same, of several words."""

FRESH_LIMITERS = _words("but however yet nevertheless nonetheless")
"""Those that take back what was said even when they open the next sentence: they point back wherever they stand."""

FRAGMENT_LIMITERS = _words("unless except although though")
"""Those that do so only where the next sentence is a mere fragment ("Unless it rains.").

With a main clause of their own they limit that one, as "if", "until" and "only" do; these three are left
out, since at the head of a sentence they hardly ever stand alone.
"""

APPROXIMATORS = _words("about almost approximately around barely circa exactly just nearly over roughly some under")
"""Words that change a number's force when they stand right before it."""

APPROXIMATELY: dict[str, str] = dict.fromkeys(_words("about approximately around circa roughly some"), "about") | {
    "nearly": "almost"
}
"""Approximators that differ in nothing but the word."""

MONTHS = _words("january february march april may june july august september october november december")
"""Months in full."""

CALENDAR = MONTHS | _words("monday tuesday wednesday thursday friday saturday sunday")
"""Written with a capital, and no names of anybody."""

PRONOUNS = _words("""i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves this that these those one ones oneself who whom whose
    which what such""")
"""Pro-forms: they can stand in the place of content."""

STAND_INS = _words(
    "he him his himself she her hers herself it its itself they them their themselves this these those we us our"
)
"""Pro-forms that replace what they stand for, when they stand in its place."""

_OTHERS = _words("""a an the
    about above across after against along amid among amongst around as at before behind below beneath beside besides
    between beyond by despite down during for from in inside into like near of off on onto out outside over past per
    since than through throughout to toward towards under up upon via with within
    and or so because while whilst where when why how whereas then thus therefore hence also too even just there here
    whatever whichever whoever wherever whenever
    be am is are was were been being have has had having do does did done doing get gets got gotten getting
    let lets own same other others another else
    's 'd 'll 're 've 'm s""")

FUNCTION_WORDS = (
    NEGATIONS
    | MODALS
    | CONDITIONS
    | PRONOUNS
    | _OTHERS
    | _words("all any both each every few many more most much only several some less little")
)
"""Words that carry no content lemma."""

NEVER_NAMES = NEGATIONS | CONDITIONS | PRONOUNS | _OTHERS
"""Words that are no names though they be written with a capital; May, Will and Little may be."""

SAME_FORCE: tuple[tuple[str, ...], ...] = (
    ("should", "ought"),  # one obligation, of one strength
    ("every", "each"),  # both say it of one after the other; "all" may say it of the whole
    ("everybody", "everyone"),
    ("somebody", "someone"),
    ("many", "much"),  # one degree; which one it is follows from the noun
    ("few", "little"),
    ("fewer", "less"),
    ("rarely", "seldom"),
    ("almost", "nearly"),
    ("wholly", "entirely"),
    ("only", "solely"),
    ("until", "till"),
    ("provided", "providing"),
)
"""Operators that differ in nothing but the word: one class, one force.

What is near but not the same stays apart, for a person to judge: "may", "might", "could" and "can" (degrees of
likelihood; ability or leave beside them), "will" and "shall" (a plan, an obligation), "must" and "should", "all"
and "every" (the whole, or one by one), "any" and "every", "if" and "provided" (enough, or needed).
"""

OPERATORS: dict[str, str] = (
    dict.fromkeys(NEGATIONS, "negation")
    | {word: word for word in MODALS}
    | {word: word for word in QUANTIFIERS}
    | {word: word for word in CONDITIONS}
    | {word: words[0] for words in SAME_FORCE for word in words}
)
"""Operator by word: negations are one operator, of the others those of one force."""

LONG_OPERATORS: dict[tuple[str, str], str] = {
    ("have", "to"): "must",
    ("has", "to"): "must",
    ("need", "to"): "must",
    ("needs", "to"): "must",
    ("more", "than"): "over",
    ("less", "than"): "under",
    ("fewer", "than"): "under",
    ("except", "if"): "unless",
}
"""Operators of two words, by the one word of the same force; "than" counts before a number."""

CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "y'all": ("you", "all"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "'tis": ("it", "is"),
}
"""Contractions whose parts are not regular."""

ENDINGS: dict[str, str] = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
"""Regular endings with one reading; ``n't`` is "not"."""

AMBIGUOUS: dict[str, frozenset[str]] = {"'s": frozenset({"is", "has", "us"}), "'d": frozenset({"would", "had", "did"})}
"""Endings with several readings, and the words they may stand for."""

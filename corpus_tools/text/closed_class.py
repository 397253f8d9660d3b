"""Closed word classes of English: function words, and the operators whose change is flagged.

Part of the frozen lexicon of ``form/2``. Everything is in lower case; contractions are expanded
before these lists are asked.
"""

from __future__ import annotations

import re


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

FOCUS = _words("just even already still yet too also again")
"""Small words that say what else is so, or since when."""

CONDITIONS = _words("if unless until till whether provided providing except")
"""Words that open a condition."""

LIMITERS = _words("""but unless only except however although though if provided providing until yet nevertheless nonetheless
    albeit""")
"""Words that limit what was said before them."""

CLAUSE_LIMITERS = NEGATING | _words("""if unless until till except provided providing assuming supposing lest whether only
    maybe perhaps probably possibly presumably allegedly reportedly supposedly apparently seemingly arguably theoretically
    ostensibly nominally purportedly officially technically notionally virtually statistically formally comparatively relatively hypothetically potentially conceivably hopefully ideally rarely seldom sometimes usually normally mostly partly
    mainly largely occasionally likely unless save conditionally provisionally temporarily almost nearly""")
"""Words that limit the clause they are in, wherever they are in it."""

CONCESSIONS = _words("although though however nevertheless nonetheless albeit")
"""Words that limit what was said right before them."""

NOT_LIMITING = frozenset({("even", "if"), ("not", "only"), ("whether", "or"), ("no", "doubt"), ("as", "though"),
    ("not", "least"), ("no", "longer_"), ("nothing", "but")})  # fmt: skip
"""Pairs with a word in them that elsewhere limits."""

LONG_LIMITERS = tuple(
    tuple(phrase.split())
    for phrase in """as long as/so long as/in so far/insofar as/at least/at most/apart from/subject to/save for/in case/on condition/
    in theory/in principle/for now/for the moment/for the time being/so far/as far as/some say/at the earliest/at the latest/
    other than/by no means/in no way/on paper/under certain/in some/in part/to some extent/
    to a degree/more or less/up to a point/with the exception/aside from/short of/according to/as many as/as much as/as few as/not necessarily/if not/or not/
    or so/i guess/at best/at worst/it seems/it appears/in my view/in my opinion/in our view/my guess""".replace(
        "\n    ", ""
    ).split("/")
)
"""Limiters of several words."""

CONDITIONAL_OPENERS = _words("""given barring failing absent depending pending contingent whenever wherever where otherwise granted allowing
    imagine suppose supposing presuming pretend assuming""")
"""Words that open a condition when a phrase begins with them."""

OCCASIONS = _words("when once")
"""Words that open an occasion: of what is past they only tell when it was."""

DISCLAIMER = re.compile(
    r"\b(?:(?:may|could|might) (?:well )?be (?:wrong|mistaken)|correct me if|do not quote me|not that i know|or so (?:i|we|they))\b"
)
"""What a speaker says of being right, whatever clause it is in."""

TAKEN_BACK = re.compile(
    r"^(?:but |yet |only |or )*(?:(?:that|this|it|all of (?:that|it|this)|that's|it's)(?: is| was)? (?:all |just |simply |plainly |quite )*"
    r"(?:not (?:true|so|the case|right|certain|clear|sure)|false|untrue|nonsense|rubbish|fiction|an? (?:lie|joke|dream)"
    r"|what \w+(?: \w+)? (?:says?|said|claims?|thinks?|believes?|hopes?|wants?|told))"
    r"|none of (?:that|it|this) |(?:i|we) (?:was|were|am|are) (?:only |just )?(?:wrong|lying|joking|kidding|mistaken)"
    r"|(?:i|we|they|he|she|nobody|no one|who)(?: do| does| did)?(?: not)? (?:believes?|buys?|doubts?|thinks?) (?:it|that|this|so)$"
    r"|(?:is|are|was|were|do|does|did|will|would|have|has|can) (?:it|they|we|he|she|i|you|there)(?: not)?$"
    r"|(?:nonsense|rubbish|wrong|false|lies|not|hardly|as if|in your dreams|in my dreams)$"
    r"|just kidding|only joking|i made (?:that|it) up|or so |just a joke|not really|so to speak|as it were|in a manner of speaking|just once)"
)
"""What takes back, right after them, words that were said."""

ANOTHER_WORLD = re.compile(
    r"\b(?:in (?:an?|another|some|most|my|our|your|his|her|their|that|this|such a|the (?:worst|best|ideal|unlikely|right))(?: (?!and\b)\w+)?"
    r" (?:worlds?|universe|life|dreams?|nightmares?|fantasy|fantasies|imagination|scenario|cases?|view|opinion|mind|book|estimation|event)"
    r"|in (?:the (?:event|case|hope|belief|unlikely event)|case|jest|fiction|fantasy|exchange for|return for)"
    r"|in the (?:film|movie|novel|book|story|play|game|legend)s?\b"
    r"|to (?:my|our|his|her|their) (?:mind|eyes?|ears?|knowledge|way of thinking)|to the best of|to hear (?:him|her|them|it)"
    r"|as (?:i|we|they|some|he|she) (?:see|sees|hear|hears|understand|understands|would have it|imagine|like)"
    r"|as the (?:\w+ )?(?:story|legend|rumou?r|joke|saying|theory|tale) goes|(?:rumou?r|legend|word|gossip|tradition) (?:has it|is|says)"
    r"|by (?:some|most|many|all|his|her|their|several|our|my) (?:\w+ )?(?:accounts?|estimates?|measures?|reckoning)|from what (?:i|we|they)"
    r"|god willing|for (?:the sake of argument|argument's sake)|on the face of it|as a joke|so to speak|as it were|subject to"
    r"|with (?:luck|any luck|some luck|a (?:bit|little) of luck|a little luck|the (?:consent|permission|approval|blessing|help) of)"
    r"|with (?:a|the|his|her|their|your) (?:\w+ )?(?:permission|consent|approval)|on (?:the )?(?:condition|understanding|assumption|premise)"
    r"|(?:every|each|any) time|on (?:bad|good|some|rare|odd|quiet) (?:days?|occasions?)|now and then|from time to time"
    r"|at times|every so often|once in a while|off and on|in that (?:case|event)|without (?:an?|the|your|their|any|more|further) \w+"
    r"|in (?:an?|one|some|many|certain) (?:certain )?(?:sense|way|manner|respect)s?|in general|in (?:winter|summer|spring|autumn)"
    r"|in (?:\w+ )?weather|\w+ly speaking|by and large|on the whole|as a (?:general )?rule|for the most part"
    r"|(?:part|half|most|some|much) of the time|half the time|\w+ times out of \w+|\w+ permitting|(?:all|things) being (?:well|equal)"
    r"|(?:touch|knock on) wood|fingers crossed|in the eyes of|in (?:his|her|their|some|the official) (?:version|account|telling|words)"
    r"|in the (?:brochure|press|papers|advertisements?|script|textbooks?)|for all (?:i|we|anyone) knows?|(?:to|by) all appearances"
    r"|within (?:limits|reason)|come (?:the|next) \w+|on an? (?:good|bad|calm|quiet|clear|fine|rare) day|on (?:week|sun|satur|mon|fri)\w*days"
    r"|on (?:weekdays|weekends|holidays)|with (?:more|enough|better|proper|new|sufficient|adequate) \w+|if only|were it not|but for)\b"
)
"""Phrases that say a clause of another world than this one, of some occasions only, or as somebody sees it."""

OWN_WORDS = _words("""say tell add repeat stress explain write announce report mention state declare assure promise emphasise
    emphasize swear guarantee warn remind""")
"""Verbs after which what *I* and *we* say is said."""

PLAIN_GOVERNORS = _words("""know see find show prove learn remember notice realise realize discover understand recognise recognize
    confirm demonstrate reveal regret admit acknowledge mean forget note fact truth reality point news result problem thing
    reason upshot difference consequence evidence matter issue trouble outcome beauty bottom line day time moment year way
    accurate correct right confess glad sorry happy proud sad aware delighted grateful pleased relieved ashamed angry surprised shocked lucky thankful
    true clear obvious evident undeniable good great bad tragic shame pity tragedy miracle scandal disgrace wonder record""")
"""What governs a clause with *that* and takes it for true."""

UNREAL_NOUNS = _words("""myth myths rumour rumours rumor rumors dream hope claim claims fear view guess idea prospect risk danger chance
    possibility theory suggestion notion belief impression suspicion opinion assumption allegation allegations lie lies
    story legend hypothesis plan threat understanding argument assertion charge accusation concern doubt expectation feeling
    hint illusion intuition joke pretence pretense prediction forecast proposal superstition thought wish odds likelihood
    probability fiction fantasy tale gossip nonsense propaganda excuse misconception delusion speculation ambition aim goal
    intention aspiration prayer bet wager contention conviction worry misunderstanding hoax untruth falsehood exaggeration
    invention scenario condition premise perception temptation desire sense""")
"""Nouns whose clause with *that* need not be so."""

ADJACENT_LIMITERS = _words("""some most many few several half no none neither almost nearly hardly barely only part parts one least
    fewer less majority minority third quarter number up""")
"""Words that limit what comes right after them."""

NUMBER_BOUNDS = _words("""about around over under above below roughly approximately some least most than to almost nearly circa
    barely just exactly only maximum minimum""")
"""Words that bound a number right after them."""

MODALS_OF_DOUBT = _words("may might could would should")
"""Modal verbs without which a verb in its plain form says more."""

ATTITUDES = _words("""say claim think believe argue allege suggest hope fear doubt suppose guess suspect assume feel expect pretend imagine
    dream wish bet pray conclude infer insist maintain contend seem appear deny dispute reckon presume speculate rumour rumor predict worry
    wonder ask""")
"""Verbs after which something is somebody's view."""

ATTITUDES_TO_DO = _words("""hope want plan try refuse fail decline use suppose like intend wish aim promise threaten seem appear expect
    consider prefer propose pretend claim mean attempt seek tend love hate ask beg need ought""")
"""Verbs after which "to" opens what is not yet, or no longer, so."""

SUBJECTS = _words("""i we you he she it they this that these those there who nobody everybody everyone someone somebody noone nothing
    something everything anyone anybody""")
"""Pronouns that open a clause as its subject."""

DETERMINERS = _words("""the a an our my your his her its their this that these those some any all many most few no every each both two
    three four five six seven eight nine ten several half""")
"""Words that open a noun phrase."""

DEMONSTRATIVES = _words("this that these those such here there his her its their my our your")
"""Words that open a phrase which points to something named elsewhere."""

AUXILIARIES = _words("""is are was were am be been will would can could may might must shall should has have had do does did ought won't
    can't don't doesn't didn't isn't aren't wasn't weren't""")
"""Finite auxiliary verbs, and their forms in a contraction."""

ANTONYMS = frozenset(
    frozenset(pair.split("/"))
    for pair in """rise/fall rises/falls rose/fell risen/fallen increase/decrease increases/decreases increased/decreased up/down
    open/closed open/shut open/close opened/closed opens/closes win/lose won/lost wins/loses support/oppose supports/opposes
    supported/opposed accept/reject accepted/rejected accepts/rejects agree/disagree agreed/disagreed agrees/disagrees
    true/false right/wrong good/bad better/worse best/worst more/less most/least high/low higher/lower highest/lowest
    north/south northern/southern east/west eastern/western left/right safe/dangerous safe/unsafe buy/sell bought/sold
    gain/loss gains/losses profit/loss guilty/innocent legal/illegal alive/dead early/late earlier/later earliest/latest
    first/last before/after above/below inside/outside easy/hard easy/difficult strong/weak stronger/weaker success/failure
    succeed/fail succeeded/failed allow/forbid allowed/forbidden allow/ban allowed/banned love/hate friend/enemy
    public/private old/new always/never start/stop started/stopped begin/end began/ended grow/shrink grew/shrank
    improve/worsen improved/worsened cheap/expensive cheaper/dearer large/small larger/smaller big/small bigger/smaller
    long/short longer/shorter full/empty hot/cold rich/poor clean/dirty war/peace day/night hire/fire hired/fired
    keep/sell raise/cut raised/cut raise/lower raised/lowered import/export imports/exports major/minor""".split()
)
"""Words that turn a proposition round when they change places."""

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

PERSONS: dict[str, str] = {
    word: words[0]
    for words in (
        group.split()
        for group in """i me my mine myself/we us our ours ourselves/you your yours yourself yourselves/he him his himself/
        she her hers herself/it its itself/they them their theirs themselves""".replace("\n", "").split("/")
    )
    for word in words
}
"""Personal pronouns, by the one they are a form of."""

SWAPPED = (frozenset({"and", "or"}), frozenset({"before", "after"}), frozenset({"above", "below"}),
           frozenset({"with", "without"}), frozenset({"for", "against"}))  # fmt: skip
"""Small words that turn a proposition round when they change places."""

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
    | _words("all any both each every few many more most much only several some less little either very too")
    | _words("anybody anyone anything but nor yet")
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
    ("also", "too"),
)
"""Operators that differ in nothing but the word: one class, one force.

What is near but not the same stays apart, for a person to judge: "may", "might", "could" and "can" (degrees of
likelihood; ability or leave beside them), "will" and "shall" (a plan, an obligation), "must" and "should", "all"
and "every" (the whole, or one by one), "any" and "every", "if" and "provided" (enough, or needed).
"""

HEDGES = _words("""maybe perhaps probably possibly presumably allegedly reportedly supposedly apparently likely unlikely
    potentially mostly mainly largely hardly barely scarcely about""") - {"about"}
"""Adverbs that say how sure something is, or how far it holds."""

OPERATORS: dict[str, str] = (
    dict.fromkeys(NEGATIONS, "negation")
    | {word: word for word in HEDGES}
    | {word: word for word in MODALS}
    | {word: word for word in QUANTIFIERS}
    | {word: word for word in CONDITIONS}
    | {word: word for word in FOCUS}
    | {word: words[0] for words in SAME_FORCE for word in words}
    | {"never": "never"}
)
"""Operator by word: negations are one operator, but for "never"; of the others those of one force."""

LONG_OPERATORS: dict[tuple[str, str], str] = {
    ("have", "to"): "must",
    ("has", "to"): "must",
    ("need", "to"): "must",
    ("needs", "to"): "must",
    ("more", "than"): "over",
    ("less", "than"): "under",
    ("fewer", "than"): "under",
    ("except", "if"): "unless",
    ("had", "to"): "must",
    ("a", "few"): "a few",
    ("a", "little"): "a few",
    ("at", "least"): "at least",
    ("at", "most"): "at most",
    ("up", "to"): "at most",
    ("the", "earliest"): "at least",
    ("the", "latest"): "at most",
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

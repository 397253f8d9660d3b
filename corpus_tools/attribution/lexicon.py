"""Words that attribute, written by hand: verbs, nouns and adjectives of saying, thinking, wanting and showing.

General knowledge of English; no list was counted or taken from an annotated text. Some words were taken out again, and
a few added, after errors on the training part of PolNeAR had been read. Verbs are lemmas, each in the group that says
what may follow it; some are in several groups.
"""

from __future__ import annotations

from functools import lru_cache

from corpus_tools.text.lexicon import lemmas


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(patterns: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return the keys by word, of lists of words by key."""
    words = {word for listed in patterns.values() for word in listed.split()}
    return {
        word: frozenset(key for key, listed in patterns.items() if word in listed.split()) for word in sorted(words)
    }


SPEECH = _words("""
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure avow bark beg bellow boast brag
    caution charge chide chime chuckle claim clarify command comment complain concede conclude confess confide confirm
    contend continue counsel counter crack cry declare demand deny detail disclose elaborate email emphasize emphasise estimate
    exclaim explain exult express fume gasp groan grumble gush hint imply inform inquire insist instruct intone interject
    invite joke jest lament laugh maintain mention moan mumble murmur muse mutter note object observe offer opine order plead pledge
    posit post predict proclaim promise pronounce propose protest query question quip quote rant read reason reassure rebut recall
    recommend recount reflect reiterate rejoin relate relay remark remember remind repeat reply report respond restate retort
    reveal roar say scoff scream shout shriek sigh signal smile snap sneer speculate stammer state stress suggest
    summarize summarise surmise swear tease tell testify text theorize theorise threaten thunder tweet urge venture volunteer vow
    wail warn whisper wonder write yell blog caption chant conjecture declaim decree deadpan enthuse expound forecast gripe
    guess hypothesize intimate notify postulate preach prophesy rage rail reckon rule snarl spell stipulate underline
    underscore warrant attest dispute enquire bemoan express convey articulate communicate utter profess aver pen
""")
"""Verbs of saying: before or after what is said, with or without marks."""

PARENTHETICAL = SPEECH | _words(
    "think believe show find know hear feel suppose imagine hope fear understand indicate suspect learn"
)
"""Verbs of a clause that may interrupt or follow what is reported: "it is late, they think"."""

INVERTED = _words("""say write add ask reply answer continue explain note declare respond argue tweet joke insist warn cry exclaim
    conclude observe recall shout whisper read quip report claim announce wonder suggest agree admit state remark opine
    tell reason muse retort snap predict concede promise vow urge yell think express""")
"""Verbs that may stand before their subject: "so it is", said she."""

BEFORE_MARKS = _words("""call describe name dub label term title entitle brand use chant sign caption coin
    shout issue hear think believe feel know show tweet post quote cite end joke""")
"""Verbs that report what is in marks after them, besides the verbs of saying."""

CLAUSE = _words("""
    anticipate appreciate ascertain assume believe calculate conceive consider decide deduce demonstrate determine discern
    discover doubt dream establish expect fear feel figure find foresee forget grasp guarantee hear hope
    illustrate imagine indicate infer intuit judge know learn mean notice perceive presume pretend project prove
    read realize realise recall recognize recognise regret rejoice remember resolve see sense show suppose
    suspect think trust understand verify vote worry wish envision contemplate ponder debate discuss document
    exaggerate convince persuade reassure bet mind marvel rue
""")
"""Verbs of thinking, perceiving and showing: a clause follows."""

THING = _words("""
    abhor accept accuse acknowledge admire admit adore address advertise advocate allege analyze analyse announce
    applaud appoint appreciate approve assail assess attack authorize authorise back ban bash belittle bemoan berate
    blame blast boast boycott bless broach call censure challenge characterize characterise chastise cherish chide cite
    claim commemorate commend compare compliment condemn confirm confront congratulate consider contemplate contest contradict
    convey covet crave credit criticize criticise decline decry deem defend define demand demonize denigrate denounce
    deny deplore deride describe desire despise detail detest disavow discount discuss dislike dismiss disown disparage
    dispute dissect distrust document doubt dread eulogize emphasize emphasise endorse envision envy
    epitomize equate espouse estimate examine exhort explain extol expect express evoke fault favor favour fear
    forbid forecast foresee forgive guarantee hail hate highlight honor honour idolize impugn introduce invoke justify know label
    lambaste lambast lament laud like list loathe love malign mandate mention misrepresent misstate mock mourn name negotiate
    nominate note oppose order outline oversee overstate outlaw pan pardon personify pillory play pitch pledge ponder portray praise
    predict prefer preview profess prohibit project promise promote propose protest prioritize publicize question quote rap ratify
    ridicule read rebuff rebuke rebut recall recommend recount reference refuse regret reiterate reject relish remember
    renounce report repudiate request resent respect reveal revere revile review rip salute sanction savage scold scorn seek share shun
    slam slight smear spurn stress suggest support suspect tout trash trumpet trust thank underestimate underline underscore
    understand unveil urge value veto view vilify vet voice volunteer warn want welcome worship excoriate skewer scrutinize
    lampoon taunt insult bemoan praise disapprove decree diagnose invite hint rank rate
    downplay foreshadow liken condone legalize lobby reprimand blast tease impose allow criminalize permit
""")
"""Verbs whose object is what is said of, thought about or wanted."""

WISH = _words("""
    agree aim aspire ask choose decide decline demand desire determine elect expect hope intend like long mean offer opt
    plan pledge plot prefer prepare promise propose refuse resolve seek swear threaten undertake volunteer vow want wish yearn
    vote claim consent hesitate dare beg request fear love hate profess
    forget conspire
""")
"""Verbs of wishing, meaning and refusing: an infinitive follows."""

DIRECTION = _words("""
    advise allow ask authorize authorise beg bid caution challenge charge command compel convince counsel dare demand direct
    encourage exhort expect forbid implore instruct invite lobby mandate order permit persuade plead press prod
    prompt remind request require recommend sway tell tempt urge want warn wish like petition pressure
""")
"""Verbs of getting somebody to do something: a person and an infinitive follow."""

TOLD = _words("tell inform assure remind notify reassure convince persuade advise email text warn ask teach")
"""Verbs whose hearer stands between them and what is said."""

SEEMING = _words("seem appear")
"""Verbs that attribute to nobody in particular."""

NEVER_PLAIN = _words(
    "use hold end play rap like mean need shoot pan enjoy maintain prove contest prepare rank prompt choose share direct sign vet rate elect wait"
)
"""Verbs so common in other senses that only a quoted stretch, an infinitive or a clause after them counts."""

_WITH_PREPOSITIONS = {
    "for": "call ask vote push argue plead pray press apologize apologise beg lobby advocate wish hope long yearn root stump plan campaign blame look praise criticize criticise thank vouch care",
    "on": "call comment insist reflect elaborate expound opine vote agree decide speculate dwell touch weigh",
    "upon": "call reflect insist dwell",
    "about": "talk speak ask complain worry think care know say write tweet joke warn boast brag speculate wonder hear learn inquire "
    "question rant comment testify lie tell read debate argue discuss dream remind inform concern brief fret gripe grumble reminisce",
    "of": "speak warn think approve disapprove complain dream accuse boast know hear talk say learn write conceive despair inform remind assure tell convict suspect",
    "to": "refer point object allude admit respond react agree confess commit testify appeal subscribe nod attest swear reply",
    "against": "argue vote rail speak warn protest lobby advise decide campaign rule inveigh caution object fulminate rage",
    "in": "believe confide trust delight",
    "with": "agree disagree sympathize sympathise side concur quarrel quibble sympathise identify",
    "as": "describe portray depict characterize characterise dismiss see view regard cast denounce paint define praise hail reject label identify refer interpret tout deride know perceive frame criticize mock",
    "at": "laugh scoff hint bristle marvel balk sneer rail lash jeer poke swipe",
    "out": "point call rule lay lash speak sing spell cry set find",
    "over": "worry agonize argue fret clash spar fume puzzle mull gloat",
    "through": "think talk",
    "from": "hear learn",
    "forward": "look",
    "off": "rule brush sign laugh shrug",
    "aside": "brush wave",
    "up": "bring conjure",
    "down": "turn strike vote shoot",
    "back": "hit fire push shoot punch walk",
    "away": "walk shy",
    "into": "lay tear rip light inquire buy",
    "toward": "gesture nod lean",
}
PREPOSITIONS_OF = _by_word(_WITH_PREPOSITIONS)
"""Verb → prepositions and particles with which it attributes."""

VERBS = (
    SPEECH
    | PARENTHETICAL
    | CLAUSE
    | THING
    | WISH
    | DIRECTION
    | TOLD
    | SEEMING
    | frozenset(PREPOSITIONS_OF)
    | BEFORE_MARKS
)
"""All of them."""

_NOUN_PATTERNS = {
    "that": """accusation acknowledgment admission agreement allegation announcement argument assertion assessment assumption assurance
        belief charge claim complaint concern conclusion conviction confidence contention declaration demand denial doubt evidence expectation
        explanation fact-finding fear feeling finding guess hint hope hypothesis idea implication impression indication
        insistence knowledge notion notice observation opinion perception plea pledge point prediction premise presumption promise proof
        proposal proposition realization recommendation remark reminder report requirement revelation ruling rumor rumour sense sentiment sign signal
        speculation statement stipulation suggestion supposition suspicion testimony theory thesis thought threat view
        vow warning wish worry word words advice answer reply verdict slogan motto news message tweet consensus awareness confirmation criticism myth rhetoric""",
    "to": """agreement aim ambition call commitment decision demand desire determination eagerness hope intent
        intention invitation offer order plan plea pledge preference promise proposal reluctance readiness refusal request resolve threat
        vow willingness wish opposition objection reaction response reference resistance request aversion allegiance allusion dedication
        goal dream""",
    "of": """accusation acceptance admission allegation analysis appointment approval assessment belief condemnation criticism defense defence
        definition denial denunciation description disapproval discussion dislike endorsement estimate expectation explanation
        fear hope hatred interpretation knowledge love mention mockery opinion perception portrayal praise prediction
        promise recognition recollection rejection repudiation report review rumor rumour sense suspicion talk threat
        tolerance understanding view vision warning support embrace characterization""",
    "for": """advocacy admiration affection appeal apology blame call contempt demand desire disdain enthusiasm hope love plan
        plea praise preference proposal request respect support vision sympathy wish push longing disregard""",
    "about": """allegation anger anxiety argument assertion belief claim comment complaint concern
        debate discussion doubt excitement fear feeling hope idea information joke lie misgiving nervousness opinion
        question remark report rumor rumour skepticism scepticism speculation statement story suspicion talk testimony theory thought tweet
        uncertainty view warning worry rhetoric reservation unease apprehension enthusiasm optimism pessimism curiosity promise""",
    "on": """attack ban comment opinion view stance position ruling thought statement reflection report assault debate criticism speech vote""",
    "against": """accusation allegation argument attack bias charge complaint claim opposition prejudice protest threat
        vote animosity ruling warning outrage tirade""",
    "in": """belief confidence faith trust""",
    "over": """anger anxiety concern outrage dispute worry fear debate frustration""",
    "at": """anger outrage frustration""",
    "as": """description portrayal depiction characterization""",
}
NOUNS = _by_word(_NOUN_PATTERNS)
"""Noun → what joins it to its content: "that", "to" with an infinitive, a preposition."""

_ADJECTIVE_PATTERNS = {
    "that": """adamant afraid amazed angry annoyed ashamed astonished aware certain clear concerned confident convinced delighted
        disappointed doubtful encouraged fearful glad grateful happy hopeful insistent mindful optimistic pleased
        positive proud sad satisfied shocked skeptical sceptical sorry sure surprised suspicious thankful thrilled
        unaware unsure unhappy upset worried furious conscious outraged skeptical unclear""",
    "to": """afraid amazed anxious ashamed delighted desperate determined disappointed eager excited glad happy hesitant honored
        honoured inclined interested keen loath opposed pleased prepared proud ready reluctant sad shocked sorry
        surprised thrilled unwilling willing intent sympathetic hostile committed receptive""",
    "of": """afraid ashamed aware appreciative certain contemptuous convinced confident critical dismissive enamored envious fearful fond guilty
        jealous mindful proud scornful skeptical sceptical supportive suspicious sure tired tolerant unaware wary weary disdainful""",
    "about": """adamant afraid ambivalent angry anxious apprehensive bullish candid certain clear concerned confident confused
        curious doubtful dubious enthusiastic excited frank furious glad happy honest hopeful insistent mad nervous
        optimistic passionate pessimistic positive serious skeptical sceptical sure uncertain unsure uneasy unhappy
        upset worried wary forthright cautious realistic""",
    "with": """angry annoyed comfortable disappointed disillusioned dissatisfied familiar fed-up frustrated furious happy
        impressed obsessed pleased satisfied unhappy uncomfortable upset""",
    "by": """alarmed amused angered annoyed appalled baffled disappointed disgusted disturbed encouraged horrified impressed offended
        outraged shocked surprised troubled inspired frustrated""",
    "in": "interested confident disappointed",
    "on": "intent keen bent",
    "for": "eager grateful sorry thankful hopeful anxious",
    "against": "opposed prejudiced biased",
    "at": "angry mad furious shocked surprised",
}

ADJECTIVES = _by_word(_ADJECTIVE_PATTERNS)
"""Adjective after a form of "be" → what joins it to its content."""

ARTIFACTS = _words("""analysis article audit average bill book chart complaint count data document documents email estimate evidence figure figures filing
    finding findings lawsuit letter memo number numbers page paper poll polling polls record records report reports research result
    results review statistics study studies suit survey surveys tally test transcript ad ads video website""")
"""Things that show or say something."""

SHOWING = _words(
    "show find indicate put give suggest reveal have estimate peg project report include contain detail depict list"
)
"""What they do, a plain object after it."""

KNOWING = _words("""think believe know understand remember forget doubt envision imagine contemplate notice perceive discover
    realize anticipate expect trust debate discuss regret recognize""")
"""Verbs of a clause that may have a plain object instead."""

LABELS = _words("""exclusive update updated watch video photo photos note related breaking opinion analysis read correction caption sources source
    advertisement image credit by via also editor's recap live abstract""")
"""Words before a colon that name no speaker."""

HEARSAY = _words("reportedly allegedly purportedly supposedly")
"""Adverbs that attribute the sentence they stand in."""


@lru_cache(maxsize=20_000)
def cue_verbs(low: str) -> frozenset[str]:
    """Return the verbs that attribute of which a lower-case word may be a form.

    Example:
        >>> sorted(cue_verbs("said")), sorted(cue_verbs("plans")), sorted(cue_verbs("walks"))
        (['say'], ['plan'], ['walk'])
    """
    return (lemmas(low) | {low}) & VERBS


@lru_cache(maxsize=20_000)
def cue_noun(low: str) -> str | None:
    """Return the noun that attributes of which a lower-case word is a form, or nothing.

    Example:
        >>> cue_noun("claims"), cue_noun("table")
        ('claim', None)
    """
    return min((lemmas(low) | {low}) & NOUNS.keys(), default=None)

"""The closed vocabularies: every label there is, with the rule that gives it.

Order matters where a docstring says so. Where a definition follows somebody else's work the
docstring names it; the decision rules with examples are in ``annotations/GUIDELINES.md``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed list of labels, each with its definition.

    Example:
        >>> Zone.HEADLINE, Zone("headline").definition
        (<Zone.HEADLINE: 'headline'>, 'The title of the report.')
    """

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        """Return the label of a value; only the class body gives definitions."""
        label = str.__new__(cls, value)
        label._value_ = value
        label.definition = definition
        return label


class Zone(Vocabulary):
    """Part of an article; every code point belongs to exactly one."""

    HEADLINE = "headline", "The title of the report."
    DECK = "deck", "A standfirst or bullet summary above the report."
    BODY = "body", "The report itself, its dateline included."
    CAPTION = "caption", "Words that belong to a picture."
    APPENDED_SUMMARY = "appended_summary", "A closing text that is not part of the report, often generated."
    BOILERPLATE = "boilerplate", "Words of the page, not of the report; wins over every other zone."


class BoilerplateKind(Vocabulary):
    """What a boilerplate zone is."""

    PAGE_METADATA = "page_metadata", "Address, date, clock, weather, place of the page, breadcrumbs."
    NEWSLETTER_PROMO = "newsletter_promo", "An invitation to subscribe."
    RELATED_LINK = "related_link", "A pointer to another article, however checkable its words."
    AUTHOR_BIO = "author_bio", "Words about the author of the article."
    COMMENT_FORM = "comment_form", "Labels of a form for comments."
    WIDGET = "widget", "Words of an embedded element: poll, player, share bar."
    SOURCE_LINK = "source_link", "A bare link to where the text was taken from."
    CALL_TO_ACTION = "call_to_action", "An appeal to donate, download, follow or write in."
    LEGAL_NOTICE = "legal_notice", "Copyright, correction policy, disclaimer, marking as fiction."


class Rewriting(Vocabulary):
    """How an article came to be, as far as known."""

    FAITHFUL_REPORT = "faithful_report", "A report whose quotes keep the speaker's words."
    PARTIAL_QUOTE_REPORT = "partial_quote_report", "Fragments of the statement inside the outlet's own framing."
    HUMAN_PARAPHRASE = "human_paraphrase", "A retelling in a person's own words."
    MACHINE_PARAPHRASE = "machine_paraphrase", "Sentences reworded by a program, often inside quotation marks."
    SPUN = "spun", "Words replaced one by one by synonyms."
    APPENDED_GENERATED_TEXT = "appended_generated_text", "A generated text was appended; may add to any other."
    UNKNOWN = "unknown", "Nothing is known."


class Depth(Vocabulary):
    """How far an article is annotated; each depth promises that nothing of its kind was left out."""

    QUOTES = "quotes", "Zones, and every quote with all its axes."
    CLAIMS = "claims", "As quotes, and every mention of a claim with its relation."
    FULL = "full", "As claims, and every difference."


class Access(Vocabulary):
    """What of a text may be published."""

    OPEN = "open", "The whole text is in the corpus."
    RESTRICTED = "restricted", "Positions, digests and labels only."
    UNAVAILABLE = "unavailable", "Nobody here holds the text (statements only)."


class TextStatus(Vocabulary):
    """What became of a row's text."""

    OPEN = "open", "The text is published."
    WITHHELD = "withheld", "The text is restricted and not filled in."
    EXACT = "exact", "Filled in; the block stood in its place."
    MOVED = "moved", "Filled in; the block stood elsewhere in the copy."
    NORMALISED = "normalised", "Only the block's folded form was found: the words agree, the glyphs need not."
    LOST = "lost", "A block was not found; nothing is filled in."


class EntityKind(Vocabulary):
    """Kind of an entity of an event."""

    PERSON = "person", "A person."
    ORGANISATION = "organisation", "A company, authority, party, outlet or other body."
    GROUP = "group", "People without a common organisation."
    DOCUMENT = "document", "A text that is cited as a speaker."
    PLACE = "place", "A place."
    PRODUCT = "product", "A thing that is named."
    UNKNOWN = "unknown", "A speaker who is not identified."


class Presentation(Vocabulary):
    """How a quote's content is set off from the narrator's words."""

    MARKED = "marked", "The content is one or more whole stretches inside quotation marks."
    MIXED = "mixed", "An indirect report with quoted words inside it."
    FREE_UNMARKED = "free_unmarked", "The speaker's first-person words absorbed without quotation marks."
    SCARE_OR_TITLE = "scare_or_title", "Marks around a title or a term the writer keeps at a distance."


class PresentationFlag(Vocabulary):
    """What else holds of a quote's presentation."""

    NESTED = "nested", "The quote stands inside another quote."
    CONTINUES_PREVIOUS = "continues_previous", "The marks stay open over a paragraph break."
    INTERRUPTED_BY_FRAME = "interrupted_by_frame", "The reporting clause stands between two parts of the content."


class Rendering(Vocabulary):
    """Axis 0: which passage of the statement a clause renders."""

    RENDERED = "rendered", "There is a passage that carries the same proposition."
    NOT_IN_STATEMENT = "not_in_statement", "The statement is complete, was read, and has nothing there."
    UNVERIFIABLE = "unverifiable", "There is nothing to compare with, for the reason given."


class UnverifiableReason(Vocabulary):
    """Why a clause cannot be judged."""

    SOLE_WITNESS = "sole_witness", "Only the article itself carries the words."
    WITNESSES_DISAGREE = "witnesses_disagree", "Other articles carry different words."
    NO_REFERENCE = "no_reference", "Neither statement nor witness carries the passage."
    OTHER_OCCASION = "other_occasion", "The words come from another utterance, whose text is not at hand."


class Reference(Vocabulary):
    """What a clause was judged against."""

    STATEMENT = "statement", "The text of the statement."
    WITNESS = "witness", "Spans of other articles that carry the speaker's words."


class Rung(Vocabulary):
    """The loosest kind of edit that a verbatim clause needed, strictest first."""

    EXACT = "exact", "Code point for code point."
    WHITE_SPACE = "white_space", "After white space was folded."
    GLYPHS = (
        "glyphs",
        ("After quotation marks, dashes, ellipses, spacing of dashes and level of nested marks were folded."),
    )
    FINAL_POINT = "final_point", "After a final comma or period pulled inside the mark was left out."
    INITIAL_CASE = "initial_case", "After the case of the first letter was folded."


class EditRule(Vocabulary):
    """What may be done to words that are still called kept: the closed table of ``form/2``, in order of the forms."""

    WHITE_SPACE = "white_space", "Other white space, or an invisible character."
    GLYPH = (
        "glyph",
        (
            "Quotation marks, apostrophes, dashes, an ellipsis at an edge, an HTML entity for its character, "
            "a stage direction, page or time in the transcript's brackets left out; never the sign of a "
            "number, and no new marks around words inside the quote."
        ),
    )
    FRAME = "frame", "The reporting clause is between the words, with its comma."
    FINAL_POINT = "final_point", "A last comma or period, in place of another or of none; never a question mark."
    INITIAL_CASE = "initial_case", "The case of the first letter."
    TRIM = (
        "trim",
        (
            "Words left out before the first kept word or after the last, shown; or a last point. Never "
            "between *a* and *few*, *little*, *lot*, *number*."
        ),
    )
    CASE = "case", "The case of other letters, but for words that with a capital are names."
    PUNCTUATION = "punctuation", "A comma, or one stop for another; not after no or not, and no end of a sentence."
    ACCENT = "accent", "An accent or another mark on a letter."
    SPELLING = "spelling", "A variant of spelling, by entry."
    CONTRACTION = "contraction", "A contraction written out, or its apostrophe lost, by entry."
    ABBREVIATION = "abbreviation", "An abbreviation, a title or initials, by entry."
    COMPOUND = "compound", "A compound in one word, with a hyphen, or in two words."
    NUMBER = "number", "A number, time, date or unit in another notation; both have one value."
    TYPING_ERROR = "typing_error", "A typing error: one of the two forms is in no word list; one in any ten words."
    BRACKET = (
        "bracket",
        (
            "Words between square brackets, put in, or put for a pronoun or a phrase that they name or give "
            "in another form."
        ),
    )
    BRACKETED_LETTERS = "bracketed_letters", "Letters of a word between square brackets."
    PARENTHESIS = "parenthesis", "Words put in between round brackets."
    SIC = "sic", "The word sic in brackets."
    ELLIPSIS = (
        "ellipsis",
        (
            "Words left out at an ellipsis, shown; not so that the subject of one clause meets the predicate "
            "or object of another."
        ),
    )
    MASK = "mask", "Letters of a word masked."


class Form(Vocabulary):
    """Axis 1: what happened to the words, computed under ``form/2``; listed best first.

    The first three are said with a receipt only (`EditRule`). A clause takes the first rule that matches; a quote is as bad as its worst clause in this order.
    ``unverifiable`` and ``not_applicable`` stand beside the order. Clauses that stand side by side in one
    pair of marks and render passages that do not make the quote ``conflated`` at least.
    """

    VERBATIM = (
        "verbatim",
        "Contiguous in the rendered passage but for white space, glyphs, a last point and a first letter.",
    )
    ORTHOGRAPHIC = (
        "orthographic",
        "Same words but for spelling, contractions, typing errors, accents, format of numbers and units.",
    )
    MARKED_EDIT = "marked_edit", "Every difference is at an ellipsis, in brackets, in masked letters or (sic)."
    GRAMMATICAL = (
        "grammatical",
        "Same content lemmas in order, but no receipt: function words or inflection differ, or spelling in no entry.",
    )
    UNMARKED_CUT = "unmarked_cut", "Only deletions, without a mark, no gap over six words."
    CONFLATED = "conflated", "Passages that are not adjacent joined without a mark."
    SUBSTITUTED = "substituted", "A content lemma replaced or inserted; at least half align in order."
    PARAPHRASE = "paraphrase", "A passage is rendered, but less than half of the content lemmas align."
    FABRICATED = "fabricated", "Inside quotation marks, and not in the statement."
    UNVERIFIABLE = "unverifiable", "There was nothing to judge the words against, or not enough of it."
    NOT_APPLICABLE = "not_applicable", "No receipt, and no lexicon for the language, or two different languages."


class QuoteFlag(Vocabulary):
    """What else a program can see in a quote; any number may hold."""

    OPERATOR_CHANGE = (
        "operator_change",
        "A negation, modal, quantifier, condition, bound, pronoun or a word such as just differs, or and, or, before, after changed places.",
    )
    NUMBER_CHANGE = "number_change", "A number, its sign, a time of day, a date, a weekday or a month differs."
    ENTITY_CHANGE = "entity_change", "A name differs, or a bracket adds who or what somebody is."
    CUT_BEFORE_LIMITER = (
        "cut_before_limiter",
        "A limiting word (if, unless, only, maybe …) is left out after the words.",
    )
    CUT_AFTER_LIMITER = (
        "cut_after_limiter",
        "A limiting word (if, only, maybe, some say, not …) is left out before the words.",
    )
    QUESTION_CHANGE = "question_change", "A question is printed as a statement, or a statement as a question."
    REORDERED = "reordered", "The pieces stand in another order than in the statement."
    UNBALANCED_MARKS = "unbalanced_marks", "An opening or closing mark is missing or doubled."
    REVERSED_MARK = "reversed_mark", "A mark faces the wrong way."
    WEAK = "weak", "The content is under three words."


class Meaning(Vocabulary):
    """Axis 2: what happened to the proposition."""

    PRESERVED = "preserved", "Same truth conditions, same force."
    NARROWED = "narrowed", "Holds in fewer cases than what was said."
    WEAKENED = "weakened", "Less certain, less strong or less binding than what was said."
    STRENGTHENED = "strengthened", "More certain, stronger or more binding than what was said."
    REVERSED = "reversed", "The opposite of what was said."
    CLAIM_ADDED = "claim_added", "A proposition is added."
    FACT_CHANGED = "fact_changed", "Who, what, when, where or how much is another."
    UNCLEAR = "unclear", "No one proposition can be read off, or readings are balanced."


class MeaningLocus(Vocabulary):
    """Where a change of meaning comes from."""

    QUOTE = "quote", "The quoted words."
    FRAME = "frame", "The reporting clause around them."
    JUXTAPOSITION = "juxtaposition", "What they were put next to."


class Attribution(Vocabulary):
    """Axis 3: whether the words are given to whoever said them."""

    CORRECT = "correct", "To the speaker, on this occasion."
    WRONG_SPEAKER = "wrong_speaker", "To somebody else."
    WRONG_NAME_SAME_PERSON = "wrong_name_same_person", "To the right person under a wrong name."
    WRONG_OCCASION = "wrong_occasion", "To the right speaker on another occasion."
    OVER_PERSONALISED = "over_personalised", "To a person where a document or body spoke."
    COLLECTIVE = "collective", "To a group that the speaker belongs to."
    ANONYMOUS = "anonymous", "To an unnamed source."
    NONE = "none", "To nobody."


class Fidelity(Vocabulary):
    """The one label of a quote, computed from the axes; the first rule that matches wins."""

    MISATTRIBUTED = "misattributed", "Attribution is wrong_speaker or wrong_occasion."
    FABRICATED = "fabricated", "Form is fabricated."
    DISTORTED = "distorted", "A meaning is given, and is neither preserved nor unclear."
    CONFLATED = "conflated", "Form is conflated."
    PARAPHRASED = "paraphrased", "Form is paraphrase."
    REWORDED = "reworded", "Form is substituted."
    ADAPTED = "adapted", "Form is unmarked_cut or grammatical."
    EDITED_MARKED = "edited_marked", "Form is marked_edit."
    FAITHFUL = "faithful", "Form is verbatim or orthographic."
    UNVERIFIABLE = "unverifiable", "The words could not be judged."


class Origin(Vocabulary):
    """Where a claim comes from."""

    STATEMENT = "statement", "The statement makes it."
    BACKGROUND = "background", "Known from before; the statement takes it for granted or is silent."
    COVERAGE = "coverage", "An article added it."


class Mode(Vocabulary):
    """How a mention presents its claim."""

    ASSERTED = "asserted", "In the narrator's voice."
    ATTRIBUTED_DIRECT = "attributed_direct", "Inside quotation marks, attributed."
    ATTRIBUTED_MIXED = "attributed_mixed", "Attributed, partly inside quotation marks."
    ATTRIBUTED_INDIRECT = "attributed_indirect", "Attributed, without quotation marks."
    UNMARKED_SPEECH = "unmarked_speech", "Content of a statement without cue or marks in that sentence."


class Relation(Vocabulary):
    """How a mention relates to its claim, derived from four yes/no questions; best first.

    References: MacCartney and Manning (2009) name the underlying set relations.
    """

    EQUIVALENT = "equivalent", "Each entails the other."
    NARROWER = "narrower", "The mention entails the claim, not the other way."
    BROADER = "broader", "The claim entails the mention, not the other way."
    OVERLAPS = "overlaps", "Compatible; neither entails the other."
    CONTRADICTS = "contradicts", "Both cannot hold of the same event."
    UNRECOVERABLE = "unrecoverable", "No proposition can be read off the words."


class Slot(Vocabulary):
    """The part of a proposition that differs."""

    POLARITY = "polarity", "Whether it holds or not."
    MODALITY = "modality", "Certainty, obligation, frequency or degree."
    QUANTITY = "quantity", "How much, how many."
    TIME = "time", "When, how long."
    PLACE = "place", "Where."
    PARTICIPANT = "participant", "Who does it, who undergoes it."
    PREDICATE = "predicate", "What is done or what holds."
    CONDITION = "condition", "Under which condition."
    REFERENT = "referent", "What a pronoun or description points to."
    LINK = "link", "Cause, order in time, example, contrast."
    ATTRIBUTION = "attribution", "Who is said to have said it."
    COMPOSITION = "composition", "How propositions are put together."
    SURFACE = "surface", "The wording alone."


class Operation(Vocabulary):
    """What was done to the slot."""

    REPLACE = "replace", "Another value stands there."
    ADD = "add", "A value was added."
    DROP = "drop", "The value is gone."
    WEAKEN = "weaken", "Less of it."
    STRENGTHEN = "strengthen", "More of it."
    SWAP = "swap", "Two values changed places."
    INVERT = "invert", "The opposite value."
    MERGE = "merge", "Two were made one."
    GARBLE = "garble", "The words no longer carry a value."
    SPIN = "spin", "A synonym; no change of meaning."
    REPEAT = "repeat", "Said again."


class Drift(Vocabulary):
    """Name of a difference, derived from slot and operation."""

    NUMERIC = "numeric", "A quantity changed."
    TEMPORAL = "temporal", "A time changed."
    LOCATION = "location", "A place changed."
    ENTITY = "entity", "A participant changed."
    MODALITY = "modality", "Certainty, obligation, frequency, degree or a condition changed."
    NEGATION = "negation", "The polarity changed."
    ROLE_SWAP = "role_swap", "Participants changed places."
    LEXICAL_SPIN = "lexical_spin", "A synonym that keeps or garbles the sense."
    TERM_SUBSTITUTION = "term_substitution", "Another term for what is done or holds."
    REFERENT_SHIFT = "referent_shift", "Something else is pointed to."
    OMISSION_OF_CONTEXT = "omission_of_context", "Something was left out."
    CONFLATION = "conflation", "Two propositions were made one."
    FABRICATED_ADDITION = "fabricated_addition", "Something was added."
    ATTRIBUTION_LOSS = "attribution_loss", "Nobody is named any more."
    ATTRIBUTION_SHIFT = "attribution_shift", "Somebody else is named."
    DISCOURSE_LINK = "discourse_link", "Cause, order or contrast changed."
    DUPLICATION = "duplication", "Said twice."


class AnnotatorKind(Vocabulary):
    """Kind of an annotator."""

    PERSON = "person", "A person."
    LANGUAGE_MODEL = "language_model", "A language model."
    PROGRAM = "program", "A program that is not a language model."


class State(Vocabulary):
    """How far an annotation has come."""

    SUGGESTED = "suggested", "Proposed by a program; nobody has confirmed it."
    SINGLE = "single", "One annotator's work."
    ADJUDICATED = "adjudicated", "Decided by an adjudicator over one or more layers."


class Split(Vocabulary):
    """Split of the dataset."""

    TRAIN = "train", "Open events to learn from."
    VALIDATION = "validation", "Open events to choose with."
    TEST = "test", "Open events to report on."
    REAL = "real", "Events of real, restricted coverage."

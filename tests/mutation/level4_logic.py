"""Level 4: computed labels, and what a record says about itself."""

from __future__ import annotations

import re

from tests.mutation.level0_files import text_of
from tests.mutation.planting import ARTICLE, EVENT, OPEN, OPEN_EVENT, SEALED, Edit, Kind, Planting, matching, typed

A_QUOTE = r"^  computed: \{form: "
A_CLAUSE = r"computed: \{form: (?=[^{}\n]*reference)"
A_MENTION = r"^  computed: \{relation: "
A_DIFFERENCE = r"computed: \{drift: "


def swapped(before, values, *, behind=""):
    """Return sites: a computed value is replaced by the next one of a list."""
    names = values.split()

    def new(m):
        return f"{m[1]}‸{names[(names.index(m[2]) + 1) % len(names)]}"

    return typed(rf"({before})({'|'.join(names)})(?=[,}}]{behind})", new, files=OPEN)


FORMS = "verbatim orthographic grammatical substituted paraphrase conflated fabricated"
RELATIONS = "equivalent broader narrower overlaps contradicts"
COMPUTED = (
    Kind.of("L401", "form of a quote", swapped(A_QUOTE, FORMS)),
    Kind.of("L401", "form of a clause", swapped(A_CLAUSE, FORMS), "L409"),
    Kind.of("L401", "rung of a clause", typed(r"rung: \w+", "rung: ‸exact", files=ARTICLE, keep=lambda m: m[0] != "rung: exact")),
    Kind.of("L401", "flags of a quote", typed(r"(^  computed: \{form: \w+, )verified", "\\1flags: ‸[weak], verified", files=OPEN)),
    Kind.of("L401", "flags of a clause", typed(r"(    computed: \{form: \w+, )(rung: \w+, )?reference", "\\1\\2flags: ‸[cut_inside], reference".replace("cut_inside", "number_change"), files=OPEN), "L409"),
    Kind.of("L401", "reference of a clause", swapped(r"computed: \{form: [^{}\n]*reference: ", "statement witness")),
    Kind.of("L401", "number of witnesses", typed(r"n_witnesses: \d", "n_witnesses: ‸7", files=SEALED)),
    Kind.of("L401", "verified share of a quote", typed(r"verified_share: 1\.0", "verified_share: ‸0.9", files=ARTICLE)),
    Kind.of("L401", "reason of a quote", typed(r"(^  computed: \{form: \w+, .*verified_share: 1\.0, )fid", "\\1reason: ‸no_reference, fid", files=OPEN)),
    Kind.of("L401", "fidelity of a quote", swapped(r"fidelity: ", "faithful reworded paraphrased distorted fabricated")),
    Kind.of("L401", "relation of a mention", swapped(A_MENTION, RELATIONS)),
    Kind.of("L401", "distorted of a mention", swapped(r"distorted: ", "true false")),
    Kind.of("L401", "severity of a mention", swapped(r"distorted: \w+, severity: ", "0 1 2 3")),
    Kind.of("L401", "drift of a difference", swapped(A_DIFFERENCE, "numeric modality entity temporal omission_of_context term_substitution")),
    Kind.of("L401", "severity of a difference", swapped(r"computed: \{drift: \w+, severity: ", "0 1 2 3")),
    Kind.of("L401", "form/2 of words that were swapped in both", typed(r"^- (id: m\w{4}\n[\s\S]*?  answers: \{recoverable: true, compatible: )true, [^{}]*\}([\s\S]*?relation: )(broader|narrower|overlaps)", "- \\1false}\\2‸\\3", keep=lambda m: m[0].count("\n- ") == 0)),
    Kind.of("L402", "a mention without labels", typed(r"^- (id: m\w{4}\n(?:  .*\n)*?)  computed: .*\n", "- ‸\\1", files=ARTICLE)),
    Kind.of("L402", "a quote without labels", typed(r"^- (id: q\w{4}\n(?:  .*\n)*?)  computed: .*\n", "- ‸\\1", files=ARTICLE)),
    Kind.of("L402", "a clause without labels", typed(r"^  - (id: c\w{4}\n(?:    .*\n)*?)    computed: .*\n", "  - ‸\\1", files=OPEN)),
    Kind.of("L402", "a difference without labels", typed(r"^  - (id: d\w{4}\n(?:    .*\n)*?)    computed: .*\n", "  - ‸\\1", files=OPEN)),
)  # fmt: skip


def equivalent(sources):
    """Answer twice yes where a difference changes the meaning: found at each such difference."""
    pattern = re.compile(
        r"^- id: m\w{4}\n(?:  .*\n)*?  answers: \{recoverable: true, compatible: true, (.*?)\}\n((?:  .*\n)+)",
        re.MULTILINE,
    )
    for file, source in matching(sources, OPEN):
        for match in pattern.finditer(source):
            spots = [match.start(2) + one.end() for one in re.finditer(r"changes_meaning: (?=true)", match[2])]
            if spots:
                yes = "claim_entails_mention: true, mention_entails_claim: true"
                yield Planting((Edit(file, *match.span(1), yes), *(Edit(file, at, at, "‸") for at in spots)))


ANSWERS = r"answers: \{recoverable: true, compatible: "
MENTIONS = (
    Kind.of("L403", "twice yes and a difference that changes meaning", equivalent, "L401", "L415"),
    Kind.of("L404", "an idle answer after `compatible: false`", typed(ANSWERS + r"false\}", "answers: ‸{recoverable: true, compatible: false, claim_entails_mention: true}")),
    Kind.of("L404", "an answer too few", typed(rf"({ANSWERS}true, claim_entails_mention: \w+), \w+: \w+\}}", lambda m: m[1].replace("{", "‸{") + "}")),
    Kind.of("L404", "answers after `recoverable: false`", typed(r"answers: \{recoverable: true", "answers: ‸{recoverable: false", files=ARTICLE)),
    Kind.of("L413", "an attributed mention without chain", typed(r"^  mode: asserted$", "  mode: ‸attributed_indirect", files=ARTICLE)),
    Kind.of("L413", "an asserted mention with a chain", typed(r"^  mode: attributed_\w+\n  chain:\n  - ", "  mode: asserted\n  chain:\n  ‸- ", files=ARTICLE)),
    Kind.of("L415", "a relation accepted that is the mention's own", typed(r"^(  (?!accept|quote|note).*\n)(  quote: \w+\n)?(  computed: \{relation: )(\w+)", "\\1\\2  accept: [‸\\4]\n\\3\\4", files=ARTICLE, keep=lambda m: "accept" not in m[0] and "note" not in m[0])),
    Kind.of("L415", "a relation accepted twice", typed(r"^  accept: \[(\w+)\]", "  accept: [\\1, ‸\\1]")),
    Kind.of("L421", "a difference that points nowhere", typed(r"^  - (id: d\w{4}\n    slot: \w+\n    operation: \w+\n)(?:    (?:at|was): \{.*\n|    (?:at|was):\n(?:      .*\n)+)+", "  - ‸\\1"), "L401"),
    Kind.of("L424", "another quote than the mention touches", typed(r"^(- id: )(q\w{4})([\s\S]*\n- id: m[\s\S]*\n  quote: )(q\w{4})$", lambda m: f"{m[1]}{m[2]}{m[3]}‸{m[2]}", files=OPEN, keep=lambda m: m[2] != m[4])),
)  # fmt: skip


def with_parts(choose, caret="id: c"):
    """Return sites: the only clause of a quote of one part is said to have other words than the content."""
    pattern = re.compile(
        r"  content:\n  - start: (\d+)\n    end: (\d+)\n    exact: .* .*\n  (?!-)(?:.*\n)*?  clauses:\n  - id: c\w{4}\n(?=    rendering)"
    )

    def sites(sources):
        for file, source in matching(sources, OPEN):
            text = sources[text_of(file)]
            for match in pattern.finditer(source):
                start, end = choose(text, int(match[1]), int(match[2]))
                at = match[0].rindex(caret)
                words = text[start:end].replace("'", "''")
                parts = f"    parts: [{{start: {start}, end: {end}, exact: '{words}'}}]\n"
                if "\n- " not in match[0]:
                    yield Planting((Edit(file, *match.span(), match[0][:at] + "‸" + match[0][at:] + parts),))

    return sites


PRESENT = r"^  presentation: "
QUOTES = (
    Kind.of("L405", "a rendered clause with a reason", typed(r"^  - (id: c\w{4}\n(?:    .*\n)*?)    rendering: rendered\n", "  - ‸\\1    rendering: rendered\n    reason: no_reference\n", files=OPEN)),
    Kind.of("L405", "an unverifiable clause without reason", typed(r"^  - (id: c\w{4}\n(?:    .*\n)*?    rendering: )not_in_statement\n", "  - ‸\\1unverifiable\n")),
    Kind.of("L406", "a rendered clause that renders nothing", typed(r"^  - (id: c\w{4}\n(?:    .*\n)*?    rendering: rendered\n)    renders:\n(?:    - .*\n|      .*\n)+", "  - ‸\\1")),
    Kind.of("L406", "a passage for words that are not in the statement", typed(r"^  - (id: c\w{4}\n(?:    .*\n)*?)    rendering: rendered\n(?=    renders)", "  - ‸\\1    rendering: not_in_statement\n")),
    Kind.of("L407", "not in a statement that nobody can read", typed(r"rendering: rendered, renders: \[[^\]]*\]", "rendering: ‸not_in_statement", files=SEALED)),
    Kind.of("L407", "a span of a statement that nobody can read", typed(r"renders: \[passage: lamp-stays-lit\]", "renders: [‸{start: 0, end: 4, statement: quay}]", files=SEALED)),
    Kind.of("L408", "words of the content in no clause", with_parts(lambda text, start, _: (start, text.index(" ", start)), caret="- id: c")),
    Kind.of("L408", "a clause that reaches outside the content", with_parts(lambda _, start, end: (start, end + 1))),
    Kind.of("L409", "a changed quote without meaning", typed(r"^- (id: q\w{4}\n(?:  .*\n)*?)  meaning: \w+\n(?:  meaning_locus: \w+\n)?  said: .*\n  printed: .*\n(?=(?:  .*\n)*?  computed: \{form: (?:grammatical|substituted|paraphrase|conflated))", "- ‸\\1"), "L401"),
    Kind.of("L410", "a meaning without its two propositions", typed(r"^  meaning: (\w+\n(?:  meaning_locus: \w+\n)?)  said: .*\n  printed: .*\n", "  meaning: ‸\\1")),
    Kind.of("L410", "a changed meaning without locus", typed(r"^  meaning: (\w+\n)  meaning_locus: \w+\n", "  meaning: ‸\\1")),
    Kind.of("L410", "a locus without meaning", typed(r"^(  - id: c\w{4}\n(?:    .*\n)+)  attribution: ", "\\1  meaning_locus: ‸frame\n  attribution: ")),
    Kind.of("L411", "words in quotation marks called unmarked", typed(PRESENT + "(?:marked|mixed)$", "  presentation: ‸free_unmarked"), "L401"),
    Kind.of("L411", "words without quotation marks called marked", typed(PRESENT + "free_unmarked$", "  presentation: ‸marked"), "L401"),
    Kind.of("L414", "no speaker and no word about it", typed(r"^  speaker: [\w-]+\n((?:  (?!speaker).*\n)*?  attribution: )(correct)", "\\1‸\\2", files=ARTICLE), "L401"),
    Kind.of("L414", "a speaker whom the quote is not attributed to", typed(r"^(  speaker: [\w-]+\n(?:  (?!speaker).*\n)*?  attribution: )correct", "\\1‸none", files=ARTICLE), "L401"),
    Kind.of("L425", "a quote that nobody has confirmed", typed(r"^(- id: q\w{4}\n)", "\\1  suggested: ‸suggest/1\n", files=ARTICLE)),
    Kind.of("L425", "a mention that nobody has confirmed", typed(r"^(- id: m\w{4}\n)", "\\1  suggested: ‸suggest/1\n", files=ARTICLE)),
    Kind.of("L425", "a zone that nobody has confirmed", typed(r"^(- \{zone: .*)\}$", "\\1, suggested: ‸new/1}", files=ARTICLE)),
)  # fmt: skip

RECORD = r"- id: {}\w{{4}}\n(?:  .*\n)+"


def unquoted(sources):
    """Drop a quote of one stretch: its words stand in quotation marks and in no quote."""
    for file, source in matching(sources, OPEN):
        first = source.index("\nquotes:\n- ") + len("\nquotes:\n")
        for match in list(re.finditer(RECORD.format("q"), source))[1:]:
            is_one = match[0].partition("\n  source")[0].count("exact:") == 1
            if is_one and "presentation: marked" in match[0] and "presentation_flags" not in match[0]:
                yield Planting((Edit(file, *match.span(), ""), Edit(file, first, first, "‸")))


def in_promo(sources):
    """Call the body boilerplate: found at every quote and mention that begins there."""
    for file, source in matching(sources, r"annotations/orchard.*/(?!event)[^/]*\.yaml"):
        zone = re.search(r"zone: body, (start: (\d+), end: (\d+))", source)
        spots = [
            match.start() + 2
            for match in re.finditer(RECORD.format("[qm]"), source)
            if int(zone[2]) <= int(re.search(r"start: (\d+)", match[0])[1]) < int(zone[3])
        ]
        typed_over = Edit(file, *zone.span(), f"zone: boilerplate, kind: newsletter_promo, {zone[1]}")
        yield Planting((typed_over, *(Edit(file, at, at, "‸") for at in spots)))


EVENTS = (
    Kind.of("L412", "a quote that was dropped", unquoted, "R307"),
    Kind.of("L416", "differences in an article of claims alone", typed(r"^depth: full(?=[\s\S]*differences:)", "depth: ‸claims", files=OPEN)),
    Kind.of("L416", "mentions in an article of quotes alone", typed(r"^depth: full", "depth: ‸quotes", files=ARTICLE)),
    Kind.of("L417", "a claim of the statement without passages", typed(r"^- (\{id: .*, origin: statement), passages: .*\}", "- ‸\\1}", files=EVENT)),
    Kind.of("L417", "a claim of the coverage with a passage", typed(r"^(  - (?:\{)?id: )([\w-]+)([\s\S]*)^- (\{id: .*, origin: coverage)\}", "\\1\\2\\3- ‸\\4, passages: [\\2]}", files=EVENT)),
    Kind.of("L418", "two mentions swapped", typed(rf"^({RECORD.format('m')})- ({RECORD.format('m')[2:]})", lambda m: "- " + m[2] + "- ‸" + m[1][2:], files=ARTICLE), "R316"),
    Kind.of("L418", "two quotes swapped", typed(rf"^({RECORD.format('q')})- ({RECORD.format('q')[2:]})", lambda m: "- " + m[2] + "- ‸" + m[1][2:], files=ARTICLE), "R316"),
    Kind.of("L418", "two entities swapped", typed(r"^(- \{id: .*, kind: .*\}\n)- (\{id: .*, kind: .*\}\n)", lambda m: "- " + m[2] + "- ‸" + m[1][2:], files=EVENT)),
    Kind.of("L419", "a claim that nobody mentions", typed(r"^claims:\n- ", "claims:\n- ‸{id: a-none, text: Nobody says so., origin: coverage}\n- ", files=EVENT)),
    Kind.of("L420", "boilerplate without kind", typed(r"^- (\{zone: boilerplate), kind: \w+", "- ‸\\1", files=OPEN)),
    Kind.of("L420", "a body with a kind of boilerplate", typed(r"^- (\{zone: body)", "- ‸\\1, kind: legal_notice", files=ARTICLE)),
    Kind.of("L422", "a passage of an open statement without place", typed(r"^  - (\{id: [\w-]+, gist: .*), at: \{.*\}\}$", "  - ‸\\1}", files=OPEN_EVENT)),
    Kind.of("L422", "a passage, below its keys, without place", typed(r"^  - (id: [\w-]+\n    gist: .*\n)    at:(?: \{.*\n|\n(?:      .*\n)+)", "  - ‸\\1", files=OPEN_EVENT)),
    Kind.of("L423", "a quote in boilerplate", in_promo),
)  # fmt: skip


def again(letter):
    """Return sites: a record is copied below itself under new ids, the first of which is where it is found."""

    def sites(sources):
        for file, source in matching(sources, OPEN):
            for match in re.finditer(r"^" + RECORD.format(letter), source, re.MULTILINE):
                copy = re.sub(r"(?<=id: )([qmcd])\w{2}(\w{2})(?=[,\n])", r"\g<1>22\2", match[0])
                yield Planting((Edit(file, match.end(), match.end(), f"- ‸{copy[2:]}"),))

    return sites


REPEATED = (
    Kind.of("L426", "a quote under a new id", again("q")),
    Kind.of("L426", "a mention under a new id", again("m")),
    Kind.of("L428", "a claim under a new id", typed(r"^- (\{id: )([\w-]+)(, text: )(.*, origin: .*\}\n)", "- \\1\\2\\3\\4- \\1\\2-too\\3‸\\4", files=EVENT), "L419"),
    Kind.of("L429", "an annotator twice", typed(r"annotators: \[(\w+)\]", "annotators: [\\1, ‸\\1]", files=ARTICLE + "|" + EVENT)),
    Kind.of("L432", "a cue that is inside the source", typed(r"^  source: \{start: (\d+), end: (\d+), exact: (\w+ \w+)\}\n  cue: \{.*\}$", lambda m: f"  source: {{start: {m[1]}, end: {m[2]}, exact: {m[3]}}}\n  cue: ‸{{start: {m[1]}, end: {int(m[1]) + len(m[3].split()[0])}, exact: {m[3].split()[0]}}}")),
    Kind.of("L433", "a duplicate of other words", typed(rf"^({RECORD.format('q')})({RECORD.format('q')[:-1]}+?  attribution: correct\n)", lambda m: f"{m[1]}{m[2]}  duplicate_of: ‸{m[1][6:11]}\n", keep=lambda m: "duplicate_of" not in m[0])),
    Kind.of("L429", "a passage of a claim twice", typed(r"passages: \[([\w-]+)", "passages: [\\1, ‸\\1", files=EVENT)),
)  # fmt: skip

DATES = (
    Kind.of("L430", "an article of another millennium", typed(r"^(published: )('?)2", "\\1‸\\g<2>3", files=ARTICLE)),
    Kind.of("L430", "a year that lacks a digit", typed(r"^(date: )('?)20", "\\1‸\\g<2>00", files=EVENT)),
    Kind.of("L430", "a copy archived before its article", typed(r"(archived: )('?)2025", "\\1‸\\g<2>2021", files=SEALED)),
    Kind.of("L430", "an annotation of another century", typed(r"(provenance: .* date: )('?)20", "\\1‸\\g<2>21", files=ARTICLE)),
    Kind.of("L431", "an article before its statement", typed(r"^(published: )('?)(20\d\d)", lambda m: f"{m[1]}‸{m[2]}{int(m[3]) - 1}", files=ARTICLE)),
    Kind.of("L431", "a statement after all articles", typed(r"^(  speaker: [\w-]+\n  date: )('?)2025-\d\d-\d\d", "\\1‸\\g<2>2025-11-30", files=EVENT)),
    Kind.of("L431", "an event after all that is written about it", typed(r"^(date: )('?)(20\d\d)", lambda m: f"{m[1]}‸{m[2]}{int(m[3]) + 1}", files=r"annotations/(harbour|orchard).*/event\.yaml")),
    Kind.of("L431", "an annotation before its article", typed(r"(provenance: .* date: )('?)20\d\d", "\\1‸\\g<2>2020", files=ARTICLE)),
)  # fmt: skip
"""The caret is where the date begins, its quotation mark included."""

KINDS = (*COMPUTED, *MENTIONS, *QUOTES, *EVENTS, *REPEATED, *DATES)

"""Level 2: positions and words, the text's record, zones, blocks."""

from __future__ import annotations

import re
from functools import partial

from tests.mutation.level0_files import text_of
from tests.mutation.planting import (
    ARTICLE_TEXT,
    CORPUS,
    OPEN,
    OPEN_EVENT,
    SEALED,
    STATEMENT,
    TEXT,
    Edit,
    Kind,
    Planting,
    matching,
    typed,
)

IN_BRACES = r"\{start: (\d+), end: (\d+)(, (?:statement: main, )?exact: )"
BELOW = r"start: (\d+)\n( +)end: (\d+)\n(?= +(?:statement: main\n +)?exact: )"
A_WORD = r"\{start: (\d+), end: (\d+)(, (?:statement: main, )?exact: '?(?:[^{}\n',]* )?[a-z])([a-z])"
BOTH = r"annotations/(?!harbour).*\.yaml"


def moved(start, end):
    """Return a function that adds to both ends of a selector in braces."""
    return lambda m: f"‸{{start: {int(m[1]) + start}, end: {int(m[2]) + end}{m[3]}"


def moved_below(start, end):
    """Return a function that adds to both ends of a selector below its key."""
    return lambda m: f"‸start: {int(m[1]) + start}\n{m[2]}end: {int(m[3]) + end}\n"


def is_long(m):
    """Whether a selector has room to lose a character."""
    return int(m[2]) - int(m[1]) > 3


def with_letter(make):
    """Return a function that types something for a letter inside a selector's words."""
    return lambda m: f"‸{{start: {m[1]}, end: {m[2]}{m[3]}{make(m[4])}"


def another(letter):
    """Return another letter."""
    return "o" if letter != "o" else "u"


MISMATCHES = (
    Kind.of("A201", "start one too high", typed(IN_BRACES, moved(1, 0), files=BOTH, keep=is_long)),
    Kind.of("A201", "start one too low", typed(IN_BRACES, moved(-1, 0), files=BOTH, keep=lambda m: int(m[1]) > 0)),
    Kind.of("A201", "end one too high", typed(IN_BRACES, moved(0, 1), files=OPEN, keep=is_long)),
    Kind.of("A201", "end one too low", typed(IN_BRACES, moved(0, -1), files=BOTH, keep=is_long)),
    Kind.of("A201", "both ends one too high", typed(IN_BRACES, moved(1, 1), files=OPEN)),
    Kind.of("A201", "start one too high, below its key", typed(BELOW, moved_below(1, 0), files=BOTH)),
    Kind.of("A201", "end one too low, below its key", typed(BELOW, moved_below(0, -1), files=BOTH)),
    Kind.of("A201", "a letter of the words altered", typed(A_WORD, with_letter(another), files=BOTH)),
    Kind.of("A201", "a letter of the words in capitals", typed(A_WORD, with_letter(str.upper), files=BOTH)),
    Kind.of("A201", "a zero-width space in the words", typed(A_WORD, with_letter(lambda c: f"{c}\u200b"), files=BOTH)),
    Kind.of("A201", "a letter of the words dropped", typed(A_WORD, with_letter(lambda _: ""), files=BOTH)),
    Kind.of("A201", "a quotation mark of the words swapped", typed(r"\{(start: \d+, end: \d+, (?:statement: main, )?exact: [^{}\n,]*)[’“]", "‸{\\1‘", files=BOTH)),
    Kind.of("A201", "a no-break space in the words", typed(r"\{(start: \d+, end: \d+, (?:statement: main, )?exact: [^{}\n,]*?\w) (?=\w)", "‸{\\1\u00a0", files=BOTH)),
)  # fmt: skip

PLACES = (
    Kind.of("A202", "a selector without position", typed(r"(cue|source): \{start: \d+, end: \d+, (?=exact: [\w' ]+\})", "\\1: ‸{")),
    Kind.of("A202", "a selector without words", typed(r"(cue|source): (\{start: \d+, end: \d+), exact: [\w' ]+\}", "\\1: ‸\\2}")),
    Kind.of("A202", "a passage without words", typed(r"at: (\{start: \d+, end: \d+), exact: .*?\}(?=\}?$)", "at: ‸\\1}", files=OPEN_EVENT)),
    Kind.of("A202", "a zone without position", typed(r"- \{(zone: \w+, (?:kind: \w+, )?)start: \d+, end: \d+, ", "- ‸{\\1")),
    Kind.of("A203", "words that stand in the text more than once", typed(r"^  - start: \d+\n    end: \d+\n    exact: .*", "  - exact: ‸e"), "R308"),
    Kind.of("A204", "an end behind the text", typed(r"(cue|source): \{start: \d+, end: \d+", "\\1: ‸{start: 90000, end: 90004", files=r"annotations/.*")),
    Kind.of("A204", "a passage behind the statement", typed(r"at: \{start: \d+, end: \d+", "at: ‸{start: 90000, end: 90004", files=OPEN_EVENT)),
    Kind.of("A205", "words that stand nowhere, no position", typed(r"(cue|source): \{start: \d+, end: \d+, exact: (\w+)\}", "\\1: {exact: ‸zq\\2}")),
    Kind.of("A205", "a passage whose words stand nowhere", typed(r"at: \{start: \d+, end: \d+, exact: (\w)", "at: {exact: ‸zq\\1", files=OPEN_EVENT)),
    Kind.of("A206", "words before that are not there", typed(r"(cue|source): (\{start: \d+, end: \d+, exact: [\w' ]+)\}", "\\1: ‸\\2, prefix: zebra}")),
    Kind.of("A206", "words behind that are not there", typed(r"(cue|source): (\{start: \d+, end: \d+, exact: [\w' ]+)\}", "\\1: ‸\\2, suffix: zebra}")),
    Kind.of("A206", "a letter of the words before altered", typed(r"\{(start: \d+, end: \d+, exact: [^{}]*, prefix: '?[^{}']*)[a-z](?=[^a-z{}]*\})", "‸{\\1q")),
    Kind.of("A212", "two parts swapped", typed(r"^  - (start: \d+\n    end: \d+\n    exact: .*\n)  - (start: \d+\n    end: \d+\n    exact: .*\n)", "  - \\2  - ‸\\1")),
    Kind.of("A215", "words in the file of a restricted text", typed(r"(cue|source): \{(start: \d+, end: \d+)\}", "\\1: ‸{\\2, exact: Veil}", files=SEALED), "A201"),
    Kind.of("A215", "a zone of a restricted text with its words", typed(r"- \{(zone: \w+, start: \d+, end: \d+)\}", "- ‸{\\1, opens: Keeper}", files=SEALED), "A211"),
)  # fmt: skip


def with_marks(sources, *, before=1, behind=1):
    """Type the quotation marks around some content into it, or one of them."""
    for file, source in matching(sources, OPEN):
        text = sources[text_of(file)]
        for match in re.finditer(r"^  - start: (\d+)\n    end: (\d+)\n    exact: ", source, re.MULTILINE):
            start, end = int(match[1]), int(match[2])
            line_end = source.index("\n", match.end())
            is_content = source.rfind("\n  content:\n", 0, match.start()) > source.rfind("\n- ", 0, match.start())
            if is_content and text[start - 1] in '“"' and text[end : end + 1] in {"”", '"'}:
                words = text[start - before : end + behind].replace("'", "''")
                new = f"  - ‸start: {start - before}\n    end: {end + behind}\n    exact: '{words}'"
                yield Planting((Edit(file, match.start(), line_end, new),))


def with_space(sources):
    """Type the white space behind a selector into it."""
    for file, source in matching(sources, OPEN):
        text = sources[text_of(file)]
        for match in re.finditer(r"(?:cue|source): (\{start: \d+, end: )(\d+)(, exact: )([\w ]+)\}", source):
            end = int(match[2])
            if text[end] == " ":
                new = f"‸{match[1]}{end + 1}{match[3]}'{match[4]} '}}"
                yield Planting((Edit(file, match.start(1), match.end(), new),))


def edited(pattern, new, *, files=ARTICLE_TEXT):
    """Return sites: an edit of a text, found where its record stands in the annotation."""

    def sites(sources):
        for file, source in matching(sources, files):
            home, head = _record_of(file, sources)
            for match in re.finditer(pattern, source):
                typed_over = Edit(file, match.start(), match.end(), match.expand(new))
                yield Planting((typed_over, Edit(home, head, head, "‸")))

    return sites


def _record_of(file, sources):
    folder, _, name = file.removeprefix("raw/").partition("/")
    is_statement = name.startswith("statement-")
    home = f"annotations/{folder}/{'event.yaml' if is_statement else name.replace('.txt', '.yaml')}"
    return home, sources[home].index("norm: ")


RECORD = r"^( *)norm: nfc\+lf/1\n( +)length: (\d+)\n"
TEXTS = (
    Kind.of("A207", "a recorded length one too high", typed(RECORD, lambda m: f"{m[1]}‸norm: nfc+lf/1\n{m[2]}length: {int(m[3]) + 1}\n", files=BOTH)),
    Kind.of("A207", "a digit of a digest altered", typed(r"^( *)(norm: .*\n +length: \d+\n +digest: sha256:)(\w)", lambda m: f"{m[1]}‸{m[2]}{'0' if m[3] != '0' else '1'}", files=BOTH)),
    Kind.of("A207", "a letter of a text altered", edited(r"(?<=[a-z]{3} )[a-df-z](?=[a-z]{3})", "e"), "A201", "A206", "A211"),
    Kind.of("A207", "a word typed into a text", edited(r"(?<=[a-z]{3} )(?=[a-z]{3})", "really "), "A201", "A211"),
    Kind.of("A207", "a word dropped from a text", edited(r"(?<=[a-z]{3} )[a-z]{3,5} (?=[a-z]{3})", ""), "A201", "A211"),
    Kind.of("A207", "a line typed before a text", edited(r"\A", "Advertisement\n")),
    Kind.of("A207", "a line typed behind a text", edited(r"\Z", "Advertisement\n")),
    Kind.of("A207", "the last line end dropped from a text", edited(r"\n\Z", "")),
    Kind.of("A207", "straight quotation marks for curly ones in a text", edited(r"’", "'"), "A201", "A206", "A211"),
    Kind.of("A207", "a zero-width space typed into a text", edited(r"(?<=[a-z]{3} )(?=[a-z]{3})", "\u200b"), "A201", "A211"),
    Kind.of("A207", "a word typed into a statement", edited(r"(?<=[a-z]{3} )(?=[a-z]{3})", "really ", files=STATEMENT), "A201"),
    Kind.of("A207", "a letter of a statement altered", edited(r"(?<=[a-z]{3} )[a-df-z](?=[a-z]{3})", "e", files=STATEMENT), "A201", "A206"),
    Kind.of("A208", "no record of a text", lambda s: (Planting(p.edits, wholes=(p.site,)) for p in typed(r"^text:\n(?:  .*\n)+", "")(s))),
    Kind.of("A208", "no record of a statement's text", typed(r"^- (id: main\n[\s\S]*?)^  text:\n(?:    .*\n)+", "- ‸\\1", files=OPEN_EVENT)),
    Kind.of("A216", "a folded digest of an open text", typed(r"^(  digest: )(sha256:\w+)\n(?=zones)", "\\1\\2\n  folded: ‸\\2\n")),
)  # fmt: skip


def plus(n, *, number):
    """Return a function that adds to one number of a match and puts a caret before its last group."""
    return lambda m: "".join([*_added(m, n, number)[:-1], "‸", _added(m, n, number)[-1]])


def _added(m, n, number):
    groups = list(m.groups())
    groups[number - 1] = str(int(groups[number - 1]) + n)
    return groups


LAST_ZONE = r"(?<=^- )(\{zone: [^{}]*end: )(\d+)(.*\}\n(?=quotes))"
ZONE_AND_NEXT = r"(^- \{zone: [^{}]*end: )(\d+)([^{}]*\}\n- )(\{zone|zone)"
NEXT_ZONE_START = r"(^- )(\{zone: (?!headline)[^{}]*start: )(\d+)()"
ANY_ARTICLE = r"annotations/.*/(?!event)[^/]*\.yaml"
ZONES = (
    Kind.of("A209", "a zone that ends two early", typed(ZONE_AND_NEXT, plus(-2, number=2), files=ANY_ARTICLE)),
    Kind.of("A209", "a last zone that ends two early", typed(LAST_ZONE, lambda m: f"‸{m[1]}{int(m[2]) - 2}{m[3]}", files=ANY_ARTICLE)),
    Kind.of("A209", "a zone that starts three late", typed(NEXT_ZONE_START, lambda m: f"{m[1]}‸{m[2]}{int(m[3]) + 3}", files=ANY_ARTICLE, keep=lambda m: int(m[3]) >= 3), "A211"),
    Kind.of("A209", "a zone left out", typed(r"(^- \{zone: [^{}]*\}\n)- \{zone: [^{}]*\}\n- (\{zone|zone)", "\\1- ‸\\2", files=ANY_ARTICLE), "L423", "L412"),
    Kind.of("A210", "a zone that ends two late", typed(ZONE_AND_NEXT, plus(2, number=2), files=ANY_ARTICLE)),
    Kind.of("A210", "a zone that starts three early", typed(NEXT_ZONE_START, lambda m: f"{m[1]}‸{m[2]}{int(m[3]) - 3}", files=ANY_ARTICLE, keep=lambda m: int(m[3]) >= 3), "A211"),
    Kind.of("A210", "a last zone that ends behind the text", typed(LAST_ZONE, lambda m: f"{m[1]}‸{int(m[2]) + 2}{m[3]}", files=ANY_ARTICLE)),
    Kind.of("A211", "a letter of a zone's first words altered", typed(r"opens: ('?\w)\w", "opens: ‸\\1q")),
    Kind.of("A217", "a gap between blocks", typed(r"^  - start: ([1-9]\d*)", lambda m: f"  - ‸start: {int(m[1]) + 1}", files=SEALED)),
    Kind.of("A217", "blocks that share a character", typed(r"^  - start: ([1-9]\d*)", lambda m: f"  - ‸start: {int(m[1]) - 1}", files=SEALED)),
    Kind.of("A217", "a last block that ends early", typed(r"^(text:\n  )(norm[\s\S]*end: )(\d+)(\n[\s\S]*?)(?=zones:)", lambda m: f"{m[1]}‸{m[2]}{int(m[3]) - 1}{m[4]}", files=SEALED)),
)  # fmt: skip

WITHOUT = typed(r'search = \["\.\./tiny-texts"\]', "search = []", files=CORPUS)
SEALED_FILES = tuple(f"annotations/harbour-lamp-2025/{name}.yaml" for name in ("lamp-gazette", "north-wire"))
ABSENT = (
    Kind.of("A214", "white space at the end of a selector", with_space),
    Kind.of("A213", "quotation marks inside the content", with_marks, "L401"),
    Kind.of("A213", "an opening mark inside the content", partial(with_marks, behind=0), "L401"),
    Kind.of("A213", "a closing mark inside the content", partial(with_marks, before=0), "L401"),
    Kind.of("A218", "a restricted text that is not at hand", lambda s: (Planting(p.edits, wholes=SEALED_FILES) for p in WITHOUT(s)), whole=True),
    Kind.of("A219", "a restricted text that is required and not at hand", lambda s: (Planting(p.edits, wholes=SEALED_FILES) for p in WITHOUT(s)), whole=True, options=("--require-text",)),
)  # fmt: skip

DAMAGED = (
    Kind.of("A221", "an entity in a text", typed(r"\Z", "‸&quot;Yes.&quot;\n", files=ARTICLE_TEXT), "A207", "A209"),
    Kind.of("A221", "an encoding read as another in a text", typed(r"\Z", "It‸â€™s so.\n", files=TEXT), "A207", "A209"),
)  # fmt: skip

KINDS = (*MISMATCHES, *PLACES, *TEXTS, *ZONES, *ABSENT, *DAMAGED)

"""Level 3: names of what is elsewhere, ids, splits."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.mutation.planting import ARTICLE, EVENT, OPEN, SEALED, YAML, Edit, Kind, Planting, matching, typed


def misspelt(before, *, files=ARTICLE):
    """Return sites: a name behind some words, its last letter dropped; the name must be proposed."""
    return typed(rf"{before}([\w-]{{3,}})(\w)(?=[\s,\]}}])", "\\1‸\\2", files=files, meant=r"\2\3")


NAMES = (
    Kind.of("R301", "a quote's speaker misspelt", misspelt(r"(^  speaker: )")),
    Kind.of("R301", "a speaker in a chain misspelt", misspelt(r"(  - (?:\{)?speaker: )")),
    Kind.of("R301", "a statement's speaker misspelt", misspelt(r"(^  speaker: )", files=EVENT)),
    Kind.of("R302", "a mention's claim misspelt", misspelt(r"(^  claim: )"), "L419"),
    Kind.of("R302", "a conflict's claim misspelt", misspelt(r"(^  claim: )", files=EVENT), "R317"),
    Kind.of("R303", "a rendered statement misspelt", typed(r"statement: main", "statement: ‸mian", meant="main")),
    Kind.of("R304", "a claim's passage misspelt", misspelt(r"(passages: \[)", files=EVENT)),
    Kind.of("R304", "a rendered passage misspelt", misspelt(r"(passage: )", files=SEALED)),
    Kind.of("R305", "an outlet misspelt", misspelt(r"(^outlet: )")),
    Kind.of("R306", "an annotator misspelt", typed(r"annotators: \[(\w+)\]", "annotators: [‸\\1x]", files=YAML, meant=r"\1")),
    Kind.of("R307", "the quote of a mention misspelt", typed(r"^  quote: (q\w{3})(\w)$", lambda m: f"  quote: ‸{m[1]}{'x' if m[2] != 'x' else 'y'}", files=ARTICLE, meant=r"\1\2")),
    Kind.of("R307", "a mention of a conflict misspelt", typed(r"mention: (m\w{3})(\w)", lambda m: f"mention: ‸{m[1]}{'x' if m[2] != 'x' else 'y'}", files=EVENT, meant=r"\1\2"), "R317"),
    Kind.of("R307", "a first occurrence that is not there", typed(r"^- (id: m\w{4})\n", "- \\1\n  duplicate_of: ‸mzzzz\n", files=ARTICLE)),
    Kind.of("R312", "a witness misspelt", misspelt(r"(^    - article: )", files=r"annotations/harbour.*/event\.yaml")),
    Kind.of("R312", "an article of a conflict misspelt", misspelt(r"(\{article: )", files=EVENT)),
)  # fmt: skip


def taken(letter):
    """Return sites: the id of a record typed over with that of the record before it."""

    def sites(sources):
        for file, source in matching(sources, ARTICLE):
            found = list(re.finditer(rf"(?<=id: ){letter}\w{{4}}(?=[\n,])", source))
            for first, second in pairwise(found):
                yield Planting((Edit(file, *second.span(), f"‸{first[0]}"),))

    return sites


def taken_elsewhere(sources):
    """Type over the id of a difference with that of one in another article of the event."""
    ids = {file: list(re.finditer(r"(?<=id: )d\w{4}(?=[\n,])", source)) for file, source in matching(sources, ARTICLE)}
    for file, found in ids.items():
        for earlier, others in ids.items():
            if earlier < file and earlier.rpartition("/")[0] == file.rpartition("/")[0]:
                yield from (Planting((Edit(file, *one.span(), f"‸{others[0][0]}"),)) for one in found if others)


def withdrawn(files, tail):
    """Return sites: an id that stands in the file or in another is withdrawn."""

    def sites(sources):
        for file, source in matching(sources, ARTICLE):
            home = file if files == ARTICLE else file.rpartition("/")[0] + "/event.yaml"
            end = len(sources[home])
            for match in re.finditer(r"(?<=id: )[qmcd]\w{4}(?=[\n,])", source):
                stone = (
                    f"withdrawn:\n- {{id: {match[0]}, date: 2026-01-01, reason: It was withdrawn for a test.}}\n{tail}"
                )
                yield Planting((Edit(home, end, end, stone), Edit(file, match.start(), match.start(), "‸")))

    return sites


IDS = (
    Kind.of("R308", "a mention without id", typed(r"^- id: m\w{4}\n  (?=span)", "- ‸", files=ARTICLE), "R307"),
    Kind.of("R308", "a quote without id", typed(r"^- id: q\w{4}\n  (?=content)", "- ‸", files=ARTICLE), "R307"),
    Kind.of("R308", "a clause without id", typed(r"^(  - )id: c\w{4}\n    ", "\\1‸", files=ARTICLE)),
    Kind.of("R308", "a difference without id", typed(r"^(  - )id: d\w{4}\n    ", "\\1‸", files=ARTICLE)),
    Kind.of("R309", "the id of another mention", taken("m"), "R307", "R317", "L424"),
    Kind.of("R309", "the id of another quote", taken("q"), "R307", "L424"),
    Kind.of("R309", "the id of another clause", taken("c")),
    Kind.of("R309", "the id of a difference in another article", taken_elsewhere),
    Kind.of("R309", "the id of another entity", typed(r"^(- \{id: )([\w-]+)(, kind: .*\}\n- \{id: )([\w-]+)", "\\1\\2\\3‸\\2", files=EVENT), "R301"),
    Kind.of("R309", "the id of another passage", typed(r"^(  - (?:\{)?id: )([\w-]+)([\s\S]*?\n  - (?:\{)?id: )([\w-]+)", "\\1\\2\\3‸\\2", files=EVENT), "R304", "L417"),
    Kind.of("R309", "the id of another claim", typed(r"(claims:\n- (?:\{)?id: )([\w-]+)([\s\S]*?\n- (?:\{)?id: )([\w-]+)", "\\1\\2\\3‸\\2", files=EVENT), "R302", "L419"),
    Kind.of("R310", "an id that its article withdrew", withdrawn(ARTICLE, "")),
    Kind.of("R310", "an id that the event withdrew", withdrawn(EVENT, "")),
    Kind.of("R316", "a first occurrence that comes later", typed(r"^(- id: m\w{4}\n)([\s\S]*?\n- id: )(m\w{4})\n", "\\1  duplicate_of: ‸\\3\n\\2\\3\n", files=ARTICLE)),
)  # fmt: skip


def merged(sources):
    """Merge a claim into another while it has mentions: found at each of them."""
    for file, source in matching(sources, EVENT):
        claims = re.findall(
            r"^- (?:\{)?id: ([\w-]+)", source[source.index("\nclaims:") :].partition("\nconflicts:")[0], re.MULTILINE
        )
        folder = file.rpartition("/")[0]
        for claim, other in pairwise(claims):
            spots = [
                Edit(name, match.start(1), match.start(1), "‸")
                for name, words in matching(sources, rf"{folder}/.*")
                if not name.endswith("event.yaml")
                for match in re.finditer(rf"^  claim: ({claim})$", words, re.MULTILINE)
            ]
            at = re.compile(rf"^- (\{{?)id: {claim}(,|\n)", re.MULTILINE).search(source, source.index("\nclaims:"))
            inside = (
                f"- {at[1]}id: {claim}, merged_into: {other}," if at[1] else f"- id: {claim}\n  merged_into: {other}\n"
            )
            if spots:
                yield Planting((Edit(file, *at.span(), inside), *spots))


def other_claim(sources):
    """Let a conflict be about another claim: found at each of its readings' mentions."""
    for file, source in matching(sources, EVENT):
        tail = source.partition("\nconflicts:")[2]
        claims = re.findall(
            r"^- (?:\{)?id: ([\w-]+)", source[source.index("\nclaims:") :].partition("\nconflicts:")[0], re.MULTILINE
        )
        for match in re.finditer(
            r"^- id: [\w-]+\n  claim: ([\w-]+)\n  readings:\n((?:  [- ] .*\n)+)", tail, re.MULTILINE
        ):
            base = len(source) - len(tail)
            readings = match[2].partition("\n  resol")[0]
            spots = [base + match.start(2) + one.start() for one in re.finditer(r"(?<=mention: )m\w{4}", readings)]
            other = next(claim for claim in claims if claim != match[1])
            renamed = Edit(file, base + match.start(1), base + match.end(1), other)
            yield Planting((renamed, *(Edit(file, at, at, "‸") for at in spots)))


def spun(sources):
    """Say of a witness that a program wrote it: found where it bears witness."""
    for file, source in matching(sources, SEALED):
        name = file.rpartition("/")[2].removesuffix(".yaml")
        event = file.rpartition("/")[0] + "/event.yaml"
        at = sources[event].index(f"article: {name}") + len("article: ")
        start = source.index("faithful_report")
        yield Planting((Edit(file, start, start + len("faithful_report"), "spun"), Edit(event, at, at, "‸")))


def no_line(sources):
    """Take an event's line out of splits.tsv."""
    for match in re.finditer(r"^(\S+)\t(?!split).*\n", sources["splits.tsv"], re.MULTILINE):
        yield Planting((Edit("splits.tsv", *match.span(), ""),), wholes=(f"annotations/{match[1]}/event.yaml",))


def other_split(event, old, new):
    """Return sites: another split in splits.tsv, found where the event says whether it is invented."""

    def sites(sources):
        lines, file = sources["splits.tsv"], f"annotations/{event}/event.yaml"
        at, spot = lines.index(old, lines.index(event)), sources[file].index("fiction: ") + len("fiction: ")
        yield Planting((Edit("splits.tsv", at, at + len(old), new), Edit(file, spot, spot, "‸")))

    return sites


RELATIONS = (
    Kind.of("R311", "mentions of a claim that was merged", merged, "L419"),
    Kind.of("R317", "a conflict about another claim than its readings", other_claim),
    Kind.of("R313", "a witness that a program wrote", spun, "L401"),
    Kind.of("R318", "a witness named twice", typed(r"^(    - article: )([\w-]+)(\n[\s\S]*?)(?=    - article|claims:)", "\\1\\2\\3\\1‸\\2\\3", files=r"annotations/harbour.*/event\.yaml"), "L401"),
    Kind.of("R314", "an event without a line in splits.tsv", no_line, whole=True),
    Kind.of("R314", "an event whose line says that it was withdrawn", lambda s: (Planting((Edit("splits.tsv", m.start(2), m.end(2), "\t2026-01-01\tIt was withdrawn."),), wholes=(f"annotations/{m[1]}/event.yaml",)) for m in re.finditer(r"^(\S+)\t\w+\t0\.1\.0(\t\t)$", s["splits.tsv"], re.MULTILINE)), whole=True),
    Kind.of("R315", "an invented event in the split `real`", other_split("orchard-lease-2025", "train", "real"), whole=True),
    Kind.of("R315", "a real event in the split `train`", other_split("harbour-lamp-2025", "real", "train"), whole=True),
    Kind.of("R315", "an article that says it is real in an invented event", typed(r"fiction: true", "fiction: ‸false", files=OPEN)),
)  # fmt: skip

REGISTRY = (
    Kind.of("R323", "an event since a version to come", typed(r"^(\S+\t\w+\t)0\.1\.0", "\\1‸9.0.0", files=r"splits\.tsv"), whole=True),
    Kind.of("R324", "guidelines to come", typed(r"guideline: '0\.1'", "guideline: ‸'9.9'", files=ARTICLE + "|" + EVENT)),
    Kind.of("R325", "a language that does not exist", typed(r"^( *language: )en", "\\1‸zz", files=ARTICLE + "|" + EVENT), "L401"),
    Kind.of("R325", "a language by its longer code", typed(r"^( *language: )en", "\\1‸eng", files=EVENT, meant="en"), "L401"),
    Kind.of("R325", "a region that does not exist", typed(r"^( *language: )en", "\\1‸en-UK", files=EVENT, meant="en-GB")),
    Kind.of("R326", "a claim split from itself", typed(r"^- (\{id: )([\w-]+)(, text)", "- \\1\\2, split_from: ‸\\2\\3", files=EVENT)),
    Kind.of("R326", "a claim merged into itself", typed(r"^- (\{id: )([\w-]+)(, text)", "- \\1\\2, merged_into: ‸\\2\\3", files=EVENT)),
    Kind.of("R327", "a statement by a product", typed(r"^(- \{id: (?:mira-tolland|jonas-veil), kind: )person", "\\1‸product", files=EVENT)),
    Kind.of("S105", "an event's tombstone of no form", typed(r"\Z", "withdrawn:\n- {id: ‸zz zz, date: 2026-01-01, reason: It was withdrawn for a test.}\n", files=EVENT)),
    Kind.of("S105", "an article's tombstone of no form", typed(r"\Z", "withdrawn:\n- {id: ‸courier/qa2b3, date: 2026-01-01, reason: It was withdrawn for a test.}\n", files=ARTICLE)),
)  # fmt: skip

KINDS = (*NAMES, *IDS, *RELATIONS, *REGISTRY)

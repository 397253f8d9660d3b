"""Level 1: keys, labels, types, formats, lengths, ranges, versions."""

from __future__ import annotations

from tests.mutation.planting import ARTICLE, CORPUS, EVENT, SEALED, SPLITS, YAML, Kind, typed

LONG = "word " * 401
MANY = " ".join(["word"] * 26)
AN_ID = r"id: ([qm])([a-z2-7]{4})$"

KEYS = (
    Kind.of("S101", "a key with a letter too much", typed(r"^(  )speaker: ", "\\1‸speakerr: ", files=YAML, meant="speaker")),
    Kind.of("S101", "a key of the file misspelt", typed(r"^depth: ", "‸dept: ", files=ARTICLE, meant="depth")),
    Kind.of("S101", "a key within braces misspelt", typed(r", kind: ", ", ‸knid: ", files=EVENT, meant="kind")),
    Kind.of("S101", "a key that nothing resembles", typed(r"^(date|language): ", "‸colour: red\n\\1: ", files=YAML)),
    Kind.of("S101", "a key in capitals", typed(r"^  attribution: ", "  ‸Attribution: ", files=ARTICLE, meant="attribution")),
    Kind.of("S101", "a key one level too far out", typed(r"^quotes:", "‸speaker: x\nquotes:", files=ARTICLE)),
    Kind.of("S101", "an unknown key in corpus.toml", typed(r"^version = ", '‸colour = "red"\nversion = ', files=CORPUS)),
    Kind.of("S102", "a key of the file is missing", typed(r"\A(#.*\n)([\s\S]*?)^(depth|fiction): .*\n", "\\1‸\\2", files=YAML)),
    Kind.of("S102", "a key of a record is missing", typed(r"^- (id: m\w+\n(?:  .*\n)+?)  claim: .*\n", "- ‸\\1", files=ARTICLE)),
    Kind.of("S102", "a key within braces is missing", typed(r"^- \{(id: [\w-]+), kind: \w+, ", "- ‸{\\1, ", files=EVENT)),
    Kind.of("S102", "a key is missing in corpus.toml", typed(r"^\[(outlets[^\]]+)\]\nname = .*\n", "[‸\\1]\n", files=CORPUS)),
    Kind.of("S104", "an empty value", typed(r"^(title|outlet): .*", "\\1:‸ ", files=YAML)),
)  # fmt: skip

LABELS = (
    Kind.of("S103", "a label with a letter too few", typed(r"zone: headline", "zone: ‸headlin", meant="headline")),
    Kind.of("S103", "a label in capitals", typed(r"^  presentation: m(arked|ixed)$", "  presentation: ‸M\\1", files=ARTICLE, meant=r"m\1")),
    Kind.of("S103", "a label spelt with a hyphen", typed(r"mode: attributed_", "mode: ‸attributed-", files=ARTICLE)),
    Kind.of("S103", "a label of another vocabulary", typed(r"^depth: full", "depth: ‸verbatim", files=ARTICLE)),
    Kind.of("S103", "a label that nothing resembles", typed(r"origin: statement", "origin: ‸banana", files=EVENT)),
    Kind.of("S103", "a label inside a list", typed(r"^rewriting: \[(\w+)\]", "rewriting: [\\1, ‸retoldd]", files=ARTICLE)),
    Kind.of("S103", "a computed label that does not exist", typed(r"form: (\w+)", "form: ‸\\1ly", files=ARTICLE)),
    Kind.of("S103", "a split that does not exist", typed(r"\ttrain\t", "\t‸trian\t", files=SPLITS, meant="train"), "R314"),
    Kind.of("S103", "another normalization", typed(r"norm: nfc\+lf/1", "norm: ‸nfc+lf/2", files=YAML)),
)  # fmt: skip

TYPES = (
    Kind.of("S104", "a number where text belongs", typed(r"guideline: '0\.1'", "guideline: ‸0.1", files=YAML)),
    Kind.of("S104", "text where a number belongs", typed(r"length: (\d+)", "length: ‸'\\1'", files=YAML)),
    Kind.of("S104", "a fraction where a whole number belongs", typed(r"start: (\d+)", "start: ‸\\1.5", files=YAML)),
    Kind.of("S104", "`no` for false", typed(r"fiction: (true|false)", "fiction: ‸no", files=YAML)),
    Kind.of("S104", "true in quotation marks", typed(r"recoverable: true", "recoverable: ‸'true'", files=ARTICLE)),
    Kind.of("S104", "a year for a day", typed(r"^(date|published): .*", "\\1: ‸2026", files=YAML)),
    Kind.of("S104", "one value where a list belongs", typed(r"^rewriting: \[(\w+)\]", "rewriting: ‸\\1", files=ARTICLE)),
    Kind.of("S104", "a list where text belongs", typed(r"^language: (\w+)", "language: ‸[\\1]", files=ARTICLE)),
    Kind.of("S104", "a list where a record belongs", typed(r"^provenance: \{.*\}", "provenance: ‸[lm1]", files=YAML)),
    Kind.of("S104", "text where a record belongs", typed(r"^(  cue): \{.*\}", "\\1: ‸said", files=ARTICLE)),
    Kind.of("S104", "an id of digits alone", typed(r"^(  claim): [\w-]+$", "\\1: ‸2026", files=ARTICLE)),
    Kind.of("S104", "a version as a number in corpus.toml", typed(r'^guideline = "0\.1"', "‸guideline = 0.1", files=CORPUS)),
)  # fmt: skip

FORMATS = (
    Kind.of("S105", "a day that does not exist", typed(r"^(date|published): .*", "\\1: ‸2026-02-30", files=YAML)),
    Kind.of("S105", "a day in words", typed(r"^(date|published): .*", "\\1: ‸7 May 2026", files=YAML)),
    Kind.of("S105", "a day without leading zero", typed(r"^(date|published): .*", "\\1: ‸2026-5-07", files=YAML)),
    Kind.of("S105", "an id in capitals", typed(r"^(  speaker): (\w)", lambda m: f"{m[1]}: ‸{m[2].upper()}", files=YAML)),
    Kind.of("S105", "an id with an underscore", typed(r"^(  claim): (\w+)-", "\\1: ‸\\2_", files=ARTICLE)),
    Kind.of("S105", "an id with a zero-width space", typed(r"^(outlet): (\w\w)", "\\1: ‸\\2\u200b", files=ARTICLE)),
    Kind.of("S105", "the id of a mention for a quote", typed(r"^- id: q(\w{4})$", "- id: ‸m\\1", files=ARTICLE)),
    Kind.of("S105", "a record's id a letter too long", typed(AN_ID, "id: ‸\\1\\2x", files=ARTICLE)),
    Kind.of("S105", "a record's id with a digit that is none of its", typed(r"id: ([qm])\w(\w{3})$", "id: ‸\\g<1>1\\2", files=ARTICLE)),
    Kind.of("S105", "a digest of another kind", typed(r"digest: sha256:", "digest: ‸md5:", files=YAML)),
    Kind.of("S105", "a digest a digit short", typed(r"digest: (sha256:\w{63})\w$", "digest: ‸\\1", files=YAML)),
    Kind.of("S105", "a guideline without dot", typed(r"guideline: '0\.1'", "guideline: ‸'1'", files=YAML)),
    Kind.of("S105", "a language in words", typed(r"^language: en", "language: ‸English", files=ARTICLE)),
    Kind.of("S105", "a licence in words", typed(r"licence: CC0-1\.0", "licence: ‸'CC0 1.0'", files=YAML)),
    Kind.of("S105", "a claim of 26 words", typed(r"^(  text|- \{id: [\w-]+, text): [^,\n]+", f"\\1: ‸{MANY}", files=EVENT)),
    Kind.of("S105", "a version in splits.tsv of two numbers", typed(r"\t0\.1\.0\t", "\t‸0.1\t", files=SPLITS), "R314"),
    Kind.of("S105", "a version in corpus.toml in words", typed(r'^version = ".*"', '‸version = "first"', files=CORPUS)),
)  # fmt: skip

RECORDS = (
    Kind.of("S106", "a start without end", typed(r"\{(start: \d+), end: \d+", "‸{\\1", files=YAML)),
    Kind.of("S106", "an end before its start", typed(r"^(  - |      )start: (\d+)\n( +)end: \d+$", "\\1‸start: \\2\n\\3end: 0")),
    Kind.of("S106", "an end at its start", typed(r"(cue|source): \{start: (\d+), end: \d+", "\\1: ‸{start: \\2, end: \\2", files=ARTICLE)),
    Kind.of("S106", "neither words nor position", typed(r"(cue|source): \{[^{}]*\}", "\\1: ‸{prefix: x}", files=ARTICLE)),
    Kind.of("S106", "a statement and a passage at once", typed(r"- (\{start: \d+, end: \d+, statement: main), ", "- ‸\\1, passage: x, ", files=ARTICLE)),
    Kind.of("S106", "a passage with a position", typed(r"- \{passage: ([\w-]+)\}", "- ‸{passage: \\1, start: 1, end: 2}", files=SEALED)),
    Kind.of("S107", "an empty list", typed(r"^rewriting: \[\w+\]", "rewriting: ‸[]", files=ARTICLE)),
    Kind.of("S107", "an empty list of annotators", typed(r"annotators: \[\w+\]", "annotators: ‸[]", files=YAML)),
    Kind.of("S107", "a note of 2,005 characters", typed(r"\Z", f"note: ‸{LONG}\n", files=YAML)),
    Kind.of("S107", "a title of 161 characters", typed(r"^title: .*", f"title: ‸{'a' * 161}", files=EVENT)),
    Kind.of("S107", "empty quotation marks", typed(r"^  said: .*", "  said: ‸''", files=ARTICLE)),
    Kind.of("S107", "a reason that gives none", typed(r"\Z", "withdrawn:\n- {id: mzzzz, date: 2026-01-01, reason: ‸old}\n", files=ARTICLE)),
    Kind.of("S107", "a conflict of one reading", typed(r"\Z", "conflicts:\n- id: n-one\n  claim: x\n  readings: ‸[{gist: One., mentions: [{article: a, mention: mzzzz}]}]\n", files=r"annotations/(harbour|orchard).*/event\.yaml")),
    Kind.of("S108", "a position below zero", typed(r"start: (\d+)", "start: ‸-1", files=YAML)),
    Kind.of("S108", "a severity of seven", typed(r"severity: [012]", "severity: ‸7", files=ARTICLE)),
    Kind.of("S108", "a share above one", typed(r"verified_share: 1\.0", "verified_share: ‸1.5", files=ARTICLE)),
    Kind.of("S109", "files of a newer schema", typed(r"^schema_version = 1", "‸schema_version = 2", files=CORPUS)),
    Kind.of("S109", "files that need newer tools", typed(r"^schema_version = 1", 'schema_version = 1\n‸needs_tools = "9.0.0"', files=CORPUS)),
)  # fmt: skip

KINDS = (*KEYS, *LABELS, *TYPES, *FORMATS, *RECORDS)

"""Rules of level 6: what a release folder claims of itself, held against what it holds."""

from __future__ import annotations

from corpus_tools.diagnostics.diagnostic import Rule, Severity

_ERROR, _NOTE = Severity.ERROR, Severity.NOTE
_REBUILD = "build the release again, or fetch it again from where it was published"

RELEASE_UNREADABLE = Rule(
    code="V611",
    name="release-unreadable",
    severity=_ERROR,
    summary="A file that describes the release is missing or cannot be read.",
    why="What a release does not say of itself cannot be proven.",
    wrong="manifest.json   # cut off in the middle",
    right='{"format": "corpus-tools release/1", …}',
    fix=_REBUILD,
    may_show_source=True,
)
RELEASE_FILE_MISSING = Rule(
    code="V612",
    name="release-file-missing",
    severity=_ERROR,
    summary="A file that the release lists is not there.",
    why="Rows would be missing without a word from whatever loads them.",
    wrong="manifest.json lists data/quotes/test-00000-of-00001.parquet   # not in the folder",
    right="data/quotes/test-00000-of-00001.parquet",
    fix=_REBUILD,
    may_show_source=True,
)
RELEASE_FILE_UNLISTED = Rule(
    code="V613",
    name="release-file-unlisted",
    severity=_ERROR,
    summary="A file is there that the release does not list.",
    why="Nobody vouches for it, and some loaders take every file they find; a `.py` of the folder's name ends loading.",
    wrong="release/notes.txt   # not in manifest.json",
    right="only files that manifest.json lists",
    fix="move the file away",
    may_show_source=True,
)
RELEASE_FILE_CHANGED = Rule(
    code="V614",
    name="release-file-changed",
    severity=_ERROR,
    summary="A file has another size or checksum than the manifest says, or is a link.",
    why="It is not the file that was released.",
    wrong='"sha256": "9f86…"   # of another file',
    right="the file as it was built",
    fix=_REBUILD,
    may_show_source=True,
)
ROWS_UNREADABLE = Rule(
    code="V615",
    name="rows-unreadable",
    severity=_ERROR,
    summary="A file of rows cannot be read as Parquet, or its name does not say whose rows it holds.",
    why="Loading fails, or takes rows for another split's.",
    wrong="data/quotes/test.parquet",
    right="data/quotes/test-00000-of-00001.parquet",
    fix=_REBUILD,
    may_show_source=True,
)
ROW_COUNT_DIFFERS = Rule(
    code="V616",
    name="row-count-differs",
    severity=_ERROR,
    summary="The manifest counts other rows than the files hold.",
    why="The count is what most loaders check, and often all they check.",
    wrong='"rows": 120   # the file holds 119',
    right='"rows": 119',
    fix=_REBUILD,
    may_show_source=True,
)
ROWS_DIGEST_DIFFERS = Rule(
    code="V617",
    name="rows-digest-differs",
    severity=_ERROR,
    summary="The rows are others than those whose digest the manifest or the card states.",
    why="The digest is the identity of a version's rows, and the card's is what `datasets` keys its cache by.",
    wrong='"digest": "sha256:1b4f…"   # of the rows before a label was changed',
    right='"digest": "sha256:60303…"',
    fix=_REBUILD,
    may_show_source=True,
)
COLUMNS_DIFFER = Rule(
    code="V618",
    name="columns-differ",
    severity=_ERROR,
    summary="A file has other columns, types or class labels than its config.",
    why="Loaders fill what is missing with nulls and read a class id by whatever name stands in its place.",
    wrong="form: ['paraphrase', 'verbatim', …]   # two names exchanged",
    right="form: ['verbatim', …, 'paraphrase', …]",
    fix=_REBUILD,
    may_show_source=True,
)
ROW_ID_MISSING = Rule(
    code="V619",
    name="row-id-missing",
    severity=_ERROR,
    summary="A row has no id, or one that does not lie in its event and article.",
    why="Predictions, errata and diffs name rows by their ids.",
    wrong="id: null",
    right="id: ferry/courier/q7f3a",
    fix=_REBUILD,
    may_show_source=True,
)
ROW_ID_REPEATED = Rule(
    code="V620",
    name="row-id-repeated",
    severity=_ERROR,
    summary="Two rows of a config have the same id.",
    why="A score counts one of them twice, and nobody can say which.",
    wrong="id: ferry/courier/q7f3a   # in two rows",
    right="id: ferry/courier/q7f3a, id: ferry/courier/q8c2d",
    fix=_REBUILD,
    may_show_source=True,
)
ROWS_OUT_OF_ORDER = Rule(
    code="V621",
    name="rows-out-of-order",
    severity=_ERROR,
    summary="Rows are not sorted by event, and by article within an event.",
    why="An event is read from one row group only while its rows stand together.",
    wrong="event: water, ferry, water",
    right="event: ferry, water, water",
    fix=_REBUILD,
    may_show_source=True,
)
EVENT_IN_TWO_SPLITS = Rule(
    code="V622",
    name="event-in-two-splits",
    severity=_ERROR,
    summary="An event has rows in more than one split.",
    why="A model that has seen an event in train is not tested by it in test.",
    wrong="quotes/train: event ferry; claims/test: event ferry",
    right="every row of event ferry in train",
    fix=_REBUILD,
    may_show_source=True,
)
CARD_FEATURES_DIFFER = Rule(
    code="V623",
    name="card-features-differ",
    severity=_ERROR,
    summary="The card's features are not those of the rows.",
    why="`datasets` believes the card: it casts types, fills columns with nulls and renames classes without a word.",
    wrong="dtype: int64   # the column holds strings",
    right="dtype: string",
    fix=_REBUILD,
    may_show_source=True,
)
CARD_SPLITS_DIFFER = Rule(
    code="V624",
    name="card-splits-differ",
    severity=_ERROR,
    summary="The card lists other configs, splits, files or sizes than there are.",
    why="A split that is not listed is never loaded, and one that is listed without rows ends loading.",
    wrong="num_examples: 12   # the files hold 11",
    right="num_examples: 11",
    fix=_REBUILD,
    may_show_source=True,
)
CARD_DEFAULT_WRONG = Rule(
    code="V625",
    name="card-default-wrong",
    severity=_ERROR,
    summary="Not exactly the first config is the default one.",
    why="Whoever names no config gets other rows than the documentation says, or none.",
    wrong="- config_name: claims\n  default: true",
    right="- config_name: quote_fidelity\n  default: true",
    fix=_REBUILD,
    may_show_source=True,
)
CARD_FIGURE_WRONG = Rule(
    code="V626",
    name="card-figure-wrong",
    severity=_ERROR,
    summary="The card says something that the rows do not show.",
    why="A figure on a card is copied into papers; nobody counts again.",
    wrong="12 article(s), 5 of them without text   # the rows say 13",
    right="13 article(s), 5 of them without text",
    fix=_REBUILD,
    may_show_source=True,
)
LICENCE_DIFFERS = Rule(
    code="V627",
    name="licence-differs",
    severity=_ERROR,
    summary="Licences of rows, card and Croissant are not the same.",
    why="What may be done with a row must not depend on where one looks.",
    wrong="license: [cc0-1.0]   # rows under CC-BY-4.0 too",
    right="license: [cc-by-4.0, cc0-1.0]",
    fix=_REBUILD,
    may_show_source=True,
)
VERSIONS_DIFFER = Rule(
    code="V628",
    name="versions-differ",
    severity=_ERROR,
    summary="Files of one release state different versions or names.",
    why="Whoever cites the version must get exactly these rows.",
    wrong="README.md: 1.2.0, manifest.json: 1.3.0",
    right="1.3.0 everywhere",
    fix="set the version in corpus.toml and CITATION.cff alike and build the release again",
    may_show_source=True,
)
LABEL_OUTSIDE_VOCABULARY = Rule(
    code="V629",
    name="label-outside-vocabulary",
    severity=_ERROR,
    summary="A value is none of its closed vocabulary, or a class id has no name.",
    why="A label without a definition can be neither trained on nor scored; loaders accept it.",
    wrong="form: 'verbatm'",
    right="form: 'verbatim'",
    fix=_REBUILD,
    may_show_source=True,
)
WORDS_AGAINST_STATUS = Rule(
    code="V630",
    name="words-against-status",
    severity=_ERROR,
    summary="Words stand where `text_status` says they are withheld, or are missing where it says they are open.",
    why="Restricted words must not leave the machine, and open ones must not vanish.",
    wrong="text_status: withheld, quote: …",
    right="text_status: withheld, quote: null",
    fix=_REBUILD,
    may_show_source=True,
)
TEXT_DIGEST_DIFFERS = Rule(
    code="V631",
    name="text-digest-differs",
    severity=_ERROR,
    summary="A text is not the one whose length and digest stand beside it.",
    why="Every offset counts in exactly that text.",
    wrong="length: 1204   # the text has 1203 code points",
    right="length: 1203",
    fix=_REBUILD,
    may_show_source=True,
)
SPAN_OFF = Rule(
    code="V632",
    name="span-off",
    severity=_ERROR,
    summary="A span lies outside its text, or other words stand there than the row gives.",
    why="Whoever trains on spans trains on the wrong characters.",
    wrong="quote: 'the ferry', spans: [{start: 3, end: 12}]   # words there: 'he ferry '",
    right="quote: 'the ferry', spans: [{start: 2, end: 11}]",
    fix=_REBUILD,
    may_show_source=True,
)
REFERENCE_BROKEN = Rule(
    code="V633",
    name="reference-broken",
    severity=_ERROR,
    summary="A row names a row of another config that is not there.",
    why="Joining the tables drops the row, or makes it another's.",
    wrong="claim: winter-ferry   # no such row in claims",
    right="claim: ferry-in-winter",
    fix=_REBUILD,
    may_show_source=True,
)
VIEW_DIFFERS = Rule(
    code="V634",
    name="view-differs",
    severity=_ERROR,
    summary="A task view or a count says something other than the records it is made from.",
    why="Scores on the view would not be scores on the labels that were annotated.",
    wrong="quote_fidelity: fidelity reworded; quotes: fidelity faithful   # one id",
    right="the same label in both",
    fix=_REBUILD,
    may_show_source=True,
)
CROISSANT_DIFFERS = Rule(
    code="V635",
    name="croissant-differs",
    severity=_ERROR,
    summary="croissant.json describes other files, columns or facts than there are.",
    why="Its validator passes a wrong checksum, a missing column and a missing name.",
    wrong='"extract": {"column": "fidelty"}',
    right='"extract": {"column": "fidelity"}',
    fix=_REBUILD,
    may_show_source=True,
)
CROISSANT_KEY_UNKNOWN = Rule(
    code="V636",
    name="croissant-key-unknown",
    severity=_ERROR,
    summary="croissant.json has a key that its vocabularies do not know.",
    why="Readers pass over it without a word, and what it says is lost.",
    wrong='"rai:dataBias": …',
    right='"rai:dataBiases": …',
    fix="spell the key as the specification does",
    may_show_source=True,
)
MADE_BY_OTHER_TOOLS = Rule(
    code="V637",
    name="made-by-other-tools",
    severity=_NOTE,
    summary="Another version of these tools made the release.",
    why="It is held against what it says of itself; the columns and words of its own time are not known here.",
    wrong='"tool_version": "0.1.0"   # these are 0.3.0',
    right='"tool_version": "0.3.0"',
    fix="verify it with that version of corpus-tools to hold it against its own columns too",
    may_show_source=True,
)

RULES = (
    RELEASE_UNREADABLE,
    RELEASE_FILE_MISSING,
    RELEASE_FILE_UNLISTED,
    RELEASE_FILE_CHANGED,
    ROWS_UNREADABLE,
    ROW_COUNT_DIFFERS,
    ROWS_DIGEST_DIFFERS,
    COLUMNS_DIFFER,
    ROW_ID_MISSING,
    ROW_ID_REPEATED,
    ROWS_OUT_OF_ORDER,
    EVENT_IN_TWO_SPLITS,
    CARD_FEATURES_DIFFER,
    CARD_SPLITS_DIFFER,
    CARD_DEFAULT_WRONG,
    CARD_FIGURE_WRONG,
    LICENCE_DIFFERS,
    VERSIONS_DIFFER,
    LABEL_OUTSIDE_VOCABULARY,
    WORDS_AGAINST_STATUS,
    TEXT_DIGEST_DIFFERS,
    SPAN_OFF,
    REFERENCE_BROKEN,
    VIEW_DIFFERS,
    CROISSANT_DIFFERS,
    CROISSANT_KEY_UNKNOWN,
    MADE_BY_OTHER_TOOLS,
)
"""Every rule of this module, by code."""

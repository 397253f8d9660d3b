"""Level 0: bytes, characters, the tree, YAML, the corpus's own two files."""

from __future__ import annotations

from tests.mutation.planting import (
    ARTICLE,
    ARTICLE_TEXT,
    CORPUS,
    EVENT,
    OPEN,
    SEALED,
    SPLITS,
    STATEMENT,
    TEXT,
    YAML,
    Kind,
    put,
    typed,
)

LETTER = r"(?<=[a-z] )[a-z](?=[a-z])"
A_LINE_END = r"(?<=\w)\n(?!\Z)"
A_VALUE = r"^(gist|  gist|    gist|  said|  note): (?![>|'\"])(.*)$"


def beside(ending):
    """Return a function from the name of a file to that of one beside it."""
    return lambda file: f"{file.rpartition('/')[0]}/{ending}"


def text_of(file):
    """Return the name of an article's text."""
    return file.replace("annotations/", "raw/").replace(".yaml", ".txt")


def same(file):
    """Return the name itself."""
    return file


def raw_beside(ending):
    """Return a function from the name of an annotation to that of a file beside its text."""
    return lambda file: beside(ending)(text_of(file))


ENCODING = (
    Kind.of("F007", "byte order mark before a record", typed(r"\A", "‸\ufeff", files=YAML)),
    Kind.of("F007", "byte order mark before a text", typed(r"\A", "‸\ufeff", files=TEXT)),
    Kind.of("F006", "Latin-1 in a record", typed(LETTER, "‸\udce9", files=YAML)),
    Kind.of("F006", "Latin-1 in a text", typed(LETTER, "‸\udce9", files=TEXT)),
    Kind.of("F009", "one CRLF in a text", typed(A_LINE_END, "‸\r\n", files=TEXT)),
    Kind.of("F009", "CRLF all through a text", typed(r"\A.+\n[\s\S]*\Z", lambda m: m[0].replace("\n", "\r\n").replace("\r", "‸\r", 1), files=TEXT)),
    Kind.of("F009", "a lone CR in a text", typed(A_LINE_END, "‸\r", files=TEXT)),
    Kind.of("F009", "line separator U+2028 in a text", typed(r"(?<=[a-z]) (?=[a-z])", "‸\u2028", files=TEXT)),
    Kind.of("F009", "next line U+0085 in a record", typed(r"^(title|depth): (\w+)", "\\1: \\2‸\x85", files=YAML)),
    Kind.of("F008", "a Greek question mark for a semicolon", typed(";", "‸\u037e", files=TEXT)),
    Kind.of("F008", "a letter with a combining accent in a text", typed(LETTER, "‸e\u0301", files=TEXT), "A201", "A211"),
    Kind.of("F010", "NUL in a text", typed(LETTER, "‸\0", files=TEXT)),
    Kind.of("F010", "NUL in a record", typed(LETTER, "‸\0", files=YAML)),
    Kind.of("F010", "escape character in a text", typed(LETTER, "‸\x1b", files=TEXT)),
    Kind.of("F010", "escape character in a record", typed(LETTER, "‸\x1b", files=YAML)),
    Kind.of("F010", "DEL in a text", typed(LETTER, "‸\x7f", files=TEXT)),
    Kind.of("F010", "bell in corpus.toml", typed('(?<=name = "[A-Z])[a-z]', "‸\x07", files=CORPUS)),
    Kind.of("F010", "byte order mark inside a text", typed(LETTER, "‸\ufeff", files=TEXT)),
    Kind.of("F010", "escaped bell in a value", typed(A_VALUE, r'\1: ‸"\\a bell"', files=YAML)),
    Kind.of("F011", "right-to-left override in a text", typed(LETTER, "‸\u202e", files=TEXT)),
    Kind.of("F011", "isolate in a record", typed(LETTER, "‸\u2067", files=YAML)),
    Kind.of("F011", "escaped override in a value", typed(A_VALUE, r'\1: ‸"\\u202e back"', files=YAML)),
    Kind.of("F020", "half of a surrogate pair, escaped", typed(A_VALUE, r'\1: "x \\u‸d800 y"', files=YAML)),
    Kind.of("F017", "marker of an unfinished merge in a record", typed(r"^(?=depth|claims)", "‸<<<<<<< ours\n", files=YAML)),
    Kind.of("F017", "marker of an unfinished merge in a text", typed(r"^(?=[A-Z“])", "‸>>>>>>> theirs\n", files=TEXT)),
)  # fmt: skip

TREE = (
    Kind.of("F013", "a text is missing", put("nothing", text_of, files=OPEN)),
    Kind.of("F013", "a statement's text is missing", put("nothing", same, files=STATEMENT), "A207"),
    Kind.of("F014", "a text without record", put("file", beside("echo.txt"), "An echo.\n", files=ARTICLE_TEXT)),
    Kind.of("F014", "a statement that nobody names", put("file", beside("statement-echo.txt"), "An echo.\n", files=STATEMENT)),
    Kind.of("F016", "event.yaml is missing", put("nothing", same, files=EVENT)),
    Kind.of("F015", "the text of a restricted article in the corpus", put("file", text_of, "Some words.\n", files=SEALED)),
    Kind.of("F002", "a link in place of a text", put("link", text_of, "/etc/passwd", files=OPEN)),
    Kind.of("F002", "a link in place of a record", put("link", same, "event.yaml", files=ARTICLE), "F014", "R307", "R312"),
    Kind.of("F002", "a link in place of an event's file", put("link", same, "../../corpus.toml", files=EVENT)),
    Kind.of("F002", "a link in place of an event", put("link", lambda _: "annotations/echo", "../raw", files=EVENT), whole=True),
    Kind.of("F002", "a link that leads nowhere", put("link", beside("echo.yaml"), "nowhere.yaml", files=ARTICLE)),
    Kind.of("F004", "capitals in the name of a record", put("file", beside("Echo.yaml"), "note: x\n", files=ARTICLE)),
    Kind.of("F004", "a name that differs in case alone", put("file", lambda f: f.rpartition("/")[0] + "/" + f.rpartition("/")[2].title().replace(".Yaml", ".yaml"), "note: x\n", files=ARTICLE)),
    Kind.of("F004", "a name of 61 characters", put("file", beside(f"{'a' * 61}.yaml"), "note: x\n", files=ARTICLE)),
    Kind.of("F004", "a folder whose name is no id", put("folder", lambda _: "annotations/Some Event", files=EVENT), whole=True),
    Kind.of("F003", "a folder in place of a text", put("folder", text_of, files=OPEN)),
    Kind.of("F003", "a folder in place of a record", put("folder", same, files=OPEN), "F014", "R307"),
    Kind.of("F003", "a picture beside the texts", put("file", beside("photo.png"), "x", files=ARTICLE_TEXT)),
    Kind.of("F003", "the ending .yml", put("file", beside("echo.yml"), "note: x\n", files=ARTICLE)),
    Kind.of("F003", "a record beside the texts", put("file", raw_beside("echo.yaml"), "note: x\n", files=OPEN)),
    Kind.of("F003", "a file beside the folders of events", put("file", lambda _: "annotations/notes.txt", "x\n", files=EVENT), whole=True),
    Kind.of("F001", "a pipe in place of a text", put("pipe", text_of, files=OPEN)),
    Kind.of("F001", "a pipe in place of a record", put("pipe", same, files=ARTICLE), "R307"),
    Kind.of("F005", "a text of more than a million bytes", put("file", text_of, "a" * 1_000_001, files=OPEN)),
    Kind.of("F005", "a record of more than four million bytes", put("file", same, "#" * 4_000_001, files=ARTICLE), "R307"),
    Kind.of("F012", "an empty text", put("file", text_of, files=OPEN)),
    Kind.of("F012", "a text of white space", put("file", text_of, " \n\n\t\n", files=OPEN)),
    Kind.of("F012", "an empty record", put("file", same, files=ARTICLE), "R307"),
    Kind.of("F012", "a record of comments alone", put("file", same, "# outlet\n# language\n", files=ARTICLE), "R307"),
)  # fmt: skip

A_KEY = r"^(depth|fiction): (\w+)$"
SYNTAX = (
    Kind.of("F020", "a tab as indentation", typed(r"^  (?=\w)", "‸\t", files=YAML)),
    Kind.of("F020", "a bracket that is never closed", typed(r"^(rewriting: )(\[\w+)\]$", "\\1‸\\2", files=ARTICLE)),
    Kind.of("F020", "a brace that is never closed", typed(r"^(provenance: )(\{.*)\}$", "\\1‸\\2", files=YAML)),
    Kind.of("F020", "a quotation mark that is never closed", typed(r"guideline: '0\.1'([\s\S]*)\Z", lambda m: "guideline: ‸'0.1" + m[1].replace("'", ""), files=YAML)),
    Kind.of("F020", "a second colon in a line", typed(r"^(title|outlet): (.+)", "\\1: sub‸: \\2", files=YAML)),
    Kind.of("F020", "a line indented too far", typed(r"^(date|language): (.+)", " \\1‸: \\2", files=YAML)),
    Kind.of("F020", "a line without colon", typed(r"^(date|language): (.+)\n(\w)", "‸\\1 \\2\n\\3", files=YAML)),
    Kind.of("F020", "a value that begins with @", typed(r"^(title|outlet): ", "\\1: ‸@", files=YAML)),
    Kind.of("F020", "a comma too few between two keys", typed(r"(annotators: \[\w+\]), (?=guideline)", "\\1 ‸", files=YAML)),
    Kind.of("F020", "a value outside its quotation marks", typed(r"guideline: '0\.1'", "guideline: '0.1' ‸or so", files=YAML)),
    Kind.of("F021", "a key of the file twice", typed(A_KEY, "\\1: \\2\n‸\\1: \\2", files=YAML)),
    Kind.of("F021", "a key of a record twice", typed(r"^  speaker: (\S+)$", "  speaker: \\1\n  ‸speaker: \\1", files=YAML)),
    Kind.of("F021", "a key twice within braces", typed(r"\{start: (\d+), ", "{start: \\1, ‸start: \\1, ", files=YAML)),
    Kind.of("F022", "an anchor", typed(A_KEY, "\\1: ‸&one \\2", files=YAML)),
    Kind.of("F022", "an alias", typed(r"^(title|outlet): .+\n", "\\1: ‸&one two\nnote: *one\n", files=YAML)),
    Kind.of("F022", "a merge key", typed(A_KEY, "\\1: \\2\n‸<<: {note: x}", files=YAML)),
    Kind.of("F023", "a tag", typed(A_KEY, "\\1: ‸!!str \\2", files=YAML)),
    Kind.of("F023", "a tag of Python", typed(A_KEY, "\\1: ‸!!python/object:os.system \\2", files=YAML)),
    Kind.of("F024", "a directive", typed(r"\A", "‸%YAML 1.1\n---\n", files=YAML)),
    Kind.of("F025", "a second document", typed(r"\Z", "‸---\nnote: again\n", files=YAML)),
    Kind.of("F026", "a number as key", typed(A_KEY, "\\1: \\2\n‸2026: x", files=YAML)),
    Kind.of("F026", "true as key", typed(A_KEY, "\\1: \\2\n‸true: x", files=YAML)),
    Kind.of("F026", "nothing as key", typed(A_KEY, "\\1: \\2\n‸~: x", files=YAML)),
    Kind.of("F026", "a list as key", typed(A_KEY, "\\1: \\2\n‸[a, b]: x", files=YAML)),
    Kind.of("F027", "a hundred brackets in each other", typed(r"\Z", lambda _: f"note: {'[' * 31}‸{'[' * 69}{']' * 100}\n", files=YAML)),
    Kind.of("F028", "an infinite number", typed(r"verified_share: 1\.0", "verified_share: ‸.inf")),
    Kind.of("F028", "a number that overflows", typed(r"(length): \d+", lambda _: f"length: ‸{'9' * 400}", files=YAML)),
    Kind.of("F028", "no number", typed(r"verified_share: 1\.0", "verified_share: ‸.nan")),
)  # fmt: skip

HEAD = (
    Kind.of("F030", "a name without quotation marks in corpus.toml", typed(r'^name = "([a-z]\w*)"', "name = ‸\\1", files=CORPUS)),
    Kind.of("F030", "a section twice in corpus.toml", typed(r"^\[leak\]\n", "[leak]\n[leak‸]\n", files=CORPUS)),
    Kind.of("F031", "another header of splits.tsv", typed(r"\Aevent\tsplit", "‸event\tpart", files=SPLITS), "R314"),
    Kind.of("F032", "a line of splits.tsv short of columns", typed(r"^(\S+\t\w+\t0\.1\.0)\t\t$", "‸\\1", files=SPLITS), "R314"),
    Kind.of("F032", "spaces for tabs in splits.tsv", typed(r"^(\S+)\t(\w+)\t(0\.1\.0)\t\t$", "‸\\1 \\2 \\3", files=SPLITS), "R314"),
    Kind.of("F033", "lines of splits.tsv out of order", typed(r"^(.*\t\t\n)(.*\t\t\n)", "\\2‸\\1", files=SPLITS)),
    Kind.of("F033", "an event twice in splits.tsv", typed(r"^(.*\t\t\n)", "\\1‸\\1", files=SPLITS)),
    Kind.of("F034", "a line of splits.tsv without an event", typed(r"\Z", "‸zz-fair\ttrain\t0.1.0\t\t\n", files=SPLITS)),
    Kind.of("F034", "a letter of an event altered in splits.tsv", typed(r"^([a-z-]+)[a-z](-\d{4}\t)", "‸\\1q\\2", files=SPLITS), "R314"),
)  # fmt: skip

KINDS = (*ENCODING, *TREE, *SYNTAX, *HEAD)

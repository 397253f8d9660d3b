"""What people type wrong, and right in odd ways: seeded changes of every kind of file of a corpus.

A mutation is a function from a random source and a text to another text, or None where it does not apply.
"""

from __future__ import annotations

import json
import re

import yaml

from tests.attack.reading import base
from tests.attack.yaml_places import column_of, end_of, indent_of, places

LABELS = (
    "headline deck body caption appended_summary boilerplate newsletter_promo call_to_action faithful_report "
    "machine_paraphrase spun quotes claims full open restricted unavailable suggested single adjudicated person program "
    "place marked mixed free_unmarked scare_or_title nested continues_previous interrupted_by_frame rendered "
    "not_in_statement unverifiable other_occasion no_reference verbatim orthographic marked_edit grammatical "
    "unmarked_cut conflated substituted paraphrase fabricated not_applicable exact glyphs final_point initial_case "
    "operator_change number_change weak reordered preserved narrowed weakened strengthened reversed claim_added "
    "fact_changed unclear quote frame juxtaposition correct wrong_speaker wrong_occasion anonymous none misattributed "
    "distorted reworded adapted faithful statement background coverage asserted attributed_direct attributed_mixed "
    "attributed_indirect unmarked_speech equivalent broader narrower overlaps contradicts unrecoverable polarity "
    "modality quantity time participant predicate surface replace add drop weaken strengthen swap invert numeric "
    "temporal omission_of_context witness train test real"
).split()
"""Of every vocabulary of the guidelines: the wrong one is as good as any."""

NUMBERS = (
    "-6", "six", "0", "1", "007", "1e3", "10.5", "1_000", "0x10", "0o17", "+5", "12:30", "''", "~", "null", "true", ".inf",
    ".nan", "99999", "999999999999999999999999", "1 2", "'12'", '"12"', "[12]", "{a: 12}", "- 12", "1,000", "١٢", "12.0",
)  # fmt: skip

DATES = (
    "2025-02-30", "2025-13-01", "2025-6-1", "6 May 2025", "2025-05-06T10:00:00", "2025-05-06 10:00:00Z", "20250506",
    "2025-05", "05/06/2025", "May", "0000-00-00", "12025-05-06", "'2025-05-06'", "2025-05-06 ", "today", "2025–05–06",
)  # fmt: skip

IDS = (
    "qaaaa", "mbbbb", "caaaa", "Q1", "q", "q1", "q-aaaa", "ünder", "main", "lease", "mira-tolland", "tester", "''", "~",
    "no", "on", "1", "1.0", "1e5", "q aaaa", "q\u00a0aaa", "../x", "a/b", "a" * 300, "<<", "=", "!x", "&a", "*a", "quay",
)  # fmt: skip

ODD = (
    "symptoms? yes", "what?", "? what", "a: b", "a:b", "key:", "x #y", "#x", " # x", "a\u00a0b", "\u00a0a", "a\u0085b",
    "a\u2028b", "a\u2029b", "🙂 smile", "👩‍👩‍👧", "e\u0301", "\ufeff", "\ufeffa", "- a", "-", "--- a", "...", "a, b", "a]", "[a", "{a", "a}",
    "'a", "a'", "it's", '"a', 'a"', '"a" and "b"', "a\\b", "\\n", "a\nb", "a\n\nb", "a\n", "\na", "a\tb", "\ta", " a", "a ",
    "@a", "`a", "%a", "!a", "&a", "*a", "|", ">", "| a", "> a", "true", "yes", "no", "null", "~", "1", "1.5", "0x1F",
    "2025-05-06", "12:30:45", "1e3", "=", "<<", "a" * 3000, "word " * 400, "“a”", "‘a’—b…", "\u200b", "a\u200db", "\u202ea",
    "a\x7fb", "\x01", "a: 'b", "a # b: c", "?", ":", ",", "a ? b", "a ,b", "::", "a :b", "/a", "C:\\a", "\U0001f1ec\U0001f1e7", "\U00100000",
)  # fmt: skip

COMMENTS = (
    "# why this", "#", "#no space", "# it's \"so\": {a, [b", "# key: value", "# - item", "## TODO ##", "# ünïcode — 🙂",
    "# a\tb", "#\u00a0a", "# x # y", "#!x", "# 'open", "# end.  ", "# check with the desk", "#{", "#]",
)  # fmt: skip

TEXT_KEYS = (
    "note",
    "gist",
    "text",
    "title",
    "name",
    "reason",
    "said",
    "printed",
    "occasion",
    "description",
    "opens",
    "exact",
    "prefix",
    "suffix",
)
ID_KEYS = (
    "id", "claim", "quote", "speaker", "statement", "passage", "article", "outlet", "duplicate_of", "split_from", "merged_into"
)  # fmt: skip
PLAIN = re.compile(r"[A-Za-z0-9][\w ’“”.,;!?–—-]*\Z")


def typed_over(source, start, end, typed):
    """Return a source with a stretch typed over."""
    return source[:start] + typed + source[end:]


def quoted(rng, value, *, flow):
    """Return a value as somebody who knows YAML would write it, in one of its styles."""
    styles = [
        json.dumps(value, ensure_ascii=rng.random() < 0.3)
        .replace("\x7f", "\\x7f")
        .replace("\x85", "\\N")
        .replace("\ufeff", "\\uFEFF")
        .replace("\u2028", "\\L")
        .replace("\u2029", "\\P")
    ]
    if not re.search(r"[\n\x00-\x1f\x7f\x85\u2028\u2029\ufeff]", value):
        styles.append("'" + value.replace("'", "''") + "'")
    try:
        frame = "{{k: {}}}" if flow else "k: {}"
        if value and "\n" not in value and yaml.load(frame.format(value), Loader=yaml.BaseLoader) == {"k": value}:  # noqa: S506
            styles.append(value)
    except yaml.YAMLError:
        pass
    return rng.choice(styles)


# --- values


def wrong_value(rng, source):
    """A typing error in one value, of a kind that fits its key; typed as it is, legal YAML or not."""
    found = places(source)
    leaves = found and found.leaves()
    if not leaves:
        return None
    names = sorted({pair.name for pair in leaves})
    name = rng.choice(names)
    pair = rng.choice([one for one in leaves if one.name == name])
    if name in {"start", "end", "length"}:
        pool = NUMBERS
    elif name in {"date", "published", "archived"}:
        pool = DATES
    elif name in ID_KEYS:
        pool = IDS + tuple(leaf.node.value for leaf in leaves if leaf.name in ID_KEYS)
    elif name in TEXT_KEYS:
        pool = ODD
    else:
        pool = LABELS
    if rng.random() < 0.15:
        pool = NUMBERS + DATES + IDS + ODD
    return typed_over(source, *pair.value, rng.choice(pool))


def odd_value(rng, source):
    """An odd value, correctly written, where any words may be; `exact` gets its own words back in another style."""
    found = places(source)
    leaves = found and found.leaves(*TEXT_KEYS)
    if not leaves:
        return None
    pair = rng.choice(leaves)
    own = pair.name in {"exact", "opens", "prefix", "suffix"}
    value = pair.node.value if own and rng.random() < 0.7 else rng.choice(ODD)
    if own and rng.random() < 0.3:
        value = (
            value[: rng.randrange(len(value) + 1)]
            + rng.choice(["?", ": ", " #", "\u00a0", "’", '"', ","])
            + value[rng.randrange(len(value) + 1) :]
        )
    return typed_over(source, *pair.value, quoted(rng, value, flow=pair.flow))


def new_note(rng, source):
    """A note, in a record of any style."""
    found = places(source)
    records = [
        pair
        for pair in (found.pairs if found else ())
        if pair.name in {"id", "zone", "start", "speaker", "text"} and pair.is_leaf
    ]
    if not records:
        return None
    pair = rng.choice(records)
    value = quoted(rng, rng.choice(ODD), flow=pair.flow)
    key = rng.choice(["note", "note", "note", "exact", "opens"])
    if pair.flow:
        return typed_over(source, pair.value[1], pair.value[1], f", {key}: {value}")
    indent = " " * column_of(source, pair.key[0])
    if rng.random() < 0.3:
        lines = rng.choice(["one\ntwo", "one: two\n\n# three", "- one", "  one\ntwo", "#one"]).split("\n")
        value = (
            rng.choice(["|", ">", "|-", ">-", "|+", "|2"])
            + rng.choice(["", " # why"])
            + "".join(f"\n{indent}  {line}" for line in lines)
        )
    return typed_over(source, pair.value[1], pair.value[1], f"\n{indent}{key}: {value}")


def shifted(rng, source):
    """Offsets swapped, negative, words for numbers, shifted, or gone."""
    found = places(source)
    records = [
        node
        for node in (found.collections if found else ())
        if isinstance(node, yaml.MappingNode) and {"start", "end"} <= {key.value for key, _ in node.value}
    ]
    if not records:
        return None
    record = rng.choice(records)
    known = {key.value: value for key, value in record.value}
    start, end = (known[name] for name in ("start", "end"))
    if not all(isinstance(node, yaml.ScalarNode) for node in (start, end)):
        return None
    first, last = start.value, end.value
    number = int(first) if first.lstrip("-").isdigit() else 5
    other = int(last) if last.lstrip("-").isdigit() else 5
    step = rng.choice([-7, -1, 1, 2, 13, 400])
    one, two = rng.choice([
        (last, first), (f"-{first}", last), (first, f"-{last}"), ("six", last), (first, "the end"), ("", last), (first, ""), (first, first),
        (number + step, other + step), (number + step, other), (number, other + step), (f"'{first}'", last), (f"{first}.0", last),
    ])  # fmt: skip
    low, high = sorted((start, end), key=lambda node: node.start_mark.index)
    texts = {id(start): str(one), id(end): str(two)}
    source = typed_over(source, high.start_mark.index, high.end_mark.index, texts[id(high)])
    return typed_over(source, low.start_mark.index, low.end_mark.index, texts[id(low)])


def wrong_type(rng, source):
    """A value of another type: a list for a word, a word for a list, a record for either, nothing at all."""
    found = places(source)
    if not found or not found.pairs:
        return None
    pair = rng.choice(found.pairs)
    old = source[slice(*pair.value)] if "\n" not in source[slice(*pair.value)] else "x"
    return typed_over(
        source,
        *pair.value,
        rng.choice([f"[{old}]", f"{{a: {old}}}", "", "~", "[]", "{}", "''", "x", "3", "true", f"[{old}, {old}]"]),
    )


def words_only(rng, source):
    """Offsets deleted, words left: what the guide tells people to type."""
    found = places(source)
    pairs = found and [pair for pair in found.leaves("start", "end") if pair.after]
    if not pairs:
        return None
    chosen = rng.sample(pairs, min(len(pairs), rng.choice([1, 2, 6])))
    for pair in sorted(chosen, key=lambda one: -one.key[0]):
        source = typed_over(source, pair.key[0], pair.after, "")
    return source


def positions_only(rng, source):
    """The words of one place or of all deleted, offsets left."""
    found = places(source)
    pairs = [pair for pair in (found.leaves("exact") if found else ()) if pair.before]
    if not pairs:
        return None
    for pair in sorted(pairs if rng.random() < 0.3 else [rng.choice(pairs)], key=lambda one: -one.key[0]):
        source = typed_over(source, pair.before, pair.value[1], "")
    return source


def other_words(rng, source):
    """The words of a place changed: a part of them, one replaced, marks straightened, spaces doubled."""
    found = places(source)
    leaves = found and found.leaves("exact")
    if not leaves:
        return None
    pair = rng.choice(leaves)
    words = pair.node.value.split(" ")
    kind = rng.randrange(6)
    if kind == 0:
        words = words[rng.randrange(len(words)) :]
    elif kind == 1:
        words = words[: rng.randrange(len(words)) + 1]
    elif kind == 2:
        words[rng.randrange(len(words))] = rng.choice(["window", "never", "not", "50"])
    else:
        old, new = rng.choice(
            [("’", "'"), (" ", "  "), (" ", "\u00a0"), ("e", "é"), ("o", "о"), (" ", "\n"), ("-", "–")]
        )
        words = " ".join(words).replace(old, new).split(" ")
    return typed_over(source, *pair.value, quoted(rng, " ".join(words), flow=pair.flow))


def other_computed(rng, source):
    """A computed label typed by hand, or a computed record deleted in part."""
    found = places(source)
    pairs = [pair for pair in (found.pairs if found else ()) if "computed" in pair.path[:-1]]
    if not pairs:
        return None
    pair = rng.choice(pairs)
    if rng.random() < 0.15:
        return deleted(source, pair)
    same = sorted({source[slice(*one.value)] for one in pairs if one.name == pair.name})
    old = source[slice(*pair.value)]
    pool = (
        [*same, *LABELS[28:]]
        if pair.is_leaf and not re.match(r"[\d.]+$|true|false", old)
        else [*same, "true", "false", "0", "1", "2", "3", "0.5", "1", "[weak]", "[]"]
    )
    return typed_over(source, *pair.value, rng.choice(pool))


DECIDED = {
    "meaning": "preserved narrowed weakened strengthened reversed claim_added fact_changed unclear",
    "meaning_locus": "quote frame juxtaposition",
    "attribution": "correct wrong_speaker wrong_name_same_person wrong_occasion over_personalised collective anonymous none",
    "rendering": "rendered not_in_statement unverifiable",
    "presentation": "marked mixed free_unmarked scare_or_title",
    "mode": "asserted attributed_direct attributed_mixed attributed_indirect unmarked_speech",
    "slot": "polarity modality quantity time place participant predicate condition referent link attribution composition surface",
    "operation": "replace add drop weaken strengthen swap invert merge garble spin repeat",
    "changes_meaning": "true false",
    "recoverable": "true false",
    "compatible": "true false",
    "claim_entails_mention": "true false",
    "mention_entails_claim": "true false",
    "depth": "quotes claims full",
    "access": "open restricted unavailable",
    "fiction": "true false",
    "origin": "statement background coverage",
    "kind": "person organisation group document place product unknown",
    "rewriting": "[faithful_report] [spun] [unknown] [machine_paraphrase]",
}
"""What people decide, and the labels of each."""


def other_decision(rng, source):
    """A decision of a person changed to another of its own list: legal, and perhaps at odds with the rest."""
    found = places(source)
    pairs = [pair for pair in (found.pairs if found else ()) if pair.name in DECIDED and "computed" not in pair.path]
    for _ in range(rng.choice([1, 1, 3])):
        if pairs:
            pair = rng.choice(pairs)
            typed = rng.choice(DECIDED[pair.name].split())
            if not pair.is_leaf or len(typed) != pair.value[1] - pair.value[0]:
                return typed_over(source, *pair.value, typed)
            source = typed_over(source, *pair.value, typed)
    return source


# --- keys and records


def deleted(source, pair):
    """Return a source without a pair."""
    if pair.after is not None:
        return typed_over(source, pair.key[0], pair.after, "")
    if pair.before is not None:
        return typed_over(source, pair.before, pair.value[1], "")
    return typed_over(source, pair.key[0], pair.value[1], "")


def wrong_key(rng, source):
    """A key deleted, misspelt, written twice, moved, or unknown."""
    found = places(source)
    if not found or not found.pairs:
        return None
    name = rng.choice(sorted({pair.name for pair in found.pairs}))
    pair = rng.choice([one for one in found.pairs if one.name == name])
    kind = rng.randrange(5)
    if kind < 2:
        return deleted(source, pair)
    if kind == 2:
        return typed_over(
            source,
            *pair.key,
            rng.choice(
                [
                    name[:-1],
                    name + "s",
                    name.upper(),
                    f"'{name}'",
                    f"? {name}",
                    "end ",
                    name + " ",
                    "note",
                    "exact",
                    "1",
                    "~",
                ]
            ),
        )
    if kind == 3:
        return typed_over(
            source,
            pair.key[0],
            pair.key[0],
            f"{source[pair.key[0] : pair.value[1]]}"
            + (", " if pair.flow else "\n" + " " * column_of(source, pair.key[0])),
        )
    return typed_over(source, pair.key[1], pair.key[1] + 1, rng.choice(["", ":", ": :", " =", ":\u00a0", " :"]))


def records(rng, source):
    """A record duplicated, under its id or a new one; deleted; moved; two merged; one typed at another's place."""
    found = places(source)
    if not found or not found.items:
        return None
    item = rng.choice(found.items)
    siblings = [one for one in found.items if one.path[:-1] == item.path[:-1]]
    text = source[item.start : item.end]
    separator = ", " if item.flow else "\n" + " " * column_of(source, item.start)
    kind = rng.randrange(6)
    if kind == 0:
        return typed_over(source, item.end, item.end, separator + text)
    if kind == 1:
        return typed_over(
            source,
            item.end,
            item.end,
            separator
            + re.sub(
                r"id: ([qmcd])\w+",
                lambda match: f"id: {match[1]}{rng.randrange(1000, 9999)}".replace("0", "a").replace("1", "b"),
                text,
            ),
        )
    if kind == 2:
        if item.flow:
            return typed_over(source, item.start, item.end, "")
        end = source.find("\n", item.end)
        return typed_over(source, source.rfind("\n", 0, item.start) + 1, len(source) if end < 0 else end + 1, "")
    other = rng.choice(siblings)
    if kind == 3 and other.start != item.start:
        low, high = sorted((item, other), key=lambda one: one.start)
        return (
            source[: low.start]
            + source[high.start : high.end]
            + source[low.end : high.start]
            + source[low.start : low.end]
            + source[high.end :]
        )
    if kind == 4 and not item.flow:
        return typed_over(source, item.start, item.start + 1, " ")
    if kind == 5:
        there = rng.choice(found.items)
        if not there.flow and "\n" not in text:
            return typed_over(
                source,
                there.end,
                there.end,
                "\n" + " " * column_of(source, there.start) + (text if text.startswith("-") else f"- {text}"),
            )
    return None


# --- layout and comments


def own_line_comment(rng, source):
    """Comments on lines of their own: at the line's indentation, at none, at an odd one, with empty lines."""
    lines = source.split("\n")
    for _ in range(rng.choice([1, 1, 3])):
        at = rng.randrange(len(lines))
        indent = rng.choice([indent_of(lines[at], 0), indent_of(lines[at], 0), "", "      ", " "])
        lines[at:at] = [*[""] * rng.choice([0, 0, 1]), f"{indent}{rng.choice(COMMENTS)}", *[""] * rng.choice([0, 0, 1])]
    return "\n".join(lines)


def end_of_line_comment(rng, source):
    """Comments at the end of lines."""
    lines = source.split("\n")
    for _ in range(rng.choice([1, 3, 10])):
        at = rng.randrange(len(lines))
        if lines[at].strip():
            lines[at] += rng.choice(["  ", "  ", " ", "      ", "\t" if rng.random() < 0.05 else "   "]) + rng.choice(
                COMMENTS
            )
    return "\n".join(lines)


def broken_flow(rng, source):
    """Collections in braces broken over lines, with comments between their parts."""
    found = places(source)
    flows = [
        node
        for node in (found.collections if found else ())
        if node.flow_style and node.value and "\n" not in source[node.start_mark.index : node.end_mark.index]
    ]
    if not flows:
        return None
    for node in sorted(
        rng.sample(flows, min(len(flows), rng.choice([1, 1, 4]))), key=lambda one: -one.start_mark.index
    ):
        start, end = node.start_mark.index, node.end_mark.index
        indent = indent_of(source, start) + "    "
        ends = [end_of(part[1] if isinstance(part, tuple) else part, source) for part in node.value]
        cuts = dict.fromkeys(ends[:-1], ",")
        if any(source[one : one + 1] != "," for one in cuts):
            continue
        for one in sorted(ends, reverse=True):
            if rng.random() < 0.6:
                comma = one in cuts
                after = one + comma
                typed = (
                    ("," if not comma and rng.random() < 0.3 else "")
                    + rng.choice(["", " " + rng.choice(COMMENTS)])
                    + f"\n{indent}"
                    + rng.choice(["", "", f"{rng.choice(COMMENTS)}\n{indent}"])
                )
                source = typed_over(source, after, after + (source[after : after + 1] == " "), typed)
        if rng.random() < 0.4:
            source = typed_over(
                source,
                start + 1,
                start + 1,
                rng.choice(["", " "]) + rng.choice(["", f" {rng.choice(COMMENTS)}"]) + f"\n{indent}",
            )
        del end
    return source


def block_for_flow(rng, source):
    """A record in braces written below its key instead, with or without comments."""
    found = places(source)
    pairs = [
        pair
        for pair in (found.pairs if found else ())
        if not pair.flow and isinstance(pair.node, yaml.MappingNode) and pair.node.flow_style and pair.node.value
    ]
    if not pairs:
        return None
    pair = rng.choice(pairs)
    indent = " " * (column_of(source, pair.key[0]) + rng.choice([1, 2, 4]))
    lines = [source[key.start_mark.index : end_of(value, source)] for key, value in pair.node.value]
    if any("\n" in line for line in lines):
        return None
    text = "".join(
        rng.choice(["", "", f"\n{indent}{rng.choice(COMMENTS)}"])
        + f"\n{indent}{line}"
        + rng.choice(["", "", f"  {rng.choice(COMMENTS)}"])
        for line in lines
    )
    return typed_over(source, source.index(":", pair.key[1]) + 1, pair.value[1], text)


def flow_for_block(rng, source):
    """A record written below its key put into braces."""
    found = places(source)
    pairs = [
        pair
        for pair in (found.pairs if found else ())
        if not pair.flow and not pair.is_leaf and not pair.node.flow_style and pair.node.value
    ]
    if not pairs:
        return None
    pair = rng.choice(pairs)
    read = yaml.load(source[: pair.value[1]] + "\n", Loader=base(source))  # noqa: S506
    for step in pair.path:
        read = read[step]
    return typed_over(source, source.index(":", pair.key[1]) + 1, pair.value[1], " " + _flow(rng, read))


def _flow(rng, value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(rng, part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(rng, part) for part in value) + "]"
    return value if PLAIN.match(value) and "," not in value else json.dumps(value, ensure_ascii=False)


def requoted(rng, source):
    """Values in another style: folded and literal blocks, quotation marks of both kinds, lines broken inside."""
    found = places(source)
    leaves = [
        pair
        for pair in (found.leaves(*TEXT_KEYS) if found else ())
        if pair.node.value.strip() == pair.node.value and pair.node.value
    ]
    if not leaves:
        return None
    for pair in sorted(rng.sample(leaves, min(len(leaves), rng.choice([1, 3]))), key=lambda one: -one.key[0]):
        value = pair.node.value
        indent = (
            " " * (column_of(source, pair.key[0]) + 2) if not pair.flow else indent_of(source, pair.key[0]) + "    "
        )
        styles = [json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"]
        if " " in value and "\n" not in value and "  " not in value:
            styles.append(("'" + value.replace("'", "''") + "'").replace(" ", f"\n{indent}", 1))
            styles.append('"' + json.dumps(value, ensure_ascii=False)[1:-1].replace(" ", f"\\\n{indent}\\ ", 1) + '"')
            if PLAIN.match(value) and not re.search(r"[,?]", value):
                styles.append(value.replace(" ", f"\n{indent}", 1))
        if not pair.flow and "\n" not in value:
            styles += [
                f">-\n{indent}{value}",
                f"|-\n{indent}{value}",
                f">-  # folded\n{indent}" + value.replace(" ", f"\n{indent}", 1),
            ]
        source = typed_over(source, *pair.value, rng.choice(styles))
    return source


def odd_layout(rng, source):
    """What editors and copies do: spaces at ends, other line ends, marks, empty lines, no last line end, indentation."""
    kind = rng.randrange(12)
    lines = source.split("\n")
    at = rng.randrange(len(lines))
    match kind:
        case 0:
            return source.replace("\n", "\r\n")
        case 1:
            return "\n".join(line + rng.choice(["", " ", "  "]) for line in lines)
        case 2:
            return "\ufeff" + source
        case 3:
            return rng.choice(["---\n", "%YAML 1.2\n---\n", "--- # x\n", "\n\n", "# a\n\n# b\n---\n"]) + source
        case 4:
            return source + rng.choice(["...\n", "---\n", "\n\n\n", "# end", "# end\n# of it\n", "x", "...\n# after\n"])
        case 5:
            return source.rstrip("\n")
        case 6:
            return "\n".join(
                re.sub(r"^( *)- ", r"\1  - ", line) if not line.startswith("-") else line for line in lines
            )
        case 7:
            lines[at] = " " + lines[at]
        case 8:
            lines[at] = lines[at].replace(": ", rng.choice([":  ", ":\t", ":   &a ", ": !!str ", ": ! "]), 1)
        case 9:
            lines[at] = lines[at].replace("  ", "\t", 1)
        case 10:
            lines[at:at] = [""] * rng.choice([1, 3])
        case _:
            lines[at] = re.sub(
                r"(\{|,|\}|\[)", lambda match: rng.choice([f"{match[0]} ", f" {match[0]}", match[0]]), lines[at]
            )
    return "\n".join(lines)


YAML = (
    wrong_value, wrong_value, other_decision, other_decision, odd_value, odd_value, new_note, new_note, shifted, shifted, wrong_type, words_only,
    words_only, positions_only, other_words, other_words, other_computed, other_computed, wrong_key, wrong_key, records, records,
    own_line_comment, end_of_line_comment, broken_flow, broken_flow, block_for_flow, flow_for_block, requoted, odd_layout,
)  # fmt: skip

LEGAL = (
    own_line_comment,
    end_of_line_comment,
    broken_flow,
    block_for_flow,
    flow_for_block,
    requoted,
    new_note,
    words_only,
    odd_value,
)
"""Mutations that leave a file saying the same, or something legal more."""


# --- texts


def text_words(rng, text):
    """Words inserted, deleted, replaced, doubled."""
    for _ in range(rng.choice([1, 1, 2, 5])):
        words = list(re.finditer(r"\S+", text))
        if not words:
            return text + "word\n"
        word = rng.choice(words)
        text = typed_over(
            text,
            *word.span(),
            rng.choice(
                ["", f"{word[0]} indeed", "window", f"{word[0]} {word[0]}", word[0].upper(), f"“{word[0]}”", "not"]
            ),
        )
    return text


def text_glyphs(rng, text):
    """Marks straightened or curled, dashes, spaces, accents, characters of other scripts."""
    old, new = rng.choice([
        ("“", '"'), ("”", '"'), ("“", "”"), ("“", ""), ("”", ""), (" ", "\u00a0"), (" ", "  "), (",", ""), ("-", "—"), ("o", "о"), (".", "…"),
        ("e", "e\u0301"), ("a", "a\u200b"), ("\n", "\r\n"), (" ", "\t"), ("\n\n", "\n"), (". ", ".\n"), ("t", "🙂"), ("s", "👩‍👩‍👧"), ("\n", "\u2028"),
    ])  # fmt: skip
    return text.replace(old, new, rng.choice([1, 1, -1]))


def text_blocks(rng, text):
    """Paragraphs swapped, deleted, doubled, joined; the whole text emptied or cut."""
    blocks = text.rstrip("\n").split("\n\n")
    at, other = rng.randrange(len(blocks)), rng.randrange(len(blocks))
    match rng.randrange(7):
        case 0:
            blocks[at], blocks[other] = blocks[other], blocks[at]
        case 1:
            del blocks[at]
        case 2:
            blocks.insert(other, blocks[at])
        case 3:
            blocks.insert(at, rng.choice(["A new paragraph.", "“New words,” he said.", "x"]))
        case 4:
            return text[: rng.randrange(len(text) + 1)]
        case 5:
            return rng.choice(["", "\n", " ", "x", text.strip(), f"\n{text}", f"{text}\n\n"])
        case _:
            blocks[at : at + 2] = [" ".join(blocks[at : at + 2])]
    return "\n\n".join(blocks) + "\n"


TEXT = (text_words, text_words, text_glyphs, text_blocks)


# --- corpus.toml and splits.tsv


def toml(rng, source):
    """A line of corpus.toml deleted, doubled, moved, commented; a value or a key mistyped."""
    lines = source.split("\n")
    at = rng.choice([number for number, line in enumerate(lines) if line.strip()] or [0])
    line = lines[at]
    key, equals, value = line.partition("=")
    match rng.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(rng.randrange(len(lines)), line)
        case 2:
            lines.insert(at, rng.choice(COMMENTS))
        case 3:
            lines[at] = line + "  " + rng.choice(COMMENTS)
        case 4 | 5 if equals:
            lines[at] = f"{key}={' ' if rng.random() < 0.9 else ''}" + rng.choice([
                '""', "1", "-1", "true", "[]", "{}", '"x"', '["x", 3]', "2025-05-06", "nan", "1e9", '"""a\nb"""', "'x'", value.strip() + " x", value.strip(' "'),
                '"0.1"', '"form/9"', '"../.."', '["/"]', '["nowhere"]', '"CC-BY-NC-4.0"', json.dumps(rng.choice(ODD)), "99999999999999999999", *(f'"{one}"' for one in LABELS[:30]),
            ])  # fmt: skip
        case 6:
            lines[at] = line.replace(rng.choice('aeiost[]".'), rng.choice(["", "x", "é", "."]), 1)
        case _:
            lines[at] = rng.choice(
                [
                    f"[{line}",
                    f"[[outlets.x]]\n{line}",
                    f"x = 1\n{line}",
                    f"{line} = 2",
                    f"[outlets.hillside-post]\n{line}",
                    "[outlets.'a b']\nname = 'x'\ninvented = true\n" + line,
                ]
            )
    return "\n".join(lines)


def tsv(rng, source):
    """A cell mistyped; a row doubled, deleted, moved; tabs and spaces; comments and empty lines."""
    lines = source.split("\n")
    at = rng.randrange(len(lines))
    cells = lines[at].split("\t")
    match rng.randrange(7):
        case 0:
            lines.insert(rng.randrange(len(lines)), lines[at])
        case 1:
            del lines[at]
        case 2:
            lines[at] = lines[at].replace("\t", rng.choice(["  ", ",", "\t\t", "\t "]), rng.choice([1, -1]))
        case 3:
            lines.insert(at, rng.choice(["", "# note", "\t\t\t\t", "no-such-event-2025\ttrain\t0.1.0\t\t"]))
        case 4:
            return rng.choice([source.replace("\n", "\r\n"), source.rstrip("\n"), source + "\n", "\ufeff" + source, ""])
        case _:
            cell = rng.randrange(len(cells))
            cells[cell] = rng.choice(
                [
                    "",
                    "x",
                    "train",
                    "test",
                    "real",
                    "0.1.0",
                    "9.9.9",
                    "0.1",
                    "v0.1.0",
                    "2025-05-06",
                    "2025-02-30",
                    '"a"',
                    "withdrawn",
                    "a" * 500,
                    *IDS,
                    *rng.sample(ODD, 5),
                ]
            )
            lines[at] = "\t".join(cells)
    return "\n".join(lines)


def receipt(rng, source):
    """A value of a receipt mistyped, or the file damaged."""
    if rng.random() < 0.3:
        at = rng.randrange(len(source))
        return typed_over(source, at, at + rng.choice([0, 1, 5]), rng.choice(["", ",", "{", '"', "x", "\n"]))
    values = list(re.finditer(r'(?<=: )("[^"]*"|\d+)', source))
    value = rng.choice(values)
    return typed_over(
        source,
        *value.span(),
        rng.choice(
            [
                '""',
                "0",
                "-1",
                "null",
                "[]",
                "{}",
                '"x"',
                "1e400",
                "1" * 5000,
                '"2025-02-30"',
                '"sha256:0"',
                "NaN",
                "true",
            ]
        ),
    )

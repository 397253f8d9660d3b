import re

import pytest
import ryaml

from corpus_tools import editing, pipeline
from corpus_tools.errors import UsageError

EVENT = "orchard-lease-2025"
POST = f"annotations/{EVENT}/hillside-post.yaml"
DERIVED = {"computed", "start", "end"}


def by_hand(node):
    """The annotation as a person would have typed it: words alone, no labels, no ids, no digests."""
    if isinstance(node, dict):
        return {key: by_hand(value) for key, value in node.items() if not is_derived(key, value)}
    return [by_hand(item) for item in node] if isinstance(node, list) else node


def is_derived(key, value):
    is_random = key == "id" and re.fullmatch("[cd][a-z2-7]{4}", value)
    return key in DERIVED or is_random or (key == "text" and isinstance(value, dict))


def without_ids(node):
    if isinstance(node, dict):
        return {key: without_ids(value) for key, value in node.items() if key != "id"}
    return [without_ids(item) for item in node] if isinstance(node, list) else node


def mend(root, **options):
    return list(editing.fix(root, events=[EVENT], **options))


def test_everything_a_program_knows_is_filled_in_again(tiny):
    files = sorted((tiny / "annotations" / EVENT).glob("*.yaml"))
    before = {path: ryaml.loads(path.read_text()) for path in files}
    for path, values in before.items():
        path.write_text(ryaml.dumps(by_hand(values)))
    mend(tiny)
    for path, values in before.items():
        assert without_ids(ryaml.loads(path.read_text())) == without_ids(values), path.name
    assert pipeline.check(tiny, events=[EVENT]).n_errors == 0


def test_running_it_twice_changes_nothing(tiny):
    mend(tiny)
    assert [changes for _, _, changes in mend(tiny)] == [{}]


def test_comments_stay(tiny):
    path = tiny / POST
    commented = path.read_text().replace("outlet:", "# the paper\noutlet:", 1)
    path.write_text(commented.replace("fidelity: faithful", "fidelity: reworded", 1))
    mend(tiny)
    assert path.read_text() == commented


def test_a_sentence_before_the_quotes_moves_every_position(tiny):
    raw = tiny / f"raw/{EVENT}/hillside-post.txt"
    raw.write_text(raw.read_text().replace("HILLSIDE, May 6 - ", "HILLSIDE, May 6 - It rained. "))
    ((_, done, _),) = mend(tiny)
    assert not done.questions
    assert pipeline.check(tiny, events=[EVENT]).n_errors == 0


def test_words_that_are_gone_are_a_question_and_nothing_is_lost(tiny):
    path = tiny / POST
    path.write_text(
        path.read_text().replace("exact: visitors could still come on Sundays", "exact: nobody may ever come again")
    )
    ((_, done, _),) = mend(tiny)
    assert "nobody may ever come again" in done.questions["hillside-post"][0].message
    assert "nobody may ever come again" in path.read_text()


def test_a_text_with_foreign_line_ends_is_normalized(tiny):
    raw = tiny / f"raw/{EVENT}/hillside-post.txt"
    text = raw.read_bytes()
    raw.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    mend(tiny)
    assert raw.read_bytes() == text


def test_a_stale_prefix_says_what_stands_there(tiny):
    path = tiny / f"annotations/{EVENT}/vale-digest.yaml"
    path.write_text(path.read_text().replace("exact: its chair}", "exact: its chair, prefix: 'xx'}"))
    mend(tiny)
    assert "prefix: ', '" in path.read_text()


def test_a_file_that_breaks_the_schema_is_named_and_left_without_labels(tiny):
    path = tiny / POST
    path.write_text(path.read_text().replace("presentation: marked", "presentation: shouted", 1))
    ((_, done, _),) = mend(tiny)
    assert "breaks the schema" in done.questions["hillside-post"][0].message


def test_nothing_is_written_when_only_the_diff_is_wanted(tiny):
    path = tiny / POST
    text = path.read_text().replace("fidelity: faithful", "fidelity: reworded", 1)
    path.write_text(text)
    ((_, _, changes),) = mend(tiny, is_written=False)
    assert list(changes) == [POST]
    assert path.read_text() == text


def test_words_typed_into_a_sealed_file_become_positions(tiny):
    path = tiny / "annotations/harbour-lamp-2025/north-wire.yaml"
    sealed = path.read_text()
    text = (tiny.parent / "tiny-texts" / "north-wire.txt").read_text()
    start, end = 136, 140
    assert "cue: {start: 136, end: 140}" in sealed
    path.write_text(
        sealed.replace("cue: {start: 136, end: 140}", f"cue: {{start: 136, end: 140, exact: {text[start:end]}}}", 1)
    )
    list(editing.fix(tiny, events=["harbour-lamp-2025"]))
    assert path.read_text() == sealed


def test_a_record_takes_the_comments_above_it_along_when_it_moves(tiny):
    path = tiny / POST
    sound = (
        path.read_text()
        .replace("- id: qaaaa", "# the lease\n- id: qaaaa")
        .replace("- id: qbbbb", "# the trees\n- id: qbbbb")
    )
    start, middle, end = (sound.index(line) for line in ("# the lease", "# the trees", "mentions:"))
    path.write_text(sound[:start] + sound[middle:end] + sound[start:middle] + sound[end:])
    mend(tiny)
    assert path.read_text() == sound


def test_nothing_moves_while_a_record_has_no_place(tiny):
    path = tiny / POST
    words = "  - start: 172\n    end: 196\n    exact: The trees may be pruned,"
    lost = path.read_text().replace(words, "  - exact: The trees may be painted over by night,")
    assert lost != path.read_text()
    path.write_text(lost)
    mend(tiny)
    assert path.read_text() == lost


def test_the_comments_behind_a_record_that_is_corrected_stay(tiny):
    path = tiny / POST
    sound = path.read_text().replace("\nzones:", "\n# Zones, from the top.\nzones:", 1)
    path.write_text(re.sub(r"length: \d+", "length: 7", sound, count=1))
    mend(tiny)
    assert path.read_text() == sound


def test_words_that_were_cut_at_a_comma_are_left_to_a_person(tiny):
    path = tiny / POST
    words = "  - start: 172\n    end: 196\n    exact: The trees may be pruned,\n"
    cut = path.read_text().replace(words, "  - {exact: The trees, may be pruned}\n", 1)
    path.write_text(cut)
    ((_, done, _),) = mend(tiny)
    assert path.read_text() == cut
    assert "breaks the schema" in done.questions["hillside-post"][0].message


def test_a_day_that_no_calendar_has_is_a_fault_of_the_schema(tiny):
    path = tiny / POST
    path.write_text(re.sub(r"published: \S+", "published: 2025-02-30", path.read_text()))
    ((_, done, _),) = mend(tiny)
    assert "breaks the schema" in done.questions["hillside-post"][0].message


def test_positions_of_zones_are_counted(tiny):
    path = tiny / POST
    path.write_text(path.read_text().replace("{zone: headline, start: 0, end: 29, ", "{zone: headline, "))
    ((_, done, _),) = mend(tiny)
    assert done.n_moved == 1


def test_words_of_a_restricted_text_that_is_not_at_hand_are_a_question(tiny):
    path = tiny / "annotations/harbour-lamp-2025/north-wire.yaml"
    path.write_text(path.read_text().replace("cue: {start: 136, end: 140}", "cue: {exact: said}", 1))
    (tiny.parent / "tiny-texts" / "north-wire.txt").unlink()
    ((_, done, changes),) = editing.fix(tiny, events=["harbour-lamp-2025"])
    assert changes == {}
    assert done.questions["north-wire"][0].message.endswith("name its folder with --from DIR")


def test_a_folder_that_cannot_be_written_is_named(tiny, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tiny / POST
    path.write_text(path.read_text().replace("fidelity: faithful", "fidelity: reworded", 1))
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(UsageError, match=f"{POST} cannot be written: permission denied"):
        mend(tiny)


CUE = "  cue: {start: 140, end: 144, exact: said}"


def test_the_cue_is_where_these_tests_expect_it(tiny):
    assert CUE in (tiny / POST).read_text()


@pytest.mark.parametrize(
    "typed",
    [
        "cue: {start: 144, end: 140, exact: said}",
        "cue: {start: -6, end: 144, exact: said}",
        "cue: {start: six, end: 144, exact: said}",
        "cue: {start: 140.5, end: 144, exact: said}",
        "cue: {start: true, end: 144, exact: said}",
        "cue: {start: 999999, end: 1000003, exact: said}",
        "cue: {start: 140, end: 140, exact: said}",
        "cue: {start: 140, exact: said}",
        "cue: {end: 144, exact: said}",
        "cue: {start: null, end: null, exact: said}",
    ],
)
def test_words_are_found_whatever_was_typed_for_their_position(tiny, typed):
    path = tiny / POST
    sound = path.read_text()
    path.write_text(sound.replace(CUE, f"  {typed}", 1))
    mend(tiny)
    assert ryaml.loads(path.read_text()) == ryaml.loads(sound)


@pytest.mark.parametrize(
    "typed", ["{start: 9, end: 4}", "{start: 5}", "{start: six, end: seven}", "{start: 1, end: 999999}"]
)
def test_a_position_that_is_none_without_words_is_a_question(tiny, typed):
    path = tiny / POST
    broken = path.read_text().replace(CUE, f"  cue: {typed}", 1)
    path.write_text(broken)
    ((_, done, _),) = mend(tiny)
    assert any("add `exact: …`" in question.message for question in done.questions["hillside-post"])
    assert f"cue: {typed}" in path.read_text()


def test_labels_of_words_that_are_not_found_stay_as_they_were(tiny):
    raw = tiny / f"raw/{EVENT}/hillside-post.txt"
    text = raw.read_text()
    path = tiny / POST
    labels = re.findall(r"computed: .*", path.read_text())
    quote = ryaml.loads(path.read_text())["quotes"][0]["content"][0]
    raw.write_text(text[: quote["start"]] + "Not a word of it." + text[quote["end"] :])
    ((_, done, _),) = mend(tiny)
    assert done.questions["hillside-post"]
    assert re.findall(r"computed: .*", path.read_text()) == labels


def test_entities_are_sorted_with_the_comments_above_them(tiny):
    path = tiny / f"annotations/{EVENT}/event.yaml"
    sound = path.read_text()
    block = re.search(r"^entities:\n((?:- .*\n(?:  .*\n)*)+)", sound, re.MULTILINE)[1]
    records = re.findall(r"- .*\n(?:  .*\n)*", block)
    noted = [f"# about {number}\n{record}" for number, record in enumerate(records)]
    path.write_text(sound.replace(block, "".join(reversed(noted))))
    assert "L418" in {finding.code for finding in pipeline.check(tiny, events=[EVENT]).findings}
    mend(tiny)
    assert path.read_text() == sound.replace(block, "".join(noted))


def test_a_zone_typed_the_wrong_way_round_is_turned(tiny):
    path = tiny / "annotations/harbour-lamp-2025/lamp-gazette.yaml"
    sound = path.read_text()
    turned = re.sub(r"\{zone: body, start: (\d+), end: (\d+)\}", r"{zone: body, start: \2, end: \1}", sound)
    assert turned != sound
    path.write_text(turned)
    list(editing.fix(tiny, events=["harbour-lamp-2025"]))
    assert path.read_text() == sound

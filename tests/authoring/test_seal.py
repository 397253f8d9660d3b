import re

import pytest
import ryaml

from corpus_tools import editing, pipeline
from corpus_tools.errors import UsageError

EVENT = "harbour-lamp-2025"


@pytest.fixture
def unsealed(tiny, tmp_path):
    """The sealed event of the tiny corpus as its annotator had it: with words and comments, without positions."""
    folder = tmp_path / "mine" / EVENT
    folder.mkdir(parents=True)
    texts = {path.stem: path.read_text() for path in (tiny.parent / "tiny-texts").glob("*.txt")}
    for path in (tiny / "annotations" / EVENT).glob("*.yaml"):
        values = with_words(ryaml.loads(path.read_text()), texts, path.stem)
        values.pop("text", None)
        source = ryaml.dumps(values)
        if path.stem in texts:
            source = f"# {texts[path.stem][:30]!r}\n{source}"
        (folder / path.name).write_text(source)
    return folder


def with_words(node, texts, article):
    if isinstance(node, list):
        return [with_words(item, texts, article) for item in node]
    if not isinstance(node, dict):
        return node
    article = node.get("article", article)
    found = {key: with_words(value, texts, article) for key, value in node.items()}
    if "start" in node and article in texts and "zone" not in node:
        found["exact"] = texts[article][node["start"] : node["end"]]
    return found


def test_a_sealed_file_holds_no_word_of_its_text(tiny, unsealed):
    editing.seal(tiny, unsealed, texts=tiny.parent / "tiny-texts")
    for article in ("lamp-gazette", "north-wire"):
        source = (tiny / f"annotations/{EVENT}/{article}.yaml").read_text()
        assert not re.search(r"\b(exact|prefix|suffix|opens)\b", source)
        assert source.count("#") == 1


def test_sealing_gives_a_corpus_that_is_sound(tiny, unsealed):
    done, names = editing.seal(tiny, unsealed, texts=tiny.parent / "tiny-texts")
    assert not done.questions
    assert names == tuple(f"annotations/{EVENT}/{name}.yaml" for name in ("event", "lamp-gazette", "north-wire"))
    assert pipeline.check(tiny, require_text=True).n_errors == 0


def test_nothing_is_sealed_while_a_question_is_open(tiny, unsealed):
    path = unsealed / "north-wire.yaml"
    values = ryaml.loads(path.read_text())
    values["quotes"][0]["content"] = [{"exact": "words that nobody printed"}]
    path.write_text(ryaml.dumps(values))
    before = (tiny / f"annotations/{EVENT}/north-wire.yaml").read_text()
    done, names = editing.seal(tiny, unsealed, texts=tiny.parent / "tiny-texts")
    assert done.questions["north-wire"]
    assert names == ()
    assert (tiny / f"annotations/{EVENT}/north-wire.yaml").read_text() == before


def test_a_missing_text_is_named(tiny, unsealed, tmp_path):
    with pytest.raises(UsageError, match=re.escape(str(tmp_path / "lamp-gazette.txt"))):
        editing.seal(tiny, unsealed, texts=tmp_path)


def test_a_folder_without_an_event_is_refused(tiny, tmp_path):
    with pytest.raises(UsageError, match="event.yaml"):
        editing.seal(tiny, tmp_path, texts=tmp_path)

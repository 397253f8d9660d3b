"""What an editor shows in an annotation file, asked of yaml-language-server itself where it is at hand.

``YAML_LANGUAGE_SERVER`` names the program: ``npm install yaml-language-server`` puts it into ``node_modules/.bin``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from corpus_tools.schemas import vocab

SERVER = os.environ.get("YAML_LANGUAGE_SERVER", "")
SCHEMAS = Path(__file__).parents[2] / "annotations" / "schema"
MODELINE = "# yaml-language-server: $schema=../schema/article.schema.json\n"
SECONDS = 20

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SERVER, reason="YAML_LANGUAGE_SERVER names no server")]

ARTICLE = (
    MODELINE
    + """\
outlet: mill-gazette
language: en
access: open
rights: {licence: CC0-1.0, fiction: true}
rewriting: [faithful_report]
depth: full
provenance: {annotators: [lm1], guideline: '0.1', date: '2026-03-05', state: single}
zones:
- {zone: body, opens: The mill}
quotes:
- content:
  - exact: We shall see
  presentation: marked
  attribution: correct
  meaning: strengthened
  clauses:
  - rendering: rendered
"""
)


class Client:
    """A language server and what it has published so far, over its standard streams."""

    def __init__(self, root):
        self.server = subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.published, self.n_asked, self.version = {}, 0, {}
        formats = ["markdown"]
        items = {"documentationFormat": formats, "snippetSupport": True}
        documents = {"hover": {"contentFormat": formats}, "completion": {"completionItem": items}}
        self.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities={"textDocument": documents})
        self.tell("initialized")
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self.tell("workspace/didChangeConfiguration", settings=settings)

    def ask(self, method, **params):
        self.n_asked += 1
        self._send({"id": self.n_asked, "method": method, "params": params})
        while (answer := self._next()).get("id") != self.n_asked or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method, **params):
        self._send({"method": method, "params": params})

    def open(self, path, text):
        path.write_text(text)
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return At(self, path.as_uri(), text)

    def diagnostics(self, uri):
        deadline = time.monotonic() + SECONDS
        while uri not in self.published and time.monotonic() < deadline:
            self._next()
        return self.published.get(uri, [])

    def _send(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(f"Content-Length: {len(data)}\r\n\r\n".encode() + data)
        self.server.stdin.flush()

    def _next(self):
        length = 0
        while line := self.server.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # the server asks for settings, or to be told of changes
            items = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            settings = {"validate": True, "hover": True, "completion": True}
            found = [settings if item.get("section") == "yaml" else {} for item in items]
            self._send({"id": message["id"], "result": found if items else None})
        return message


class At:
    """A document that is open, and the questions an editor asks about a place in it."""

    def __init__(self, client, uri, text):
        self.client, self.uri, self.text = client, uri, text

    def _position(self, words):
        before = self.text[: self.text.index(words) + len(words)]
        return {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}

    def completions(self, words):
        answer = self.client.ask(
            "textDocument/completion", textDocument={"uri": self.uri}, position=self._position(words)
        )
        return {item["label"]: item for item in (answer["items"] if isinstance(answer, dict) else answer)}

    def hover(self, words):
        answer = self.client.ask("textDocument/hover", textDocument={"uri": self.uri}, position=self._position(words))
        contents = answer["contents"] if answer else ""
        return contents["value"] if isinstance(contents, dict) else contents


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    root = tmp_path_factory.mktemp("corpus")
    shutil.copytree(SCHEMAS, root / "annotations" / "schema")
    (root / "annotations" / "mill-race").mkdir()
    found = Client(root)
    found.root = root
    yield found
    found.server.kill()
    found.server.wait()


@pytest.fixture
def opened(client, request):
    def open_(text):
        name = "".join(character for character in request.node.name if character.isalnum())
        return client.open(client.root / "annotations" / "mill-race" / f"{name}.yaml", text)

    return open_


def test_a_sound_file_has_no_diagnostic(opened, client):
    assert client.diagnostics(opened(ARTICLE).uri) == []


def test_a_wrong_label_is_marked_where_it_stands_with_those_that_are_legal(opened, client):
    at = opened(ARTICLE.replace("strengthened", "stronger"))
    (found,) = client.diagnostics(at.uri)
    assert at.text.splitlines()[found["range"]["start"]["line"]] == "  meaning: stronger"
    assert '"strengthened"' in found["message"]


def test_an_unknown_key_is_marked(opened, client):
    (found,) = client.diagnostics(opened(ARTICLE.replace("outlet:", "outlett: x\noutlet:")).uri)
    assert "outlett" in found["message"]


def test_keys_of_a_record_are_completed(opened):
    text = ARTICLE.replace("  attribution", "  s\n  attribution")
    found = opened(text).completions("marked\n  s")
    assert {"speaker", "cue", "source", "chain"} <= set(found)
    assert "meaning" not in found


def test_labels_are_completed_each_with_its_definition(opened):
    found = opened(ARTICLE.replace("meaning: strengthened", "meaning: ")).completions("  meaning: ")
    assert {label.value for label in vocab.Meaning} <= set(found)
    for label in vocab.Meaning:
        said = found[label.value].get("documentation") or ""
        assert label.definition in (said["value"] if isinstance(said, dict) else said)


def test_hovering_over_a_key_says_what_it_means(opened):
    assert "Outlet, as listed in corpus.toml." in opened(ARTICLE).hover("outl")


def test_hovering_over_a_label_says_what_it_means(opened):
    said = opened(ARTICLE).hover("meaning: stren")
    assert vocab.Meaning.STRENGTHENED.definition in said


def test_nothing_is_offered_that_only_a_program_writes(opened):
    found = opened(ARTICLE.replace("  attribution", "  s\n  attribution")).completions("marked\n  s")
    assert not {"computed", "suggested"} & set(found)


def test_a_value_is_never_filled_in_as_null(opened):
    text = ARTICLE.replace("  attribution", "  s\n  attribution")
    texts = [item["insertText"] for item in opened(text).completions("marked\n  s").values()]
    assert texts and not any("null" in one for one in texts)


@pytest.mark.parametrize(("key", "snippet"), [("quotes", "quote"), ("mentions", "mention")])
def test_a_snippet_gives_the_keys_of_a_record_and_what_is_chosen_is_legal(opened, client, key, snippet):
    text = MODELINE + ARTICLE.removeprefix(MODELINE).partition("quotes:")[0] + f"{key}:\n- "
    body = opened(text).completions(text)[snippet]["insertText"]
    filled = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", body)
    filled = re.sub(r"\$\{\d+:([^}]*)\}", r"'x'", filled).replace("speaker: 'x'", "speaker: ada").replace(
        "claim: 'x'", "claim: ada").replace("statement: 'x'", "statement: main")  # fmt: skip
    path = client.root / "annotations" / "mill-race" / f"filled-{snippet}.yaml"
    assert client.diagnostics(client.open(path, text + filled + "\n").uri) == []

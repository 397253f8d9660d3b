"""The script that posts a report, against a stub of GitHub: hostile archives, other people's numbers, one comment."""

from __future__ import annotations

import base64
import gzip
import importlib.util
import io
import json
import re
import sys
import threading
import zipfile
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from corpus_tools.diagnostics.render.markdown import render
from corpus_tools.diagnostics.report import Report

SCRIPT = Path(__file__).parents[2] / ".github" / "scripts" / "post_report.py"
SPEC = importlib.util.spec_from_file_location("post_report", SCRIPT)
post_report = importlib.util.module_from_spec(SPEC)
sys.modules["post_report"] = post_report
SPEC.loader.exec_module(post_report)

HEAD = "0123456789abcdef0123456789abcdef01234567"
SARIF = json.dumps({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "corpus-tools"}}, "results": []}]})


def archive(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, contents in files.items():
            packed.writestr(name.replace("_", "."), contents)
    return data.getvalue()


class GitHub:
    """What the stub answers with, and what it was asked.

    The archive lies on a second server, as it does in earnest.
    """

    def __init__(self):
        self.archive = archive(number="7\n", report_md="### 1 error\n", diff_md="Nothing changed.", report_sarif=SARIF)
        self.run = {"id": 99, "head_sha": HEAD, "head_repository": {"full_name": "ada/fork"}}
        self.pull = {
            "state": "open",
            "head": {"sha": HEAD, "repo": {"full_name": "ada/fork"}},
            "base": {"repo": {"full_name": "o/r"}},
        }
        self.comments = [{"id": 1, "user": {"login": "ada"}, "body": "<!-- corpus-tools: report -->\nnot the bot's"}]
        self.artifacts = [{"name": "report", "expired": False, "size_in_bytes": 900}]
        self.scanning = 202
        self.written = []
        self.tokens_at_the_store = []

    def answer(self, path):
        place, _, query = path.partition("?")
        match place.removeprefix("/repos/o/r").split("/")[1:]:
            case ["actions", "runs", "99"]:
                return self.run
            case ["actions", "runs", "99", "artifacts"]:
                address = f"{self.url}/repos/o/r/actions/artifacts/5/zip"
                return {"artifacts": [{"archive_download_url": address} | one for one in self.artifacts]}
            case ["pulls", "7"]:
                return self.pull
            case ["issues", "7", "comments"]:
                page = int(query.rpartition("page=")[2])
                return self.comments[100 * (page - 1) : 100 * page]
        return None


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        github = self.server.github
        if self.server is github.store:
            github.tokens_at_the_store.append(self.headers.get("Authorization"))
            return self.send(200, github.archive)
        if self.path.endswith("/zip"):
            return self.send(302, b"", Location=f"{github.store_url}/archive")
        found = github.answer(self.path)
        return self.send(200 if found is not None else 404, json.dumps(found).encode())

    def do_POST(self):
        github = self.server.github
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        github.written.append((self.command, self.path.removeprefix("/repos/o/r"), body))
        self.send(github.scanning if "sarif" in self.path else 201, b"{}")

    def do_PATCH(self):
        self.do_POST()

    def send(self, status, data, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def github(monkeypatch):
    stub, servers = GitHub(), []
    for name in ("api", "store"):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.github = stub
        setattr(stub, name, server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        servers.append(server)
    stub.url, stub.store_url = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    values = {"GITHUB_API_URL": stub.url, "GITHUB_REPOSITORY": "o/r", "GITHUB_TOKEN": "secret", "RUN_ID": "99"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    yield stub
    for server in servers:
        server.shutdown()
        server.server_close()


def test_posts_one_comment_and_the_findings(github, capsys):
    assert post_report.main() == 0
    (method, path, comment), (_, sarif_path, findings) = github.written
    assert (method, path) == ("POST", "/issues/7/comments")
    assert comment["body"].startswith("<!-- corpus-tools: report -->\nCheck of 0123456789ab,")
    assert "### 1 error" in comment["body"] and "Nothing changed." in comment["body"]
    assert sarif_path == "/code-scanning/sarifs"
    assert (findings["ref"], findings["commit_sha"]) == ("refs/pull/7/head", HEAD)
    assert gzip.decompress(base64.b64decode(findings["sarif"])).decode() == SARIF
    assert capsys.readouterr().out == "comment posted\nfindings sent\n"


def test_replaces_the_comment_that_is_there_on_whatever_page(github):
    github.comments += [{"id": 2, "user": {"login": "x"}, "body": "hello"}] * 150
    github.comments += [
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- corpus-tools: report -->\nold"}
    ]
    assert post_report.main() == 0
    assert github.written[0][:2] == ("PATCH", "/issues/comments/3")


def test_the_token_does_not_go_along_to_where_the_archive_lies(github):
    post_report.main()
    assert github.tokens_at_the_store == [None]


@pytest.mark.parametrize("number", ["", "x", "7; echo", "-7", "0", "٧", "7\n8", "1" * 20])
def test_a_number_that_is_none_is_refused(github, number):
    github.archive = archive(number=number, report_md="x")
    assert post_report.main() == 1
    assert github.written == []


def test_another_pull_request_is_not_written_to(github, capsys):
    github.pull["head"]["repo"] = {"full_name": "bea/fork"}
    assert post_report.main() == 1
    assert github.written == []
    assert "not one of pull request 7" in capsys.readouterr().err


@pytest.mark.parametrize(
    "change", [{"state": "closed"}, {"head": {"sha": "f" * 40, "repo": {"full_name": "ada/fork"}}}]
)
def test_a_newer_head_or_a_closed_pull_request_is_left_alone(github, change, capsys):
    github.pull |= change
    assert post_report.main() == 0
    assert github.written == []
    assert "closed, or has another head" in capsys.readouterr().out


def test_a_fork_that_is_gone_is_refused(github):
    github.pull["head"]["repo"] = github.run["head_repository"] = None
    assert post_report.main() == 1


@pytest.mark.parametrize("artifacts", [[], [{"name": "report", "expired": True, "size_in_bytes": 1}]])
def test_a_run_without_report_is_no_fault(github, artifacts):
    github.artifacts = artifacts
    assert post_report.main() == 0
    assert github.written == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no archive",
        archive(number="7", report_md=b"x" * 300_000),
        archive(number="7", report_sarif=b" " * 6_000_000),
        b"x" * 9_000_000,
    ],
    ids=["empty", "broken", "long report", "bomb", "large"],
)
def test_an_archive_that_is_not_what_it_should_be_is_refused(github, data):
    github.archive = data
    assert post_report.main() == 1
    assert github.written == []


def test_an_archive_that_says_it_is_too_large_is_not_fetched(github):
    github.artifacts[0]["size_in_bytes"] = 9_000_000
    assert post_report.main() == 1
    assert github.tokens_at_the_store == []


def test_names_that_lead_out_and_names_nobody_knows_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name in ("../report.md", "/number", "x/report.md", "report.md\0.exe", "number"):
            packed.writestr(name, "7")
    assert set(post_report.read_archive(data.getvalue())) <= {"number", "report.md"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "@everyone", "o/r#12", "GH-12", "www.evil.example", "[x](https://evil.example)", "![x](//evil.example/a.png)",
        "<!-- hidden", "https://github.com/o/rx/issues/1", "https:///github.com/o/r/", "\r# x",
        "[x](/evil/r)", "[x](../../evil)", "[x]\n\n[x]: /evil", "[x][y]\n\n[y]: </evil>", "![x](/evil/a.png)",
        "<a href='/evil'>x</a>", "<img src=/evil.png>", "</details><form>", "<mailto:a@b.example>", "a@b.example",
        "[x](https:&#47;&#47;evil.example)", r"[x](https:\/\/evil.example)",
        r"https:\/\/evil.example www\.evil gh\-7", "&#64;ada", "@&#97;da", "&commat;ada",
        "#&#49;2", "[x](https://github.com/o/r/../../evil)", "https://github.com/o/r/blob/HEAD/../../../../evil",
        "[x](https://github.com/o/r/blob/x/docs/checks/../../A201.md)", "&lt;img&gt; &#60;img&#62;",
    ],
)  # fmt: skip
def test_nothing_calls_anybody_or_leads_away(hostile):
    tamed = post_report.tame(hostile, "o/r")
    assert tamed != hostile
    html = cmarkgfm.github_flavored_markdown_to_html(tamed, options=Options.CMARK_OPT_UNSAFE)
    assert re.findall(r"<(?=[a-z/!?])(?!/?(?:p|h1|details)>)", html, re.IGNORECASE) == []
    assert not re.search(r"@\w|#\d|gh-\d|www\.|//", unescape(html), re.IGNORECASE)


@pytest.mark.parametrize("piece", ["<!--", "[", "](", "](docs/checks/", "```\n", "&", "/"])
def test_a_report_full_of_beginnings_comes_to_an_end(piece):
    tamed = post_report.tame(piece * (200_000 // len(piece)), "o/r")
    assert len(post_report.cut(tamed, 30_000)) < 31_000


def test_the_marker_is_the_one_that_the_report_begins_with():
    assert render(Report(), lambda _: None).splitlines()[0] == post_report.MARKER


def test_a_page_about_a_code_is_linked_where_a_comment_can_follow_it():
    tamed = post_report.tame("**error** [A201](docs/checks/A201.md) and [x](docs/checks/../../x)", "o/r")
    assert (
        tamed
        == "**error** [A201](https://github.com/o/r/blob/HEAD/docs/checks/A201.md) and [x]\u200b(docs/checks/../../x)"
    )


def test_links_to_pages_of_the_repository_stay():
    link = "[A201](https://github.com/o/r/blob/HEAD/docs/checks/A201.md)"
    assert post_report.tame(link, "o/r") == link


def test_a_block_that_is_cut_is_closed_by_as_many_marks_as_it_was_opened_with():
    report = "````text\n" + "```\n" * 100
    assert post_report.cut(report, 200).splitlines()[-3:] == ["````", "", "… cut short; the run has the rest."]


def test_a_long_report_is_cut_at_a_line_with_its_code_closed(github):
    report = "```text\n" + "a finding\n" * 15_000 + "```\n"
    github.archive = archive(number="7", report_md=report, diff_md=report)
    post_report.main()
    body = github.written[0][2]["body"]
    assert len(body) < 65_536
    assert body.count("```") == 4
    assert "cut short" in body


@pytest.mark.parametrize("sarif", ["", "[]", '{"runs": []}', SARIF.replace("corpus-tools", "other"), "[" * 100_000])
def test_findings_of_another_form_are_left_out(github, sarif, capsys):
    github.archive = archive(number="7", report_md="x", report_sarif=sarif)
    assert post_report.main() == 0
    assert len(github.written) == 1
    assert "findings left out" in capsys.readouterr().out


def test_a_repository_without_code_scanning_gets_the_comment(github, capsys):
    github.scanning = 403
    assert post_report.main() == 0
    assert capsys.readouterr().out == "comment posted\nfindings left out: code scanning answers 403\n"

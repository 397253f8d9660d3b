"""Posts what the check of a pull request found: one comment that is kept up to date, and findings for code scanning.

Runs on the default branch, with rights that a pull request's own run does not get. What that run left behind was made
by code of the pull request and is treated as such: of the archive four names are read, each up to a size; the number
of the pull request counts only if its head is the commit of that run; nothing in the report can call anybody, refer to
another issue or lead off this repository. Nothing is executed and nothing is written to disk.

Standard library only; `GITHUB_TOKEN` and `RUN_ID` are its arguments, the rest every runner sets.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import re
import sys
import zipfile
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

ARTIFACT = "report"
"""Name of the archive that `ci.yml` leaves behind."""

LIMITS = {"number": 20, "report.md": 200_000, "diff.md": 200_000, "report.sarif": 5_000_000}
"""Files that are read from it, with the most bytes each may have."""

MAX_ARCHIVE = 8_000_000
"""Most bytes of the archive itself."""

MARKER = "<!-- corpus-tools: report -->"
"""First line of the comment, by which the next run finds it; `check --format markdown` begins with the same."""

AUTHOR = "github-actions[bot]"
"""Who posts it."""

MAX_COMMENT = 60_000
"""Most characters of the comment; GitHub takes 65,536."""

MAX_PAGES = 20
"""Most pages of a hundred comments that are looked through for ours."""

MAX_RESULTS = 5_000
"""Most results of a SARIF file; GitHub shows as many."""

TIMEOUT_SECONDS = 30


class RefusedError(Exception):
    """What the other run left behind is not what it should be."""


class StaleError(Exception):
    """There is nothing to post: no report, or a newer commit."""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow no redirect by itself: the token would go along."""


@dataclass(frozen=True, slots=True)
class Api:
    """GitHub's REST interface for one repository.

    Attributes:
        url: address of the interface.
        repository: owner/name.
        token: what it lets us in by.
    """

    url: str
    repository: str
    token: str

    def ask(self, path: str, *, method: str = "GET", body: object = None) -> Any:
        """Return the answer to one request below ``/repos/<repository>``."""
        with self._open(f"{self.url}/repos/{self.repository}{path}", method=method, body=body) as answer:
            return json.loads(answer.read() or b"null")

    def download(self, address: str, *, limit: int) -> bytes:
        """Return a file that the interface leads to by one redirect; the token stays here."""
        if not address.startswith(f"{self.url}/"):
            message = "the archive lies elsewhere"
            raise RefusedError(message)
        try:
            with self._open(address) as answer:
                data: bytes = answer.read(limit + 1)
        except HTTPError as error:
            place = error.headers.get("Location", "")
            if error.code not in {HTTPStatus.FOUND, HTTPStatus.TEMPORARY_REDIRECT} or not place:
                raise
            if urlsplit(place).scheme != urlsplit(self.url).scheme:
                message = "the archive lies elsewhere"
                raise RefusedError(message) from None
            with build_opener(_Stay).open(Request(place), timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - https
                data = answer.read(limit + 1)
        if len(data) > limit:
            message = f"the archive has more than {limit:,} bytes"
            raise RefusedError(message)
        return data

    def _open(self, address: str, *, method: str = "GET", body: object = None) -> HTTPResponse:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "User-Agent": "corpus-tools-report",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        data = None if body is None else json.dumps(body).encode()
        request = Request(address, data=data, headers=headers, method=method)  # noqa: S310 - the runner's own
        return build_opener(_Stay).open(request, timeout=TIMEOUT_SECONDS)  # type: ignore[no-any-return]


def read_archive(data: bytes) -> dict[str, str]:
    """Return the known files of an archive as text; whatever else is in it is left alone.

    Raises:
        RefusedError: if it cannot be read, or a file is larger than it may be.
    """
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in sorted(LIMITS.keys() & set(archive.namelist())):
                with archive.open(name) as file:
                    contents = file.read(LIMITS[name] + 1)
                if len(contents) > LIMITS[name]:
                    message = f"{name} has more than {LIMITS[name]:,} bytes"
                    raise RefusedError(message)
                found[name] = contents.decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        message = f"the archive cannot be read: {type(error).__name__}"
        raise RefusedError(message) from error
    return found


def find_report(api: Api, run_id: int) -> dict[str, str]:
    """Return the files that a run left behind.

    Raises:
        StaleError: if it left none.
    """
    listed = api.ask(f"/actions/runs/{run_id}/artifacts?per_page=100&name={ARTIFACT}")["artifacts"]
    ours = [one for one in listed if one["name"] == ARTIFACT and not one["expired"]]
    if not ours:
        message = "the run left no report"
        raise StaleError(message)
    if ours[-1]["size_in_bytes"] > MAX_ARCHIVE:
        message = f"the archive has {ours[-1]['size_in_bytes']:,} bytes"
        raise RefusedError(message)
    return read_archive(api.download(ours[-1]["archive_download_url"], limit=MAX_ARCHIVE))


def prove_number(api: Api, run: dict[str, Any], said: str) -> int:
    """Return the number of the pull request that a run is of, which the run itself only claims.

    Raises:
        RefusedError: if it is no number, or that of another pull request.
        StaleError: if the pull request has a newer commit or is closed.
    """
    if not re.fullmatch(r"[1-9][0-9]{0,9}", said.strip(), re.ASCII):
        message = "the number of the pull request is none"
        raise RefusedError(message)
    number = int(said)
    pull = api.ask(f"/pulls/{number}")
    head = (pull["head"]["repo"] or {}).get("full_name")
    is_of_run = head == (run["head_repository"] or {}).get("full_name") and head is not None
    if not is_of_run or pull["base"]["repo"]["full_name"] != api.repository:
        message = f"the run is not one of pull request {number}"
        raise RefusedError(message)
    if pull["state"] != "open" or pull["head"]["sha"] != run["head_sha"]:
        message = f"pull request {number} is closed, or has another head by now"
        raise StaleError(message)
    return number


def tame(markdown: str, repository: str) -> str:
    """Return Markdown that calls nobody, refers to nothing and leads nowhere but to this repository's pages about codes.

    Those pages, which the report names by their path or address, are linked on the default branch.

    Example:
        >>> tame("by @ada in #12, see //else.where", "o/r").replace(chr(0x200B), "|")
        'by @|ada in #|12, see /|/else.where'
        >>> tame("[x](/else/where) <img> &#64;ada", "o/r").replace(chr(0x200B), "|")
        '[x]|(/else/where) <|img> &|#|64;ada'
    """
    own = f"https://github.com/{repository}/blob/"
    page = re.compile(rf"\]\((?:{re.escape(own)}[0-9A-Za-z]+/)?(docs/checks/[A-Z][0-9]{{3}}\.md)\)")
    pieces = page.split(markdown.replace("\r", "").replace(MARKER, ""))
    pieces[::2] = [_ALIVE.sub("\\g<0>\u200b", piece) for piece in pieces[::2]]
    pieces[1::2] = [f"]({own}HEAD/{name})" for name in pieces[1::2]]
    return "".join(pieces)


_ALIVE = re.compile(
    r"/(?=\\?/)|@(?=\w)|#(?=\d)|\bgh(?=\\?-\d)|\bwww(?=\\?\.)"
    r"|\](?=[(:\[])"  # links, and what they could refer to
    r"|<(?=[a-z/!?])(?!/?(?:details|summary)>)"
    r"|&(?=[#a-z])(?!(?:lt|gt|amp|quot);)",  # a character that stands for another would be looked at too late
    re.IGNORECASE,
)


def cut(markdown: str, limit: int) -> str:
    """Return Markdown of at most about ``limit`` characters, cut at the end of a line, with an open code block closed."""
    if len(markdown) <= limit:
        return markdown
    kept = markdown[:limit].rpartition("\n")[0]
    return "\n".join([kept, *_open_fence(kept), "", "… cut short; the run has the rest.", ""])


def _open_fence(markdown: str) -> list[str]:
    """Return the line that closes the code block in which some Markdown ends; none if it ends in none."""
    fence = ""
    for marks, words in re.findall(r"^ {0,3}(`{3,})(.*)$", markdown, re.MULTILINE):
        if not fence:
            fence = marks
        elif len(marks) >= len(fence) and not words.strip():
            fence = ""
    return [fence] if fence else []


def compose(files: dict[str, str], run: dict[str, Any], repository: str) -> str:
    """Return the comment: what was checked first, then the report, then what changes in the dataset."""
    address = f"https://github.com/{repository}/actions/runs/{int(run['id'])}"
    parts = [
        MARKER,
        f"Check of {re.sub('[^0-9a-f]', '', run['head_sha'])[:12]}, as [its run]({address}) printed it.\n",
    ]
    report = files.get("report.md", "").strip()
    diff = files.get("diff.md", "").strip()
    parts.append(cut(tame(report, repository), MAX_COMMENT // 2) if report else "The check did not finish.")
    if diff:
        parts += ["\n<details><summary>What it changes in the dataset</summary>\n"]
        parts += [cut(tame(diff, repository), MAX_COMMENT // 3), "\n</details>"]
    return "\n".join(parts) + "\n"


def post_comment(api: Api, number: int, body: str) -> str:
    """Post the comment, or replace the one that is there; return what was done."""
    ours = next((one for one in _comments(api, number) if _is_ours(one)), None)
    if ours is None:
        api.ask(f"/issues/{number}/comments", method="POST", body={"body": body})
        return "posted"
    api.ask(f"/issues/comments/{int(ours['id'])}", method="PATCH", body={"body": body})
    return "updated"


def _comments(api: Api, number: int) -> Iterator[dict[str, Any]]:
    for page in range(1, MAX_PAGES + 1):
        found = api.ask(f"/issues/{number}/comments?per_page=100&page={page}")
        yield from found
        if len(found) < 100:
            return


def _is_ours(comment: dict[str, Any]) -> bool:
    user = comment.get("user") or {}
    return user.get("login") == AUTHOR and (comment.get("body") or "").startswith(MARKER)


def post_findings(api: Api, number: int, sha: str, sarif: str) -> str:
    """Send findings to code scanning, if they are a report of ours; return what was done."""
    try:
        (run,) = (known := json.loads(sarif))["runs"]
        is_ours = known["version"] == "2.1.0" and run["tool"]["driver"]["name"] == "corpus-tools"
        is_ours = is_ours and len(run["results"]) <= MAX_RESULTS
    except (ValueError, TypeError, KeyError, RecursionError):
        is_ours = False
    if not is_ours:
        return "left out: no report of corpus-tools"
    packed = base64.b64encode(gzip.compress(sarif.encode(), mtime=0)).decode()
    body = {"commit_sha": sha, "ref": f"refs/pull/{number}/head", "sarif": packed, "tool_name": "corpus-tools"}
    try:
        api.ask("/code-scanning/sarifs", method="POST", body=body)
    except HTTPError as error:  # code scanning is not switched on for every repository
        return f"left out: code scanning answers {error.code}"
    return "sent"


def main() -> int:
    """Post the report of the run that `RUN_ID` names; return 1 if what it left behind is refused."""
    env = os.environ
    api = Api(env["GITHUB_API_URL"].rstrip("/"), env["GITHUB_REPOSITORY"], env["GITHUB_TOKEN"])
    try:
        run = api.ask(f"/actions/runs/{int(env['RUN_ID'])}")
        files = find_report(api, int(env["RUN_ID"]))
        number = prove_number(api, run, files.get("number", ""))
        print(f"comment {post_comment(api, number, compose(files, run, api.repository))}")
        if "report.sarif" in files:
            print(f"findings {post_findings(api, number, run['head_sha'], files['report.sarif'])}")
    except StaleError as stale:
        print(f"nothing to post: {stale}")
    except RefusedError as refused:
        print(f"refused: {refused}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

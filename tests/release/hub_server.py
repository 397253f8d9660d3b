"""A loopback server that speaks as much of the Hub's contract as the unmodified `huggingface_hub` client needs.

Behind it stands a real bare git repository a dataset, with LFS pointers; objects of LFS lie in a folder
beside it. What it proves are our calls and the git result. The Hub's own rules (which card it accepts,
who may write, Xet storage, rate limits, the viewer) it does not know.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"
IN_POINTER = re.compile(rb"version https://git-lfs.*\noid sha256:(?P<oid>[0-9a-f]{64})\nsize (?P<size>\d+)\n")
LOCK = threading.Lock()


class Hub:
    """All repositories, objects and requests of one server."""

    def __init__(self, root):
        self.root, self.requests, self.url = root, [], ""

    def git(self, name, *words, data=None, **variables):
        identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        command = ["git", "-C", str(self.root / name), *words]
        done = subprocess.run(
            command, input=data, env=os.environ | identity | variables, capture_output=True, check=True
        )
        return done.stdout

    def revision(self, name, revision):
        try:
            return self.git(name, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        except subprocess.CalledProcessError:
            raise Answer(404, code="RevisionNotFound") from None

    def refs(self, name, kind):
        found = (
            self.git(name, "for-each-ref", f"refs/{kind}", "--format=%(refname) %(objectname)").decode().splitlines()
        )
        pairs = [line.split() for line in found]
        return [{"name": ref.removeprefix(f"refs/{kind}/"), "ref": ref, "targetCommit": oid} for ref, oid in pairs]

    def tree(self, name, revision):
        for line in self.git(name, "ls-tree", "-r", "-z", self.revision(name, revision)).decode().split("\0")[:-1]:
            meta, path = line.split("\t")
            yield path, meta.split()[2]

    def entry(self, name, path, blob):
        data = self.git(name, "cat-file", "blob", blob)
        found = {"type": "file", "path": path, "oid": blob, "size": len(data)}
        pointer = IN_POINTER.fullmatch(data)
        if pointer:
            lfs = {"oid": pointer["oid"].decode(), "size": int(pointer["size"]), "pointerSize": len(data)}
            found |= {"size": lfs["size"], "lfs": lfs}
        return found

    def entries(self, name, revision):
        return [self.entry(name, path, blob) for path, blob in self.tree(name, revision)]

    def object(self, oid):
        return self.root / "lfs" / oid

    def commit(self, name, files, message, parent):
        """Write a commit of ``{path: blob or None}`` on top of main."""
        index = {"GIT_INDEX_FILE": str(self.root / name / "next-index")}
        self.git(name, "read-tree", *([parent] if parent else ["--empty"]), **index)
        lines = [f"{'100644' if blob else '0'} {blob or '0' * 40}\t{path}\n" for path, blob in files.items()]
        self.git(name, "update-index", "--index-info", data="".join(lines).encode(), **index)
        tree = self.git(name, "write-tree", **index).decode().strip()
        made = self.git(name, "commit-tree", tree, "-m", message, *(["-p", parent] if parent else [])).decode().strip()
        self.git(name, "update-ref", "refs/heads/main", made)
        return made

    def blob(self, name, data):
        return self.git(name, "hash-object", "-w", "--stdin", data=data).decode().strip()


class Answer(Exception):  # noqa: N818 - not an error, an answer
    def __init__(self, status, body=None, *, code=None):
        self.status, self.body, self.code = status, {} if body is None else body, code


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *arguments):
        pass

    def handle_any(self):
        url = urlsplit(self.path)
        self.hub.requests.append((self.command, unquote(url.path)))
        self.data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            self.data = b"".join(iter(self.read_chunk, b""))
        with LOCK:
            try:
                answer = Answer(200, self.answer(url.path))
            except Answer as other:
                answer = other
        self.send_json(answer)

    def answer(self, path):
        for methods, pattern, function in ROUTES:
            found = re.fullmatch(pattern, path)
            if found and self.command in methods.split():
                words = [unquote(word) for word in found.groups()]
                if function not in {create, upload, validate} and not (self.hub.root / words[0]).exists():
                    raise Answer(404, code="RepoNotFound")
                return function(self, *words)
        raise Answer(404, {"error": f"no route {self.command} {path}"})

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815 - names of the standard library

    def read_chunk(self):
        data = self.rfile.read(int(self.rfile.readline(), 16))
        self.rfile.readline()
        return data

    def send_json(self, answer):
        if isinstance(answer.body, File):
            self.send_file(answer.body)
            return
        data = json.dumps(answer.body).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if answer.code:
            self.send_header("X-Error-Code", answer.code)
            self.send_header("X-Error-Message", answer.code)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else data)

    def send_file(self, file):
        first, last = 0, len(file.data) - 1
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted:
            first, last = int(wanted[1]), min(int(wanted[2] or last), last)
        part = file.data[first : last + 1]
        self.send_response(206 if wanted else 200)
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(file.data)}")
        for key, value in file.headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else part)


class File:
    def __init__(self, data, **headers):
        self.data, self.headers = data, {key.replace("_", "-"): value for key, value in headers.items()}


def create(self):
    wanted = json.loads(self.data)
    name = f"{wanted['organization']}/{wanted['name']}"
    url = f"{self.hub.url}/datasets/{name}"
    if (self.hub.root / name).exists():
        raise Answer(409, {"error": "You already created this dataset repo", "url": url})
    (self.hub.root / name).mkdir(parents=True)
    self.hub.git(name, "init", "--quiet", "--bare", "--initial-branch=main")
    attributes = self.hub.blob(name, b"*.parquet filter=lfs diff=lfs merge=lfs -text\n")
    self.hub.commit(name, {".gitattributes": attributes}, "initial commit", None)
    return {"url": url}


def validate(_self):
    return {"errors": [], "warnings": []}


def describe(self, name, revision="main"):
    entries = self.hub.entries(name, revision)
    siblings = [{"rfilename": entry["path"]} for entry in entries]
    sha = self.hub.revision(name, revision)
    return {"id": name, "sha": sha, "siblings": siblings, "private": False, "tags": [], "downloads": 0, "likes": 0}


def refs(self, name):
    return {"branches": self.hub.refs(name, "heads"), "converts": [], "tags": self.hub.refs(name, "tags")}


def tree(self, name, revision, path=""):
    files = self.hub.entries(name, revision)
    below = f"{path}/" if path else ""
    found = [entry for entry in [*folders(files), *files] if entry["path"].startswith(below)]
    if not found:
        raise Answer(404, code="EntryNotFound")
    is_deep = parse_qs(urlsplit(self.path).query).get("recursive", [""])[0].lower() in {"true", "1"}
    return [entry for entry in found if is_deep or "/" not in entry["path"][len(below) :]]


def folders(files):
    names = {parent.as_posix() for entry in files for parent in PurePosixPath(entry["path"]).parents} - {"."}
    return [{"type": "directory", "path": name, "oid": "0" * 40, "size": 0} for name in sorted(names)]


def paths_info(self, name, revision):
    wanted = {path.strip("/") for path in parse_qs(self.data.decode())["paths"]}
    files = self.hub.entries(name, revision)
    return [entry for entry in [*folders(files), *files] if entry["path"] in wanted]


def preupload(self, name, revision):
    oids = dict(self.hub.tree(name, revision))
    return {
        "files": [
            {
                "path": file["path"],
                "uploadMode": "lfs" if file["path"].endswith(".parquet") else "regular",
                "shouldIgnore": False,
                "oid": oids.get(file["path"]),
            }
            for file in json.loads(self.data)["files"]
        ]
    }


def batch(self, _name):
    def action(item):
        if self.hub.object(item["oid"]).exists():
            return item
        return item | {"actions": {"upload": {"href": f"{self.hub.url}/lfs/{item['oid']}", "header": {}}}}

    return {"transfer": "basic", "objects": [action(item) for item in json.loads(self.data)["objects"]]}


def upload(self, oid):
    if hashlib.sha256(self.data).hexdigest() != oid:
        raise Answer(400, {"error": "other content"})
    self.hub.object(oid).parent.mkdir(exist_ok=True)
    self.hub.object(oid).write_bytes(self.data)
    return {}


def commit(self, name, revision):
    lines = [json.loads(line) for line in self.data.splitlines()]
    header, *operations = [(line["key"], line["value"]) for line in lines]
    head = self.hub.revision(name, revision)
    if header[1].get("parentCommit", head) != head:
        raise Answer(412, {"error": "A commit has happened since. Please refresh and try again."})
    files = {}
    for kind, value in operations:
        if kind == "file":
            files[value["path"]] = self.hub.blob(name, base64.b64decode(value["content"]))
        elif kind == "lfsFile":
            if not self.hub.object(value["oid"]).exists():
                raise Answer(400, {"error": "no such LFS object"})
            files[value["path"]] = self.hub.blob(name, POINTER.format(value["oid"], value["size"]).encode())
        else:
            files[value["path"]] = None
    made = self.hub.commit(name, files, header[1]["summary"], head)
    return {"success": True, "commitOid": made, "commitUrl": f"{self.hub.url}/datasets/{name}/commit/{made}"}


def make_tag(self, name, revision):
    tag = json.loads(self.data)["tag"]
    if any(ref["name"] == tag for ref in self.hub.refs(name, "tags")):
        raise Answer(409, {"error": "Tag reference exists already"})
    self.hub.git(name, "tag", tag, self.hub.revision(name, revision))
    return {}


def resolve(self, name, revision, path):
    blobs = dict(self.hub.tree(name, revision))
    if path not in blobs:
        raise Answer(404, code="EntryNotFound")
    data = self.hub.git(name, "cat-file", "blob", blobs[path])
    etag = blobs[path]
    pointer = IN_POINTER.fullmatch(data)
    if pointer:
        etag = pointer["oid"].decode()
        data = self.hub.object(etag).read_bytes()
    return File(data, ETag=f'"{etag}"', X_Repo_Commit=self.hub.revision(name, revision))


REPO, REV = r"([\w.-]+/[\w.-]+)", r"([^/]+)"
ROUTES = [
    ("POST", r"/api/repos/create", create),
    ("POST", r"/api/validate-yaml", validate),
    ("GET", rf"/api/datasets/{REPO}", describe),
    ("GET", rf"/api/datasets/{REPO}/revision/{REV}", describe),
    ("GET", rf"/api/datasets/{REPO}/refs", refs),
    ("GET", rf"/api/datasets/{REPO}/tree/{REV}", tree),
    ("GET", rf"/api/datasets/{REPO}/tree/{REV}/(.+)", tree),
    ("POST", rf"/api/datasets/{REPO}/paths-info/{REV}", paths_info),
    ("POST", rf"/api/datasets/{REPO}/preupload/{REV}", preupload),
    ("POST", rf"/api/datasets/{REPO}/commit/{REV}", commit),
    ("POST", rf"/api/datasets/{REPO}/tag/{REV}", make_tag),
    ("POST", rf"/datasets/{REPO}\.git/info/lfs/objects/batch", batch),
    ("PUT", r"/lfs/([0-9a-f]{64})", upload),
    ("GET HEAD", rf"/datasets/{REPO}/resolve/{REV}/(.+)", resolve),
]


@contextmanager
def running(root):
    """Serve the repositories below a folder on the loopback; yields a `Hub`."""
    hub = Hub(root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("BoundHandler", (Handler,), {"hub": hub}))
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)

"""Faults put into a release, and its own claims set right again so that nothing but the fault is left to find."""

import hashlib
import json

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from corpus_tools.release.documents.card import content_digest
from corpus_tools.release.folder.digest import RowsDigest
from corpus_tools.release.folder.labels import label_names
from corpus_tools.release.folder.parquet import WrittenSplit


def change_json(folder, name, change):
    """Let ``change`` edit a JSON file in place, and set its checksum right."""
    content = json.loads((folder / name).read_text())
    change(content)
    (folder / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
    if name != "manifest.json":
        seal_files(folder)


def change_front(folder, change):
    """Let ``change`` edit the card's front matter, and set its checksum right."""
    _, front, body = (folder / "README.md").read_text().split("---\n", 2)
    content = yaml.load(front, Loader=yaml.CSafeLoader)
    change(content)
    front = yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1_000_000)
    (folder / "README.md").write_text(f"---\n{front}---\n{body}")
    seal_files(folder)


def change_words(folder, old, new):
    """Replace words on the card, and set its checksum right."""
    card = (folder / "README.md").read_text()
    assert old in card
    (folder / "README.md").write_text(card.replace(old, new, 1))
    seal_files(folder)


def change_rows(folder, name, change):
    """Let ``change`` edit a file's rows in place, and set every claim about rows and files right."""
    table = pq.read_table(folder / name)
    rows = table.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), folder / name, compression="zstd")
    seal_rows(folder)


def seal_files(folder):
    """Set size and checksum of every file right."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for name, entry in manifest["files"].items():
        if (folder / name).is_file():
            data = (folder / name).read_bytes()
            entry |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")


def seal_rows(folder):
    """Set counts, sizes and digests right in manifest, card and Croissant, as a build from these rows would."""
    written = [read_split(folder, config, split) for config, split in splits_of(folder)]

    def in_manifest(manifest):
        for one in written:
            manifest["configs"][one.config][one.split] = {"rows": one.n_rows, "digest": one.digest}
            for name, n_rows in one.files.items():
                manifest["files"][name]["rows"] = n_rows

    def in_card(front):
        for config, info in zip(front["configs"], front["dataset_info"], strict=True):
            own = [one for one in written if one.config == config["config_name"]]
            config["description"] = f"{config['description'].partition('; content ')[0]}; content {content_digest(own)}"
            info["splits"] = [{"name": o.split, "num_bytes": o.n_bytes, "num_examples": o.n_rows} for o in own]
            info["download_size"] = sum(one.n_file_bytes for one in own)
            info["dataset_size"] = sum(one.n_bytes for one in own)

    def in_croissant(croissant):
        for node in croissant["distribution"]:
            data = (folder / node["contentUrl"]).read_bytes()
            node |= {"contentSize": f"{len(data)} B", "sha256": hashlib.sha256(data).hexdigest()}

    change_json(folder, "manifest.json", in_manifest)
    change_front(folder, in_card)
    change_json(folder, "croissant.json", in_croissant)


def splits_of(folder):
    """Return configs and splits in the manifest's order."""
    manifest = json.loads((folder / "manifest.json").read_text())
    return [(config, split) for config, splits in manifest["configs"].items() for split in splits]


def read_split(folder, config, split):
    """Return what was written of one config and split."""
    files = {f"data/{config}/{p.name}": p for p in sorted((folder / "data" / config).glob(f"{split}-*"))}
    tables = {name: pq.read_table(path) for name, path in files.items()}
    schema = next(iter(tables.values())).schema
    digest = RowsDigest(schema.remove_metadata(), label_names(schema))
    for table in tables.values():
        for batch in table.combine_chunks().to_batches():
            digest.update(batch)
    n_rows = {name: table.num_rows for name, table in tables.items()}
    n_bytes, size = sum(t.nbytes for t in tables.values()), sum(p.stat().st_size for p in files.values())
    return WrittenSplit(config, split, sum(n_rows.values()), n_bytes, size, digest.digest(), n_rows)

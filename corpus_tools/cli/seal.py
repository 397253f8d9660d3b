"""``corpus-tools seal``: turn an annotation of restricted texts from words into positions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.cli.options import add_corpus
from corpus_tools.diagnostics.quoting import escaped

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("folder", type=Path, help="folder of one event: event.yaml and a file for each article")
    parser.add_argument("--from", dest="texts", type=Path, required=True, metavar="DIR",
                        help="folder with the texts, <article>.txt each")  # fmt: skip
    add_corpus(parser)


def run(options: argparse.Namespace) -> int:
    """Seal the event into the corpus; nothing is written while a question is open."""
    from corpus_tools import editing, pipeline  # noqa: PLC0415 - a verb imports only what it needs

    root = pipeline.find_root(options.corpus or Path.cwd())
    done, names = editing.seal(root, options.folder, texts=options.texts)
    for key, questions in sorted(done.questions.items()):
        for question in questions:
            pointer = "/".join(map(str, question.pointer))
            print(f"  {escaped(key) or 'event'}.yaml: {pointer}: {escaped(question.message)}")
    if done.questions:
        print("nothing was sealed: answer these first")
        return 1
    for name in names:
        print(f"sealed {name}")
    folder = f"annotations/{escaped(options.folder.resolve().name)}"
    print(f"next, vouch for the texts: corpus-tools check {folder} --from {options.texts} --receipt --holder NAME")
    return 0

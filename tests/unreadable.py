"""Folders that may not be looked into, for tests that root runs too."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY = 65534


@contextmanager
def closed_folder(*names, copies=()):
    """Give a folder of everybody's with folders in it that whoever runs the body may not look into.

    Root may look everywhere, so it is somebody else meanwhile. Whatever the body needs is imported before, and what
    it reads is among ``copies``: the checkout itself may lie in a folder of root's alone.
    """
    with TemporaryDirectory() as place:
        home = Path(place)
        home.chmod(0o755)
        for name in names:
            (home / name).mkdir(parents=True)
        for folder in copies:
            shutil.copytree(folder, home / folder.name, copy_function=shutil.copyfile)
        is_root = os.geteuid() == 0
        try:
            for name in names:
                (home / name).chmod(0)
            if is_root:
                os.seteuid(NOBODY)
            yield home
        finally:
            if is_root:
                os.seteuid(0)
            for name in names:
                (home / name).chmod(0o755)

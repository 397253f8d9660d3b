import shutil
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[1] / "corpora"


@pytest.fixture
def tiny(tmp_path):
    """A copy of the tiny corpus that a test may change."""
    for name in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / name, tmp_path / name)
    return tmp_path / "tiny"

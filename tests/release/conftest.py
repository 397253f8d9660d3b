"""What several tests of releases stand on."""

import pytest

from tests.release.making import build


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return releases of two versions, and of the second one with another label."""
    home = tmp_path_factory.mktemp("built")
    build(home / "first")
    build(home / "second", version="0.2.0", fidelity="distorted")
    build(home / "other", version="0.2.0")
    return home

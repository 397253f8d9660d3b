"""No serious finding of axe-core, in both themes, at two widths, with a cell open, the composer open, and neither."""

import os
from importlib import resources
from pathlib import Path

import pytest

from tests.review.conftest import OPEN, RESTRICTED

GRAVE = {"serious", "critical"}


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core: the file that `AXE_CORE` names, or the one in axe-playwright-python."""
    named = os.environ.get("AXE_CORE")
    if named:
        return Path(named).read_text(encoding="utf-8")
    pytest.importorskip(
        "axe_playwright_python", reason="no axe-core: pip install -e '.[browser]', or name it in AXE_CORE"
    )
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def grave(tab, axe):
    tab.evaluate(axe)
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (one["id"], one["impact"], node["html"][:200])
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("place", ["", "#trees@vale-digest?mentions=shown", "#?q=zeppelin"])
def test_open_event(place, width, theme, open_page, read_page, axe):
    assert grave(open_page(read_page(OPEN), width=width, theme=theme, place=place), axe) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("with_texts", [True, False])
def test_restricted_event(with_texts, theme, open_page, read_page, axe):
    tab = open_page(read_page(RESTRICTED, with_texts=with_texts), theme=theme, place="#lamp-stays-lit@lamp-gazette")
    assert grave(tab, axe) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_composer(width, theme, open_page, read_page, axe):
    tab = open_page(read_page(OPEN), width=width, theme=theme)
    tab.locator(".filters summary").click()
    tab.locator("#annotate").click()
    assert grave(tab, axe) == []
    tab.locator("#choose-kind").select_option("mention")
    assert grave(tab, axe) == []

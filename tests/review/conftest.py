import os
import shutil
from pathlib import Path

import pytest

from corpus_tools import pipeline
from corpus_tools.review import page_of, render_page

CORPORA = Path(__file__).parents[1] / "corpora"
OPEN, RESTRICTED = "orchard-lease-2025", "harbour-lamp-2025"


@pytest.fixture
def tiny(tmp_path):
    """A copy of the tiny corpus that a test may change, with the texts of its restricted event beside it."""
    for name in ("tiny", "tiny-texts"):
        shutil.copytree(CORPORA / name, tmp_path / name)
    return tmp_path / "tiny"


@pytest.fixture
def draft_of(tiny):
    """Reads an event of the copy; without the texts that may not be passed on unless they are asked for."""

    def read(event, *, with_texts=False):
        return next(iter(pipeline.load(tiny, events=[event], texts=() if with_texts else None)))

    return read


@pytest.fixture
def read_page(draft_of):
    """Reads what the page of an event shows."""
    return lambda event, **options: page_of(draft_of(event, **options))


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium: the one `CORPUS_TOOLS_BROWSER` names, or one on the path."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install -e '.[browser]'")
    names = (os.environ.get("CORPUS_TOOLS_BROWSER"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium: install one (Debian: apt-get install chromium) or name it in CORPUS_TOOLS_BROWSER")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, tmp_path):
    """Opens a page in the browser, offline; whatever the page complains about fails the test at its end."""
    contexts, complaints = [], []

    def show(page, *, width=1280, height=900, theme="light", place=""):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, offline=True, reduced_motion="reduce"
        )
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(30_000)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(render_page(page), encoding="utf-8")
        tab.goto(f"{path.as_uri()}{place}")
        return tab

    yield show
    for context in contexts:
        context.close()
    assert complaints == []


def pytest_collection_modifyitems(items):
    """Mark what starts a browser as slow."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)

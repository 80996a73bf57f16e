"""One browser and one build for all browser tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, sync_playwright

from tests.browser.site_server import DOCUMENT, Site, build_with_zensical, serve

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# What a browser without `interestfor` and `popover=hint`, such as Safari, does with our pages.
OLDER = """
  delete HTMLAnchorElement.prototype.interestForElement
  addEventListener("interest", (event) => event.preventDefault(), true)
  Object.defineProperty(HTMLElement.prototype, "popover", {
    get() { const value = this.getAttribute("popover"); return value === "hint" ? "manual" : value },
    set(value) { this.setAttribute("popover", value) },
  })
"""
DESKTOP = ViewportSize(width=1360, height=900)
PHONE = ViewportSize(width=390, height=844)


def _executable() -> str:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail(
            "no Chromium on this machine: `apt-get install chromium`, or `make test`, which does it", pytrace=False
        )
    return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The built and served site."""
    server, site = serve(tmp_path_factory.mktemp("www"))
    yield site
    server.shutdown()


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same site, built by Zensical."""
    return build_with_zensical(tmp_path_factory.mktemp("zensical"))


@pytest.fixture(scope="session")
def document_page(site: Site) -> str:
    """The address of the document the tests read. To test another text, give its address here."""
    return site.url(DOCUMENT)


@pytest.fixture(scope="session")
def playwright_session() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_session: Playwright) -> Iterator[Browser]:
    browser = playwright_session.chromium.launch(executable_path=_executable(), args=QUIET)
    yield browser
    browser.close()


Windows = dict[str, BrowserContext]


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """One window of each kind for all tests, so that the files of the site are fetched once."""
    windows = {
        "desktop": browser.new_context(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]),
        "scriptless": browser.new_context(viewport=DESKTOP, java_script_enabled=False),
    }
    for kind in ("native", "fallback"):
        windows[f"{kind} desktop"] = browser.new_context(viewport=DESKTOP)
        windows[f"{kind} phone"] = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    for name, context in windows.items():
        if name.startswith("fallback"):
            context.add_init_script(OLDER)
    yield windows
    for context in windows.values():
        context.close()


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert not errors


@pytest.fixture
def page(windows: Windows) -> Iterator[Page]:
    """A desktop window with clipboard; a script error fails the test."""
    yield from _page(windows["desktop"])


@pytest.fixture(params=["native", "fallback"])
def hovering_page(request: pytest.FixtureRequest, windows: Windows) -> Iterator[Page]:
    """A desktop window, once with the browser's own popovers on interest, once with ours."""
    yield from _page(windows[f"{request.param} desktop"])


@pytest.fixture(params=["native", "fallback"])
def touch_page(request: pytest.FixtureRequest, windows: Windows) -> Iterator[Page]:
    """A phone, with either kind of popover."""
    yield from _page(windows[f"{request.param} phone"])


@pytest.fixture
def scriptless_page(windows: Windows) -> Iterator[Page]:
    """A window with JavaScript switched off."""
    yield from _page(windows["scriptless"])

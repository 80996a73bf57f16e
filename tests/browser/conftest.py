"""One browser and one build for all browser tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

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
    "--process-per-site",
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


class Windows:
    """One window of each kind for all tests, so that files of the site are fetched once; opened when asked for."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[str, BrowserContext] = {}

    def __getitem__(self, kind: str) -> BrowserContext:
        if kind not in self._open:
            self._open[kind] = self._window(kind)
            share_process(self._open[kind])
        return self._open[kind]

    def close(self) -> None:
        for context in self._open.values():
            context.close()

    def _window(self, kind: str) -> BrowserContext:
        new = self._browser.new_context
        if kind == "desktop":
            return new(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
        if kind == "scriptless":
            return new(viewport=DESKTOP, java_script_enabled=False)
        popovers, size = kind.split()
        context = new(viewport=DESKTOP) if size == "desktop" else new(viewport=PHONE, has_touch=True, is_mobile=True)
        if popovers == "fallback":
            context.add_init_script(OLDER)
        return context


Scheme = Literal["light", "dark"]


class Window(Protocol):
    """Opens a page."""

    def __call__(self, viewport: ViewportSize, scheme: Scheme = "light", script: bool = True) -> Page: ...


def share_process(context: BrowserContext) -> None:
    """Let all pages of a window run in one process, that of an empty page which stays open.

    To start a process for each page, and to compile all scripts in it anew, is more work than most tests.
    """
    page = context.new_page()
    page.route("**", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://127.0.0.1/")


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    windows = Windows(browser)
    yield windows
    windows.close()


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert not errors


@pytest.fixture
def window(windows: Windows) -> Iterator[Window]:
    """Opens pages of any size and colour scheme, with or without script; what they keep, others find."""
    opened: list[Page] = []

    def open_page(viewport: ViewportSize, scheme: Scheme = "light", script: bool = True) -> Page:
        page = windows["native desktop" if script else "scriptless"].new_page()
        opened.append(page)
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        return page

    yield open_page
    for page in opened:
        page.close()


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

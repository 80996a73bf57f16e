"""The site of the tests: built once, served on this machine under a base path, as GitHub Pages does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.website.previews import write_previews

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
BASE, EDITION = "base", "2026.11"
DOCUMENT = "en/X/RES/99/7/"
RIGHT_TO_LEFT = "ar/X/RES/99/7/"
REFERRING = "en/X/RES/99/8/"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing: the browser tells what it misses."""


@dataclass(frozen=True)
class Site:
    """A served site: its folder and its address."""

    folder: Path
    address: str

    def url(self, path: str = "") -> str:
        return self.address + path


def build(folder: Path, site_url: str) -> None:
    """Build the invented documents with the project's own configuration; a warning is an error."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(HERE / "pages/mkdocs.yml"), "--site-dir", str(folder)]
    environment = {
        **os.environ,
        "SITE_URL": site_url,
        "MIKE_DOCS_VERSION": "latest",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(PROJECT),
    }
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def build_with_zensical(folder: Path) -> Path:
    """Build the invented documents with Zensical, from the same configuration; gives the folder of the site."""
    configuration = folder / "mkdocs.yml"
    shutil.copytree(HERE / "pages/docs", folder / "docs")  # Zensical reads nothing outside its folder
    shutil.copytree(PROJECT / "generator/website/assets", folder / "assets")
    lines = [f"INHERIT: {HERE / 'pages/mkdocs.yml'}", "docs_dir: docs", "theme: {custom_dir: assets}"]
    configuration.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(configuration)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def serve(root: Path) -> tuple[ThreadingHTTPServer, Site]:
    """Build into `root` and serve it; the server has to be shut down by the caller."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = Site(root / BASE, f"http://127.0.0.1:{server.server_port}/{BASE}/")
    build(site.folder, site.address)
    write_previews(site.folder)
    versions = [{"version": EDITION, "title": EDITION, "aliases": ["latest"]}]
    (site.folder / "versions.json").write_text(json.dumps(versions), encoding="utf-8")
    return server, site

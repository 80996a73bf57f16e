"""The root of a page says in which language it is and how that runs."""

from __future__ import annotations

from pathlib import Path

from generator.website.roots import tell_languages

PAGE = '<!doctype html>\n<html lang="en" class="no-js">\n<p>x</p>\n</html>\n'


def test_the_root_says_the_language_of_its_folder(tmp_path: Path) -> None:
    for code in ("ar", "fr", "en"):
        (tmp_path / code / "A").mkdir(parents=True)
        (tmp_path / code / "A" / "index.html").write_text(PAGE)
    assert tell_languages(tmp_path) == 2
    assert '<html lang="ar" dir="rtl" class="no-js">' in (tmp_path / "ar/A/index.html").read_text()
    assert '<html lang="fr" dir="ltr" class="no-js">' in (tmp_path / "fr/A/index.html").read_text()
    assert (tmp_path / "en/A/index.html").read_text() == PAGE
    assert tell_languages(tmp_path) == 0

"""What surrounds the text of a page leads to pages of its language."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation

from tests.cases_support import PROJECT

NAVIGATION = [{"Documents": "en/index.md"}, {"About": "about.md"}]


@pytest.mark.parametrize(
    ("name", "language", "leads_to", "current"),
    [
        ("ar/A/RES/62/152.md", "ar", ["../../../../", "../../../../../about/"], None),
        ("ar/index.md", "ar", ["./", "../about/"], "page"),
        ("en/A/RES/62/152.md", "en", ["../../../../", "../../../../../about/"], None),
        ("about.md", "", ["../en/", "./"], None),
    ],
)
def test_the_list_of_documents_is_that_of_the_language_of_the_page(
    name: str, language: str, leads_to: list[str], current: str | None, tmp_path: Path
) -> None:
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(tmp_path), nav=NAVIGATION)
    names = dict.fromkeys(["en/index.md", "about.md", name])
    files = Files([File(one, str(tmp_path), str(tmp_path / "site"), use_directory_urls=True) for one in names])
    navigation = get_navigation(files, config)
    file = files.get_file_from_path(name)
    assert file is not None
    page = file.page
    assert page is not None
    page.meta, page.content = {"language": language}, ""
    html = config.theme.get_env().get_template("main.html").render(get_context(navigation, files, config, page))
    head, foot = lxml.html.document_fromstring(html).xpath("//nav[contains(@aria-label, 'Site')]")
    assert [link.get("href") for link in head.iter("a")] == [link.get("href") for link in foot.iter("a")] == leads_to
    assert next(head.iter("a")).get("aria-current") == current

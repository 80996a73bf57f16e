"""What surrounds the text of a page leads to pages of its language."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from tests.cases_support import PROJECT

NAVIGATION = [{"Documents": "en/index.md"}, {"About": "about.md"}]


def rendered(name: str, meta: dict[str, str], headings: list[AnchorLink], folder: Path) -> lxml.html.HtmlElement:
    """A page without words in a site of two further pages, as the template makes it."""
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(folder), nav=NAVIGATION)
    names = dict.fromkeys(["en/index.md", "about.md", name])
    files = Files([File(one, str(folder), str(folder / "site"), use_directory_urls=True) for one in names])
    navigation = get_navigation(files, config)
    file = files.get_file_from_path(name)
    assert file is not None and file.page is not None
    page = file.page
    page.meta, page.content, page.toc = meta, "", TableOfContents(headings)
    html = config.theme.get_env().get_template("main.html").render(get_context(navigation, files, config, page))
    return lxml.html.document_fromstring(html)


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
    head, foot = rendered(name, {"language": language}, [], tmp_path).xpath("//nav[contains(@aria-label, 'Site')]")
    assert [link.get("href") for link in head.iter("a")] == [link.get("href") for link in foot.iter("a")] == leads_to
    assert next(head.iter("a")).get("aria-current") == current


@pytest.mark.parametrize(
    ("meta", "below", "shown"),
    [
        ({"language": "en"}, 0, 0),
        ({"language": "en"}, 1, 1),
        ({"symbol": "A/RES/62/152", "language": "en"}, 0, 1),
        ({}, 0, 1),
    ],
)
def test_contents_are_offered_where_there_are_some(
    meta: dict[str, str], below: int, shown: int, tmp_path: Path
) -> None:
    """The list of one session has no heading but its own: its panel would be empty. A document has "How to cite"."""
    heading = AnchorLink("Heading", "heading", level=1)
    heading.children += [AnchorLink("Below", "below", level=2)] * below
    html = rendered("en/A/RES/62/index.md", meta, [heading], tmp_path)
    assert len(html.xpath("//button[@popovertarget='contents']")) == len(html.xpath("//nav[@id='contents']")) == shown


@pytest.mark.parametrize(("language", "end"), [("ar", "/ar/S/RES/1325(2000)/\\200E"), ("en", "/en/S/RES/1325(2000)/")])
def test_the_address_on_paper_is_written_as_people_write_it(language: str, end: str, tmp_path: Path) -> None:
    """Not `1325%282000%29`; in an Arabic line the slash at its end would go to its beginning without a mark."""
    meta = {"symbol": "S/RES/1325(2000)", "language": language, "direction": "rtl" if language == "ar" else "ltr"}
    html = rendered(f"{language}/S/RES/1325(2000).md", meta, [AnchorLink("1325", "title", level=1)], tmp_path)
    assert html.xpath("//style[contains(., '@page')]")[0].text.endswith(f'{end}"}}}}')
    assert html.xpath("//bdi[@class='address']")[0].text.endswith(f"/{language}/S/RES/1325(2000)/")

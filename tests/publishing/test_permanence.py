"""The promise of permanence: what is found, what people may say yes to, how it is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing import PublishingError, aliases, changes
from generator.publishing.changes import Change, word_difference
from generator.publishing.edition_page import difference_html
from generator.publishing.texts import read_page
from generator.website.sheets import Publication
from tests.cases_support import PROJECT
from tests.publishing.small import FIRST, SECOND, WORDS, Builder, Paragraphs, Small, page_of, site_of, write

CHANGED = {**WORDS, "op1": "1. Decides never to meet again;"}
SHORTER = {"pp1": WORDS["pp1"], "op1": WORDS["op1"]}


def test_words_are_those_read_and_not_their_html() -> None:
    one = read_page(
        '<article><p id="a">One <em>and</em> two,<sup><a role="doc-noteref" id="fnref1">1</a></sup></p></article>'
    )
    other = read_page(
        '<header>Site</header><article class="x"><p class="y" id="a"><span>One\n and</span> two,'
        '<sup class="z"><a id="fnref1" href="#fn1" role="doc-noteref">1</a></sup></p>'
        '<p data-ours id="b">Ours</p></article>'
    )
    assert one.words == "One and two,[1]" and one.anchors == {"a": "One and two,[1]", "fnref1": "[1]"}
    assert one.page.text == other.page.text and one.page.anchors == other.page.anchors
    assert read_page("<article><p>One and two,</p></article>").page.text != one.page.text
    assert read_page("<article><p>One</p><p>Two</p></article>").words == "One Two"


def test_a_new_template_is_no_change(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS}, mark="one"))
    small.publish("2", site_of({FIRST: WORDS}, mark="two"))
    assert "0 changed" in small.show("editions/2.html")


def test_a_change_needs_a_reason_that_is_committed(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS, SECOND: WORDS}))
    site, path = site_of({FIRST: CHANGED, SECOND: CHANGED}), small.folder / "docs/changes/2.toml"
    with pytest.raises(PublishingError, match="words that were published would change"):
        small.publish("2", site)
    first, second = changes.loads(path.read_text(encoding="utf-8"), "2.toml")
    assert (first.address, first.reason) == (f"{FIRST}#op1", "Sources")  # What the commit of its source says
    assert (second.address, second.reason) == (f"{SECOND}#op1", "")  # Its source is not committed.
    with pytest.raises(PublishingError, match="would change"):  # Written is not committed.
        small.publish("2", site)
    small.commit("Without a reason for the second")
    with pytest.raises(PublishingError, match=f"{SECOND}#op1") as refused:
        small.publish("2", site)
    assert FIRST not in str(refused.value)
    small.say_why("2", "A slip")
    small.publish("2", site)
    page = small.show("editions/2.html")
    assert "Sources" in page and "A slip" in page and "<ins> never</ins>" in page


def test_what_people_wrote_is_kept_when_the_list_is_written_again(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS, SECOND: WORDS}))
    for documents in ({FIRST: CHANGED, SECOND: WORDS}, {FIRST: CHANGED, SECOND: CHANGED}):
        with pytest.raises(PublishingError):
            small.publish("2", site_of(documents))
        path = small.folder / "docs/changes/2.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"Sources"', '"In my words"'), encoding="utf-8")
    assert [one.reason for one in changes.loads(path.read_text(encoding="utf-8"), "")] == ["In my words", ""]


def test_a_confirmed_change_is_of_these_words_only(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS}))
    with pytest.raises(PublishingError):
        small.publish("2", site_of({FIRST: CHANGED}))
    small.commit("Yes")
    with pytest.raises(PublishingError, match=r"meet \[-again-\]\{\+tomorrow"):
        small.publish("2", site_of({FIRST: {**WORDS, "op1": "1. Decides to meet tomorrow;"}}))


def test_a_paragraph_that_moved_is_told(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS}))
    moved = {"pp1": "Found later,", "pp2": WORDS["pp1"], "op1": WORDS["op1"], "op2": WORDS["op2"]}
    with pytest.raises(PublishingError):
        small.publish("2", site_of({FIRST: moved}))
    (change,) = changes.loads((small.folder / "docs/changes/2.toml").read_text(encoding="utf-8"), "")
    assert (change.address, change.moved) == (f"{FIRST}#pp1", "pp2")


def test_words_without_an_address_may_not_change_either(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS}))

    def build(folder: Path, publication: Publication) -> None:
        site_of({FIRST: WORDS})(folder, publication)
        page = folder / FIRST / "index.html"
        write(page, page.read_text(encoding="utf-8").replace("</h1>", "</h1><p>Adopted on 5 March</p>"))

    with pytest.raises(PublishingError, match=rf"{FIRST}: .*Adopted on 5 March"):
        small.publish("2", build)


def with_names(documents: Mapping[str, Paragraphs], names: dict[str, str]) -> Builder:
    """A website whose pages keep these old names too, as the build makes it."""

    def build(folder: Path, publication: Publication) -> None:
        site_of(documents)(folder, publication)
        for address in documents:
            page = folder / address / "index.html"
            text, faults = aliases.with_aliases(page.read_text(encoding="utf-8"), names)
            assert not faults
            write(page, text)

    return build


def test_an_address_that_is_gone_stops_the_publication_until_it_is_said(small: Small) -> None:
    small.publish("1", site_of({FIRST: WORDS}))
    with pytest.raises(
        PublishingError, match=rf"{FIRST}#op2: not there any more; edition 1 had it \(A/RES/98/1, sources/"
    ):
        small.publish("2", site_of({FIRST: SHORTER}))
    names = {"op2": "It was a heading."}
    write(small.folder / "docs/aliases.toml", f'["{FIRST}"]\nop2 = "It was a heading."\n')
    with pytest.raises(PublishingError, match="words that were published would change"):
        small.publish("2", with_names({FIRST: SHORTER}, names))
    small.say_why("2", "Mended")
    small.publish("2", with_names({FIRST: SHORTER}, names))
    assert 'id="op2"' in small.show(f"{FIRST}index.html")
    with pytest.raises(PublishingError, match="op2: not there any more; edition 1 had it"):
        small.publish("3", site_of({FIRST: SHORTER}))  # For ever
    assert "It was a heading." in small.show("editions/2.html")
    assert "1 address retired" in small.show("editions/2.html")


def test_old_names_stand_at_the_beginning_of_their_paragraph() -> None:
    page = page_of(FIRST, WORDS)
    text, faults = aliases.with_aliases(page, {"op9": "op2", "op7": "There was none & never <will> be."})
    assert faults == []
    assert '<p id="op2"><span data-ours data-alias id="op9"></span>' in text
    assert "There was none &amp; never &lt;will&gt; be." in text
    assert aliases.with_aliases(text, {"op9": "op2"})[0] == text
    assert read_page(text).page.aliases == {"op9", "op7"}
    assert read_page(text).page.text == read_page(page).page.text
    table = '<article><table id="table1"><tr><td>x</td></tr></table></article>'
    assert (
        '<span data-ours data-alias id="table2"></span><table' in aliases.with_aliases(table, {"table2": "table1"})[0]
    )


@pytest.mark.parametrize(
    ("names", "fault"),
    [
        ({"op1": "op2"}, "op1 is the name of a paragraph again"),
        ({"op9": "op8"}, "op9 should lead to op8, which is not there"),
    ],
)
def test_names_that_cannot_be_kept_are_told(names: dict[str, str], fault: str) -> None:
    assert aliases.with_aliases(page_of(FIRST, WORDS), names) == (page_of(FIRST, WORDS), [fault])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = \n", r"docs/aliases\.toml cannot be read: .*line 1, column 5"),
        ('["/en/A/"]\npp1 = "pp2"', r'\["/en/A/"\] is no address'),
        ('["en/A/"]\npp1 = 2', "en/A/: pp1 needs a name of today or a sentence"),
        ('["en/A/"]\n"a b" = "x"', "a b cannot be the name of a paragraph"),
        ('pp1 = "pp2"', r'\["pp1"\] is no address'),
    ],
)
def test_a_faulty_file_of_names_is_told(text: str, fault: str) -> None:
    with pytest.raises(PublishingError, match=fault):
        aliases.read_aliases(text, "docs/aliases.toml")


def test_the_projects_own_file_of_names_can_be_read() -> None:
    aliases.read_aliases((PROJECT / "docs/aliases.toml").read_text(encoding="utf-8"), "docs/aliases.toml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXT, TEXT, TEXT, TEXT)
def test_a_list_of_changes_comes_back_as_it_was(address: str, difference: str, reason: str, moved: str) -> None:
    change = Change(address, "a", "b", difference, reason, moved)
    assert changes.loads(changes.dumps("1", [change]), "x") == (change,)


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("take all measures", "take appropriate measures", "take [-all-]{+appropriate+} measures"),
        ("采取措施；", "采取一切措施；", "采取{+一切+}措施；"),
        ("a", "a", "a"),
        ("", "new", "{+new+}"),
        (f"{'x ' * 40}old", f"{'x ' * 40}new", "…" + "x " * 8 + "[-old-]{+new+}"),
    ],
)
def test_differences_are_told_word_by_word(before: str, after: str, difference: str) -> None:
    assert word_difference(before, after) == difference


def test_a_difference_is_shown_with_marks_and_without_markup_of_its_own() -> None:
    assert difference_html("a [-<b>-]{+c+} & d") == "a <del>&lt;b&gt;</del><ins>c</ins> &amp; d"


def test_the_manifest_is_as_its_schema_says(small: Small) -> None:
    schema = json.loads((PROJECT / "docs/schemas/edition-1.json").read_text(encoding="utf-8"))
    small.publish("2026.11", site_of({FIRST: WORDS}))
    small.publish("2026.12", site_of({FIRST: WORDS, SECOND: WORDS}))
    for edition in ("2026.11", "2026.12"):
        manifest = json.loads(small.show(f"{edition}/edition.json"))
        jsonschema.Draft202012Validator(schema).validate(manifest)
        assert manifest["pages"][FIRST]["source"]["file"] == "sources/A-RES-98-1.txt"
    assert manifest["pages"][SECOND]["anchors"].keys() == {"title", *WORDS}
    assert "anchors" not in manifest["pages"][FIRST] and manifest["pages"][FIRST]["since"] == "2026.11"

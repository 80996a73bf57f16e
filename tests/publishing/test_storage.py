"""Every text is in the published tree once: the rule, and the size of ten editions."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.publishing import PublishingError
from generator.publishing.manifest import History, dumps, loads, manifest_of
from generator.publishing.planning import Published, plan
from generator.publishing.storage import check_size, file_of, kept_pages, leads, place
from generator.publishing.texts import Page
from tests.publishing.small import WORDS, page_of

ADDRESS = "en/A/RES/98/1/"


def page(text: str) -> Page:
    return Page("A/RES/98/1", "", text, {"op1": text})


def history_of(*editions: Mapping[str, str]) -> History:
    """Editions 1, 2, … with these texts by address."""
    history = History()
    for number, texts in enumerate(editions, 1):
        pages = {address: page(text) for address, text in texts.items()}
        made = manifest_of(str(number), "2026-11-23T00:00:00Z", "1", [], pages, {}, history.newest)
        history = History((*history.manifests, made))
    return history


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["a"], [""]),
        (["a", "a", "a"], ["", "", ""]),
        (["a", "b"], ["1/", ""]),
        (["a", "a", "b", "b"], ["1/", "1/", "", ""]),
        (["a", "b", "a"], ["1/", "2/", ""]),
        (["a", "a", None], ["1/", "1/", None]),
        (["a", None, "a"], ["1/", None, ""]),
    ],
)
def test_words_stand_at_the_root_or_where_they_first_appeared(
    texts: list[str | None], places: list[str | None]
) -> None:
    history = history_of(*({ADDRESS: text} if text else {} for text in texts))
    found = [
        place(history, manifest.edition, ADDRESS).removesuffix(ADDRESS) if ADDRESS in manifest.pages else None
        for manifest in history.manifests
    ]
    assert found == places
    kept = {(where.rstrip("/"), ADDRESS) for where in places if where}
    assert kept_pages(history) == kept


def test_every_address_is_a_page_or_leads_to_one() -> None:
    """Of twenty random histories; nothing leads to a page that itself only leads on."""
    chance = random.Random(7)
    for _ in range(20):
        addresses = [f"en/A/RES/98/{number}/" for number in range(6)]
        texts = [{address: chance.choice("ab") for address in addresses if chance.random() < 0.8} for _ in range(6)]
        history = history_of(*texts)
        newest = history.newest
        assert newest is not None
        pages = {*newest.pages, *(f"{edition}/{address}" for edition, address in kept_pages(history))}
        leading = {lead.path: lead.target for lead in leads(history, "latest")}
        assert not pages & leading.keys()
        assert set(leading.values()) <= pages
        for manifest in history.manifests:
            for address in manifest.pages:
                own = f"{manifest.edition}/{address}"
                assert own in pages or leading[own] == place(history, manifest.edition, address)
        assert history.last_with.keys() <= pages | leading.keys()


def test_a_manifest_comes_back_as_it_was() -> None:
    history = history_of({ADDRESS: "a", "": "home"}, {ADDRESS: "a"})
    for manifest in history.manifests:
        assert loads(dumps(manifest), "x") == manifest
    assert history.anchors("2", ADDRESS) == {"op1": "a"}
    assert not history.manifests[1].pages[ADDRESS].anchors


def test_ten_editions_of_3400_documents_are_hardly_larger_than_one(tmp_path: Path) -> None:
    """With pages and companions of the sizes measured on real resolutions; every edition changes 1 % and adds 1 %."""
    companions = {"pdf": 84_000, "json": 24_000, "xml": 20_000, "anchors.json": 5_000}
    site: dict[str, Path] = {}
    html = page_of(ADDRESS, WORDS).ljust(47_000).encode()
    files = {"html": tmp_path / "page"} | {ending: tmp_path / ending for ending in companions}
    files["html"].write_bytes(html)
    for ending, size in companions.items():
        files[ending].write_bytes(b" " * size)
    chance = random.Random(7)
    texts = {f"en/A/RES/98/{number}/": "first" for number in range(3_400)}
    history, tree, sizes = History(), dict[str, tuple[str, int]](), []
    for number in range(1, 11):
        if number > 1:
            texts.update(dict.fromkeys(chance.sample(sorted(texts), 34), f"changed {number}"))
            texts.update({f"en/A/RES/99/{number}/{new}/": "new" for new in range(34)})
        anchors = {f"op{one}": "0123456789abcdef" for one in range(48)}
        pages = {address: Page("A/RES/98/1", "", text, anchors) for address, text in texts.items()}
        site = {file_of(address): files["html"] for address in texts}
        site |= {f"{address}A.{ending}": files[ending] for address in texts for ending in companions}
        made = manifest_of(str(number), "2026-11-23T00:00:00Z", "1", ["en"], pages, {}, history.newest)
        after = History((*history.manifests, made))
        published = Published(
            tree, lambda path: html if path.endswith(".html") else files[path.split(".", 1)[1]].read_bytes(), history
        )
        planned = plan(published, after, site, "https://example.org/", "latest", {})
        text = dumps(made).encode()
        planned.files |= {made.path: text, f"{number}/edition.json": text}
        sizes.append(planned.size(published))
        gone = {path for path in tree if path.split("/")[0] in planned.removed}
        tree = {path: facts for path, facts in tree.items() if path not in gone}
        tree |= {
            path: ("", len(data) if isinstance(data, bytes) else data.stat().st_size)
            for path, data in planned.files.items()
        }
        assert sum(size for _, size in tree.values()) == sizes[-1]
        history = after
    documents = len(texts) * (len(html) + sum(companions.values()))
    assert sizes[0] < 1.05 * 3_400 * (len(html) + sum(companions.values()))
    assert sizes[-1] < 1.3 * sizes[0]
    assert sizes[-1] - documents < 0.25 * sizes[0]


def test_the_budget_of_github_pages() -> None:
    assert check_size(799_000_000) == ""
    assert (
        check_size(801_000_000) == "the published website would have 801 MB, of 1000 MB that GitHub Pages takes at most"
    )
    with pytest.raises(PublishingError, match="would have 1,001 MB; GitHub Pages takes 1000 MB at most"):
        check_size(1_001_000_000)

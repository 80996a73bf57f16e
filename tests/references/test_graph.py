"""Cites, cited by, chains: invented resolutions."""

from __future__ import annotations

import datetime

from generator.document.model import Resolution
from generator.references.graph import Citing, Graph, build, document, years
from generator.references.recognition import recognise
from tests.references.made import made


def resolution(symbol: str, year: int, title: str = "", *preamble: str, notes: tuple[str, ...] = ()) -> Resolution:
    return made(symbol, preamble, ["Calls;", "Asks."], notes, title=title, adopted=datetime.date(year, 12, 10))


def graph_of(*resolutions: Resolution) -> Graph:
    return build(document(one, recognise(one)) for one in resolutions)


def test_cites_and_cited_by() -> None:
    first = resolution("A/RES/70/1", 2015, "A")
    second = resolution(
        "A/RES/71/5",
        2016,
        "B",
        "Recalling paragraph 2 of resolution 70/1 and resolution 69/9,",
        notes=("Resolution 70/1.",),
    )
    graph = graph_of(first, second)
    assert graph.cites["A/RES/71/5"] == ("A/RES/70/1", "A/RES/69/9")
    assert graph.cited_by == {"A/RES/70/1": (Citing("A/RES/71/5", "pp1"), Citing("A/RES/71/5", "fn1"))}
    assert graph.places == {"A/RES/70/1": {"op2": (Citing("A/RES/71/5", "pp1"),)}}


def test_a_reference_to_itself_is_no_citation() -> None:
    one = resolution("A/RES/71/5", 2016, "B", "Recalling resolution 71/5 and the annex to this resolution,")
    assert graph_of(one).cited_by == {}


def test_a_chain_of_one_title() -> None:
    words = "Recalling its resolutions 60/1 of 10 December 2005 and 61/2 of 10 December 2006,"
    titled = [
        resolution("A/RES/60/1", 2005, "Protection of invented things"),
        resolution("A/RES/61/2", 2006, "Protection of invented things", "Recalling its resolution 60/1,"),
        resolution("A/RES/62/3", 2007, "Protection of the invented things", words),
        resolution("A/RES/62/4", 2007, "Another matter altogether", words),
    ]
    graph = graph_of(*titled)
    chain = ("A/RES/60/1", "A/RES/61/2", "A/RES/62/3")
    assert all(graph.chain(symbol) == chain for symbol in chain)
    assert graph.chain("A/RES/62/4") == ("A/RES/62/4",)
    known = {one.symbol.canonical: document(one, recognise(one)) for one in titled}
    assert years(chain, known) == (("A/RES/60/1", "2005"), ("A/RES/61/2", "2006"), ("A/RES/62/3", "2007"))


def test_a_chain_without_titles() -> None:
    def renewed(symbol: str, year: int, recalled: str, first: str) -> Resolution:
        operative = [f"{first} the mandate of the invented mission until December {year + 1};", "Asks for a report."]
        return made(symbol, [f"Recalling its resolutions {recalled},"], operative, adopted=datetime.date(year, 12, 10))

    graph = graph_of(
        renewed("S/RES/1000(2000)", 2000, "900 (1998) and 950 (1999)", "Decides to extend"),
        renewed("S/RES/1100(2001)", 2001, "900 (1998), 950 (1999) and 1000 (2000)", "Decides to extend"),
        renewed("S/RES/1101(2002)", 2002, "900 (1998), 950 (1999) and 1000 (2000)", "Condemns all attacks on"),
        renewed("S/RES/1102(2003)", 2003, "800 (1997) and 1000 (2000)", "Decides to extend"),
    )
    assert graph.predecessor == {"S/RES/1100(2001)": "S/RES/1000(2000)"}


def test_chinese_titles_are_compared_by_their_characters() -> None:
    titled = [
        made("A/RES/60/1", title="保护虚构事物委员会的报告", adopted=datetime.date(2005, 12, 10), language="zh"),
        made(
            "A/RES/61/2",
            ["回顾其2005年12月10日第60/1号决议，"],
            title="保护虚构事物的报告",
            adopted=datetime.date(2006, 12, 10),
            language="zh",
        ),
    ]
    assert graph_of(*titled).chain("A/RES/61/2") == ("A/RES/60/1", "A/RES/61/2")


def test_two_that_recall_each_other_make_no_circle() -> None:
    graph = graph_of(
        resolution("A/RES/60/1", 2005, "Things", "Recalling its resolution 60/2,"),
        resolution("A/RES/60/2", 2005, "Things", "Recalling its resolution 60/1,"),
    )
    assert graph.predecessor == {} and graph.chain("A/RES/60/1") == ("A/RES/60/1",)


def test_one_successor_only() -> None:
    graph = graph_of(
        resolution("A/RES/60/1", 2005, "Things"),
        resolution("A/RES/61/1", 2006, "Things", "Recalling its resolution 60/1,"),
        resolution("A/RES/62/1", 2007, "Things", "Recalling its resolution 60/1,"),
    )
    assert graph.successor == {"A/RES/60/1": "A/RES/61/1"}

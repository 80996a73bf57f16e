"""Rules that hold in every script: full stops of other widths, no small letters, numbers in other words."""

from __future__ import annotations

from generator.document.model import Kind
from generator.document.walk import plain
from tests.recognition.support import resolution_of

ZH_SC = "\t\t第3201(2031)号决议\n\t\t安全理事会2031年5月3日第12001次会议通过\n\n\n"
ZH_GA = "2043年12月12日大会决议\n[根据第六委员会的报告 (A/98/400，第9段)]\n98/111.\t灯塔\n\n\n"
ZH_END = "\n第12次全体会议\n2043年12月12日\n"
AR_GA = "قرار اتخذته الجمعية العامة في 12 كانون الأول/ديسمبر 2043\n98/111.\tالمنارات\n\n\n"
AR_END = "\nالجلسة العامة 12\n12 كانون الأول/ديسمبر 2043\n"


def pairs(text: str, head: str) -> list[tuple[Kind, str]]:
    """Kind and words of every block."""
    return [(block.kind, plain(block.content)) for block in resolution_of(text, head).blocks]


def test_a_caption_without_a_tab_is_a_heading_where_stops_are_wide() -> None:
    body = "\t安全理事会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n报告：\n\t2.\t请秘书长提出报告。\n"
    assert (Kind.HEADING, "报告：") in pairs(body, ZH_SC)


def test_the_title_of_an_annex_above_a_table_is_one_where_stops_are_wide() -> None:
    body = (
        "\t大会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n\t2.\t请秘书长提出报告。\n"
        + ZH_END
        + "附件\n看守人的经费\n\t毛额\t净额\n\t\t\n油\t10\t9\n灯芯\t5\t4\n"
    )
    assert (Kind.ANNEX_TITLE, "看守人的经费") in pairs(body, ZH_GA)

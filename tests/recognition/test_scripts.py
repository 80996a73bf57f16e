"""Rules that hold in every script: full stops of other widths, no small letters, numbers in other words."""

from __future__ import annotations

from generator.document.model import Kind
from generator.document.walk import plain
from generator.references.anchors import with_anchors
from generator.writers.blocks import blocks_document
from tests.recognition.support import emphasised, resolution_of

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


def test_chinese_says_more_in_as_many_signs() -> None:
    """`目标：` is a caption in an annex, `我们承诺采取以下行动：` brings something in (E/RES/2021/20)."""
    body = "\t大会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n\t2.\t请秘书长提出报告。\n" + ZH_END
    annex = "附件\n灯塔宣言\n目标：\n\t1.\t点灯；\n我们承诺采取以下行动：\n\t2.\t提供灯油。\n"
    assert [kind for kind, _ in pairs(body + annex, ZH_GA)][-4:] == [
        Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH,
    ]  # fmt: skip


def test_the_title_of_an_annex_above_a_table_is_one_where_stops_are_wide() -> None:
    body = (
        "\t大会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n\t2.\t请秘书长提出报告。\n"
        + ZH_END
        + "附件\n看守人的经费\n\t毛额\t净额\n\t\t\n油\t10\t9\n灯芯\t5\t4\n"
    )
    assert (Kind.ANNEX_TITLE, "看守人的经费") in pairs(body, ZH_GA)


def anchors(text: str, head: str) -> list[str]:
    """The addresses of all blocks."""
    return [block.anchor for block in with_anchors(resolution_of(text, head)).blocks]


EN_GA = "Resolution adopted by the General Assembly on 12 December 2043\n98/111.\tLighthouses\n\n\n"
EN_END = "\n12th plenary meeting\n12 December 2043\n"


def test_a_section_has_the_same_address_whether_its_title_is_under_its_number_or_beside_it() -> None:
    english = (
        "\tThe General Assembly,\n\t\tI\n\t\tLamps\n\tRecalling oil,\n\t1.\tDecides to light them;\n\t\tWicks\n"
        "\t2.\tDecides to trim them;\n\t\tII\n\t\tShips\n\t1.\tRequests them to report.\n" + EN_END
    )
    chinese = (
        "\t大会，\n\t\t一\t灯\n\t回顾油，\n\t1.\t决定点灯；\n\t\t灯芯\n\t2.\t决定剪灯芯；\n"
        "\t\t二\t船\n\t1.\t请各船提出报告。\n" + ZH_END
    )
    titles = {"h1", "h3"}
    assert [one for one in anchors(english, EN_GA) if one not in titles] == anchors(chinese, ZH_GA)


def test_arabic_sections_count_beyond_ten() -> None:
    numbers = ["أولا", "حادي عشر", "تاسع عشر", "عشرين", "حاديا وعشرين"]
    body = "\tإن الجمعية العامة،\n\tإذ تشير إلى المنارات،\n" + "".join(
        f"\t\t{number}\n\t\tالمصابيح {place}\n\t1 -\tتقرر إضاءة المصابيح؛\n" for place, number in enumerate(numbers)
    )
    found = [one for one in anchors(body + AR_END, AR_GA) if "-op1" in one]
    assert found == ["s1-op1", "s11-op1", "s19-op1", "s20-op1", "s21-op1"]


def test_arabic_letters_with_a_colon_count_sections_and_letters_count_annexes() -> None:
    body = (
        "\tإن مجلس الأمن،\n\tإذ يشير إلى المنارات،\n\t\tألف: المصابيح\n\t1 -\tيقرر إضاءة المصابيح؛\n"
        "\t\tباء: السفن\n\t2 -\tيطلب تقديم تقرير.\n\t\tالمرفق ألف\n\t\tالقائمة\n\t1 -\tمصباح؛\n"
    )
    head = "\t\tالقرار 3201 (2031)\n\t\tالذي اتخذه مجلس الأمن في جلسته 12001، المعقودة في 3 أيار/مايو 2031\n\n\n"
    found = anchors(body, head)
    assert found == ["formula", "pp1", "s-a", "op1", "s-b", "op2", "annex", "annex-title", "annex-p1"]


def test_chinese_annexes_have_letters_and_their_sections_numbers() -> None:
    body = (
        "\t安全理事会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n\t2.\t决定继续处理此案。\n"
        "附件A\n物项\n\t1.\t灯；\n附件 B\n其他物项\n\t\t一.\t油\n\t\t二.\t灯芯\n\t1.\t棉线。\n"
    )
    found = anchors(body, ZH_SC)
    assert found[4:] == ["annex", "annex-title", "annex-p1", "annex2", "annex2-title", "annex2-s1", "annex2-s2",
                         "annex2-p1"]  # fmt: skip


ZH_ECOSOC = "2043年12月12日经济及社会理事会通过的决议\n\n\t2043/16.\t灯塔\n\n"


def kinds_of(text: str, head: str) -> list[Kind]:
    """The kind of every block."""
    return [block.kind for block in resolution_of(text, head).blocks]


def test_what_stands_right_above_paragraph_1_with_a_colon_decides() -> None:
    body = "\t大会\n\t正式决定：\n\t1.\t核准油的经费；\n\t2.\t请秘书长提出报告。\n" + ZH_END
    assert kinds_of(body, ZH_GA) == [Kind.FORMULA, *[Kind.OPERATIVE] * 3]


def test_a_draft_without_a_colon_above_it_is_one() -> None:
    body = (
        "\t经济及社会理事会\n\t建议大会通过下列决议草案\n\t大会，\n\t强调灯塔的作用，\n\t表示注意到秘书长的报告，\n"
        "\t1.\t决定点灯；\n\t2.\t请秘书长提出报告。\n"
    )
    expected = [Kind.FORMULA, Kind.OPERATIVE, Kind.FORMULA, *[Kind.PREAMBULAR] * 2, *[Kind.OPERATIVE] * 2]
    assert kinds_of(body, ZH_ECOSOC) == expected


def test_words_with_a_comma_between_decisions_are_no_decision_when_their_verb_opens_preambles_too() -> None:
    body = "\t大会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n\t强调灯塔的作用，\n\t2.\t请秘书长提出报告。\n"
    assert kinds_of(body, ZH_GA)[3] is Kind.PARAGRAPH


def test_words_behind_a_list_close_it_only_when_the_next_number_follows() -> None:
    body = "\t大会，\n\t回顾灯塔，\n\t1.\t决定：\n\t(a)\t点灯；\n\t(b)\t加油；\n\t并请看守人提出报告；\n\t{}\n"
    assert Kind.CONTINUATION in kinds_of(body.format("2.\t请秘书长提出报告。"), ZH_GA)
    assert Kind.CONTINUATION not in kinds_of(body.format("(c)\t剪灯芯；\n\t2.\t请秘书长提出报告。"), ZH_GA)


def test_numbers_of_chinese_treaties_are_those_of_paragraphs() -> None:
    body = (
        "\t大会，\n\t回顾灯塔，\n\t1.\t通过所附公约；\n\t2.\t请秘书长提出报告。\n" + ZH_END + "附件\n灯塔公约\n"
        "\t\t第一条\n\t一、本公约适用于：\n\t㈠\t灯；\n\t㈡\t油。\n\t二、\t㈠\t各国应点灯：\n\t1.\t在夜间；\n\t2.\t在雾中。\n"
        "\t㈡\t各国应加油。\n\t\t第二条\n\t一、 灯应明亮。\n\t二、 油应纯净。\n"
    )
    found = [one.removeprefix("annex-") for one in anchors(body, ZH_GA)[6:]]
    assert found == [
        "h1", "h1-p1", "h1-p1-i", "h1-p1-ii", "h1-p2", "h1-p2-1", "h1-p2-2", "h1-p2-ii", "h2", "h2-p1", "h2-p2",
    ]  # fmt: skip


def test_han_numbers_before_sentences_of_the_body_label_a_list() -> None:
    body = "\t安全理事会，\n\t回顾灯塔，\n\t1.\t商定：\n\t一.\t看守人点灯；\n\t二.\t助手加油；\n\t2.\t决定处理此案。\n"
    assert anchors(body, ZH_SC)[2:] == ["op1", "op1-i", "op1-ii", "op2"]


def test_a_list_in_the_preamble_whose_verb_also_decides() -> None:
    body = (
        "\t安全理事会，\n\t回顾灯塔，\n\t强调管理灯塔将：\n\t(a)\t保护船只；\n\t(b)\t节省油，\n\t欢迎看守人，\n\t鼓励各港口，\n"
        "\t1.\t决定点灯；\n\t2.\t决定继续处理此案。\n"
    )
    expected = [Kind.PREAMBULAR, *[Kind.SUBPARAGRAPH] * 2, *[Kind.PREAMBULAR] * 2, *[Kind.OPERATIVE] * 2]
    assert kinds_of(body, ZH_SC)[2:] == expected


def test_a_vote_in_brackets_the_other_way_round_opens_no_annex() -> None:
    body = "\tإن الجمعية العامة،\n\tإذ تشير إلى المنارات،\n\t1 -\tتقرر إضاءة المصابيح.\n" + AR_END
    added = "]اعتمد بتصويت مسجل، كما يلي:\nالمؤيدون:\nالأرجنتين، ألبانيا[\n"
    assert kinds_of(body + added, AR_GA)[3:] == [Kind.PARAGRAPH] * 3


def test_a_lead_behind_words_that_open_a_paragraph_upright() -> None:
    body = "\t大会，\n\t回顾灯塔，\n\t1.\t在这方面请秘书长点灯；\n\t2.\t在这方面的工作应予继续。\n"
    assert emphasised(body, ZH_GA) == ["大会", "回顾", "请"]


def test_a_sentence_that_is_a_whole_section_decides() -> None:
    body = (
        "\t大会，\n\t回顾灯塔，\n\t\t一\n\t\t灯\n\t1.\t决定点灯；\n\t\t二\n\t\t油\n\t注意到油的经费；\n\t\t三\n\t\t船\n"
        "\t注意到各船，\n\t1.\t请各船提出报告。\n" + ZH_END
    )
    found = kinds_of(body, ZH_GA)
    assert found.count(Kind.PREAMBULAR) == 2
    assert found.count(Kind.OPERATIVE) == 3


def test_numbers_under_an_item_of_a_list_are_a_list_of_its_own() -> None:
    """`㈤ …：` / `1.` / `2.` / `㈥` before the first number of a treaty (A/RES/79/243)."""
    body = (
        "\t大会，\n\t回顾灯塔，\n\t1.\t决定点灯；\n\t2.\t请秘书长提出报告。\n"
        + ZH_END
        + "附件\n灯塔公约\n\t为本公约之目的：\n\t㈠\t“看守人”系指：\n\t1.\t点灯的人；\n"
        + "\t2.\t看守灯塔的人；\n\t㈡\t“灯”系指油灯。\n"
    )
    assert anchors(body, ZH_GA)[-5:] == [
        "annex-up1",
        "annex-up1-i",
        "annex-up1-i-1",
        "annex-up1-i-2",
        "annex-up1-ii",
    ]


def test_closing_words_are_a_paragraph_in_the_interchange_format_where_no_letter_is_small() -> None:
    """Their address stays that of the other languages (A/RES/79/56)."""
    items = "\t1.\t决定：\n\t(a)\t点灯；\n\t(b)\t看守灯塔；\n\t并要求提供灯油；\n"
    body = f"\t大会，\n\t回顾灯塔，\n{items}\t2.\t请秘书长提出报告。\n"
    read = resolution_of(body, ZH_GA)
    block = blocks_document(read)["blocks"][5]
    assert (read.blocks[5].kind, anchors(body, ZH_GA)[5]) == (Kind.CONTINUATION, "op1-cont")
    assert (block["kind"], block["level"], block["parent"]) == ("paragraph", 0, None)

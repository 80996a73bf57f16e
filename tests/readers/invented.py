"""One invented resolution in four languages, written once: tests make an XML, a Word and a text file of it.

In the words, `*…*` is set in italics (in Chinese in bold) and `{2}` cites note 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PIECES = re.compile(r"(\*[^*]+\*|\{\d+\})")


@dataclass(frozen=True)
class Row:
    """One paragraph: what it is (formula, preamble, paragraph, item, heading, words, table), its label, its words."""

    kind: str
    label: str
    words: str


@dataclass(frozen=True)
class Invented:
    """Everything one file of the resolution holds."""

    language: str
    code: str
    organ: str
    session: str
    agenda: str
    distribution: str
    issued: str
    adoption: str
    committee: str
    number: str
    title: str
    body: tuple[Row, ...]
    meeting: str
    date: str
    annex: tuple[Row, ...]
    notes: tuple[str, ...]
    symbol: str = "A/RES/98/113"
    job: str = "43-00113"


def pieces(words: str) -> list[tuple[str, str]]:
    """The words cut into `text`, `italic` and `note` pieces."""
    found = []
    for piece in PIECES.split(words):
        if piece.startswith("*"):
            found.append(("italic", piece[1:-1]))
        elif piece.startswith("{"):
            found.append(("note", piece[1:-1]))
        elif piece:
            found.append(("text", piece))
    return found


ENGLISH = Invented(
    language="en",
    code="eng",
    organ="General Assembly",
    session="Ninety-eighth session",
    agenda="Agenda item 7 (b)",
    distribution="Distr.: General",
    issued="6 January 2044",
    adoption="Resolution adopted by the General Assembly on 12 December 2043",
    committee="[on the report of the Sixth Committee (A/98/400, para. 9)]",
    number="98/113.",
    title="Keeping of lighthouses{1}",
    body=(
        Row("formula", "", "*The General Assembly*,"),
        Row("preamble", "", "*Recalling* its resolution 97/14 of 3 December 2042 on lighthouses,{2}"),
        Row("preamble", "", "*Noting* that 200,000 lamps are lit every evening,"),
        Row("heading", "", "Duties of keepers"),
        Row("paragraph", "1.", "*Decides* that a keeper shall:"),
        Row("item", "(a)", "Light the lamp at dusk;"),
        Row("item", "(b)", "Write down, in the book of the tower:{2}"),
        Row("item", "(i)", "Every ship that passes;"),
        Row("item", "(ii)", "Every lamp that fails;"),
        Row("words", "", "and that the book shall be kept for ever;"),
        Row(
            "paragraph", "2.", "*Requests* the Secretary-General to report thereon, as *The Keeper’s Almanac* asks.{3}"
        ),
    ),
    meeting="12th plenary meeting",
    date="12 December 2043",
    annex=(
        Row("annex", "", "Annex"),
        Row("heading", "", "Lamps by coast"),
        Row("paragraph", "1.", "The lamps are counted once a year."),
        Row("table", "", "Coast|Lamps"),
        Row("table", "", "North coast|41"),
        Row("table", "", "South coast|312"),
    ),
    notes=(
        "A/98/77.",
        "United Nations, *Treaty Series*, vol. 3001, No. 50001.",
        "Ibid., para. 4.",
    ),
)
FRENCH = Invented(
    language="fr",
    code="fra",
    organ="Assemblée générale",
    session="Quatre-vingt-dix-huitième session",
    agenda="Point 7 b) de l’ordre du jour",
    distribution="Distr. générale",
    issued="6 janvier 2044",
    adoption="Résolution adoptée par l’Assemblée générale le 12 décembre 2043",
    committee="[sur la base du rapport de la Sixième Commission (A/98/400, par. 9)]",
    number="98/113.",
    title="Garde des phares{1}",
    body=(
        Row("formula", "", "*L’Assemblée générale*,"),
        Row("preamble", "", "*Rappelant* sa résolution 97/14 du 3 décembre 2042 sur les phares{2},"),
        Row("preamble", "", "*Notant* que les lampes sont allumées chaque soir,"),
        Row("heading", "", "Devoirs des gardiens"),
        Row("paragraph", "1.", "*Décide* que tout gardien doit :"),
        Row("item", "a)", "Allumer la lampe au crépuscule ;"),
        Row("item", "b)", "Inscrire dans le livre de la tour{2} :"),
        Row("item", "i)", "Chaque navire qui passe ;"),
        Row("item", "ii)", "Chaque lampe éteinte ;"),
        Row("words", "", "et que le livre doit être gardé pour toujours ;"),
        Row("paragraph", "2.", "*Prie* le Secrétaire général de faire rapport à ce sujet{3}."),
    ),
    meeting="12e séance plénière",
    date="12 décembre 2043",
    annex=(
        Row("annex", "", "Annexe"),
        Row("heading", "", "Lampes par côte"),
        Row("paragraph", "1.", "Les lampes sont comptées une fois par an."),
        Row("table", "", "Côte|Lampes"),
        Row("table", "", "Côte nord|41"),
        Row("table", "", "Côte sud|312"),
    ),
    notes=("A/98/77.", "Nations Unies, *Recueil des Traités*, vol. 3001, no 50001.", "Ibid., par. 4."),
)
ARABIC = Invented(
    language="ar",
    code="ara",
    organ="الجمعية العامة",
    session="الدورة الثامنة والتسعون",
    agenda="البند 7 (ب) من جدول الأعمال",
    distribution="Distr.: General",
    issued="6 January 2044",
    adoption="قرار اتخذته الجمعية العامة في 12 كانون الأول/ديسمبر 2043",
    committee="[بناء على تقرير اللجنة السادسة (A/98/400، الفقرة 9)]",
    number="98/113",
    title="حفظ المنارات",
    body=(
        Row("formula", "", "*إن الجمعية العامة*،"),
        Row("preamble", "", "*إذ تشير* إلى قرارها 97/14 المؤرخ 3 كانون الأول/ديسمبر 2042({1})،"),
        Row("paragraph", "1 -", "*تقرر* أن يقوم حارس المنارة بما يلي:"),
        Row("item", "(أ)", "إضاءة المصباح عند الغروب؛"),
        Row("item", "(ب)", "تدوين كل سفينة تمر({2})؛"),
        Row("paragraph", "2 -", "*تطلب* إلى الأمين العام أن يقدم تقريرا عن ذلك."),
    ),
    meeting="الجلسة العامة 12",
    date="12 كانون الأول/ديسمبر 2043",
    annex=(),
    notes=("() A/98/77.", "() A/98/78."),
)
CHINESE = Invented(
    language="zh",
    code="zho",
    organ="大会",
    session="第九十八届会议",
    agenda="议程项目7(b)",
    distribution="Distr.: General",
    issued="6 January 2044",
    adoption="2043年12月12日大会决议",
    committee="[根据第六委员会的报告(A/98/400，第9段)通过]",
    number="98/113.",
    title="灯塔的看守",
    body=(
        Row("formula", "", "*大会*，"),
        Row("preamble", "", "*回顾*其关于灯塔的决议，{1}"),
        Row("paragraph", "1.", "*决定*看守人应："),
        Row("item", "(a)", "在黄昏点灯；"),
        Row("item", "(b)", "记下经过的船只；{2}"),
        Row("paragraph", "2.", "*请*秘书长就此提出报告。"),
    ),
    meeting="第12次全体会议",
    date="2043年12月12日",
    annex=(),
    notes=("A/98/77。", "A/98/78。"),
)
ALL: Mapping[str, Invented] = {one.language: one for one in (ENGLISH, FRENCH, ARABIC, CHINESE)}

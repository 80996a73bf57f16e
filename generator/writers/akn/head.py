"""Metadata, cover page and preface: which document this is, in the words and the identifiers of AKN4UN.

The IRIs are those of the AKN4UN guidelines, part 3 (`/akn/un/statement/deliberation/un-ga/2016-10-13/71-4/!main`): a
`/` in a number is a hyphen there.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.document.model import Background, Printed, Resolution, Text, Vote
from generator.writers.akn.markup import Markup, attribute, words

ISO_639_2 = dict(zip(("ar", "en", "es", "fr", "ru", "zh"), ("ara", "eng", "spa", "fra", "rus", "zho"), strict=True))
NO_DATE = "0001-01-01"
"""What the United Nations' files write where there is no date: the schema asks for one."""
SOURCE = "resolutions"
ORGANS = {
    "ga": "generalAssembly",
    "sc": "securityCouncil",
    "ecosoc": "economicAndSocialCouncil",
    "hrc": "humanRightsCouncil",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of the work and its expression, and what they are made of."""

    organ: str
    date: str
    published: str
    work: str
    expression: str
    language: str
    symbol: str

    @classmethod
    def of(cls, resolution: Resolution) -> Names:
        """The names of one document."""
        organ = resolution.symbol.organ.value
        date = resolution.adoption_date.isoformat() if resolution.adoption_date else NO_DATE
        number = resolution.symbol.number.replace("/", "-").replace(" ", "_")
        work = f"/akn/un/statement/deliberation/un-{organ}/{date}/{number}"
        language = ISO_639_2[resolution.language]
        published = resolution.masthead.distribution_date
        issued = published.isoformat() if published else date
        return cls(organ, date, issued, work, f"{work}/{language}@", language, resolution.symbol.canonical)


def metadata(resolution: Resolution, markup: Markup, names: Names) -> str:
    """`<meta>` of the whole document."""
    background = resolution.background
    known = (
        "".join((_classification(background), _workflow(background, names), _voting(background.vote)))
        if background
        else ""
    )
    loose = [markup.note("note", index, attribute(resolution.notes[index].number)) for index in markup.remaining()]
    notes = f'<notes source="#{SOURCE}">{"".join(loose)}</notes>\n' if loose else ""
    return f"<meta>\n{_identification(names, '!main', names.symbol)}{known}{_references(resolution)}{notes}</meta>\n"


def component_metadata(names: Names, component: str) -> str:
    """`<meta>` of an annex or part: the component `!annex_1` of the work."""
    return f"<meta>\n{_identification(names, component, '')}</meta>\n"


def _identification(names: Names, component: str, symbol: str) -> str:
    alias = f'<FRBRalias value={attribute(symbol)} name="symbol"/>' if symbol else ""
    author = f'<FRBRauthor href="#{names.organ}" as="#author"/>'
    return (
        f'<identification source="#{SOURCE}">\n<FRBRWork><FRBRthis value={attribute(f"{names.work}/{component}")}/>'
        f"<FRBRuri value={attribute(names.work)}/>{alias}"
        f'<FRBRdate date="{names.date}" name="adoption"/>{author}<FRBRcountry value="un"/></FRBRWork>\n'
        f"<FRBRExpression><FRBRthis value={attribute(f'{names.expression}/{component}')}/>"
        f"<FRBRuri value={attribute(names.expression)}/>"
        f'<FRBRdate date="{names.published}" name="publication"/>{author}'
        f'<FRBRlanguage language="{names.language}"/></FRBRExpression>\n'
        f"<FRBRManifestation><FRBRthis value={attribute(f'{names.expression}/{component}.xml')}/>"
        f"<FRBRuri value={attribute(f'{names.expression}.xml')}/>"
        f'<FRBRdate date="{names.published}" name="markup"/><FRBRauthor href="#{SOURCE}" as="#editor"/>'
        '<FRBRformat value="application/akn+xml"/></FRBRManifestation>\n</identification>\n'
    )


def _classification(background: Background) -> str:
    """Subjects of the thesauri, goals, agenda items."""
    rows = []
    for subject in background.subjects:
        value, shown = attribute("_".join(subject.words.split())), attribute(subject.words)
        link = f" href={attribute(subject.address)}" if subject.address else ""
        rows.append(
            f"<keyword value={value}{link} showAs={shown} dictionary={attribute(subject.thesaurus or 'none')}/>"
        )
    for goal in background.sustainable_development_goals:
        link = f"http://metadata.un.org/sdg/{goal}"
        rows.append(f'<keyword value="{goal}" href="{link}" showAs="sdg_{goal}" dictionary="SDGO"/>')
    for item, title in background.agenda:
        shown = attribute(title)
        rows.append(f'<keyword value={attribute(item)} refersTo="agenda" showAs={shown} dictionary="agenda"/>')
    return f'<classification source="#{SOURCE}">{"".join(rows)}</classification>\n' if rows else ""


def _workflow(background: Background, names: Names) -> str:
    """The draft with its sponsors, and the adoption with the record of the meeting."""
    steps = []
    if background.draft:
        draft, sponsors = attribute(background.draft), attribute(background.sponsors)
        steps.append(_step(background.draft_date, "draftResolution", f" as={draft} by={sponsors}"))
    if background.additional_sponsors:
        sponsors = attribute(", ".join(background.additional_sponsors))
        steps.append(_step(None, "draftResolutionAdditionalSponsors", f" by={sponsors}"))
    record = f" as={attribute(background.meeting_record)}" if background.meeting_record else ""
    chapter = f" refersTo={attribute(background.charter_chapter)}" if background.charter_chapter else ""
    steps.append(f'<step date="{names.date}" outcome="adopted"{record} by="#{names.organ}"{chapter}/>')
    return f'<workflow source="#{SOURCE}">{"".join(steps)}</workflow>\n'


def _step(date: datetime.date | None, outcome: str, more: str) -> str:
    return f'<step date="{date.isoformat() if date else NO_DATE}" outcome="{outcome}"{more}/>'


def _voting(vote: Vote | None) -> str:
    """The outcome, and the counts where votes were counted."""
    if vote is None:
        return ""
    counted = (("inFavour", vote.in_favour), ("against", vote.against), ("abstaining", vote.abstaining))
    counts = "".join(
        f'<count eId="voting_1__count_{name}" value="{number}" refersTo="#{name}"/>'
        for name, number in counted
        if number is not None
    )
    counts = counts or '<quorum eId="voting_1__quorum_1" value=""/>'
    outcome = attribute("_".join(vote.outcome.split()) or "adopted")
    return (
        f'<analysis source="#{SOURCE}"><parliamentary><voting eId="voting_1" outcome={outcome}>{counts}</voting>'
        "</parliamentary></analysis>\n"
    )


def _references(resolution: Resolution) -> str:
    """Everything that a `#` elsewhere in the file leads to."""
    organ = resolution.symbol.organ.value
    concept = "/akn/ontology/concept/un"
    rows = [
        ("TLCOrganization", organ, f"/akn/ontology/organization/un/{ORGANS[organ]}", resolution.masthead.organ),
        ("TLCOrganization", SOURCE, "/akn/ontology/organization/resolutions", "Unofficial copy"),
        *(("TLCRole", role, f"/akn/ontology/role/un/{role}", role) for role in ("author", "editor", "issuingBody")),
        *(("TLCConcept", name, f"{concept}/{name}", name) for name in CONCEPTS),
    ]
    written = "".join(
        f'<{element} eId="{name}" href="{link}" showAs={attribute(shown or name)}/>\n'
        for element, name, link, shown in rows
    )
    return f'<references source="#{SOURCE}">\n{written}</references>\n'


CONCEPTS = (
    "symbol",
    "adoption",
    "adoptionDate",
    "adoptionMeeting",
    "dateOfIssuance",
    "distribution",
    "resolutionNumber",
    "resolutionTitle",
    "committee",
    "preambularParagraph",
    "publicationJobNumber",
    "inFavour",
    "against",
    "abstaining",
)


def cover_page(resolution: Resolution, markup: Markup) -> str:
    """What stands above the title and in the margins, each as the element AKN4UN has for it."""
    masthead = resolution.masthead
    rows = [f'<docNumber refersTo="#symbol">{words(resolution.symbol.printed)}</docNumber>']
    if masthead.organ:
        rows.append(f'<docAuthority refersTo="#issuingBody">{words(masthead.organ)}</docAuthority>')
    rows += _cover_facts(resolution)
    adoption, committee = masthead.adoption_line, masthead.committee_line
    rows += _told("docTitle", "adoption", adoption, markup) + _told("docProponent", "committee", committee, markup)
    if not resolution.title.content:
        rows += _told("docTitle", "resolutionNumber", masthead.number_line, markup)
    inside = "".join(f"<p>{row}</p>\n" for row in rows)
    return f'<coverPage eId="coverPage_1">\n{inside}</coverPage>\n'


def _cover_facts(resolution: Resolution) -> list[str]:
    """Distribution, session, agenda item, job number; a meeting that the text does not name."""
    masthead = resolution.masthead
    rows = []
    if masthead.distribution:
        rows.append(f'<docStatus refersTo="#distribution">{words(masthead.distribution)}</docStatus>')
    if masthead.distribution_date:
        date = masthead.distribution_date.isoformat()
        rows.append(f'<docDate date="{date}" refersTo="#dateOfIssuance">{date}</docDate>')
    if masthead.session_line:
        number = masthead.session or "0"
        rows.append(f"<session value={attribute(number)}>{words(masthead.session_line)}</session>")
    if masthead.agenda_item:
        rows.append(f'<inline name="agenda_item">{words(masthead.agenda_item)}</inline>')
    first = resolution.parts[0].adoption
    if first.meeting and not first.printed:
        rows.append(f'<inline name="adoptionMeeting">{words(first.meeting)}</inline>')
    if masthead.job_number:
        rows.append(f'<docketNumber refersTo="#publicationJobNumber">{words(masthead.job_number)}</docketNumber>')
    return rows


def _told(element: str, concept: str, printed: Printed, markup: Markup) -> list[str]:
    if not printed.content:
        return []
    return [f'<{element} refersTo="#{concept}">{markup.inlines(printed.content)}</{element}>']


def preface(resolution: Resolution, markup: Markup) -> str:
    """Number and title; a resolution of the Security Council has no title."""
    if not resolution.title.content:
        return ""
    number = resolution.masthead.number_line.content or (Text(resolution.number),)
    title = markup.inlines(resolution.title.content)
    return (
        f"<preface>\n<p><docNumber>{markup.inlines(number)}</docNumber> "
        f'<docTitle refersTo="#resolutionTitle">{title}</docTitle></p>\n</preface>\n'
    )

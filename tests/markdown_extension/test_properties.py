"""What holds for every text: nothing is lost, nothing is raised, nothing becomes active, the time is linear."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markdown_extension import ResolutionExtension
from tests.steps import steps

EXTENSIONS = ["attr_list", "tables", "toc", "fenced_code"]
HOSTILE = [
    "[^1]",
    "[^1]: x",
    "{ #op1 .op }",
    "{ .same-as-1 }",
    "<script>",
    "</p>",
    "&amp;",
    "{{ x }}",
    "*",
    "_",
    "`",
    "|",
    "\\",
    "\n",
]
TEXT = st.lists(st.sampled_from([*HOSTILE, "a", " ", "1.", "(a)", "<", "&", "]", "[", "#", "é", "ع"]), max_size=12).map(
    "".join
)
SPECIAL = re.compile(r"([\\`*_{}\[\]()>#+\-.!])")
VOID = frozenset({"br", "img", "hr"})


class Page(HTMLParser):
    """Reads the text of a page without what is ours, and lists its elements and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._ours: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self._ours.append("data-ours" in dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._ours:
            self._ours.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._ours):
            self.text += data


def convert(source: str) -> str:
    return markdown.markdown(source, extensions=[*EXTENSIONS, ResolutionExtension()])


def escape(text: str) -> str:
    """Escape a line as the writer of pages does."""
    line = " ".join(text.split())
    line = SPECIAL.sub(r"\\\1", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.lists(TEXT, min_size=1, max_size=5), TEXT)
@settings(max_examples=150, deadline=None)
def test_text_in_is_text_out(paragraphs: list[str], note: str) -> None:
    blocks = ["The Assembly,\n{ .formula }"]
    blocks += [f"{number}\\. {escape(words)}x[^1]\n{{ #op{number} .op }}" for number, words in enumerate(paragraphs, 1)]
    blocks += [f"[^1]: x{escape(note)}x"]
    expected = "The Assembly," + "".join(f"{n}.{words}x1" for n, words in enumerate(paragraphs, 1)) + f"1x{note}x"
    assert squeezed(Page(convert("\n\n".join(blocks))).text) == squeezed(expected)


@given(st.one_of(TEXT, st.text(max_size=80)))
@settings(max_examples=300, deadline=None)
def test_nothing_is_raised_and_nothing_becomes_active(text: str) -> None:
    page = Page(convert(f"The Assembly,\n{{ .formula }}\n\n{text}\n"))
    assert not page.tags & {"script", "img", "iframe", "object", "style", "svg"}
    assert not {name for name in page.attributes if name.startswith("on")}


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_a_page_of_ours_without_notes_and_numbers_is_untouched(text: str) -> None:
    source = re.sub(r"\[\^|\.op|\.formula", "", text)
    assert convert(source) == markdown.markdown(source, extensions=EXTENSIONS)


def _steps(size: int) -> int:
    paragraphs = [f"{n}\\. *Decides* that[^{n}] words[^1] go on\n{{ #op{n} .op }}" for n in range(1, size)]
    notes = [f"[^{n}]: Ibid. {{ .same-as-{n - 1} }}" if n > 1 else "[^1]: First." for n in range(1, size)]
    source = "\n\n".join(["The Assembly,\n{ .formula }", *paragraphs, *notes])
    return steps(lambda: convert(source))


def test_work_grows_with_the_text() -> None:
    assert _steps(800) < 4.4 * _steps(200)


def test_one_instance_forgets_the_page_before() -> None:
    converter = markdown.Markdown(extensions=[*EXTENSIONS, ResolutionExtension()])
    first = converter.convert("a[^1]\n\n[^1]: b")
    converter.reset()
    assert "doc-noteref" not in converter.convert("a[^1]")
    converter.reset()
    assert converter.convert("a[^1]\n\n[^1]: b") == first


def test_the_contents_travel_with_the_page() -> None:
    converter = markdown.Markdown(extensions=[*EXTENSIONS, ResolutionExtension()])
    converter.convert(
        "# A &lt;b&gt; title[^1]\n\nThe Assembly,\n{ .formula }\n\n*Recalling* that,\n{ #pp1 .pp }\n\n"
        "7\\. *Also urges* States &amp; others[^1]\n{ #op7 .op }\n\n## II { #s2 .heading .section }\n\n"
        "## Follow-up { #h2 .heading }\n\n8\\. Ends.\n{ #s2-op8 .op }\n\n[^1]: Note.\n"
    )
    (title,) = converter.toc_tokens  # type: ignore[attr-defined]
    assert title["name"] == "A &lt;b&gt; title"
    assert [(group["level"], group["id"], group["name"]) for group in title["children"]] == [
        (21, "pp1", ""),
        (22, "op7", ""),
        (2, "s2", "II. Follow-up"),
        (23, "notes", ""),
    ]
    assert [entry["name"] for group in title["children"] for entry in group["children"]] == [
        "<i>1</i> <b>Recalling</b>",
        "<i>7</i> <b>Also urges</b> States &amp; others",
        "<i>8</i> Ends.",
    ]

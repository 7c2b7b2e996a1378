"""What is taken for the text of a page, and that offsets into it lead back to exactly those words."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.extension.driver import FOLDER

pytestmark = pytest.mark.browser

READ = """() => { const {text, wasCut, publishedOn} = claimsideReading.readArticle();
  return {text, wasCut, publishedOn}; }"""
FIND = """(spans) => { const reading = claimsideReading.readArticle();
  return spans.map(([start, end]) => claimsideReading.findRanges(reading, start, end).map(String)); }"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Any:
    page = browser.new_page()
    yield page
    page.close()


def read(reader: Page, html: str) -> dict[str, Any]:
    reader.set_content(html)
    reader.evaluate((FOLDER / "page" / "reading.js").read_text())
    found: dict[str, Any] = reader.evaluate(READ)
    return found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.<p>Two.", "One.\nTwo."),
        ("<p>One\n   line  of\ttext.</p>", "One line of text."),
        ("<p>One<br>Two<br><br>Three</p>", "One\nTwo\nThree"),
        ("<p>A <b>bold</b><i> word</i>, <a href='/'>linked</a>.", "A bold word, linked."),
        ("<p>Un<b>broken</b>", "Unbroken"),
        ("<div>Bare text<div>nested</div>after</div>", "Bare text\nnested\nafter"),
        ("<pre>kept\nlines  here</pre>", "kept\nlines here"),
        ("<p style='white-space: pre-line'>kept\nlines</p>", "kept\nlines"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>Left<td>Right</table>", "Left\nRight"),
        ("<p>1,000&nbsp;km, in&shy;side, Brin&#8203;dale", "1,000 km, inside, Brindale"),
        ("<p><span style='float: left'>T</span>he harbour", "The harbour"),
        ("<p>Built.<sup><a href='#n1'>1</a></sup> Then sold.", "Built. Then sold."),
        ("<p>2<sup>nd</sup> harbour", "2nd harbour"),
        ("<p>Seen<span hidden> hidden</span><span style='display: none'> gone</span>", "Seen"),
        ("<p>Seen<i style='visibility: hidden'>not<b style='visibility: visible'>but</b></i>", "Seen but"),
        ("<p>Seen</p><p aria-hidden=true>Told to nobody</p>", "Seen"),
        ("<p>Text<script>code()</script><style>p {}</style><noscript>no</noscript>", "Text"),
        ("<nav>Menu</nav><p>Text</p><aside>Aside</aside><footer>Foot</footer>", "Text"),
        ("<form>Form <textarea>draft</textarea></form><p>Text <button>Share</button>", "Text"),
        ("<p>Before</p><article><p>In the article, at length.</p></article>", "In the article, at length."),
        ("<main><p>Main text</p><article><p>A</p></article></main>", "Main text\nA"),
        ("<article><p>The story.</p><article><p>A comment</p></article></article>", "The story."),
        ("<header>Site</header><main><h1>Title</h1><p>Text</p></main>", "Title\nText"),
        ("", ""),
        ("<nav>Only a menu</nav>", ""),
        ("<img alt='a picture'>", ""),
    ],
)  # fmt: skip
def test_the_text_of_a_page(reader: Page, html: str, text: str) -> None:
    assert read(reader, f"<!doctype html><body>{html}")["text"] == text


def test_what_no_text_should_hold_is_replaced_and_still_found(reader: Page) -> None:
    read(reader, "<p>")
    reader.evaluate("document.querySelector('p').textContent = 'nul \\0 half \\ud800 whole \\ud83d\\ude00'")
    assert reader.evaluate(READ)["text"] == "nul \ufffd half \ufffd whole 😀"
    assert [len(found) for found in reader.evaluate(FIND, [[0, 20], [4, 5], [19, 20]])] == [1, 1, 1]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2024-08-20T07:30:00+02:00'>", "2024-08-20"),
        ("<meta itemprop='datePublished' content='2024-08-20'>", "2024-08-20"),
        (
            """<script type='application/ld+json'>{"datePublished": "2024-08-20T00:00Z"}</script>""",
            "2024-08-20",
        ),
        ("<article><header><time datetime='2024-08-20T07:30'>today</time></header></article>", "2024-08-20"),
        ("<time datetime='2024-08-20'>the day of something</time>", None),
        ("<meta property='article:published_time' content='2024-02-31'>", None),
        ("<meta property='article:published_time' content='yesterday'>", None),
        ("<meta property='article:published_time'>", None),
        ("", None),
    ],
)
def test_the_day_of_a_page(reader: Page, head: str, day: str | None) -> None:
    assert read(reader, f"<!doctype html>{head}<p>Text")["publishedOn"] == day


def test_a_page_that_is_too_long_is_cut_between_lines(reader: Page) -> None:
    line = "x" * 9_999
    found = read(reader, "".join(f"<p>{line}" for _ in range(30)))
    assert found["wasCut"]
    assert found["text"] == "\n".join([line] * 20)
    assert not read(reader, f"<p>{line}")["wasCut"]


def test_a_line_that_is_too_long_is_cut(reader: Page) -> None:
    assert len(read(reader, f"<p>{'x' * 300_000}")["text"]) == 200_000


def test_an_article_is_read_fast(reader: Page) -> None:
    """30,000 words in their own elements are read and found again within a second on two busy cores."""
    reader.set_content("<p>" + "<b>word</b> " * 30_000)
    reader.evaluate((FOLDER / "page" / "reading.js").read_text())
    took = reader.evaluate(
        """() => { const start = performance.now(); const reading = claimsideReading.readArticle();
        claimsideReading.findRanges(reading, 100000, 100400); return performance.now() - start; }"""
    )
    assert took < 5_000


words = st.text("aé€😀\u00ad'", min_size=1, max_size=4)
pieces = st.recursive(
    words | st.sampled_from([" ", "\n ", "\u00a0"]),
    lambda inner: st.tuples(st.sampled_from(["b", "p", "div", "span"]), st.lists(inner, max_size=4)),
    max_leaves=25,
)


def html_of(piece: Any) -> str:
    if isinstance(piece, str):
        return piece
    name, inner = piece
    return f"<{name}>{''.join(map(html_of, inner))}</{name}>"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=st.lists(pieces, max_size=8), data=st.data())
def test_offsets_lead_back_to_the_words(reader: Page, page: list[Any], data: st.DataObject) -> None:
    """Of whatever is cut out of the text, in code points, exactly the letters are found in the page."""
    text = read(reader, "<!doctype html><body>" + "".join(map(html_of, page)))["text"]
    bounds = st.integers(0, len(text))
    spans = [sorted(span) for span in data.draw(st.lists(st.tuples(bounds, bounds), max_size=5))]
    for (start, end), found in zip(spans, reader.evaluate(FIND, spans), strict=True):
        assert letters("".join(found)) == letters(text[start:end])


def letters(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def test_every_article_of_the_corpus_comes_through_unchanged(reader: Page) -> None:
    for path in sorted((Path(__file__).parents[3] / "seeds" / "articles").glob("*.txt")):
        lines = [" ".join(line.split()) for line in path.read_text().splitlines() if line.strip()]
        reader.set_content("<!doctype html><article></article>")
        reader.evaluate(
            "(lines) => lines.forEach((line) => document.querySelector('article')"
            ".appendChild(document.createElement('p')).textContent = line)",
            lines,
        )
        reader.evaluate((FOLDER / "page" / "reading.js").read_text())
        assert reader.evaluate(READ)["text"].split("\n") == lines, path.name
        assert reader.evaluate(FIND, [[0, len("\n".join(lines))]]) == [lines]

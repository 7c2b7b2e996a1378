"""HTML to an article: what of a page is the article, and what the page says of itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extraction.web_pages import WebPage, read_page

PAGE = """<!doctype html><html lang="en"><head><title>Ferry talks collapse | The Harbour Post</title>
<meta property="og:title" content="Ferry talks collapse">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2031-05-04T10:00:00Z">
<link rel="canonical" href="https://harbour.example/ferry"><script>track("99 boats")</script></head>
<body><nav><a href="/">Home</a> <a href="/news">All the news of the harbour</a></nav><article>
<h1>Ferry talks collapse</h1>
<p>The two unions walked out on Monday, <a href="/reed">Ann Reed</a> said. &ldquo;We have 40 boats and
<b>no</b> crew,&rdquo; she told reporters outside the harbour office.</p>
<ul><li>More than 1,200 passengers were stranded in Lowford.</li>
<li>Talks resume on Friday, both unions said.</li></ul>
</article><div class="comments"><p>A reader: it was 4,000 passengers!</p></div>
<footer>Copyright 2031. Subscribe to our newsletter.</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    assert read_page(PAGE) == WebPage(
        text="Ferry talks collapse\n"
        "The two unions walked out on Monday, Ann Reed said. “We have 40 boats and no crew,” she told "
        "reporters outside the harbour office.\n"
        "More than 1,200 passengers were stranded in Lowford.\n"
        "Talks resume on Friday, both unions said.",
        title="Ferry talks collapse",
        outlet="The Harbour Post",
        url="https://harbour.example/ferry",
        published_on=date(2031, 5, 4),
    )


FRAGMENTS = [
    ("<p>The dam holds.</p><p>Four gates shut.</p>", "The dam holds.\nFour gates shut."),
    ("<p>The dam holds.</p><p>The dam holds.</p>", "The dam holds.\nThe dam holds."),
    ("<div>The dam holds<br>four gates shut<br><br>So far.</div>", "The dam holds\nfour gates shut\nSo far."),
    ("The <b>dam</b> ho<i>ld</i>s", "The dam holds"),
    ("<p>The dam\n   holds &mdash; so&nbsp;far</p>", "The dam holds — so far"),
    ("<h2>Dam</h2><ul><li>One gate</li><li>Two gates</li></ul>", "Dam\nOne gate\nTwo gates"),
    ("<table><tr><td>Gates</td><td>4</td></tr></table>", "Gates\n4"),
    ("<p>Seen</p><script>x()</script><style>p{}</style><p hidden>Unseen</p><!-- no -->after", "Seen\nafter"),
    ("4 < 5 & 6 > 5", "4 < 5 & 6 > 5"),
    ("<p>a&#0;b&#xd800;c", "a\ufffdb\ufffdc"),
    ("<html><body><p>Short.</p></body></html>", "Short."),
    ("<html><body></body></html>", ""),
    ("<div>" * 20_000 + "too deep", ""),
    ("", ""),
    ("   ", ""),
]


@pytest.mark.parametrize(("html", "text"), FRAGMENTS)
def test_a_fragment_is_all_article(html: str, text: str) -> None:
    assert read_page(html) == WebPage(text)


def test_what_a_page_says_of_itself_is_bounded_and_an_address_is_one() -> None:
    head = (
        f'<meta property="og:title" content="{"t" * 9_000}">'
        f'<meta property="og:site_name" content="{"s" * 9_000}">'
        '<meta property="og:url" content="javascript:alert(1)">'
        '<meta property="article:published_time" content="yesterday">'
    )
    page = read_page(f"<html><head>{head}</head><body><p>The dam holds, its keepers say.</p></body></html>")
    assert (page.text, page.url, page.published_on) == ("The dam holds, its keepers say.", None, None)
    assert len(page.title or "") <= 500
    assert len(page.outlet or "") <= 200


PIECES = st.sampled_from(
    ["<html>", "<p>", "</p>", "<br>", "<meta content='", "<script>", "<!--", "]]>", "&#0;", "&#55296;", "\0"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
def test_no_html_breaks_it_and_its_text_can_be_stored(html: str) -> None:
    text = read_page(html).text
    text.encode()
    assert "\0" not in text
    assert all(line == line.strip() != "" for line in text.split("\n") if text)

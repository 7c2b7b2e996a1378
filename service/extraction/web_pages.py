"""Reads an article out of HTML: its text, a paragraph a line, and what the page says of itself.

A whole page goes to trafilatura, which leaves menus, notices and comments out. A fragment, as an
editor's draft is, holds nothing but the article, so all its text is taken. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, defs, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

LONGEST_TITLE = 500
LONGEST_OUTLET = 200
LONGEST_URL = 2_000

PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[!-~]+")
UNSHOWN = re.compile("[\\0\ud800-\udfff]")
LIST_MARK = re.compile(r"^- ")

SILENT_TAGS = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "iframe", "textarea", "select"}
)
INLINE_TAGS = (defs.special_inline_tags | defs.phrase_tags | defs.font_style_tags) - {"br"} | {
    "bdi",
    "data",
    "mark",
    "s",
    "time",
    "u",
    "wbr",
}  # HTML 4's, and what HTML 5 added; every other element ends a line

DAYS = {
    # The page's own word for its day and none guessed from its text; whatever today is.
    "original_date": True,
    "extensive_search": False,
    "max_date": date.max.isoformat(),
}
BROKEN = (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the parsers raise for markup that they have not met: such a page has no article."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """An article as its page gives it; None for what it does not say, `text` empty where it has none.

    `text` can be stored and shown: no NUL, no lone surrogate, a paragraph a line. `url` is an http
    or https address.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_on: date | None = None


def read_page(html: str) -> WebPage:
    """The article in the HTML. Raises nothing; linear in the length, 3 s for the worst 200,000 characters."""
    page = _read_whole(html) if PAGE.search(html) else None
    return page or WebPage(_clean("\n".join(_lines(html))))


def _read_whole(html: str) -> WebPage | None:
    """What trafilatura makes of a page; None where it finds no article."""
    found = None
    with suppress(*BROKEN):
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=DAYS,
        )
    if not isinstance(found, Extracted) or not (found.raw_text or "").strip():
        return None
    return WebPage(
        text=_clean(found.raw_text or ""),
        title=_short(found.title, LONGEST_TITLE),
        outlet=_short(found.sitename, LONGEST_OUTLET),
        url=_address(found.url),
        published_on=_day(found.date),
    )


def _lines(html: str) -> Iterator[str]:
    """Every line that a browser would show of the HTML."""
    try:
        root = document_fromstring(html.encode(errors="replace"), parser=HTMLParser(encoding="utf-8"))
    except BROKEN:
        return
    yield from "".join(_pieces(root)).split("\n")


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The texts of the element in order, its own spaces as one, with line ends where blocks end."""
    waiting: list[tuple[HtmlElement, bool]] = [(element, False)]
    while waiting:
        node, left = waiting.pop()
        shown = isinstance(node.tag, str) and node.tag not in SILENT_TAGS and "hidden" not in node.attrib
        end = "" if node.tag in INLINE_TAGS or not isinstance(node.tag, str) else "\n"
        if left:
            yield end + _spaced(node.tail)
            continue
        waiting.append((node, True))
        if shown:
            yield end + _spaced(node.text)
            waiting.extend((child, False) for child in reversed(node))


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _clean(text: str) -> str:
    """The lines that hold something, without list marks."""
    lines = (LIST_MARK.sub("", " ".join(line.split())) for line in UNSHOWN.sub("\ufffd", text).splitlines())
    return "\n".join(line for line in lines if line)


def _short(text: str | None, longest: int) -> str | None:
    cleaned = " ".join(UNSHOWN.sub("\ufffd", text or "").split())
    return cleaned[:longest].rstrip() or None


def _address(url: str | None) -> str | None:
    return url if url and len(url) <= LONGEST_URL and ADDRESS.fullmatch(url) else None


def _day(text: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text or "")
    return None

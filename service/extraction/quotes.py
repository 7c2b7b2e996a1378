"""Finds quotations: what stands between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = re.compile(r"''|``|[\"“”„«»]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")

SINGLE_END = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
"""A single mark that closes a quotation, or an apostrophe at a word's end."""

SPEECH_WORDS = 4
"""Fewer words between marks are a scare quote or a name, not speech that needs a speaker of its own."""

LONGEST_SPEECH = 3_000
"""Characters; a mark that closes later belongs to another quotation, the first was never closed."""

BEFORE_SPEECH = ':.!?…\n\r”"»'
"""What speech follows that is no part of a sentence."""

ENDS_OF_SPEECH = ".,!?…"

OPENING = "“„«‘"
CLOSING = "”»’"


@dataclass(frozen=True, slots=True)
class Quote:
    """`start` and `end` are the inside of the marks; offsets into the text given.

    `goes_on`: it was not closed before the next one opened, so that one continues it.
    """

    start: int
    end: int
    speech: bool
    goes_on: bool = False


def is_quoted(quotes: Sequence[Quote], at: int) -> bool:
    """True for an offset within one of the quotations that are speech; they stand in text order."""
    following = bisect_right(quotes, at, key=lambda quote: quote.start)
    return following > 0 and quotes[following - 1].speech and at < quotes[following - 1].end


def is_speech_of_its_own(text: str, quote: Quote) -> bool:
    """True for whole sentences between marks; not for words quoted within one, nor for a title."""
    before = text[: quote.start - 1].rstrip(" \t")[-1:]
    inside = text[quote.start : quote.end].rstrip()
    return quote.speech and (not before or before in BEFORE_SPEECH) and inside[-1:] in ENDS_OF_SPEECH


def stands_in_marks(text: str, start: int, end: int) -> bool:
    """True for words with a mark right before and right behind them, be they too few for speech."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 2]
    opened = bool(before) and MARKS.match(text, start - 1) is not None and _kind(text, start - 1) == "open"
    return opened and any(mark in CLOSING or mark == '"' for mark in behind)


def find_quotes(text: str) -> list[Quote]:
    """The quotations in text order; they never overlap.

    A quotation left open at the end of a paragraph goes on if the next paragraph opens with a mark
    again (the convention for long speech) or closes one; else it ends with its paragraph.
    """
    quotes: list[Quote] = []
    opened: int | None = None
    single = False
    ends = [found.start() for found in SINGLE_END.finditer(text)]
    for mark in MARKS.finditer(text):
        kind = _kind(text, mark.start())
        is_single = mark.group() in ("‘", "’", "'")
        if opened is None:
            if kind == "open" and (not is_single or _has_single_end(text, mark.end(), ends)):
                opened, single = mark.end(), is_single
        elif is_single != single:
            continue
        elif kind == "close" and mark.start() - opened <= LONGEST_SPEECH:
            _close(quotes, text, opened, mark.start())
            opened = None
        else:
            end = min(_paragraph_end(text, opened), mark.start())
            _close(quotes, text, opened, end, goes_on=kind == "open")
            opened = mark.end() if kind == "open" else None
    if opened is not None:
        _close(quotes, text, opened, _paragraph_end(text, opened))
    return quotes


def _close(quotes: list[Quote], text: str, start: int, end: int, *, goes_on: bool = False) -> None:
    inside = text[start:end]
    if inside.strip():
        quotes.append(Quote(start, end, speech=len(inside.split()) >= SPEECH_WORDS, goes_on=goes_on))


def _kind(text: str, at: int) -> str:
    """Tells "open" from "close"; a straight mark by what stands beside it."""
    mark = text[at]
    if mark in OPENING:
        return "open"
    if mark in CLOSING:
        return "close"
    width = 2 if text[at : at + 2] in ("''", "``") else 1
    before, after = text[at - 1 : at], text[at + width : at + width + 1]
    return (
        "open"
        if (not before or before.isspace() or before in "([—–-‘“") and after and not after.isspace()
        else "close"
    )


def _has_single_end(text: str, start: int, ends: Sequence[int]) -> bool:
    """True if one of the single marks that close does so on the same line, so that this is no apostrophe."""
    after = bisect_right(ends, start)
    return after < len(ends) and ends[after] < _paragraph_end(text, start)


def _paragraph_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found

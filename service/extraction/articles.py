"""Finds the running text of an article: without links, credits and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nupunkt import sent_spans

from service.lexicon.cues import Cues

LONGEST_SENTENCE = 1_500
"""Characters; longer runs without an end are lists, tables or noise, not sentences to be parsed."""

LONGEST_BRACKET = 200
"""Characters between a full stop within a bracket and the bracket's end."""

LATIN = re.compile(r"[A-Za-zªº\u00c0-\u024f\u1e00-\u1eff]")
FOREIGN = re.compile(r"[^\W\d_A-Za-zªº\u00c0-\u024f\u1e00-\u1eff]|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""Letters of other scripts than English is written in, and control characters, which are no text at all."""

WHOLE_WORD_END = re.compile(
    r"(?:(?<=[a-z]{5}[.!?])|(?<=\s[a-z]{3}[.!?])|(?<=\s[a-z]{4}[.!?]))\s+(?=[A-Z][a-z])"
)
"""The end of a sentence behind a word in small letters; short forms before a name begin with a capital."""

AGENCY_DATELINE = re.compile(
    r"\s*(?:date\s+\d{4}-\d\d-\d\d\s*)?(?:\([A-Z][\w&.\- ]{1,30}\)\s*)?"
    r"(?:[A-Z][\w.'’/-]*[ ,/]*){1,5}(?:\d{1,2}[ ,]*)?(?:\d{4}[ ,]*)?\([A-Z][\w&./\- ]{1,30}\)"
    r"\s*[-–—:]*\s+(?=[A-Z0-9\"“‘])"
)
"""MOSCOW, Aug 20 (AGENCY) - Text; the text goes on in capitals, unlike "the Organisation (ORG) said"."""

PLACE_DATELINE = re.compile(
    r"\s*[A-Z]{2,}[A-Z.'’/ ,-]{0,40}(?:,?\s*[A-Z][a-z]{2,9}\.?(?:\s\d{1,2})?(?:,\s*\d{4})?)?"
    r"\s*(?:[–—]|\s-|--)\s+(?=[A-Z0-9\"“‘])"
)
"""KYIV/ MOSCOW - Text, LONDON, Aug. 3 — Text."""


def find_sentences(text: str, cues: Cues) -> Iterator[tuple[int, int, int]]:
    """(start, end, paragraph) of every sentence of the article's own text, in order.

    Lines are taken one by one, for an article's line ends are its paragraphs. Navigation, credits,
    datelines, sentences in another script and runs longer than LONGEST_SENTENCE are left out; spans
    have no space at the ends.
    """
    for paragraph, (line_start, line) in enumerate(_lines(text)):
        if is_navigation(line, cues):
            continue
        begin = dateline_end(line)
        for first, last in _sentences(line[begin:]):
            start, end = _strip(line, begin + first, begin + last)
            sentence = line[start:end]
            if not sentence or end - start > LONGEST_SENTENCE:
                continue
            if not is_navigation(sentence, cues) and not is_foreign(sentence):
                yield line_start + start, line_start + end, paragraph


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences; two are one where a bracket is open between: "(D-Ore.), Brown ..."."""
    start: int | None = None
    for first, last in _spans(text):
        start = first if start is None else start
        if text.count("(", start, last) > text.count(")", start, last) and _closes_bracket(text, last):
            continue
        yield start, last
        start = None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The splitter's spans, parted where it takes a whole word for a short form: "story. Alexei"."""
    for first, last in sent_spans(text) if text.strip() else ():
        for found in WHOLE_WORD_END.finditer(text, first, last):
            yield first, found.end()
            first = found.end()
        yield first, last


def _closes_bracket(text: str, start: int) -> bool:
    """True if a bracket is closed behind `start` before another one opens."""
    closed = text.find(")", start, start + LONGEST_BRACKET)
    return closed >= 0 and text.find("(", start, closed) < 0


def is_navigation(line: str, cues: Cues) -> bool:
    """True for a line that leads elsewhere or credits somebody, by how it begins."""
    return _navigation(cues.navigation).match(line) is not None


def is_foreign(sentence: str) -> bool:
    """True where most letters are of another script: an English parser makes nothing of them, slowly."""
    foreign = FOREIGN.findall(sentence)
    return bool(foreign) and len(foreign) > len(LATIN.findall(sentence))


def dateline_end(line: str) -> int:
    """The offset at which the text of a line begins, after a dateline if it has one, else 0."""
    for pattern in (AGENCY_DATELINE, PLACE_DATELINE):
        if found := pattern.match(line):
            return found.end()
    return 0


@cache
def _navigation(phrases: tuple[str, ...]) -> re.Pattern[str]:
    choices = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"\s*(?:{choices})(?!\w)", re.IGNORECASE)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line) of the lines that hold something, without their line ends."""
    for found in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        if not found.group().isspace():
            yield found.start(), found.group()


def _strip(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end

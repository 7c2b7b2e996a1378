"""From a range of tokens to the excerpt that is shown: trimmed, with whole quotations, exact."""

from __future__ import annotations

import re
from functools import cache

from service.extraction.parser import Sentence
from service.lexicon.cues import Cues

OPENING = "\"“„«‘'([—–- ,;:\t"
TRAILING = " ,;:—–-([“‘\t"
PARTNERS = {"“": "”", "‘": "’", "«": "»", '"': '"', "(": ")", "[": "]"}
PAIRS = {"”": "“", "»": "«", "’": "‘", '"': '"', "]": "[", ")": "("}

SHORTEST = 12
"""Characters; shorter excerpts ("it is so") say nothing without their sentence."""


SHORTEST_FIGURE = 8
"""Characters of one with a figure in digits: "It was 30" is what is checked most."""


def find_excerpt(text: str, sentence: Sentence, words: range, cues: Cues) -> tuple[int, int] | None:
    """The claim's (start, end) in the document, without joining words and stray marks at its ends.

    None where nothing worth showing is left. A quotation mark at the end stays if its partner is
    inside.
    """
    start = sentence.begin_of(sentence.doc[words.start])
    end = sentence.end_of(sentence.doc[words.stop - 1])
    start = _trim_start(text, start, end, cues)
    end = _trim_end(text, start, end)
    if end - start < _shortest(text[start:end]):
        return None
    return start, end


def _shortest(excerpt: str) -> int:
    return SHORTEST_FIGURE if any(character.isdigit() for character in excerpt) else SHORTEST


def _trim_start(text: str, start: int, end: int, cues: Cues) -> int:
    moved = True
    while moved and start < end:
        moved = False
        if (text[start] in OPENING or text[start].isspace()) and not (
            text[start] in '"“‘«([' and _closes_inside(text, start, end)
        ):
            start, moved = start + 1, True
        elif found := _connectives(cues.connectives).match(text, start, end):
            start, moved = found.end(), True
    return start


def _closes_inside(text: str, start: int, end: int) -> bool:
    """True if the mark at `start` closes before the end, so that it quotes a part only."""
    closing = text.find(PARTNERS[text[start]], start + 1, end)
    return 0 <= closing < end - 1 and any(character.isalnum() for character in text[closing:end])


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        opened = PAIRS.get(last)
        if opened is not None:
            inside = text[start : end - 1]
            unbalanced = (
                inside.count(opened) % 2 == 0
                if opened == last
                else inside.count(opened) <= inside.count(last)
            )
            if not unbalanced:
                return end
        elif last == "." and not text[end - 2 : end - 1].isupper():
            pass
        elif last not in TRAILING and not last.isspace():
            return _close_quote(text, start, end)
        end -= 1
    return end


def _close_quote(text: str, start: int, end: int) -> int:
    """Takes in a closing mark that stands right behind, when its opening mark is inside."""
    tail = re.match(r"[,.!?…]?([”»\"])", text[end : end + 2])
    if tail is None:
        return end
    mark = tail.group(1)
    opened = PAIRS[mark]
    count = text.count(opened, start, end)
    is_open = count % 2 == 1 if opened == mark else count > text.count(mark, start, end)
    return end + tail.end() if is_open else end


@cache
def _connectives(words: tuple[str, ...]) -> re.Pattern[str]:
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{choices})(?:,\s*|\s+)(?=\S)", re.IGNORECASE)

"""Reads a draft sentence by sentence: which are worth checking, and what each of those says.

A draft is read as an article is, so that "he said" has its speaker and "on Monday" its day: what a
sentence says is what the article's claims in it say, each under the name of who says it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from service.domain import (
    Assertion,
    Attribution,
    AttributionKind,
    Claim,
    Document,
    Statement,
    Worth,
)
from service.extraction import check_readable, read_article
from service.extraction.articles import LONGEST_SENTENCE, find_sentences, is_navigation
from service.extraction.checkworthiness import Voice, read_worth
from service.extraction.dates import find_period
from service.extraction.parser import Sentence
from service.extraction.statements import read_statement, spoken
from service.lexicon.corpus import Corpus
from service.lexicon.cues import Cues, load_cues
from service.lexicon.word_forms import word_key

CHARACTERS = 200
"""Of a sentence: news has 150 on the average. What a draft costs grows with its figures, so with these."""

LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a draft, `text[start:end]`, and what it says: a statement for each who says it.

    Only what is CHECKABLE has statements.
    """

    start: int
    end: int
    worth: Worth
    statements: tuple[Statement, ...] = ()


def read_passages(text: str, published_on: date | None, corpus: Corpus, most: int) -> list[Passage]:
    """The sentences of the draft in order, of which the first `most` are read, the others OVER_LIMIT.

    Of long sentences fewer are read: as many as have CHARACTERS each on the average.
    Lines that are no sentences are passages too, with the reason why they are left out. Raises
    UnreadableText.
    """
    check_readable(text)
    cues = load_cues()
    spans = list(find_sentences(text, cues))
    lengths = accumulate(end - start for start, end, _ in spans)
    fitting = sum(length <= most * CHARACTERS for length in lengths)
    read, left = spans[: min(most, fitting)], spans[min(most, fitting) :]
    passages = [Passage(start, end, Worth.OVER_LIMIT) for start, end, _ in left]
    passages += _read(text[: read[-1][1]] if read else "", read, published_on, corpus)
    passages += _without_sentences(text, spans, cues)
    return sorted(passages, key=lambda passage: passage.start)


def _read(
    text: str, spans: Sequence[tuple[int, int, int]], published_on: date | None, corpus: Corpus
) -> Iterator[Passage]:
    document = Document("draft", text, "", "", published_on=published_on)
    sentences, claims = read_article(document, corpus)
    for start, end, _ in spans:
        pieces = [sentence for sentence in sentences if start <= sentence.start < end]
        own = [claim for claim in claims if start <= claim.start < end]
        yield _read_one(document, start, end, pieces, own, corpus)


def _read_one(
    document: Document,
    start: int,
    end: int,
    pieces: Sequence[Sentence],
    claims: Sequence[Claim],
    corpus: Corpus,
) -> Passage:
    text = document.text[start:end]
    worth = read_worth(text, [piece.doc for piece in pieces], _voice(claims, corpus))
    if worth is not Worth.CHECKABLE:
        return Passage(start, end, worth)
    groups: dict[tuple[str | None, str | None], list[Assertion]] = {}
    for claim in claims:
        assertion = _placed(claim, start, text, document.published_on)
        groups.setdefault(_speaker(claim.attribution, corpus), []).append(assertion)
    statements = tuple(
        Statement(text, None, speaker, side, False, tuple(spoken(part, side) for part in parts))
        for (speaker, side), parts in groups.items()
    )
    return Passage(start, end, worth, statements or (read_statement(text, None, corpus),))


def _voice(claims: Sequence[Claim], corpus: Corpus) -> Voice:
    """Whose words the sentence gives, the best known of several."""
    told = [claim for claim in claims if claim.attribution.kind is not AttributionKind.NARRATION]
    if any(_speaker(claim.attribution, corpus)[0] is not None for claim in told):
        return Voice.NAMED
    return Voice.SOMEBODY if told else Voice.NARRATOR


def _speaker(attribution: Attribution, corpus: Corpus) -> tuple[str | None, str | None]:
    """Who the draft says says so and for which side; nobody where no name is given.

    Of "officials said P" only P can be compared: any official may have said it.
    """
    name = attribution.speaker
    if name is None or (corpus.speaker_named(name) is None and _is_kind_of_speaker(name)):
        return None, None
    return name, attribution.side


def _is_kind_of_speaker(name: str) -> bool:
    """True of "officials", "Local authorities", "an army officer", of which there are many."""
    words = name.split()
    capitals = sum(not word.islower() for word in words)
    kinds = {word_key(word) for word in load_cues().officials | load_cues().bodies}
    return not capitals or (capitals == 1 and word_key(words[-1].casefold()) in kinds)


def _placed(claim: Claim, start: int, text: str, published_on: date | None) -> Assertion:
    """The claim's assertion with figures placed in the sentence, and with the day that the sentence names."""
    shift = claim.start - start
    part = claim.assertion
    quantities = tuple(
        replace(quantity, start=quantity.start + shift, end=quantity.end + shift)
        for quantity in part.quantities
    )
    period = part.period or find_period(text, published_on)
    return replace(part, quantities=quantities, period=period)


def _without_sentences(text: str, spans: Sequence[tuple[int, int, int]], cues: Cues) -> Iterator[Passage]:
    """The stretches of lines that no sentence covers: navigation, and runs without an end."""
    starts = [start for start, _, _ in spans]
    for line in LINE.finditer(text):
        # By halving: a draft may have as many lines as characters.
        inside = spans[bisect_left(starts, line.start()) : bisect_left(starts, line.end())]
        reached = line.start()
        for start, end, _ in (*inside, (line.end(), line.end(), 0)):
            gap = text[reached:start]
            worth = _left_out(gap.strip(), cues)
            if worth is not None:
                begin = reached + len(gap) - len(gap.lstrip())
                yield Passage(begin, begin + len(gap.strip()), worth)
            reached = end


def _left_out(gap: str, cues: Cues) -> Worth | None:
    """Why the stretch holds no sentence; None for a dateline and for nothing at all."""
    if is_navigation(gap, cues):
        return Worth.NAVIGATION
    return Worth.TOO_LONG if len(gap) > LONGEST_SENTENCE else None

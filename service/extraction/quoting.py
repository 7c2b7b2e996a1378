"""Finds the frame that each quotation belongs to, wherever it stands: inside, before or behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from service.extraction.drafts import Said
from service.extraction.frames import Frame
from service.extraction.parser import Sentence
from service.extraction.quotes import Quote, is_quoted

CONTEXT = 3
"""Characters between a quotation and the frame beside it: a mark, a comma, a space, a line end."""

CARRIED_PARAGRAPHS = 2
"""How many paragraphs further on a quotation without a frame is still the last speaker's."""


class Quotations:
    """The speech of one article and whose it is. `said` holds the frames of each sentence."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        said: Sequence[Sequence[Said]],
        quotes: Sequence[Quote],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._said = said
        self._quotes = [quote for quote in quotes if quote.speech]
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]
        self._spoke = [
            one
            for said_there in said
            for one in said_there
            if one.voice is not None and not one.voice.agency and not self._is_quoted(one)
        ]
        owners: dict[Quote, Said | None] = {}
        for position in reversed(range(len(self._quotes))):
            quote = self._quotes[position]
            following = self._quotes[position + 1] if position + 1 < len(self._quotes) else None
            owners[quote] = self._find_owner(quote)
            if owners[quote] is None and quote.goes_on and following is not None:
                owners[quote] = owners[following]
        self._owners: Mapping[Quote, Said] = {q: owner for q, owner in owners.items() if owner is not None}

    def around(self, start: int, end: int, share: float) -> Quote | None:
        """The quotation that holds at least this share of the characters, or None."""
        first = bisect_right(self._quotes, start, key=lambda quote: quote.end)
        for quote in self._quotes[first : bisect_left(self._quotes, end, key=lambda quote: quote.start)]:
            if min(end, quote.end) - max(start, quote.start) >= share * (end - start):
                return quote
        return None

    def owner(self, quote: Quote, paragraph: int) -> Said | None:
        """The quotation's frame, or else the last speaker's within CARRIED_PARAGRAPHS before it."""
        if quote in self._owners:
            return self._owners[quote]
        earlier = bisect_left(self._spoke, quote.start, key=lambda one: self._starts[one.sentence])
        if not earlier:
            return None
        latest = self._spoke[earlier - 1]
        near = paragraph - self._sentences[latest.sentence].paragraph <= CARRIED_PARAGRAPHS
        return latest if near else None

    def tails(self, index: int) -> list[Said]:
        """The frames of the reporting tails that were cut off from a sentence, innermost first."""
        following = range(index + 1, index + 1 + self._sentences[index].said_by)
        return [self._said[i][0] for i in following if self._said[i]]

    def _find_owner(self, quote: Quote) -> Said | None:
        beside: Said | None = None
        first = bisect_left(self._ends, quote.start - CONTEXT)
        for i in range(first, bisect_right(self._starts, quote.end + CONTEXT)):
            sentence = self._sentences[i]
            tails = self.tails(i) if sentence.start < quote.end else []
            if tails and self._sentences[i + 1].start >= quote.end:
                return tails[0]
            for said in self._outside(i):
                if any(_is_inside(sentence, sentence.doc[k], quote) for k in said.frame.content):
                    return said
                if not said.frame.content and self._touches(sentence, said.frame, quote):
                    beside = beside or said
        return beside

    def _outside(self, index: int) -> Iterator[Said]:
        """The frames of the sentence whose cue stands outside of quotations."""
        for said in self._said[index]:
            if not self._is_quoted(said):
                yield said

    def _is_quoted(self, said: Said) -> bool:
        """True for a frame within a quotation: it tells nothing of who speaks there or anywhere else."""
        at = self._sentences[said.sentence].begin_of(said.frame.cue)
        return is_quoted(self._quotes, at)

    def _touches(self, sentence: Sentence, frame: Frame, quote: Quote) -> bool:
        """True if nothing but marks stands between; a full stop parts a frame from what follows."""
        start = sentence.begin_of(sentence.doc[min(frame.own)])
        end = sentence.end_of(sentence.doc[max(frame.own)])
        behind = start >= quote.end
        between = self._text[quote.end : start] if behind else self._text[end : quote.start]
        if not behind and "." in between:
            return False
        return len(between) <= CONTEXT and not any(character.isalnum() for character in between)


def _is_inside(sentence: Sentence, token: Token, quote: Quote) -> bool:
    return quote.start <= sentence.begin_of(token) and sentence.end_of(token) <= quote.end

"""Judges claims beside a statement one by one, each read and judged once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.domain import Claim, Statement
from service.inference import Encoder, Inference
from service.judgement import Aspect, Finding, Match
from service.lexicon.corpus import Corpus
from service.lexicon.phrases import PhraseBook
from service.outlines import Outline
from service.verification.bearing import find_stance
from service.verification.speakers import compare_speakers
from service.verification.weighing import Bearing

Ranked = tuple[Match, Outline]
Fetch = Callable[[Iterable[Outline]], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Means:
    """What every statement is judged by; without the two models by rules and weights alone."""

    corpus: Corpus
    inference: Inference | None = None
    encoder: Encoder | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim with the stances that it takes on parts of the statement."""

    match: Match
    claim: Claim
    speaker: Finding
    stances: tuple[Bearing, ...] = ()


class Judging:
    """Reads the claims that are asked for, each once, and judges them; the others are not even read."""

    def __init__(
        self, statement: Statement, fetch: Fetch, corpus: Corpus, book: PhraseBook, without: frozenset[Aspect]
    ) -> None:
        self._statement = statement
        self._fetch = fetch
        self._corpus = corpus
        self._book = book
        self._without = without
        self._claims: dict[str, Claim] = {}

    def fetch(self, ranked: Iterable[Ranked]) -> None:
        """Reads these claims, all at once; one may be named twice."""
        missing = {one.id: one for _, one in ranked if one.id not in self._claims}
        if missing:
            self._claims.update(zip(missing, self._fetch(missing.values()), strict=True))

    def judge(self, ranked: Sequence[Ranked]) -> list[Judged]:
        """What each of these claims says to the statement."""
        return [Judged(*one, self._stances(one[1])) for one in self._read(ranked)]

    def read(self, ranked: Sequence[Ranked]) -> list[Judged]:
        """The same without judging them: who says so. For near misses, and for what is weighed instead."""
        return [Judged(*one) for one in self._read(ranked)]

    def _read(self, ranked: Sequence[Ranked]) -> Iterator[tuple[Match, Claim, Finding]]:
        self.fetch(ranked)
        for match, outline in ranked:
            claim = self._claims[outline.id]
            yield match, claim, compare_speakers(self._statement, claim, self._corpus)

    def _stances(self, claim: Claim) -> tuple[Bearing, ...]:
        parts = range(len(self._statement.assertions))
        found = [find_stance(self._statement, i, claim, self._book, self._without) for i in parts]
        return tuple(bearing for bearing in found if bearing is not None)

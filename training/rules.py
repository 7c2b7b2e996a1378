"""The examples of docs/verdicts.md as matches.

What the rules leave out there differs from the statement in one thing alone: a name, a place, a day, the
doer. Such pairs are rare among labelled statements and what the inference model is worst at, so the weights
learn from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.domain import Claim
from service.extraction.statements import read_statement
from service.inference import likenesses
from service.inference.model import NEITHER
from service.judgement import Stance
from service.lexicon.phrases import phrase_book
from service.verification import premise_of
from service.verification.speakers import compare_speakers
from service.verification.traits import Field, Near
from tests.test_verdicts import examples
from tests.verification.judging import claims_of, judged, match_of, meaning_of, models, two_states
from training.matches import ANSWERS, by_rules


@dataclass(frozen=True, slots=True)
class Ruled:
    """An example with the claims of its articles as so many matches, and what words alone say of them."""

    statement: str
    field: Field
    stances: Mapping[str, Stance]

    def answer(self, claim: Claim) -> int:
        """What the claim says by the page."""
        stance = self.stances.get(claim.id)
        return NEITHER if stance is None else ANSWERS[stance]


def read_ruled() -> Iterator[Ruled]:
    """Every example of the page."""
    corpus = two_states()
    for example in examples():
        answer = judged(example.statement, example.articles, example.as_of)
        statement = read_statement(example.statement, example.as_of, corpus)
        claims = claims_of(example.articles)
        like = likenesses(
            models()[1].encode(example.statement), [meaning_of(premise_of(claim)) for claim in claims]
        )
        best = [
            Near(rank, match_of(0.5), claim, compare_speakers(statement, claim, corpus), near)
            for rank, (claim, near) in enumerate(zip(claims, like, strict=True))
        ]
        terms = [claim.assertion.terms for claim in claims]
        field = Field(statement, best, terms, phrase_book(corpus), by_rules(answer))
        yield Ruled(example.statement, field, {item.claim.id: item.stance for item in answer.evidence})

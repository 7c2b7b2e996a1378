"""A claim is compared with a statement once, however often it is asked what it says to it."""

from collections.abc import Sequence

import pytest

from service.domain import Claim, Statement
from service.judgement import Aspect
from service.lexicon.phrases import PhraseBook, phrase_book
from service.verification.bearing import find_bearing, find_stance
from service.verification.weighing import Weighed, weigh
from tests.verification.judging import claims_of, read, two_states


def test_a_claim_is_weighed_once_for_each_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []

    def counted(
        statement: Statement, position: int, claim: Claim, book: PhraseBook, without: frozenset[Aspect]
    ) -> Sequence[Weighed]:
        weighed.append(claim.text)
        return weigh(statement, position, claim, book, without)

    monkeypatch.setattr("service.verification.bearing.weigh", counted)
    book = phrase_book(two_states())
    statement = read("Velmar holds 40 villages.")
    (claim,) = claims_of(["Velmar holds 40 villages."])
    first = find_stance(statement, 0, claim, book)
    assert first is not None
    assert find_bearing(statement, 0, claim, book) is first
    assert len(weighed) == 1
    find_stance(statement, 0, claim, book, frozenset({Aspect.FIGURE}))
    find_stance(read("Velmar holds 40 villages."), 0, claim, book)
    assert len(weighed) == 3

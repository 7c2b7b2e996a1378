"""Why wanted evidence is missing: the reason why each claim that should have counted did not.

Counted by reason only, so that it can be read of fresh statements without reading them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table

from benchmarks.answers import JudgedAnswer, shows
from benchmarks.asking import OpenCorpus
from benchmarks.spans import span_of
from service.domain import Assertion, Claim, Statement
from service.extraction.statements import read_statement
from service.judgement import Stance
from service.lexicon.phrases import PhraseBook, phrase_book
from service.verification.bearing import find_bearing
from service.verification.weighing import Bearing

NOT_EXTRACTED = "the claim was not extracted"
NOTHING_SAID = "the statement was read as saying nothing"
NO_EVENT = "no event was read in {}"
UNLISTED = "no list holds the event of {}"
APART = "the lists hold the events of both and do not join them"
OTHER_STANCE = "the other stance was taken"
SET_ASIDE = "left out for its speaker, or for what decided another part"


def count_misses(corpus: OpenCorpus, answers: Iterable[JudgedAnswer]) -> Counter[str]:
    """How often each reason kept a wanted pair of claim and stance out of an answer."""
    claims = list(corpus.claims())
    labels = {label.id: label for label in corpus.labels}
    reasons: Counter[str] = Counter()
    for answer in answers:
        statement = read_statement(answer.case.text, answer.case.as_of, corpus.pipeline.corpus)
        for claim_id, stance in answer.missed:
            label = labels[claim_id]
            shown = [claim for claim in claims if shows(span_of(claim), label)]
            reasons[_reason(corpus, statement, shown, stance)] += 1
    return reasons


def _reason(corpus: OpenCorpus, statement: Statement, claims: Sequence[Claim], stance: Stance) -> str:
    if not claims:
        return NOT_EXTRACTED
    if not statement.assertions:
        return NOTHING_SAID
    book = phrase_book(corpus.pipeline.corpus)
    parts = range(len(statement.assertions))
    bearings = [find_bearing(statement, part, claim, book) for claim in claims for part in parts]
    decided = [bearing for bearing in bearings if bearing.stance is not None]
    if not decided:
        return _closest(bearings).rule or _unjoined(
            statement.assertions, [one.assertion for one in claims], book
        )
    agreeing = any(bearing.stance is stance for bearing in decided)
    return SET_ASIDE if agreeing or statement.attributed_to is not None else OTHER_STANCE


def _unjoined(statement: Sequence[Assertion], claims: Sequence[Assertion], book: PhraseBook) -> str:
    """Why no event of the claims is one of the statement's."""
    told = (("the statement", statement), ("the claim", claims))
    for whose, assertions in told:
        if not any(assertion.events for assertion in assertions):
            return NO_EVENT.format(whose)
    for whose, assertions in told:
        concepts = {event.concept for assertion in assertions for event in assertion.events}
        if not concepts & book.concepts.table.keys():
            return UNLISTED.format(whose)
    return APART


def _closest(bearings: Sequence[Bearing]) -> Bearing:
    """The bearing in which most was compared, of those that a row of the table ruled out if there is one."""
    return max(bearings, key=lambda bearing: (bool(bearing.rule), len(bearing.findings)))


def misses_table(developed: Counter[str], fresh: Counter[str]) -> Table:
    """What kept wanted evidence out, the commonest reason first."""
    table = Table("reason", title="Why wanted evidence is missing")
    for column in ("developed", "fresh"):
        table.add_column(column, justify="right")
    for reason, _ in (developed + fresh).most_common():
        table.add_row(reason, str(developed[reason]), str(fresh[reason]))
    table.add_row("all", str(developed.total()), str(fresh.total()), style="bold")
    return table

"""From claims to the answer: evidence with its findings, near misses, what each side says, the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain import Assertion, Claim, CorpusState, Statement
from service.judgement import (
    Aspect,
    Evidence,
    Finding,
    NearMiss,
    Outcome,
    Question,
    Stance,
    Verification,
)
from service.lexicon.phrases import PhraseBook, phrase_book
from service.verification.bearing import find_bearing
from service.verification.facts import COVERED_WELL
from service.verification.folding import fold_copies
from service.verification.glance import glance_for
from service.verification.judging import Fetch, Judged, Judging, Means, Ranked
from service.verification.misses import why_not
from service.verification.nearest import ASKED, find_nearest
from service.verification.nearness import rank_by_nearness
from service.verification.pairs import main_events
from service.verification.parties import CHARGES, sides_of, strict_things
from service.verification.reading import MATCHES, may_be_read, read_nearest
from service.verification.roles import ATTITUDES
from service.verification.speakers import without_unnamed
from service.verification.summing_up import count_sides, decide_verdict, summarise
from service.verification.traits import Field, Near
from service.verification.weighing import Bearing
from service.verification.wording import COVERED, coverage

Stood = tuple[Judged, Bearing, Stance]
"""A claim that takes a stance, with what decided it."""

ANOTHER_SPEAKER = 0.85
"""What is left of the confidence where the evidence is that another speaker said it."""


def judge(
    statement: Statement,
    matched: Sequence[Ranked],
    fetch: Fetch,
    question: Question,
    means: Means,
    state: CorpusState,
) -> Verification:
    """The whole answer. `matched` are the candidate claims in outline with their scores, in any order.

    `fetch` gives the claims of some of them. Evidence comes strongest first and is cut to `question.limit`;
    the verdict and `by_side` count all of it.
    """
    corpus = means.corpus
    book = phrase_book(corpus)
    given = statement
    statement = without_unnamed(statement, corpus)
    if Aspect.SPEAKER in question.without:
        statement = replace(statement, attributed_to=None)
    if question.sides or question.min_match > 0:
        matched = [one for one in matched if _is_asked_for(one, question)]
    best = sorted(matched, key=_by_score)
    may_bear = glance_for(statement, book)
    judging = Judging(statement, fetch, corpus, book, question.without)
    bearing = [one for one in best if question.without or may_bear(one[1])]
    weighed = 0 if means.inference is not None or bearing else ASKED
    # at once: the best are evidence, near misses, or weighed where no rule decides
    judging.fetch((*bearing, *best[: max(question.near_misses, weighed)]))
    stands = _settle_parts(_stances(statement, judging.judge(bearing), book))
    if not question.without:
        stands = _own_first([*stands, *_nearest(statement, best, stands, judging, means)])
    evidence = [_evidence(one, found, stance) for one, found, stance in stands]
    evidence.sort(key=lambda item: (-item.confidence, -item.match.score, item.claim.id))
    folded = fold_copies(evidence)
    told = {one.claim.id: (one, found) for one, found, _ in stands}
    misses = [one for one in best if one[1].id not in told][: question.near_misses]
    counts = count_sides(folded)
    return Verification(
        statement=given,
        verdict=decide_verdict(folded),
        summary=summarise(folded),
        by_side=counts,
        evidence=tuple(_in_words(item, *told[item.claim.id]) for item in folded[: question.limit]),
        near_misses=tuple(_near_miss(statement, one, book, question.without) for one in judging.read(misses)),
        corpus=state,
    )


def _is_asked_for(one: Ranked, question: Question) -> bool:
    match, outline = one
    return match.score >= question.min_match and (not question.sides or outline.side in question.sides)


def _by_score(one: Ranked) -> tuple[float, str]:
    match, outline = one
    return -match.score, outline.id


def _nearest(
    statement: Statement, best: Sequence[Ranked], stands: Sequence[Stood], judging: Judging, means: Means
) -> list[Stood]:
    """What the best matches say on which no rule takes a stance; in words alone, only where none does."""
    inference, encoder = means.inference, means.encoder
    if stands if inference is None else not may_be_read(statement):
        return []
    nearest: Sequence[tuple[Ranked, float | None]] = [(one, None) for one in best[:ASKED]]
    if inference is not None and encoder is not None:
        nearest = rank_by_nearness(statement.text, best, encoder)[:MATCHES]
    judged = judging.read([one for one, _ in nearest])
    near = [
        Near(rank, one.match, one.claim, one.speaker, likeness)
        for rank, (one, (_, likeness)) in enumerate(zip(judged, nearest, strict=True))
    ]
    decided = {one.claim.id: stance for one, _, stance in stands}
    field = Field(statement, near, [outline.terms for _, outline in best], phrase_book(means.corpus), decided)
    found = find_nearest(field) if inference is None else read_nearest(field, inference)
    return [(judged[near.rank], one, one.stance) for near, one in found if one.stance is not None]


def _stances(statement: Statement, judged: Sequence[Judged], book: PhraseBook) -> list[Stood]:
    """Each claim's stance: a contradiction of any part, else support of one; then who said it."""
    found = []
    for one in judged:
        against = [bearing for bearing in one.stances if bearing.stance is Stance.CONTRADICTS]
        if one.stances:
            bearing = max(against or one.stances, key=lambda bearing: bearing.confidence)
            found.append((one, bearing, bearing.stance))
    if statement.attributed_to is None:
        return [(one, bearing, stance) for one, bearing, stance in found if stance is not None]
    return _attributed(statement, found, book)


def _attributed(
    statement: Statement, found: Sequence[tuple[Judged, Bearing, Stance | None]], book: PhraseBook
) -> list[Stood]:
    """Of "X said P", X's own claims decide; another's claim of P contradicts if X made none."""
    own = [
        (one, bearing, _turned(stance) if statement.denied else stance)
        for one, bearing, stance in found
        if stance is not None and one.speaker.outcome is Outcome.AGREES
    ]
    backed = [one for one in own if one[2] is Stance.SUPPORTS]
    if backed and not statement.denied:
        return backed + [one for one in own if one[2] is not Stance.SUPPORTS and not _another_figure(one[1])]
    if own if statement.denied else backed:
        return own
    telling = Stance.CONTRADICTS if statement.denied else Stance.SUPPORTS
    others = [
        (one, bearing, Stance.CONTRADICTS)
        for one, bearing, stance in found
        if stance is telling
        and (not statement.denied or _denies(one.claim))
        and one.speaker.outcome is Outcome.CONFLICTS
        and _says_the_same(statement, one.claim, bearing, book)
    ]
    return own + others


def _own_first(stands: list[Stood]) -> list[Stood]:
    """Without what others say, once X is found to have said it."""
    agrees, conflicts = Outcome.AGREES, Outcome.CONFLICTS
    backed = any(one.speaker.outcome is agrees and stance is Stance.SUPPORTS for one, _, stance in stands)
    return [stood for stood in stands if not (backed and stood[0].speaker.outcome is conflicts)]


def _says_the_same(statement: Statement, claim: Claim, bearing: Bearing, book: PhraseBook) -> bool:
    """True where the other speaker gives the figure, or says nearly all of it, and who did it.

    Of others' claims in other words that cover less, 1 of 7 was what the statement was about.
    """
    part = statement.assertions[bearing.part]
    share = coverage(part, claim, book.concepts)
    if share >= COVERED and (_charges_alike(part, claim) or _calls_alike(part, claim)):
        return True
    doer = bearing.names_doer or not any(sides_of(event.agents) for event in main_events(part))
    return doer and (bearing.figure is not None or share >= COVERED_WELL)


def _charges_alike(part: Assertion, claim: Claim) -> bool:
    """True where both tell that somebody is blamed, and whom."""
    charged, others = (
        {term for event in told.events if event.concept in CHARGES for term in event.patients}
        for told in (part, claim.assertion)
    )
    return not charged.isdisjoint(others)


def _calls_alike(part: Assertion, claim: Claim) -> bool:
    """True where the claim condemns something in the statement's own words: "a clumsy fake"."""
    called = (strict_things(event.patients) for event in claim.assertion.events if event.concept in ATTITUDES)
    return any(len(things) > 1 and things <= {*part.terms} for things in called)


def _denies(claim: Claim) -> bool:
    """True of another's denial: the statement has the wrong one deny it."""
    return any(event.denied for event in claim.assertion.events)


def _another_figure(bearing: Bearing) -> bool:
    """True of another figure: who said both said this one, too."""
    return bearing.deciding.aspect is Aspect.FIGURE


def _turned(stance: Stance) -> Stance:
    return Stance.CONTRADICTS if stance is Stance.SUPPORTS else Stance.SUPPORTS


def _settle_parts(stands: Sequence[Stood]) -> list[Stood]:
    """Drops support of one part where another part is contradicted and that one is not.

    Who did it is a part too: once a claim names another doer, one that names none supports nothing.
    """
    if any(stance is Stance.CONTRADICTS and bearing.by_doer for _, bearing, stance in stands):
        stands = [
            (one, b, stance) for one, b, stance in stands if stance is Stance.CONTRADICTS or b.names_doer
        ]
    refuted = {
        (bearing.part, bearing.figure) for _, bearing, stance in stands if stance is Stance.CONTRADICTS
    }
    return [
        (one, bearing, stance)
        for one, bearing, stance in stands
        if stance is Stance.CONTRADICTS or not refuted or (bearing.part, bearing.figure) in refuted
    ]


def _evidence(one: Judged, bearing: Bearing, stance: Stance) -> Evidence:
    """What ranks it; its findings wait for `_in_words`, as only what is shown needs them."""
    another = one.speaker.outcome is Outcome.CONFLICTS
    confidence = bearing.confidence * (ANOTHER_SPEAKER if another else 1.0)
    rule = f"{bearing.rule}, by another speaker" if another else bearing.rule
    sure = round(min(confidence, 0.99), 2)
    return Evidence(stance, sure, one.match, (), one.claim, rule=rule)


def _in_words(item: Evidence, one: Judged, bearing: Bearing) -> Evidence:
    """With what was compared, and who said it; what decides comes first."""
    telling = [finding for finding in bearing.findings if _tells(finding)]
    if one.speaker.in_statement is not None:
        telling.append(one.speaker)
    decides = one.speaker if one.speaker.outcome is Outcome.CONFLICTS else bearing.deciding
    telling.sort(key=lambda finding: finding != decides)
    return replace(item, findings=tuple(telling))


def _tells(finding: Finding) -> bool:
    """True of a row that a reader gains by; that both tell a fact is no news."""
    plain = finding.aspect is Aspect.MODALITY and finding.outcome is Outcome.AGREES
    return finding.outcome is not Outcome.SILENT and not plain


def _near_miss(statement: Statement, one: Judged, book: PhraseBook, without: frozenset[Aspect]) -> NearMiss:
    bearings = [
        find_bearing(statement, i, one.claim, book, without) for i in range(len(statement.assertions))
    ]
    bearing = bearings[0] if bearings else None
    if len(bearings) > 1:
        bearing = max(bearings, key=lambda bearing: len(bearing.findings))
    return NearMiss(one.match, one.claim, why_not(statement, one.claim, bearing, one.speaker, book))

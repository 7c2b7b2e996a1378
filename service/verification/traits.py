"""How near a claim is to a statement on which no rule gives it a stance: what agrees, what speaks against it.

Each trait is a number that `odds` has weights of; most are 0 or 1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from service.domain import TAKEN_AS_KNOWN, Assertion, Claim, Modality, Statement
from service.inference import Inferred
from service.judgement import Finding, Match, Outcome, Stance
from service.lexicon.phrases import SIDE, PhraseBook
from service.verification.aspects import COMPARISONS, Aspects
from service.verification.bearing import tells_enough, unsaid
from service.verification.likeness import both_known
from service.verification.measures import TIME_UNITS, compare_intervals, same_measure
from service.verification.opposites import is_opposed
from service.verification.pairs import Pair, Relation, find_pairs, main_events
from service.verification.stance import TABLE
from service.verification.strangers import find_stranger, knows_names
from service.verification.wording import CONTEXT_CREDIT, coverage, holders_of

FIELD = 20
"""The best matches among which a word is rare or common; as many near misses as a client may ask for."""

FARTHEST = 6.0
"""The log-odds beyond which the inference model's answer counts no more: it is seldom so sure with reason."""

ACTS = frozenset(
    {
        "same_act",
        "opposed_act",
        "act_known",
        "stranger",
        "doer_agrees",
        "doer_conflicts",
        "thing_agrees",
        "place_agrees",
        "place_conflicts",
        "day_conflicts",
        "act_place_conflicts",
        "act_polarity_conflicts",
        "act_mood_conflicts",
    }
)
"""The traits that cost most to tell, as much as all others together."""

SETTLED = (Modality.FACT, Modality.DENIAL)


class Reads(Protocol):
    """What tells how likely a statement follows from a claim, or cannot be true beside it."""

    def read(self, premise: str, hypothesis: str) -> Inferred:
        """What the premise says to the hypothesis."""
        ...


WANTING = {
    "other_doer": "want_of_doer",
    "other_thing": "want_of_thing",
    "told_alike": "want_of_thing",
    "anything": "want_of_act",
    "covered_well": "want_of_act",
}
"""Of the conditions by which a rule leaves a claim out for want of likeness, the trait that tells of it."""

WORDS = "want_of_words"
"""The trait of a claim that the last rule leaves out, which has no condition."""

WANTS = {
    row.rule: {WANTING[condition] for condition in row.when} or {WORDS}
    for row in TABLE
    if row.stance is None and row.when.keys() <= WANTING.keys()
}
"""The rules by which a claim is left out for want of likeness, not for its day, place or mood: of what."""


@dataclass(frozen=True, slots=True)
class Near:
    """One of the best matches: its place among them from 0, and whose it is.

    `likeness` is how near it is in meaning by the sentence encoder, None where that was not asked.
    """

    rank: int
    match: Match
    claim: Claim
    speaker: Finding
    likeness: float | None = None


class Field:
    """The best matches of one statement together, best first: some of them, and the terms of all.

    `decided` are the claims, by id, on which rules take a stance.
    """

    def __init__(
        self,
        statement: Statement,
        best: Sequence[Near],
        terms: Sequence[Sequence[str]],
        book: PhraseBook,
        decided: Mapping[str, Stance],
    ) -> None:
        self.statement = statement
        self.best = best
        self.terms = terms[:FIELD]
        self.book = book
        self.decided = decided

    @cached_property
    def told(self) -> Counter[str]:
        """How many of the matches hold each term."""
        return Counter(term for terms in self.terms for term in {*terms})

    @cached_property
    def highest(self) -> float:
        """The score of the best match in words."""
        return max(one.match.score for one in self.best)

    def rarity(self, term: str) -> float:
        """Above 0; the rarer the term among the best matches, the higher."""
        return math.log((len(self.terms) + 1) / (self.told[term] + 0.5))

    def lead(self, near: Near) -> float:
        """By how much its score is above the best of the others, or below it."""
        others = [one.match.score for one in self.best if one.rank != near.rank]
        return near.match.score - max(others, default=near.match.score)


def read_traits(field: Field, part: Assertion, near: Near) -> Mapping[str, float]:
    """Every trait by its name, of a part of the statement beside one of the best matches."""
    return {**read_first(field, part, near), **read_acts(field, part, near.claim)}


def read_first(field: Field, part: Assertion, near: Near) -> Mapping[str, float]:
    """Those that cost least: all but what comes of comparing the acts."""
    return {
        **_words(field, part, near),
        **_figures(field, part, near.claim.assertion),
        **_mood(part, near.claim.assertion),
        "other_act": both_known(part, near.claim.assertion, field.book),
        "own_speaker": near.speaker.outcome is Outcome.AGREES,
        "other_speaker": near.speaker.outcome is Outcome.CONFLICTS,
    }


def _words(field: Field, part: Assertion, near: Near) -> dict[str, float]:
    told, around = frozenset(near.claim.assertion.terms), frozenset(near.claim.assertion.context)
    terms, names = frozenset(part.terms), _names(part, field.book)
    return {
        "first": near.match.score == field.highest,
        "gap": field.highest - near.match.score,
        "lead": field.lead(near),
        "rare_words": _rare_share(field, part, told, around),
        "plain_words": coverage(part, near.claim, field.book.concepts, without=names),
        "claim_words": len(terms & told) / max(1, len(told)),
        "names": len(names & (told | around)) / max(1, len(names)),
        "nameless": not names,
        "brevity": 1 / (1 + len(terms)),
    }


def _rare_share(field: Field, part: Assertion, told: frozenset[str], around: frozenset[str]) -> float:
    """The share of the part's terms that the claim holds, a rare one counting more."""
    total = held = 0.0
    for term in dict.fromkeys(part.terms):
        weight = field.rarity(term)
        total += weight
        if not holders_of(term, field.book.concepts).isdisjoint(told):
            held += weight
        elif term in around:
            held += weight * CONTEXT_CREDIT
    return held / total if total else 0.0


def _names(part: Assertion, book: PhraseBook) -> frozenset[str]:
    return frozenset(
        term for term in part.terms if term.startswith(SIDE) or term in book.place_terms or term in part.names
    )


def _figures(field: Field, part: Assertion, told: Assertion) -> dict[str, float]:
    wanted = [one for one in part.quantities if one.unit not in TIME_UNITS]
    like = [
        (one, other)
        for one in wanted
        for other in told.quantities
        if same_measure(one, other, field.book.concepts)
    ]
    outcomes = {compare_intervals(one, other) for one, other in like}
    agrees = Outcome.AGREES in outcomes
    conflicts = Outcome.CONFLICTS in outcomes and not agrees
    counted = any(None not in (one.unit, other.unit) for one, other in like)
    return {
        "figure_asked": bool(wanted),
        "figure_agrees": agrees,
        "figure_conflicts": conflicts and counted,
        "figure_missing": bool(wanted) and not (agrees or conflicts),
        "figure_extra": not wanted and any(one.unit not in TIME_UNITS for one in told.quantities),
    }


def read_acts(field: Field, part: Assertion, claim: Claim) -> Mapping[str, float]:
    """The traits named in ACTS: how far the two tell of one act, by the pair in which most agrees."""
    book = field.book
    alike = list(find_pairs(field.statement, part, claim, book))
    every = list(find_pairs(field.statement, part, claim, book, any_event=True))
    same, whatever = _best_aspects(alike), _best_aspects(every)
    return {
        "same_act": any(pair.relation is Relation.SAME for pair in alike),
        "opposed_act": any(is_opposed(pair) for pair in alike),
        "act_known": all(event.concept in book.concepts.table for event in main_events(part)),
        "stranger": any(find_stranger(pair) is not None for pair in every),
        "doer_agrees": whatever.get("agents") is Outcome.AGREES,
        "doer_conflicts": whatever.get("agents") is Outcome.CONFLICTS,
        "thing_agrees": whatever.get("patients") is Outcome.AGREES,
        "place_agrees": whatever.get("places") is Outcome.AGREES,
        "place_conflicts": whatever.get("places") is Outcome.CONFLICTS,
        "day_conflicts": whatever.get("date") is Outcome.CONFLICTS,
        "act_place_conflicts": same.get("places") is Outcome.CONFLICTS,
        "act_polarity_conflicts": same.get("polarity") is Outcome.CONFLICTS,
        "act_mood_conflicts": same.get("modality") is Outcome.CONFLICTS,
    }


def _best_aspects(pairs: Sequence[Pair]) -> Mapping[str, Outcome]:
    """The outcomes of the pair of events in which most agrees; none without a pair."""
    every = [Aspects(pair) for pair in pairs]
    compared = [{name: aspects.outcome(name) for name in COMPARISONS} for aspects in every]
    return max(compared, key=_agreement, default={})


def _agreement(outcomes: Mapping[str, Outcome]) -> int:
    return sum((one is Outcome.AGREES) - (one is Outcome.CONFLICTS) for one in outcomes.values())


def read_wants(rule: str) -> Mapping[str, float]:
    """Of what likeness the claim is in want by the rule that leaves it out; of none where no event joins."""
    return {name: name in WANTS.get(rule, ()) for name in (*WANTING.values(), WORDS)}


def _mood(part: Assertion, told: Assertion) -> dict[str, float]:
    main = main_events(part)
    asked = part.modality is not Modality.FACT or any(one.modality not in SETTLED for one in main[:1])
    open_acts = any(one.modality not in SETTLED for one in told.events if one.rank < TAKEN_AS_KNOWN)
    asked_of = {event.concept: event.positive for event in main}
    told_of = [event for event in told.events if event.concept in asked_of]
    only_open = bool(told_of) and all(event.modality not in SETTLED for event in told_of)
    stated = told.modality not in SETTLED
    negative = sum(not one.positive for one in main) % 2
    return {
        "only_statement_open": asked and not (stated or open_acts),
        "only_claim_open": not asked and (stated or only_open),
        "told_turned": bool(told_of) and all(one.positive != asked_of[one.concept] for one in told_of),
        "other_polarity": negative != sum(not one.positive for one in told.events if one.rank == 0) % 2,
    }


def read_inferred(inference: Reads, claim: Claim, statement: str) -> Mapping[str, float]:
    """What the inference model says to the statement beside the claim."""
    said = inference.read(premise_of(claim), statement)
    return {
        "inferred_supports": min(max(said.supports, -FARTHEST), FARTHEST),
        "inferred_contradicts": min(max(said.contradicts, -FARTHEST), FARTHEST),
    }


def read_likeness(field: Field, near: Near) -> Mapping[str, float]:
    """How near the claim is in meaning, by itself and beside the nearest of the field."""
    nearest = max(one.likeness or 0.0 for one in field.best)
    likeness = near.likeness or 0.0
    return {"likeness": likeness, "less_like": nearest - likeness, "most_like": likeness == nearest}


def premise_of(claim: Claim) -> str:
    """The claim as its speaker's words, in which form the inference model is taught to read it."""
    speaker = claim.attribution.speaker
    return f"{speaker}: {claim.text}" if speaker else claim.text


def read_silence(part: Assertion, claim: Claim) -> Mapping[str, float]:
    """In what a claim leaves open what the part is about, or the part says too little to tell."""
    told = claim.assertion
    return {
        "says_little": not tells_enough(part),
        "other_window": part.windowed != told.windowed,
        "unknown_name": not knows_names(part, claim),
        "unsaid": unsaid(part, told, figure=None) is not None,
    }
